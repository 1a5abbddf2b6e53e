"""`show`: everything about one case, to be read or as JSON."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from complaintdesk.cli import output, session
from complaintdesk.queries import attachments, case_file, communications, handling, together
from complaintdesk.queries.attachments import AttachmentRow
from complaintdesk.queries.case_file import CaseFile, ClockRow, ContactRow, EventRow, PersonRow
from complaintdesk.queries.communications import LogRow
from complaintdesk.queries.handling import Handled
from complaintdesk.queries.together import TaskRow
from complaintdesk.queries.tracking_grid import grid
from complaintdesk.store.look import Look

if TYPE_CHECKING:
    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]

_FLAGS = ("recurrent", "safety", "recourse_told", "untold", "first_contact", "action_possible")
_LISTS = ("remedy_sought", "remedy_given")


class Whole(NamedTuple):
    """All that the file says about one case."""

    case: CaseFile
    complainant: tuple[PersonRow, list[ContactRow]] | None
    representative: tuple[PersonRow, list[ContactRow]] | None
    log: list[LogRow]
    clocks: list[ClockRow]
    handled: Handled
    tasks: list[TaskRow]
    attachments: list[AttachmentRow]
    history: list[EventRow]


def add_to(verbs: Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser("show", help="show one case: its facts, clocks, log and history")
    parser.add_argument("reference", metavar="REF", type=output.typed, help="the case, as 2026-000123-8")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Print the case."""
    desk = session.open_here(given)
    with desk.look() as look:
        case_id, _reference = session.case_meant(look, given.reference)
        whole = read(look, case_id)
        time_zone, today = look.office.time_zone, look.today
    desk.close()  # before anything is printed: a slow reader of ours must not keep others waiting
    if given.format == "json":
        sys.stdout.write(json.dumps(as_json(whole), ensure_ascii=False, indent=1) + "\n")
    else:
        from complaintdesk.cli import case_page

        sys.stdout.write(case_page.page(whole, time_zone, today))
    return 0


def read(look: Look, case_id: int) -> Whole:
    """The case and everything around it, from one snapshot."""
    case = case_file.case_file(look, case_id)
    return Whole(
        case,
        None if case.complainant_id is None else case_file.person(look, case.complainant_id),
        None if case.representative_id is None else case_file.person(look, case.representative_id),
        communications.log(look, case_id),
        case_file.clocks(look, case_id),
        handling.handled(look, case_id),
        together.tasks(look, case_id),
        attachments.attachments(look, case_id),
        case_file.history(look, case_id),
    )


def as_json(whole: Whole) -> dict[str, Any]:
    """The case as plain values: yes and no as true and false, lists of codes as lists, sums in minor units."""
    case: dict[str, Any] = whole.case._asdict()
    case.update({name: bool(case[name]) for name in _FLAGS})
    case.update({name: (case[name] or "").split(",") if case[name] else [] for name in _LISTS})
    case["other_columns"] = json.loads(case["other_columns"]) if case["other_columns"] else {}
    return {
        "case": case,
        "complainant": _person(whole.complainant),
        "representative": _person(whole.representative),
        "log": [entry._asdict() for entry in whole.log],
        "clocks": [{**clock._asdict(), "statutory": bool(clock.statutory)} for clock in whole.clocks],
        **_handled(whole.handled),
        "tasks": [each._asdict() for each in whole.tasks],
        "attachments": [each._asdict() for each in whole.attachments],
        "tracking": [{**row._asdict(), "remarks": dict(row.remarks)} for row in grid(whole.history)],
        "history": [event._asdict() for event in whole.history],
    }


def _handled(found: Handled) -> dict[str, Any]:
    row = found.investigation
    flags = {} if row is None else {name: bool(getattr(row, name)) for name in ("promise_broken", "law_broken")}
    return {
        "investigation": None if row is None else {**row._asdict(), **flags},
        "evidence": [each._asdict() for each in found.evidence],
        "proposals": [{**each._asdict(), "remedies": each.remedies.split(",")} for each in found.proposals],
        "remedies": [each._asdict() for each in found.remedies],
        "recourse": [each._asdict() for each in found.recourse],
    }


def _person(who: tuple[PersonRow, list[ContactRow]] | None) -> dict[str, Any] | None:
    if who is None:
        return None
    person, contacts = who
    return {**person._asdict(), "contacts": [contact._asdict() for contact in contacts]}
