"""`plan`: what is planned (6.3), the context (5.1), who may what (5.4)."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

from complaintdesk.cli import given as shared
from complaintdesk.cli import output, session
from complaintdesk.rules.context import ContextKind
from complaintdesk.rules.errors import Invalid, NotFound

if TYPE_CHECKING:
    from complaintdesk.store.desk import Desk

    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]

_ABOUT = """\
list       what is planned, and what was done
add        plan something: plan add "New leaflet" --owner "Can Öz" --due 2026-12-18 --objective "95 % in time"
done, drop end it: plan done 3 --result "Printed.", plan drop 4 --result "Not needed: the shop moves."
context    scope, interested parties, issues, risks, opportunities
note       add to the context: plan note risk "The courier strikes" --response "A second courier is ready."
end        an entry of the context holds no more: plan end 5
authority  who may offer which remedy up to what sum, decide, review and close; it is changed by settings apply
"""
_ACTIONS = ("list", "add", "done", "drop", "context", "note", "end", "authority")


def add_to(verbs: Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser(
        "plan",
        help="what is planned, the context, who may what",
        description=_ABOUT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("action", nargs="?", default="list", metavar="ACTION", choices=_ACTIONS, help="as above")
    parser.add_argument("words", nargs="*", metavar="WORDS", type=output.typed, help="as above")
    parser.add_argument("--owner", metavar="NAME", type=output.typed, help="with add: who does it; default: you")
    parser.add_argument("--due", metavar="DAY", type=output.typed, help="with add: by when")
    parser.add_argument("--objective", metavar="TEXT", type=output.typed, help="with add: what it serves")
    parser.add_argument("--result", metavar="TEXT", type=output.typed, help="with done and drop: what came of it")
    parser.add_argument("--response", metavar="TEXT", type=output.typed, help="with note: what is done about it")
    parser.add_argument("--since", metavar="DAY", type=output.typed, help="with note: default: today")
    parser.add_argument("--on", metavar="DAY", type=output.typed, help="with done, drop, end: default: today")
    shared.add_format(parser)
    session.add_as(parser)
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Show or change."""
    acts: dict[str, Callable[[argparse.Namespace, Desk], None]] = {
        "list": _list,
        "add": _add,
        "done": _end_item,
        "drop": _end_item,
        "context": _context,
        "note": _note,
        "end": _end_entry,
        "authority": _authority,
    }
    desk = session.open_here(given)
    acts[given.action](given, desk)
    desk.close()
    return 0


def _list(given: argparse.Namespace, desk: Desk) -> None:
    from complaintdesk.queries import plan

    with desk.look() as look:
        rows, today = [*plan.to_do(look), *plan.over(look)], look.today
    if given.format == "json":
        shared.write_json([row._asdict() for row in rows])
        return
    output.print_table(
        ("No", "State", "Due", "Owner", "What", "Objective", "Result"),
        [
            (
                str(row.id),
                plan.state(row, today),
                row.due_on.isoformat(),
                output.line(row.owner),
                output.cut(output.line(row.what), 60),
                output.line(row.objective or "—"),
                output.cut(output.line(row.result or ""), 40),
            )
            for row in rows
        ],
    )


def _add(given: argparse.Namespace, desk: Desk) -> None:
    from complaintdesk.operations import inputs, plan

    actor = session.actor_here(desk, given.actor)
    with desk.look() as look:
        said = {
            "what": " ".join(given.words),
            "owner_id": shared.person(look, given.owner) or actor.id,
            "due_on": shared.day(look, given.due),
            "objective": given.objective,
        }
    if said["due_on"] is None:
        raise Invalid("Say by when: --due DAY.")
    with desk.act(actor) as act:
        number = plan.add(act, inputs.check(inputs.Planned, said))
    output.say(f"Planned, as number {number}.")


def _end_item(given: argparse.Namespace, desk: Desk) -> None:
    from complaintdesk.operations import inputs, plan

    number, done = _number(given), given.action == "done"
    with desk.look() as look:
        on = shared.day(look, given.on)
    with desk.act(session.actor_here(desk, given.actor)) as act:
        plan.end(act, number, inputs.check(inputs.PlanEnded, {"done": done, "on": on, "result": given.result}))
    output.say("Done." if done else "Dropped.")


def _context(given: argparse.Namespace, desk: Desk) -> None:
    from complaintdesk.queries import plan

    with desk.look() as look:
        rows = plan.context(look)
    if given.format == "json":
        shared.write_json([row._asdict() for row in rows])
        return
    output.print_table(
        ("No", "Kind", "Since", "Until", "What", "Response"),
        [
            (
                str(row.id),
                row.kind.label,
                row.since.isoformat(),
                str(row.until or "—"),
                output.cut(output.line(row.what), 70),
                output.cut(output.line(row.response or "—"), 60),
            )
            for row in rows
        ],
    )


def _note(given: argparse.Namespace, desk: Desk) -> None:
    from complaintdesk.operations import inputs, plan

    kind, *words = given.words or [""]
    if kind not in list(ContextKind):
        raise Invalid(f"Say what it is: plan note KIND WORDS, with one of {', '.join(ContextKind)}.")
    with desk.look() as look:
        since = shared.day(look, given.since)
    said = {"kind": kind, "what": " ".join(words), "response": given.response, "since": since}
    with desk.act(session.actor_here(desk, given.actor)) as act:
        number = plan.note_context(act, inputs.check(inputs.ContextGiven, said))
    output.say(f"Noted, as number {number}.")


def _end_entry(given: argparse.Namespace, desk: Desk) -> None:
    from complaintdesk.operations import inputs, plan
    from complaintdesk.queries import plan as queries

    number = _number(given)
    with desk.look() as look:
        kept = next((row for row in queries.context(look) if row.id == number), None)
        until = shared.day(look, given.on) or look.today
    if kept is None:
        raise NotFound("There is no such entry: complaintdesk plan context lists them.")
    said = {"kind": kept.kind, "what": kept.what, "response": kept.response, "since": kept.since, "until": until}
    with desk.act(session.actor_here(desk, given.actor)) as act:
        plan.change_context(act, number, inputs.check(inputs.ContextGiven, said))
    output.say(f"It holds no more after {until}.")


def _authority(given: argparse.Namespace, desk: Desk) -> None:
    from complaintdesk.queries import plan

    with desk.look() as look:
        rows = plan.authority(look)
    if given.format == "json":
        shared.write_json([row._asdict() for row in rows])
        return
    output.print_table(("Role", "People", "May"), [(r.role, output.line(r.people), r.may) for r in rows])


def _number(given: argparse.Namespace) -> int:
    if len(given.words) != 1 or not given.words[0].isdecimal() or len(given.words[0]) > 9:
        raise Invalid(f"Say which by its number: complaintdesk plan {given.action} 3.")
    return int(given.words[0])
