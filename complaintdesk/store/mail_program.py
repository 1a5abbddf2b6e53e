"""The mail program of this machine: a letter is handed to it as a draft, and a person sends it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from urllib.parse import quote

from complaintdesk.rules.errors import NotSaved
from complaintdesk.rules.ways_to_reach import check_email

# Longer addresses are cut off or refused by usual systems.
_LONGEST = 8_000


def mailto(address: str, subject: str, text: str) -> str:
    """The letter as a `mailto:` address: every sign of it encoded, so that none can add a field or a recipient.

    Raises `Invalid` for an address that is none, `NotSaved` for a letter that is too long.
    """
    local, _, domain = check_email(address).rpartition("@")
    lines = text.replace("\n", "\r\n")
    made = f"mailto:{quote(local, safe='')}@{quote(domain, safe='')}?subject={quote(subject, safe='')}"
    made += f"&body={quote(lines, safe='')}"
    if len(made) > _LONGEST:
        raise NotSaved("The letter is too long for a draft in the mail program: save it, and attach it there.")
    return made


def draft(address: str, subject: str, text: str) -> None:
    """Open the mail program with the letter as a draft. Call it only when somebody has said yes to it.

    Raises `NotSaved` where this machine has none that can be opened from here.
    """
    link = mailto(address, subject, text)
    try:
        if sys.platform == "win32":
            os.startfile(link)  # noqa: S606 - the only way there; it hands the address to its program
            return
        command = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
        seen = sys.platform == "darwin" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
        if command is None or not seen:
            raise NotSaved(
                "This machine has no mail program that could be opened from here. Save the letter instead."
            )
        subprocess.Popen(  # noqa: S603 - a program of the system, with one argument that is made above
            [command, link],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise NotSaved(f"The mail program could not be started: {error.strerror or error}.") from error
