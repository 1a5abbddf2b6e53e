"""Everything that the case screen shows, read in one snapshot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from complaintdesk.documents.letters.sources import Sources
from complaintdesk.queries import (
    attachments,
    calendar,
    case_file,
    communications,
    comparable,
    handling,
    improvement,
    lettering,
    outbox,
    people,
    related,
    together,
)
from complaintdesk.queries.attachments import AttachmentRow
from complaintdesk.queries.case_file import CaseFile, ClockRow, ContactRow, EventRow, PersonRow
from complaintdesk.queries.communications import LogRow
from complaintdesk.queries.handling import (
    BodyRow,
    CauseRow,
    EvidenceRow,
    InvestigationRow,
    ProposalRow,
    RecourseRow,
    RemedyRow,
)
from complaintdesk.queries.improvement import ActionAbout
from complaintdesk.queries.lettering import Letterhead, Templates
from complaintdesk.queries.outbox import PostRow
from complaintdesk.queries.related import RelatedRow
from complaintdesk.queries.together import PartRow, TaskRow
from complaintdesk.rules import lifecycle
from complaintdesk.rules.adviser import Advice
from complaintdesk.rules.authority import Grant
from complaintdesk.rules.calendar import OfficeCalendar
from complaintdesk.rules.clocks import Pause, Policy, by_kind
from complaintdesk.rules.dates import short
from complaintdesk.rules.next_steps import NextStep, Waiting, next_steps
from complaintdesk.rules.priority import Matrix
from complaintdesk.rules.standing import Standing
from complaintdesk.rules.vocabulary import Act, ClockKind, Direction, Priority
from complaintdesk.store.look import Look, Office

Known = tuple[PersonRow, list[ContactRow]]


@dataclass(frozen=True, slots=True)
class CaseRead:
    """One case as it stood at `now` (UTC); `today` is the office's date."""

    file: CaseFile
    complainant: Known | None
    representative: Known | None
    log: list[LogRow]
    clocks: list[ClockRow]
    history: list[EventRow]
    investigation: InvestigationRow | None
    evidence: list[EvidenceRow]
    proposals: list[ProposalRow]
    remedies: list[RemedyRow]
    recourse: list[RecourseRow]
    advice: Advice
    attachments: list[AttachmentRow]
    letters: list[PostRow]
    related: list[RelatedRow]
    improvements: list[ActionAbout]  # that it is linked to
    merged: list[str]  # the references of the cases that are part of it
    part_of: str | None  # the reference of the case that it is part of
    parts: list[PartRow]
    tasks: list[TaskRow]
    bodies: list[BodyRow]
    causes: list[CauseRow]
    grants: tuple[Grant, ...]
    matrix: Matrix
    staff: list[people.StaffRow]
    departments: list[people.DepartmentRow]
    categories: list[people.CategoryRow]
    calendar: OfficeCalendar
    pauses: dict[int, list[Pause]]  # by clock
    policy: Policy
    office: Office
    letterhead: Letterhead
    templates: Templates
    now: datetime
    today: date

    @property
    def standing(self) -> Standing:
        """Where the case stands in its life."""
        return self.file.standing

    @property
    def name(self) -> str:
        """Who complains, for a title."""
        return "anonymous" if self.complainant is None else self.complainant[0].name

    @property
    def running(self) -> dict[ClockKind, date]:
        """The clocks that run now, without those that stand still."""
        running = [clock for clock in self.clocks if clock.runs and clock.paused_at is None]
        return by_kind((date.fromisoformat(clock.due_on), clock.kind) for clock in running)

    @property
    def steps(self) -> tuple[NextStep, ...]:
        """What ISO 10002 asks now."""
        waiting = [Waiting(task.whom, task.what, date.fromisoformat(task.due_on)) for task in self.waiting]
        return next_steps(self.standing, self.running, self.today, waiting)

    @property
    def waiting(self) -> list[TaskRow]:
        """What was asked of others and is not answered, soonest first."""
        return sorted((task for task in self.tasks if task.waits), key=lambda task: (task.due_on, task.id))

    @property
    def priority(self) -> Priority | None:
        """How soon it is worked on, once it was assessed."""
        return Priority(self.file.priority) if self.file.priority else None

    @property
    def sources(self) -> Sources:
        """What a letter on the case is made of."""
        return Sources(
            **{name: getattr(self, name) for name in Sources.__dataclass_fields__}  # the same names, some of them
        )

    def refusal(self, act: Act) -> str | None:
        """Why this act is not open now; None when it is. An undecided case can be closed for some reasons."""
        if act is Act.CLOSE and lifecycle.closing_reasons(self.standing):
            return None
        if act is Act.TASK_ANSWER and not self.waiting:
            return "Nothing that was asked about this case waits for an answer (5.4)."
        if act is Act.SEPARATE and sum(row.direction == Direction.IN for row in self.log) < 2:
            return "Nothing else has come in that could be another complaint (7.2)."
        return lifecycle.refusal(act, self.standing)

    def local(self, instant: str) -> datetime:
        """A kept instant (UTC text) on the office's clock."""
        return datetime.fromisoformat(instant).astimezone(ZoneInfo(self.office.time_zone))

    def when(self, instant: str) -> str:
        """A kept instant as people read it: `Thu 12 Nov 10:02`, `today 10:02`."""
        at = self.local(instant)
        return f"{short(at.date(), self.today)} {at:%H:%M}"

    def day(self, day: str) -> str:
        """A kept date as people read it."""
        return short(date.fromisoformat(day), self.today)


def read_case(look: Look, case_id: int, role: str) -> CaseRead:
    """Ask for all of it, for somebody of this role. Raises `NotFound`."""
    file = case_file.case_file(look, case_id)

    def known(person_id: int | None) -> Known | None:
        return None if person_id is None else case_file.person(look, person_id)

    clocks = case_file.clocks(look, case_id)
    return CaseRead(
        file=file,
        complainant=known(file.complainant_id),
        representative=known(file.representative_id),
        log=communications.log(look, case_id),
        attachments=attachments.attachments(look, case_id),
        letters=outbox.of_case(look, case_id),
        clocks=clocks,
        pauses={clock.id: case_file.pauses(look, clock.id) for clock in clocks if clock.runs},
        history=case_file.history(look, case_id),
        investigation=handling.investigation(look, case_id),
        evidence=handling.evidence(look, case_id),
        proposals=handling.proposals(look, case_id),
        remedies=handling.remedies(look, case_id),
        recourse=handling.recourse(look, case_id),
        advice=comparable.advice(look, file, role),
        related=related.related(look, file),
        improvements=improvement.of_case(look, case_id),
        merged=communications.parts(look, case_id),
        part_of=communications.reference_of(look, file.merged_into_id),
        parts=together.parts(look, case_id),
        tasks=together.tasks(look, case_id),
        bodies=handling.bodies(look),
        causes=handling.causes(look),
        grants=handling.grants(look),
        matrix=handling.matrix(look),
        staff=people.staff(look),
        departments=people.departments(look),
        categories=people.categories(look),
        calendar=calendar.office_calendar(look),
        policy=calendar.policy(look, file.policy_id),
        office=look.office,
        letterhead=lettering.letterhead(look),
        templates=lettering.own_templates(look),
        now=look.now,
        today=look.today,
    )
