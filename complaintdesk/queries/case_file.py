"""Everything about one case: the record, its log, its clocks, its history."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any, NamedTuple

from complaintdesk.rules.clocks import Clock, Pause
from complaintdesk.rules.errors import NotFound
from complaintdesk.rules.satisfaction import KEPT_APART
from complaintdesk.rules.standing import Standing, standing_of
from complaintdesk.rules.vocabulary import ClockAnchor, ClockKind, ClockUnit
from complaintdesk.store.look import Look


class CaseFile(NamedTuple):
    """A case as it is kept (fields as in `records.case`), with the names behind its ids.

    Instants are UTC text, dates the office's ISO dates, sums minor units of `currency`, lists codes by commas.
    """

    id: int
    reference: str
    stage: str
    version: int
    medium: str
    taken_by_id: int
    received_at: str
    received_on: str
    complainant_id: int | None
    representative_id: int | None
    representative_capacity: str | None
    product: str | None
    order_number: str | None
    problem: str
    problem_on: str | None
    description: str
    recurrent: int
    supporting_documents: str | None
    remedy_sought: str
    sum_sought: int | None
    currency: str
    immediate_action: str | None
    department_id: int | None
    branch: str | None
    people_concerned: str | None
    market_segment: str | None
    policy_id: int | None
    acknowledged_at: str | None
    acknowledged_on: str | None
    severity: str | None
    complexity: str | None
    impact: str | None
    safety: int
    safety_note: str | None
    priority: str | None
    assessed_at: str | None
    assessment_note: str | None
    action_needed: str | None
    action_possible: int
    owner_id: int | None
    investigated_at: str | None
    outcome: str | None
    decision: str | None
    decision_reason: str | None
    remedy_given: str | None
    sum_given: int | None
    decided_at: str | None
    decided_on: str | None
    decided_by_id: int | None
    offered_at: str | None
    untold: int
    informed_at: str | None
    informed_on: str | None
    answer: str | None
    answered_at: str | None
    remedies_open: int
    remedies_unverified: int
    review_at: str | None
    review_acknowledged_at: str | None
    reviewed_at: str | None
    outside_at: str | None
    outside_ended_at: str | None
    closing_reason: str | None
    closing_note: str | None
    recourse_told: int
    closed_at: str | None
    closed_on: str | None
    first_closed_at: str | None
    first_closed_on: str | None
    first_contact: int
    referred_to: str | None
    separated_from_id: int | None
    merged_into_id: int | None
    reopened: int
    reopened_at: str | None
    list_rank: int
    next_clock: str | None
    next_due: str | None
    next_due_at: str | None
    paused_at: str | None
    origin: str | None
    origin_key: str | None
    other_columns: str | None
    problem_label: str
    taken_by: str
    owner: str | None
    department: str | None

    @property
    def standing(self) -> Standing:
        """Where the case stands, as `rules.lifecycle` judges it."""
        return standing_of(self)


# in files of before 0003 the anchor follows from the kind
_CLOCK_COLUMNS = {"anchor": "coalesce(anchor, CASE kind WHEN 'update' THEN 'last_update' ELSE 'received' END)"}
_CASE_COLUMNS = CaseFile._fields[: CaseFile._fields.index("problem_label")]


class PersonRow(NamedTuple):
    """A complainant or representative."""

    id: int
    kind: str
    name: str
    organisation: str | None
    preferred_channel: str | None
    language: str | None
    needs: str
    needs_note: str | None
    market_segment: str | None
    version: int


class ContactRow(NamedTuple):
    """A way to reach somebody."""

    kind: str
    value: str


class ClockRow(NamedTuple):
    """One clock of the case; `due_on` and `met_on` are dates at the office, instants are UTC (`records.clock`)."""

    id: int
    kind: str
    anchor: str
    anchor_at: str
    due_on: str
    due_at: str | None
    met_at: str | None
    met_on: str | None
    ended: str | None
    length: int
    unit: str
    statutory: int
    rule: str | None
    extend_by: int
    extended_by: int
    extension: str | None
    paused_at: str | None
    paused_why: str | None

    @property
    def runs(self) -> bool:
        """Whether it is still to be met, standing still or not."""
        return self.met_on is None and self.ended is None

    @property
    def in_time(self) -> bool:
        """Whether it was met in time: by the minute where it is counted in hours."""
        if self.met_at is None or self.met_on is None:
            return False
        return self.met_at <= self.due_at if self.due_at is not None else self.met_on <= self.due_on

    @property
    def clock(self) -> Clock:
        """The clock as `rules.clocks` counts it."""
        return Clock(
            ClockKind(self.kind),
            ClockAnchor(self.anchor),
            self.length,
            ClockUnit(self.unit),
            statutory=bool(self.statutory),
            extend_by=self.extend_by,
            rule=self.rule,
        )


class EventRow(NamedTuple):
    """One event of the trail; `changes` as in `records.event`."""

    id: int
    at: str
    actor: str
    role: str
    terminal: str
    act: str
    why: str | None
    changes: list[dict[str, Any]]


def case_file(look: Look, case_id: int) -> CaseFile:
    """The case. Raises `NotFound`."""
    columns = ", ".join(f"c.{column}" for column in _CASE_COLUMNS)
    row = look.row(
        f"SELECT {columns}, g.label, t.name, s.name, d.name "
        'FROM "case" c JOIN category g ON g.code = c.problem JOIN staff_member t ON t.id = c.taken_by_id '
        "LEFT JOIN staff_member s ON s.id = c.owner_id LEFT JOIN department d ON d.id = c.department_id "
        "WHERE c.id = :case_id",
        case_id=case_id,
    )
    if row is None:
        raise NotFound("This case is not in the file.")
    return CaseFile(*row)


def person(look: Look, person_id: int) -> tuple[PersonRow, list[ContactRow]]:
    """A complainant or representative, with the ways to reach them. Raises `NotFound`."""
    row = look.row(
        "SELECT id, kind, name, organisation, preferred_channel, language, needs, needs_note, market_segment, "
        "version FROM complainant WHERE id = :person_id",
        person_id=person_id,
    )
    if row is None:
        raise NotFound("This complainant is not in the file.")
    ways = look.rows(
        "SELECT kind, value FROM contact_point WHERE complainant_id = :person_id ORDER BY id", person_id=person_id
    )
    return PersonRow(*row), [ContactRow(*way) for way in ways]


def clocks(look: Look, case_id: int) -> list[ClockRow]:
    """Every clock the case has had, oldest first."""
    columns = ", ".join(_CLOCK_COLUMNS.get(name, name) for name in ClockRow._fields)
    rows = look.rows(f"SELECT {columns} FROM case_clock WHERE case_id = :case_id ORDER BY id", case_id=case_id)
    return [ClockRow(*row) for row in rows]


def pauses(look: Look, clock_id: int) -> list[Pause]:
    """The times during which a clock stood still, oldest first."""
    rows = look.rows(
        "SELECT began_at, ended_at, why FROM clock_pause WHERE clock_id = :clock_id ORDER BY id", clock_id=clock_id
    )
    return [Pause(datetime.fromisoformat(began), datetime.fromisoformat(ended), why) for began, ended, why in rows]


def history(look: Look, case_id: int) -> list[EventRow]:
    """The trail of the case, oldest first, without what its complainant said of the handling in a survey (8.3)."""
    rows = look.rows(
        "SELECT id, at, actor_name, actor_role, terminal, act, why, changes FROM event "
        "WHERE case_id = :case_id ORDER BY id",
        case_id=case_id,
    )
    return [EventRow._make((*row[:7], _told(json.loads(row[7])))) for row in rows]


def _told(changes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [change for change in changes if change["record"] not in KEPT_APART]
