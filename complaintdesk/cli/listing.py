"""`list`: the cases of a view, or those that a search finds, as a table, JSON or CSV."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any

from complaintdesk.cli import output, session
from complaintdesk.queries import case_list, people, search
from complaintdesk.queries.case_list import CaseRow
from complaintdesk.rules import dates
from complaintdesk.rules.vocabulary import View
from complaintdesk.store.look import Look

if TYPE_CHECKING:
    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]

_WINDOW = 500  # cases read at a time
_TABLE = 100  # cases in a table unless --limit says otherwise
_MOST = 10**9
_NAME, _PROBLEM, _OWNER = 48, 32, 24  # cells; json and csv have all of it
_HEADINGS = ("Reference", "Due", "Priority", "Stage", "Complainant", "Problem", "Owner")
_FIELDS = (
    *("reference", "stage", "priority", "safety", "problem", "problem_code", "complainant", "owner"),
    *("received_at", "received_on", "next_clock", "next_due", "next_due_at", "closed_on", "product"),
)


def add_to(verbs: Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser("list", help="list cases, or search them")
    parser.add_argument(
        "--view", choices=[view.value for view in View], help="default: open; with --search everything (all)"
    )
    parser.add_argument(
        "--search",
        type=output.typed,
        metavar="TEXT",
        help="words, parts of numbers, or fields such as stage: owner: problem: due:<3d is:overdue",
    )
    parser.add_argument(
        "--limit", type=_limit, metavar="N", help=f"at most N cases (default: {_TABLE} in a table, else all)"
    )
    parser.add_argument("--format", choices=("table", "json", "csv"), default="table", help="default: table")
    session.add_as(parser, "whose list `mine` is")
    parser.set_defaults(run=run)


def _limit(text: str) -> int:
    limit = int(text)
    if not 1 <= limit <= _MOST:
        raise argparse.ArgumentTypeError(f"a number from 1 to {_MOST}")
    return limit


def run(given: argparse.Namespace) -> int:
    """Print the cases of one snapshot, after it was read: a slow reader of ours must not keep others waiting."""
    desk = session.open_here(given)
    actor = session.actor_here(desk, given.actor)
    limit = given.limit or (_TABLE if given.format == "table" else None)
    with desk.look() as look:
        if given.search is None:
            listing = case_list.Listing(View(given.view or View.OPEN), look.today, actor.id)
            rows, n = _of_view(look, listing), case_list.count(look, listing)
        else:
            rows, n = _found(look, given.search, View(given.view) if given.view else None, actor.id)
        shown, today = list(islice(rows, limit)), look.today
    desk.close()
    _print(given.format, shown, today)
    if limit is not None and n > limit:
        output.say(f"{limit:,} of {n:,} cases; --limit shows more.")
    return 0


def _of_view(look: Look, listing: case_list.Listing) -> Iterator[CaseRow]:
    start = 0
    while rows := case_list.window(look, listing, start, _WINDOW):
        yield from rows
        start += len(rows)


def _found(look: Look, text: str, view: View | None, me: int | None) -> tuple[Iterator[CaseRow], int]:
    staff = [(person.id, person.name) for person in people.staff(look)]
    query = search.parse(text, look.today, me, staff)
    found = search.matches(look, query, view, me)
    for sentence in found.problems:
        output.say(output.line(sentence))
    if found.more:
        output.say(f"More than {search.MOST:,} cases match: these are the newest.")
    parts = (found.ids[at : at + _WINDOW] for at in range(0, len(found.ids), _WINDOW))
    return (row for part in parts for row in case_list.by_ids(look, part)), len(found.ids)


def _print(form: str, rows: Sequence[CaseRow], today: date) -> None:
    if form == "json":
        _print_json(rows)
    elif form == "csv":
        _print_csv(rows)
    else:
        output.print_table(_HEADINGS, [_line(row, today) for row in rows])


def _print_json(rows: Sequence[CaseRow]) -> None:
    before = "["
    for row in rows:
        sys.stdout.write(f"{before}\n{json.dumps(_facts(row), ensure_ascii=False)}")
        before = ","
    sys.stdout.write("[]\n" if before == "[" else "\n]\n")


def _print_csv(rows: Sequence[CaseRow]) -> None:
    from complaintdesk.documents.safe_cells import safe

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(_FIELDS)
    for row in rows:
        facts = {**_facts(row), "safety": "yes" if row.safety else "no"}
        writer.writerow(["" if facts[name] is None else safe(str(facts[name])) for name in _FIELDS])


def _facts(row: CaseRow) -> dict[str, Any]:
    facts = {
        **row._asdict(),
        "safety": bool(row.safety),
        "problem": row.problem_label,
        "problem_code": row.problem,
    }
    return {name: facts[name] for name in _FIELDS}


def _line(row: CaseRow, today: date) -> tuple[str, ...]:
    if row.closed_on is None:
        due = dates.due_words(date.fromisoformat(row.next_due) if row.next_due else None, today)
    else:
        due = f"closed {row.closed_on}"
    return (
        row.reference,
        due,
        "safety" if row.safety else row.priority or "—",  # with a safety implication it is urgent
        row.stage,
        output.cut(output.line(row.complainant or "Anonymous"), _NAME),
        output.cut(output.line(row.problem_label), _PROBLEM),
        output.cut(output.line(row.owner or "—"), _OWNER),
    )
