"""Figures of satisfaction equal those counted by hand; what is due, and what shows that we ask (8.3)."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from complaintdesk.operations import satisfaction as acts
from complaintdesk.operations.inputs import SurveyEnded, check
from complaintdesk.queries import satisfaction, survey_told, surveys
from complaintdesk.queries.evidenced import State
from complaintdesk.queries.satisfaction import Satisfaction
from complaintdesk.rules import intervals
from tests.desk import Office
from tests.surveyed import answer, call, closed_case, draw, sample, some_closed

FIRST, LAST = date(2026, 11, 1), date(2027, 1, 31)


def figures(office: Office, first: date = FIRST, last: date = LAST, department: int | None = None) -> Satisfaction:
    with office.desk.look() as look:
        return satisfaction.satisfaction(look, first, last, department)


@pytest.fixture
def asked(office: Office) -> list[tuple[str, int | None, int | None, int | None, date]]:
    """People asked over many weeks, and what came of it as a list of its own."""
    for n in range(30):
        ways = [{"kind": "phone", "value": f"0532 555 1{n:03d}"}]
        made = {"complainant": {"name": f"Person {n}", "contacts": ways}, "department_id": (None, 1, 2)[n % 3]}
        office.resolve(office.new_case(**made))
    rows = sample(office, draw(office, ask_by="2027-02-01"))
    dice, told = Random(8), []
    for row in rows:
        office.clock.step(days=dice.choice([0, 1, 3]))
        with office.desk.look() as look:
            on = look.today
        department = office.case(row.case_id).department_id
        what = dice.choice(["answered"] * 6 + ["refused", "not_reached", "waiting"])
        handling, outcome = dice.choice([(5, 4), (4, 4), (5, 2), (3, 1), (2, 1), (None, 3), (4, None)])
        if what == "answered":
            answer(office, row, handling, outcome)
        elif what == "refused":
            call(office, row, "refused")
        else:
            for _ in range({"not_reached": 3, "waiting": 1}[what]):
                call(office, row, "not_reached")
        kept = (handling, outcome) if what == "answered" else (None, None)
        told.append((what, *kept, department, on))
    return told


def test_figures_are_those_counted_by_hand(
    office: Office, asked: list[tuple[str, int | None, int | None, int | None, date]]
) -> None:
    for first, last in ((FIRST, LAST), (date(2026, 11, 28), date(2026, 12, 20)), (LAST, LAST)):
        for department in (None, 1, 2):
            mine = [row for row in asked if first <= row[4] <= last and department in (None, row[3])]
            found = figures(office, first, last, department)
            for what in ("answered", "refused", "not_reached"):
                assert getattr(found, what) == sum(row[0] == what for row in mine)
            for marks, at in ((found.handling, 0), (found.outcome, 1)):
                given = [mark for row in mine if (mark := row[1:3][at]) is not None]
                assert marks.answered == len(given)
                assert marks.satisfied == sum(mark in (4, 5) for mark in given)
                if len(given) >= 5:
                    assert marks.mean == pytest.approx(sum(given) / len(given))
                    assert marks.interval == intervals.wilson(marks.satisfied, len(given))
                else:
                    assert (marks.mean, marks.interval, marks.share) == (None, None, None)

    whole = figures(office)
    with office.desk.look() as look:
        months = satisfaction.by_month(look, FIRST, LAST)
        departments = satisfaction.by_department(look, FIRST, LAST)
    assert [row.month for row in months] == sorted(row.month for row in months)
    assert [row.name for row in departments] == ["Delivery", "Sales", "no department"]
    for parts in ([row.figures for row in months], [row.figures for row in departments]):
        assert sum(part.asked for part in parts) == whole.asked > 20
        assert tuple(map(sum, zip(*(part.handling for part in parts), strict=True))) == whole.handling


def test_an_empty_desk_says_nothing(office: Office) -> None:
    found = figures(office)
    assert (found.asked, found.response_rate, found.handling.share) == (0, "too few to say", None)
    with office.desk.look() as look:
        assert satisfaction.due_rows(look) == []
        assert {row.state for row in satisfaction.evidence_rows(look)} == {State.NO_DATA}


def test_what_is_due_is_told_by_who_asks_and_when_it_was_agreed(office: Office) -> None:
    some_closed(office, 4)
    closed_case(office, "Writer", None, complainant={"contacts": [{"kind": "post", "value": "1 High Street"}]})
    survey = draw(office, ask_by="2026-12-11", interviewers=[2], title="Autumn")
    call(office, sample(office, survey)[0], "call_back", call_on="2026-11-25")
    with office.desk.look() as look:
        rows = satisfaction.due_rows(look)
    assert [(row.on.isoformat(), row.what, row.who) for row in rows] == [
        ("2026-11-25", "Call 1 person back, as agreed: how were they treated? (Autumn)", "Can Öz"),
        ("2026-12-11", "Call 3 people: how were they treated? (Autumn)", "Can Öz"),
        ("2026-12-11", "Write to 1 person: how were they treated? (Autumn)", "Can Öz"),
    ]
    assert {(row.room, row.entry, row.clause, row.who_id) for row in rows} == {("satisfaction", survey, "8.3", 2)}
    office.do(acts.end, check(SurveyEnded, {"survey_id": survey}))
    with office.desk.look() as look:
        assert satisfaction.due_rows(look) == []


def test_the_evidence_turns_green_amber_and_red(office: Office) -> None:
    def states() -> list[State]:
        with office.desk.look() as look:
            return [row.state for row in satisfaction.evidence_rows(look)]

    some_closed(office, 6)
    survey = draw(office)
    assert states() == [State.AMBER, State.NO_DATA]
    for row in sample(office, survey):
        answer(office, row, 4, 3)
    assert states() == [State.GREEN, State.GREEN]
    office.clock.step(days=60)
    assert states()[0] is State.AMBER  # it is past its day and was not ended
    office.do(acts.end, check(SurveyEnded, {"survey_id": survey}))
    assert states()[0] is State.GREEN
    office.clock.step(days=400)
    assert states() == [State.RED, State.NO_DATA]


def test_results_say_how_sure_they_are_and_of_how_many(office: Office) -> None:
    some_closed(office, 8)
    rows = sample(office, draw(office, size=7, title="Autumn", seed=5))
    for row, mark in zip(rows, (5, 5, 4, 4, 2, 1), strict=False):
        answer(office, row, mark, 2, words="Thank you." if mark == 5 else None)
    with office.desk.look() as look:
        found = surveys.results(look, rows[0].survey_id)
    said = "\n".join(
        line for part in (survey_told.summary(found), *survey_told.told(found)) for line in part.lines
    )
    assert "67 % satisfied or very satisfied (4 of 6); 95 % interval 30–90 %." in said
    assert "Mean mark 3.5 of 5 (95 % interval 1.8–5.0)." in said
    narrower = intervals.wilson(4, 6, 8).in_words
    assert f"They are 75 % of the 8 who could be asked: of those, the interval is {narrower}" in said
    assert "7 at random of 8 who could be asked, of 8 closed. Seed 5 (entered by hand)." in said
    assert "Also in the sample: 1 still to be asked." in said
    assert said.count("5 · Thank you.") == 2
    assert "Person" not in said
