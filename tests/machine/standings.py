"""From the product's words for where a case stands to the model's facts, and back."""

from __future__ import annotations

from complaintdesk.rules.standing import Standing
from complaintdesk.rules.vocabulary import Answer
from tests.machine.life import Facts

_SAME = {
    "told": "acknowledged",
    "assessed": "assessed",
    "owned": "assigned",
    "danger": "safety",
    "looked": "investigated",
    "offered": "offered",
    "decided": "decided",
    "accepts": "accepted",
    "refuses": "rejected",
    "unseen": "to_verify",
    "shown": "recourse_told",
    "in_review": "in_review",
    "review_told": "review_acknowledged",
    "reviewed": "reviewed",
    "outside": "outside",
    "been_outside": "been_outside",
    "still": "paused",
    "shut": "closed",
    "joined": "merged",
}


def facts_of(standing: Standing) -> Facts:
    """What a standing says, as facts."""
    found = {fact for fact, name in _SAME.items() if getattr(standing, name)}
    if standing.decided and not standing.informed:
        found.add("untold")
    if standing.decided and standing.to_carry_out:
        found.add("owing")
    return frozenset(found)


def standing_of(facts: Facts) -> Standing:
    """The standing that says this."""
    answers = {"accepts": Answer.ACCEPTED, "refuses": Answer.REJECTED}
    same = {name: fact in facts for fact, name in _SAME.items() if fact not in answers and fact != "unseen"}
    return Standing(
        **same,
        informed="decided" in facts and "untold" not in facts,
        answer=next((answer for fact, answer in answers.items() if fact in facts), None),
        to_carry_out=int("owing" in facts),
        to_verify=int("unseen" in facts),
    )
