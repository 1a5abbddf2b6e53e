"""The office's settings as a TOML file: written to be changed by hand, read with plain words for what is wrong."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator
from typing import Any

from complaintdesk.operations.inputs import Settings, check
from complaintdesk.rules import money, priority
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.opening_hours import WEEKDAYS
from complaintdesk.rules.vocabulary import Level
from complaintdesk.store.look import Look

_HEAD = """\
# The settings of {name}. Change this file, then: complaintdesk settings apply FILE
# A section that is not here stays as it is; one that is here is meant as a whole.
"""
_OFFICE = ("name", "phone", "email", "address", "website", "language")
_ABOUT = {
    "office": "Where complainants reach you: it stands in every letter (7.1). language: en or tr.",
    "opening_hours": "Like 09:00-12:30, 13:30-17:00; empty is closed. Clocks in hours count by them.",
    "closures": "Days on which you are closed, besides weekends and public holidays.",
    "priority": "What severity and impact make here (7.5), as severity.impact: low, medium, high, urgent.",
    "authority": "Who may do what (5.4): offer, decide, review, close. up_to is a sum; without it any sum.",
    "cause": "Why things happen (7.6). Codes never change; hidden ones are not offered any more.",
    "category": "What complaints are about (annex E). Codes never change.",
    "department": "The parts of the office.",
    "body": "Where complainants can go next (7.9). kind: see the ones that are here.",
    "person": "Who works here. Roles: front_desk, quality_officer, manager. Who has left: active = false.",
}


def as_toml(look: Look) -> str:
    """The settings as they are."""
    parts = [_HEAD.format(name=look.office.name.encode("unicode_escape").decode())]
    office = look.row(f"SELECT {', '.join(_OFFICE)} FROM shop")
    parts.append(
        _table("office", dict(zip(_OFFICE, ("" if value is None else value for value in office), strict=True)))
    )
    hours = dict(look.rows("SELECT weekday, hours FROM opening_day"))
    parts.append(_table("opening_hours", {WEEKDAYS[day]: hours.get(day, "") for day in range(7)} if hours else {}))
    parts.append(_table("closures", dict(look.rows("SELECT day, reason FROM closure ORDER BY day"))))
    own = {(row[0], row[1]): row[2] for row in look.rows("SELECT severity, impact, priority FROM priority_rule")}
    usual = priority.matrix_of({})
    matrix = {
        f"{severity}.{impact}": own.get((severity, impact), usual[severity, impact].value)
        for severity in Level
        for impact in Level
    }
    parts.append(_table("priority", matrix))
    parts += _lists(look)
    return "\n".join(parts)


def _lists(look: Look) -> Iterator[str]:
    currency = look.office.currency
    grants = look.rows("SELECT role, power, remedy, up_to FROM authority ORDER BY id")
    rows = [
        {"role": role, "power": power, "remedy": remedy, "up_to": _sum(up_to, currency)}
        for role, power, remedy, up_to in grants
    ]
    yield _tables("authority", rows)
    for name, table in (("cause", "cause"), ("category", "category")):
        listed = look.rows(f"SELECT code, label, hidden FROM {table} ORDER BY position, code")
        yield _tables(
            name, [{"code": code, "label": label, "hidden": bool(hidden)} for code, label, hidden in listed]
        )
    names = look.rows("SELECT name, hidden FROM department ORDER BY id")
    yield _tables("department", [{"name": name, "hidden": bool(hidden)} for name, hidden in names])
    bodies = look.rows("SELECT name, kind, contact, within, hidden FROM recourse_body ORDER BY position, id")
    fields = ("name", "kind", "contact", "within")
    yield _tables("body", [{**dict(zip(fields, row, strict=False)), "hidden": bool(row[4])} for row in bodies])
    people = look.rows(
        "SELECT s.name, s.role, d.name, s.active FROM staff_member s "
        "LEFT JOIN department d ON d.id = s.department_id ORDER BY s.id"
    )
    yield _tables(
        "person",
        [{"name": row[0], "role": row[1], "department": row[2], "active": bool(row[3])} for row in people],
    )


def _sum(amount: int | None, currency: str) -> str | None:
    return None if amount is None else money.format_amount(amount, currency).split()[0]


def _table(name: str, values: dict[str, Any]) -> str:
    lines = [
        f"# {_ABOUT[name]}",
        f"[{name}]",
        *(f"{_quoted_key(key)} = {_quoted(value)}" for key, value in values.items()),
    ]
    return "\n".join(lines) + "\n"


def _tables(name: str, rows: Iterable[dict[str, Any]]) -> str:
    parts = [f"# {_ABOUT[name]}"]
    for row in rows:
        kept = {key: value for key, value in row.items() if value not in (None, False) or key == "active"}
        shown = {key: value for key, value in kept.items() if key != "active" or value is False}
        parts.append("\n".join([f"[[{name}]]", *(f"{key} = {_quoted(value)}" for key, value in shown.items())]))
    return "\n".join(parts) + "\n"


def _quoted_key(key: str) -> str:
    return key if key.isascii() and key.replace("_", "").isalnum() else _quoted(key)


def _quoted(value: Any) -> str:
    """A TOML value; a string is written as JSON writes it, which TOML reads the same."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


_SECTIONS = {
    "authority": "authority",
    "cause": "causes",
    "category": "categories",
    "department": "departments",
    "body": "bodies",
    "person": "people",
}


def read(text: str, currency: str) -> Settings:
    """The settings of a file; sums are in the office's currency. Raises `Invalid` with what is wrong and where."""
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Invalid(f"This is no settings file: {error}.") from error
    strange = [name for name in found if name not in _ABOUT]
    if strange:
        raise Invalid(f"There is no section “{strange[0]}”: {', '.join(_ABOUT)}.")
    given: dict[str, Any] = {name: found[name] for name in ("office", "opening_hours") if name in found}
    if "closures" in found:
        given["closures"] = tuple({"day": day, "reason": why} for day, why in _pairs(found, "closures"))
    if "priority" in found:
        given["priorities"] = tuple(_priority(pair, value) for pair, value in _pairs(found, "priority"))
    for name, wanted in _SECTIONS.items():
        if name in found:
            given[wanted] = tuple(_rows(found, name))
    for grant in given.get("authority", ()):
        if isinstance(grant.get("up_to"), str):
            grant["up_to"] = money.parse_amount(grant["up_to"], currency)
    return check(Settings, given)


def _pairs(found: dict[str, Any], name: str) -> Iterable[tuple[str, Any]]:
    table = found[name]
    if not isinstance(table, dict):
        raise Invalid(f"“{name}” must be a table: [{name}].")
    return table.items()


def _priority(pair: str, value: Any) -> dict[str, Any]:
    severity, _, impact = pair.partition(".")
    return {"severity": severity, "impact": impact, "priority": value}


def _rows(found: dict[str, Any], name: str) -> Iterator[dict[str, Any]]:
    rows = found[name]
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise Invalid(f"Write each {name} as a table of its own: [[{name}]].")
    yield from (dict(row) for row in rows)
