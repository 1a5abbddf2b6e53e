"""When the office is open, by weekday: `09:00-12:30, 13:30-17:00`. Local times on the office's wall."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import time
from itertools import pairwise
from typing import NamedTuple

from complaintdesk.rules.errors import Invalid

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SPAN = re.compile(r"(\d{1,2})[:.](\d{2})\s*[-–]\s*(\d{1,2})[:.](\d{2})")
_LIKE = "Write opening hours like 09:00-12:30, 13:30-17:00; leave a closed day empty."


class Span(NamedTuple):
    """From opening to closing, on one day."""

    opens: time
    closes: time


Week = tuple[tuple[Span, ...], ...]  # Monday first; an empty day is closed

# Hours are counted by these where the office has not said when it is open.
USUAL_DAY = (Span(time(9), time(17)),)


def parse_week(given: Mapping[str, str]) -> Week:
    """The week out of texts by weekday (`monday` …); a weekday that is left out is closed. Raises `Invalid`."""
    strange = [name for name in given if name not in WEEKDAYS]
    if strange:
        raise Invalid(f"There is no weekday “{strange[0]}”: {', '.join(WEEKDAYS)}.", {strange[0]: "no weekday"})
    week = tuple(parse_day(given.get(name, ""), name) for name in WEEKDAYS)
    if not any(week):
        raise Invalid("The office must be open on at least one day of the week.", {"monday": "one day open"})
    return week


def week_of(hours: Mapping[int, str]) -> Week | None:
    """The week out of what is kept for each weekday (Monday is 0); None where nothing is kept."""
    return parse_week({WEEKDAYS[day]: text for day, text in hours.items()}) if hours else None


def parse_day(text: str, field: str) -> tuple[Span, ...]:
    """The spans of one day, in order. Raises `Invalid` naming `field`."""
    spans = []
    for part in filter(None, (part.strip() for part in text.split(","))):
        found = _SPAN.fullmatch(part)
        try:
            if found is None:
                raise ValueError(part)
            hours = [int(group) for group in found.groups()]
            span = Span(time(hours[0], hours[1]), time(hours[2], hours[3]))
        except ValueError as error:
            raise Invalid(f"{field}: “{part}” is no opening time. {_LIKE}", {field: _LIKE}) from error
        spans.append(span)
    if any(span.opens >= span.closes for span in spans) or any(a.closes > b.opens for a, b in pairwise(spans)):
        raise Invalid(f"{field}: each opening time ends later than it begins, the next after it.", {field: _LIKE})
    return tuple(spans)


def day_text(spans: tuple[Span, ...]) -> str:
    """The day as `parse_day` reads it; empty for a closed one."""
    return ", ".join(f"{span.opens:%H:%M}-{span.closes:%H:%M}" for span in spans)
