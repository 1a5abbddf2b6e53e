"""The case: one complaint and everything the shop does about it, under one reference (7.2-7.9)."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from complaintdesk.records.types import Instant, added


class Case(SQLModel, table=True):
    """One complaint. `*_at` are UTC instants; `*_on` and `next_due` are dates in the office's time zone.

    `stage`, `list_rank`, `next_clock` and `next_due` follow from other fields and from the case's clocks; the
    operations keep them, so that every list is read straight from an index.
    """

    __tablename__ = "case"

    id: int | None = Field(default=None, primary_key=True)
    reference: str = Field(unique=True)
    stage: str
    version: int = 1

    # 7.2 receipt
    medium: str
    taken_by_id: int = Field(foreign_key="staff_member.id")
    received_at: datetime = Field(sa_type=Instant)
    received_on: date
    complainant_id: int | None = Field(default=None, foreign_key="complainant.id")
    representative_id: int | None = Field(default=None, foreign_key="complainant.id")
    representative_capacity: str | None = None
    product: str | None = None
    order_number: str | None = None
    problem: str = Field(foreign_key="category.code")
    problem_on: date | None = None
    description: str
    recurrent: bool = False
    supporting_documents: str | None = None
    remedy_sought: str = "none"  # codes of rules.vocabulary.Remedy, separated by commas
    sum_sought: int | None = None  # minor units of `currency`
    currency: str
    immediate_action: str | None = None
    department_id: int | None = Field(default=None, foreign_key="department.id")
    branch: str | None = None
    people_concerned: str | None = None
    market_segment: str | None = None
    policy_id: int | None = Field(
        default=None, foreign_key="policy.id"
    )  # the deadlines it was promised; None: the shop's

    # 7.4 acknowledgement
    acknowledged_at: datetime | None = Field(default=None, sa_type=Instant)
    acknowledged_on: date | None = None

    # 7.5 initial assessment
    severity: str | None = None
    complexity: str | None = None
    impact: str | None = None
    safety: bool = False
    safety_note: str | None = None
    priority: str | None = None
    assessed_at: datetime | None = Field(default=None, sa_type=Instant)
    assessment_note: str | None = None
    action_needed: str | None = None  # what must be done at once, if anything; `immediate_action` is what was
    action_possible: bool = added(False)

    # 7.6 investigation
    owner_id: int | None = Field(default=None, foreign_key="staff_member.id")
    investigated_at: datetime | None = Field(default=None, sa_type=Instant)

    # 7.7-7.8 response and decision
    outcome: str | None = None
    decision: str | None = None
    decision_reason: str | None = None
    remedy_given: str | None = None  # codes, separated by commas
    sum_given: int | None = None  # minor units of `currency`
    decided_at: datetime | None = Field(default=None, sa_type=Instant)
    decided_on: date | None = None
    decided_by_id: int | None = Field(default=None, foreign_key="staff_member.id")
    offered_at: datetime | None = Field(default=None, sa_type=Instant)  # an offer of ours waits since
    untold: bool = added(False)  # it is decided, and the complainant does not know yet
    informed_at: datetime | None = Field(default=None, sa_type=Instant)
    informed_on: date | None = None
    answer: str | None = None  # what they said to the decision
    answered_at: datetime | None = Field(default=None, sa_type=Instant)
    remedies_open: int = added(0)  # promised and not carried out
    remedies_unverified: int = added(0)  # carried out and not verified

    # 7.9 and annex G: review and outside bodies
    review_at: datetime | None = Field(default=None, sa_type=Instant)  # being reviewed since
    review_acknowledged_at: datetime | None = Field(default=None, sa_type=Instant)
    reviewed_at: datetime | None = Field(default=None, sa_type=Instant)
    outside_at: datetime | None = Field(default=None, sa_type=Instant)  # an outside body has it since
    outside_ended_at: datetime | None = Field(default=None, sa_type=Instant)
    # 7.9 closing
    closing_reason: str | None = None
    closing_note: str | None = None
    recourse_told: bool = False
    closed_at: datetime | None = Field(default=None, sa_type=Instant)
    closed_on: date | None = None
    first_closed_at: datetime | None = Field(default=None, sa_type=Instant)
    first_closed_on: date | None = None
    first_contact: bool = added(False)  # settled while it was taken in
    referred_to: str | None = None  # where somebody was sent whose complaint was not ours
    separated_from_id: int | None = None  # the log entry of another case that it was made of (no key: tables would
    # depend on each other in a circle, and log entries never go)
    merged_into_id: int | None = Field(default=None, foreign_key="case.id")
    reopened: int = 0  # how often
    reopened_at: datetime | None = Field(default=None, sa_type=Instant)

    # kept for the lists
    list_rank: int = 1  # 0 with a safety implication, else 1
    next_clock: str | None = None
    next_due: date | None = None  # never empty while the case is open
    next_due_at: datetime | None = Field(default=None, sa_type=Instant)  # where that clock is counted in hours
    paused_at: datetime | None = Field(default=None, sa_type=Instant)  # its internal clocks stand still since

    # brought in from another system
    origin: str | None = None  # what it was imported from
    origin_key: str | None = Field(default=None, unique=True)  # so that the same row is not brought in twice
    other_columns: str | None = None  # JSON object of the columns the desk has no field for
