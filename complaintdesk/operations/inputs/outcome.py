"""Offering, deciding, carrying out, closing, and where they can go next (7.7 to 7.9, annexes F and G)."""

from __future__ import annotations

from complaintdesk.operations.inputs.fields import Day, Entered, Key, Line, OptionalLine, OptionalWords, Sum, Words
from complaintdesk.operations.inputs.letters import Outgoing
from complaintdesk.rules.recourse import BodyKind, OutsideOutcome
from complaintdesk.rules.vocabulary import Answer, Channel, ClosingReason, Outcome, Remedy


class Told(Outgoing):
    """What the complainant was told, how, and whom one spoke to."""

    channel: Channel
    text: Words
    with_whom: OptionalLine = None
    version: int | None = None


class Offer(Told):
    """An offer (7.7): which remedies, what sum. `approved_by_id` has the authority where who offers it has not."""

    remedies: tuple[Remedy, ...]
    amount: Sum = None
    approved_by_id: Key | None = None


class Answered(Entered):
    """What the complainant says to the offer or the decision (7.7, 7.9); what they ask for instead, if so."""

    answer: Answer
    channel: Channel
    text: OptionalWords = None  # who accepts need not say more
    with_whom: OptionalLine = None
    remedies: tuple[Remedy, ...] = ()
    amount: Sum = None
    version: int | None = None


class Decision(Outgoing):
    """What was concluded (7.7), and by which channel it was told (7.8); without one it is still to be told."""

    outcome: Outcome
    decision: Words
    reason: OptionalWords = None
    remedies: tuple[Remedy, ...] = ()
    sum_given: Sum = None
    channel: Channel | None = None
    with_whom: OptionalLine = None
    recourse_told: bool = False  # the text says where they can go next
    staff_told: OptionalLine = None  # who of us was told as well (7.8)
    approved_by_id: Key | None = None
    version: int | None = None


class Informed(Told):
    """A decision told later than it was made (7.8)."""

    recourse_told: bool = False  # the text says where they can go next


class Settlement(Entered):
    """A complaint settled while it is taken in (7.7): what was done, and what they were told."""

    channel: Channel
    text: Words
    remedies: tuple[Remedy, ...] = ()
    sum_given: Sum = None
    with_whom: OptionalLine = None
    version: int | None = None


class Done(Entered):
    """One promised remedy carried out (7.9): how it is known."""

    remedy_id: Key
    note: OptionalWords = None
    version: int | None = None


class Verified(Entered):
    """One remedy looked at after it was carried out (annex E). Where it has not helped, it is to be done again."""

    remedy_id: Key
    helped: bool
    note: OptionalWords = None
    version: int | None = None


class ReviewAsked(Entered):
    """They want somebody else to look at it (annex G): why, and who shall."""

    why: Words
    reviewer_id: Key | None = None
    channel: Channel
    with_whom: OptionalLine = None
    version: int | None = None


class GoneOutside(Entered):
    """An outside body has it (7.9, annex G)."""

    body: Line
    body_kind: BodyKind = BodyKind.OTHER
    body_reference: OptionalLine = None
    why: OptionalWords = None
    answer_by: Day | None = None
    version: int | None = None


class Concluded(Entered):
    """How it ended outside (7.9): what was decided there, and what it cost us."""

    outcome: OutsideOutcome
    text: Words
    cost: Sum = None
    version: int | None = None


class Closing(Entered):
    """How a case ends (7.9).

    A complainant who rejects the decision must have been told where to go next, and either go no further or have
    let their time pass. Whose complaint is not ours is sent to whose it is.
    """

    reason: ClosingReason
    note: OptionalWords = None
    recourse_told: bool = False
    no_further: bool = False  # they say that they go no further
    referred_to: OptionalLine = None
    version: int | None = None
