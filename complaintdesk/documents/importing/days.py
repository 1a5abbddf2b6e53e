"""Days as other systems write them, and the order of day, month and year that a whole column proves."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache
from typing import NamedTuple

from complaintdesk.rules.plain_text import fold

# SERIAL is a spreadsheet's count of days since 1899-12-30.
ORDERS = ("DMY", "MDY", "YMD", "SERIAL")
DEFAULT = "DMY"
_TRIED = ("DMY", "MDY", "YMD")

_TIME = (
    r"(?:(?:\s*[T,]\s*|\s+)(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<part>\d{1,9}))?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?\s*(?P<zone>Z|UTC|GMT|(?:UTC|GMT)?[+-]\d{2}:?(?:\d{2})?)?)?"
)
_NUMBERS = re.compile(r"(\d{1,4})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{1,4})\.?" + _TIME, re.I)
_TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})" + _TIME, re.I)
_NAMED = re.compile(
    r"(?:[a-z]{2,9}\.?,?\s+)?(?:(?P<d1>\d{1,2})(?:st|nd|rd|th)?[.\s/-]*(?P<m1>[a-z]{3,9})|(?P<m2>[a-z]{3,9})\.?\s*(?P<d2>\d{1,2})"
    r"(?:st|nd|rd|th)?)\.?,?[\s/-]*(?P<year>\d{4}|\d{2})" + _TIME,
    re.I,
)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january oca ocak",
            "feb february sub subat",
            "mar march mart",
            "apr april nis nisan",
            "may mayis",
            "jun june haz haziran",
            "jul july tem temmuz",
            "aug august agu agustos",
            "sep sept september eyl eylul",
            "oct october eki ekim",
            "nov november kas kasim",
            "dec december ara aralik",
        ),
        start=1,
    )
    for name in names.split()
}
# What stands for "no date", folded.
_EMPTY = frozenset({"", "-", "--", "n/a", "na", "none", "null", "nan", "#n/a", "unknown", "yok", "nat"})


class Day(NamedTuple):
    """A day as written, with `time` and `offset` from UTC where given; `short` if the year was 14, not 2014."""

    on: date
    time: time | None = None
    offset: timedelta | None = None
    short: bool = False


class Decision(NamedTuple):
    """The order of a column: whether its own values prove it, and how many values do not fit it."""

    order: str
    proven: bool
    unfit: int
    possible: frozenset[str]


class Tally:
    """How many values of a column can be read in each order."""

    def __init__(self) -> None:
        self.filled = 0  # values, whether or not they are days
        self.days = 0  # values that are days in some order
        self.serials = 0
        self.numeric = 0  # days whose order is a question
        self.dotted = 0  # of those, the ones written with dots
        self._fits = dict.fromkeys(_TRIED, 0)

    def add(self, text: str) -> None:
        """Count one value; what stands for an empty one is not counted."""
        if is_empty(text):
            return
        self.filled += 1
        orders = orders_of(text)
        if orders is None:
            self.serials += re.fullmatch(r"[2-6]\d{4}(\.\d+)?", text.strip()) is not None
            return
        self.days += 1
        if orders:
            self.numeric += 1
            self.dotted += text.count(".", 0, 8) >= 2
            for order in orders:
                self._fits[order] += 1

    def decide(self, proven_elsewhere: Collection[str] = ()) -> Decision:
        """The order in which most values are days; of several, what other columns prove, else the default."""
        if self.serials > self.days:
            return Decision("SERIAL", True, self.filled - self.serials, frozenset({"SERIAL"}))
        most = max(self._fits.values())
        best = [order for order in _TRIED if self._fits[order] == most]
        chosen = next((order for order in best if order in proven_elsewhere), best[0])
        # nobody writes the month first and puts dots
        proven = self.numeric == 0 or len(best) == 1 or (self.dotted == self.numeric and best[0] == "DMY")
        chosen = best[0] if proven else chosen
        unfit = self.filled - self.days + (self.numeric - most)
        return Decision(chosen, proven, unfit, frozenset(best))


def is_empty(text: str) -> bool:
    """Whether the cell says that there is no day."""
    plain = text.strip()
    return not plain or fold(plain) in _EMPTY or plain.startswith("0000-00-00")


@lru_cache(maxsize=65_536)
def read(text: str, order: str) -> Day | None:
    """The day that was written, or None. A year of four digits in front is always year, month, day."""
    plain = text.strip()
    if order == "SERIAL" and (found := re.fullmatch(r"\d{5}(\.\d+)?", plain)):
        exact = datetime(1899, 12, 30) + timedelta(seconds=round(float(plain) * 86400))  # noqa: DTZ001 - no zone
        return Day(exact.date(), exact.time() if found[1] and exact.time() != time() else None)
    if found := _NUMBERS.fullmatch(plain):
        parts = found[1], found[2], found[3]
        if len(parts[0]) > 2:
            order = "YMD"
        return _day(found, *(parts[order.index(letter)] for letter in "YMD")) if order in _TRIED else None
    if found := _TOGETHER.fullmatch(plain):
        return _day(found, found[1], found[2], found[3])
    if found := _NAMED.fullmatch(fold(plain)):
        month = _MONTHS.get(found["m1"] or found["m2"])
        return None if month is None else _day(found, found["year"], str(month), found["d1"] or found["d2"])
    return None


def orders_of(text: str) -> frozenset[str] | None:
    """The orders in which the text is a day; empty when its order is no question; None when it is no day."""
    found = _NUMBERS.fullmatch(text.strip())
    if found is None or len(found[1]) > 2:
        return None if read(text, DEFAULT) is None else frozenset()
    # nobody writes the month first and puts dots
    tried = [order for order in _TRIED if order != "MDY" or text.count(".", 0, 8) < 2]
    orders = frozenset(order for order in tried if read(text, order) is not None)
    return orders or None


def _day(found: re.Match[str], year: str, month: str, day: str) -> Day | None:
    if len(year) not in (2, 4):
        return None
    full = int(year) if len(year) == 4 else _century(int(year))
    try:
        on = date(full, int(month), int(day))
        at, offset = _time(found)
    except ValueError:
        return None
    if not 1900 <= full <= 2999:
        return None
    return Day(on, None if at == time() else at, offset, len(year) == 2)


def _century(two: int) -> int:
    return 1900 + two if two >= 70 else 2000 + two


def _time(found: re.Match[str]) -> tuple[time | None, timedelta | None]:
    if found["hour"] is None:
        return None, None
    hour = int(found["hour"])
    if found["half"]:
        if not 1 <= hour <= 12:
            raise ValueError(hour)
        hour = hour % 12 + (12 if found["half"][0] in "pP" else 0)
    second = int(found["second"] or 0)
    micro = int((found["part"] or "0").ljust(6, "0")[:6])
    return time(hour, int(found["minute"]), second, micro), _offset(found["zone"])


def _offset(zone: str | None) -> timedelta | None:
    if zone is None:
        return None
    digits = re.sub("[^0-9]", "", zone)
    if not digits:
        return timedelta(0)
    minutes = int(digits[:2]) * 60 + int(digits[2:] or 0)
    offset = timedelta(minutes=-minutes if "-" in zone else minutes)
    timezone(offset)  # refuses more than a day
    return offset
