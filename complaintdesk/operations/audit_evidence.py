"""What an audit looks at (8.5): cases that are chosen or drawn, never ones that the auditor handled; figures."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from sqlmodel import select

from complaintdesk.operations import on_audit, on_case
from complaintdesk.operations.inputs.audit import CaseLinked, CasesDrawn, FigureTaken
from complaintdesk.records.audit import Audit, AuditedCase, AuditFigure
from complaintdesk.rules.errors import NotAllowed
from complaintdesk.store import drawing, handlers
from complaintdesk.store.act import Act, operation

_USUAL_PERIOD = timedelta(days=365)


class CasesFound(NamedTuple):
    """What was drawn, and in a sentence from how many, and who was kept out of which and why."""

    case_ids: tuple[int, ...]
    seed: int
    population: int
    said: str


@operation
def link(act: Act, given: CaseLinked) -> int:
    """Look at this case. Raises `NotAllowed`, with who and why, where the auditor had a hand in it."""
    audit = on_audit.auditing(act, given.audit_id)
    on_audit.question_of(act, audit, given.question_id)
    if audit.auditor_id is not None:
        on_audit.require_no_hand(act, given.case_id, audit.auditor_id, "audits")
    else:
        on_case.find(act, given.case_id)
    if any(
        each.case_id == given.case_id and each.question_id == given.question_id for each in _linked(act, audit)
    ):
        raise NotAllowed("The audit looks at this case already.")
    made = AuditedCase(
        audit_id=given.audit_id,
        question_id=given.question_id,
        case_id=given.case_id,
        note=given.note,
        linked_at=act.now,
        linked_by_id=on_case.person(act),
    )
    act.session.add(made)
    act.session.flush()
    assert made.id is not None  # noqa: S101 - it was flushed
    return made.id


@operation
def unlink(act: Act, linked_id: int) -> None:
    """Look at it no more; one that was drawn stays, or the draw would be chosen after all."""
    kept = on_audit.get(act, AuditedCase, linked_id, "case of an audit")
    on_audit.auditing(act, kept.audit_id)
    if kept.drawn:
        raise NotAllowed("This case was drawn at random and stays: a draw that is picked over is none.")
    act.session.delete(kept)


@operation
def draw(act: Act, given: CasesDrawn) -> CasesFound:
    """Draw closed cases of the audit's period (else of the last year) at random; seed and population are kept.

    Cases that the auditor had a hand in are put back, and it is said how many and why. Raises `NotAllowed` where
    none is left.
    """
    audit = on_audit.auditing(act, given.audit_id)
    on_audit.question_of(act, audit, given.question_id)
    last = audit.period_last or act.today
    first = audit.period_first or last - _USUAL_PERIOD
    there = {each.case_id for each in _linked(act, audit)}
    hands: list[str] = []

    def may(case_id: int) -> bool:
        if case_id in there:
            return False
        hand = None if audit.auditor_id is None else handlers.hand_of(act.look, case_id, audit.auditor_id)
        if hand is not None:
            hands.append(hand.how)
        return hand is None

    seed = on_audit.new_seed() if given.seed is None else given.seed
    drawn = drawing.closed_cases(act.look, first, last, given.size, seed, may)
    who = "" if audit.auditor_id is None else on_audit.name_of(act, audit.auditor_id)
    if not drawn.case_ids:
        raise NotAllowed(_none(drawn.population, who, hands))
    for case_id in drawn.case_ids:
        act.session.add(
            AuditedCase(
                audit_id=given.audit_id,
                question_id=given.question_id,
                case_id=case_id,
                drawn=True,
                seed=seed,
                population=drawn.population,
                linked_at=act.now,
                linked_by_id=on_case.person(act),
            )
        )
    said = f"{len(drawn.case_ids)} of {drawn.population:,} closed cases drawn (seed {seed})."
    if hands:
        said += f" {_kept_out(who, hands)}"
    return CasesFound(drawn.case_ids, seed, drawn.population, said)


@operation
def take_figure(act: Act, given: FigureTaken) -> None:
    """Keep a figure as it is now, with how it is counted."""
    audit = on_audit.auditing(act, given.audit_id)
    on_audit.question_of(act, audit, given.question_id)
    told = given.model_dump()
    act.session.add(AuditFigure(**told, taken_at=act.now, taken_by_id=on_case.person(act)))


def _linked(act: Act, audit: Audit) -> list[AuditedCase]:
    return list(act.session.exec(select(AuditedCase).where(AuditedCase.audit_id == audit.id)))


def _kept_out(who: str, hands: list[str]) -> str:
    """`3 were put back: Can Öz decided it (2), took it in (1).`"""
    counted = ", ".join(f"{how} ({hands.count(how)})" for how in dict.fromkeys(hands))
    many = f"{len(hands)} were" if len(hands) > 1 else "One was"
    return f"{many} put back, because whoever audits had a hand in it (annex D): {who} {counted}."


def _none(population: int, who: str, hands: list[str]) -> str:
    if not population:
        return "No case was closed in the period of this audit: choose another period, or name cases yourself."
    if hands:
        told = _kept_out(who, hands)
        return f"No case is left that {who} may audit. {told} Let somebody else audit, or somebody from outside."
    return "The audit looks at every closed case of its period already."
