"""Offers, answers, the decision and telling it (7.7, 7.8): what `response` leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from complaintdesk.rules.letters import LetterKind
from complaintdesk.rules.vocabulary import REMEDIES_OF_WORDS, REMEDIES_WITH_A_SUM, ClockAnchor, ClockKind
from complaintdesk.sample.ledger.clocks import ACCEPTED, ANEW, THEIRS
from complaintdesk.sample.ledger.handling import Handling
from complaintdesk.sample.ledger.rows import Happened, Numbers, Row, Said
from complaintdesk.sample.office import DAY, Office
from complaintdesk.store.desk import Actor

_OF_WORDS = frozenset(remedy.value for remedy in REMEDIES_OF_WORDS)
_WITH_A_SUM = frozenset(remedy.value for remedy in REMEDIES_WITH_A_SUM)


class Response(Handling):
    """A case that is offered something and decided."""

    def __init__(self, numbers: Numbers, office: Office, tell: Callable[[Happened], None]) -> None:
        super().__init__(numbers, office, tell)
        self.remedies: list[Row] = []  # what decisions promised
        self._proposals: list[Row] = []  # offers of either side that wait
        self._accepted: Row | None = None  # the last offer that they accepted
        self._recourses: dict[str, Row] = {}  # a review, or an outside body, by level, while it lasts

    def offer(
        self, at: int, actor: Actor, remedies: str, amount: int | None, said: Said, approver: Actor | None = None
    ) -> None:
        """`response.offer`; `approver` has the authority where `actor` has not."""
        self._answer_waiting(at, "replaced", None)
        self._propose(at, actor, "ours", remedies, amount, said.text)
        if approver is not None and approver.id != actor.id:
            self._inside(at, actor, f"The offer was approved by {approver.name} (5.4).")
        self._say_to_them(at, actor, LetterKind.OFFER, said)
        self._set(offered_at=self._office.instant(at))
        self._told(at)
        self._settle(at, actor, "response.offer")

    def answer(
        self, at: int, actor: Actor, answer: str, said: Said, remedies: str = "none", amount: int | None = None
    ) -> None:
        """`response.answer`: to the offer that waits, else to the decision."""
        self._note(at, actor, "in", said)
        if self.case.get("offered_at") is None:
            self._answered(at, answer)
        else:
            self._answer_waiting(at, answer, said.text)
            self._set(offered_at=None)
            if answer == "countered":
                self._propose(at, actor, "theirs", remedies, amount, said.text)
        self._settle(at, actor, "response.answer")

    def _answered(self, at: int, answer: str) -> None:
        self._set(answer=answer, answered_at=self._office.instant(at))
        if answer == "accepted":
            self._end(at, ACCEPTED, ClockKind.RECOURSE)
        elif self.case["recourse_told"] and not self._is_elsewhere:
            self._end(at, THEIRS, ClockKind.UPDATE)

    @property
    def _is_elsewhere(self) -> bool:
        """Whether it is being reviewed, or an outside body has it."""
        return self.case.get("review_at") is not None or self.case.get("outside_at") is not None

    def decide(
        self,
        at: int,
        actor: Actor,
        fields: Row,
        told: Said | None,
        recourse_told: bool = False,
        staff_told: str | None = None,
        approver: Actor | None = None,
    ) -> None:
        """`response.decide`: `fields` are outcome, decision, decision_reason, remedy_given, sum_given.

        Without `told` it is still to be told. `approver` has the authority where `actor` has not.
        """
        if approver is not None and approver.id != actor.id:
            self._inside(at, actor, f"The decision was approved by {approver.name} (5.4).")
        in_review = self.case.get("review_at") is not None
        if in_review:
            self._reviewed(at, fields)
        self._answer_waiting(at, "decided", None)
        self._set(offered_at=None)
        self._decided(at, actor, fields)
        if not in_review and self._is_what_they_accepted():
            self._set(answer="accepted", answered_at=self._office.instant(at))
        if told is None:
            self._set(untold=True)
            self._owe_news(at)
        else:
            self._say_to_them(at, actor, LetterKind.FINAL if in_review else LetterKind.DECISION, told)
            self._set(recourse_told=recourse_told)
            self._informed(at)
        if staff_told is not None:
            self._inside(at, actor, "The decision was told inside (7.8).", staff_told)
        self._settle(at, actor, "response.decide")

    def _decided(self, at: int, actor: Actor, fields: Row) -> None:
        now = self._office.instant(at)
        self._drop_waiting(at)
        reopened = self.case.get("reopened_at") or ""
        done = {
            (remedy["remedy"], remedy.get("amount"))
            for remedy in self.remedies
            if remedy.get("carried_out_at") is not None and remedy["promised_at"] > reopened
        }
        promised = [
            self._promise(now, remedy, amount)
            for remedy, amount in _amounts(fields["remedy_given"], fields["sum_given"])
            if remedy not in _OF_WORDS and (remedy, amount) not in done
        ]
        self._set(
            **fields,
            decided_at=now,
            decided_on=self._office.iso(at // DAY),
            decided_by_id=actor.id,
            remedies_open=len(promised),
        )

    def _is_what_they_accepted(self) -> bool:
        case, last = self.case, self._accepted
        if last is None or last["made_at"] <= (case.get("reopened_at") or ""):
            return False
        same = set(last["remedies"].split(",")) == set(case["remedy_given"].split(","))
        return same and (last["amount"] or 0) == (case["sum_given"] or 0)

    def _promise(self, now: str, remedy: str, amount: int | None) -> Row:
        row: Row = {
            "id": self._numbers.new_id("promised_remedy"),
            "case_id": self.case["id"],
            "remedy": remedy,
            "amount": amount,
            "currency": self.case["currency"],
            "promised_at": now,
            "version": 1,
        }
        self._keep("promised_remedy", row)
        self.remedies.append(row)
        return row

    def _drop_waiting(self, at: int) -> None:
        for remedy in self.waiting:
            self._change("promised_remedy", remedy, dropped_at=self._office.instant(at))
        self._set(remedies_open=0)

    @property
    def waiting(self) -> list[Row]:
        """Remedies that were promised and are not carried out."""
        return [each for each in self.remedies if not (each.get("carried_out_at") or each.get("dropped_at"))]

    def inform(self, at: int, actor: Actor, said: Said) -> None:
        """`response.inform`."""
        self._say_to_them(at, actor, LetterKind.FINAL if self._has_decided_twice else LetterKind.DECISION, said)
        self._informed(at)
        self._settle(at, actor, "response.inform")

    def _informed(self, at: int) -> None:
        """`response.told`."""
        self._set(untold=False, informed_at=self._office.instant(at), informed_on=self._office.iso(at // DAY))
        self._settle_early(at)
        for kind in (ClockKind.DECIDE, ClockKind.REVIEW_DECIDE, ClockKind.REVIEW_ACKNOWLEDGE):
            self._meet(kind, at)
        self._end(at, ANEW, ClockKind.RECOURSE)
        if not self.is_accepted:
            self._start(ClockAnchor.DECIDED, at)
        self._told(at)

    def _propose(self, at: int, actor: Actor, side: str, remedies: str, amount: int | None, text: str) -> None:
        row = {
            "id": self._numbers.new_id("proposal"),
            "case_id": self.case["id"],
            "side": side,
            "made_at": self._office.instant(at),
            "made_by_id": actor.id,
            "remedies": remedies,
            "amount": amount,
            "currency": self.case["currency"],
            "text": text,
            "version": 1,
        }
        self._keep("proposal", row)
        self._proposals.append(row)

    def _answer_waiting(self, at: int, what: str, text: str | None) -> None:
        waiting, self._proposals = self._proposals, []
        for row in waiting:
            if what == "accepted" and row["side"] == "ours":
                self._accepted = row
            self._change("proposal", row, answer=what, answered_at=self._office.instant(at), answer_text=text)

    def _reviewed(self, at: int, fields: Row) -> None:
        case, now = self.case, self._office.instant(at)
        kept = all(case.get(name) == fields[name] for name in ("outcome", "remedy_given", "sum_given"))
        self._change(
            "recourse",
            self._recourses.pop("review"),
            ended_at=now,
            ended_on=self._office.iso(at // DAY),
            outcome="kept" if kept else "changed",
            outcome_text=fields["decision"],
        )
        self._set(review_at=None, reviewed_at=now)


def _amounts(remedies: str, amount: int | None) -> Iterator[tuple[str, int | None]]:
    """Each remedy; the first that is paid has the sum."""
    for remedy in remedies.split(","):
        if remedy in _WITH_A_SUM:
            yield remedy, amount
            amount = None
        else:
            yield remedy, None
