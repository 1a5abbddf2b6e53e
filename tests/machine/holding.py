"""The account of a case held to the file: its stage, its facts, its clocks, its promises, and what is open now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from complaintdesk.queries.case_file import CaseFile, case_file, clocks
from complaintdesk.rules import lifecycle
from complaintdesk.rules.clocks import by_kind
from complaintdesk.rules.next_steps import next_steps
from complaintdesk.rules.vocabulary import Act
from complaintdesk.store.look import Look
from tests.machine import life
from tests.machine.moves.receipt import day_of, instant_of
from tests.machine.standings import facts_of
from tests.machine.watching import Row, Watch, hold
from tests.machine.world import Life, Promise, Task, World


def held(world: World, case: Life, watch: Watch) -> None:
    """Raises `Found` where the file says anything else than the account."""
    row = watch.kept.rows["case", case.id]
    _life(case, row)
    _clocks(case, watch.of("case_clock", case.id), watch.of("clock_pause", case.id))
    _next(case, row)
    _promises(case, watch.of("promised_remedy", case.id), row)
    _onward(case, watch)
    _together(world, case, watch, row)
    _open(world, case, watch)


def _same(by: str, case: Life, **pairs: tuple[Any, Any]) -> None:
    for name, (kept, expected) in pairs.items():
        hold(by, kept == expected, f"case {case.id}, {name}: {kept!r} on file, expected {expected!r}")


def _life(case: Life, row: Row) -> None:
    facts = frozenset(case.facts)
    hold("life", facts in life.reachable(), f"case {case.id} cannot be where it is: {sorted(facts)}")
    closed = case.closed if "shut" in facts else None
    _same(
        "life",
        case,
        stage=(row["stage"], case.stage),
        owner=(row["owner_id"], case.owner),
        priority=(row["priority"], case.priority),
        rank=(row["list_rank"], 0 if "danger" in facts else 1),
        reason=(row["closing_reason"], case.closing),
        closed=(row["closed_at"], _instant(closed)),
        closed_on=(row["closed_on"], None if closed is None else day_of(closed)),
        reopened=(row["reopened"], case.reopened),
    )
    first = None if case.first_closed is None else instant_of(case.first_closed)
    _same("first closing", case, first=(row["first_closed_at"], first))


def _clocks(case: Life, rows: list[Row], pauses: list[Row]) -> None:
    kept = sorted(_told_clock(row, pauses) for row in rows)
    expected = sorted(
        (
            each.kind,
            instant_of(each.start),
            date.fromordinal(each.due.on).isoformat(),
            _instant(each.due.at) or "",
            each.extended,
            _instant(each.met) or "",
            each.ended is not None,
            _instant(each.still_since) or "",
            tuple(sorted((instant_of(began), instant_of(ended)) for began, ended in each.pauses)),
        )
        for each in case.clocks.ticking
    )
    for one, other in zip(kept, expected, strict=False):
        hold("clock", one == other, f"case {case.id}: {one} on file, expected {other}")
    hold("clock", len(kept) == len(expected), f"case {case.id}: {kept} on file, expected {expected}")


def _told_clock(row: Row, pauses: list[Row]) -> tuple[Any, ...]:
    stood = sorted((each["began_at"], each["ended_at"]) for each in pauses if each["clock_id"] == row["id"])
    met = row["met_at"]
    return (
        row["kind"],
        row["anchor_at"],
        row["due_on"],
        row["due_at"] or "",
        row["extended_by"],
        met or "",
        row["ended"] is not None,
        row["paused_at"] or "",
        tuple(stood),
    )


def _next(case: Life, row: Row) -> None:
    if "shut" in case.facts:
        _same("next", case, clock=(row["next_clock"], None), due=(row["next_due"], None))
        return
    first = case.clocks.next()
    waits = [each for each in case.clocks.policy if each["anchor"] == "last_update"]
    hold("next", first is not None or not waits, f"case {case.id} is open, and no clock runs for it")
    due = day_of(case.received) if first is None else date.fromordinal(first.due.on).isoformat()
    _same(
        "next",
        case,
        clock=(row["next_clock"], None if first is None else first.kind),
        due=(row["next_due"], due),
        due_at=(row["next_due_at"], _instant(None if first is None else first.due.at)),
    )


def _promises(case: Life, rows: list[Row], row: Row) -> None:
    kept = [(each["remedy"], each["amount"], _state(each)) for each in rows]
    _same("promises", case, remedies=(kept, [(each.remedy, each.amount, each.state) for each in case.promises]))
    _same(
        "promises",
        case,
        owed=(row["remedies_open"], len(case.owed())),
        unseen=(row["remedies_unverified"], sum(each.state == "done" for each in case.promises)),
    )


def _state(row: Row) -> str:
    if row["verified_at"]:
        return "seen"
    if row["carried_out_at"]:
        return "done"
    return "dropped" if row["dropped_at"] else "owed"


def learn_ids(kept: Sequence[Promise | Task], rows: list[Row]) -> None:
    """The ids that the file has given out."""
    for one, row in zip(kept, rows, strict=False):
        one.id = row["id"]


def learn(world: World, case: Life, watch: Watch) -> None:
    """What the file has numbered by the last act: promises, tasks, what came in, who is new here."""
    learn_ids(case.promises, watch.of("promised_remedy", case.id))
    learn_ids(case.tasks, watch.of("task", case.id))
    case.heard = [row["id"] for row in watch.of("communication", case.id) if row["direction"] == "in"]
    row = watch.kept.rows["case", case.id]
    for whose, name in case.meeting.items():
        known = [person for person, called in world.names.items() if called == name]
        person = row[f"{whose}_id"]
        found = person in known if known else person is not None and person not in world.names
        hold("people", found, f"case {case.id}: {whose} {person} for {name}, known by that name: {known}")
        case.known[whose] = person
        world.names[person] = name
    case.meeting.clear()


def _together(world: World, case: Life, watch: Watch, row: Row) -> None:
    parts = {(each["staff_id"], each["part"]) for each in watch.of("participant", case.id) if not each["ended_at"]}
    tasks = [(each["staff_id"], each["department_id"], _task(each)) for each in watch.of("task", case.id)]
    attached = len(watch.of("attachment", case.id))
    _same("files", case, attached=(attached, len(case.files) + len(case.mails)))
    _same(
        "together",
        case,
        parts=(parts, case.parts),
        tasks=(tasks, [(each.staff, each.department, each.state) for each in case.tasks]),
        into=(row["merged_into_id"], case.into),
        complainant=(row["complainant_id"], case.known["complainant"]),
        representative=(row["representative_id"], case.known["representative"]),
    )
    for person in [each for each in case.known.values() if each is not None]:
        name = watch.kept.rows["complainant", person]["name"]
        hold("people", name == world.names[person], f"{person} is {name}, not {world.names[person]}")


def _task(row: Row) -> str:
    if row["answered_at"]:
        return "answered"
    return "dropped" if row["dropped_at"] else "waiting"


def _onward(case: Life, watch: Watch) -> None:
    offers = [(each["side"], each["amount"], each["answer"]) for each in watch.of("proposal", case.id)]
    expected = [(each.side, each.amount, each.answer) for each in case.proposals]
    _same("onward", case, offers=(offers, expected))
    ways = [
        (each["level"], each["outcome"], each["ended_at"] is not None) for each in watch.of("recourse", case.id)
    ]
    _same("onward", case, recourse=(ways, [(each.level, each.outcome, each.over) for each in case.recourses]))


def _open(world: World, case: Life, watch: Watch) -> None:
    """What the product says of where it stands, what is open, what comes next."""
    kept, running = _told(watch, case)
    standing, facts = kept.standing, frozenset(case.facts)
    hold("life", facts_of(standing) == facts, f"case {case.id}: {facts_of(standing) ^ facts} differ")
    allowed = {act.value for act in lifecycle.allowed(standing)}
    expected = {act for act in life.WAYS if life.is_open(act, facts)}
    hold("open", allowed == expected, f"case {case.id}: {allowed ^ expected} at {sorted(facts)}")
    steps = next_steps(standing, running, date.fromisoformat(day_of(world.now)))
    hold("steps", bool(steps) == ("shut" not in facts), f"case {case.id}: {steps} at {sorted(facts)}")
    for step in steps:
        can = step.act is Act.CLOSE or life.is_open(step.act.value, facts)
        hold("steps", can, f"case {case.id}: {step.act} is asked for at {sorted(facts)}")


def _told(watch: Watch, case: Life) -> tuple[CaseFile, dict[Any, date]]:
    look = Look(watch.connection, datetime.now(UTC))
    running = [clock for clock in clocks(look, case.id) if clock.runs and clock.paused_at is None]
    due = by_kind((date.fromisoformat(clock.due_on), clock.kind) for clock in running)
    return case_file(look, case.id), due


def _instant(minute: int | None) -> str | None:
    return None if minute is None else instant_of(minute)
