"""What is taken down when a complaint is received, and corrected later (7.1, 7.2)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from complaintdesk.operations.inputs.fields import (
    Currency,
    Day,
    Entered,
    Instant,
    Key,
    LongLine,
    OptionalEmail,
    OptionalLine,
    OptionalWords,
    Sum,
    Words,
)
from complaintdesk.rules import plain_text
from complaintdesk.rules.vocabulary import Channel, ComplainantKind, ContactKind, Need, Remedy


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


class PersonCorrected(ComplainantGiven):
    """Who complains, or acts for them, as it is right: all of it, since what is left out is taken away."""

    representative: bool = False
    version: int | None = None


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
