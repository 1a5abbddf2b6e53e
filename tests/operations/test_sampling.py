"""A sample is drawn at random, can be drawn again by hand, and says whom it left out and why (8.3)."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

import pytest

from complaintdesk.operations.inputs import SurveyDrawn, check
from complaintdesk.queries import surveys
from complaintdesk.rules.errors import Invalid, NotAllowed
from complaintdesk.rules.satisfaction import Medium
from complaintdesk.store import survey_frame
from complaintdesk.store.desk import Actor
from complaintdesk.store.survey_frame import Period
from tests.desk import Office
from tests.surveyed import CLERK, MANAGER, QUALITY, YEAR, closed_case, draw, sample, some_closed


def test_a_sample_can_be_drawn_again_by_hand(office: Office) -> None:
    ids = some_closed(office, 12)
    survey = draw(office, size=4, seed=4711)
    references = [office.case(case_id).reference for case_id in ids]
    by_hand = sorted(references, key=lambda name: hashlib.sha256(f"4711:{name}".encode()).hexdigest())[:4]
    assert [row.reference for row in sample(office, survey)] == by_hand
    with office.desk.look() as look:
        found = surveys.survey(look, survey)
    assert (found.population, found.eligible, found.sampled, found.seed) == (12, 12, 4, 4711)
    assert found.seed_given
    assert found.drawn_by == "Ayşe Demir"


def test_without_a_seed_one_is_drawn_and_kept(office: Office) -> None:
    some_closed(office, 3)
    drawn = draw(office), draw(office, spare_months=0)
    with office.desk.look() as look:
        found, other = (surveys.survey(look, each) for each in drawn)
    assert 1 <= found.seed <= 99_999_999
    assert not found.seed_given
    assert found.seed != other.seed


def test_a_share_is_of_those_who_can_be_asked(office: Office) -> None:
    some_closed(office, 5)
    closed_case(office, "Nobody Reached", phone=None)
    survey = draw(office, percent=50, medium="phone")
    assert len(sample(office, survey)) == 3  # half of five, rounded up


def test_who_cannot_be_asked_is_left_out_and_counted(office: Office) -> None:
    some_closed(office, 2)
    closed_case(office, "Silent", phone=None)
    anonymous = office.new_case()
    office.decide_case(anonymous)
    office.close(anonymous)
    reviewed = closed_case(office, "Reviewed", "0532 777 00 01")
    office.reopen(reviewed)  # not closed any more: not among those closed
    office.close(office.new_case(complainant={"name": "Elsewhere"}), "out_of_scope")
    with office.desk.look() as look:
        found = survey_frame.frame(look, Period(date(2026, 1, 1), date(2026, 12, 31)), Medium.EITHER, None)
    assert found.population == 5
    assert len(found.candidates) == 2
    assert found.left_out == {"anonymous": 1, "unreachable": 1, "not_ours": 1}


def test_who_went_to_review_or_outside_is_not_asked_while_that_goes_on(office: Office) -> None:
    some_closed(office, 1)
    for goes_on in (office.ask_review, office.go_outside):
        case_id = office.new_case(complainant={"name": "R", "contacts": [{"kind": "phone", "value": "0532 1"}]})
        office.decide_case(case_id, outcome="not_upheld")
        office.answer(case_id, "rejected")
        goes_on(case_id)
    assert [row.name for row in sample(office, draw(office))] == ["Person 1"]


def test_of_one_person_one_case_is_drawn_the_last(office: Office) -> None:
    closed_case(office, "Mehmet Işık")
    person = office.value("SELECT id FROM complainant WHERE name = 'Mehmet Işık'")
    again = office.new_case(complainant_id=person)
    office.decide_case(again)
    office.close(again)
    survey = draw(office)
    assert [row.case_id for row in sample(office, survey)] == [again]


def test_nobody_is_asked_twice_within_a_year_unless_wanted(office: Office) -> None:
    some_closed(office, 3)
    assert len(sample(office, draw(office, size=2))) == 2
    assert len(sample(office, draw(office))) == 1  # the one who was spared
    with pytest.raises(NotAllowed, match="3 asked lately"):
        draw(office)
    assert len(sample(office, draw(office, spare_months=0))) == 3
    office.clock.step(days=366)
    assert len(sample(office, draw(office))) == 3


def test_who_asks_had_no_hand_in_the_case(office: Office) -> None:
    case_id = office.new_case(complainant={"name": "A", "contacts": [{"kind": "phone", "value": "0532 111"}]})
    office.acknowledge(case_id)
    office.assess(case_id)
    office.assign(case_id, QUALITY)
    office.assign(case_id, CLERK)  # the quality officer owned it before
    office.decide(case_id)
    office.close(case_id)
    (row,) = sample(office, draw(office))
    assert row.interviewer == "Mary O’Neill"
    with office.desk.look() as look:
        assert dict(survey_frame.hands(look, case_id)) == {CLERK: "owns the case", QUALITY: "owned it before"}


def test_the_calls_are_shared_out_evenly(office: Office) -> None:
    some_closed(office, 8)
    askers = [row.interviewer_id for row in sample(office, draw(office))]
    assert sorted(askers, key=lambda who: who or 0) == [QUALITY] * 4 + [MANAGER] * 4


def test_only_those_named_ask(office: Office) -> None:
    some_closed(office, 4)
    assert {row.interviewer_id for row in sample(office, draw(office, interviewers=[MANAGER]))} == {MANAGER}


def test_where_nobody_is_left_to_ask_it_is_left_open(office: Office) -> None:
    some_closed(office, 1)
    assert [row.interviewer_id for row in sample(office, draw(office, interviewers=[CLERK]))] == [None]


def test_a_letter_goes_where_there_is_no_phone(office: Office) -> None:
    some_closed(office, 1)
    closed_case(office, "Writer", None, complainant={"contacts": [{"kind": "post", "value": "1 High Street"}]})
    assert sorted(row.medium for row in sample(office, draw(office))) == ["letter", "phone"]
    assert [row.name for row in sample(office, draw(office, medium="letter", spare_months=0))] == ["Writer"]


def test_whoever_acts_for_somebody_is_spoken_to(office: Office) -> None:
    case_id = office.new_case(
        complainant={"name": "Old Lady"},
        representative={"name": "Her Son", "contacts": [{"kind": "phone", "value": "0532 999 00 00"}]},
        representative_capacity="son",
    )
    office.decide_case(case_id)
    office.close(case_id)
    (row,) = sample(office, draw(office))
    assert (row.name, row.acts_for, row.capacity) == ("Her Son", "Old Lady", "son")


def test_only_a_department_is_drawn_from(office: Office) -> None:
    some_closed(office, 2)
    delivery = closed_case(office, "Late", "0532 444", department_id=2)
    assert [row.case_id for row in sample(office, draw(office, department_id=2))] == [delivery]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"size": None}, "size"),
        ({"size": 5, "percent": 10}, "size"),
        ({"closed_from": "2026-12-01", "closed_to": "2026-11-01"}, "closed_to"),
        ({"closed_from": "2027-01-01", "closed_to": "2027-02-01"}, "closed_from"),
        ({"ask_by": "2026-11-01"}, "ask_by"),
        ({"department_id": 99}, "department_id"),
    ],
)
def test_what_is_wrong_stands_at_its_field(office: Office, given: dict[str, Any], field: str) -> None:
    some_closed(office, 1)
    with pytest.raises(Invalid) as wrong:
        draw(office, **given)
    assert field in wrong.value.fields


def test_an_empty_period_is_told(office: Office) -> None:
    with pytest.raises(NotAllowed, match="No case was closed in this period"):
        draw(office)


def test_who_draws_is_somebody(office: Office) -> None:
    from complaintdesk.operations import sampling

    nobody = Actor(None, "?", "front_desk")
    with pytest.raises(NotAllowed, match="Choose who you are"), office.desk.act(nobody) as act:
        sampling.draw(act, check(SurveyDrawn, {**YEAR, "size": 1}))
