"""What is done in the rooms of audits and quality reviews from the shell: which operation, what it takes."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from complaintdesk.cli import named, output, session
from complaintdesk.operations import audit, audit_evidence, audit_findings, inputs, quality
from complaintdesk.operations.inputs import Entered
from complaintdesk.operations.inputs import audit as of_audit
from complaintdesk.operations.inputs import quality as of_quality
from complaintdesk.queries import measures
from complaintdesk.rules import money, periods
from complaintdesk.rules.errors import Invalid, NotFound
from complaintdesk.rules.measures import BY_CODE, PERIODIC
from complaintdesk.rules.quality import QUESTIONS
from complaintdesk.store.look import Look


@dataclass(frozen=True, slots=True)
class RoomAct:
    """An act of a room: its operation, its input model, what is said when it is done."""

    operation: Any
    model: type[Entered]
    done: str


AUDIT: Mapping[str, RoomAct] = {
    "plan": RoomAct(audit.plan, of_audit.AuditPlanned, "Planned as audit {}."),
    "change": RoomAct(audit.change, of_audit.AuditChanged, "Planned otherwise."),
    "drop": RoomAct(audit.drop, of_audit.AuditDropped, "It is not held; the reason is kept."),
    "ask": RoomAct(audit.ask, of_audit.OwnQuestion, "It is question {}."),
    "answer": RoomAct(audit.answer, of_audit.QuestionAnswered, "Answered."),
    "link": RoomAct(audit_evidence.link, of_audit.CaseLinked, "The audit looks at it."),
    "draw": RoomAct(audit_evidence.draw, of_audit.CasesDrawn, "{}"),
    "figure": RoomAct(audit_evidence.take_figure, of_audit.FigureTaken, "Kept as it is now."),
    "find": RoomAct(audit_findings.find, of_audit.FindingGiven, "It is finding {}."),
    "action": RoomAct(audit_findings.act_on, of_audit.FindingAction, "Somebody answers for it now."),
    "done": RoomAct(audit_findings.done, of_audit.FindingDone, "Done; somebody else verifies it."),
    "verify": RoomAct(audit_findings.verify, of_audit.FindingVerified, "Noted."),
    "conclude": RoomAct(audit.conclude, of_audit.AuditConcluded, "Concluded; `audit report` prints it."),
}
QUALITY: Mapping[str, RoomAct] = {
    "draw": RoomAct(quality.draw, of_quality.SampleDrawn, "Drawn as sample {}."),
    "review": RoomAct(quality.review, of_quality.CaseReviewed, "Reviewed."),
    "hand-over": RoomAct(quality.hand_over, of_quality.ReviewerChosen, "Handed over."),
    "conclude": RoomAct(quality.conclude, of_quality.SampleConcluded, "Concluded."),
}


def carry_out(given: argparse.Namespace, acts: Mapping[str, RoomAct], reading: Sequence[str]) -> int:
    """Do it; without what it takes, say what that is. Raises `NotFound` for what is no act."""
    chosen = acts.get(given.what)
    if chosen is None:
        raise NotFound(f"There is no “{given.what}” here: {', '.join((*reading, *acts))}.")
    if not given.given:
        takes = ", ".join(_takes(given.what, chosen))
        output.say(f"{given.verb} {given.what} takes {takes} (* needed).")
        return 2
    told = named.pairs(given.given)
    desk = session.open_here(given)
    with desk.look() as look:
        entered = _entered(look, chosen, told)
    with desk.act(session.actor_here(desk, given.actor)) as act:
        found = chosen.operation(act, inputs.check(chosen.model, entered))
    desk.close()
    output.say(chosen.done.format(getattr(found, "said", found)))
    return 0


def _takes(name: str, act: RoomAct) -> list[str]:
    if act.model is of_quality.CaseReviewed:
        return ["review*", *(f"{each.code}*" for each in QUESTIONS), "CODE.note", "note"]
    if act.model is of_audit.FigureTaken:
        return ["audit*", "measure*", "period", "question"]
    return named.fields(act.model)


def _entered(look: Look, act: RoomAct, told: dict[str, str]) -> dict[str, Any]:
    if act.model is of_quality.CaseReviewed:
        return _reviewed(told)
    if act.model is of_audit.FigureTaken and "measure" in told:
        return _figure(look, told)
    return named.meant(look, act.model, told)


def _figure(look: Look, told: dict[str, str]) -> dict[str, Any]:
    code = told["measure"]
    if code not in {measure.code for measure in PERIODIC}:
        raise Invalid(f"There is no measure “{code}”: {', '.join(measure.code for measure in PERIODIC)}.")
    between = periods.parse(told.get("period", ""), look.today)
    figure = next(each for each in measures.figures(look, between) if each.measure == code)
    sums = ", ".join(money.format_amount(amount, currency) for currency, amount in figure.sums)
    rest = {name: value for name, value in told.items() if name not in ("measure", "period")}
    return {
        **named.meant(look, of_audit.FigureTaken, rest),
        "measure": code,
        "what": BY_CODE[code].title,
        "value": f"{figure.says} · {sums}" if sums else figure.says,
        "period": between.name,
        "definition": BY_CODE[code].definition,
    }


def _reviewed(told: dict[str, str]) -> dict[str, Any]:
    known = {question.code for question in QUESTIONS}
    for name in told:
        if name not in ("review", "note") and name.removesuffix(".note") not in known:
            raise Invalid(f"It takes no “{name}”: review, note, {', '.join(sorted(known))}, each also with .note.")
    answers = [
        {"question": code, "answer": told[code], "note": told.get(f"{code}.note")}
        for code in (question.code for question in QUESTIONS)
        if code in told
    ]
    return {"review_id": told.get("review"), "answers": answers, "note": told.get("note")}
