"""The office's own settings as one document (5.1, 5.4, 7.5): what is left out stays as it is."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from complaintdesk.operations.inputs.fields import Day, Entered, Line, OptionalEmail, OptionalLine, OptionalWords
from complaintdesk.rules import opening_hours
from complaintdesk.rules.authority import Power
from complaintdesk.rules.recourse import BodyKind
from complaintdesk.rules.vocabulary import Level, Priority, Remedy, Role

Code = Annotated[str, Field(pattern="^[a-z][a-z0-9_]{0,99}$")]


class OfficeGiven(Entered):
    """The office's name, and where complainants reach it (7.1)."""

    name: Line | None = None
    phone: OptionalLine = None
    email: OptionalEmail = None
    address: OptionalWords = None
    website: OptionalLine = None
    language: Annotated[str, Field(pattern="^(en|tr)$")] | None = None


class GrantGiven(Entered):
    """A line of the authority table; `up_to` in minor units of the office's currency, None for any sum."""

    role: Role
    power: Power
    remedy: Remedy | None = None
    up_to: Annotated[int, Field(ge=0)] | None = None


class Listed(Entered):
    """A word of one of the office's lists: its code never changes, its label may; hidden ones are not offered."""

    code: Code
    label: Line
    hidden: bool = False


class DepartmentGiven(Entered):
    """A department."""

    name: Line
    hidden: bool = False


class BodyGiven(Entered):
    """An outside body that complainants are told of (7.9)."""

    name: Line
    kind: BodyKind
    contact: Line
    within: OptionalLine = None
    hidden: bool = False


class PersonGiven(Entered):
    """Somebody who works here; who has left is not active and stays on file."""

    name: Line
    role: Role
    department: OptionalLine = None
    active: bool = True


class PriorityGiven(Entered):
    """What one severity and impact make here."""

    severity: Level
    impact: Level
    priority: Priority


class ClosureGiven(Entered):
    """A day on which the office is closed."""

    day: Day
    reason: Line


class Settings(Entered):
    """All of it. A section that is None stays as it is; one that is there is meant as a whole."""

    office: OfficeGiven | None = None
    opening_hours: dict[str, str] | None = None
    closures: tuple[ClosureGiven, ...] | None = None
    priorities: tuple[PriorityGiven, ...] | None = None
    authority: tuple[GrantGiven, ...] | None = None
    causes: tuple[Listed, ...] | None = None
    categories: tuple[Listed, ...] | None = None
    departments: tuple[DepartmentGiven, ...] | None = None
    bodies: tuple[BodyGiven, ...] | None = None
    people: tuple[PersonGiven, ...] | None = None

    @model_validator(mode="after")
    def _one_of_each(self) -> Self:
        """Nothing is there twice, and the hours are hours."""
        lists: dict[str, list[object]] = {
            "closures": [each.day for each in self.closures or ()],
            "priorities": [(each.severity, each.impact) for each in self.priorities or ()],
            "causes": [each.code for each in self.causes or ()],
            "categories": [each.code for each in self.categories or ()],
            "departments": [each.name for each in self.departments or ()],
            "bodies": [each.name for each in self.bodies or ()],
            "people": [each.name for each in self.people or ()],
        }
        for name, keys in lists.items():
            twice = [key for key in keys if keys.count(key) > 1]
            if twice:
                raise ValueError(f"{name}: “{twice[0]}” is there twice")
        if self.opening_hours:
            opening_hours.parse_week(self.opening_hours)
        return self
