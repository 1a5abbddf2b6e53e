"""Receipt (7.2): who complains, how known callers are recognised, what is kept of what they said."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from complaintdesk.operations import drafting, intake
from complaintdesk.operations.inputs import Complaint, Correction, check
from complaintdesk.rules import plain_text
from complaintdesk.rules.errors import Conflict, DeskError, Invalid, NotAllowed, NotFound
from complaintdesk.rules.vocabulary import ClockKind
from tests.desk import Office
from tests.hostile import HOSTILE, SURROGATES

MEHMET = {"name": "Mehmet Işık", "phone": "0532 555 01 47"}


def test_nothing_is_required_but_what_happened(office: Office) -> None:
    receipt = office.take_in(description="The bell does not ring.")
    case = office.case(receipt.case_id)
    assert receipt.reference == case.reference
    assert case.reference.startswith("2026-000001-")
    assert (case.stage, case.version, case.complainant_id) == ("received", 1, None)
    assert (case.problem, case.remedy_sought, case.currency, case.medium) == ("other", "none", "GBP", "phone")
    assert (case.received_on, case.taken_by) == ("2026-11-23", "Ayşe Demir")


def test_the_receipt_says_what_is_promised(office: Office) -> None:
    due = {kind.value: day.isoformat() for kind, day in office.take_in().due.items()}
    assert due == {"acknowledge": "2026-11-24", "update": "2026-11-30", "decide": "2026-12-07"}


def test_everything_said_at_receipt_is_kept(office: Office) -> None:
    given: dict[str, Any] = {
        "description": "Promised for the 9th, nobody rang.",
        "medium": "letter",
        "complainant": {**MEHMET, "email": "m@Example.org", "address": "1 High St\nLeeds", "needs": "hearing"},
        "representative": {"name": "Lawyer & Sons", "kind": "organisation"},
        "representative_capacity": "solicitor",
        "product": "office chair",
        "order_number": "55-1022",
        "problem": "late_delivery",
        "problem_on": "2026-11-12",
        "recurrent": True,
        "supporting_documents": "a photograph",
        "remedies_sought": ["deliver", "apology"],
        "sum_sought": 1250,
        "currency": "TRY",
        "immediate_action": "rang the carrier",
        "department_id": 2,
        "branch": "Harbour",
        "people_concerned": "the driver",
        "market_segment": "private",
        "safety": True,
        "safety_note": "loose wire",
    }
    case = office.case(office.new_case(**given))
    kept = case._asdict()
    for name, value in given.items():
        if name in kept and name not in ("recurrent", "safety"):
            assert kept[name] == value, name
    assert (case.recurrent, case.safety, case.list_rank) == (1, 1, 0)
    assert (case.remedy_sought, case.department) == ("deliver,apology", "Delivery")
    ways = office.rows(
        "SELECT kind, value FROM contact_point WHERE complainant_id = :who", who=case.complainant_id
    )
    assert ways == [("phone", "0532 555 01 47"), ("email", "m@example.org"), ("post", "1 High St Leeds")]
    assert office.value("SELECT with_whom FROM communication") == "Lawyer & Sons"


@pytest.mark.parametrize(
    "again",
    [
        {"name": "Mehmet Işık", "phone": "0532 555 01 47"},
        {"name": "mehmet işik", "phone": "+90 (532) 555-0147"},
        {"name": "MEHMET IŞIK", "phone": "00905325550147", "email": "new@example.org"},
    ],
)
def test_a_known_caller_is_recognised_by_name_and_phone(office: Office, again: dict[str, Any]) -> None:
    first = office.case(office.new_case(complainant=MEHMET))
    second = office.case(office.new_case(complainant=again))
    assert second.complainant_id == first.complainant_id
    assert office.value("SELECT count(*) FROM complainant") == 1
    if "email" in again:
        assert office.value("SELECT value FROM contact_point WHERE kind = 'email'") == "new@example.org"


@pytest.mark.parametrize(
    "other",
    [
        {"name": "Zeynep Işık", "phone": "0532 555 01 47"},  # the same household
        {"name": "Mehmet Işık"},
        {"name": "Mehmet Işık", "phone": "0532 555 01 48"},
        {"name": "Mehmet Işık", "phone": "0147"},
    ],
)
def test_others_are_not_taken_for_a_known_caller(office: Office, other: dict[str, Any]) -> None:
    first = office.case(office.new_case(complainant=MEHMET))
    assert office.case(office.new_case(complainant=other)).complainant_id != first.complainant_id


def test_a_chosen_complainant_gets_new_ways_to_be_reached_once(office: Office) -> None:
    who = office.case(office.new_case(complainant=MEHMET)).complainant_id
    for _ in range(2):
        office.new_case(complainant_id=who, complainant={**MEHMET, "email": "m@example.org"})
    ways = office.rows("SELECT kind FROM contact_point WHERE complainant_id = :who ORDER BY id", who=who)
    assert ways == [("phone",), ("email",)]
    with pytest.raises(NotFound, match="no longer on file"):
        office.new_case(complainant_id=999)


def test_a_complainant_of_whom_nothing_is_known_is_anonymous(office: Office) -> None:
    assert office.case(office.new_case(complainant={"name": "  "})).complainant_id is None
    number = office.case(office.new_case(complainant={"phone": "0532 555 01 47"})).complainant_id
    assert office.value("SELECT name FROM complainant WHERE id = :who", who=number) == "0532 555 01 47"


def test_received_earlier_counts_from_then(office: Office) -> None:
    case = office.case(office.new_case(received_at="2025-12-31T23:59:00+00:00"))
    assert case.reference.startswith("2025-000001-")
    assert (case.received_on, case.next_due) == ("2025-12-31", "2026-01-02")
    assert office.value("SELECT at FROM communication") == "2025-12-31T23:59:00.000Z"
    assert office.take_in().reference.startswith("2026-000001-")


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"received_at": "2026-11-23T10:00:00+00:00"}, "received_at"),
        ({"problem_on": "2026-11-24"}, "problem_on"),
        ({"problem": "no_such"}, "problem"),
        ({"department_id": 99}, "department_id"),
    ],
)
def test_what_cannot_be_is_refused_with_its_field(office: Office, given: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        office.new_case(**given)
    assert list(refused.value.fields) == [field]
    assert office.value('SELECT count(*) FROM "case"') == 0
    assert office.value("SELECT count(*) FROM reference_sequence") == 0


def test_a_draft_ends_with_the_complaint_it_became(office: Office) -> None:
    office.do(drafting.keep, "abc", "intake", {"phone": "0532"})
    events = office.value("SELECT count(*) FROM event")
    assert office.value("SELECT body FROM draft") == '{"phone": "0532"}'
    office.new_case(draft_id="abc")
    assert office.value("SELECT count(*) FROM draft") == 0
    assert office.value("SELECT count(*) FROM event") == events + 1


@pytest.mark.parametrize("text", (*HOSTILE, *SURROGATES), ids=repr)
def test_any_text_is_kept_as_it_was_cleaned_or_refused(office: Office, text: str) -> None:
    line = plain_text.clean_line(text)
    try:
        case = office.case(office.new_case(description=f"said: {text}", product=text, complainant={"name": text}))
    except DeskError as refused:
        assert len(text) > 500 or not line, refused
        return
    assert case.description == plain_text.clean(f"said: {text}")
    assert case.product == (line or None)
    if line:
        assert office.value("SELECT name FROM complainant") == line


# -- correcting the receipt --------------------------------------------------------------------------------


def _edit(office: Office, case_id: int, **given: Any) -> int:
    return office.do(intake.edit, case_id, check(Correction, given))


def test_only_what_is_set_is_changed(office: Office) -> None:
    case_id = office.new_case(product="chair", problem="defective", sum_sought=500)
    assert _edit(office, case_id, version=1, problem="late_delivery", sum_sought=None) == 2
    case = office.case(case_id)
    assert (case.product, case.problem, case.sum_sought, case.version) == ("chair", "late_delivery", None, 2)


def test_the_words_first_taken_down_stay(office: Office) -> None:
    case_id = office.new_case(description="It broke.")
    _edit(office, case_id, version=1, description="It was broken on arrival.")
    assert office.value("SELECT text FROM communication") == "It broke."
    assert office.history(case_id)[-1].changes[0]["fields"]["description"] == [
        "It broke.",
        "It was broken on arrival.",
    ]


def test_a_stale_save_is_a_conflict_that_has_both(office: Office) -> None:
    case_id = office.new_case(product="chair")
    _edit(office, case_id, version=1, product="table")
    with pytest.raises(Conflict, match="changed by somebody else") as conflict:
        _edit(office, case_id, version=1, product="desk")
    assert conflict.value.theirs == {"product": "table", "version": 2}
    assert conflict.value.yours == {"product": "desk"}
    assert office.case(case_id).product == "table"


@pytest.mark.parametrize("name", ["description", "problem", "recurrent"])
def test_what_is_required_cannot_be_emptied(office: Office, name: str) -> None:
    case_id = office.new_case()
    with pytest.raises(Invalid) as refused:
        _edit(office, case_id, version=1, **{name: None})
    assert name in refused.value.fields


@pytest.mark.parametrize(("name", "value"), [("problem", "no_such"), ("department_id", 99)])
def test_a_correction_is_checked_as_the_receipt_is(office: Office, name: str, value: object) -> None:
    case_id = office.new_case()
    with pytest.raises(Invalid) as refused:
        _edit(office, case_id, version=1, **{name: value})
    assert name in refused.value.fields


def test_the_problem_cannot_be_moved_into_the_future(office: Office) -> None:
    case_id = office.new_case()
    tomorrow = (office.clock.now + timedelta(days=1)).date().isoformat()
    with pytest.raises(Invalid) as refused:
        _edit(office, case_id, version=1, problem_on=tomorrow)
    assert "problem_on" in refused.value.fields


def test_a_closed_case_is_not_corrected(office: Office) -> None:
    case_id = office.decided_case()
    office.close(case_id)
    with pytest.raises(NotAllowed, match="closed"):
        _edit(office, case_id, version=office.case(case_id).version, product="x")


def test_a_case_that_is_not_there_is_told(office: Office) -> None:
    with pytest.raises(NotFound):
        _edit(office, 4711, version=1, product="x")


def test_complaint_needs_words() -> None:
    with pytest.raises(Invalid) as refused:
        check(Complaint, {"description": " \n ", "complainant": {"email": "nobody"}, "colour": "red"})
    assert set(refused.value.fields) == {"description", "complainant.email", "colour"}


def test_promises_are_by_kind(office: Office) -> None:
    assert set(office.take_in().due) == {ClockKind.ACKNOWLEDGE, ClockKind.UPDATE, ClockKind.DECIDE}
