"""Days, months and periods as people write them in headings and charts. Dates only, no time zone."""

from __future__ import annotations

from datetime import date

from complaintdesk.rules import dates


def month(name: str) -> str:
    """`2026-11` as people write it: `Nov 2026`."""
    return f"{dates.long(date.fromisoformat(f'{name}-01')).split()[-1][:3]} {name[:4]}"


def day(on: date, *, year: bool = True) -> str:
    """`16 Nov 2026`, or without its year."""
    said = f"{on.day} {month(f'{on:%Y-%m}')}"
    return said if year else said.rsplit(" ", 1)[0]


def stretch(first: date, last: date) -> str:
    """Two days: `2026`, `Dec 2025 – Nov 2026`, `Jul – Sep 2026`, `5 Jan – 1 Feb 2026`; one day as it is."""
    whole = first.day == 1 and _ends_month(last)
    if whole and (first.year, first.month, last.month) == (last.year, 1, 12):
        return str(last.year)
    names = [month(f"{each:%Y-%m}") if whole else day(each) for each in (first, last)]
    if names[0] == names[1]:
        return names[0]
    if first.year == last.year:
        names[0] = names[0].rsplit(" ", 1)[0]
    return " – ".join(names)


def _ends_month(on: date) -> bool:
    return on == date.max or date.fromordinal(on.toordinal() + 1).day == 1
