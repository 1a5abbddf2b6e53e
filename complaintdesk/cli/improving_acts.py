"""The acts of `improvement`: what was typed as `name=value`, as the operations take it (8.2, 8.7)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from complaintdesk.cli import given as shared
from complaintdesk.cli import session
from complaintdesk.operations import effectiveness, improvement, inputs, patterns
from complaintdesk.queries import people
from complaintdesk.queries.improvement_rows import EntryRow
from complaintdesk.rules.errors import NotFound
from complaintdesk.store.act import Act
from complaintdesk.store.look import Look

_BY_NAME: Mapping[str, tuple[Any, type[inputs.Entered]]] = {
    "write": (improvement.write, inputs.ImprovementWritten),
    "done": (improvement.finish, inputs.ImprovementDone),
    "check": (effectiveness.check, inputs.ImprovementChecked),
    "close": (improvement.close, inputs.ImprovementClosed),
    "again": (improvement.reopen, inputs.ImprovementWhy),
    "withdraw": (improvement.withdraw, inputs.ImprovementWhy),
    "link": (patterns.link, inputs.CasesLinked),
    "unlink": (patterns.unlink, inputs.CasesLinked),
}


def meant(look: Look, told: Mapping[str, Any]) -> dict[str, Any]:
    """Days, people, departments and cases as people type them. Raises `Invalid` or `NotFound`."""
    found: dict[str, Any] = {}
    for name, value in told.items():
        if name.endswith("_on"):
            found[name] = shared.day(look, value) if value else None
        elif name == "owner":
            found["owner_id"] = shared.person(look, value)
        elif name == "department":
            found["department_id"] = _department(look, value) if value else None
        elif name == "cases":
            found["cases"] = [session.case_meant(look, each)[0] for each in value.replace(",", " ").split()]
        else:
            found[name] = value
    return found


def _department(look: Look, name: str) -> int:
    known = people.departments(look)
    named = [row.id for row in known if row.name.casefold() == name.casefold()]
    if not named:
        raise NotFound(f"There is no department “{name}”: {', '.join(row.name for row in known)}.")
    return named[0]


def carry_out(act: Act, action: str, row: EntryRow | None, given: Mapping[str, Any]) -> int | None:
    """Do it. Returns the id of the entry; None for a dismissal."""
    if action == "dismiss":
        patterns.dismiss(act, inputs.check(inputs.PatternDismissed, given))
        return None
    if action == "new" or row is None:
        return improvement.begin(act, inputs.check(inputs.ImprovementBegun, given))
    operation, model = _BY_NAME[action]
    told = {"version": row.version, **given} if action == "write" else given
    operation(act, row.id, inputs.check(model, told))
    return row.id
