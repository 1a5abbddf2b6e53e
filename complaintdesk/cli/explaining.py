"""`why`: how the due dates of a case were counted, day by day, with the rule of each (7.3)."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

from complaintdesk.cli import output, session
from complaintdesk.queries import deadlines
from complaintdesk.queries.deadlines import Explained
from complaintdesk.rules.dates import long
from complaintdesk.rules.vocabulary import ClockKind

if TYPE_CHECKING:
    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]


def add_to(verbs: Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser("why", help="how the due dates of a case were counted, day by day")
    parser.add_argument("reference", metavar="REF", type=output.typed, help="the case, as 2026-000123-8")
    parser.add_argument("--all", action="store_true", help="every clock it has had, not only those that run")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Print the counts."""
    desk = session.open_here(given)
    with desk.look() as look:
        case_id, _ = session.case_meant(look, given.reference)
        found = deadlines.explained(look, case_id, every=given.all)
    desk.close()
    if given.format == "json":
        sys.stdout.write(json.dumps([_facts(each) for each in found], ensure_ascii=False, indent=1) + "\n")
    elif found:
        sys.stdout.write("\n".join(_page(each) for each in found))
    else:
        output.say("No clock runs for this case now; --all shows those it has had.")
    return 0


def _page(each: Explained) -> str:
    clock = each.clock
    state = f"met {clock.met_on}" if clock.met_on else f"ended: {clock.ended}" if clock.ended else "runs"
    if clock.runs and clock.paused_at is not None:
        state = "stands still"
    lines = [f"{ClockKind(clock.kind).label}: due {clock.due_on} ({state})"]
    lines += [f"  {output.line(sentence)}" for sentence in each.rests_on]
    for day in each.lines:
        number = "–" if day.counted is None else str(day.counted)
        lines.append(f"  {number:>4}  {day.day.isoformat()}  {long(day.day):<22}  {output.line(day.why)}")
    if not each.as_on_file:
        lines.append("  On file stands another date: it was counted with the days as they were known then.")
    return "\n".join(lines) + "\n"


def _facts(each: Explained) -> dict[str, Any]:
    clock = each.clock
    return {
        "clock": clock.kind,
        "due_on": clock.due_on,
        "due_at": clock.due_at,
        "met_on": clock.met_on,
        "ended": clock.ended,
        "stands_still_since": clock.paused_at,
        "statutory": bool(clock.statutory),
        "rests_on": list(each.rests_on),
        "days": [{"day": line.day.isoformat(), "counted": line.counted, "why": line.why} for line in each.lines],
        "as_on_file": each.as_on_file,
    }
