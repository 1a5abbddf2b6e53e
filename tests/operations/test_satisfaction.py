"""Asking, and what came of it: answers, refusals, calls in vain; who may ask; what a survey ends with (8.3)."""

from __future__ import annotations

from typing import Any

import pytest

from complaintdesk.operations import satisfaction
from complaintdesk.operations.inputs import AskedBy, Interviewing, SurveyEnded, SurveyMeant, check
from complaintdesk.queries import communications, surveys
from complaintdesk.queries.surveys import Results, SampledRow
from complaintdesk.rules.errors import Invalid, NotAllowed, NotFound
from complaintdesk.rules.plain_text import clean, clean_line
from complaintdesk.store import replay, sqlite
from tests.desk import Office
from tests.hostile import HOSTILE
from tests.surveyed import CLERK, MANAGER, QUALITY, answer, call, closed_case, draw, sample, some_closed


def results(office: Office, survey: int) -> Results:
    with office.desk.look() as look:
        return surveys.results(look, survey)


def only(office: Office, **given: Any) -> SampledRow:
    """The only one in a new sample."""
    some_closed(office, 1)
    (row,) = sample(office, draw(office, **given))
    return row


def test_an_answer_is_kept_with_both_marks_and_the_words(office: Office) -> None:
    row = only(office)
    assert not answer(office, row, 4, 2, words="Friendly, but no money.")
    (kept,) = sample(office, row.survey_id)
    assert (kept.state, kept.handling, kept.outcome, kept.words) == ("answered", 4, 2, "Friendly, but no money.")
    assert kept.done_on == "2026-11-23"


def test_the_case_says_that_they_were_asked_and_not_what_they_said(office: Office) -> None:
    row = only(office)
    answer(office, row, 1, 1, words="Never again!")
    with office.desk.look() as look:
        entry = communications.log(look, row.case_id)[-1]
    assert (entry.direction, entry.channel, entry.with_whom) == ("out", "phone", "Person 1")
    assert entry.text == "Asked how satisfied they are with the handling and the outcome (8.3): they answered."
    assert office.case(row.case_id).standing.closed
    event = office.history(row.case_id)[-1]
    assert event.act == "satisfaction.answer"
    assert [change["record"] for change in event.changes] == ["communication"]
    assert "Never again!" in office.value("SELECT changes FROM event ORDER BY id DESC")  # the trail has all of it


def test_who_is_dissatisfied_with_the_handling_may_want_to_complain(office: Office) -> None:
    some_closed(office, 2)
    low, high = sample(office, draw(office))
    assert answer(office, low, 2, 5)
    assert not answer(office, high, 3, 1)  # with the outcome only: that was decided


def test_an_answer_can_be_put_right_and_is_logged_once(office: Office) -> None:
    row = only(office)
    answer(office, row, 4, 4)
    office.clock.step(days=2)
    with pytest.raises(Invalid, match="answered already on Monday 23 November; say why") as wrong:
        answer(office, row, 5, 4)
    assert "why" in wrong.value.fields
    answer(office, row, 5, 4, why="I had typed the wrong mark.")
    assert office.value("SELECT why FROM event ORDER BY id DESC") == "I had typed the wrong mark."
    (kept,) = sample(office, row.survey_id)
    assert (kept.handling, kept.done_on) == (5, "2026-11-23")
    assert office.value("SELECT count(*) FROM communication WHERE text LIKE 'Asked how%'") == 1


def test_who_has_refused_is_not_answered_for_and_never_again_holds(office: Office) -> None:
    row = only(office)
    call(office, row, "refused", never_again=True)
    with pytest.raises(Invalid, match="refused already") as wrong:
        answer(office, row, 5, 5)
    assert "why" in wrong.value.fields
    with pytest.raises(NotAllowed, match="do not want to be asked again"):
        call(office, row, "not_reached")
    with pytest.raises(Invalid, match="refused already"):
        call(office, row, "taken_out", note="Never mind.")
    answer(office, row, 5, 5, why="They rang back.")
    assert office.rows("SELECT state, never_again FROM survey_sampled") == [("answered", 1)]


def test_what_they_say_is_kept_by_their_interviewer_or_a_manager(office: Office) -> None:
    some_closed(office, 2)
    first, second = sample(office, draw(office, interviewers=[MANAGER]))
    with pytest.raises(NotAllowed, match=r"given to Mary O’Neill: what they say is kept by Mary O’Neill or a"):
        call(office, first, "refused", actor=QUALITY)
    with pytest.raises(NotAllowed, match="or a manager"):
        answer(office, first._replace(interviewer_id=QUALITY), 5, 5)
    given = check(Interviewing, {"sampled_id": second.id, "staff_id": QUALITY})
    office.do(satisfaction.assign, given)
    answer(office, second._replace(interviewer_id=MANAGER), 5, 5)


def test_who_handled_the_case_may_not_take_the_answer_down(office: Office) -> None:
    row = only(office)
    with pytest.raises(NotAllowed, match=r"Ayşe Demir decided it, and nobody asks .* own work \(8.3\)"):
        answer(office, row._replace(interviewer_id=CLERK), 5, 5)
    with pytest.raises(NotAllowed, match="own work"):
        call(office, row, "refused", actor=CLERK)
    given = check(Interviewing, {"sampled_id": row.id, "staff_id": CLERK})
    with pytest.raises(NotAllowed, match="own work"):
        office.do(satisfaction.assign, given)


def test_a_call_that_reaches_nobody_can_be_made_by_anybody(office: Office) -> None:
    assert call(office, only(office), "not_reached", actor=CLERK) == "waiting"


def test_it_is_given_to_somebody_else(office: Office) -> None:
    row = only(office)
    other = {QUALITY: MANAGER, MANAGER: QUALITY}[row.interviewer_id or 0]
    office.do(satisfaction.assign, check(Interviewing, {"sampled_id": row.id, "staff_id": other}))
    assert sample(office, row.survey_id)[0].interviewer_id == other


def test_where_only_one_works_their_answers_say_so(office: Office) -> None:
    with office.desk._writer._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE staff_member SET active = 0 WHERE id > 1")
    row = only(office)
    assert row.interviewer_id == CLERK
    answer(office, row, 5, 5)
    assert results(office, row.survey_id).figures.by_handlers == 1


def test_after_three_calls_in_vain_they_were_not_reached(office: Office) -> None:
    row = only(office)
    assert [call(office, row, "not_reached") for _ in range(3)] == ["waiting", "waiting", "not_reached"]
    with office.desk.look() as look:
        assert [each.came_of_it for each in surveys.tries(look, row.id)] == ["not_reached"] * 3
    assert answer(office, row, 1, 1)  # they ring back
    assert sample(office, row.survey_id)[0].state == "answered"


def test_whom_to_call_next(office: Office) -> None:
    some_closed(office, 4)
    survey = draw(office)
    first, second, third, fourth = sample(office, survey)
    call(office, first, "not_reached")
    call(office, second, "call_back", call_on="2026-11-25")
    call(office, third, "call_back", call_on="2026-11-23")

    def turn() -> list[int]:
        with office.desk.look() as look:
            return [row.id for row in surveys.sheet(look, survey)]

    assert turn() == [third.id, fourth.id, first.id, second.id]
    office.clock.step(days=2)
    assert turn() == [third.id, second.id, fourth.id, first.id]
    office.reopen(fourth.case_id)
    assert turn() == [third.id, second.id, first.id]


def test_a_case_that_is_handled_again_is_not_asked_about(office: Office) -> None:
    row = only(office)
    office.reopen(row.case_id)
    for asked in (lambda: answer(office, row, 3, 3), lambda: call(office, row, "not_reached")):
        with pytest.raises(NotAllowed, match="taken up again"):
            asked()
    assert call(office, row, "taken_out", note="It was reopened.") == "taken_out"


def test_who_died_is_taken_out_and_never_asked_again(office: Office) -> None:
    row = only(office)
    with pytest.raises(Invalid) as wrong:
        call(office, row, "taken_out")
    assert wrong.value.fields == {"note": "say why they are not asked"}
    call(office, row, "taken_out", note="His wife says that he died.", never_again=True)
    assert results(office, row.survey_id).figures.asked == 0
    with pytest.raises(NotAllowed, match="1 not to be asked again"):
        draw(office, spare_months=0)
    with pytest.raises(NotAllowed, match="taken out"):
        answer(office, row, 3, 3)


@pytest.mark.parametrize("day", [None, "2026-11-22"])
def test_a_call_back_needs_its_day(office: Office, day: str | None) -> None:
    row = only(office)
    with pytest.raises(Invalid) as wrong:
        call(office, row, "call_back", call_on=day)
    assert "call_on" in wrong.value.fields


def test_an_answer_without_a_mark_is_none(office: Office) -> None:
    row = only(office)
    with pytest.raises(Invalid) as wrong:
        answer(office, row, None, None, words="No comment.")
    assert "handling" in wrong.value.fields
    for mark in (0, 6):
        with pytest.raises(Invalid):
            answer(office, row, mark, 3)


def test_letters_are_printed_once_and_typed_in_when_they_come_back(office: Office) -> None:
    post = {"contacts": [{"kind": "post", "value": "1 High Street"}]}
    closed_case(office, "Writer", None, complainant=post)
    (row,) = sample(office, draw(office))
    printed = check(SurveyMeant, {"survey_id": row.survey_id})
    assert [office.do(satisfaction.print_letters, printed) for _ in range(2)] == [1, 0]
    office.clock.step(days=9)
    answer(office, row, 4, None, answered_on="2026-11-30")
    (kept,) = sample(office, row.survey_id)
    assert (kept.printed_on, kept.done_on) == ("2026-11-23", "2026-11-30")
    with office.desk.look() as look:
        entries = communications.log(look, row.case_id)[-2:]
    assert [(entry.direction, entry.channel) for entry in entries] == [("out", "letter"), ("in", "letter")]
    with pytest.raises(Invalid, match="from that day on, until today"):
        answer(office, row, 4, None, answered_on="2026-11-01")


def test_by_letter_after_all(office: Office) -> None:
    row = only(office)
    office.do(satisfaction.ask_by, check(AskedBy, {"sampled_id": row.id, "medium": "letter"}))
    assert sample(office, row.survey_id)[0].medium == "letter"
    assert call(office, row, "not_reached") == "not_reached"  # it came back undelivered


def test_the_end_of_a_survey_keeps_who_was_not_reached_apart_from_who_was_not_asked(office: Office) -> None:
    some_closed(office, 4)
    survey = draw(office)
    first, second, third, _ = sample(office, survey)
    answer(office, first, 5, 5)
    call(office, second, "refused", never_again=True)
    call(office, third, "not_reached")
    office.do(satisfaction.end, check(SurveyEnded, {"survey_id": survey, "note": "Christmas."}))
    found = results(office, survey)
    assert found.survey.states == {"answered": 1, "refused": 1, "not_reached": 1, "not_asked": 1}
    assert (found.figures.asked, found.figures.reached, found.survey.ended_note) == (3, 2, "Christmas.")
    assert found.figures.response_rate == "too few to say"
    with pytest.raises(NotAllowed, match=r"ended on Monday 23 November; what it found stays as it is"):
        answer(office, third, 1, 1)


def test_words_are_told_without_who_said_them(office: Office) -> None:
    some_closed(office, 3)
    survey = draw(office)
    for row, (mark, words) in zip(
        sample(office, survey), ((5, "Zoe was kind."), (1, "Slow."), (5, None)), strict=True
    ):
        answer(office, row, mark, mark, words=words)
    assert [said.words for said in results(office, survey).said] == ["Slow.", "Zoe was kind."]


def test_what_is_not_there_is_told(office: Office) -> None:
    with pytest.raises(NotFound):
        office.do(satisfaction.end, check(SurveyEnded, {"survey_id": 7}))
    with pytest.raises(NotFound):
        call(office, only(office)._replace(id=99), "refused")


def test_whatever_they_say_is_kept_as_they_say_it(office: Office) -> None:
    row = only(office)
    for text in HOSTILE[::3]:
        answer(office, row, 3, 3, words=text, why="They said more.")
        assert sample(office, row.survey_id)[0].words == (clean(text) if clean_line(text) else None)


def test_the_trail_tells_all_of_it(office: Office) -> None:
    some_closed(office, 3)
    survey = draw(office)
    first, second, third = sample(office, survey)
    answer(office, first, 2, 3, words="So.")
    call(office, second, "not_reached")
    call(office, third, "refused")
    office.do(satisfaction.end, check(SurveyEnded, {"survey_id": survey}))
    connection = sqlite.connect(office.path)
    assert list(replay.differences(connection)) == []
    assert list(replay.differences(connection, first.case_id)) == []
    connection.close()
