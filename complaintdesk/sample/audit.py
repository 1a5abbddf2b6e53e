"""The sample shop's audits (8.5): one concluded with two findings, of which one is verified, and one planned."""

from __future__ import annotations

import contextlib
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from complaintdesk.operations import audit, audit_evidence, audit_findings, inputs
from complaintdesk.operations.inputs import audit as entered
from complaintdesk.queries import audit as asked
from complaintdesk.rules.errors import NotAllowed
from complaintdesk.store.desk import Actor

if TYPE_CHECKING:
    from complaintdesk.sample.afterwards import Afterwards

_DRAWN: Final = 8
# What Helen says to each question of 7.4, 7.9 and annex D, in order: the answer, what shows it, what was found.
_ANSWERS: Final = (
    ("conforms", "Each of the cases drawn has its acknowledgement in the log with day, name and words.", None),
    ("conforms", "The letter names the number, the day of the next news and whom to ask.", None),
    (
        "minor",
        "Two Mondays in October: five complaints from the weekend were acknowledged on Tuesday.",
        "After weekends the acknowledgement is late when one person at the front desk is away.",
    ),
    ("conforms", "Remedies of the cases drawn were carried out and looked at before they were closed.", None),
    ("conforms", "Recourse stands in each decision that is not wholly theirs, inside and outside.", None),
    (
        "opportunity",
        "Three reopened cases: each time the repair had been promised for the week and came later.",
        "Say in the closing letter by when a promised repair is done, not only that it is.",
    ),
    ("conforms", "Both sides stand in each investigation; nobody named in a complaint looked into it.", None),
    ("conforms", "Ayşe and Tom were asked: they are told what was said of them, and what comes of it.", None),
    ("not_looked_at", "Too few decisions of one kind by one person to say; again next year.", None),
)
_CONCLUSION: Final = (
    "Acknowledging and closing are done as they are laid down, and suit an office of this size. What is "
    "weak is Monday: the desk lives from two people being there. The cases drawn show both sides heard in "
    "each of them."
)


def tell(afterwards: Afterwards) -> None:
    """Both. What cases are there is drawn from; a shop that has closed none has an audit without."""
    held = _held(afterwards)
    _findings(afterwards, held)
    _do(
        afterwards,
        afterwards.can,
        audit.plan,
        entered.AuditPlanned,
        title="Tracking, investigation and how it is measured",
        scope="7.3, 7.6, 8.4, annex H",
        planned_on=_day(afterwards, 33),
        auditor_outside="Judith Weiss, Bristol Consumer Advice",
        note="By somebody from outside this time: all of us have a hand in what is looked at.",
    )


def _held(afterwards: Afterwards) -> int:
    helen = afterwards.helen
    audit_id: int = _do(
        afterwards,
        helen,
        audit.plan,
        entered.AuditPlanned,
        title="From acknowledgement to closing",
        scope="7.4, 7.9, annex D",
        planned_on=_day(afterwards, -24),
        was_held=True,
        auditor_id=helen.id,
        note="Last year’s review asked whether weekends are the weak point.",
    )
    draw = inputs.check(
        entered.CasesDrawn, {"audit_id": audit_id, "size": _DRAWN, "seed": afterwards.dice.number(1, 10**6)}
    )
    # a shop that has closed no case yet: the audit looks at how it is laid down
    with contextlib.suppress(NotAllowed), afterwards.desk.act(helen) as act:
        audit_evidence.draw(act, draw)
    with afterwards.desk.look() as look:
        questions = asked.questions(look, audit_id)
    for question, (answer, evidence, found) in zip(questions, _ANSWERS, strict=True):
        told = {"question_id": question.id, "answer": answer, "evidence": evidence, "finding": found}
        _do(afterwards, helen, audit.answer, entered.QuestionAnswered, **told)
    _do(afterwards, helen, audit.conclude, entered.AuditConcluded, audit_id=audit_id, conclusion=_CONCLUSION)
    return audit_id


def _findings(afterwards: Afterwards, audit_id: int) -> None:
    with afterwards.desk.look() as look:
        late, letters = asked.findings(look, audit_id)
    can, maria, tom = afterwards.can, afterwards.maria, afterwards.tom
    _do(
        afterwards,
        can,
        audit_findings.act_on,
        entered.FindingAction,
        finding_id=late.id,
        action="Whoever is first in on Monday works through “Unacknowledged” before the post is opened.",
        owner_id=tom.id,
        due_on=_day(afterwards, -10),
    )
    _do(
        afterwards,
        tom,
        audit_findings.done,
        entered.FindingDone,
        finding_id=late.id,
        done_on=_day(afterwards, -12),
        note="It stands on the Monday sheet, and I have done it twice.",
    )
    _do(
        afterwards,
        maria,
        audit_findings.verify,
        entered.FindingVerified,
        finding_id=late.id,
        effective=True,
        note="Looked at the last two Mondays: all acknowledged before noon.",
    )
    _do(
        afterwards,
        can,
        audit_findings.act_on,
        entered.FindingAction,
        finding_id=letters.id,
        action="Ask the workshop for a day before the closing letter is written, and name it there.",
        owner_id=maria.id,
        due_on=_day(afterwards, 18),
    )


def _day(afterwards: Afterwards, days: int) -> str:
    with afterwards.desk.look() as look:
        return (look.today + timedelta(days=days)).isoformat()


def _do(afterwards: Afterwards, who: Actor, operation: Any, model: Any, **given: Any) -> Any:
    with afterwards.desk.act(who) as act:
        return operation(act, inputs.check(model, given))
