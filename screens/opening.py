"""Opening the app from the shell, and what is said where it cannot be opened."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from screens.app import DeskApp


def open_app(path: Path) -> int:
    """Show the app on the desk at `path` until people leave it; returns the exit code.

    Raises the `DeskError` of a file that cannot be opened, before there is a screen, and what ended the app.
    """
    if not (sys.stdin.isatty() and sys.stderr.isatty()):  # Textual draws on stderr
        sys.stderr.write("complaintdesk: The app needs a terminal. From a script use a verb; see --help.\n")
        return 2
    gc.disable()  # until the first paint
    app = DeskApp(path)
    app.open_file()
    app.run()
    if app.defect is not None:
        raise app.defect
    return app.return_code or 0
