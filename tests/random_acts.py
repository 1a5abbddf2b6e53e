"""An office at work: acts that are open, at random, on new and on known cases, over weeks of days."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from complaintdesk.operations import intake, together, tracking
from complaintdesk.operations.inputs import Correction, check
from complaintdesk.rules import lifecycle
from complaintdesk.rules.together import Part
from complaintdesk.rules.vocabulary import Act as What
from complaintdesk.rules.vocabulary import ClosingReason
from tests import acts_together
from tests.desk import Office

_NAMES = ("Mehmet Işık", "Kaya Ltd.", "Seán Ó Dálaigh", "Mrs [/Smith]", "José Ærøskov", "Łucja Dąb", "日本 太郎")
_PROBLEMS = ("late_delivery", "defective", "wrong_invoice", "other")
_WORDS = (
    *("parcel", "chair", "late", "broken", "invoice", "refund", "nobody", "answered", "crème", "ığdır", "torn"),
    *("twice", "promised"),
)


def act_at_random(office: Office, dice: Random, times: int) -> None:
    """Carry out `times` acts that are open, on new and on known cases, over weeks of days."""
    known = [row[0] for row in office.rows('SELECT id FROM "case"')]
    for _ in range(times):
        office.clock.step(hours=dice.choice((0, 1, 5, 20, 50)))
        if not known or dice.random() < 0.35:
            known.append(office.new_case(**_random_complaint(dice)))
        else:
            _go_on(office, dice, dice.choice(known[-6:] if dice.random() < 0.6 else known))


def _random_complaint(dice: Random) -> dict[str, Any]:
    given: dict[str, Any] = {
        "description": " ".join(dice.choices(_WORDS, k=6)),
        "problem": dice.choice(_PROBLEMS),
        "safety": dice.random() < 0.1,
    }
    if dice.random() < 0.8:
        number = dice.randrange(10_000)
        given["complainant"] = {"name": dice.choice(_NAMES), "phone": f"0532 555 {number:04d}"}
    if dice.random() < 0.2:
        given["representative"] = {"name": dice.choice(_NAMES)}
    return given


_RARE = (
    *(What.WATCH, What.TASK, What.TASK_ANSWER, What.TAKE_PART),
    *(What.MERGE, What.UNMERGE, What.SEPARATE, What.PERSON),
)
_ASIDE = (
    *(What.LOG, What.EDIT, What.ASSIGN, What.REOPEN, What.EXTEND, What.PAUSE, What.RESUME),
    *(What.OUTSIDE, What.REVIEW),
    *_RARE,
)
_NOT_HERE = (What.ATTACH, What.TELL_STATUS, What.WRITE, What.REPRESENTATIVE)


def _go_on(office: Office, dice: Random, case_id: int) -> None:
    """One act that is open, mostly one that leads on."""
    standing = office.case(case_id).standing
    allowed = [act for act in lifecycle.allowed(standing) if act not in _NOT_HERE]
    if dice.random() < 0.7:
        allowed = [act for act in allowed if act not in _RARE] or allowed
    steps = [act for act in allowed if act not in _ASIDE]
    act = dice.choice(allowed) if dice.random() < 0.4 or not steps else dice.choice((steps[0], steps[-1]))
    carry_out(office, dice, case_id, act)


def carry_out(office: Office, dice: Random, case_id: int, act: What) -> None:
    """Carry out an act with values at random. Raises what the operation raises."""
    words = " ".join(dice.choices(_WORDS, k=4))
    if act is What.LOG:
        office.log(case_id, dice.choice(("in", "out", "inside")), text=words)
    elif act is What.EDIT:
        version = office.case(case_id).version
        correction = {"version": version, "problem": dice.choice(_PROBLEMS), "product": dice.choice(_WORDS)}
        office.do(intake.edit, case_id, check(Correction, correction))
    elif act is What.ASSESS:
        office.assess(case_id, severity=dice.choice(("low", "high")), safety=dice.random() < 0.2)
    elif act is What.ASSIGN:
        office.assign(case_id, dice.choice((None, *_free(office, case_id))))
    elif act is What.CLOSE:
        _close(office, dice, case_id)
    elif act in (What.DECIDE, What.OFFER, What.RESOLVE):
        _give(office, dice, case_id, act, words)
    elif act is What.EXTEND:
        office.extend(case_id, dice.choice((1, 3)))
    elif act is What.PAUSE:
        office.pause(case_id)
    elif act is What.RESUME:
        office.do(tracking.resume, case_id)
    else:
        _SIMPLE[act](office, dice, case_id)


def _free(office: Office, case_id: int) -> list[int]:
    """The people who have no conflict of interest in the case."""
    conflict = f"{_HAS_PART} AND part = 'conflict'"
    return [n for n in (1, 2, 3) if not office.rows(conflict, case_id=case_id, who=n)]


def _close(office: Office, dice: Random, case_id: int) -> None:
    reason = dice.choice(lifecycle.closing_reasons(office.case(case_id).standing))
    told = {"recourse_told": True} if reason in (ClosingReason.REJECTED, ClosingReason.EXHAUSTED) else {}
    office.close(case_id, reason.value, **told)


def _give(office: Office, dice: Random, case_id: int, act: What, words: str) -> None:
    remedies = tuple(dice.sample(("apology", "refund", "repair", "discount"), dice.randrange(1, 3)))
    paid = {"refund", "discount"} & set(remedies)
    amount = dice.randrange(1, 9_000) if paid and dice.random() < 0.8 else None
    if act is What.OFFER:
        office.offer(case_id, *remedies, amount=amount)
    elif act is What.RESOLVE:
        office.resolve(case_id, remedies=remedies, sum_given=amount)
    else:
        case = office.case(case_id)
        free = _free(office, case_id)
        able = (
            [n for n in free if n > 1 and n not in (case.decided_by_id, case.owner_id)] if case.review_at else free
        )
        told = {} if dice.random() < 0.8 else {"channel": None}
        if able:
            office.decide(case_id, dice.choice(able), decision=words, remedies=remedies, sum_given=amount, **told)


def _answer(office: Office, dice: Random, case_id: int) -> None:
    what = dice.choice(("accepted", "accepted", "rejected", "countered"))
    if what == "countered" and office.case(case_id).offered_at is None:
        what = "rejected"
    office.answer(case_id, what, remedies=("refund",) if what == "countered" else ())


def _investigate(office: Office, dice: Random, case_id: int) -> None:
    free = _free(office, case_id)
    if free:
        office.investigate(case_id, investigator_id=dice.choice(free), concluded=dice.random() < 0.8)


def _watch(office: Office, who: int, case_id: int) -> None:
    conflict = f"{_HAS_PART} AND part = 'conflict'"
    if not office.rows(conflict, case_id=case_id, who=who):
        office.do_as(who, together.watch, case_id)


def _part(office: Office, dice: Random, case_id: int) -> None:
    owner = office.case(case_id).owner_id
    free = [n for n in (1, 2, 3) if n != owner and not office.rows(_HAS_PART, case_id=case_id, who=n)]
    if free:
        helps = dice.random() < 0.7
        acts_together.take_part(office, case_id, dice.choice(free), *_HELPS if helps else _CONFLICT)


def _task(office: Office, dice: Random, case_id: int) -> None:
    tasks = acts_together.waiting(office, case_id)
    if tasks:
        acts_together.answer_task(office, case_id, dice.choice(tasks))


def _merge(office: Office, dice: Random, case_id: int) -> None:
    whose = office.case(case_id).complainant_id
    alike = [
        row[0]
        for row in office.rows(_MAY_HOLD, case_id=case_id, whose=whose)
        if not office.rows('SELECT 1 FROM "case" WHERE merged_into_id = :case_id', case_id=case_id)
    ]
    if alike:
        acts_together.merge(office, case_id, dice.choice(alike))


def _separate(office: Office, dice: Random, case_id: int) -> None:
    entry = acts_together.last_in(office, case_id)
    if not office.rows('SELECT 1 FROM "case" WHERE separated_from_id = :entry', entry=entry):
        acts_together.separate(office, case_id, entry, dice.choice(_PROBLEMS))


_HELPS, _CONFLICT = (Part.HELPER, None), (Part.CONFLICT, "They are cousins.")
_HAS_PART = "SELECT 1 FROM participant WHERE case_id = :case_id AND staff_id = :who AND ended_at IS NULL"
_MAY_HOLD = """SELECT id FROM "case" WHERE id <> :case_id AND closed_at IS NULL
  AND (complainant_id IS NULL OR :whose IS NULL OR complainant_id = :whose)"""

_SIMPLE: dict[What, Callable[[Office, Random, int], object]] = {
    What.ACKNOWLEDGE: lambda office, dice, case_id: office.acknowledge(case_id),
    What.ANSWER: _answer,
    What.CARRY_OUT: lambda office, dice, case_id: office.carry_out(case_id, most=1),
    What.CONCLUDE: lambda office, dice, case_id: office.conclude(case_id, cost=dice.choice((None, 5000))),
    What.MERGE: _merge,
    What.PERSON: lambda office, dice, case_id: acts_together.correct(office, case_id, name=dice.choice(_NAMES)),
    What.SEPARATE: _separate,
    What.TAKE_PART: _part,
    What.TASK: lambda office, dice, case_id: acts_together.ask(office, case_id),
    What.TASK_ANSWER: _task,
    What.UNMERGE: lambda office, dice, case_id: acts_together.unmerge(office, case_id),
    What.WATCH: lambda office, dice, case_id: _watch(office, dice.choice((1, 2, 3)), case_id),
    What.EVIDENCE: lambda office, dice, case_id: office.evidence(case_id),
    What.INFORM: lambda office, dice, case_id: office.inform(case_id),
    What.INVESTIGATE: _investigate,
    What.OUTSIDE: lambda office, dice, case_id: office.go_outside(case_id),
    What.REOPEN: lambda office, dice, case_id: office.reopen(case_id),
    What.REVIEW: lambda office, dice, case_id: office.ask_review(case_id),
    What.TELL_RECOURSE: lambda office, dice, case_id: office.tell_recourse(case_id),
    What.VERIFY: lambda office, dice, case_id: office.verify(case_id, dice.random() < 0.8, most=1),
}
