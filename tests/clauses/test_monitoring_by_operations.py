"""Objectives, monitoring, the measures of annex H (6.2, 8.4, H), by operations only.

The table in `docs/iso10002.md` names each of these; `test_monitoring_by_screens.py` walks the same with keys.
"""

from __future__ import annotations

from complaintdesk.operations import objectives as operations
from complaintdesk.operations.inputs import ObjectiveEnded, check
from complaintdesk.queries import measures, monitoring, objectives
from complaintdesk.queries.evidenced import State
from complaintdesk.rules import periods
from complaintdesk.rules.measures import BY_CODE, PERIODIC
from complaintdesk.rules.objectives import Verdict
from tests.desk import Office
from tests.objectives import frozen, objective, with_months


def test_clause_6_2_objectives(office: Office) -> None:
    """Measurable, with an owner and a day; the actual figure beside the target; ended with a reason."""
    with_months(office)
    key = objective(office, alarm=1500)
    with office.desk.look() as look:
        (row,) = objectives.all_objectives(look)
        assert (row.owner, row.due_on, row.target_says, row.actual_says) == (
            "Can Öz",
            "2026-12-31",
            "at most 10 %",
            "16.67 %",
        )
        assert row.verdict is Verdict.NOT_MET
        assert [each.entry for each in objectives.alarms(look)] == [key]
        assert [due.entry for due in objectives.due_rows(look)] == [key]
    office.do(operations.end, key, check(ObjectiveEnded, {"why": "Not met: a second e-mail round at four."}))
    with office.desk.look() as look:
        assert (
            objectives.all_objectives(look, ended=True)[0].ended_why == "Not met: a second e-mail round at four."
        )


def test_clause_8_4_monitoring(office: Office) -> None:
    """Measured month by month, kept as it was, compared with what it is held to."""
    with_months(office)
    assert frozen(office, "2026-09", "2026-10") == 6 * len(PERIODIC)
    office.new_case(received_at="2026-09-30T10:00:00Z")
    with office.desk.look() as look:
        rows = {row.measure: row for row in monitoring.frozen(look, ["2026-09"])}
        assert (rows["received"].frozen.count, rows["received"].now.count) == (6, 7)
        assert monitoring.to_freeze(look) == ()
        assert {each.state for each in monitoring.evidence_rows(look)} == {State.GREEN}


def test_annex_h_measures(office: Office) -> None:
    """Each measure has one definition and a clause, and is counted for any period and department."""
    with_months(office)
    with office.desk.look() as look:
        found = {row.measure: row for row in measures.figures(look, periods.parse("2026-Q4", look.today))}
        delivery = {row.measure: row for row in measures.figures(look, periods.parse("2026-Q4", look.today), 2)}
    assert set(found) == {measure.code for measure in PERIODIC}
    assert all("annex H" in BY_CODE[code].clause and BY_CODE[code].definition for code in found)
    assert (found["received"].count, found["acknowledged_late"].says) == (12, "17 %")
    assert (delivery["received"].count, delivery["acknowledged_late"].says) == (2, "too few to say")
