"""The fields of a search, such as `stage:`, `due:<3d` or `task:me`: a condition on the case, or a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final

from complaintdesk.queries import search_measured
from complaintdesk.rules import plain_text
from complaintdesk.rules.vocabulary import Priority, Stage

FIELDS: Final = (
    *("stage", "owner", "problem", "priority", "due", "received", "decided", "closed", "clock", "safety", "is"),
    *("watch", "help", "task"),
    *search_measured.FIELDS,
    *search_measured.DATES,
)
_TOGETHER = ("watch", "help", "task")
_COMPARED = re.compile(r"(?P<sign><=|>=|<|>|=)?\s*(?P<value>.+)")
_DAY = re.compile(r"\d{4}(-\d{2}){0,2}$")
_RANGE = re.compile(r"(?P<first>\d{4}(?:-\d{2}){0,2})\.\.(?P<last>\d{4}(?:-\d{2}){0,2})$")
_CLOCK = re.compile(r"(?P<kind>acknowledge|decide)(?:-(?P<how>late|in-time))?(?:@(?P<when>.+))?$")


def narrow(
    name: str, value: str, today: date, me: int | None, people: Sequence[tuple[int, str]], n: int
) -> tuple[str, dict[str, Any]] | str:
    """A condition on the case, or a sentence that says what is wrong."""
    key = f"v{n}"
    if name == "stage":
        stages = [stage.value for stage in Stage if stage.value.startswith(value)]
        if not stages:
            return f"There is no stage “{value}”: {', '.join(stage.value for stage in Stage)}."
        still_open = (
            "" if stages[0] == Stage.CLOSED else " AND c.closed_at IS NULL"
        )  # the index of open cases serves
        return f"c.stage = :{key}{still_open}", {key: stages[0]}
    if name == "priority":
        levels = [level.value for level in Priority if level.value.startswith(value)]
        if not levels:
            return f"There is no priority “{value}”: {', '.join(level.value for level in Priority)}."
        return f"c.priority = :{key}", {key: levels[0]}
    if name == "problem" and value.startswith("="):
        # one category and no other: `problem:price` also finds the price rises
        return f"c.problem IN (SELECT code FROM category WHERE code = :{key} COLLATE NOCASE)", {key: value[1:]}
    if name == "problem":
        like = f"%{value.replace(' ', '_')}%"
        return (
            f"c.problem IN (SELECT code FROM category WHERE code LIKE :{key} OR code = :{key}_whole "
            f"OR label LIKE :{key}_label)",
            {key: like, f"{key}_whole": value, f"{key}_label": f"%{value}%"},
        )
    if name == "owner":
        return _owner(value, me, people, key)
    if name in _TOGETHER:
        return _together(name, value, me, people, key)
    if name in ("safety", "is"):
        return _is(value if name == "is" else "safety", today, key)
    if name == "clock":
        return _clock(value, today, key)
    if name in search_measured.FIELDS:
        return search_measured.narrow(name, value, key)
    columns = {
        **search_measured.DATES,
        "due": "closed_at IS NULL AND c.next_due",
        "received": "received_on",
        "decided": "decided_on",
        "closed": "closed_at IS NOT NULL AND c.closed_on",
    }
    column = f"c.{columns[name]}"
    return _dated(name, column, value, today, key)


def _owner(
    value: str, me: int | None, people: Sequence[tuple[int, str]], key: str
) -> tuple[str, dict[str, Any]] | str:
    if value in ("me", "mine"):
        return f"c.owner_id = :{key}", {key: me}
    if value in ("none", "nobody"):
        return "c.owner_id IS NULL", {}
    named = [str(person_id) for person_id, name in people if value in plain_text.fold(name)]
    if not named:
        return f"Nobody here is called “{value}”: {', '.join(name for _, name in people)}."
    return f"c.owner_id IN ({','.join(named)})", {}


def _is(value: str, today: date, key: str) -> tuple[str, dict[str, Any]] | str:
    known = {
        "open": "c.closed_at IS NULL",
        "closed": "c.closed_at IS NOT NULL",
        "safety": "c.safety = 1",
        "unacknowledged": "c.closed_at IS NULL AND c.acknowledged_at IS NULL",
        "anonymous": "c.complainant_id IS NULL",
        "recurrent": "c.recurrent = 1",
        "reopened": "c.reopened > 0",
        "overdue": f"c.closed_at IS NULL AND c.next_due < :{key}",
        **search_measured.WORDS,
    }
    for word, where in known.items():
        if word.startswith(value):
            return where, ({key: today.isoformat()} if word == "overdue" else {})
    return f"“is:{value}” is not known; try {', '.join(known)}."


def _clock(value: str, today: date, key: str) -> tuple[str, dict[str, Any]] | str:
    """Cases by how a promise was kept: met late, or not met though its day has passed (`rules.measures`).

    After `@` stands the day by which it was promised. Only a case's first promise of a kind counts, until it was
    met: a reopened case has a second one.
    """
    asked = _CLOCK.match(value)
    when = _RANGE.match(asked["when"]) if asked and asked["when"] else None
    if not asked or (asked["when"] and not when and not _DAY.match(asked["when"])):
        return f"“clock:{value}” is not known; try clock:decide-late or clock:acknowledge-late@2026-01..2026-06."
    first, last = (when["first"], when["last"]) if when else (asked["when"] or "0000", asked["when"] or "9999")
    met = "coalesce(k.met_at <= k.due_at, k.met_on <= k.due_on)"
    judged = {"late": f"AND NOT {met}", "in-time": f"AND {met}", None: ""}[asked["how"]]
    earlier = "e.case_id = k.case_id AND e.kind = k.kind AND e.id < k.id AND e.met_at <= k.anchor_at"
    promised = f"""SELECT k.case_id FROM case_clock k WHERE k.kind = :{key}
      AND NOT EXISTS (SELECT 1 FROM case_clock e WHERE {earlier})"""
    found = f"{promised} AND k.met_on IS NOT NULL AND k.due_on BETWEEN :{key}_first AND :{key}_last {judged}"
    values = {key: asked["kind"], f"{key}_first": first, f"{key}_last": last + "~"}
    if asked["how"] != "in-time":
        found += f""" UNION ALL {promised} AND k.met_on IS NULL AND k.ended IS NULL
          AND k.paused_at IS NULL AND k.due_on BETWEEN :{key}_first AND :{key}_last AND k.due_on < :{key}_today"""
        values[f"{key}_today"] = today.isoformat()
    return f"c.id IN ({found})", values


def _dated(name: str, column: str, value: str, today: date, key: str) -> tuple[str, dict[str, Any]] | str:
    if both := _RANGE.match(value):
        return f"{column} BETWEEN :{key} AND :{key}_end", {key: both["first"], f"{key}_end": both["last"] + "~"}
    compared = _COMPARED.match(value)
    sign, given = (compared["sign"] or "=", compared["value"]) if compared else ("=", value)
    days = re.fullmatch(r"(-?[0-9]{1,5})\s*d", given)
    if given in ("today", "overdue"):
        sign, given = ("<", today.isoformat()) if given == "overdue" else (sign, today.isoformat())
    elif days and abs(int(days[1])) < 40_000:
        # `due:<3d` looks ahead, `received:<3d` looks back: within three days either way
        ahead = name == "due"
        given = (today + timedelta(days=int(days[1]) if ahead else -int(days[1]))).isoformat()
        sign = sign if ahead else sign.translate(str.maketrans("<>", "><"))
    elif not _DAY.match(given):
        return f"“{name}:{value}” is not a date; try {name}:2026-11, {name}:>2026-11-03 or {name}:<3d."
    if sign == "=":
        return f"{column} BETWEEN :{key} AND :{key}_end", {key: given, f"{key}_end": given + "~"}
    return f"{column} {sign} :{key}", {key: given + ("~" if sign in (">", "<=") and len(given) < 10 else "")}


def _together(
    name: str, value: str, me: int | None, people: Sequence[tuple[int, str]], key: str
) -> tuple[str, dict[str, Any]] | str:
    """Cases that somebody watches or helps with, or in which a task waits for somebody."""
    if value in ("me", "mine"):
        who: list[int] = [] if me is None else [me]
    else:
        who = [person_id for person_id, called in people if value in plain_text.fold(called)]
    if not who and name != "task":
        return f"Nobody here is called “{value}”: {', '.join(called for _, called in people)}."
    marks = ",".join(map(str, who)) or "NULL"
    if name != "task":
        part = {"watch": "watcher", "help": "helper"}[name]
        return (
            "c.id IN (SELECT case_id FROM participant "
            f"WHERE staff_id IN ({marks}) AND part = :{key} AND ended_at IS NULL)",
            {key: part},
        )
    waits = "answered_at IS NULL AND dropped_at IS NULL"
    mine = f"SELECT case_id FROM task WHERE staff_id IN ({marks}) AND {waits}"
    departments = f"SELECT id FROM department WHERE name LIKE :{key}"
    if value in ("me", "mine"):
        departments = f"SELECT department_id FROM staff_member WHERE id IN ({marks})"
    theirs = f"SELECT case_id FROM task WHERE department_id IN ({departments}) AND {waits}"
    values = {} if value in ("me", "mine") else {key: f"%{value}%"}
    return f"c.id IN ({mine} UNION ALL {theirs})", values
