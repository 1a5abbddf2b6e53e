"""The report of an audit (ISO 10002:2018, 8.5, annex I), to be handed to management and to an outside auditor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from complaintdesk.documents import words
from complaintdesk.documents.paper.blocks import (
    Blank,
    Block,
    Facts,
    Grid,
    Heading,
    Paper,
    Points,
    Prose,
    Row,
)
from complaintdesk.queries import audit as asked
from complaintdesk.queries.audit import AuditRow, CaseRow, FigureRow, FindingRow, QuestionRow
from complaintdesk.rules import written
from complaintdesk.rules.audit import Phase, Verdict, counted
from complaintdesk.rules.languages import ENGLISH
from complaintdesk.rules.plain_text import clean_line, for_paper
from complaintdesk.store import checklist
from complaintdesk.store.look import Look

_CELL = 900  # characters that a cell of a table shows; what is longer stands below it as well


@dataclass(frozen=True, slots=True)
class Audited:
    """What the report shows."""

    row: AuditRow
    questions: list[QuestionRow]
    findings: list[FindingRow]
    cases: list[CaseRow]
    figures: list[FigureRow]


def report(look: Look, audit_id: int) -> Paper:
    """The paper, in English as the desk is: staff and auditors read it. Raises `NotFound`."""
    of = Audited(
        asked.audit(look, audit_id),
        asked.questions(look, audit_id),
        asked.findings(look, audit_id),
        asked.cases(look, audit_id),
        asked.figures(look, audit_id),
    )
    title = for_paper(clean_line(of.row.title))
    draft = "" if of.row.phase is Phase.CONCLUDED else " (not concluded)"
    return Paper(
        language=ENGLISH,
        office=for_paper(clean_line(look.office.name)),
        contact=(),
        heading=f"Audit report: {title}{draft}",
        blocks=tuple(_blocks(of, look.today)),
        page=words.label(ENGLISH, "page"),
        foot="Audit of complaint handling · ISO 10002:2018, 8.5 and annex I · internal",
        dense=True,
    )


def _blocks(of: Audited, today: date) -> Iterator[Block]:
    row = of.row
    yield Heading("1  What was audited")
    yield Facts(tuple((name, for_paper(value)) for name, value in _about(of, today) if value))
    yield Heading("2  What it comes to")
    yield Prose(for_paper(row.conclusion or "The audit is not concluded yet."))
    if row.dropped_why:
        yield Prose(for_paper(f"Not held: {row.dropped_why}"), "note")
    yield Prose(for_paper(f"Answers: {counted(each.answer for each in of.questions)}."))
    yield _summary(of.questions)
    yield Heading("3  Findings")
    yield from _findings(of.findings)
    yield Heading("4  What was looked at")
    yield from _evidence(of)
    yield Heading("5  Questions and answers")
    yield Prose(
        "Of each clause: conformity – is it done as it is laid down; suitability – does that suit the "
        "office and those who complain; effectiveness – does it work.",
        "small",
    )
    yield from _questions(of)
    yield Heading("6  Signatures")
    yield Row((Blank(f"Audited by: {for_paper(clean_line(row.auditor))}"), Blank("Date")))
    yield Row((Blank("Taken note of for management"), Blank("Date")))
    yield Row((Blank("Actions verified by"), Blank("Date")))


def _about(of: Audited, today: date) -> Iterator[tuple[str, str | None]]:
    row = of.row
    yield "Audit no.", str(row.id)
    yield "Report made on", written.short_day(today, ENGLISH)
    yield "Scope", ", ".join(row.clauses)
    yield "Audited by", f"{row.auditor}, from outside" if row.outside else row.auditor
    yield "Planned for", _day(row.planned_on)
    yield "Begun", _day(row.begun_on)
    yield "Concluded", _day(row.concluded_on)
    yield "Cases closed", f"{_day(row.period_first)} to {_day(row.period_last)}" if row.period_first else None
    yield "What it is for", row.note
    yield (
        "Impartiality",
        (
            "The desk keeps cases that the auditor had a hand in out of the audit: owned, looked into, "
            "decided, taken in, helped with, written in the log of."
            if not row.outside
            else None
        ),
    )


def _summary(questions: Sequence[QuestionRow]) -> Grid:
    heads = ("Clause", "Conforms", "Opportunity", "Minor", "Major", "Not looked at", "Open")
    order = (Verdict.CONFORMS, Verdict.OPPORTUNITY, Verdict.MINOR, Verdict.MAJOR, Verdict.NOT_LOOKED_AT, None)
    rows = []
    for clause, group in groupby(questions, key=lambda each: each.clause):
        times = Counter(each.answer for each in group)
        numbers = (str(times[answer] or "–") for answer in order)
        rows.append((f"{clause} {checklist.clauses().get(clause, '')}".strip(), *numbers))
    return Grid(heads, tuple(rows), (12, 4, 5, 3, 3, 5, 3))


def _findings(findings: Sequence[FindingRow]) -> Iterator[Block]:
    if not findings:
        yield Prose("Nothing was found that has to be put right.")
    for number, each in enumerate(findings, 1):
        yield Heading(f"3.{number}  {each.clause} · {each.grade}")
        told = (
            ("Finding", each.text),
            ("What shows it", each.evidence),
            ("Found by", each.found_by),
            ("Action", each.action or "not decided yet"),
            ("By whom, when", f"{each.owner}, by {_day(each.due_on)}" if each.action else None),
            ("Done", f"{_day(each.done_on)} by {each.done_by}: {each.done_note}" if each.done_on else None),
            (
                "Verified",
                f"{_day(each.verified_on)} by {each.verified_by}: {each.verified_note}"
                if each.verified_on
                else "not yet",
            ),
            ("Sent back", each.sent_back_note),
        )
        yield Facts(tuple((name, for_paper(value)) for name, value in told if value))


def _evidence(of: Audited) -> Iterator[Block]:
    clauses = {each.id: each.clause for each in of.questions}
    if of.cases:
        drawn = next((each for each in of.cases if each.drawn), None)
        if drawn is not None:
            many = sum(each.drawn for each in of.cases)
            yield Prose(f"{many} drawn at random of {drawn.population:,} closed cases (seed {drawn.seed}).")
        rows = tuple(
            (
                each.reference,
                for_paper(clean_line(each.problem)),
                "drawn" if each.drawn else "chosen",
                clauses.get(each.question_id or 0, "all"),
                for_paper(clean_line(each.note or "")),
            )
            for each in of.cases
        )
        yield Grid(("Case", "Problem", "How", "For", "Note"), rows, (5, 6, 3, 3, 7))
    for figure in of.figures:
        yield Prose(for_paper(f"{figure.what}, {figure.period or 'now'}: {figure.value}"))
        if figure.definition:
            yield Prose(for_paper(f"Counted like this: {figure.definition}"), "small")
    if not of.cases and not of.figures:
        yield Prose("No case and no figure was linked; what was looked at stands with the answers.")


def _questions(of: Audited) -> Iterator[Block]:
    for clause, group in groupby(of.questions, key=lambda each: each.clause):
        asked_here = list(group)
        yield Heading(f"{clause}  {checklist.clauses().get(clause, '')}")
        rows = tuple(
            (
                for_paper(f"{each.aspect.capitalize()}: {each.text}{' (own question)' if each.own else ''}"),
                Verdict(each.answer).label if each.answer else "not answered",
                for_paper(_short(each.evidence or "")),
            )
            for each in asked_here
        )
        yield Grid(("Question", "Answer", "What shows it, or why not"), rows, (9, 4, 9))
        longer = [for_paper(each.evidence or "") for each in asked_here if len(each.evidence or "") > _CELL]
        if longer:
            yield Prose("In full:", "small")
            yield Points(tuple(longer))


def _day(iso: str | None) -> str:
    return written.short_day(date.fromisoformat(iso), ENGLISH) if iso else ""


def _short(text: str) -> str:
    return text if len(text) <= _CELL else f"{text[:_CELL]}… (in full below)"
