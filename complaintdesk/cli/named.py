"""What a room's act takes at the shell as name=value: people and cases by their names, days as they are said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from complaintdesk.cli import session
from complaintdesk.operations.inputs import Entered
from complaintdesk.queries import people
from complaintdesk.rules import periods
from complaintdesk.rules.dates import parse_day
from complaintdesk.rules.errors import Invalid
from complaintdesk.store.look import Look

_YES_NO = {"yes": True, "no": False, "true": True, "false": False}
_PERIOD = "period"


def fields(model: type[Entered]) -> list[str]:
    """The names that an act takes, needed ones with a star."""
    named = {name: field.is_required() for name, field in model.model_fields.items() if name != "version"}
    if "period_first" in named:
        named = {name: needed for name, needed in named.items() if not name.startswith("period_")}
        named[_PERIOD] = False
    return [f"{name.removesuffix('_id')}{'*' if needed else ''}" for name, needed in named.items()]


def pairs(given: Sequence[str]) -> dict[str, str]:
    """`name=value` of each. Raises `Invalid` for what is none."""
    told = {}
    for pair in given:
        name, sign, value = pair.partition("=")
        if not sign:
            raise Invalid(f"“{pair}” is no name=value.")
        told[name.strip()] = value
    return told


def meant(look: Look, model: type[Entered], told: dict[str, str]) -> dict[str, Any]:
    """What the model takes, of what was typed. Raises `Invalid` with the names that there are."""
    found: dict[str, Any] = {}
    for name, value in told.items():
        if name == _PERIOD and "period_first" in model.model_fields:
            between = periods.parse(value, look.today)
            found |= {"period_first": between.first, "period_last": between.last}
            continue
        field = name if name in model.model_fields else f"{name}_id"
        if field not in model.model_fields:
            raise Invalid(f"It takes no “{name}”: {', '.join(fields(model))} (* needed).")
        found[field] = _value(look, model, field, value)
    return found


def _value(look: Look, model: type[Entered], field: str, value: str) -> Any:
    annotation = str(model.model_fields[field].annotation)
    if field == "case_id":
        return session.case_meant(look, value)[0]
    if field in ("auditor_id", "owner_id", "reviewer_id"):
        return _person(look, value)
    if "bool" in annotation and value.casefold() in _YES_NO:
        return _YES_NO[value.casefold()]
    if field.endswith("_on"):
        return _day(value, look.today)
    return value


def _person(look: Look, name: str) -> int:
    member = people.member(look, name)
    if member is None:
        known = ", ".join(each.name for each in people.staff(look))
        raise Invalid(f"Nobody here is called “{name}”: {known}.")
    return member.id


def _day(value: str, today: date) -> date | None:
    return parse_day(value, today) if value.strip() else None
