"""Days, hours, sums and lengths of time as they stand in a letter, in each language of the desk.

Turkish puts its endings on the last word; everything here is built so that none has to follow.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from complaintdesk.rules import money
from complaintdesk.rules.dates import long
from complaintdesk.rules.languages import TURKISH
from complaintdesk.rules.vocabulary import ClockUnit

_WEEKDAYS = ("Pazartesi", "Salı", "Çarşamba", "Perşembe", "Cuma", "Cumartesi", "Pazar")
_MONTHS = (
    *("Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz"),
    *("Ağustos", "Eylül", "Ekim", "Kasım", "Aralık"),
)
_UNITS = {
    ClockUnit.HOURS: "saat",
    ClockUnit.CALENDAR_DAYS: "takvim günü",
    ClockUnit.BUSINESS_DAYS: "iş günü",
    ClockUnit.WEEKS: "hafta",
    ClockUnit.MONTHS: "ay",
}
# Before the number in English; other currencies stand behind it by their code, because a $ is many people's.
_SIGNS = {"GBP": "£", "EUR": "€"}
_NO_BREAK = "\u00a0"


def day(on: date, language: str) -> str:
    """`Thursday 3 December 2026`, `3 Aralık 2026 Perşembe`."""
    if language == TURKISH:
        return f"{on.day} {_MONTHS[on.month - 1]} {on.year} {_WEEKDAYS[on.weekday()]}"
    return f"{long(on)} {on.year}"


def short_day(on: date, language: str) -> str:
    """The day without its weekday, for a table: `3 December 2026`, `3 Aralık 2026`."""
    words = day(on, language).split(" ")
    return " ".join(words[:-1] if language == TURKISH else words[1:])


def moment(at: datetime, language: str) -> str:
    """A day and the hour, as they are on the clock of `at`: `Monday 23 November 2026, 09:05`."""
    return f"{day(at.date(), language)}, {at:%H:%M}"


def amount(minor: int, currency: str, language: str) -> str:
    """`£1,234.50`, `1,234.50 TRY`; `1.234,50 TL`, `1.234,50 EUR`. A line never breaks within it."""
    number, _, code = money.format_amount(minor, currency).rpartition(" ")
    if language == TURKISH:
        turned = number.translate(str.maketrans(",.", ".,"))
        return f"{turned}{_NO_BREAK}{'TL' if code == 'TRY' else code}"
    sign = _SIGNS.get(code)
    return f"{sign}{number}" if sign else f"{number}{_NO_BREAK}{code}"


def length(n: int, unit: ClockUnit, language: str) -> str:
    """`10 business days`, `1 month`; `10 iş günü`, `1 ay`."""
    if language == TURKISH:
        return f"{n} {_UNITS[unit]}"
    return f"{n} {unit.label.removesuffix('s') if n == 1 else unit.label}"


def listed(parts: Sequence[str], language: str) -> str:
    """`one`, `one and two`, `one, two and three`; empty for none."""
    if len(parts) < 2:
        return "".join(parts)
    joined = " ve " if language == TURKISH else " and "
    return ", ".join(parts[:-1]) + joined + parts[-1]
