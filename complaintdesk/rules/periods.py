"""Periods of whole days that figures are asked for (8.4): a quarter, a year, a month, twelve months, two days.

Days are those of the office. `today` is given, never read.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.plain_text import visible

DEFAULT: Final = "12 months"
EXAMPLES: Final = "2026-Q3, 2026, 2026-10, 2026-01-05..2026-02-01, 12 months, this quarter, last month"
_MOST_MONTHS: Final = 600
_YEAR = re.compile(r"(\d{4})")
_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_QUARTER = re.compile(r"(\d{4})[- ]?q([1-4])")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SPAN = re.compile(r"(?:last )?(\d{1,3}) (months?|weeks?|days?)")
_NAMED = re.compile(r"(this|last) (month|quarter|year|week)")


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `first` to `last`, both in it; `name` is what people read (`2026-Q3`)."""

    first: date
    last: date
    name: str

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    @property
    def whole_months(self) -> int | None:
        """How many months it has; None where it does not begin and end with one."""
        if self.first.day != 1 or self.last != _end_of_month(self.last.year, self.last.month):
            return None
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1

    @property
    def months(self) -> tuple[str, ...]:
        """The months that it touches, as `2026-10`, oldest first."""
        first, last = _number(self.first), _number(self.last)
        return tuple(f"{n // 12:04d}-{n % 12 + 1:02d}" for n in range(first, last + 1))


def parse(text: str, today: date) -> Period:
    """The period that is meant. Raises `Invalid` with what can be said. Empty text is the default."""
    said = " ".join(text.strip().casefold().replace("–", "..").split()) or DEFAULT
    found = _parse(said, today)
    if found is None:
        typed = visible(text.strip()[:40])
        raise Invalid(f"“{typed}” is not a period. Try {EXAMPLES}.", {"period": f"try {EXAMPLES}"})
    return found


def default(today: date) -> Period:
    """This month and the eleven before it."""
    return _months_until(today, 12)


def month_of(name: str) -> Period:
    """The month of a name like `2026-10`. Raises `ValueError` where it is none."""
    year, _, month = name.partition("-")
    first = date(int(year), int(month), 1)
    return Period(first, _end_of_month(first.year, first.month), f"{first:%Y-%m}")


def before(period: Period) -> Period:
    """The period of the same length that ended the day before it began.

    Of whole months it is as many whole months: the quarter before a quarter, the year before a year.
    """
    last = period.first - timedelta(days=1)
    months = period.whole_months
    if months is None:
        return between(last - timedelta(days=period.days - 1), last)
    n = _number(period.first) - months
    if n < 12:  # there is no year 0
        return between(date.min, last)
    return _named(date(n // 12, n % 12 + 1, 1), last)


def _parse(said: str, today: date) -> Period | None:
    try:
        if ".." in said:
            first, _, last = said.partition("..")
            return _range(first, last, today)
        if _DAY.fullmatch(said):
            return between(date.fromisoformat(said), date.fromisoformat(said))
        if year := _YEAR.fullmatch(said):
            return _named(date(int(year[1]), 1, 1), date(int(year[1]), 12, 31))
        if quarter := _QUARTER.fullmatch(said):
            return _quarter(int(quarter[1]), int(quarter[2]))
        if month := _MONTH.fullmatch(said):
            return month_of(f"{month[1]}-{month[2]}")
        if span := _SPAN.fullmatch(said):
            return _span(int(span[1]), span[2].rstrip("s"), today)
        if named := _NAMED.fullmatch(said):
            return _this(named[2], today, back=named[1] == "last")
    except (ValueError, OverflowError):
        return None
    return None


def _range(first: str, last: str, today: date) -> Period | None:
    one, other = (_parse(part.strip(), today) for part in (first, last))
    if one is None or other is None or one.first > other.last:
        return None
    return _named(one.first, other.last)


def _span(n: int, unit: str, today: date) -> Period | None:
    if not n or n > _MOST_MONTHS:
        return None
    if unit == "month":
        return _months_until(today, n)
    return between(today - timedelta(days=n * (7 if unit == "week" else 1) - 1), today)


def _this(unit: str, today: date, *, back: bool) -> Period:
    if unit == "week":
        monday = today - timedelta(days=today.weekday())
        found = between(monday, monday + timedelta(days=6))
    elif unit == "month":
        found = month_of(f"{today:%Y-%m}")
    elif unit == "quarter":
        found = _quarter(today.year, (today.month + 2) // 3)
    else:
        found = _named(date(today.year, 1, 1), date(today.year, 12, 31))
    return before(found) if back else found


def _months_until(today: date, n: int) -> Period:
    first = _number(today) - n + 1
    begin = date(first // 12, first % 12 + 1, 1)
    return Period(begin, _end_of_month(today.year, today.month), f"{n} months" if n > 1 else f"{today:%Y-%m}")


def _quarter(year: int, quarter: int) -> Period:
    return Period(date(year, quarter * 3 - 2, 1), _end_of_month(year, quarter * 3), f"{year:04d}-Q{quarter}")


def _named(first: date, last: date) -> Period:
    """A period by its best name: year, quarter, month, months, else its two days."""
    months = Period(first, last, "").whole_months
    if months == 12 and first.month == 1:
        return Period(first, last, f"{first:%Y}")
    if months == 3 and first.month % 3 == 1:
        return _quarter(first.year, (first.month + 2) // 3)
    if months == 1:
        return month_of(f"{first:%Y-%m}")
    if months is not None:
        return Period(first, last, f"{first:%Y-%m}..{last:%Y-%m}")
    return between(first, last)


def between(first: date, last: date) -> Period:
    """The days from `first` to `last`, both in it."""
    name = first.isoformat() if first == last else f"{first.isoformat()}..{last.isoformat()}"
    return Period(first, last, name)


def _end_of_month(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _number(day: date) -> int:
    return day.year * 12 + day.month - 1
