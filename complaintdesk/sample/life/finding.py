"""What an investigation writes down (7.6): both sides, what was found and why, whose fault, what it cost them."""

from __future__ import annotations

from complaintdesk.sample import sentences_inquiry as inquiry
from complaintdesk.sample import sentences_remedy as remedy_talk
from complaintdesk.sample.ledger import Row
from complaintdesk.sample.life.handling import Handling
from complaintdesk.store.desk import Actor

_PATTERNS: dict[str, float] = {"single": 0.76, "recurring": 0.19, "systemic": 0.05}
_FAULTS: dict[str, dict[str, float]] = {
    "upheld": {"ours": 0.82, "partly_ours": 0.16, "not_known": 0.02},
    "partly_upheld": {"ours": 0.1, "partly_ours": 0.8, "not_known": 0.1},
    "not_upheld": {"not_ours": 0.88, "not_known": 0.12},
}
_FROM_OTHERS = frozenset({"supplier", "material", "design"})
_PROMISES = frozenset({"promise_not_kept", "late_delivery", "late_service", "not_delivered"})
_LAWS = frozenset({"guarantee_refused", "selling_methods"})


class Finding(Handling):
    """A case that is looked into."""

    def _findings(self, at: int, who: Actor) -> Row:
        dice, story = self._dice, self._story
        outcome, again = story.first.outcome, bool(self._ledger.case["reopened"])
        findings = story.finding(at)
        right = again or outcome != "not_upheld"
        fault = dice.weighted(_FAULTS["upheld" if again else outcome])
        if fault == "ours" and story.cause in _FROM_OTHERS and dice.chance(0.5):
            fault = "partly_ours"
        pattern = dice.weighted(_PATTERNS) if right else "single"
        return {
            "investigator_id": who.id,
            "their_side": self._their_side(at),
            "our_side": dice.pick(inquiry.OUR_SIDE[story.topic.department]),
            "findings": f"{findings} {dice.pick(remedy_talk.LOOKED_AGAIN)}" if again else findings,
            "cause": story.cause,
            "cause_note": dice.pick(inquiry.PATTERNS[pattern]) if pattern != "single" else None,
            "pattern": pattern,
            "fault": fault,
            "loss": story.sum_sought if right and dice.chance(0.6) else None,
            "promise_broken": right and story.topic.problem in _PROMISES and dice.chance(0.6),
            "law_broken": right and story.topic.problem in _LAWS and dice.chance(0.2),
            "prevention": (dice.pick(inquiry.PREVENTION[story.cause]) or None) if right else None,
        }

    def _their_side(self, at: int) -> str:
        if self._teller is None:
            return self._dice.pick(inquiry.THEIR_SIDE_UNKNOWN)
        texts = self._in_their_words(inquiry.THEIR_SIDE, inquiry.THEIR_SIDE_TURKISH)
        return self._story.say(texts, at, name=self._name)
