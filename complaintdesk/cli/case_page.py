"""One case as a page of plain text: facts, clocks, log, history. Instants are shown in the office's time zone."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from complaintdesk.cli import case_handling
from complaintdesk.cli.output import line, lines, when
from complaintdesk.queries.attachments import AttachmentRow
from complaintdesk.queries.case_file import CaseFile, ClockRow, ContactRow, EventRow, PersonRow
from complaintdesk.queries.communications import LogRow
from complaintdesk.queries.tracking_grid import grid
from complaintdesk.rules import dates, money
from complaintdesk.rules.file_types import kind_name, size_words
from complaintdesk.rules.vocabulary import ClockKind, ClosingReason, ContactKind, Remedy

if TYPE_CHECKING:
    from complaintdesk.cli.showing import Whole

_WIDTH = 88
_SIGNS = {"in": "◀", "out": "▶", "inside": "●"}
_KEPT_BY_THE_DESK = ("version", "list_rank")  # no news to a reader; `--format json` has them
_MOST = 60  # characters of an old or new value that the history shows


def page(whole: Whole, time_zone: str, today: date) -> str:
    """The whole page, ended by a newline."""
    zone = ZoneInfo(time_zone)
    case = whole.case
    parts = [
        _title(case, today),
        _section("Facts", _facts(case, whole.complainant, whole.representative, zone)),
        _section("In their words", _wrapped(case.description)),
        _section("Investigation (7.6)", case_handling.investigation(whole.handled, zone)),
        _section("Offers (7.7)", case_handling.offers(whole.handled, zone)),
        _section("Decision (7.7)", _wrapped(case.decision) if case.decision else []),
        _section("Promised (7.9)", case_handling.promised(whole.handled, zone)),
        _section("Recourse (7.9, annex G)", case_handling.recourse(whole.handled)),
        _section("Asked (5.4)", case_handling.asked(whole.tasks)),
        _section("Clocks", (_clock(clock, today) for clock in whole.clocks)),
        _section("Tracking (annex E)", case_handling.tracking(grid(whole.history), zone)),
        _section("Log", (text for entry in whole.log for text in _entry(entry, zone))),
        _section("Attachments", (_attached(row) for row in whole.attachments)),
        _section("History", (text for event in whole.history for text in _event(event, zone))),
    ]
    return "\n".join(part for part in parts if part)


def _title(case: CaseFile, today: date) -> str:
    due = date.fromisoformat(case.next_due) if case.next_due else None
    clock = f" ({ClockKind(case.next_clock).label})" if case.next_clock else ""
    until = f"closed {case.closed_on}" if case.closed_on else dates.due_words(due, today) + clock
    safety = " · safety" if case.safety else ""
    return f"{case.reference} · {line(case.problem_label)} · {case.stage}{safety} · {until}\n"


def _section(title: str, texts: Any) -> str:
    found = list(texts)
    return "\n".join((title, *(f"  {text}".rstrip() for text in found))) + "\n" if found else ""


def _facts(
    case: CaseFile,
    complainant: tuple[PersonRow, list[ContactRow]] | None,
    representative: tuple[PersonRow, list[ContactRow]] | None,
    zone: ZoneInfo,
) -> Iterator[str]:
    facts: list[tuple[str, str | None]] = [
        ("received", f"{when(case.received_at, zone)} by {_said(case.medium)}, taken by {case.taken_by}"),
        ("complainant", "anonymous" if complainant is None else _who(*complainant)),
        ("needs", None if complainant is None else _needs(complainant[0])),
        ("represented by", None if representative is None else _who(*representative)),
        ("capacity", case.representative_capacity),
        ("about", case.product),
        ("order", case.order_number),
        ("happened on", case.problem_on),
        ("recurrent", "yes" if case.recurrent else None),
        ("documents", case.supporting_documents),
        ("wants", _remedies(case.remedy_sought, case.sum_sought, case.currency)),
        ("done at once", case.immediate_action),
        ("department", case.department),
        ("branch", case.branch),
        ("people concerned", case.people_concerned),
        ("market segment", case.market_segment),
        ("acknowledged", case.acknowledged_on),
        ("priority", case.priority),
        ("assessed as", _grades(case)),
        ("safety", case.safety_note),
        ("at once", case.action_needed),
        ("assessment", case.assessment_note),
        ("owner", case.owner),
        ("decided", case.decided_on),
        ("outcome", _said(case.outcome)),
        ("reason", case.decision_reason),
        ("remedy given", _remedies(case.remedy_given, case.sum_given, case.currency)),
        ("told", "not yet" if case.decided_at and case.untold else None),
        ("they say", _said(case.answer)),
        ("recourse told", "yes" if case.recourse_told else None),
        ("closed", case.closed_on),
        ("because", ClosingReason(case.closing_reason).label if case.closing_reason else None),
        ("sent to", case.referred_to),
        ("first contact", "settled while it was taken in" if case.first_contact else None),
        ("note", case.closing_note),
        ("reopened", {0: None, 1: "once"}.get(case.reopened, f"{case.reopened} times")),
        ("brought in from", case.origin),
    ]
    others: dict[str, Any] = json.loads(case.other_columns) if case.other_columns else {}
    facts += [(name, str(value)) for name, value in others.items() if value not in (None, "")]
    for name, value in facts:
        if value:
            yield f"{line(name) + ':':<18} {line(value)}"


def _said(code: str | None) -> str | None:
    return code and code.replace("_", " ")


def _grades(case: CaseFile) -> str | None:
    if case.severity is None:
        return None
    return f"severity {case.severity}, complexity {case.complexity}, impact {case.impact}"


def _who(person: PersonRow, contacts: list[ContactRow]) -> str:
    ways = [f"{ContactKind(way.kind).label} {way.value}" for way in contacts]
    organisation = [person.organisation] if person.organisation and person.organisation != person.name else []
    return " · ".join([person.name, *organisation, *ways])


def _needs(person: PersonRow) -> str | None:
    said = [_said(person.needs) if person.needs != "none" else None, person.needs_note]
    said += [f"speaks {person.language}" if person.language else None]
    said += [f"prefers {_said(person.preferred_channel)}" if person.preferred_channel else None]
    return ", ".join(part for part in said if part) or None


def _remedies(codes: str | None, amount: int | None, currency: str) -> str | None:
    said = [Remedy(code).label for code in codes.split(",")] if codes else []
    said += [] if amount is None else [money.format_amount(amount, currency)]
    return ", ".join(said) or None


def _clock(clock: ClockRow, today: date) -> str:
    due = date.fromisoformat(clock.due_on)
    if clock.met_on is not None:
        state = f"met {clock.met_on}" + ("" if clock.in_time else ", late")
    elif clock.ended is not None:
        state = f"ended: {clock.ended}"
    elif clock.paused_at is not None:
        state = f"stands still: {line(clock.paused_why or '')}"
    else:
        state = f"overdue {(today - due).days} d" if due < today else "running"
    if clock.extended_by:
        state += f", extended by {clock.clock.words(clock.extended_by)}"
    return f"{ClockKind(clock.kind).label:<22} due {clock.due_on}  {state}"


def _entry(entry: LogRow, zone: ZoneInfo) -> Iterator[str]:
    whom = f" with {line(entry.with_whom)}" if entry.with_whom else ""
    sign = _SIGNS.get(entry.direction, "·")
    yield f"{sign} {when(entry.at, zone)}  {entry.direction}, {_said(entry.channel)}{whom} — {line(entry.staff)}"
    for text in _wrapped(entry.text):
        yield f"    {text}"


def _attached(row: AttachmentRow) -> str:
    note = f" — {line(row.note)}" if row.note else ""
    return f"{line(row.name)} ({kind_name(row.media_type)}, {size_words(row.size)}){note}"


def _event(event: EventRow, zone: ZoneInfo) -> Iterator[str]:
    act = event.act.rpartition(".")[2].replace("_", " ")
    why = f": {line(event.why)}" if event.why else ""
    yield f"{when(event.at, zone)}  {line(event.actor)} — {act}{why}"
    for record in event.changes:
        if record["what"] == "changed":
            for name, (old, new) in record["fields"].items():
                if name in _KEPT_BY_THE_DESK:
                    continue
                yield f"    {record['record']} {name.replace('_', ' ')}: {_value(old)} → {_value(new)}"


def _value(value: Any) -> str:
    text = "—" if value is None else line(str(value))
    return text if len(text) <= _MOST else text[: _MOST - 1] + "…"


def _wrapped(text: str) -> Iterator[str]:
    for paragraph in lines(text).split("\n"):
        yield from textwrap.wrap(paragraph, _WIDTH, break_long_words=False, break_on_hyphens=False) or [""]
