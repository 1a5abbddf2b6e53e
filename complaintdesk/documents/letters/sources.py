"""All that a letter on one case can be made of, from one snapshot; and what a clerk has typed for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from complaintdesk.queries import calendar, case_file, handling, lettering
from complaintdesk.queries.case_file import CaseFile, ClockRow, ContactRow, PersonRow
from complaintdesk.queries.handling import BodyRow, ProposalRow, RecourseRow
from complaintdesk.queries.lettering import Letterhead, Templates
from complaintdesk.rules.calendar import OfficeCalendar
from complaintdesk.rules.clocks import Policy
from complaintdesk.rules.languages import language_of
from complaintdesk.rules.vocabulary import ContactKind, Outcome, Remedy
from complaintdesk.store.look import Look, Office

Known = tuple[PersonRow, list[ContactRow]]


@dataclass(frozen=True, slots=True)
class Sources:
    """One case, its people and its office, as they stood at `now` (UTC); `today` is the office's date."""

    file: CaseFile
    complainant: Known | None
    representative: Known | None
    clocks: list[ClockRow]
    proposals: list[ProposalRow]
    recourse: list[RecourseRow]
    bodies: list[BodyRow]
    calendar: OfficeCalendar
    policy: Policy
    office: Office
    letterhead: Letterhead
    templates: Templates
    now: datetime
    today: date

    @property
    def reader(self) -> Known | None:
        """Whom it is written to: who acts for the complainant, else the complainant; None for nobody known."""
        return self.representative or self.complainant

    @property
    def language(self) -> str:
        """The reader's language, or the complainant's, where it is one of ours; else the office's."""
        people = [known[0].language for known in (self.representative, self.complainant) if known is not None]
        return next((found for found in map(language_of, people) if found), self.letterhead.language)

    @property
    def email(self) -> str | None:
        """The reader's e-mail address."""
        ways = [] if self.reader is None else self.reader[1]
        return next((way.value for way in ways if way.kind == ContactKind.EMAIL), None)


@dataclass(frozen=True, slots=True)
class Typed:
    """What a clerk has typed and is not on file yet; None where nothing was. Sums are minor units."""

    news: str | None = None
    reason: str | None = None
    new_date: date | None = None
    offer: str | None = None
    decision: str | None = None
    outcome: Outcome | None = None
    remedies: tuple[Remedy, ...] | None = None
    amount: int | None = None


def read(look: Look, case_id: int) -> Sources:
    """Ask for all of it. Raises `NotFound`."""
    file = case_file.case_file(look, case_id)
    return Sources(
        file=file,
        complainant=None if file.complainant_id is None else case_file.person(look, file.complainant_id),
        representative=None if file.representative_id is None else case_file.person(look, file.representative_id),
        clocks=case_file.clocks(look, case_id),
        proposals=handling.proposals(look, case_id),
        recourse=handling.recourse(look, case_id),
        bodies=handling.bodies(look),
        calendar=calendar.office_calendar(look),
        policy=calendar.policy(look, file.policy_id),
        office=look.office,
        letterhead=lettering.letterhead(look),
        templates=lettering.own_templates(look),
        now=look.now,
        today=look.today,
    )
