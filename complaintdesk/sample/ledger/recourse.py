"""When the decision is not accepted (7.9, annex G): what `recourse` leaves."""

from __future__ import annotations

from datetime import date

from complaintdesk.rules.dates import long
from complaintdesk.rules.letters import LetterKind
from complaintdesk.rules.vocabulary import ClockAnchor, ClockKind
from complaintdesk.sample.ledger.clocks import OUTSIDE
from complaintdesk.sample.ledger.closing import Closing
from complaintdesk.sample.ledger.rows import Row, Said
from complaintdesk.sample.office import DAY
from complaintdesk.store.desk import Actor


class Recourse(Closing):
    """A case that goes to review, or outside."""

    _task: Row

    def tell_recourse(self, at: int, actor: Actor, said: Said) -> None:
        """`recourse.tell`."""
        self._say_to_them(at, actor, LetterKind.FINAL, said)
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
        """`recourse.gone_outside` by the owner: `given` are the columns of the body and by when it asks."""
        self._recourse(at, "outside", given)
        self._ask(at, actor, f"Send our side to {given['body']}.", given["answer_by"])
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

    def our_side_sent(self, at: int, actor: Actor, answer: str) -> None:
        """`together.answer`, of what `gone_outside` asked."""
        asked = {"answer": answer, "answered_at": self._office.instant(at), "answered_by_id": actor.id}
        self._change("task", self._task, **asked)
        self._inside(at, actor, answer, actor.name)
        self._settle(at, actor, "together.answer")

    def _ask(self, at: int, actor: Actor, what: str, due_on: str) -> None:
        """`together.put`, asked of oneself."""
        self._task = {
            "id": self._numbers.new_id("task"),
            "case_id": self.case["id"],
            "what": what,
            "staff_id": actor.id,
            "due_on": due_on,
            "asked_at": self._office.instant(at),
            "asked_by_id": actor.id,
            "version": 1,
        }
        self._keep("task", self._task)
        text = f"Asked, by {long(date.fromisoformat(due_on))}: {what}"
        self._inside(at, actor, text, actor.name)

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
