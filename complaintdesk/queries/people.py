"""The short lists that a form offers: staff, departments, problem categories."""

from __future__ import annotations

from typing import NamedTuple

from complaintdesk.rules.vocabulary import Role
from complaintdesk.store.look import Look


class StaffRow(NamedTuple):
    """A member of staff; `role` is a code of `rules.vocabulary.Role`."""

    id: int
    name: str
    role: str


class CategoryRow(NamedTuple):
    """A problem category."""

    code: str
    label: str


class DepartmentRow(NamedTuple):
    """A department."""

    id: int
    name: str


def staff(look: Look) -> list[StaffRow]:
    """Everybody who works here, in the order in which they came."""
    return [
        StaffRow(*row) for row in look.rows("SELECT id, name, role FROM staff_member WHERE active ORDER BY id")
    ]


def member(look: Look, name: str) -> StaffRow | None:
    """The member of staff with this name, or None."""
    row = look.row("SELECT id, name, role FROM staff_member WHERE active AND name = :name", name=name)
    return None if row is None else StaffRow(*row)


def categories(look: Look) -> list[CategoryRow]:
    """The problem categories that are offered, in the shop's order."""
    return [
        CategoryRow(*row)
        for row in look.rows("SELECT code, label FROM category WHERE NOT hidden ORDER BY position, code")
    ]


def departments(look: Look) -> list[DepartmentRow]:
    """The departments that are offered, by name."""
    return [
        DepartmentRow(*row) for row in look.rows("SELECT id, name FROM department WHERE NOT hidden ORDER BY name")
    ]


def usual(look: Look, last: str | None) -> StaffRow:
    """Who is taken to be working here until somebody else is chosen: `last`, or the first at the front desk."""
    everybody = staff(look)
    at_front = [person for person in everybody if person.role == Role.FRONT_DESK]
    named = [person for person in everybody if person.name == last]
    return (named or at_front or everybody)[0]
