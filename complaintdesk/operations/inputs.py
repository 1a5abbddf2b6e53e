"""What people enter, checked: the same models for screens, shell and importer.

Text is cleaned (`rules.plain_text`), empty text becomes None, sums are minor units, dates are office dates.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
)

from complaintdesk.operations import refusals
from complaintdesk.rules import plain_text, ways_to_reach
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.vocabulary import (
    Channel,
    ClockKind,
    ClosingReason,
    ComplainantKind,
    ContactKind,
    Direction,
    Level,
    Need,
    Outcome,
    Remedy,
    Role,
)


def _none_if_empty(value: Any) -> Any:
    return None if isinstance(value, str) and not plain_text.clean_line(value) else value


def _cleaned(value: Any) -> Any:
    """Before anything else looks at it: half a surrogate pair would be refused as no text at all."""
    return plain_text.clean(value) if isinstance(value, str) else value


def _cleaned_line(value: Any) -> Any:
    return plain_text.clean_line(value) if isinstance(value, str) else value


def _email(text: str) -> str:
    try:
        return ways_to_reach.check_email(text)
    except Invalid as error:
        raise ValueError(str(error)) from error  # so that it stands at its field, beside the others' errors


def _told(text: str) -> str:
    if not text:
        raise ValueError("please fill this in")
    return text


def _not_long_ago(when: Any) -> Any:
    if when.year < _FIRST_YEAR:
        raise ValueError(f"this lies before the year {_FIRST_YEAR}")
    return when


_FIRST_YEAR = 1900
Instant = Annotated[AwareDatetime, AfterValidator(_not_long_ago)]
Day = Annotated[date, AfterValidator(_not_long_ago)]
Key = Annotated[int, Field(ge=1, lt=2**63)]
Line = Annotated[str, Field(max_length=500), BeforeValidator(_cleaned_line), AfterValidator(_told)]
Words = Annotated[str, Field(max_length=200_000), BeforeValidator(_cleaned), AfterValidator(_told)]
LongLine = Annotated[str, Field(max_length=200_000), AfterValidator(plain_text.clean_line), AfterValidator(_told)]
OptionalLine = Annotated[Line | None, BeforeValidator(_none_if_empty)]
OptionalWords = Annotated[Words | None, BeforeValidator(_none_if_empty)]
OptionalEmail = Annotated[Annotated[str, AfterValidator(_email)] | None, BeforeValidator(_none_if_empty)]
Sum = Annotated[int | None, Field(ge=0, le=10**15)]
Currency = Annotated[str, Field(pattern="^[A-Z]{3}$")]
OneOf = TypeVar("OneOf", bound=BaseModel)


class Entered(BaseModel):
    """The base of all input models: frozen, and no field that is not known."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ContactGiven(Entered):
    """One way to reach someone."""

    kind: ContactKind
    value: LongLine  # an address as it is typed, its lines made one, is a way to reach somebody


class ComplainantGiven(Entered):
    """Who complains (7.1, 7.2). At least a name, an organisation or one way to reach them."""

    kind: ComplainantKind = ComplainantKind.PERSON
    name: OptionalLine = None
    organisation: OptionalLine = None
    phone: OptionalLine = None
    email: OptionalEmail = None
    address: OptionalWords = None
    contacts: tuple[ContactGiven, ...] = ()
    preferred_channel: Channel | None = None
    language: OptionalLine = None
    needs: Need = Need.NONE
    needs_note: OptionalWords = None
    market_segment: OptionalLine = None

    def ways(self) -> tuple[ContactGiven, ...]:
        """Every way to reach them, each once."""
        given = [
            ContactGiven(kind=kind, value=value)
            for kind, value in (
                (ContactKind.PHONE, self.phone),
                (ContactKind.EMAIL, self.email),
                (ContactKind.POST, self.address and plain_text.clean_line(self.address)),
            )
            if value
        ]
        return tuple(dict.fromkeys((*given, *self.contacts)))

    def shown_name(self) -> str | None:
        """The name to file them under; None when nothing at all is known of them."""
        ways = self.ways()
        return self.name or self.organisation or (ways[0].value if ways else None)


class Complaint(Entered):
    """A complaint as received (7.2). Nothing is required but what happened; no complainant means anonymous."""

    description: Words
    medium: Channel = Channel.PHONE
    received_at: Instant | None = None  # None: now
    complainant_id: Key | None = None  # a complainant who is on file
    complainant: ComplainantGiven | None = None
    representative: ComplainantGiven | None = None
    representative_capacity: OptionalLine = None
    product: OptionalLine = None
    order_number: OptionalLine = None
    problem: Annotated[str, Field(max_length=100)] = "other"
    problem_on: Day | None = None
    recurrent: bool = False
    supporting_documents: OptionalWords = None
    remedies_sought: tuple[Remedy, ...] = ()
    sum_sought: Sum = None
    currency: Currency | None = None  # None: the shop's
    immediate_action: OptionalWords = None
    department_id: Key | None = None
    branch: OptionalLine = None
    people_concerned: OptionalLine = None
    market_segment: OptionalLine = None
    safety: bool = False
    safety_note: OptionalWords = None
    draft_id: str | None = None  # the draft it was typed in, which ends with it
    draft_continued: bool = False  # that draft was on file already: if it is no more, it was filed elsewhere


class Correction(Entered):
    """Fields of the receipt to be changed; only those that are set are changed. `version` is the one on screen."""

    version: int
    description: Words | None = None
    product: OptionalLine = None
    order_number: OptionalLine = None
    problem: Annotated[str, Field(max_length=100)] | None = None
    problem_on: Day | None = None
    recurrent: bool | None = None
    supporting_documents: OptionalWords = None
    remedies_sought: tuple[Remedy, ...] | None = None
    sum_sought: Sum = None
    immediate_action: OptionalWords = None
    department_id: Key | None = None
    branch: OptionalLine = None
    people_concerned: OptionalLine = None
    market_segment: OptionalLine = None


class LogEntry(Entered):
    """One communication (7.3): `at` is UTC, None means now."""

    direction: Direction
    channel: Channel
    text: Words
    with_whom: OptionalLine = None
    at: Instant | None = None


class Acknowledgement(Entered):
    """How the receipt was acknowledged to the complainant (7.4)."""

    channel: Channel
    text: Words
    with_whom: OptionalLine = None


class Assessment(Entered):
    """The initial assessment (7.5). `version` is the case's version on screen."""

    severity: Level
    complexity: Level
    impact: Level
    safety: bool = False
    safety_note: OptionalWords = None
    note: OptionalWords = None
    version: int | None = None


class Decision(Entered):
    """What was concluded and told the complainant (7.7, 7.8)."""

    outcome: Outcome
    decision: Words
    reason: OptionalWords = None
    remedies: tuple[Remedy, ...] = ()
    sum_given: Sum = None
    channel: Channel
    with_whom: OptionalLine = None
    version: int | None = None


class Closing(Entered):
    """How a case ends (7.9). A complainant who rejects the decision must have been told where to go next."""

    reason: ClosingReason
    note: OptionalWords = None
    recourse_told: bool = False
    version: int | None = None


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


class Extension(Entered):
    """A deadline moved by `by` of its units (7.7): the complainant is told why, and by when instead."""

    kind: ClockKind
    by: Annotated[int, Field(ge=1, le=100_000)]
    why: Words
    channel: Channel
    text: Words
    with_whom: OptionalLine = None
    version: int | None = None


class Standstill(Entered):
    """Why the internal clocks stand still, such as waiting for the complainant's answer."""

    why: Words
    version: int | None = None


def check(model: type[OneOf], given: Mapping[str, Any]) -> OneOf:
    """The input model made of what was entered. Raises `Invalid` with a sentence for each field."""
    try:
        return model.model_validate(given)
    except ValidationError as error:
        fields = {
            ".".join(str(step) for step in issue["loc"]): refusals.sentence(issue)
            for issue in error.errors(include_url=False, include_input=False)
        }
        message = "; ".join(f"{name.replace('_', ' ')}: {why}" for name, why in fields.items())
        raise Invalid(message, fields) from error


def as_instant(value: datetime | None, now: datetime, field: str = "at") -> datetime:
    """`value`, or `now` where none was given. Raises `Invalid` for an instant that lies ahead."""
    if value is not None and value > now:
        raise Invalid("The time lies ahead of now.", {field: "this time lies ahead of now"})
    return value or now
