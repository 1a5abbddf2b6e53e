"""Quality reviews (annex D): closed cases drawn at random, reviewed from both sides, not by who handled them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaintdesk.operations import quality
from complaintdesk.operations.inputs import check
from complaintdesk.operations.inputs import quality as given
from complaintdesk.queries import quality as asked
from complaintdesk.queries.quality import ReviewRow
from complaintdesk.rules.errors import Invalid, NotAllowed
from complaintdesk.rules.quality import QUESTIONS
from complaintdesk.store import replay
from tests.desk import Office
from tests.hostile import HOSTILE

AYSE, CAN, MARY = 1, 2, 3


def closed(office: Office, times: int) -> list[int]:
    cases = [office.decided_case() for _ in range(times)]
    for case_id in cases:
        office.close(case_id)
    return cases


def draw(office: Office, by: int = MARY, **told: Any) -> int:
    return office.do_as(by, quality.draw, check(given.SampleDrawn, {"size": 5, "seed": 3, **told}))


def reviews(office: Office, sample_id: int) -> list[ReviewRow]:
    with office.desk.look() as look:
        return asked.reviews(look, sample_id)


def review(office: Office, review_id: int, by: int = MARY, **otherwise: Any) -> None:
    answers = [{"question": each.code, "answer": "yes", **otherwise.get(each.code, {})} for each in QUESTIONS]
    told = {"review_id": review_id, "answers": answers, "note": otherwise.get("note")}
    office.do_as(by, quality.review, check(given.CaseReviewed, told))


def test_a_sample_keeps_seed_and_population_and_can_be_drawn_again(office: Office) -> None:
    closed(office, 12)
    once, again, other = draw(office), draw(office), draw(office, seed=4)
    with office.desk.look() as look:
        row = asked.sample(look, once)
    assert (row.seed, row.population, row.drawn, row.reviewer, row.due_on) == (
        3,
        12,
        5,
        "Mary O’Neill",
        "2026-12-07",
    )
    drawn = [[each.case_id for each in reviews(office, sample)] for sample in (once, again, other)]
    assert drawn[0] == drawn[1]
    assert drawn[0] != drawn[2]
    assert len(set(drawn[0])) == 5


def test_what_the_reviewer_had_a_hand_in_is_put_back(office: Office) -> None:
    cases = closed(office, 4)
    office.clock.step(days=1)
    mine = office.decided_case()
    office.assign(mine, MARY)
    office.close(mine)
    sample = draw(office, size=10)
    assert sorted(each.case_id for each in reviews(office, sample)) == cases
    with office.desk.look() as look:
        assert asked.sample(look, sample).passed_over == 1
    with pytest.raises(NotAllowed, match=r"Ayşe Demir had a hand in each of the 5 cases drawn"):
        draw(office, reviewer_id=AYSE)


def test_a_period_without_closings_says_so(office: Office) -> None:
    with pytest.raises(NotAllowed, match="No case was closed from 2020-01-01 to 2020-12-31"):
        draw(office, period_first="2020-01-01", period_last="2020-12-31")
    with pytest.raises(Invalid):
        draw(office, period_first="2020-02-01", period_last="2020-01-01")


def test_every_question_is_answered_and_a_no_has_its_note(office: Office) -> None:
    closed(office, 3)
    first = reviews(office, draw(office, size=1))[0].id
    with pytest.raises(Invalid) as refused:
        review(office, first, their_side={"answer": "no"})
    assert refused.value.fields == {"their_side": "say in a note what was missing"}
    with pytest.raises(Invalid, match="17 questions need an answer"):
        told = {"review_id": first, "answers": [{"question": "tone", "answer": "yes"}]}
        office.do_as(MARY, quality.review, check(given.CaseReviewed, told))
    with pytest.raises(Invalid, match="no question “taste”"):
        told = {"review_id": first, "answers": [{"question": "taste", "answer": "yes"}]}
        office.do_as(MARY, quality.review, check(given.CaseReviewed, told))
    with pytest.raises(NotAllowed, match="Mary O’Neill reviews this sample"):
        review(office, first, by=CAN)
    assert office.value("SELECT count(*) FROM quality_answer") == 0


def test_who_had_a_hand_in_it_since_it_was_drawn_does_not_review_it(office: Office) -> None:
    closed(office, 1)
    (row,) = reviews(office, draw(office, size=1))
    office.reopen(row.case_id)
    office.assign(row.case_id, MARY)
    with pytest.raises(NotAllowed, match="Mary O’Neill answers for it"):
        review(office, row.id)
    office.do_as(
        MARY, quality.hand_over, check(given.ReviewerChosen, {"sample_id": row.sample_id, "reviewer_id": CAN})
    )
    review(office, row.id, by=CAN)
    assert reviews(office, row.sample_id)[0].reviewed_by == "Can Öz"


def test_results_are_by_question_and_a_sample_is_concluded_when_all_is_reviewed(office: Office) -> None:
    closed(office, 6)
    sample = draw(office, size=6)
    rows = reviews(office, sample)
    conclude = check(given.SampleConcluded, {"sample_id": sample, "conclusion": "Reasons are missing."})
    for at, row in enumerate(rows):
        bad = {"answer": "no", "note": "None."} if at < 2 else {"answer": "partly"} if at < 3 else {}
        if at == len(rows) - 1:
            with pytest.raises(NotAllowed, match="1 of its cases are not reviewed yet"):
                office.do_as(MARY, quality.conclude, conclude)
        review(office, row.id, reasons=bad, needs_met={"answer": "not_applicable"}, note="\n".join(HOSTILE))
    office.do_as(MARY, quality.conclude, conclude)
    with office.desk.look() as look:
        results = {each.question.code: each for each in asked.results(look, sample)}
        assert asked.concluded(look, date(2026, 11, 1), date(2026, 11, 30))[0].id == sample
        assert asked.due_rows(look) == []
        assert list(replay.differences(look._connection)) == []
    told = results["reasons"]
    assert (told.yes, told.partly, told.no, told.applies, told.says()) == (3, 1, 2, 6, "50 %")
    assert (results["needs_met"].applies, results["needs_met"].says()) == (0, "too few to say")
    with pytest.raises(NotAllowed, match="stand as they are"):
        review(office, rows[0].id)


def test_a_review_can_be_put_right_until_the_sample_is_concluded(office: Office) -> None:
    closed(office, 2)
    (row,) = reviews(office, draw(office, size=1))
    review(office, row.id, tone={"answer": "no", "note": "Curt."})
    review(office, row.id)
    with office.desk.look() as look:
        assert len(asked.answers(look, row.id)) == len(QUESTIONS)
        assert asked.review(look, row.id).no == 0
        (due,) = asked.due_rows(look)
    assert (due.room, due.entry, due.who, due.clause) == ("quality", row.sample_id, "Mary O’Neill", "annex D")
