"""What a decision promises: remedies that are to be carried out (7.7, 7.9). Runs within an operation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlmodel import col, select

from complaintdesk.records.case import Case
from complaintdesk.records.proposal import PromisedRemedy
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.vocabulary import REMEDIES_OF_WORDS, REMEDIES_WITH_A_SUM, Remedy
from complaintdesk.store.act import Act


def promise(act: Act, case: Case, remedies: Sequence[Remedy], amount: int | None) -> None:
    """Each remedy that is more than words is to be carried out; what was done already is not promised again."""
    assert case.id is not None  # noqa: S101 - a case that was read or flushed has its id
    done = {(kept.remedy, kept.amount) for kept in _carried_out(act, case)}
    for remedy, its_sum in _sums(remedies, amount):
        if remedy not in REMEDIES_OF_WORDS and (remedy.value, its_sum) not in done:
            act.session.add(
                PromisedRemedy(
                    case_id=case.id,
                    remedy=remedy.value,
                    amount=its_sum,
                    currency=case.currency,
                    promised_at=act.now,
                )
            )
            case.remedies_open += 1


def _sums(remedies: Sequence[Remedy], amount: int | None) -> Iterator[tuple[Remedy, int | None]]:
    """Each remedy once. One sum is written down for all of them: the first that is paid has it."""
    for remedy in dict.fromkeys(remedies):
        if remedy in REMEDIES_WITH_A_SUM:
            yield remedy, amount
            amount = None
        else:
            yield remedy, None


def drop_waiting(act: Act, case: Case) -> None:
    """What was promised and not carried out is not owed any more."""
    for kept in waiting(act, case):
        kept.dropped_at = act.now
        act.session.add(kept)
    case.remedies_open = 0


def waiting(act: Act, case: Case) -> Sequence[PromisedRemedy]:
    """Remedies that were promised and are not carried out, nor have been by this act."""
    kept = act.session.exec(
        select(PromisedRemedy).where(
            PromisedRemedy.case_id == case.id,
            col(PromisedRemedy.carried_out_at).is_(None),
            col(PromisedRemedy.dropped_at).is_(None),
        )
    )
    return [each for each in kept if each.carried_out_at is None and each.dropped_at is None]


def _carried_out(act: Act, case: Case) -> Sequence[PromisedRemedy]:
    """Remedies that were carried out since the case was opened (again)."""
    done = act.session.exec(
        select(PromisedRemedy).where(
            PromisedRemedy.case_id == case.id, col(PromisedRemedy.carried_out_at).is_not(None)
        )
    ).all()
    return [kept for kept in done if case.reopened_at is None or kept.promised_at > case.reopened_at]


def check_sum(remedies: Sequence[Remedy], amount: int | None, field: str) -> None:
    """Raises `Invalid` for a sum without a remedy that is paid."""
    if amount and not REMEDIES_WITH_A_SUM.intersection(remedies):
        raise Invalid(
            "A sum needs a remedy that is paid: compensation, refund or discount.",
            {field: "choose a remedy that is paid, or leave the sum empty"},
        )
