"""A deadline policy out of the tables of a TOML file: the presets, and what a shop writes itself (5.3).

Unknown names are refused with the nearest one that is known; every error names its field (`clock.2.unit`).
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from complaintdesk.rules.clocks import Clock, Policy
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.vocabulary import ClockAnchor, ClockKind, ClockUnit, Priority

_POLICY = {
    "code": str,
    "name": str,
    "source": str,
    "valid_from": date,
    "check_by": date,
    "keep_years": int,
    "note": str,
}
_CLOCK = {
    "kind": ClockKind,
    "anchor": ClockAnchor,
    "length": int,
    "unit": ClockUnit,
    "recurring": bool,
    "statutory": bool,
    "extend_by": int,
    "priority": Priority,
    "rule": str,
}
_NEEDED = {"policy": ("code", "name", "source", "valid_from"), "clock": ("kind", "anchor", "length", "unit")}
_SAID = {str: "text in quotes", int: "a whole number", bool: "true or false", date: "a day like 2026-11-12"}
Code = TypeVar("Code", bound=StrEnum)


def policy_of(given: Mapping[str, Any]) -> Policy:
    """The policy: its own keys, and a list of tables under `clock`. Raises `Invalid`."""
    tables = given.get("clock", [])
    if not isinstance(tables, list) or not all(isinstance(table, Mapping) for table in tables):
        raise _wrong("clock", "write each clock as a table of its own: [[clock]]")
    own = _checked({name: value for name, value in given.items() if name != "clock"}, _POLICY, "", "policy")
    clocks = tuple(
        Clock(**_checked(table, _CLOCK, f"clock.{number}.", "clock")) for number, table in enumerate(tables, 1)
    )
    for number, clock in enumerate(clocks, 1):
        general = [(each.kind, each.statutory, each.anchor) for each in clocks if each.priority is None]
        if clock.priority is not None and (clock.kind, clock.statutory, clock.anchor) not in general:
            raise _wrong(f"clock.{number}.priority", "write the same clock without a priority as well")
    return Policy(clocks=clocks, **own)


def clock_table(clock: Clock) -> dict[str, Any]:
    """The clock as `policy_of` reads it, without what is as usual."""
    usual = {"recurring": False, "statutory": False, "extend_by": 0, "priority": None, "rule": None}
    values = {name: getattr(clock, name) for name in _CLOCK}
    return {
        name: str(value) if isinstance(value, StrEnum) else value
        for name, value in values.items()
        if name not in usual or value != usual[name]
    }


def _checked(given: Mapping[str, Any], known: Mapping[str, type], prefix: str, what: str) -> dict[str, Any]:
    for name in given:
        if name not in known:
            raise _wrong(prefix + name, f"there is no such key; {nearest(name, known)}")
    for name in _NEEDED[what]:
        if name not in given:
            raise _wrong(prefix + name, "this is missing")
    return {name: _value(value, known[name], prefix + name) for name, value in given.items()}


def _value(value: Any, kind: type, field: str) -> Any:
    if issubclass(kind, StrEnum):
        return _code(value, kind, field)
    # a truth is a whole number to Python, and an instant a day
    if type(value) is not kind:
        raise _wrong(field, f"write {_SAID[kind]}")
    return value


def _code(value: Any, kind: type[Code], field: str) -> Code:
    try:
        return kind(value)
    except ValueError as error:
        raise _wrong(field, f"“{value}” is not known; {nearest(str(value), list(kind))}") from error


def nearest(name: str, known: Iterable[str]) -> str:
    """`did you mean “unit”?`, or all that is known where nothing is near."""
    names = [str(each) for each in known]
    found = difflib.get_close_matches(name, names, 1)
    return f"did you mean “{found[0]}”?" if found else f"known are {', '.join(names)}"


def _wrong(field: str, sentence: str) -> Invalid:
    return Invalid(f"{field}: {sentence}", {field: sentence})
