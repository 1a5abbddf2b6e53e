"""What is kept of a case, in words that people read: names of fields, values of fields, names of acts."""

from __future__ import annotations

from datetime import date
from enum import EnumType
from typing import Any

from complaintdesk.rules import findings, recourse, vocabulary
from complaintdesk.rules.money import format_amount
from complaintdesk.rules.vocabulary import Word
from screens.case_read import CaseRead

DIRECTION_SIGNS = {"in": "◀", "out": "▶", "inside": "●"}
PRIORITY_SIGNS = {"urgent": "‼ urgent", "high": "▲ high", "medium": "● medium", "low": "▽ low"}

# The bookkeeping of the desk and the keys between records: no news to a reader.
UNSAID = frozenset(
    {"id", "version", "list_rank", "case_id", "digits", "tail", "origin_key", "hash", "previous_hash"}
)

FIELDS = {
    "medium": "came by",
    "taken_by_id": "taken in by",
    "received_at": "received",
    "received_on": "received on",
    "complainant_id": "complainant",
    "representative_id": "representative",
    "representative_capacity": "acting as",
    "product": "about",
    "problem_on": "happened on",
    "description": "in their words",
    "recurrent": "happened before",
    "supporting_documents": "documents",
    "remedy_sought": "wants",
    "remedies_sought": "wants",
    "sum_sought": "sum wanted",
    "immediate_action": "done at once",
    "department_id": "department",
    "safety": "safety at stake",
    "safety_note": "about safety",
    "assessment_note": "note on it",
    "owner_id": "owner",
    "decision_reason": "our reason",
    "remedy_given": "remedy given",
    "remedies": "remedy given",
    "sum_given": "sum given",
    "closing_reason": "closed because",
    "closing_note": "note on closing",
    "recourse_told": "recourse told",
    "first_closed_at": "first closed",
    "reopened": "times reopened",
    "next_clock": "next deadline",
    "next_due": "next due",
    "other_columns": "other columns",
    "with_whom": "with whom",
    "staff_id": "by",
    "preferred_channel": "prefers",
    "anchor_at": "counted from",
    "due_on": "due",
    "met_at": "met",
    "met_on": "met on",
    "statutory": "set by law",
    "kind": "kind",
    "informed_at": "told the decision",
    "informed_on": "told on",
    "answered_at": "they answered",
    "answer": "they said",
    "untold": "still to be told",
    "offered_at": "offered",
    "remedies_open": "to carry out",
    "remedies_unverified": "to verify",
    "review_at": "in review since",
    "review_acknowledged_at": "review begun",
    "outside_at": "outside since",
    "outside_ended_at": "ended outside",
    "first_contact": "at first contact",
    "referred_to": "sent to",
    "merged_into_id": "part of",
    "action_needed": "do at once",
    "action_possible": "possible at once",
    "decided_by_id": "decided by",
    "investigator_id": "investigator",
    "made_by_id": "made by",
    "carried_out_at": "done",
    "carried_out_by_id": "done by",
    "carried_out_note": "how it is known",
    "verified_by_id": "verified by",
    "their_side": "they say",
    "our_side": "we say",
    "promise_broken": "a promise broken",
    "law_broken": "the law broken",
    "ended_at": "ended",
    "began_at": "stood still from",
    "paused_at": "stands still since",
    "paused_why": "because",
    "extended_by": "extended by",
    "extend_by": "may be extended by",
    "extension": "extended because",
    "policy_id": "policy",
    "amount": "sum",
}

RECORDS = {
    "case": "case",
    "communication": "log entry",
    "case_clock": "deadline",
    "complainant": "complainant",
    "contact_point": "way to reach them",
    "clock_pause": "standstill",
    "proposal": "offer",
    "promised_remedy": "remedy",
    "investigation": "investigation",
    "evidence": "evidence",
    "recourse": "recourse",
    "participant": "part in it",
    "task": "task",
    "attachment": "file",
    "letter": "letter",
    "survey_sampled": "survey",
    "survey_try": "survey call",
}

ACTS = {
    "intake.take_in": "taken in",
    "intake.edit": "facts corrected",
    "tracking.log": "added to the log",
    "acknowledgement.acknowledge": "acknowledged",
    "assessment.assess": "assessed",
    "investigation.assign": "given an owner",
    "response.decide": "decided",
    "response.offer": "remedy offered",
    "response.answer": "answer noted",
    "response.inform": "decision told",
    "investigation.investigate": "findings written",
    "investigation.add_evidence": "evidence added",
    "closing.carry_out": "carried out",
    "closing.verify": "verified",
    "closing.resolve": "settled at first contact",
    "recourse.tell": "recourse told",
    "recourse.ask_review": "taken to review",
    "recourse.gone_outside": "gone outside",
    "recourse.conclude": "ended outside",
    "tracking.extend": "deadline extended",
    "tracking.pause": "clocks stand still",
    "tracking.resume": "clocks run again",
    "together.ask": "asked for something",
    "together.answer": "task answered",
    "together.remind": "reminded",
    "together.drop": "task not needed any more",
    "together.take_part": "part given",
    "together.leave": "part ended",
    "together.watch": "watching begun or ended",
    "merging.merge": "made part of another case",
    "merging.unmerge": "taken apart again",
    "merging.separate": "made of an entry of another case",
    "complainants.correct": "person corrected",
    "importing.bring_in": "brought in",
    "closing.close": "closed",
    "closing.reopen": "reopened",
    "sampling.draw": "drawn to be asked how they were treated",
    "satisfaction.answer": "asked how they were treated",
    "satisfaction.call": "asked how they were treated",
    "satisfaction.print_letters": "asked by letter how they were treated",
    "satisfaction.assign": "somebody else asks how they were treated",
    "satisfaction.ask_by": "asked by phone or letter after all",
    "satisfaction.end": "the survey has ended",
}

_CODES: dict[tuple[str, str], EnumType] = {
    ("case", "stage"): vocabulary.Stage,
    ("case", "medium"): vocabulary.Channel,
    ("case", "severity"): vocabulary.Level,
    ("case", "complexity"): vocabulary.Level,
    ("case", "impact"): vocabulary.Level,
    ("case", "priority"): vocabulary.Priority,
    ("case", "outcome"): vocabulary.Outcome,
    ("case", "closing_reason"): vocabulary.ClosingReason,
    ("case", "next_clock"): vocabulary.ClockKind,
    ("communication", "channel"): vocabulary.Channel,
    ("communication", "direction"): vocabulary.Direction,
    ("case_clock", "kind"): vocabulary.ClockKind,
    ("case_clock", "unit"): vocabulary.ClockUnit,
    ("complainant", "kind"): vocabulary.ComplainantKind,
    ("complainant", "needs"): vocabulary.Need,
    ("complainant", "preferred_channel"): vocabulary.Channel,
    ("contact_point", "kind"): vocabulary.ContactKind,
    ("case", "answer"): vocabulary.Answer,
    ("case_clock", "anchor"): vocabulary.ClockAnchor,
    ("proposal", "answer"): vocabulary.Answer,
    ("promised_remedy", "remedy"): vocabulary.Remedy,
    ("investigation", "depth"): findings.Depth,
    ("investigation", "fault"): findings.Fault,
    ("investigation", "pattern"): findings.Pattern,
    ("recourse", "body_kind"): recourse.BodyKind,
}
_YES_NO = frozenset(
    (
        *("recurrent", "safety", "recourse_told", "statutory", "untold", "first_contact", "action_possible"),
        *("promise_broken", "law_broken"),
    )
)


_PEOPLE = (
    *("taken_by_id", "owner_id", "staff_id", "decided_by_id", "investigator_id", "made_by_id", "added_by_id"),
    *("carried_out_by_id", "verified_by_id", "reviewer_id"),
)


def label(kind: type[Word], code: str | None) -> str:
    """The label of a code; a code that this version does not know is shown as it is."""
    if not code:
        return "—"
    try:
        return kind(code).label
    except ValueError:
        return code


def remedies(codes: str | None, none: str = "nothing asked") -> str:
    """Remedies as kept (codes by commas) in words; `none` for the code that says that there is none."""
    if codes == vocabulary.Remedy.NONE:
        return none
    return ", ".join(label(vocabulary.Remedy, code) for code in (codes or "").split(",") if code) or "—"


def field_name(field: str) -> str:
    """What a field is called."""
    return FIELDS.get(field, field.removesuffix("_id").replace("_", " "))


def act_name(act: str) -> str:
    """An act of the trail in plain words."""
    return ACTS.get(act, act.rpartition(".")[2].replace("_", " "))


def value(whole: CaseRead, record: str, field: str, kept: Any) -> str:
    """A kept value in words: codes by their label, instants on the office's clock, ids by the name behind them."""
    if kept is None or kept == "":
        return "—"
    if field in _YES_NO:
        return "yes" if kept else "no"
    if (record, field) in _CODES:
        return label(_CODES[record, field], str(kept))  # type: ignore[arg-type]  # EnumType of Words only
    if record == "investigation" and field == "cause":
        return {cause.code: cause.label for cause in whole.causes}.get(str(kept), str(kept))
    if field in ("remedy_sought", "remedy_given", "remedies", "remedies_sought"):
        return remedies(kept if isinstance(kept, str) else ",".join(kept))
    if (field.startswith("sum_") or field in ("amount", "loss", "cost")) and isinstance(kept, int):
        return format_amount(kept, whole.file.currency)
    if field == "at" or field.endswith("_at"):
        return whole.when(str(kept))
    if field.endswith("_on") or field == "next_due":
        return _day(whole, kept)
    return _behind(whole, field, kept)


def _day(whole: CaseRead, kept: Any) -> str:
    return whole.day(kept.isoformat() if isinstance(kept, date) else str(kept))


def _behind(whole: CaseRead, field: str, kept: Any) -> str:
    """The name behind an id; anything else as text."""
    names: dict[Any, str] = {}
    if field in _PEOPLE:
        names = {person.id: person.name for person in whole.staff}
    elif field == "department_id":
        names = {department.id: department.name for department in whole.departments}
    elif field in ("complainant_id", "representative_id"):
        names = {known[0].id: known[0].name for known in (whole.complainant, whole.representative) if known}
    elif field == "problem":
        names = {category.code: category.label for category in whole.categories}
    return names.get(kept, f"number {kept}" if field.endswith("_id") else str(kept))
