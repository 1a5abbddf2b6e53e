"""The queries of measures, frozen months and objectives, as `test_plans` asks them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from complaintdesk.queries import measured_tables, measures, monitoring, objectives
from complaintdesk.queries.measured import By, Kind
from complaintdesk.rules import periods
from complaintdesk.store.look import Look

_TODAY = date(2027, 5, 20)
_YEAR = periods.default(_TODAY)


def _measured(ask: Callable[..., object]) -> Callable[[Look], object]:
    """The same question of the shop and of a department, of whole months and of days beside them."""

    def asked(look: Look) -> None:
        for period in ("12 months", "2026-10-05..2027-02-03", "2027-05-03..2027-05-09"):
            for department_id in (None, 1):
                ask(look, periods.parse(period, _TODAY), department_id)

    return asked


ASKED: dict[str, Callable[[Look], object]] = {
    "measures.figures": _measured(measures.figures),
    "measured_tables.weeks": _measured(lambda look, _, whose: measured_tables.weeks(look, 26, whose)),
    "measured_tables.pareto": _measured(
        lambda look, period, whose: [measured_tables.pareto(look, by, period, whose) for by in By]
    ),
    "measured_tables.days": _measured(
        lambda look, period, whose: [measured_tables.days(look, kind, period, whose) for kind in Kind]
    ),
    "measured_tables.remedies": _measured(measured_tables.remedies),
    "measured_tables.ages": _measured(lambda look, _, whose: measured_tables.ages(look, whose)),
    "measured_tables.stages": _measured(lambda look, _, whose: measured_tables.stages(look, whose)),
    "measured_tables.standing": _measured(lambda look, _, whose: measured_tables.standing(look, whose)),
    "monitoring.frozen": lambda look: monitoring.frozen(look, _YEAR.months, 1),
    "monitoring.frozen_months": monitoring.frozen_months,
    "monitoring.to_freeze": monitoring.to_freeze,
    "monitoring.due_rows": monitoring.due_rows,
    "monitoring.evidence_rows": monitoring.evidence_rows,
    "objectives.all_objectives": lambda look: objectives.all_objectives(look, _YEAR, ended=True),
    "objectives.objective": lambda look: objectives.objective(look, 1),
    "objectives.alarms": _measured(objectives.alarms),
    "objectives.due_rows": objectives.due_rows,
    "objectives.evidence_rows": objectives.evidence_rows,
}
