"""A figure of annex H in words: what it is, and how it has changed against the period before (8.4)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from complaintdesk.queries.measured import By, Kind
from complaintdesk.rules import comparing
from complaintdesk.rules.figure import Figure
from complaintdesk.rules.measures import BY_CODE, Better, Unit
from complaintdesk.rules.money import decimals, format_amount
from complaintdesk.rules.vocabulary import Remedy

TOO_FEW: Final = "too few to say"
PARETO_TITLES: Final = {
    By.PROBLEM: "Problems",
    By.CAUSE: "Causes",
    By.DEPARTMENT: "Departments",
    By.PRODUCT: "Products",
}
PARETO_MEASURES: Final = {by: BY_CODE[title.lower()] for by, title in PARETO_TITLES.items()}
DAYS_TITLES: Final = {
    Kind.ACKNOWLEDGE: "Days to acknowledge",
    Kind.DECIDE: "Days to decide",
    Kind.CLOSE: "Days to close",
}


def value(figure: Figure) -> str:
    """The figure itself: `8 % (40 of 504)`, `4 d (9 in 10: 9 d)`, `1,234.00 EUR (12)`, `too few to say`."""
    if figure.unit is Unit.SHARE:
        return f"{figure.says} ({figure.count:,} of {figure.of or 0:,})"
    if figure.unit is Unit.MONEY:
        return f"{amounts(figure.sums)} ({figure.count:,})" if figure.sums else "none"
    if figure.unit is Unit.COUNT:
        return f"{figure.count:,}"
    if figure.value is None:
        return f"{TOO_FEW} ({figure.count:,})"
    return f"{figure.median} d (9 in 10: {figure.ninth} d)"


def short(figure: Figure) -> str:
    """The figure without what it rests on: `8 %`, `4 d`, `1,234.00 EUR`."""
    if figure.unit is Unit.SHARE:
        return figure.says
    if figure.unit is Unit.MONEY:
        return amounts(figure.sums) or "none"
    if figure.unit is Unit.COUNT:
        return f"{figure.count:,}"
    if figure.value is None:
        return TOO_FEW
    return f"{figure.median} d"


def amounts(sums: Sequence[tuple[str, int]]) -> str:
    """Sums of several currencies, each by itself."""
    return " + ".join(format_amount(minor, currency) for currency, minor in sums)


def remedy_label(code: str) -> str:
    """What people read; what is not known is shown as it is."""
    if code == Remedy.NONE:
        return "nothing"
    return Remedy(code).label if code in set(Remedy) else code


def _held(now: Figure, before: Figure) -> tuple[float, float, str] | None:
    """What is held against each other, in its unit; None where nothing can be said."""
    if now.too_few or before.too_few:
        return None
    if now.unit is Unit.SHARE:
        return round(100 * (now.value or 0)), round(100 * (before.value or 0)), " pt"
    if now.unit is Unit.DAYS:
        return now.median or 0, before.median or 0, " d"
    if now.unit is Unit.COUNT:
        return now.count, before.count, ""
    codes = {currency for currency, _ in (*now.sums, *before.sums)}
    if len(codes) != 1:
        return None
    code = codes.pop()
    first, second = (dict(figure.sums).get(code, 0) / 10 ** decimals(code) for figure in (now, before))
    return first, second, f" {code}"


def change(now: Figure, before: Figure) -> str:
    """`▲ 12`, `▼ 2 pt`, `=`; nothing where either has too few to say."""
    held = _held(now, before)
    if held is None:
        return ""
    first, second, unit = held
    if first == second:
        return comparing.SAME
    return f"{comparing.sign(first, second)} {_number(abs(first - second))}{unit}"


def change_words(now: Figure, before: Figure, than: str) -> str:
    """`2 points less than in 2026-Q2`; and that it cannot be said where it cannot."""
    held = _held(now, before)
    if held is None:
        return "no comparison: too few to say"
    first, second, unit = held
    if first == second:
        return f"the same as {than.removeprefix('than ')}"
    if unit == " pt":
        unit = " point" if abs(first - second) == 1 else " points"
    word = "more" if first > second else "less" if unit else "fewer"
    return f"{_number(abs(first - second))}{unit} {word} {than}"


def judged(now: Figure, before: Figure) -> str:
    """`better`, `worse`, or nothing: not every number has a good way."""
    held, better = _held(now, before), BY_CODE[now.measure].better
    if held is None or held[0] == held[1] or better is Better.NEITHER:
        return ""
    return "better" if (held[0] > held[1]) is (better is Better.MORE) else "worse"


def _number(n: float) -> str:
    return f"{n:,.0f}" if round(n, 1) == int(n) else f"{n:,.1f}"
