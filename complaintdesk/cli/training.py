"""`training`: who needs to know what, who does, and what expires (6.4)."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

from complaintdesk.cli import given as shared
from complaintdesk.cli import output, session
from complaintdesk.rules.errors import Invalid, NotFound
from complaintdesk.rules.vocabulary import Role

if TYPE_CHECKING:
    from complaintdesk.queries.training import TopicRow
    from complaintdesk.store.desk import Desk

    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]

_ABOUT = """\
matrix   everybody by every topic: ✓ has it, ! expires within 60 days, ✗ lacks it, · need not
topics   the topics, and which roles need each
records  who was trained in what, when, by whose judgement
topic    add or change a topic: training topic first_contact --title "The first contact" --roles front_desk
record   note a training: training record first_contact --person "Can Öz" --on 2026-11-02 --assessor "Helen Ward"
"""
_ACTIONS = ("matrix", "topics", "records", "topic", "record")


def add_to(verbs: Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser(
        "training",
        help="training: matrix, topics, records, topic, record",
        description=_ABOUT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("action", nargs="?", default="matrix", metavar="ACTION", choices=_ACTIONS, help="as above")
    parser.add_argument("code", nargs="?", metavar="CODE", type=output.typed, help="of the topic")
    parser.add_argument("--title", metavar="TEXT", type=output.typed, help="with topic")
    roles = ", ".join(role.value for role in Role)
    parser.add_argument("--roles", metavar="ROLES", help=f"with topic: who needs it, of {roles}; with commas")
    parser.add_argument("--months", metavar="N", type=int, help="with topic: how long it holds; default: for good")
    parser.add_argument("--retire", action="store_true", help="with topic: it is not asked for any more")
    parser.add_argument("--person", metavar="NAME", type=output.typed, help="with record: who was trained")
    parser.add_argument("--on", metavar="DAY", type=output.typed, help="with record: when; default: today")
    parser.add_argument("--assessor", metavar="NAME", type=output.typed, help="with record: who judged it")
    parser.add_argument("--failed", action="store_true", help="with record: it was not passed")
    parser.add_argument("--note", metavar="TEXT", type=output.typed, help="with record")
    shared.add_format(parser)
    session.add_as(parser)
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Show or change."""
    acts: dict[str, Callable[[argparse.Namespace, Desk], None]] = {
        "matrix": _matrix,
        "topics": _topics,
        "records": _records,
        "topic": _topic,
        "record": _record,
    }
    if given.action in ("topic", "record") and given.code is None:
        raise Invalid(f"Say which topic: complaintdesk training {given.action} CODE.")
    desk = session.open_here(given)
    acts[given.action](given, desk)
    desk.close()
    return 0


def _matrix(given: argparse.Namespace, desk: Desk) -> None:
    from complaintdesk.queries import training

    with desk.look() as look:
        made = training.matrix(look)
    if given.format == "json":
        rows = [
            {"person": c.person.name, "topic": c.topic.code, "knows": c.knows.value, "until": c.until}
            for c in made.all
        ]
        shared.write_json(rows)
        return
    headings = ("Person", *(topic.code for topic in made.topics))
    table = [
        (output.line(person.name), *(f"{c.knows.sign} {c.until or ''}".strip() for c in cells))
        for person, cells in zip(made.people, made.cells, strict=True)
    ]
    output.print_table(headings, table)
    wanting = sum(cell.knows.is_wanting for cell in made.all)
    output.say(f"{wanting} lacking. ✓ has it · ! expires within 60 days · ✗ lacks it · “·” need not")


def _topics(given: argparse.Namespace, desk: Desk) -> None:
    from complaintdesk.queries import training

    with desk.look() as look:
        rows = training.topics(look)
    if given.format == "json":
        shared.write_json([row._asdict() for row in rows])
        return
    output.print_table(
        ("Code", "Title", "Who needs it", "Months", "Since"),
        [
            (
                row.code,
                output.line(row.title),
                "retired" if row.retired else ", ".join(row.roles) or "—",
                str(row.valid_months or "for good"),
                row.since.isoformat(),
            )
            for row in rows
        ],
    )


def _records(given: argparse.Namespace, desk: Desk) -> None:
    from complaintdesk.queries import training

    with desk.look() as look:
        topics = {topic.id: topic for topic in training.topics(look)}
        rows = training.records(look)
    if given.code is not None:
        wanted = _known(list(topics.values()), given.code).id
        rows = [row for row in rows if row.topic_id == wanted]
    if given.format == "json":
        shared.write_json([{**row._asdict(), "topic": topics[row.topic_id].code} for row in rows])
        return
    output.print_table(
        ("Person", "Topic", "On", "Until", "Assessor", "Result", "Note"),
        [
            (
                output.line(row.name),
                topics[row.topic_id].code,
                row.trained_on.isoformat(),
                str(row.expires_on or "—"),
                output.line(row.assessor),
                "passed" if row.passed else "not passed",
                output.line(row.note or ""),
            )
            for row in rows
        ],
    )


def _topic(given: argparse.Namespace, desk: Desk) -> None:
    from complaintdesk.operations import inputs, training
    from complaintdesk.queries import training as queries

    with desk.look() as look:
        kept = next((row for row in queries.topics(look) if row.code == given.code), None)
    said = {
        "code": given.code,
        "title": given.title or (kept.title if kept else None),
        "roles": _roles(given.roles) if given.roles is not None else (kept.roles if kept else ()),
        "valid_months": given.months if given.months is not None else (kept.valid_months if kept else None),
        "retired": given.retire,
    }
    checked = inputs.check(inputs.Topic, said)
    with desk.act(session.actor_here(desk, given.actor)) as act:
        if kept is None:
            training.add_topic(act, checked)
        else:
            training.change_topic(act, kept.id, checked)
    output.say(f"The topic {given.code} is {'added' if kept is None else 'changed'}.")


def _record(given: argparse.Namespace, desk: Desk) -> None:
    from complaintdesk.operations import inputs, training
    from complaintdesk.queries import training as queries

    with desk.look() as look:
        topic = _known(queries.topics(look), given.code)
        said = {
            "topic_id": topic.id,
            "staff_id": shared.person(look, given.person),
            "trained_on": shared.day(look, given.on) or look.today,
            "assessor": given.assessor or "",
            "passed": not given.failed,
            "note": given.note,
        }
    if said["staff_id"] is None:
        raise Invalid("Say who was trained: --person NAME.")
    with desk.act(session.actor_here(desk, given.actor)) as act:
        training.record(act, inputs.check(inputs.Trained, said))
    output.say(f"Noted: {output.line(given.person)}, {topic.code}.")


def _known(topics: list[TopicRow], code: str) -> TopicRow:
    found = next((row for row in topics if row.code == code), None)
    if found is None:
        there = ", ".join(row.code for row in topics) or "there is none yet"
        raise NotFound(f"There is no topic “{output.line(code)}”: {there}.")
    return found


def _roles(typed: str) -> list[str]:
    return [role.strip().replace(" ", "_") for role in typed.split(",") if role.strip()]
