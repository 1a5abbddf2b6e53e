"""Where the desk's files lie on this machine, and what each system says about permission bits and terminals."""

from __future__ import annotations

import os
import socket
from pathlib import Path

_APP = "complaintdesk"


def data_file() -> Path:
    """The desk's file unless `--db` names another: in the platform's folder for a user's data."""
    from platformdirs import user_data_path

    return user_data_path(_APP, appauthor=False) / "desk.db"


def config_file() -> Path:
    """Where the settings of this machine (not of the shop) will be. Nothing reads them yet."""
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
