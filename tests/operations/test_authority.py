"""Who may offer, decide, review and close (5.4), and an office that wants its priorities otherwise (7.5)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from complaintdesk.operations import investigation, tracking
from complaintdesk.operations.inputs import Standstill, check
from complaintdesk.records.authority import Authority, PriorityRule
from complaintdesk.rules import authority
from complaintdesk.rules.authority import Grant, Power
from complaintdesk.rules.errors import Invalid, NotAllowed
from complaintdesk.rules.vocabulary import Remedy, Role
from complaintdesk.store.desk import SETTING_UP, Actor
from tests.desk import Office

AYSE, CAN, MARY = 1, 2, 3  # front desk, quality officer, manager


@pytest.fixture
def case(office: Office) -> int:
    """A case that may be offered something."""
    case_id = office.new_case()
    office.acknowledge(case_id)
    office.assess(case_id)
    return case_id


@pytest.mark.parametrize(("who", "most"), [(AYSE, 10_000), (CAN, 100_000)])
def test_each_role_offers_up_to_its_sum(office: Office, case: int, who: int, most: int) -> None:
    office.offer(case, "refund", actor=who, amount=most)
    with pytest.raises(NotAllowed, match=r"you may not offer more than £?[\d,.]+") as refused:
        office.offer(case, "refund", actor=who, amount=most + 1)
    assert "manager" in str(refused.value).lower()
    office.offer(case, "refund", actor=MARY, amount=most + 1)


def test_a_decision_and_a_settlement_have_the_same_limit(office: Office, case: int) -> None:
    with pytest.raises(NotAllowed, match=r"5\.4"):
        office.decide(case, remedies=["refund"], sum_given=10_001)
    with pytest.raises(NotAllowed, match=r"5\.4"):
        office.resolve(office.new_case(), remedies=["refund"], sum_given=10_001)


def test_what_is_approved_by_somebody_with_the_authority_is_said(office: Office, case: int) -> None:
    office.offer(case, "refund", amount=50_000, approved_by_id=CAN)
    assert office.value("SELECT text FROM communication WHERE direction = 'inside'") == (
        "The offer was approved by Can Öz (5.4)."
    )
    office.decide(case, remedies=["refund"], sum_given=50_000, approved_by_id=CAN)
    with pytest.raises(NotAllowed):
        office.offer(office.new_case(), "refund", amount=50_000)
    with pytest.raises(Invalid):
        office.decide(case, remedies=["refund"], sum_given=50_000, approved_by_id=77)


def test_who_may_not_decide_or_close_is_told_who_may(office: Office, case: int) -> None:
    with office.desk.act(office.people[2]) as act:
        act.name = "test.grants"
        from sqlmodel import select

        for row in act.session.exec(select(Authority)):
            if row.role == "front_desk" and row.power in ("decide", "close"):
                act.session.delete(row)
    with pytest.raises(NotAllowed, match=r"As front desk you may not decide .* Quality officer or manager may"):
        office.decide(case)
    office.decide(case, CAN)
    with pytest.raises(NotAllowed, match="may not close"):
        office.close(case)


def test_an_office_that_has_not_said_lets_everybody() -> None:
    authority.require((), "front_desk", Power.REVIEW)
    authority.require_offer((), "front_desk", [Remedy.REFUND], 10**9, "GBP")


def test_a_remedy_may_have_its_own_limit() -> None:
    grants = (
        Grant(Role.FRONT_DESK, Power.OFFER, up_to=1000),
        Grant(Role.FRONT_DESK, Power.OFFER, Remedy.COMPENSATION, up_to=0),
        Grant(Role.MANAGER, Power.OFFER),
    )
    authority.require_offer(grants, "front_desk", [Remedy.REFUND], 1000, "GBP")
    with pytest.raises(NotAllowed, match="Manager may"):
        authority.require_offer(grants, "front_desk", [Remedy.COMPENSATION], 1, "GBP")
    with pytest.raises(NotAllowed, match="may not offer “apology”"):
        authority.require_offer(grants, "quality_officer", [Remedy.APOLOGY], None, "GBP")


def test_what_must_and_can_be_done_at_once_comes_forward(office: Office) -> None:
    case_id = office.new_case()
    office.assess(case_id, action_needed="Turn off the water.", action_possible=True)
    assert office.case(case_id).priority == "medium"
    office.assess(case_id, action_needed="Turn off the water.", action_possible=False)
    assert office.case(case_id).priority == "low"


def test_an_office_fills_in_its_own_table(office: Office) -> None:
    with office.desk.act(office.people[2]) as act:
        act.name = "test.matrix"
        act.session.add(PriorityRule(severity="low", impact="low", priority="high"))
    case_id = office.new_case()
    office.assess(case_id)
    assert office.case(case_id).priority == "high"


@pytest.mark.parametrize("nobody", [SETTING_UP, Actor(77, "Mallory", "manager")])
def test_whoever_does_not_work_here_does_nothing_to_a_case(office: Office, case: int, nobody: Actor) -> None:
    """Also what leaves no name on a record is recorded with the person who did it, so there must be one."""
    office.people.append(nobody)
    events = office.value("SELECT count(*) FROM event")
    acts: tuple[Callable[[], object], ...] = (
        lambda: office.do_as(4, tracking.pause, case, check(Standstill, {"why": "Let it lie."})),
        lambda: office.do_as(4, investigation.assign, case, AYSE),
        lambda: office.decide(case, 4),
    )
    for act in acts:
        with pytest.raises(NotAllowed, match="Choose who you are"):
            act()
    assert office.value("SELECT count(*) FROM event") == events
