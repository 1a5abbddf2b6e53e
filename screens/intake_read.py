"""What the intake reads from the file: the lists it offers, the promises it starts, who may be calling."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial

from complaintdesk.queries import calendar, callers, people
from complaintdesk.queries.callers import Caller, CallersCase, Duplicate
from complaintdesk.rules import clocks, dates, ways_to_reach
from complaintdesk.rules.clocks import Clock
from complaintdesk.rules.vocabulary import ClockAnchor, ClockKind
from complaintdesk.rules.wording import Promise
from complaintdesk.store.look import Look, Office
from screens.dialogs.which_case import Target
from screens.widgets.choice import Offered

_WHOLE = 7  # digits from which a number may be somebody's whole number


@dataclass(frozen=True, slots=True)
class Started:
    """The clocks that a complaint starts: due dates at the office, and their lengths in words."""

    today: date
    due: dict[ClockKind, date]
    lengths: dict[ClockKind, str]

    @property
    def promise(self) -> Promise:
        """What is said of them to the caller."""
        return promise(self.due, date.min)


def promise(due: dict[ClockKind, date], today: date) -> Promise:
    """The due dates as they are said. One that has passed, of a complaint taken down late, is not promised."""
    ahead = {kind: day for kind, day in due.items() if day >= today}
    return Promise(ahead.get(ClockKind.ACKNOWLEDGE), ahead.get(ClockKind.DECIDE))


@dataclass(frozen=True, slots=True)
class Lists:
    """What the form offers."""

    office: Office
    problems: tuple[Offered, ...]
    departments: tuple[Offered, ...]


@dataclass(slots=True)
class Calling:
    """What is known of the caller so far; `at` is the match that Enter takes, -1 for none."""

    matches: list[Caller] = field(default_factory=list)
    at: int = -1
    sure: bool = False  # exactly one of the matches has the whole number that was typed
    taken: Caller | None = None
    cases: list[CallersCase] = field(default_factory=list)
    alike: list[Duplicate] = field(default_factory=list)

    @property
    def open_cases(self) -> list[CallersCase]:
        """The open cases of the caller who was taken."""
        return [case for case in self.cases if case.closed_on is None]

    @property
    def targets(self) -> list[Target]:
        """The open cases it may belong to: the caller's own that read alike, others that do, the caller's rest."""
        own = {
            case.id: Target(case.id, case.reference, f"{case.problem_label}, {case.stage}")
            for case in self.open_cases
        }
        alike = [
            Target(case.id, case.reference, f"{case.problem_label}, {case.complainant or 'anonymous'}")
            for case in self.alike
        ]
        alike.sort(key=lambda target: target.case_id not in own)
        return [*(own.pop(target.case_id, target) for target in alike), *own.values()]

    def whole(self, phone: str) -> Caller | None:
        """The one match that has exactly this number, or None."""
        if len(ways_to_reach.phone_digits(phone)) < _WHOLE:
            return None
        found = [one for one in self.matches if one.phone and ways_to_reach.same_phone(phone, one.phone)]
        return found[0] if len(found) == 1 else None


def lists(look: Look) -> Lists:
    """What the form offers."""
    return Lists(
        look.office,
        tuple(Offered(row.code, row.label) for row in people.categories(look)),
        tuple(Offered(str(row.id), row.name) for row in people.departments(look)),
    )


def started(look: Look, received_at: datetime | None, problem: str | None = None) -> Started:
    """The clocks that a complaint of this category, received then or now, starts."""
    office_days = calendar.office_calendar(look)
    policy = calendar.policy_for(look, problem)
    kept = [*policy.started_by(ClockAnchor.RECEIVED), *policy.started_by(ClockAnchor.LAST_UPDATE)]
    dated = {clock: clocks.due_on(clock, received_at or look.now, office_days) for clock in kept}
    due = clocks.by_kind((day, clock.kind) for clock, day in dated.items())
    lengths = {kind: min(kept, key=partial(_soonest, kind, dated)).length_words for kind in due}
    return Started(look.today, due, lengths)


def _soonest(kind: ClockKind, dated: dict[Clock, date], clock: Clock) -> tuple[bool, date]:
    return clock.kind is not kind, dated[clock]


def matches(look: Look, phone: str, name: str) -> list[Caller]:
    """Who may be calling: by phone first, then by name, each once."""
    found = [*callers.by_phone(look, phone), *callers.by_name(look, name)]
    return list({one.id: one for one in found}.values())


def due_or_closed(case: CallersCase, today: date) -> str:
    """Where a caller's case stands, in a few words."""
    if case.closed_on is not None:
        return f"closed {dates.short(date.fromisoformat(case.closed_on), today)}"
    if case.next_due is None:
        return case.stage
    return f"{case.stage}, due {dates.due_words(date.fromisoformat(case.next_due), today)}"
