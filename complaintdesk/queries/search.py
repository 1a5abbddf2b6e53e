"""Searching everything: words, beginnings of words, parts of numbers, and fields such as `stage:` or `owner:`.

Matches are case ids, newest first. Words go to the full-text index. Where no word is asked
for, a field narrows by an index of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

from complaintdesk.queries.case_list import Listing
from complaintdesk.rules import plain_text, reference
from complaintdesk.rules.vocabulary import Priority, Stage, View
from complaintdesk.store.look import Look

MOST: Final = 10_000  # matches kept; above that the list says that there are more
# Up to this many matches are put in the order of receipt; beyond it the order of filing serves.
_SORTED: Final = 2_000
FIELDS: Final = (
    *("stage", "owner", "problem", "priority", "due", "received", "decided", "closed", "clock", "safety", "is"),
)


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, taken apart. `problems` says in sentences what could not be understood."""

    words: str = ""  # a query for the full-text index
    where: tuple[str, ...] = ()
    values: dict[str, Any] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether it asks for nothing at all."""
        return not self.words and not self.where


@dataclass(frozen=True, slots=True)
class Found:
    """The ids of the matching cases, newest first; `more` when there were more than are kept."""

    ids: list[int]
    more: bool
    problems: tuple[str, ...] = ()


_TERM = re.compile(r'(?P<field>[a-z]+):(?:"(?P<quoted>[^"]*)"|(?P<value>\S*))|"(?P<phrase>[^"]*)"?|(?P<word>\S+)')
_ONE_LETTER = re.compile(r'"[a-z0-9]"\*')  # would read half the index to find nearly everything
_COMPARED = re.compile(r"(?P<sign><=|>=|<|>|=)?\s*(?P<value>.+)")
_DAY = re.compile(r"\d{4}(-\d{2}){0,2}$")
_RANGE = re.compile(r"(?P<first>\d{4}(?:-\d{2}){0,2})\.\.(?P<last>\d{4}(?:-\d{2}){0,2})$")
_CLOCK = re.compile(r"(?P<kind>acknowledge|decide)(?:-(?P<how>late|in-time))?(?:@(?P<when>.+))?$")


def parse(text: str, today: date, me: int | None = None, people: Sequence[tuple[int, str]] = ()) -> Query:
    """Take apart what was typed. `me` is the person for whom `owner:me` is asked, `people` the staff by id."""
    words: list[str] = []
    narrowed: list[tuple[str, dict[str, Any]]] = []
    problems: list[str] = []
    for term in _TERM.finditer(text):
        name = term["field"]
        if name in FIELDS:
            value = plain_text.fold(term["quoted"] if term["quoted"] is not None else term["value"])
            got = _narrow(name, value, today, me, people, len(narrowed)) if value else None
            if isinstance(got, str):
                problems.append(got)
            elif got is not None:
                narrowed.append(got)
        elif term["phrase"] is not None:
            words += _tokens(term["phrase"], whole=True)
        else:
            words += _tokens(term[0], whole=False)
    values = {name: value for _, given in narrowed for name, value in given.items()}
    telling = [word for word in words if not _ONE_LETTER.fullmatch(word)]
    if words and not telling and not narrowed and not problems:
        problems.append("One letter more, please: a single one is nearly everywhere.")
    words = telling
    return Query(" ".join(words), tuple(where for where, _ in narrowed), values, tuple(problems))


def _tokens(text: str, *, whole: bool) -> list[str]:
    """The words of a text as the full-text index asks for them, quoted so that nothing in them is an operator."""
    found = re.findall(r"[^\W_]+", plain_text.fold(text))
    if whole or len(found) > 1:
        # what was typed together (a phrase, a phone number, a reference) is looked for together
        return [f'"{" ".join(found)}"' + ("" if whole else "*")] if found else []
    return [f'"{word}"*' for word in found]


def _narrow(
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
    if name in ("safety", "is"):
        return _is(value if name == "is" else "safety", today, key)
    if name == "clock":
        return _clock(value, today, key)
    columns = {
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
    }
    for word, where in known.items():
        if word.startswith(value):
            return where, ({key: today.isoformat()} if word == "overdue" else {})
    return f"“is:{value}” is not known; try {', '.join(known)}."


def _clock(value: str, today: date, key: str) -> tuple[str, dict[str, Any]] | str:
    """Cases by how a promise was kept: met late, or not met though its day has passed (`rules.measures`).

    After `@` stands when: the day it was met, or the day that passed. Only a case's first promise of a kind
    counts, until it was met: a reopened case has a second one.
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
    found = f"{promised} AND k.met_on BETWEEN :{key}_first AND :{key}_last {judged}"
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


def matches(
    look: Look, query: Query, within: View | None = None, me: int | None = None, most: int = MOST
) -> Found:
    """The cases that match, newest first, `most` of them. `within` keeps a view's; `mine` is the view of `me`."""
    where, values = [*query.where], {**query.values}
    if within is not None and within is not View.ALL:
        condition, given = _in_view(Listing(within, look.today, me))
        where.append(condition)
        values |= given
    condition = " AND ".join(where) or "1"
    if query.words:
        source = 'case_search f CROSS JOIN "case" c ON c.id = f.rowid' if where else "case_search f"
        sql = f"SELECT f.rowid FROM {source} WHERE case_search MATCH :words AND {condition} ORDER BY f.rowid DESC"
        ids = [row[0] for row in look.rows(f"{sql} LIMIT :most", words=query.words, most=most + 1, **values)]
    else:
        sql = f'SELECT c.id FROM "case" c WHERE {condition} ORDER BY c.received_on DESC, c.id DESC LIMIT :most'
        ids = [row[0] for row in look.rows(sql, most=most + 1, **values)]
    if query.words and 1 < len(ids) <= min(most, _SORTED):
        ids = _by_receipt(look, ids)
    return Found(ids[:most], len(ids) > most, query.problems)


def _in_view(listing: Listing) -> tuple[str, dict[str, Any]]:
    """The condition that a case stands in the view."""
    parts: list[str] = []
    values: dict[str, Any] = {}
    for n, segment in enumerate(listing.segments()):
        # two segments of a view have values of the same names
        where = re.sub(r":(\w+)", rf":\1_{n}", segment.where)
        values |= {f"{name}_{n}": value for name, value in segment.values}
        values |= {f"first_{n}": segment.first, f"last_{n}": segment.last}
        parts.append(f"({where} AND c.{segment.key} BETWEEN :first_{n} AND :last_{n})")
    return f"({' OR '.join(parts)})", values


def _by_receipt(look: Look, ids: list[int]) -> list[int]:
    marks = ",".join(map(str, ids))
    rows = look.rows(f'SELECT id FROM "case" WHERE id IN ({marks}) ORDER BY received_on DESC, id DESC')
    return [row[0] for row in rows]


def by_reference(look: Look, text: str) -> int | None:
    """The id of the case with this reference as people type it, or None. Raises `Invalid` for a mistyped one."""
    found: int | None = look.value('SELECT id FROM "case" WHERE reference = :ref', ref=reference.parse(text))
    return found
