"""The kinds of fields that people fill in: text is cleaned, empty text becomes None, sums are minor units."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from complaintdesk.operations import refusals
from complaintdesk.rules import plain_text, ways_to_reach
from complaintdesk.rules.errors import Invalid


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
