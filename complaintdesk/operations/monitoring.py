"""Monitoring (8.4): the figures of a month that is over are frozen, so that they never change silently."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlmodel import col, select

from complaintdesk.operations import on_case
from complaintdesk.records.category import Department
from complaintdesk.records.figure import FrozenMonth
from complaintdesk.rules import figure, measures, periods
from complaintdesk.rules.errors import Invalid, NotAllowed
from complaintdesk.store import figures
from complaintdesk.store.act import Act, operation

AT_ONCE: Final = 3  # months to an act: nobody's save waits longer than for their figures


class AlreadyFrozen(NotAllowed):
    """Somebody has frozen that month meanwhile."""


@operation
def freeze(act: Act, months: Sequence[str]) -> int:
    """Freeze every measure of these months (`2026-10`), of the shop and of each department. Returns how many.

    Raises `Invalid` for a month that is none or not over yet, `AlreadyFrozen`.
    """
    person = on_case.person(act)
    departments = [None, *act.session.exec(select(Department.id).order_by(col(Department.id))).all()]
    frozen = 0
    for month in dict.fromkeys(months):
        period = _over(act, month)
        if act.session.exec(select(FrozenMonth.id).where(FrozenMonth.month == month).limit(1)).first():
            raise AlreadyFrozen(f"{month} is frozen already, and frozen figures never change.")
        for department_id in departments:
            counted = figures.figures(act.look, period, department_id)
            frozen += len(counted)
            act.session.add(
                FrozenMonth(
                    month=month,
                    department_id=department_id,
                    definitions=measures.VERSION,
                    figures=figure.as_json(counted),
                    frozen_at=act.now,
                    frozen_by_id=person,
                )
            )
    return frozen


def _over(act: Act, month: str) -> periods.Period:
    try:
        period = periods.month_of(month)
    except ValueError as error:
        raise Invalid(
            f"“{month[:20]}” is not a month. Write it like 2026-10.", {"month": "like 2026-10"}
        ) from error
    if period.name != month:
        raise Invalid(f"Write the month like {period.name}.", {"month": f"like {period.name}"})
    if period.last >= act.today:
        raise Invalid(f"{month} is not over yet.", {"month": "this month is not over yet"})
    return period
