"""When the decision is not accepted (7.9, annex G): what `recourse` leaves."""

from __future__ import annotations

from complaintdesk.rules.vocabulary import ClockAnchor, ClockKind
from complaintdesk.sample.ledger.clocks import OUTSIDE
from complaintdesk.sample.ledger.closing import Closing
from complaintdesk.sample.ledger.rows import Row, Said
from complaintdesk.sample.office import DAY
from complaintdesk.store.desk import Actor


class Recourse(Closing):
    """A case that goes to review, or outside."""

    def tell_recourse(self, at: int, actor: Actor, said: Said) -> None:
        """`recourse.tell`."""
        self._note(at, actor, "out", said)
        self._set(recourse_told=True)
        if self._is_elsewhere:
            self._told(at)
        else:
            self._meet(ClockKind.UPDATE, at)
        self._settle(at, actor, "recourse.tell")

    def ask_review(self, at: int, actor: Actor, said: Said, reviewer: Actor) -> None:
        """`recourse.ask_review`: `said` is why."""
        self._note(at, actor, "in", said)
        self._recourse(at, "review", {"why": said.text, "reviewer_id": reviewer.id})
        self._set(review_at=self._office.instant(at))
        self._answered(at, "rejected")
        self._start(ClockAnchor.ESCALATED, at)
        self._owe_news(at)
        self._settle(at, actor, "recourse.ask_review")

    def gone_outside(self, at: int, actor: Actor, given: Row) -> None:
        """`recourse.gone_outside`: `given` are the columns of the body and what it asks."""
        self._recourse(at, "outside", given)
        self._set(outside_at=self._office.instant(at))
        self._end(at, OUTSIDE, ClockKind.RECOURSE)
        self._settle(at, actor, "recourse.gone_outside")

    def conclude(self, at: int, actor: Actor, outcome: str, text: str, cost: int | None) -> None:
        """`recourse.conclude`."""
        now = self._office.instant(at)
        self._change(
            "recourse",
            self._recourses.pop("outside"),
            ended_at=now,
            ended_on=self._office.iso(at // DAY),
            outcome=outcome,
            outcome_text=text,
            cost=cost,
        )
        self._set(outside_at=None, outside_ended_at=now)
        self._settle(at, actor, "recourse.conclude")

    def _recourse(self, at: int, level: str, given: Row) -> None:
        row = {
            "id": self._numbers.new_id("recourse"),
            "case_id": self.case["id"],
            "level": level,
            "begun_at": self._office.instant(at),
            "begun_on": self._office.iso(at // DAY),
            **given,
            "currency": self.case["currency"],
            "version": 1,
        }
        self._keep("recourse", row)
        self._recourses[level] = row
