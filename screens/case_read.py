"""Everything that the case screen shows, read in one snapshot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from complaintdesk.queries import calendar, case_file, people
from complaintdesk.queries.case_file import CaseFile, ClockRow, ContactRow, EventRow, LogRow, PersonRow
from complaintdesk.rules import lifecycle
from complaintdesk.rules.calendar import OfficeCalendar
from complaintdesk.rules.clocks import Clock, due_on
from complaintdesk.rules.dates import short
from complaintdesk.rules.lifecycle import Standing
from complaintdesk.rules.next_steps import NextStep, next_steps
from complaintdesk.rules.vocabulary import Act, ClockKind
from complaintdesk.rules.wording import Promise
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
    staff: list[people.StaffRow]
    departments: list[people.DepartmentRow]
    categories: list[people.CategoryRow]
    calendar: OfficeCalendar
    policy: dict[ClockKind, Clock]
    office: Office
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
        """The clocks that run now."""
        return {
            ClockKind(clock.kind): date.fromisoformat(clock.due_on)
            for clock in self.clocks
            if clock.met_on is None and clock.ended is None
        }

    @property
    def steps(self) -> tuple[NextStep, ...]:
        """What ISO 10002 asks now."""
        return next_steps(self.standing, self.running, self.today)

    @property
    def promise(self) -> Promise:
        """What the complainant may expect once they have heard from us now: the next news counts from today."""
        running, again = self.running, self.policy.get(ClockKind.UPDATE)
        update = None if again is None else due_on(again, self.now, self.calendar)
        return Promise(running.get(ClockKind.ACKNOWLEDGE), running.get(ClockKind.DECIDE), update)

    def refusal(self, act: Act) -> str | None:
        """Why this act is not open now; None when it is. An undecided case can be closed for some reasons."""
        if act is Act.CLOSE and lifecycle.closing_reasons(self.standing):
            return None
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


def read_case(look: Look, case_id: int) -> CaseRead:
    """Ask for all of it. Raises `NotFound`."""
    file = case_file.case_file(look, case_id)

    def known(person_id: int | None) -> Known | None:
        return None if person_id is None else case_file.person(look, person_id)

    return CaseRead(
        file=file,
        complainant=known(file.complainant_id),
        representative=known(file.representative_id),
        log=case_file.log(look, case_id),
        clocks=case_file.clocks(look, case_id),
        history=case_file.history(look, case_id),
        staff=people.staff(look),
        departments=people.departments(look),
        categories=people.categories(look),
        calendar=calendar.office_calendar(look),
        policy=calendar.clocks(look),
        office=look.office,
        now=look.now,
        today=look.today,
    )
