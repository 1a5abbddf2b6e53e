"""An attached file on its way out of the desk: saved as a copy, or opened by the viewer of this system.

What a viewer gets is a read-only copy under a name made here, in a folder that only its owner may enter (0700),
which is removed when the desk is left; what a desk that was ended by force has left, the next one removes.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import shutil
import tempfile
from pathlib import Path

from complaintdesk.documents.private_file import PrivateFile
from complaintdesk.queries import attachments
from complaintdesk.rules.errors import NotSaved
from complaintdesk.rules.file_names import extension
from complaintdesk.store import places
from complaintdesk.store.look import Look

_PREFIX = "complaintdesk-view-"


def save_copy(look: Look, attachment_id: int, path: Path, *, replace: bool = False) -> Path:
    """Save a copy that only its owner may read; into a folder, under its own name. Returns where it is.

    Raises `NotSaved`, also where there is a file already and it is not to be replaced, and `Damaged`.
    """
    found = attachments.contents(look, attachment_id)
    try:
        if "\0" in str(path):
            raise ValueError("no file can be called that")
        target = path / found.name if path.is_dir() else path
        taken = target.exists() and not replace
    except (OSError, ValueError) as error:
        raise NotSaved(f"{path} could not be written: {error}.") from error
    if taken:
        raise NotSaved(f"{target} is there already; nothing was written. Give it another name.")
    private = PrivateFile(target)
    try:
        private.write(found.content)
        private.keep()
    finally:
        private.drop()
    return target


class Viewed:
    """The copies that viewers were given; `close` removes them, at the latest when Python ends."""

    def __init__(self) -> None:
        self._folder: Path | None = None

    def copy(self, look: Look, attachment_id: int) -> Path:
        """A copy for a viewer, the same one each time. Raises `NotSaved` and `Damaged`."""
        found = attachments.contents(look, attachment_id)
        end = extension(found.name)  # one of `file_types.TYPES`: nothing else was ever attached
        try:
            folder = self._ready()
            path = folder / f"attachment-{attachment_id}.{end}"
            path.unlink(missing_ok=True)
            places.make_private_file(path)
            path.write_bytes(found.content)
            path.chmod(0o400)
        except OSError as error:
            raise NotSaved(f"No copy could be made for the viewer: {error.strerror or error}.") from error
        return path

    def open(self, look: Look, attachment_id: int) -> None:
        """Open it with the viewer of this system. Raises `NotSaved` and `Damaged`."""
        places.open_with_viewer(self.copy(look, attachment_id))

    def close(self) -> None:
        """Remove the copies. A viewer that still shows one has read it, or keeps it open."""
        if self._folder is not None:
            _remove(self._folder)
            self._folder = None

    def _ready(self) -> Path:
        if self._folder is None or not self._folder.is_dir():
            remove_left_behind()
            self._folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))
            atexit.register(self.close)
        return self._folder


def remove_left_behind() -> None:
    """Remove the copies of desks that were ended by force."""
    with contextlib.suppress(OSError):
        for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
            process = folder.name.removeprefix(_PREFIX).partition("-")[0]
            ours = folder.is_dir() and not folder.is_symlink() and process.isdecimal()
            if ours and _is_ours(folder) and not places.is_running(int(process)):
                _remove(folder)


def _is_ours(folder: Path) -> bool:
    return not hasattr(os, "getuid") or folder.stat().st_uid == os.getuid()


def _remove(folder: Path) -> None:
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            path.chmod(0o600)  # Windows removes nothing that is read-only
    shutil.rmtree(folder, ignore_errors=True)
