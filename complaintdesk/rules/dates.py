"""Days as people type and read them, in English whatever the computer's locale. Dates only, no time zone."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, time, timedelta
from typing import Literal

from complaintdesk.rules.errors import Invalid

Order = Literal["DMY", "MDY", "YMD"]

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_AHEAD = 60
_NEAR = 180  # days within which a day and its month cannot be taken for those of another year
_NAMED = {"today": 0, "now": 0, "yesterday": -1, "tomorrow": 1}
_LIKE: dict[Order, str] = {"DMY": "12.11.2026", "MDY": "11/12/2026", "YMD": "2026-11-12"}
_ORDERS: dict[str, Order] = {"US": "MDY", **dict.fromkeys(("CN", "JP", "KR", "TW", "HU", "LT", "MN"), "YMD")}
_PARTS: dict[Order, str] = {"DMY": "day, month, year", "MDY": "month, day, year", "YMD": "year, month, day"}


def order_of(country: str) -> Order:
    """The order in which a country (its code of two letters) writes days in numbers."""
    return _ORDERS.get(country, "DMY")


def parse_day(text: str, today: date, *, order: Order = "DMY") -> date:
    """The day meant by what was typed; raises `Invalid` with a sentence.

    Taken are numbers in `order` (a year of four digits in front always means year, month, day), `12 Nov`,
    today, yesterday, tomorrow, `-3` and `3 days ago`, and a weekday, which is the last one before today.
    A day without a year is the last such day, because complaints are about what has happened, or the next
    one if that is at most 60 days ahead, because they are also about what was promised.
    """
    typed = " ".join(unicodedata.normalize("NFKC", text).replace("\N{MINUS SIGN}", "-").casefold().split())
    try:
        found = _relative(typed, today) or _named_month(typed, today) or _numbers(typed, today, order)
    except OverflowError as error:
        raise _invalid(f"“{typed}” is too far away to be meant.") from error
    if found is None:
        raise _invalid(f"Write a day like {_LIKE[order]}, 12 Nov, yesterday or monday.")
    return found


def short(day: date, today: date) -> str:
    """The day for a list: `today`, `tomorrow`, `Thu 26 Nov`; with its year when that could be mistaken."""
    if day == today:
        return "today"
    if (day - today).days == 1:
        return "tomorrow"
    near = day.year == today.year or abs((day - today).days) <= _NEAR
    return (
        f"{_weekday(day)[:3]} {day.day} {_month(day)[:3]}" if near else f"{day.day} {_month(day)[:3]} {day.year}"
    )


def due_words(due: date | None, today: date, at: time | None = None) -> str:
    """A due date for a list: `overdue 2 d`, `today 17:00`, else as `short`; a dash when nothing is due.

    `at` is the hour at the office of a deadline that is counted in hours.
    """
    if due is None:
        return "—"
    late = (today - due).days
    hour = f" {at:%H:%M}" if at is not None else ""
    return f"overdue {late} d" if late > 0 else short(due, today) + hour


def long(day: date) -> str:
    """The day as it is said: `Thursday 3 December`."""
    return f"{_weekday(day)} {day.day} {_month(day)}"


def _relative(typed: str, today: date) -> date | None:
    if typed in _NAMED:
        return today + timedelta(days=_NAMED[typed])
    if found := re.fullmatch(r"([+-]) ?([0-9]{1,4})", typed):
        return today + timedelta(days=int(found[2])) * (-1 if found[1] == "-" else 1)
    if found := re.fullmatch(r"([0-9]{1,4}) ?(d|days?|w|weeks?) ago", typed):
        return today - timedelta(days=int(found[1]) * (7 if found[2].startswith("w") else 1))
    weekday = _number_of(re.sub(r"^(last|on) ", "", typed).removesuffix("."), _WEEKDAYS)
    if weekday is None:
        return None
    return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)


def _named_month(typed: str, today: date) -> date | None:
    plain = re.sub(r"(?<=[0-9])(st|nd|rd|th)\b|[.,/-]|\bof\b", " ", typed)
    plain = re.sub(r"(?<=[0-9])(?=[a-z])|(?<=[a-z])(?=[0-9])", " ", plain)
    parts = plain.split()
    if parts and _number_of(parts[0], _WEEKDAYS) is not None:
        parts = parts[1:]  # "Thu 26 Nov", as the lists show it
    if not 2 <= len(parts) <= 3:
        return None
    year_first = len(parts) == 3 and len(parts[0]) == 4
    if year_first:
        parts = [parts[2], parts[1], parts[0]]
    if not parts[0].isdecimal():
        parts[0], parts[1] = parts[1], parts[0]
    month = _number_of(parts[1], _MONTHS)
    if month is None or not all(re.fullmatch("[0-9]{1,4}", part) for part in (parts[0], *parts[2:])):
        return None
    return _day(int(parts[0]), month + 1, parts[2] if len(parts) == 3 else None, today)


def _numbers(typed: str, today: date, order: Order) -> date | None:
    if re.fullmatch(r"[0-9]{8}", typed):
        # Never both: the third pair is a month in one reading and the century in the other.
        year_first = int(typed[4:6]) <= 12
        typed = f"{typed[:4]}-{typed[4:6]}-{typed[6:]}" if year_first else f"{typed[:2]}-{typed[2:4]}-{typed[4:]}"
    if not re.fullmatch(r"[0-9]{1,4}( ?[./ -] ?[0-9]{1,4}){1,2}[.]?", typed):
        return None
    parts = re.findall("[0-9]+", typed)
    if len(parts) == 3 and len(parts[0]) == 4:
        order = "YMD"
    if len(parts) == 2:
        day, month = (0, 1) if order == "DMY" else (1, 0)
        return _day(int(parts[day]), int(parts[month]), None, today, order)
    place = {letter: parts[at] for at, letter in enumerate(order)}
    return _day(int(place["D"]), int(place["M"]), place["Y"], today, order)


def _day(day: int, month: int, year: str | None, today: date, order: Order = "DMY") -> date:
    """The day, or `Invalid` that says which number cannot be."""
    if not 1 <= month <= 12:
        raise _invalid(f"There is no month {month}. Days are written {_PARTS[order]}, like {_LIKE[order]}.")
    if year is None:
        found = [each for each in (_real(y, month, day) for y in range(today.year - 8, today.year + 2)) if each]
        if found:
            return max(each for each in found if (each - today).days <= _AHEAD)
    else:
        full = int(year) if len(year) == 4 else _century(int(year), today) if len(year) == 2 else 0
        if not 1900 <= full <= 2999:
            raise _invalid(f"The year {year} cannot be meant. Write it with four digits.")
        if exact := _real(full, month, day):
            return exact
    raise _invalid(f"{_MONTHS[month - 1].capitalize()} {year or ''}".strip() + f" has no day {day}.")


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _century(two: int, today: date) -> int:
    full = today.year - today.year % 100 + two
    return full - 100 if full > today.year + 20 else full


def _number_of(word: str, names: tuple[str, ...]) -> int | None:
    """Where `word` stands among names that may be cut to three letters or more."""
    if len(word) < 3:
        return None
    return next((at for at, name in enumerate(names) if name.startswith(word)), None)


def _weekday(day: date) -> str:
    return _WEEKDAYS[day.weekday()].capitalize()


def _month(day: date) -> str:
    return _MONTHS[day.month - 1].capitalize()


def _invalid(sentence: str) -> Invalid:
    return Invalid(sentence, {"day": sentence})
