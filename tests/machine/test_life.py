"""The rules of the life cycle against the net of facts, at every point that any acts can lead to."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaintdesk.rules.lifecycle import allowed, closing_reasons
from complaintdesk.rules.next_steps import next_steps
from complaintdesk.rules.standing import stage
from complaintdesk.rules.vocabulary import Act, ClosingReason, Stage
from tests.machine import life
from tests.machine.standings import facts_of, standing_of

TODAY = date(2026, 11, 23)
EVERYWHERE = sorted(life.reachable(), key=sorted)


def test_the_net_has_the_products_acts_reasons_and_stages() -> None:
    assert set(life.WAYS) == {act.value for act in Act}
    assert set(life.CLOSINGS) == {reason.value for reason in ClosingReason}
    assert set(life.STAGES) == {each.value for each in Stage}


def test_every_stage_can_be_reached_and_nothing_else() -> None:
    assert {life.stage(facts) for facts in EVERYWHERE} == set(life.STAGES)
    assert len(EVERYWHERE) == 13_344
    for facts in EVERYWHERE:
        assert facts_of(standing_of(facts)) == facts
        assert stage(standing_of(facts)).value == life.stage(facts)


def test_what_is_open_is_the_same_everywhere() -> None:
    for facts in EVERYWHERE:
        standing = standing_of(facts)
        assert {act.value for act in allowed(standing)} == {act for act in life.WAYS if life.is_open(act, facts)}
        reasons = {reason.value for reason in closing_reasons(standing)}
        assert reasons == {reason for reason in life.CLOSINGS if life.can_close(reason, facts)}


def test_wherever_a_case_is_something_is_asked_for_that_is_open() -> None:
    """Nobody stands in front of an open case without being told what to do next, or whom it waits for."""
    for facts in EVERYWHERE:
        steps = next_steps(standing_of(facts), {}, TODAY)
        assert bool(steps) == ("shut" not in facts), facts
        for step in steps:
            if step.act is Act.CLOSE:
                assert any(life.can_close(reason, facts) for reason in life.CLOSINGS)
            else:
                assert life.is_open(step.act.value, facts), (step.act, facts)


def test_every_open_case_can_be_brought_to_an_end() -> None:
    """No dead end: from everywhere a closing that rests on a decision can be reached, in a few acts."""
    ends = {facts for facts in EVERYWHERE if any(life.can_close(reason, facts) for reason in life.BY_ANSWER)}
    before: dict[Any, set[Any]] = {}
    for facts in EVERYWHERE:
        for act in life.WAYS:
            for after in life.leads_to(act, facts):
                before.setdefault(after, set()).add(facts)
    far, steps = set(ends), 0
    new = ends
    while new:
        new = {facts for after in new for facts in before.get(after, ())} - far
        far |= new
        steps += bool(new)
    assert far >= {facts for facts in EVERYWHERE if "shut" not in facts}
    assert steps <= 6


@pytest.mark.parametrize("act", sorted(life.WAYS))
def test_no_act_leads_where_nothing_should(act: str) -> None:
    for facts in EVERYWHERE:
        after = life.leads_to(act, facts)
        assert after <= life.reachable()
        for each in after:
            assert not {"accepts", "refuses"} <= each
            assert "decided" in each or not each & {"untold", "accepts", "refuses", "owing", "in_review"}
