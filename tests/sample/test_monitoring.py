"""The sample shop has frozen months that are as the records say, and objectives worth looking at."""

from __future__ import annotations

from complaintdesk.queries import monitoring, objectives
from complaintdesk.queries.evidenced import State
from complaintdesk.rules.objectives import Verdict
from complaintdesk.store.desk import Desk


def test_every_month_that_is_over_is_frozen_as_it_is(harbour_street: Desk) -> None:
    with harbour_street.look() as look:
        months = monitoring.frozen_months(look)
        assert monitoring.to_freeze(look) == ()
        assert len(months) >= 23
        rows = monitoring.frozen(look, months[-3:])
        assert rows and not any(row.differs for row in rows)
        assert {each.state for each in monitoring.evidence_rows(look)} == {State.GREEN}


def test_its_objectives_are_met_and_missed(harbour_street: Desk) -> None:
    with harbour_street.look() as look:
        rows = objectives.all_objectives(look)
        assert len({row.measure for row in rows}) == 4
        assert {row.verdict for row in rows} >= {Verdict.MET, Verdict.NOT_MET}
        assert all(row.how and row.owner for row in rows)
        assert [each.state for each in objectives.evidence_rows(look)] == [State.GREEN]
