"""Investigation (7.6, annex D): never by whom it is about, both sides heard, evidence, cause, pattern."""

from __future__ import annotations

from typing import Any

import pytest

from complaintdesk.operations import investigation
from complaintdesk.operations.inputs import EvidenceGiven, Findings, check
from complaintdesk.rules.errors import Invalid, NotAllowed
from tests.desk import Office


@pytest.fixture
def case(office: Office) -> int:
    """An assessed case about Can at the counter."""
    case_id = office.new_case(people_concerned="Can, at the counter")
    office.assess(case_id, severity="high", impact="high")
    return case_id


def _kept(office: Office) -> dict[str, Any]:
    names = ("investigator_id", "depth", "findings", "cause", "pattern", "fault", "loss", "concluded_at")
    row = office.rows(f"SELECT {', '.join(names)} FROM investigation")[0]
    return dict(zip(names, row, strict=True))


def test_what_was_found_is_kept_and_deep_in_proportion(office: Office, case: int) -> None:
    office.investigate(case, pattern="recurring", fault="ours", loss=4_500, prevention="Check the van.")
    kept = _kept(office)
    assert (kept["depth"], kept["cause"], kept["pattern"]) == ("thorough", "supplier", "recurring")
    assert (kept["fault"], kept["loss"]) == ("ours", 4_500)
    assert kept["concluded_at"] is not None
    assert office.case(case).investigated_at == kept["concluded_at"]


def test_it_is_written_on_while_it_goes(office: Office, case: int) -> None:
    office.do(investigation.investigate, case, check(Findings, {"their_side": "It came late."}))
    assert _kept(office)["concluded_at"] is None
    office.investigate(case)
    office.investigate(case, findings="It came two days late.")
    assert office.value("SELECT count(*) FROM investigation") == 1
    assert _kept(office)["findings"] == "It came two days late."


@pytest.mark.parametrize("missing", ["their_side", "our_side", "findings"])
def test_it_is_not_concluded_before_both_sides_were_heard(office: Office, case: int, missing: str) -> None:
    with pytest.raises(Invalid) as refused:
        given: dict[str, Any] = {missing: " "}
        office.investigate(case, **given)
    assert set(refused.value.fields) == {missing}
    assert office.case(case).investigated_at is None


def test_nobody_looks_into_a_complaint_about_themselves(office: Office, case: int) -> None:
    with pytest.raises(NotAllowed, match="Can Öz is named"):
        office.assign(case, 2)
    with pytest.raises(NotAllowed, match="Can Öz is named"):
        office.investigate(case, actor=2)
    with pytest.raises(NotAllowed, match="Can Öz is named"):
        office.investigate(case, investigator_id=2)
    office.assign(case, 3)
    office.investigate(case, investigator_id=3)


def test_it_comes_after_the_assessment(office: Office) -> None:
    with pytest.raises(NotAllowed, match=r"7\.5"):
        office.investigate(office.new_case())


def test_a_cause_is_one_of_the_list(office: Office, case: int) -> None:
    with pytest.raises(Invalid) as refused:
        office.investigate(case, cause="the moon")
    assert "cause" in refused.value.fields


def test_evidence_is_listed_with_where_it_comes_from(office: Office, case: int) -> None:
    office.evidence(case, what="Note", from_whom="carrier", obtained_on="2026-11-20", where_kept="folder 3")
    row = office.rows("SELECT what, from_whom, obtained_on, where_kept, added_by_id FROM evidence")
    assert row == [("Note", "carrier", "2026-11-20", "folder 3", 1)]
    with pytest.raises(Invalid) as refused:
        office.do(
            investigation.add_evidence, case, check(EvidenceGiven, {"what": "x", "obtained_on": "2026-11-30"})
        )
    assert "obtained_on" in refused.value.fields


def test_a_hand_over_note_stays_inside(office: Office, case: int) -> None:
    office.do(investigation.assign, case, 3, None, "The photos come on Friday.")
    row = office.rows("SELECT direction, text FROM communication ORDER BY id DESC LIMIT 1")
    assert row == [("inside", "The photos come on Friday.")]
    assert [each.act for each in office.history(case)][-1] == "investigation.assign"
