"""Audits (8.5, annex I): the programme, the questions and their answers, the conclusion."""

from __future__ import annotations

from collections.abc import Sequence

from sqlmodel import col, select

from complaintdesk.operations import on_audit, on_case
from complaintdesk.operations.inputs.audit import (
    AuditChanged,
    AuditConcluded,
    AuditDropped,
    AuditPlanned,
    OwnQuestion,
    QuestionAnswered,
)
from complaintdesk.records.audit import Audit, AuditedCase, AuditFinding, AuditQuestion
from complaintdesk.rules.audit import Verdict, scope_of
from complaintdesk.rules.errors import Invalid, NotAllowed
from complaintdesk.store import checklist
from complaintdesk.store.act import Act, operation

_FOUND = (Verdict.MAJOR, Verdict.MINOR, Verdict.OPPORTUNITY)


@operation
def plan(act: Act, given: AuditPlanned) -> int:
    """Put an audit into the programme, with the questions of its clauses. Returns its number.

    Raises `Invalid` for a day that has passed, unless the audit was held.
    """
    _ahead(act, given)
    audit = Audit(title="", scope="", planned_on=given.planned_on, planned_at=act.now, planned_by_id=0)
    audit.planned_by_id = on_case.person(act)
    _say(act, audit, given)
    act.session.flush()
    assert audit.id is not None  # noqa: S101 - it was flushed
    _ask(act, audit.id, scope_of(audit.scope), ())
    return audit.id


@operation
def change(act: Act, given: AuditChanged) -> None:
    """Plan it otherwise. Questions of clauses that it has no more go, unless they were answered.

    Raises `NotAllowed` for an auditor who had a hand in a case that the audit looks at, and where answers would
    come to stand in the name of somebody who did not give them.
    """
    audit = on_audit.open_audit(act, given.audit_id, given.version)
    if given.planned_on != audit.planned_on:
        _ahead(act, given)
    _same_voice(act, audit, given)
    if given.auditor_id is not None and given.auditor_id != audit.auditor_id:
        for case_id in act.session.exec(select(AuditedCase.case_id).where(AuditedCase.audit_id == audit.id)):
            on_audit.require_no_hand(act, case_id, given.auditor_id, "audits")
    _say(act, audit, given)
    kept = _questions(act, given.audit_id)
    scope = scope_of(audit.scope)
    for question in kept:
        if not question.own and question.answer is None and question.clause not in scope:
            act.session.delete(question)
    _ask(act, given.audit_id, scope, kept)


def _ahead(act: Act, given: AuditPlanned) -> None:
    if given.planned_on < act.today and not given.was_held:
        told = "this day has passed: plan the audit for today or later, or say that it was held then"
        raise Invalid(f"{told[0].upper()}{told[1:]}.", {"planned_on": told})


def _same_voice(act: Act, audit: Audit, given: AuditPlanned) -> None:
    """What was answered for somebody from outside stays theirs; what somebody here answered never becomes so."""
    if (audit.auditor_id is None) != (given.auditor_id is None) and _results(act, audit.id):
        raise NotAllowed(
            "This audit has answers or findings already, of who audits now: conclude it, and plan another one "
            "for somebody else."
        )


def _say(act: Act, audit: Audit, given: AuditPlanned) -> None:
    if (given.auditor_id is None) == (given.auditor_outside is None):
        said = "choose who audits: somebody here, or somebody from outside by name"
        raise Invalid(f"{said[0].upper()}{said[1:]}.", {"auditor_id": said})
    if given.auditor_id is not None:
        on_case.staff_member(act, given.auditor_id, "auditor_id")
    if given.period_first and given.period_last and given.period_last < given.period_first:
        raise Invalid("The period ends before it begins.", {"period_last": "this lies before the first day"})
    audit.title, audit.scope = given.title, ",".join(checklist.expanded(given.scope))
    if not audit.scope:
        raise Invalid("Say which clauses.", {"scope": "write clauses like 7.4, 8, annex D; or all"})
    audit.planned_on, audit.note = given.planned_on, given.note
    audit.auditor_id, audit.auditor_outside = given.auditor_id, given.auditor_outside
    audit.period_first, audit.period_last = given.period_first, given.period_last
    act.session.add(audit)


def _ask(act: Act, audit_id: int, scope: Sequence[str], kept: Sequence[AuditQuestion]) -> None:
    """The checklist's questions of these clauses that are not asked yet, in the order of the checklist."""
    there = {(each.clause, each.aspect) for each in kept if not each.own}
    for position, asked in enumerate(checklist.questions()):
        if asked.clause in scope and (asked.clause, asked.aspect.value) not in there:
            act.session.add(
                AuditQuestion(
                    audit_id=audit_id,
                    position=position * 10,
                    clause=asked.clause,
                    aspect=asked.aspect.value,
                    text=asked.text,
                )
            )


@operation
def drop(act: Act, given: AuditDropped) -> None:
    """It will not be held; it stays in the programme with the reason.

    Raises `NotAllowed` where something was answered or found: that is not lost, the audit is concluded.
    """
    audit = on_audit.open_audit(act, given.audit_id)
    if results := _results(act, given.audit_id):
        raise NotAllowed(
            f"The audit “{audit.title}” has {results}, and these stay: conclude it instead, and say of each "
            "question that was not looked at why not (8.5)."
        )
    audit.dropped_at, audit.dropped_why = act.now, given.why
    act.session.add(audit)


@operation
def ask(act: Act, given: OwnQuestion) -> int:
    """Add a question of one's own. Returns its number."""
    audit = on_audit.open_audit(act, given.audit_id)
    (clause, *more) = checklist.expanded(given.clause)
    if more:
        raise Invalid("Name one clause.", {"clause": "name one clause, like 7.4 or annex D"})
    before = [each for each in _questions(act, given.audit_id) if each.clause == clause]
    order = [asked.clause for asked in checklist.questions()]
    last = max((each.position for each in before), default=10 * (len(order) - order[::-1].index(clause)) - 10)
    made = AuditQuestion(
        audit_id=given.audit_id,
        position=last + 1,
        clause=clause,
        aspect=given.aspect.value,
        text=given.text,
        own=True,
    )
    act.session.add(made)
    if clause not in scope_of(audit.scope):
        audit.scope = ",".join(checklist.expanded(f"{audit.scope},{clause}"))
        act.session.add(audit)
        _ask(act, given.audit_id, (clause,), _questions(act, given.audit_id))
    act.session.flush()
    assert made.id is not None  # noqa: S101 - it was flushed
    return made.id


@operation
def answer(act: Act, given: QuestionAnswered) -> None:
    """Answer a question with what shows it. What does not conform, or could be better, becomes a finding.

    Raises `Invalid` where the finding is not said, `NotAllowed` for anybody but the auditor.
    """
    question = on_audit.get(act, AuditQuestion, given.question_id, "question", given.version)
    on_audit.auditing(act, question.audit_id)
    asked = select(AuditFinding).where(AuditFinding.question_id == question.id)
    finding = act.session.exec(asked).first()
    if given.answer in _FOUND:
        _found(act, question, given, finding)
    elif finding is not None:
        if finding.action is not None:
            raise NotAllowed("There is an action on what was found here: the finding stays as it is.")
        act.session.delete(finding)
    question.answer, question.evidence = given.answer.value, given.evidence
    question.answered_at, question.answered_by_id = act.now, on_case.person(act)
    act.session.add(question)


def _found(act: Act, question: AuditQuestion, given: QuestionAnswered, kept: AuditFinding | None) -> None:
    text = given.finding or (kept and kept.text)
    if not text:
        raise Invalid("Say what was found.", {"finding": "say what was found, in a sentence"})
    if kept is None:
        kept = AuditFinding(
            audit_id=question.audit_id,
            question_id=question.id,
            clause=question.clause,
            grade="",
            text="",
            evidence="",
            found_at=act.now,
            found_by_id=on_case.person(act),
        )
    kept.grade, kept.text, kept.evidence = given.answer.value, text, given.evidence
    act.session.add(kept)


@operation
def conclude(act: Act, given: AuditConcluded) -> None:
    """Conclude: each question of the scope is answered, or it is said why it was not looked at.

    Raises `NotAllowed` that names the first question that is not.
    """
    audit = on_audit.auditing(act, given.audit_id, given.version)
    left = [each for each in _questions(act, given.audit_id) if each.answer is None]
    if left:
        many = f"{len(left)} questions are" if len(left) > 1 else "One question is"
        raise NotAllowed(
            f"{many} not answered yet, first {left[0].clause}: “{left[0].text}” "
            "Answer them, or say of each that it was not looked at, and why."
        )
    audit.conclusion = given.conclusion
    audit.concluded_at, audit.concluded_on = act.now, act.today
    act.session.add(audit)


def _questions(act: Act, audit_id: int | None) -> list[AuditQuestion]:
    asked = select(AuditQuestion).where(AuditQuestion.audit_id == audit_id)
    return list(act.session.exec(asked.order_by(col(AuditQuestion.position), col(AuditQuestion.id))))


def _results(act: Act, audit_id: int | None) -> str:
    """How many answers and findings it has, in words; empty where it has none."""
    answered = sum(each.answer is not None for each in _questions(act, audit_id))
    found = len(act.session.exec(select(AuditFinding.id).where(AuditFinding.audit_id == audit_id)).all())
    told = [f"{n} {what}{'s' * (n != 1)}" for n, what in ((answered, "answer"), (found, "finding")) if n]
    return " and ".join(told)
