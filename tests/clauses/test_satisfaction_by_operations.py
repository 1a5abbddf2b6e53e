"""Clause 8.3 of ISO 10002:2018, without screens; `test_satisfaction_by_screens.py` walks the same by keys."""

from __future__ import annotations

import pytest

from complaintdesk.operations import satisfaction
from complaintdesk.operations.inputs import SurveyEnded, SurveyMeant, check
from complaintdesk.queries import communications, survey_told, surveys
from complaintdesk.queries.evidenced import State
from complaintdesk.queries.satisfaction import evidence_rows
from complaintdesk.rules.errors import NotAllowed
from tests.desk import Office
from tests.surveyed import CLERK, answer, call, closed_case, draw, sample, some_closed


def closed(office: Office) -> None:
    """Seven who can be called, one who can be written to, one whom nobody knows."""
    some_closed(office, 7)
    closed_case(office, "Writer", None, complainant={"contacts": [{"kind": "post", "value": "1 High Street"}]})
    office.resolve(office.new_case())


def test_clause_8_3_satisfaction(office: Office) -> None:
    """Drawn at random, asked by who did not handle it, both questions apart; how many, and how sure that is."""
    closed(office)
    survey = draw(office, size=100, title="Autumn", seed=11)
    people = sample(office, survey)
    assert {row.interviewer_id for row in people}.isdisjoint({CLERK, None})
    with pytest.raises(NotAllowed, match="own work"):
        answer(office, people[0]._replace(interviewer_id=CLERK), 5, 5)
    calls = [row for row in people if row.medium == "phone"]
    (letter,) = (row for row in people if row.medium == "letter")
    for row, (handling, outcome) in zip(calls, ((5, 4), (4, 2), (5, 5), (2, 1)), strict=False):
        answer(office, row, handling, outcome, words="Slow." if handling == 2 else None)
    call(office, calls[4], "refused")
    for _ in range(3):
        call(office, calls[5], "not_reached")
    office.do(satisfaction.print_letters, check(SurveyMeant, {"survey_id": survey}))
    office.clock.step(days=7)
    answer(office, letter, 4, 4)
    office.do(satisfaction.end, check(SurveyEnded, {"survey_id": survey}))
    with office.desk.look() as look:
        found = surveys.results(look, survey)
        said = [line for part in survey_told.told(found) for line in part.lines]
        assert evidence_rows(look)[0].state is State.GREEN
        log = [entry.text for entry in communications.log(look, calls[3].case_id)]
    assert found.survey.left_out == {"anonymous": 1}
    assert (found.survey.population, found.survey.eligible, found.survey.sampled) == (9, 8, 8)
    assert "Asked 7: answered 5, refused 1, not reached 1. Response rate: 71 %." in said
    assert "Also in the sample: 1 never asked, as it ended before." in said
    assert "80 % satisfied or very satisfied (4 of 5); 95 % interval 38–96 %." in said
    assert "60 % satisfied or very satisfied (3 of 5); 95 % interval 23–88 %." in said
    assert "2 · Slow." in said
    assert not any("Slow" in text for text in log)
