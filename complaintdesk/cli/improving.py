"""`improvement`: what the data propose, the register, and what is done in it (8.2, 8.7)."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from complaintdesk.cli import given as shared
from complaintdesk.cli import output, session
from complaintdesk.queries import improvement
from complaintdesk.rules.errors import Invalid, NotFound

if TYPE_CHECKING:
    from complaintdesk.queries.improvement_told import Part
    from complaintdesk.store.desk import Desk
    from complaintdesk.store.look import Look

    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]

_ABOUT = """\
list       the register, what is due first
show       one entry with its analysis, effect and checks: improvement show CA-2026-003
proposals  what becomes more than usual: kinds of complaint beyond their limits, words in common
new        improvement new kind=corrective title="…" problem="…" category=defective due_on="12 Dec" cases=REF,REF
           (kinds: corrective, preventive, good_practice, compliment; scope: category, product, cause, department)
write      improvement write CA-2026-003 whys="…" analysis="…" correction="…" prevention="…" owner="Can Öz"
done       improvement done CA-2026-003 done_on=yesterday check_on=2027-03-01 note="…"
check      improvement check CA-2026-003 judged=effective|not_effective|later note="…"
close      improvement close CA-2026-003 note="…"
again      improvement again CA-2026-003 why="…"
withdraw   improvement withdraw CA-2026-003 why="…"
link       improvement link CA-2026-003 cases=REF,REF (unlink takes them off)
dismiss    improvement dismiss KEY why="…" until_on=2027-02-01 (KEY as in: improvement proposals)
"""
_SHOWN = ("list", "show", "proposals")
_ACTS = ("new", "write", "done", "check", "close", "again", "withdraw", "link", "unlink", "dismiss")


def add_to(verbs: Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser(
        "improvement",
        help="improvement: list, show, proposals, and what is done about causes",
        description=_ABOUT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    choices = (*_SHOWN, *_ACTS)
    parser.add_argument("action", nargs="?", default="list", metavar="ACTION", choices=choices, help="as above")
    parser.add_argument("given", nargs="*", metavar="WHICH NAME=VALUE", type=output.typed, help="as above")
    shared.add_format(parser)
    session.add_as(parser)
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Show or do."""
    which = given.given.pop(0) if given.given and "=" not in given.given[0] else None
    if which is None and given.action not in ("list", "proposals", "new"):
        raise Invalid(f"Say which: complaintdesk improvement {given.action} CA-2026-003.")
    desk = session.open_here(given)
    if given.action in _SHOWN:
        with desk.look() as look:
            _show(look, given, which)
    else:
        _do(desk, given, which)
    desk.close()
    return 0


def _show(look: Look, given: argparse.Namespace, which: str | None) -> None:
    if given.action == "list":
        _list(look, given.format)
    elif given.action == "proposals":
        _proposals(look, given.format)
    else:
        assert which is not None  # noqa: S101 - asked for above
        _one(look, which, given.format)


def _list(look: Look, form: str) -> None:
    rows = improvement.register(look)
    told = [{**_plain(row), "says": improvement.state_words(look, row)} for row in rows]
    if form == "json":
        shared.write_json(told)
        return
    cells = [
        (
            row.number,
            row.kind.replace("_", " "),
            row.title,
            row.state,
            row.owner,
            row.due_on or "",
            str(each["says"]),
        )
        for row, each in zip(rows, told, strict=True)
    ]
    output.print_table(("Number", "Kind", "What", "State", "Owner", "Due", "How it goes"), cells)


def _plain(row: Any) -> dict[str, Any]:
    return {name: value for name, value in row._asdict().items() if name != "version"}


def _proposals(look: Look, form: str) -> None:
    from complaintdesk.queries import patterns

    found = patterns.proposals(look, dismissed=True)
    if form == "json":
        shared.write_json([_proposal(each) for each in found])
    elif not found:
        output.say("Nothing stands out: no kind of complaint is beyond its limits, no words became frequent.")
    else:
        cells = [(each.key, each.says, each.action or each.dismissed or "new") for each in found]
        output.print_table(("Key", "Why", "State"), cells)


def _proposal(made: Any) -> dict[str, Any]:
    scope = made.scope
    return {
        **{name: value for name, value in made._asdict().items() if name not in ("scope", "action_id")},
        "scope": {"category": scope.category, "product": scope.product, "cause": scope.cause}
        | {"department_id": scope.department_id},
    }


def _one(look: Look, which: str, form: str) -> None:
    from complaintdesk.queries import improvement_told

    whole = improvement.entry(look, improvement.by_number(look, which).id)
    if form == "json":
        effect = whole.effect
        shared.write_json(
            {
                **_plain(whole.row),
                "rounds": [each._asdict() for each in whole.rounds],
                "checks": [each._asdict() for each in whole.checks],
                "linked": [each.reference for each in whole.cases],
                "effect": None
                if effect is None
                else {"verdict": effect.verdict, "p": effect.p, "says": effect.says},
            }
        )
    else:
        sys.stdout.write("\n".join(_part(part) for part in improvement_told.entry(whole, look.today)))


def _part(part: Part) -> str:
    return f"{output.line(part.heading)}\n{output.lines(part.text)}\n"


# -- acts ----------------------------------------------------------------------------------------------


def _do(desk: Desk, given: argparse.Namespace, which: str | None) -> None:
    from complaintdesk.cli import improving_acts

    told = dict(_pair(pair) for pair in given.given)
    with desk.look() as look:
        meant = improving_acts.meant(look, told)
        row = None
        if given.action == "dismiss":
            meant |= _dismissed(look, str(which))
        elif which is not None:
            row = improvement.by_number(look, which)
    with desk.act(session.actor_here(desk, given.actor)) as act:
        entry_id = improving_acts.carry_out(act, given.action, row, meant)
    if entry_id is None:
        output.say("Dismissed.")
        return
    with desk.look() as look:
        now = improvement.row_of(look, entry_id)
        says = improvement.state_words(look, now)
    output.say(f"{now.number}: {says}.")


def _pair(pair: str) -> tuple[str, Any]:
    name, sign, value = pair.partition("=")
    if not sign:
        raise Invalid(f"“{pair}” is no name=value.")
    return name, value


def _dismissed(look: Look, key: str) -> Mapping[str, Any]:
    from complaintdesk.queries import patterns

    made = patterns.proposal(look, key)
    if made is None:
        raise NotFound(f"“{key}” is not proposed now; `improvement proposals` lists what is, with its keys.")
    return {"pattern": made.key, "says": made.says}
