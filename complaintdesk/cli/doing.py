"""`do`: any act on a case from the shell, with what it takes as `name=value` (7.3 to 7.9)."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from complaintdesk.cli import output, session
from complaintdesk.queries import case_file, handling, people, search, together
from complaintdesk.rules import money
from complaintdesk.rules.errors import Invalid, NotFound
from complaintdesk.store.look import Look

if TYPE_CHECKING:
    from complaintdesk.cli.acts import Verb
    from complaintdesk.queries.case_file import CaseFile

    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]

_ABOUT = """Carry out an act on a case. Without an act it lists those there are; an act without REF says what it
takes. People, departments and cases are named as they are called: owner="Can Öz", into=2026-000007-1. Sums are
written as on paper: amount=120.50. Several remedies: remedies=refund,apology."""
_SUMS = ("amount", "sum_given", "sum_sought", "loss", "cost")
_PEOPLE = ("owner", "reviewer", "investigator", "approved_by", "staff")


def add_to(verbs: Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser(
        "do", help="any act on a case: acknowledge, assess, decide, close …", description=_ABOUT
    )
    parser.add_argument("act", nargs="?", metavar="ACT", type=output.typed, help="which; none lists them")
    parser.add_argument("reference", nargs="?", metavar="REF", type=output.typed, help="the case")
    parser.add_argument("given", nargs="*", metavar="NAME=VALUE", type=output.typed, help="what the act takes")
    parser.add_argument("--why", metavar="TEXT", type=output.typed, help="the reason that the history keeps")
    parser.add_argument("--json", metavar="FILE", help="what it takes as a JSON object; - reads standard input")
    session.add_as(parser)
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """List the acts, say what one takes, or carry it out and say where the case stands now."""
    from complaintdesk.cli.acts import VERBS

    if given.act is None:
        rows = [(name, verb.clause, ", ".join(_takes(verb))) for name, verb in VERBS.items()]
        output.print_table(("Act", "Clause", "Takes (* needed)"), rows)
        return 0
    verb = VERBS.get(given.act)
    if verb is None:
        raise NotFound(f"There is no act “{given.act}”: {', '.join(VERBS)}.")
    if given.reference is None:
        sys.stdout.write(f"{given.act} ({verb.clause}): {', '.join(_takes(verb)) or 'nothing'}\n")
        return 0
    return _carry_out(given, verb)


def _carry_out(given: argparse.Namespace, verb: Verb) -> int:
    desk = session.open_here(given)
    with desk.look() as look:
        case_id, reference = session.case_meant(look, given.reference)
        case = case_file.case_file(look, case_id)
        told = {**_from_json(given.json), **dict(_pairs(given.given))}
        told = dict(_meant(look, verb, case, told))
        told |= _usual(look, verb, case, told)
    with desk.act(session.actor_here(desk, given.actor), given.why) as act:
        verb.carry_out(act, case_id, told)
    with desk.look() as look:
        now = case_file.case_file(look, case_id)
    desk.close()
    due = f", due {now.next_due} ({now.next_clock})" if now.next_due else ""
    output.say(f"{reference}: {now.stage.replace('_', ' ')}{due}.")
    return 0


def _takes(verb: Verb) -> Iterator[str]:
    for name, field in verb.model.model_fields.items():
        if name != "version":
            yield name.removesuffix("_id") + ("*" if field.is_required() else "")


def _from_json(name: str | None) -> dict[str, Any]:
    if name is None:
        return {}
    try:
        raw = sys.stdin.buffer.read() if name == "-" else open(name, "rb").read()  # noqa: PTH123, SIM115
        found = json.loads(raw.decode("utf-8-sig"))
    except OSError as error:
        raise NotFound(f"{name} cannot be read: {error.strerror or error}.") from error
    except ValueError as error:
        raise Invalid(f"{name} is not JSON in UTF-8: {error}.") from error
    if not isinstance(found, dict):
        raise Invalid(f"{name} does not hold one JSON object.")
    return found


def _pairs(given: list[str]) -> Iterator[tuple[str, Any]]:
    for pair in given:
        name, sign, value = pair.partition("=")
        if not sign:
            raise Invalid(f"“{pair}” is no name=value.")
        yield name, value


def _meant(look: Look, verb: Verb, case: CaseFile, told: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Names of people, departments and cases as their ids; sums as minor units; lists taken apart."""
    fields = verb.model.model_fields
    for name, value in told.items():
        field = f"{name}_id" if name not in fields and f"{name}_id" in fields else name
        if not isinstance(value, str):
            yield field, value
        elif field in _SUMS:
            yield field, money.parse_amount(value, case.currency) if value else None
        elif name in _PEOPLE:
            yield field, _person(look, value)
        elif name == "department":
            yield field, _department(look, value)
        elif name == "into":
            yield field, _case(look, value)
        elif field in fields and "tuple" in repr(fields[field].annotation):
            yield field, tuple(part.strip() for part in value.split(",") if part.strip())
        else:
            yield field, value


def _usual(look: Look, verb: Verb, case: CaseFile, told: dict[str, Any]) -> dict[str, Any]:
    """The one that is meant where there is only one: the remedy, the task; and the version of now."""
    found: dict[str, Any] = {}
    fields = verb.model.model_fields
    if "version" in fields and fields["version"].is_required():
        found["version"] = case.version
    if "remedy_id" in fields and "remedy_id" not in told:
        verifying = "helped" in fields
        rows = [row for row in handling.remedies(look, case.id) if row.dropped_at is None]
        ids = [row.id for row in rows if (row.carried_out_at is not None) is verifying and row.verified_at is None]
        if len(ids) == 1:
            found["remedy_id"] = ids[0]
    if "task_id" in fields and "task_id" not in told:
        waiting = [task.id for task in together.tasks(look, case.id) if task.waits]
        if len(waiting) == 1:
            found["task_id"] = waiting[0]
    return found


def _person(look: Look, name: str) -> int:
    found = people.member(look, name)
    if found is None:
        names = ", ".join(person.name for person in people.staff(look))
        raise NotFound(f"Nobody here is called “{name}”: {names}.")
    return found.id


def _department(look: Look, name: str) -> int:
    for department in people.departments(look):
        if department.name == name:
            return department.id
    raise NotFound(f"There is no department “{name}”.")


def _case(look: Look, typed: str) -> int:
    found = search.by_reference(look, typed)
    if found is None:
        raise NotFound(f"There is no case {typed} in this file.")
    return found
