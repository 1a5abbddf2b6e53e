"""The office's own settings, changed as a whole: hours, priorities, authority, lists, people (5.1, 5.4, 7.5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from sqlmodel import SQLModel, col, select

from complaintdesk.operations.inputs import Settings
from complaintdesk.operations.inputs.settings import Listed, PersonGiven
from complaintdesk.records.authority import Authority, PriorityRule
from complaintdesk.records.category import Category, Department
from complaintdesk.records.investigation import Cause
from complaintdesk.records.recourse import RecourseBody
from complaintdesk.records.shop import Closure, OpeningDay
from complaintdesk.records.staff_member import StaffMember
from complaintdesk.rules import priority
from complaintdesk.rules.authority import Power
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.opening_hours import WEEKDAYS
from complaintdesk.store.act import Act, operation

Row = TypeVar("Row", bound=SQLModel)


@operation
def apply(act: Act, given: Settings) -> list[str]:
    """Make the settings so. Returns a sentence for each change; none where all is so already.

    What a list no longer names is hidden, or not active, or taken away where cases do not need it; nothing that a
    case rests on goes. Clocks that run keep their dates. Raises `Invalid`.
    """
    said: list[str] = []
    if given.office is not None:
        _office(act, given, said)
    if given.opening_hours is not None:
        _hours(act, given.opening_hours, said)
    _replaced(act, Closure, given.closures, ("day", "reason"), "closed day", said)
    _priorities(act, given, said)
    _authority(act, given, said)
    _listed(act, Cause, given.causes, "cause", said)
    _listed(act, Category, given.categories, "category", said)
    _named(act, Department, given.departments, ("hidden",), "department", said)
    _named(act, RecourseBody, given.bodies, ("kind", "contact", "within", "hidden"), "outside body", said)
    _people(act, given.people, said)
    return said


def _office(act: Act, given: Settings, said: list[str]) -> None:
    assert given.office is not None  # noqa: S101 - asked before
    for name in given.office.model_fields_set:
        value = getattr(given.office, name)
        if name in ("name", "language") and value is None:
            continue
        _set(act, act.shop, name, value, f"the office’s {name}", said)


def _hours(act: Act, hours: Mapping[str, str], said: list[str]) -> None:
    kept = {row.weekday: row for row in act.session.exec(select(OpeningDay))}
    for at, name in enumerate(WEEKDAYS):
        wanted = hours.get(name, "").strip() if hours else None
        row = kept.get(at)
        if wanted is None:
            if row is not None:
                act.session.delete(row)
                said.append(f"opening hours on {name}: not said any more")
        elif row is None:
            act.session.add(OpeningDay(weekday=at, hours=wanted))
            said.append(f"opening hours on {name}: {wanted or 'closed'}")
        else:
            _set(act, row, "hours", wanted, f"opening hours on {name}", said)


def _priorities(act: Act, given: Settings, said: list[str]) -> None:
    """Only what differs from the usual table is kept."""
    if given.priorities is None:
        return
    usual = priority.matrix_of({})
    wanted = [each for each in given.priorities if usual[each.severity, each.impact] is not each.priority]
    _replaced(act, PriorityRule, wanted, ("severity", "impact", "priority"), "priority", said)


def _authority(act: Act, given: Settings, said: list[str]) -> None:
    if given.authority is None:
        return
    for power in (Power.DECIDE, Power.CLOSE):
        if given.authority and not any(grant.power is power for grant in given.authority):
            raise Invalid(
                f"Somebody must be able to {power.label} (5.4).",
                {"authority": f"give the power to {power.label} to at least one role"},
            )
    _replaced(act, Authority, given.authority, ("role", "power", "remedy", "up_to"), "authority", said)


def _replaced(
    act: Act, record: type[Row], wanted: Sequence[Any] | None, fields: tuple[str, ...], what: str, said: list[str]
) -> None:
    """Rows that nothing refers to: those that are wanted stay or come, the others go."""
    if wanted is None:
        return
    kept = {_key(row, fields): row for row in act.session.exec(select(record))}
    asked = {_key(each, fields): None for each in wanted}
    for key, row in kept.items():
        if key not in asked:
            act.session.delete(row)
            said.append(f"{what} no more: {_words(key)}")
    act.session.flush()
    for key in asked:
        if key not in kept:
            act.session.add(record(**dict(zip(fields, key, strict=True))))
            said.append(f"{what}: {_words(key)}")


def _key(row: Any, fields: tuple[str, ...]) -> tuple[Any, ...]:
    values = (getattr(row, name) for name in fields)
    return tuple(str(value) if isinstance(value, str) else value for value in values)


def _words(key: Sequence[Any]) -> str:
    return " ".join(str(part).replace("_", " ") for part in key if part is not None)


def _listed(
    act: Act, record: type[Cause] | type[Category], wanted: Sequence[Listed] | None, what: str, said: list[str]
) -> None:
    """Codes that are known are renamed, hidden, put in order; new ones come; those left out are hidden."""
    if wanted is None:
        return
    rows: list[Any] = list(act.session.exec(select(record)))
    kept = {row.code: row for row in rows}
    for at, each in enumerate(wanted):
        row = kept.pop(each.code, None)
        if row is None:
            act.session.add(record(code=each.code, label=each.label, position=at, hidden=each.hidden))
            said.append(f"new {what}: {each.label}")
            continue
        for name, value in (("label", each.label), ("hidden", each.hidden)):
            _set(act, row, name, value, f"{what} {each.code}: {name}", said)
        if row.position != at:
            row.position = at
            act.session.add(row)
    for row in kept.values():
        _set(act, row, "hidden", True, f"{what} {row.code}: hidden", said)


def _named(
    act: Act,
    record: type[Department] | type[RecourseBody],
    wanted: Sequence[Any] | None,
    fields: tuple[str, ...],
    what: str,
    said: list[str],
) -> None:
    if wanted is None:
        return
    rows: list[Any] = list(act.session.exec(select(record)))
    kept = {row.name: row for row in rows}
    for at, each in enumerate(wanted):
        row = kept.pop(each.name, None)
        values: dict[str, Any] = {name: _plain(getattr(each, name)) for name in fields}
        if row is None:
            if record is RecourseBody:
                values["position"] = at
            act.session.add(record(name=each.name, **values))
            said.append(f"new {what}: {each.name}")
            continue
        for name, value in values.items():
            _set(act, row, name, value, f"{what} {each.name}: {name}", said)
    for row in kept.values():
        _set(act, row, "hidden", True, f"{what} {row.name}: hidden", said)


def _people(act: Act, wanted: Sequence[PersonGiven] | None, said: list[str]) -> None:
    """Who is left out has left; nobody is removed, because the history names them."""
    if wanted is None:
        return
    if not any(person.active for person in wanted):
        raise Invalid("Somebody must work here.", {"people": "at least one active person"})
    act.session.flush()
    departments = {row.name: row.id for row in act.session.exec(select(Department))}
    kept = {row.name: row for row in act.session.exec(select(StaffMember).order_by(col(StaffMember.id)))}
    for person in wanted:
        if person.department is not None and person.department not in departments:
            raise Invalid(
                f"There is no department “{person.department}”.",
                {"people": f"no department “{person.department}”"},
            )
        row = kept.pop(person.name, None)
        if row is None:
            row = StaffMember(name=person.name, role=person.role.value)
            said.append(f"new here: {person.name}, {person.role.label}")
        _set(act, row, "role", person.role.value, f"{person.name}: role", said)
        _set(act, row, "active", person.active, f"{person.name}: active", said)
        department = departments[person.department] if person.department else None
        _set(act, row, "department_id", department, f"{person.name}: department", said)
    for row in kept.values():
        _set(act, row, "active", False, f"{row.name}: active", said)


def _set(act: Act, row: SQLModel, name: str, value: Any, what: str, said: list[str]) -> None:
    old = getattr(row, name)
    if old != value:
        setattr(row, name, value)
        said.append(f"{what}: {_said(old)} → {_said(value)}")
    act.session.add(row)


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "—" if value is None else str(value)


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, str) else value
