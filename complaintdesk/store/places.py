"""Where the desk's files lie, and what each system alone has: permission bits, terminals, viewers."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

from complaintdesk.rules.errors import NotSaved

_APP = "complaintdesk"


def data_file() -> Path:
    """The desk's file unless `--db` names another: in the platform's folder for a user's data."""
    from platformdirs import user_data_path

    return user_data_path(_APP, appauthor=False) / "desk.db"


def config_file() -> Path:
    """Where the settings of this machine (not of the shop) are, if it has any."""
    from platformdirs import user_config_path

    return user_config_path(_APP, appauthor=False) / "settings.toml"


def state_file() -> Path:
    """What this machine remembers between starts, such as the person last chosen."""
    from platformdirs import user_state_path

    return user_state_path(_APP, appauthor=False) / "state.json"


def log_file() -> Path:
    """Where a defect of the program is written down."""
    from platformdirs import user_log_path

    return user_log_path(_APP, appauthor=False) / "complaintdesk.log"


def folders_of_files() -> tuple[Path, ...]:
    """Where people's files usually come from on this machine: downloads, and what lies on the desktop."""
    from platformdirs import user_desktop_path, user_downloads_path

    return user_downloads_path(), user_desktop_path()


def make_private_folder(folder: Path) -> None:
    """Make a folder that only its owner may enter. A folder that is there already is left as it is."""
    if not folder.is_dir():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def make_private_file(path: Path) -> None:
    """Make an empty file that only its owner may read (0600; Windows keeps what the folder grants)."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def terminal_name() -> str:
    """This terminal, as the trail records it: host, process and, where the system has one, the device."""
    try:
        device = Path(os.ttyname(0)).name
    except (OSError, AttributeError, ValueError):  # no terminal (a pipe, cron), or a system without ttyname
        device = "-"
    return f"{socket.gethostname()}:{device}:{os.getpid()}"


def open_with_viewer(path: Path) -> None:
    """Open a file in what this system opens its kind with. Raises `NotSaved` where it has nothing for it.

    The viewer runs beside the desk and has no terminal, so it can neither draw over the desk nor read its keys.
    """
    import shutil
    import subprocess

    try:
        if sys.platform == "win32":
            os.startfile(path)  # noqa: S606 - the only way there; it hands the file to its viewer
            return
        command = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
        if command is None or not _has_a_screen():
            raise NotSaved("This machine has no viewer that could be opened from here. Save a copy instead.")
        subprocess.Popen(  # noqa: S603 - a program of the system, on a file that the desk has named
            [command, str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise NotSaved(
            f"The viewer could not be started: {error.strerror or error}. Save a copy instead."
        ) from error


def _has_a_screen() -> bool:
    """Whether a window can be opened at all: over SSH a viewer would take the terminal or fail unseen."""
    return sys.platform == "darwin" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def is_running(process: int) -> bool:
    """Whether a process of this machine still runs; where that cannot be told, it counts as running."""
    if sys.platform == "win32":
        return True  # asking there would end it
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def is_private(path: Path) -> bool:
    """Whether only its owner may read a file; Windows has no such bits, so there every file counts as private."""
    return sys.platform == "win32" or path.stat().st_mode & 0o077 == 0


def is_written_by_its_owner_only(path: Path) -> bool:
    """Whether nobody but its owner may write to a file; on Windows that is up to its folder."""
    return sys.platform == "win32" or path.stat().st_mode & 0o022 == 0
