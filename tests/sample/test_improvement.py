"""The sample shop has improved something, and shows what came of it."""

from __future__ import annotations

from complaintdesk.queries import improvement
from complaintdesk.rules.effectiveness import Verdict
from complaintdesk.rules.improvement import Judged, Kind, State
from complaintdesk.store.desk import Desk


def test_it_has_entries_of_each_kind_and_standing(harbour_street: Desk) -> None:
    with harbour_street.look() as look:
        rows = improvement.register(look)
        wholes = [improvement.entry(look, row.id) for row in rows]
    kinds = {row.kind for row in rows}
    assert {Kind.CORRECTIVE, Kind.GOOD_PRACTICE, Kind.COMPLIMENT} <= kinds
    assert {State.OPEN, State.DONE, State.CLOSED} <= {row.state for row in rows}
    actions = [whole for whole in wholes if Kind(whole.row.kind).is_action]
    assert all(whole.rounds[0].whys and whole.row.cases for whole in actions)
    judged = {(check.judged, check.verdict) for whole in wholes for check in whole.checks}
    assert any(what == Judged.NOT_EFFECTIVE and verdict != Verdict.WORKS for what, verdict in judged)
    # what was judged effective was so by the figures, not by a note
    assert all(verdict == Verdict.WORKS for what, verdict in judged if what == Judged.EFFECTIVE)
