"""How much of a measure there is in a period, of the whole shop or of one department, by parts.

It reads the summary tables (`measured_triggers`) by their keys: whole months from months, the rest from days. What
it costs hangs on how long the period is and how many parts there are, never on how many cases.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from complaintdesk.rules.periods import Period, month_of
from complaintdesk.store.look import Look

SHOP: Final = 0  # the department that stands for all
_FREQUENT: Final = 40  # parts that are read of each month, and of each day beside whole months, most first
_CANDIDATES: Final = 3  # times as many as are asked for are counted out
_BY_PART: Final = """SELECT part, sum(n) FROM tally_by_{grain} WHERE department = :department
 AND measure = :measure AND day BETWEEN :first AND :last GROUP BY part"""
_TOTAL: Final = """SELECT coalesce(sum(n), 0) FROM tally_by_{grain} WHERE department = :department
 AND measure = :measure AND day BETWEEN :first AND :last"""


def by_part(look: Look, measure: str, period: Period, department_id: int | None) -> Mapping[str, int]:
    """The parts of a measure and how much of each there is; none that is nothing."""
    found: dict[str, int] = defaultdict(int)
    for grain, first, last in _stretches(period):
        sql = _BY_PART.format(grain=grain)
        for part, n in look.rows(sql, measure=measure, first=first, last=last, department=_key(department_id)):
            found[part] += n
    return {part: n for part, n in found.items() if n}


def total(look: Look, measure: str, period: Period, department_id: int | None) -> int:
    """All parts of it together."""
    return sum(
        int(
            look.value(
                _TOTAL.format(grain=grain),
                measure=measure,
                first=first,
                last=last,
                department=_key(department_id),
            )
        )
        for grain, first, last in _stretches(period)
    )


def by_day(look: Look, measure: str, first: date, last: date, department_id: int | None) -> Mapping[str, int]:
    """How much of it there is on each day, parts together."""
    rows = look.rows(
        "SELECT day, sum(n) FROM tally_by_day WHERE department = :department AND measure = :measure "
        "AND day BETWEEN :first AND :last GROUP BY day",
        department=_key(department_id),
        measure=measure,
        first=first.isoformat(),
        last=last.isoformat(),
    )
    return {day: n for day, n in rows if n}


def by_month(
    look: Look, measure: str, months: Sequence[str], department_id: int | None
) -> Mapping[str, Mapping[str, int]]:
    """For each month (`2026-11`) the parts of a measure."""
    found: dict[str, dict[str, int]] = {month: {} for month in months}
    rows = look.rows(
        "SELECT day, part, n FROM tally_by_month WHERE department = :department AND measure = :measure "
        "AND day BETWEEN :first AND :last",
        department=_key(department_id),
        measure=measure,
        first=months[0],
        last=months[-1],
    )
    for month, part, n in rows:
        if n:
            found[month][part] = n
    return found


def most_frequent(
    look: Look, measure: str, period: Period, department_id: int | None, most: int
) -> Mapping[str, int]:
    """The `most` frequent parts of a measure that may have any number of them, such as products.

    Looked for among the forty most frequent of each whole month, and of each day beside whole months; the counts
    of those that are returned are exact.
    """
    seen: dict[str, int] = defaultdict(int)
    for grain, day in _steps(period):
        rows = look.rows(
            f"SELECT part, n FROM tally_by_{grain} INDEXED BY tally_by_{grain}_product "
            "WHERE measure = 'product' AND department = :department AND day = :day ORDER BY n DESC LIMIT :most",
            department=_key(department_id),
            day=day,
            most=_FREQUENT,
        )
        for part, n in rows:
            seen[part] += n
    likely = sorted(seen, key=lambda part: (-seen[part], part))[: most * _CANDIDATES]
    exact = counts_of(look, measure, likely, period, department_id)
    ordered = sorted(exact.items(), key=lambda item: (-item[1], item[0]))
    return dict(ordered[:most])


def counts_of(
    look: Look, measure: str, parts: Iterable[str], period: Period, department_id: int | None
) -> Mapping[str, int]:
    """How much there is of these parts."""
    steps = list(_steps(period))
    found = {}
    for part in parts:
        n = 0
        for grain, days in _grouped(steps):
            marks = ", ".join(f"'{day}'" for day in days)  # dates made here
            n += look.value(
                f"SELECT coalesce(sum(n), 0) FROM tally_by_{grain} WHERE department = :department "
                f"AND measure = :measure AND day IN ({marks}) AND part = :part",
                department=_key(department_id),
                measure=measure,
                part=part,
            )
        if n:
            found[part] = n
    return found


def of_now(look: Look, measure: str, department_id: int | None) -> Mapping[tuple[str, str], int]:
    """What is open at this moment, by part and day."""
    if department_id is None:
        rows = look.rows("SELECT part, day, n FROM tally WHERE measure = :measure", measure=measure)
    else:
        rows = look.rows(
            "SELECT part, day, n FROM tally_by_day WHERE department = :department AND measure = :measure",
            department=department_id,
            measure=measure,
        )
    return {(part, day): n for part, day, n in rows if n}


def _key(department_id: int | None) -> int:
    return SHOP if department_id is None else department_id


def _stretches(period: Period) -> list[tuple[str, str, str]]:
    """The period as stretches of whole months and of days, both ends in them."""
    months = [month for month in period.months if _within(month, period)]
    if not months:
        return [("day", period.first.isoformat(), period.last.isoformat())]
    found = [("month", months[0], months[-1])]
    begin, end = month_of(months[0]).first, month_of(months[-1]).last
    if period.first < begin:
        found.append(("day", period.first.isoformat(), (begin - timedelta(days=1)).isoformat()))
    if end < period.last:
        found.append(("day", (end + timedelta(days=1)).isoformat(), period.last.isoformat()))
    return found


def _within(month: str, period: Period) -> bool:
    whole = month_of(month)
    return period.first <= whole.first and whole.last <= period.last


def _steps(period: Period) -> list[tuple[str, str]]:
    """Each whole month of the period, and each day beside them."""
    found = []
    for grain, first, last in _stretches(period):
        if grain == "month":
            found += [("month", month) for month in period.months if first <= month <= last]
        else:
            begin, end = date.fromisoformat(first), date.fromisoformat(last)
            found += [("day", (begin + timedelta(days=n)).isoformat()) for n in range((end - begin).days + 1)]
    return found


def _grouped(steps: Sequence[tuple[str, str]]) -> list[tuple[str, list[str]]]:
    by_grain: dict[str, list[str]] = defaultdict(list)
    for grain, day in steps:
        by_grain[grain].append(day)
    return list(by_grain.items())
