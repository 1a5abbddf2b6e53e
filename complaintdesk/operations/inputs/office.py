"""Who works here, and what the first start asks (5.1, 5.4)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from complaintdesk.operations.inputs.fields import Currency, Entered, Line, OptionalLine
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
