"""The steps of a life whose decision is not accepted (7.9, annex G): review, outside bodies, going no further."""

from __future__ import annotations

from complaintdesk.sample import sentences_recourse as recourse
from complaintdesk.sample.life.response import Response, decision_fields
from complaintdesk.sample.office import DAY
from complaintdesk.sample.story import Given
from complaintdesk.sample.topics import Texts
from complaintdesk.sample.words import day_words, money

_REVIEW_DAYS = 10
_COSTS = (4_500, 12_000, 27_500, 40_000)


class GoingOn(Response):
    """A case that goes on."""

    def _recourse(self, at: int) -> None:
        texts: tuple[Texts, Texts] = recourse.TOLD_BY_VOICE, recourse.TOLD_IN_WRITING
        if self._ledger.case.get("reviewed_at") is not None:
            texts = recourse.TOLD_AFTER_REVIEW_BY_VOICE, recourse.TOLD_AFTER_REVIEW_IN_WRITING
        self._ledger.tell_recourse(at, self._owner, self._told(at, self._owner, *texts))

    def _no_further(self, at: int) -> None:
        self._goes_no_further = True
        texts = self._in_their_words(recourse.NO_FURTHER, recourse.NO_FURTHER_TURKISH)
        self._log_in(at, self._dice.pick(texts))

    def _ask_review(self, at: int) -> None:
        self._reviewer = self._somebody_else(self._ledger.case["decided_by_id"], self._owner.id)
        self._review_by = day_words(self._office.after(at // DAY, _REVIEW_DAYS))
        texts = self._in_their_words(recourse.REVIEW_ASKED, recourse.REVIEW_ASKED_TURKISH)
        actor = self._taker if self._dice.chance(0.6) else self._owner
        self._ledger.ask_review(at, actor, self._said(self._dice.pick(texts)), self._reviewer)

    def _begin_review(self, at: int) -> None:
        texts = recourse.REVIEW_BEGUN_BY_VOICE, recourse.REVIEW_BEGUN_IN_WRITING
        self._ledger.acknowledge(at, self._reviewer, self._told(at, self._reviewer, *texts, by=self._review_by))

    def _review_note(self, at: int) -> None:
        self._log_inside(at, self._reviewer, self._dice.pick(recourse.REVIEW_NOTES))

    def _review(self, at: int) -> None:
        story, changed = self._story, self._course.review == "changed"
        given = story.on_review() if changed else story.first
        opening = self._dice.pick(recourse.REVIEW_CHANGED if changed else recourse.REVIEW_KEPT)
        text = f"{opening} {story.decision(given, at) if changed else story.gives(given, at)}".strip()
        reason = self._ledger.case.get("decision_reason")
        if changed:
            reason = self._dice.pick(recourse.REVIEW_CHANGED_WHY)
        told = given.outcome != "upheld"
        if told:
            text = f"{text} {self._dice.pick(recourse.WAY_ON_AFTER_REVIEW)}"
        self._ledger.decide(
            at,
            self._reviewer,
            decision_fields(given, text, reason),
            self._said(text),
            told,
            approver=self._approver(self._reviewer, given.sum),
        )

    def _outside(self, at: int) -> None:
        dice = self._dice
        self._body, kind = dice.pick(recourse.BODIES)
        self._ledger.gone_outside(
            at,
            self._owner,
            {
                "body": self._body,
                "body_kind": kind,
                "body_reference": f"{dice.number(1000, 9999)}/{dice.number(10, 99)}",
                "why": dice.pick(recourse.OUTSIDE_WHY),
                "answer_by": self._office.iso(self._office.after(at // DAY, dice.number(8, 15))),
            },
        )

    def _our_side(self, at: int) -> None:
        self._ledger.our_side_sent(at, self._owner, self._dice.pick(recourse.OUR_SIDE_SENT))

    def _outside_told(self, at: int) -> None:
        texts = recourse.OUTSIDE_BY_VOICE, recourse.OUTSIDE_IN_WRITING
        self._log_out(at, self._told(at, self._owner, *texts, body=self._body))

    def _outside_news(self, at: int) -> None:
        texts = recourse.OUTSIDE_NEWS_BY_VOICE, recourse.OUTSIDE_NEWS_IN_WRITING
        self._log_out(at, self._told(at, self._owner, *texts, body=self._body))

    def _conclude(self, at: int) -> None:
        outcome = self._course.outside
        self._ordered: Given = self._story.from_outside()
        text = self._story.say(
            recourse.CONCLUDED[outcome], at, name=self._name, given=money(self._ordered.sum or 0)
        )
        cost = self._dice.pick(_COSTS) if self._dice.chance(0.5) else None
        self._ledger.conclude(at, self._owner, outcome, text, cost)

    def _comply(self, at: int) -> None:
        opening = self._story.say(recourse.AFTER_OUTSIDE, at, body=self._body)
        text = f"{opening} {self._story.gives(self._ordered, at)}"
        decider = self._with_authority(self._ordered.sum)
        self._ledger.decide(at, decider, decision_fields(self._ordered, text, None), self._said(text))
