"""At every point of a case's life people can do what makes sense, and are told why when they cannot."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaintdesk.rules.errors import NotAllowed
from complaintdesk.rules.lifecycle import allowed, closing_reasons, refusal, refusal_to_close, require
from complaintdesk.rules.next_steps import next_steps
from complaintdesk.rules.standing import Standing, stage
from complaintdesk.rules.vocabulary import Act, Answer, ClockKind, ClosingReason, Stage

NEW = Standing()
READY = Standing(acknowledged=True, assessed=True, assigned=True, investigated=True)
DECIDED = replace(READY, decided=True, informed=True)
ACCEPTED = replace(DECIDED, answer=Answer.ACCEPTED)
REJECTED = replace(DECIDED, answer=Answer.REJECTED)
CLOSED = replace(ACCEPTED, closed=True)
FLAGS = ("acknowledged", "assessed", "assigned", "safety", "offered", "paused", "closed")


def _flags(flags: tuple[bool, ...]) -> dict[str, Any]:
    return dict(zip(FLAGS, flags, strict=True))


ALL = tuple(
    replace(base, **_flags(flags))
    for base in (
        NEW,
        DECIDED,
        ACCEPTED,
        REJECTED,
        replace(DECIDED, informed=False),
        replace(ACCEPTED, to_carry_out=2),
        replace(ACCEPTED, to_verify=1),
        replace(REJECTED, recourse_told=True),
        replace(REJECTED, recourse_told=True, in_review=True),
        replace(REJECTED, recourse_told=True, in_review=True, review_acknowledged=True),
        replace(REJECTED, recourse_told=True, reviewed=True),
        replace(REJECTED, outside=True),
        replace(REJECTED, been_outside=True, recourse_told=True),
        replace(NEW, merged=True, closed=True),
    )
    for flags in product((False, True), repeat=len(FLAGS))
)
TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("standing", "expected"),
    [
        (NEW, Stage.RECEIVED),
        (replace(NEW, acknowledged=True), Stage.ACKNOWLEDGED),
        (replace(NEW, assessed=True), Stage.ASSESSED),
        (READY, Stage.INVESTIGATING),
        (replace(READY, offered=True), Stage.OFFERED),
        (DECIDED, Stage.DECIDED),
        (replace(ACCEPTED, to_carry_out=1), Stage.CARRYING_OUT),
        (ACCEPTED, Stage.CARRIED_OUT),
        (REJECTED, Stage.REJECTED),
        (replace(REJECTED, in_review=True), Stage.IN_REVIEW),
        (replace(REJECTED, reviewed=True), Stage.REJECTED),
        (replace(REJECTED, outside=True), Stage.OUTSIDE),
        (CLOSED, Stage.CLOSED),
        (replace(CLOSED, closed=False), Stage.CARRIED_OUT),
    ],
)
def test_the_stage_is_the_furthest_reached(standing: Standing, expected: Stage) -> None:
    assert stage(standing) is expected


def test_a_refusal_always_says_the_clause_and_what_to_do() -> None:
    for standing, act in product(ALL, Act):
        sentence = refusal(act, standing)
        assert (act in allowed(standing)) == (sentence is None)
        if sentence is None:
            require(act, standing)
        else:
            assert re.search(r"\(.*\b7\.\d|\(annex", sentence), sentence
            assert sentence.endswith(".")
            with pytest.raises(NotAllowed) as caught:
                require(act, standing)
            assert str(caught.value) == sentence


def test_what_comes_in_can_always_be_logged() -> None:
    assert all(refusal(Act.LOG, standing) is None for standing in ALL)


def test_a_closed_case_can_be_added_to_and_reopened_and_nothing_else() -> None:
    assert set(allowed(CLOSED)) == {
        *(Act.LOG, Act.ATTACH, Act.TELL_STATUS, Act.WATCH, Act.TASK, Act.TASK_ANSWER, Act.WRITE),
        *(Act.PERSON, Act.REPRESENTATIVE, Act.SEPARATE, Act.REOPEN),
    }
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
    assert "accepted" in str(refusal(Act.DECIDE, ACCEPTED))


CLOSINGS = {
    "new": (NEW, {"withdrawn", "out_of_scope"}),
    "not told": (replace(DECIDED, informed=False), {"withdrawn"}),
    "no answer": (DECIDED, {"withdrawn", "accepted", "rejected", "no_answer"}),
    "promised": (replace(DECIDED, to_carry_out=1), {"withdrawn", "rejected", "no_answer"}),
    "accepted": (ACCEPTED, {"withdrawn", "accepted"}),
    "to carry out": (replace(ACCEPTED, to_carry_out=1), {"withdrawn"}),
    "rejected": (REJECTED, {"withdrawn", "rejected"}),
    "in review": (replace(REJECTED, in_review=True), {"withdrawn"}),
    "reviewed": (replace(REJECTED, reviewed=True), {"withdrawn", "rejected", "exhausted"}),
    "outside": (replace(REJECTED, outside=True), {"withdrawn"}),
    "back from outside": (replace(REJECTED, been_outside=True), {"withdrawn", "rejected", "exhausted"}),
    "closed": (CLOSED, set()),
}


@pytest.mark.parametrize(("standing", "reasons"), CLOSINGS.values(), ids=CLOSINGS.keys())
def test_a_case_closes_by_what_has_happened(standing: Standing, reasons: set[str]) -> None:
    assert {str(reason) for reason in closing_reasons(standing)} == reasons
    for reason in ClosingReason:
        sentence = refusal_to_close(standing, reason)
        assert (sentence is None) == (reason in reasons)
        assert sentence is None or "7." in sentence


# What leads to what: an act that is open at one point and not at another.
PATHS = [
    (Act.RESOLVE, NEW, replace(NEW, safety=True)),
    (Act.RESOLVE, replace(NEW, acknowledged=True), READY),
    (Act.INVESTIGATE, READY, replace(READY, assessed=False)),
    (Act.OFFER, READY, DECIDED),
    (Act.OFFER, REJECTED, ACCEPTED),
    (Act.ANSWER, replace(READY, offered=True), READY),
    (Act.ANSWER, DECIDED, ACCEPTED),
    (Act.INFORM, replace(DECIDED, informed=False), DECIDED),
    (Act.CARRY_OUT, replace(DECIDED, to_carry_out=1), replace(DECIDED, informed=False, to_carry_out=1)),
    (Act.VERIFY, replace(ACCEPTED, to_verify=1), ACCEPTED),
    (Act.TELL_RECOURSE, REJECTED, READY),
    (Act.REVIEW, REJECTED, replace(REJECTED, reviewed=True)),
    (Act.REVIEW, DECIDED, replace(REJECTED, in_review=True)),
    (
        Act.ACKNOWLEDGE,
        replace(REJECTED, in_review=True),
        replace(REJECTED, in_review=True, review_acknowledged=True),
    ),
    (Act.OUTSIDE, NEW, replace(NEW, outside=True)),
    (Act.CONCLUDE, replace(NEW, outside=True), NEW),
    (Act.PAUSE, NEW, replace(NEW, paused=True)),
    (Act.RESUME, replace(NEW, paused=True), NEW),
    (Act.UNMERGE, replace(NEW, merged=True, closed=True), CLOSED),
    (Act.REOPEN, CLOSED, replace(NEW, merged=True, closed=True)),
]


@pytest.mark.parametrize(("act", "open_at", "not_at"), PATHS)
def test_each_act_has_its_point_in_the_life_of_a_case(act: Act, open_at: Standing, not_at: Standing) -> None:
    assert refusal(act, open_at) is None
    assert refusal(act, not_at) is not None


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


def test_a_review_of_what_was_never_assessed_begins_with_the_assessment() -> None:
    """As complaints that were brought in from elsewhere may be."""
    told = replace(READY, assessed=False, decided=True, informed=True, answer=Answer.REJECTED, recourse_told=True)
    steps = next_steps(replace(told, in_review=True, review_acknowledged=True), {}, TODAY)
    assert [step.act for step in steps] == [Act.ASSESS]


def test_a_late_update_stands_first() -> None:
    clocks = {ClockKind.UPDATE: date(2026, 11, 18), ClockKind.DECIDE: date(2026, 12, 4)}
    steps = next_steps(replace(READY, assigned=False), clocks, TODAY)
    assert steps[0].title == "Tell the complainant how it stands: an update was due Wed 18 Nov"
    assert steps[0].act is Act.LOG
    assert [step.act for step in steps[1:]] == [Act.ASSIGN, Act.DECIDE]


def test_what_is_assigned_is_looked_into_before_it_is_decided() -> None:
    steps = next_steps(replace(READY, investigated=False), {}, TODAY)
    assert [step.act for step in steps] == [Act.INVESTIGATE, Act.DECIDE]


def test_a_decision_due_today_comes_before_an_update_next_week() -> None:
    clocks = {ClockKind.UPDATE: date(2026, 11, 25), ClockKind.DECIDE: TODAY}
    steps = next_steps(READY, clocks, TODAY)
    assert steps[0].title == "Decide and tell the complainant today"


def test_a_late_decision_that_waits_for_the_assessment_is_said_there() -> None:
    steps = next_steps(replace(READY, assessed=False), {ClockKind.DECIDE: date(2026, 11, 18)}, TODAY)
    assert steps[0].why.startswith("The decision was due Wed 18 Nov and waits for this.")


WAITING = replace(REJECTED, recourse_told=True)
ASKED: dict[str, tuple[Standing, list[Act]]] = {
    "decided": (DECIDED, [Act.ANSWER]),
    "not told": (replace(DECIDED, informed=False), [Act.INFORM]),
    "offered": (replace(READY, offered=True), [Act.ANSWER, Act.DECIDE]),
    "accepted": (ACCEPTED, [Act.CLOSE]),
    "to carry out": (replace(ACCEPTED, to_carry_out=2), [Act.CARRY_OUT]),
    "to verify": (replace(ACCEPTED, to_verify=1), [Act.VERIFY, Act.CLOSE]),
    "rejected": (REJECTED, [Act.TELL_RECOURSE]),
    "waiting": (WAITING, [Act.CLOSE]),
    "in review": (replace(WAITING, in_review=True), [Act.ACKNOWLEDGE, Act.DECIDE]),
    "outside": (replace(WAITING, outside=True), [Act.CONCLUDE]),
    "standing still": (replace(READY, paused=True), [Act.DECIDE, Act.RESUME]),
    "closed": (CLOSED, []),
}


@pytest.mark.parametrize(("standing", "acts"), ASKED.values(), ids=ASKED.keys())
def test_what_is_asked_at_each_point(standing: Standing, acts: list[Act]) -> None:
    assert [step.act for step in next_steps(standing, {}, TODAY)] == acts


def test_a_case_that_waits_for_the_complainant_says_until_when() -> None:
    (step,) = next_steps(WAITING, {ClockKind.RECOURSE: date(2027, 2, 20)}, TODAY)
    assert step.title == "Wait for them until Sat 20 Feb"
    (step,) = next_steps(WAITING, {ClockKind.RECOURSE: date(2026, 11, 19)}, TODAY)
    assert step.title == "Close the case"
