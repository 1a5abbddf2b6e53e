"""At every point of a case's life people can do what makes sense, and are told why when they cannot."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaintdesk.rules.errors import NotAllowed
from complaintdesk.rules.lifecycle import (
    Standing,
    allowed,
    closing_reasons,
    refusal,
    refusal_to_close,
    require,
    stage,
)
from complaintdesk.rules.next_steps import next_steps
from complaintdesk.rules.vocabulary import Act, ClockKind, ClosingReason, Stage

NEW = Standing(False, False, False, False, False)
READY = Standing(True, True, True, False, False)
DECIDED = replace(READY, decided=True)
CLOSED = replace(DECIDED, closed=True)
ALL = tuple(Standing(*flags) for flags in product((False, True), repeat=6))
TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("standing", "expected"),
    [
        (NEW, Stage.RECEIVED),
        (replace(NEW, acknowledged=True), Stage.ACKNOWLEDGED),
        (replace(NEW, assessed=True), Stage.ASSESSED),
        (READY, Stage.ASSESSED),
        (replace(READY, investigating=True), Stage.INVESTIGATING),
        (DECIDED, Stage.DECIDED),
        (CLOSED, Stage.CLOSED),
        (replace(CLOSED, closed=False), Stage.DECIDED),
    ],
)
def test_the_stage_is_the_furthest_reached(standing: Standing, expected: Stage) -> None:
    assert stage(standing) is expected


@pytest.mark.parametrize("standing", ALL)
def test_a_refusal_always_says_the_clause_and_what_to_do(standing: Standing) -> None:
    for act in Act:
        sentence = refusal(act, standing)
        assert (act in allowed(standing)) == (sentence is None)
        if sentence is None:
            require(act, standing)
        else:
            assert "(7." in sentence
            assert sentence.endswith(".")
            with pytest.raises(NotAllowed) as caught:
                require(act, standing)
            assert str(caught.value) == sentence


@pytest.mark.parametrize("standing", ALL)
def test_what_comes_in_can_always_be_logged(standing: Standing) -> None:
    assert refusal(Act.LOG, standing) is None


def test_a_closed_case_can_only_be_logged_on_and_reopened() -> None:
    assert allowed(CLOSED) == (Act.LOG, Act.REOPEN)
    assert "Reopen it first" in str(refusal(Act.EDIT, CLOSED))
    assert refusal(Act.REOPEN, DECIDED) is not None


def test_a_decision_needs_the_acknowledgement_and_the_assessment() -> None:
    assert refusal(Act.DECIDE, READY) is None
    assert "7.5" in str(refusal(Act.DECIDE, replace(READY, assessed=False)))
    assert "7.4" in str(refusal(Act.DECIDE, replace(READY, acknowledged=False)))
    assert "Do both first" in str(refusal(Act.DECIDE, NEW))
    assert refusal(Act.DECIDE, replace(READY, assigned=False)) is None


def test_open_cases_may_be_assessed_and_decided_again_but_acknowledged_once() -> None:
    assert refusal(Act.ASSESS, DECIDED) is None
    assert refusal(Act.DECIDE, DECIDED) is None
    assert "already" in str(refusal(Act.ACKNOWLEDGE, DECIDED))


def test_without_a_decision_a_case_closes_only_as_withdrawn_or_out_of_scope() -> None:
    assert set(closing_reasons(NEW)) == {ClosingReason.WITHDRAWN, ClosingReason.OUT_OF_SCOPE}
    assert set(closing_reasons(DECIDED)) == set(ClosingReason)
    assert closing_reasons(CLOSED) == ()
    assert "withdrawn" in str(refusal_to_close(READY, ClosingReason.ACCEPTED))


CLOCKS = st.dictionaries(st.sampled_from(ClockKind), st.integers(-30, 30).map(lambda n: TODAY + timedelta(days=n)))


@given(st.sampled_from(ALL), CLOCKS)
def test_every_step_that_is_asked_for_can_be_done_now(standing: Standing, clocks: dict[ClockKind, date]) -> None:
    steps = next_steps(standing, clocks, TODAY)
    assert (steps == ()) == standing.closed
    for step in steps:
        assert refusal(step.act, standing) is None
        assert step.overdue == (step.due is not None and step.due < TODAY)
        assert step.title and step.why and step.clause
    late = [step.due for step in steps if step.overdue and step.due]
    assert late == sorted(late)
    assert all(step.overdue for step in steps[: len(late)])


def test_a_new_case_is_told_first_then_assessed_then_owned() -> None:
    steps = next_steps(
        NEW, {ClockKind.ACKNOWLEDGE: date(2026, 11, 23), ClockKind.DECIDE: date(2026, 12, 4)}, TODAY
    )
    assert [(step.act, step.title, step.clause) for step in steps] == [
        (Act.ACKNOWLEDGE, "Tell the complainant we have it by Mon 23 Nov", "7.4"),
        (Act.ASSESS, "Assess how serious it is", "7.5"),
        (Act.ASSIGN, "Give it an owner", "5.4"),
    ]


def test_a_late_update_stands_first() -> None:
    clocks = {ClockKind.UPDATE: date(2026, 11, 18), ClockKind.DECIDE: date(2026, 12, 4)}
    steps = next_steps(replace(READY, assigned=False), clocks, TODAY)
    assert steps[0].title == "Tell the complainant how it stands: an update was due Wed 18 Nov"
    assert steps[0].act is Act.LOG
    assert [step.act for step in steps[1:]] == [Act.ASSIGN, Act.DECIDE]


def test_a_decision_due_today_comes_before_an_update_next_week() -> None:
    clocks = {ClockKind.UPDATE: date(2026, 11, 25), ClockKind.DECIDE: TODAY}
    steps = next_steps(READY, clocks, TODAY)
    assert steps[0].title == "Decide and tell the complainant today"


def test_a_late_decision_that_waits_for_the_assessment_is_said_there() -> None:
    steps = next_steps(replace(READY, assessed=False), {ClockKind.DECIDE: date(2026, 11, 18)}, TODAY)
    assert steps[0].why.startswith("The decision was due Wed 18 Nov and waits for this.")


def test_a_decided_case_is_to_be_closed() -> None:
    assert [step.title for step in next_steps(DECIDED, {}, TODAY)] == ["Close the case"]
