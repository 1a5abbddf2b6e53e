"""Carrying out, settling at first contact, closing and opening again (7.9): what `closing` leaves."""

from __future__ import annotations

from complaintdesk.rules.vocabulary import ClockAnchor, ClockKind
from complaintdesk.sample.ledger.clocks import CLOSED
from complaintdesk.sample.ledger.response import Response
from complaintdesk.sample.ledger.rows import Row, Said
from complaintdesk.sample.office import DAY
from complaintdesk.store.desk import Actor

_CARRIED_OUT = ("carried_out_at", "carried_out_on", "carried_out_by_id", "carried_out_note")


class Closing(Response):
    """A case on its way out."""

    def carry_out(self, at: int, actor: Actor, remedy: Row, note: str | None) -> None:
        """`closing.carry_out`."""
        self._carried_out(at, actor, remedy, note)
        self._settle(at, actor, "closing.carry_out")

    def _carried_out(self, at: int, actor: Actor, remedy: Row, note: str | None) -> None:
        self._change(
            "promised_remedy",
            remedy,
            carried_out_at=self._office.instant(at),
            carried_out_on=self._office.iso(at // DAY),
            carried_out_by_id=actor.id,
            carried_out_note=note,
        )
        self._set(
            remedies_open=self.case["remedies_open"] - 1,
            remedies_unverified=self.case["remedies_unverified"] + 1,
        )

    @property
    def unverified(self) -> list[Row]:
        """Remedies that were carried out and not verified."""
        return [each for each in self.remedies if each.get("carried_out_at") and not each.get("verified_at")]

    def verify(self, at: int, actor: Actor, remedy: Row, helped: bool, note: str | None) -> None:
        """`closing.verify`."""
        self._set(remedies_unverified=self.case["remedies_unverified"] - 1)
        if helped:
            now = self._office.instant(at)
            self._change("promised_remedy", remedy, verified_at=now, verified_by_id=actor.id, verified_note=note)
        else:
            self._change("promised_remedy", remedy, **dict.fromkeys(_CARRIED_OUT))
            self._set(remedies_open=self.case["remedies_open"] + 1)
            self._inside(at, actor, note or "")
        self._settle(at, actor, "closing.verify")

    def resolve(self, at: int, actor: Actor, said: Said, remedies: str, amount: int | None) -> None:
        """`closing.resolve`."""
        self._note(at, actor, "out", said)
        if self.case.get("acknowledged_at") is None:
            self._acknowledged(at)
        decision = {
            "outcome": "upheld",
            "decision": said.text,
            "decision_reason": None,
            "remedy_given": remedies,
            "sum_given": amount,
        }
        self._decided(at, actor, decision)
        self._informed(at)
        for remedy in self.waiting:
            self._carried_out(at, actor, remedy, None)
        self._set(first_contact=True)
        self._answered(at, "accepted")
        self._close(at, "accepted", None)
        self._settle(at, actor, "closing.resolve")

    def close(
        self,
        at: int,
        actor: Actor,
        reason: str,
        note: str | None,
        no_further: bool = False,
        referred_to: str | None = None,
    ) -> None:
        """`closing.close`; `no_further` leaves no trace."""
        rejected = reason in ("rejected", "exhausted")
        if rejected:
            self._set(recourse_told=True)
        answer = "rejected" if rejected else "accepted"
        if (rejected or reason == "accepted") and self._answer() != answer:
            self._answered(at, answer)
        self._set(referred_to=referred_to)
        self._close(at, reason, note)
        self._settle(at, actor, "closing.close")

    def _close(self, at: int, reason: str, note: str | None) -> None:
        now, today = self._office.instant(at), self._office.iso(at // DAY)
        self._drop_waiting(at)
        self._set(closing_reason=reason, closing_note=note, closed_at=now, closed_on=today)
        if self.case.get("first_closed_at") is None:
            self._set(first_closed_at=now, first_closed_on=today)
        self._end(at, CLOSED)

    def reopen(self, at: int, actor: Actor, why: str) -> None:
        """`closing.reopen`."""
        self._set(
            closed_at=None,
            closed_on=None,
            closing_reason=None,
            closing_note=None,
            recourse_told=False,
            reopened=self.case["reopened"] + 1,
            reopened_at=self._office.instant(at),
        )
        self._start(ClockAnchor.LAST_UPDATE, at)
        # the sample reopens cases that were decided: their deadline for it was met, and counts anew
        self._start_again(ClockKind.DECIDE, at)
        self._settle(at, actor, "closing.reopen", why)
