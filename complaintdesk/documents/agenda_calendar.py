"""The agenda as a calendar to subscribe to (RFC 5545): an all-day entry for each thing that is due.

What it says may be read by whoever sees the calendar: no complainant is named unless that is wanted.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from complaintdesk.documents.private_file import PrivateFile
from complaintdesk.queries.due import Due, identified
from complaintdesk.rules.plain_text import clean_line, visible

_LAST = date.max - timedelta(days=1)  # the calendar ends a day later
_LONGEST = 75  # octets of a line, without its end
# rooms whose entries are about complainants: without words for outside, only where it is done is said
_ABOUT_PEOPLE = {"case": "A complaint", "satisfaction": "Ask a complainant how they were treated"}


def as_calendar(rows: Iterable[Due], office: str, now: datetime, desk: str, *, named: bool = False) -> str:
    """The calendar, with CRLF at the end of each line. `now` is a UTC instant, `desk` tells desks apart.

    Without `named` it says of cases only their reference and what is to be done. The identity of an entry stays
    the same as long as the thing is due, so that a subscriber sees it move and not come twice.
    """
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//complaintdesk//agenda//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(office)}",
    ]
    for identity, row in identified(rows):
        lines += _entry(row, _uid(identity, desk), stamp, named)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines)


def _entry(row: Due, uid: str, stamp: str, named: bool) -> list[str]:
    who = f" ({row.who})" if row.who else ""
    return [
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{_day(row.on)}",
        f"DTEND;VALUE=DATE:{_day(min(row.on, _LAST) + timedelta(days=1))}",
        f"SUMMARY:{escaped((row.what if named else outward(row)) + who)}",
        f"CATEGORIES:{escaped(f'ISO 10002 {row.clause}')}",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def outward(row: Due) -> str:
    """What may be said of it where others read it."""
    return row.outside or _ABOUT_PEOPLE.get(row.room, row.what)


def escaped(text: str) -> str:
    """TEXT as the standard has it (3.3.11), in one line."""
    plain = visible(clean_line(text))
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def folded(line: str) -> str:
    """A line in pieces of at most 75 octets, none of them cut within a character (3.1)."""
    pieces: list[str] = []
    piece, octets = "", 0
    for char in line:
        size = len(char.encode("utf-8", "replace"))
        if octets + size > _LONGEST:
            pieces.append(piece)
            piece, octets = " ", 1
        piece, octets = piece + char, octets + size
    return "\r\n".join((*pieces, piece))


def rewrite(path: Path, calendar: str) -> None:
    """Put it where it is subscribed to, in place of the one before: a reader finds the old or the new, whole.

    Raises `NotSaved`.
    """
    private = PrivateFile(path)
    try:
        private.write(calendar.encode("utf-8", "replace"))
        private.keep()
    finally:
        private.drop()


def _uid(identity: str, desk: str) -> str:
    told = f"{desk}\n{identity}".encode("utf-8", "replace")
    return f"{sha256(told).hexdigest()[:32]}@complaintdesk.invalid"


def _day(on: date) -> str:
    return f"{on.year:04d}{on.month:02d}{on.day:02d}"
