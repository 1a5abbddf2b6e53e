"""How much of a measure there is in a period, of the whole shop or of one department, by parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from complaintdesk.rules.periods import Period
from complaintdesk.store.look import Look
from complaintdesk.store.tallied import MEASURED

# FIRST VERSION: over the records; the summary tables take its place.
_BY = {each.measure: each for each in MEASURED}


def by_part(look: Look, measure: str, period: Period, department_id: int | None) -> Mapping[str, int]:
    """The parts of a measure and how much of each there is; none that is nothing."""
    return _grouped(look, measure, "part", period.first, period.last, department_id)


def total(look: Look, measure: str, period: Period, department_id: int | None) -> int:
    """All parts of it together."""
    return sum(by_part(look, measure, period, department_id).values())


def by_day(look: Look, measure: str, first: date, last: date, department_id: int | None) -> Mapping[str, int]:
    """How much of it there is on each day."""
    return _grouped(look, measure, "day", first, last, department_id)


def by_month(
    look: Look, measure: str, months: tuple[str, ...], department_id: int | None
) -> Mapping[str, Mapping[str, int]]:
    """For each month the parts of a measure."""
    from complaintdesk.rules.periods import month_of

    return {month: by_part(look, measure, month_of(month), department_id) for month in months}


def of_now(look: Look, measure: str, department_id: int | None) -> Mapping[str, int]:
    """The parts of a measure that is of this moment."""
    return _grouped(look, measure, "part", date.min, date.max, department_id)


def _grouped(
    look: Look, measure: str, by: str, first: date, last: date, department_id: int | None
) -> Mapping[str, int]:
    found = _BY[measure]
    case = "t" if found.table == "case" else "c"

    def sql(text: str) -> str:
        return text.replace("@", "t").replace("#", "c")

    where = f"{sql(found.when)} AND ({sql(found.day)} BETWEEN :first AND :last OR '{found.measure}' = 'stage')"
    if department_id is not None:
        where += f" AND {case}.department_id = :department"
    if found.table == "tally_priority_changed":
        return {}
    joined = "" if case == "t" else ' JOIN "case" c ON c.id = t.case_id'
    each = "" if found.each is None else f", {found.each} v"
    rows = look.rows(
        f'SELECT {sql(getattr(found, by))}, sum({sql(found.weight)}) FROM "{found.table}" t{joined}{each} '
        f"WHERE {where} GROUP BY 1",
        first=first.isoformat(),
        last=last.isoformat(),
        **({} if department_id is None else {"department": department_id}),
    )
    result: dict[str, int] = defaultdict(int)
    for part, n in rows:
        result[str(part)] += n
    return {part: n for part, n in result.items() if n}
