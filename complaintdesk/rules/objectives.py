"""Objectives (6.2): a measure and its target, and whether it is met.

A target is kept in hundredths of a percent, a day or a case, and of money in minor units: whole numbers.
"""

from __future__ import annotations

import re
from typing import Final

from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.figure import Figure
from complaintdesk.rules.measure import Better, Measure, Unit
from complaintdesk.rules.measures import BY_CODE
from complaintdesk.rules.money import format_amount, parse_amount
from complaintdesk.rules.vocabulary import Word

_HUNDREDTHS: Final = re.compile(r"([0-9]{1,7})(?:[.,]([0-9]{1,2}))?\s*(?:%|days?)?")
_MOST_PERCENT: Final = 100_00


class Verdict(Word):
    """Whether an objective is met, in plain words."""

    MET = "met"
    NOT_MET = "not_met"
    TOO_FEW = "too_few"

    @property
    def says(self) -> str:
        """In words."""
        return {"met": "met", "not_met": "not met", "too_few": "too few to say"}[self.value]

    @property
    def sign(self) -> str:
        """A sign, so that no colour has to tell it."""
        return {"met": "✓", "not_met": "✗", "too_few": "·"}[self.value]


def at_least(measure: Measure, given: bool | None) -> bool:
    """Whether the target is to be reached, rather than not passed; `given` counts where neither way is good."""
    return bool(given) if measure.better is Better.NEITHER else measure.better is Better.MORE


def parse_target(measure: Measure, text: str, currency: str) -> int:
    """What was typed as a target: `95 %`, `10 days`, `20`, `250.00`. Raises `Invalid`."""
    if measure.unit is Unit.MONEY:
        return parse_amount(text, currency)
    typed = _HUNDREDTHS.fullmatch(text.strip().casefold())
    if typed is None:
        raise Invalid(f"Write {_example(measure)}.")
    value = int(typed[1]) * 100 + int((typed[2] or "0").ljust(2, "0"))
    check_target(measure, value)
    return value


def check_target(measure: Measure, value: int) -> None:
    """Raises `Invalid` for a target that the measure cannot have."""
    if measure.unit is Unit.SHARE and value > _MOST_PERCENT:
        raise Invalid("A share is at most 100 %.")


def _example(measure: Measure) -> str:
    examples = {
        Unit.SHARE: "a percentage like 5 or 2.5",
        Unit.DAYS: "days like 10",
    }
    return examples.get(measure.unit, "a number like 20")


def check_alarm(target: int, alarm: int, *, reach: bool) -> None:
    """Raises `Invalid` for an alarm on the good side of the target: it would ring while all is well."""
    if (alarm > target) if reach else (alarm < target):
        raise Invalid(f"The alarm lies {'below' if reach else 'above'} the target, or at it.")


def actual(figure: Figure, currency: str) -> int | None:
    """The figure in the unit of targets; None where they are too few to say.

    Of days it is the 90th percentile: an objective for most complainants, not for half of them.
    """
    if figure.unit is Unit.COUNT:
        return figure.count * 100
    if figure.unit is Unit.MONEY:
        return dict(figure.sums).get(currency, 0)
    if figure.value is None:
        return None
    if figure.unit is Unit.DAYS:
        return None if figure.ninth is None else figure.ninth * 100
    return round(figure.value * 100_00)


def judge(figure: Figure, target: int, currency: str, *, reach: bool) -> Verdict:
    """Whether the target is met. A share is judged by its cases, never by a rounded percentage."""
    found = actual(figure, currency)
    if found is None:
        return Verdict.TOO_FEW
    if figure.unit is Unit.SHARE and figure.of:
        ours, theirs = figure.count * 100_00, target * figure.of
    else:
        ours, theirs = found, target
    return Verdict.MET if (ours >= theirs if reach else ours <= theirs) else Verdict.NOT_MET


def alarmed(figure: Figure, alarm: int | None, currency: str, *, reach: bool) -> bool:
    """Whether the alarm limit is passed."""
    return alarm is not None and judge(figure, alarm, currency, reach=reach) is Verdict.NOT_MET


def words(code: str, value: int | None, currency: str) -> str:
    """A value of a measure in its unit: `5 %`, `10 days`, `20`, `250.00 GBP`."""
    if value is None:
        return Verdict.TOO_FEW.says
    unit = BY_CODE[code].unit
    if unit is Unit.MONEY:
        return format_amount(value, currency)
    number = f"{value / 100:.2f}".rstrip("0").rstrip(".")
    if unit is Unit.DAYS:
        return f"{number} {'day' if value == 100 else 'days'}"
    return f"{number} %" if unit is Unit.SHARE else number


def target_words(code: str, value: int, currency: str, *, reach: bool) -> str:
    """`at most 5 %`; of days it is said for how many it holds: `nine in ten within 10 days`."""
    said = words(code, value, currency)
    if BY_CODE[code].unit is Unit.DAYS:
        return f"nine in ten {'after' if reach else 'within'} {said}"
    return f"{'at least' if reach else 'at most'} {said}"
