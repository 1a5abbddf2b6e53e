"""`freeze` and `objectives`: figures that no longer change (8.4), and what they are held to (6.2)."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

from complaintdesk.cli import output, session
from complaintdesk.rules import periods

if TYPE_CHECKING:
    from complaintdesk.queries.monitoring import FrozenRow
    from complaintdesk.queries.objectives import Alarm, ObjectiveRow

    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]

_FREEZE = """Keep the figures of every month that is over, of the whole office and of each department, so that they
never change silently. The app does the same by itself when it is open. --show says for a period what was frozen
beside what the records have now."""
_OBJECTIVES = """The objectives with target, actual figure and verdict, each over its own days so far, or all over
--period; then what has passed its alarm limit. They are set, changed and ended in the app: F6, o."""
_FROZEN = ("Month", "Measure", "Frozen", "Now", "")
_ROWS = ("Objective", "Target", "Actual", "", "Owner", "Due")


def add_to(verbs: Verbs) -> None:
    """Add both verbs."""
    freeze = verbs.add_parser("freeze", help="freeze the figures of months that are over", description=_FREEZE)
    freeze.add_argument("--show", metavar="PERIOD", type=output.typed, help=f"such as {periods.EXAMPLES}")
    freeze.add_argument("--department", metavar="NAME", type=output.typed, help="with --show: of this one")
    freeze.add_argument("--format", choices=("text", "json"), default="text", help="with --show")
    session.add_as(freeze)
    freeze.set_defaults(run=run_freeze)
    listed = verbs.add_parser("objectives", help="objectives beside what is", description=_OBJECTIVES)
    listed.add_argument("--period", type=output.typed, help=f"such as {periods.EXAMPLES}")
    listed.add_argument("--ended", action="store_true", help="with those that have ended")
    listed.add_argument("--format", choices=("text", "json"), default="text")
    listed.set_defaults(run=run_objectives)


def run_freeze(given: argparse.Namespace) -> int:
    """Freeze what is over, or show what is frozen."""
    desk = session.open_here(given)
    if given.show is not None:
        _show_frozen(desk, given)
        desk.close()
        return 0
    from complaintdesk.operations import monitoring
    from complaintdesk.queries.monitoring import to_freeze

    with desk.look() as look:
        waiting = to_freeze(look)
    actor = session.actor_here(desk, given.actor)
    figures = 0
    for at in range(0, len(waiting), monitoring.AT_ONCE):
        with desk.act(actor) as act:
            figures += monitoring.freeze(act, waiting[at : at + monitoring.AT_ONCE])
    desk.close()
    if waiting:
        output.say(f"{len(waiting)} months frozen, {waiting[0]} to {waiting[-1]}: {figures:,} figures.")
    else:
        output.say("Nothing to freeze: every month that is over is frozen already.")
    return 0


def _show_frozen(desk: Any, given: argparse.Namespace) -> None:
    from complaintdesk.cli.departments import department_meant
    from complaintdesk.queries.monitoring import frozen

    with desk.look() as look:
        period = periods.parse(given.show, look.today)
        rows = frozen(look, period.months, department_meant(look, given.department))
    if given.format == "json":
        _print_json([_frozen_json(row) for row in rows])
        return
    output.print_table(
        _FROZEN,
        [
            (row.month, row.frozen.title, row.frozen.in_words, row.now.in_words, output.line(row.why))
            for row in rows
        ],
    )
    changed = sum(row.differs for row in rows)
    output.say(
        f"{len(rows):,} frozen figures; {changed:,} of them are others now." if rows else "Nothing is frozen."
    )


def _frozen_json(row: FrozenRow) -> dict[str, Any]:
    return {
        "month": row.month,
        "measure": row.measure,
        "frozen": row.frozen.plain(),
        "now": row.now.plain(),
        "differs": row.differs,
        "why": row.why or None,
        "definitions": row.definitions,
        "frozen_at": row.frozen_at,
        "frozen_by": row.frozen_by,
    }


def run_objectives(given: argparse.Namespace) -> int:
    """List them, and what has passed its alarm."""
    from complaintdesk.queries import objectives

    desk = session.open_here(given)
    with desk.look() as look:
        period = None if given.period is None else periods.parse(given.period, look.today)
        rows = objectives.all_objectives(look, period, ended=given.ended)
        alarms = objectives.alarms(look, period)
    desk.close()
    if given.format == "json":
        _print_json(
            {"objectives": [_objective_json(row) for row in rows], "alarms": [_alarm(each) for each in alarms]}
        )
        return 0
    output.print_table(
        _ROWS,
        [
            (
                output.line(row.title),
                row.target_says,
                row.actual_says,
                f"{row.verdict.sign} {row.verdict.says}" + (", ended" if row.ended_on else ""),
                output.line(row.owner),
                row.due_on,
            )
            for row in rows
        ],
    )
    for alarm in alarms:
        output.say(f"! {output.line(alarm.says)}")
    if not rows:
        output.say("No objective is set. Set one in the app: F6, o, n.")
    return 0


def _objective_json(row: ObjectiveRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "measure": row.measure,
        "department": row.department,
        "target": row.target_says,
        "actual": row.actual_says,
        "verdict": row.verdict.value,
        "alarm": row.alarm_says or None,
        "alarmed": row.alarmed,
        "first": row.period.first.isoformat(),
        "last": row.period.last.isoformat(),
        "figure": row.figure.plain(),
        "owner": row.owner,
        "from": row.from_on,
        "due": row.due_on,
        "how": row.how,
        "ended": row.ended_on,
        "ended_why": row.ended_why,
    }


def _alarm(alarm: Alarm) -> dict[str, Any]:
    return {"says": alarm.says, "since": alarm.since.isoformat(), "clause": alarm.clause}


def _print_json(data: Any) -> None:
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=1) + "\n")
