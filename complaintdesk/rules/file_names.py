"""What a file that people attach may be called. The name is shown, and suggested when a copy is saved; no path."""

from __future__ import annotations

import re
import unicodedata

from complaintdesk.rules import plain_text

MOST_BYTES = 255  # of a name in UTF-8: what the usual file systems take

_SEPARATORS = re.compile(r"[/\\]")
# Not allowed in a name on Windows, or read by a shell or a terminal as something else.
_SIGNS = re.compile(r'[<>:"|?*]')
_BLANKS = re.compile(r"\s+")
# Names that Windows keeps for devices, whatever follows after a dot.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])\s*(?:\.|$)", re.I)
_LONGEST_EXTENSION = 16  # characters: what is longer is no extension
_NAMELESS = "file"


def clean_name(name: str) -> str:
    """The name as it is kept: the last part of a path, without what acts, hides, or turns the writing direction.

    Never empty, `.` or `..`, no name of a device, no dot or blank at an end, no leading dash, at most 255 bytes
    with its extension kept. Cleaning twice changes nothing more.
    """
    plain = unicodedata.normalize("NFC", _SEPARATORS.split(name.rstrip("/\\"))[-1])
    plain = "".join(char for char in plain if char.isspace() or unicodedata.category(char)[0] != "C")
    plain = _BLANKS.sub(" ", _SIGNS.sub("_", plain)).strip(" ").rstrip(" .")
    stem, _, end = plain.rpartition(".")
    plain = (
        f"{_NAMELESS}.{end}" if end.isalnum() and not stem.strip(" .-") and "." in plain else plain.lstrip(" .-")
    )
    if not plain or not any(unicodedata.category(char)[0] in "LNSP" for char in plain):
        return _NAMELESS
    if _DEVICES.match(plain):
        plain = f"_{plain}"
    return _cut(plain)


def report_name(period: str, department: str | None) -> str:
    """What a report's file is called, without its end: `report-2026-Q3`, `report-2026-Q3-spare-parts`.

    Of the department's name only letters and digits are taken: no shell and no path reads anything else into it.
    """
    name = "report-" + period.replace("..", "-to-").replace(" ", "-")
    plain = plain_text.fold(department or "")
    words = "-".join("".join(char if char.isalnum() else " " for char in plain).split())
    return name + (f"-{words[:40].rstrip('-')}" if words else "" if department is None else "-department")


def extension(name: str) -> str:
    """The extension in small letters, without its dot; empty where there is none."""
    stem, dot, end = name.rpartition(".")
    found = end.casefold()
    return found if dot and stem and found.isalnum() and len(found) <= _LONGEST_EXTENSION else ""


def _cut(name: str) -> str:
    if len(name.encode()) <= MOST_BYTES:
        return name
    end = f".{name.rpartition('.')[2]}" if extension(name) else ""
    room = MOST_BYTES - len(end.encode())
    stem = name[: len(name) - len(end)].encode()[:room].decode("utf-8", "ignore")
    return (stem.rstrip(" .") or _NAMELESS) + end
