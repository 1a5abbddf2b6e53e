"""`agenda`: everything that is due, as a list, as JSON, or as a calendar to subscribe to (6.3, 7.3)."""

from __future__ import annotations

import argparse
import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from complaintdesk.cli import given as shared
from complaintdesk.cli import output, session
from complaintdesk.rules import dates
from complaintdesk.rules.errors import Invalid

if TYPE_CHECKING:
    from complaintdesk.queries.agenda import Agenda

    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]

_ABOUT = """Everything that is due, overdue first: deadlines and tasks of open cases, training, the policy, what is
planned, and what the other rooms of management have to be done. As ics it is a calendar that any calendar program
subscribes to: have it written anew with -o FILE as often as you like. Of complainants it says only the number of
their case, unless --names is given."""
_HEADINGS = ("Due", "Who", "What", "Clause")
_WHO, _WHAT = 24, 90  # cells


def add_to(verbs: Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser("agenda", help="everything that is due", description=_ABOUT)
    parser.add_argument("--mine", metavar="NAME", type=output.typed, help="only what this person has to do")
    parser.add_argument("--days", metavar="N", type=int, help="only what is due within so many days")
    parser.add_argument("--format", choices=("text", "json", "ics"), help="default: text; with -o: ics")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write the calendar there, in one go")
    parser.add_argument("--names", action="store_true", help="with ics: name complainants as well")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Print it, or write the calendar."""
    chosen = given.format or ("ics" if given.output is not None else "text")
    if given.output is not None and chosen != "ics":
        raise Invalid("Only the calendar is written to a file: leave --format out, or send the output to a file.")
    if given.days is not None and not 0 <= given.days <= 100_000:
        raise Invalid("Days are a whole number from 0 up.")
    desk = session.open_here(given)
    from complaintdesk.queries import agenda

    with desk.look() as look:
        who = shared.person(look, given.mine)
        until = None if given.days is None else look.today + timedelta(days=given.days)
        found = agenda.agenda(look, who, until)
        today, office, now, identity = look.today, look.office.name, look.now, agenda.identity(look)
    desk.close()
    if chosen == "text":
        rows = [
            (
                dates.due_words(row.on, today),
                output.cut(output.line(row.who or "—"), _WHO),
                output.cut(output.line(row.what), _WHAT),
                row.clause,
            )
            for row in found.rows
        ]
        output.print_table(_HEADINGS, rows)
        _say(found)
    elif chosen == "json":
        shared.write_json({"due": [row._asdict() for row in found.rows], "more_deadlines_of_cases": found.more})
    else:
        from complaintdesk.documents import agenda_calendar

        calendar = agenda_calendar.as_calendar(found.rows, office, now, identity, named=given.names)
        if given.output is None:
            sys.stdout.flush()
            sys.stdout.buffer.write(calendar.encode("utf-8", "replace"))
            sys.stdout.buffer.flush()
        else:
            agenda_calendar.rewrite(given.output, calendar)
            output.say(f"Written to {given.output}: {len(found.rows):,} entries.")
    return 0


def _say(found: Agenda) -> None:
    count = len(found.rows)
    output.say("Nothing is due." if not count else f"{count:,} thing{'s are' if count != 1 else ' is'} due.")
    if found.more:
        run = "deadline of a case runs" if found.more == 1 else "deadlines of cases run"
        output.say(f"{found.more:,} more {run} later, or with a clock that stands still: complaintdesk list.")
