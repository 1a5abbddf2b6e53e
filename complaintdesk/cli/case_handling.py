"""What was found, offered, promised and taken further in a case (7.6, 7.7, 7.9), as plain text for its page."""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from complaintdesk.cli.output import line, lines, when
from complaintdesk.queries.handling import Handled, InvestigationRow, ProposalRow, RecourseRow, RemedyRow
from complaintdesk.queries.together import TaskRow
from complaintdesk.queries.tracking_grid import GridRow
from complaintdesk.rules.findings import Depth, Fault, Pattern
from complaintdesk.rules.money import format_amount
from complaintdesk.rules.recourse import BodyKind, OutsideOutcome
from complaintdesk.rules.vocabulary import Answer, Remedy

_SIDES = {"ours": "we offered", "theirs": "they asked for"}
_FOUND = (
    ("their_side", "they say"),
    ("our_side", "we say"),
    ("findings", "found"),
    ("cause_note", "more on cause"),
    ("prevention", "will prevent it"),
)


def investigation(found: Handled, zone: ZoneInfo) -> Iterator[str]:
    """What was found, and what it rests on."""
    row = found.investigation
    if row is not None:
        yield from _found(row, zone)
    for each in found.evidence:
        said = [line(text) for text in (each.from_whom, each.obtained_on, each.where_kept) if text]
        yield f"evidence: {line(each.what)}" + (f" ({', '.join(said)})" if said else "")


def _found(row: InvestigationRow, zone: ZoneInfo) -> Iterator[str]:
    yield f"{Depth(row.depth).label}, by {line(row.investigator)}, " + (
        f"concluded {when(row.concluded_at, zone)}" if row.concluded_at else "not concluded"
    )
    for name, said in _FOUND:
        text = getattr(row, name)
        if text:
            yield f"{said}: {lines(text)}".replace("\n", "\n    ")
    classified = (
        row.cause_label and f"cause: {line(row.cause_label)}",
        row.fault and f"fault: {Fault(row.fault).label}",
        row.pattern and Pattern(row.pattern).label,
        "a promise was broken" if row.promise_broken else None,
        "a law was broken" if row.law_broken else None,
    )
    if any(classified):
        yield " · ".join(part for part in classified if part)


def offers(found: Handled, zone: ZoneInfo) -> Iterator[str]:
    """What both sides proposed, and what became of it."""
    for row in found.proposals:
        yield f"{_SIDES[row.side]} {when(row.made_at, zone)}: {_what(row)}{_became(row)}"
        yield f"    {lines(row.text)}".replace("\n", "\n    ")


def _what(row: ProposalRow) -> str:
    said = [Remedy(code).label for code in row.remedies.split(",") if code]
    return ", ".join(said + ([] if row.amount is None else [format_amount(row.amount, row.currency)]))


def _became(row: ProposalRow) -> str:
    if row.answer is None:
        return "" if row.side == "theirs" else " — waits for an answer"
    known = row.answer in list(Answer)
    said = Answer(row.answer).label if known else row.answer
    return f" — {said}"


def promised(found: Handled, zone: ZoneInfo) -> Iterator[str]:
    """Each remedy: promised, carried out, verified; what is open with its number, by which `do` is told it."""
    for row in found.remedies:
        amount = "" if row.amount is None else f", {format_amount(row.amount, row.currency)}"
        number = f" (remedy={row.id})" if row.dropped_at is None and row.verified_at is None else ""
        yield f"{Remedy(row.remedy).label}{amount}: {_state(row, zone)}{number}"


def _state(row: RemedyRow, zone: ZoneInfo) -> str:
    if row.dropped_at is not None:
        return "no longer owed"
    if row.carried_out_at is None:
        return "to be carried out"
    done = f"carried out {when(row.carried_out_at, zone)} by {line(row.carried_out_by or '')}"
    done += f" ({line(row.carried_out_note)})" if row.carried_out_note else ""
    if row.verified_at is None:
        return f"{done}, to be verified"
    note = f" ({line(row.verified_note)})" if row.verified_note else ""
    return f"{done}, verified {when(row.verified_at, zone)} by {line(row.verified_by or '')}{note}"


def asked(tasks: list[TaskRow]) -> Iterator[str]:
    """What was asked of whom, and what came of it; what waits with its number, by which `do` is told it."""
    for task in tasks:
        if task.waits:
            became = f"waits (task={task.id})"
        elif task.answer is None:
            became = "not needed any more"
        else:
            became = f"answered: {line(task.answer)}"
        yield f"{line(task.whom)}, by {task.due_on}: {line(task.what)} — {became}"


def recourse(found: Handled) -> Iterator[str]:
    """Reviews and outside proceedings."""
    for row in found.recourse:
        yield from _one(row)


def _one(row: RecourseRow) -> Iterator[str]:
    if row.body is None:
        who = f"review by {line(row.reviewer)}" if row.reviewer else "review, reviewer to be found"
        yield f"{who}, since {row.begun_on}" + (f", ended {row.ended_on}" if row.ended_on else "")
    else:
        kind = BodyKind(row.body_kind).label if row.body_kind else "outside"
        number = f", its number {line(row.body_reference)}" if row.body_reference else ""
        yield f"{line(row.body)} ({kind}){number}, since {row.begun_on}"
        if row.outcome:
            cost = "" if row.cost is None else f", cost {format_amount(row.cost, row.currency)}"
            yield f"    ended {row.ended_on}: {OutsideOutcome(row.outcome).label}{cost}"
    for text in (row.why, row.outcome_text):
        if text:
            yield f"    {lines(text)}".replace("\n", "\n    ")


def tracking(rows: list[GridRow], zone: ZoneInfo) -> Iterator[str]:
    """The grid of annex E."""
    for row in rows:
        if row.at is not None:
            told = ", ".join(line(str(value)).replace("_", " ") for _, value in row.remarks)
            remarks = f": {told}" if told else ""
            yield f"{row.step:<22} {when(row.at, zone)}  {line(row.who or '')}{remarks}"
