"""The indexes of the desk: one for each order that a list offers and each way something is looked up.

Lists of open cases use partial indexes, which stay small however many cases were closed.
"""

from __future__ import annotations

from sqlalchemy import Index, Table, text
from sqlmodel import SQLModel

from complaintdesk.records.case import Case
from complaintdesk.records.clock import CaseClock
from complaintdesk.records.communication import Communication
from complaintdesk.records.complainant import ContactPoint
from complaintdesk.records.event import Event
from complaintdesk.records.improvement import ImprovementCase
from complaintdesk.records.investigation import Investigation
from complaintdesk.records.letter import Letter
from complaintdesk.records.management_review import ManagementReview, ReviewDecision
from complaintdesk.records.plan import PlanItem
from complaintdesk.records.proposal import PromisedRemedy
from complaintdesk.records.recourse import Recourse
from complaintdesk.records.satisfaction import Sampled
from complaintdesk.records.together import Participant, Task

_WAITS = "answered_at IS NULL AND dropped_at IS NULL"
_OPEN = "closed_at IS NULL"


def _index(record: type[SQLModel], name: str, *columns: str, where: str | None = None) -> Index:
    table: Table = record.metadata.tables[str(record.__tablename__)]
    condition = None if where is None else text(where)
    return Index(
        f"ix_{name}",
        *(table.c[column] for column in columns),
        sqlite_where=condition,
        postgresql_where=condition,
    )


INDEXES = (
    _index(Case, "case_open", "list_rank", "next_due", "id", where=_OPEN),
    _index(Case, "case_owner", "owner_id", "list_rank", "next_due", "id", where=_OPEN),
    _index(
        Case,
        "case_unacknowledged",
        "list_rank",
        "next_due",
        "id",
        where=f"{_OPEN} AND acknowledged_at IS NULL",
    ),
    _index(Case, "case_stage", "stage", "next_due", "id", where=_OPEN),
    _index(Case, "case_age", "received_on", "id", where=_OPEN),
    _index(Case, "case_received", "received_on", "id"),
    _index(Case, "case_closed", "closed_on", "id", where="closed_at IS NOT NULL"),
    _index(Case, "case_decided", "decided_on", "id", where="decided_on IS NOT NULL"),
    _index(Case, "case_acknowledged_on", "acknowledged_on", "id", where="acknowledged_on IS NOT NULL"),
    _index(Case, "case_first_closed", "first_closed_on", "id", where="first_closed_on IS NOT NULL"),
    _index(Recourse, "recourse_begun", "level", "begun_on", "case_id"),
    _index(PromisedRemedy, "remedy_paid", "carried_out_on", "case_id", where="amount > 0"),
    _index(Case, "case_problem", "problem", "received_on", "id"),
    _index(Case, "case_priority", "priority", "received_on", "id", where="priority IS NOT NULL"),
    _index(Case, "case_owned", "owner_id", "received_on", "id", where="owner_id IS NOT NULL"),
    _index(Case, "case_unowned", "received_on", "id", where="owner_id IS NULL"),
    _index(Case, "case_reopened", "received_on", "id", where="reopened > 0"),
    _index(Case, "case_recurrent", "received_on", "id", where="recurrent = 1"),
    _index(Case, "case_anonymous", "received_on", "id", where="complainant_id IS NULL"),
    _index(Case, "case_safety", "received_on", "id", where="safety = 1"),
    _index(Case, "case_complainant", "complainant_id", "id", where="complainant_id IS NOT NULL"),
    _index(Case, "case_representative", "representative_id", "id", where="representative_id IS NOT NULL"),
    _index(Case, "case_order_number", "order_number", "id", where="order_number IS NOT NULL"),
    _index(Case, "case_merged", "merged_into_id", "id", where="merged_into_id IS NOT NULL"),
    _index(Case, "case_separated", "separated_from_id", where="separated_from_id IS NOT NULL"),
    _index(CaseClock, "clock_running", "kind", "due_on", "case_id", where="met_on IS NULL AND ended IS NULL"),
    _index(CaseClock, "clock_met", "kind", "due_on", "case_id", where="met_on IS NOT NULL"),
    _index(Communication, "communication_case", "case_id", "id"),
    _index(Event, "event_case", "case_id", "id", where="case_id IS NOT NULL"),
    _index(Event, "event_assessed", "case_id", where="act = 'assessment.assess'"),
    _index(Participant, "participant_staff", "staff_id", "part", "case_id", where="ended_at IS NULL"),
    _index(Task, "task_staff", "staff_id", "due_on", "id", where=_WAITS),
    _index(Task, "task_department", "department_id", "due_on", "id", where=_WAITS),
    _index(PlanItem, "plan_item_to_do", "due_on", "id", where="done_on IS NULL AND dropped_on IS NULL"),
    _index(Task, "task_due", "due_on", "id", where=_WAITS),
    _index(Letter, "letter_on_its_way", "state", "next_try_at", "id", where="state NOT IN ('kept', 'sent')"),
    _index(ManagementReview, "management_review_planned", "planned_on", "id"),
    _index(ReviewDecision, "review_decision_open", "due_on", "id", where="state = 'open'"),
    _index(Sampled, "sampled_survey", "survey_id", "state", "place"),
    # what was answered in a period, whole in the index
    _index(
        Sampled,
        "sampled_done",
        *("done_on", "state", "department_id", "handling", "outcome", "by_handler"),
        where="done_on IS NOT NULL",
    ),
    _index(Sampled, "sampled_person", "complainant_id", "survey_id"),
    _index(
        Sampled, "sampled_waiting", "survey_id", "medium", "interviewer_id", "call_on", where="state = 'waiting'"
    ),
    _index(ContactPoint, "contact_digits", "digits", "complainant_id", where="digits IS NOT NULL"),
    _index(ContactPoint, "contact_tail", "tail", "complainant_id", where="tail IS NOT NULL"),
    _index(
        *(Case, "case_subject", "product", "received_on", "problem", "department_id", "id"),
        where="product IS NOT NULL",
    ),
    _index(
        *(Case, "case_department", "department_id", "received_on", "problem", "id"),
        where="department_id IS NOT NULL",
    ),
    _index(Investigation, "investigation_cause", "cause", "case_id", where="cause IS NOT NULL"),
    _index(ImprovementCase, "improvement_case_entry", "improvement_id", "case_id"),
    _index(ImprovementCase, "improvement_case_case", "case_id", "improvement_id"),
)
