"""Who works here, and what the first start asks (5.1, 5.4)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from complaintdesk.operations.inputs.fields import Currency, Entered, Line, OptionalEmail, OptionalLine
from complaintdesk.operations.inputs.letters import Language
from complaintdesk.rules.vocabulary import Role


class Person(Entered):
    """A member of staff."""

    name: Line
    role: Role


class Start(Entered):
    """What the first start asks."""

    name: Line
    country: Annotated[str, Field(pattern="^[A-Z]{2}$")]
    subdivision: OptionalLine = None
    time_zone: Line
    currency: Currency | None = None  # None: the country's
    people: Annotated[tuple[Person, ...], Field(min_length=1)]
    departments: tuple[Line, ...] = ()
    policy: Line = "small_business"  # the code of a preset


class Reached(Entered):
    """Where complainants reach the office, and in which language it writes to them (7.1)."""

    phone: OptionalLine = None
    email: OptionalEmail = None
    address: OptionalLine = None
    website: OptionalLine = None
    language: Language | None = None
