"""8.2 and 8.7 of ISO 10002:2018, row by row (`../shared/ISO10002.md`), by operations only."""

from __future__ import annotations

from datetime import date

import pytest

from complaintdesk.operations import improvement, patterns
from complaintdesk.operations.inputs import ImprovementBegun, ImprovementChecked, PatternDismissed, check
from complaintdesk.queries import improvement as register
from complaintdesk.queries import improvement_due
from complaintdesk.queries import patterns as proposed
from complaintdesk.rules.errors import NotAllowed
from tests.desk import Office
from tests.improvements import (
    A_DAY,
    OPENED,
    TODAY,
    before_and_after,
    begin,
    close,
    done,
    finish,
    judge,
    received,
    whole,
    write,
)


def rising(office: Office) -> None:
    """Half a year of late sofas, and this month nine desk lamps with the same words."""
    received(office, 20, date(2026, 6, 1), date(2026, 11, 20), problem="late_delivery", product="sofa bed")
    received(office, 9, date(2026, 11, 2), date(2026, 11, 20), description="The switch flickers.")


def test_clause_8_2_analysis(office: Office) -> None:
    """What recurs is proposed with its numbers and cases; an action is opened from it, or it is dismissed."""
    rising(office)
    with office.desk.look() as look:
        kinds, words = proposed.proposals(look)
        cases = proposed.cases_of(look, kinds)
    assert (kinds.title, words.title) == ("defective · desk lamp", "“switch flickers”")
    assert "usually 0 a month" in kinds.says
    assert len(cases) == 9
    begun = {
        "kind": "corrective",
        "title": kinds.title,
        "problem": kinds.says,
        "category": kinds.scope.category,
        "product": kinds.scope.product,
        "cases": cases,
        "proposed": kinds.says,
        "pattern": kinds.key,
    }
    entry_id = office.do(improvement.begin, check(ImprovementBegun, begun))
    assert whole(office, entry_id).row.cases == 9
    away = {"pattern": words.key, "says": words.says, "why": "It is the same as CA-2026-001."}
    office.do(patterns.dismiss, check(PatternDismissed, away))
    with office.desk.look() as look:
        (left,) = proposed.proposals(look)
        assert left.action == "CA-2026-001"
        (found, *_) = improvement_due.evidence_rows(look)
    assert (found.clause, found.state.value) == ("8.2", "green")


def test_clause_8_7_improvement(office: Office) -> None:
    """Cause, correction, prevention, done, its effect judged by how often it recurs, closed; good practice."""
    before_and_after(office, before=14, after=1)
    entry_id = begin(office, due_on=OPENED + 20 * A_DAY)
    write(office, entry_id, whys="It flickers.\nThe switch wears out.", correction="They were exchanged.")
    finish(office, entry_id)
    with office.desk.look() as look:
        (due,) = improvement_due.due_rows(look)
    assert due.what == "check the effect of CA-2026-001: Desk lamps flicker"
    with pytest.raises(NotAllowed, match="closed when a check has found that it works"):
        close(office, entry_id)
    assert judge(office, entry_id).startswith("it works: 2.7 → 0.2 a month")
    close(office, entry_id)
    with office.desk.look() as look:
        (about,) = register.actions_about(look, "defective")
    assert (about.state, about.says.partition(" (")[0]) == ("closed", "it works: 2.7 → 0.2 a month")
    kept = begin(office, kind="good_practice", category=None, product=None, who="Tom", copy_to="All branches.")
    finish(office, kept)
    close(office, kept)
    assert whole(office, kept).row.copy_to == "All branches."


def test_clause_8_7_where_it_does_not_work(office: Office) -> None:
    """It got worse: it cannot be judged effective, and is open again with its history."""
    before_and_after(office, before=1, after=14)
    entry_id = done(office)
    with pytest.raises(NotAllowed, match="it got worse"):
        judge(office, entry_id)
    judge(office, entry_id, "not_effective", note="It was the cable.")
    told = whole(office, entry_id)
    assert (told.row.state, told.row.round, told.rounds[0].done_on) == ("open", 2, "2026-06-20")
    assert check(ImprovementChecked, {"judged": "later"}).checked_on is None
    assert told.checks[0].checked_on == str(TODAY)
