"""The sample: Harbour Street Office with two years of complaints up to today."""

from __future__ import annotations

import gc
import heapq
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from sqlmodel import select

from complaintdesk.operations import setting_up
from complaintdesk.operations.inputs import Person, Reached, Start
from complaintdesk.records.category import Department
from complaintdesk.rules.letter_closing import Contact
from complaintdesk.rules.vocabulary import Role
from complaintdesk.sample import arrivals, roster
from complaintdesk.sample.afterwards import Afterwards, tell
from complaintdesk.sample.course import Course
from complaintdesk.sample.dice import Dice
from complaintdesk.sample.endings import Courses
from complaintdesk.sample.ledger import Happened, Ledger
from complaintdesk.sample.life import Life, Staff
from complaintdesk.sample.office import Office
from complaintdesk.sample.people import People
from complaintdesk.store.bulk import Bulk
from complaintdesk.store.desk import SETTING_UP, Actor, Desk, open_desk

SEED = 10002
CASES = 400
START = Start(
    name="Harbour Street Office",
    country="GB",
    time_zone="Europe/London",
    people=(
        Person(name="Ayşe Demir", role=Role.FRONT_DESK),
        Person(name="Can Yılmaz", role=Role.QUALITY_OFFICER),
        Person(name="Maria Oliveira", role=Role.QUALITY_OFFICER),
        Person(name="Tom Becker", role=Role.FRONT_DESK),
        Person(name="Helen Ward", role=Role.MANAGER),
    ),
    departments=("Delivery", "Sales", "Workshop", "Accounts"),
)
REACHED = Reached(
    phone="020 7946 0958",
    email="complaints@harbour-street.example",
    address="12 Harbour Street, Bristol BS1 4RN",
    website="harbour-street.example/complaints",
)
# The shares of open cases come out by themselves; beyond this many cases the office has to be quicker.
_MOST_AT_THIS_PACE = 500_000
_TERMINALS = "harbour-street"


def build(desk: Desk, cases: int, seed: int, progress: Callable[[int], None] | None = None) -> None:
    """Set up an empty desk as the sample shop and fill it with `cases` complaints.

    The same seed on the same day gives the same shop. `progress` is told how many cases are written. Raises
    `NotAllowed` when the desk has been set up already; whatever is raised, no half a history is left.
    """
    now = desk.clock()
    ids = _set_up(desk, now if cases == 0 else _opening(now))
    if cases <= 0:
        return
    people = tuple(
        Actor(identity, person.name, person.role.value) for identity, person in zip(ids, START.people, strict=True)
    )
    with _no_collecting(), desk.bulk(people[0]) as bulk:
        bulk.derive_at_the_end()
        _fill(bulk, people, cases, Dice(seed), progress)
    front, can, maria, tom, helen = people
    tell(Afterwards(desk, front, can, maria, tom, helen, Dice(seed + 1)))


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Without the cycle collector, which finds nothing here and takes a quarter of the time to do so."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _opening(now: datetime) -> datetime:
    """The shop took up its desk some days before the first complaint."""
    day = now.astimezone(UTC) - timedelta(days=arrivals.YEARS_BACK + 5)
    return day.replace(hour=8, minute=0, second=0, microsecond=0)


def _set_up(desk: Desk, at: datetime) -> list[int]:
    then = open_desk(desk.path, clock=lambda: at)
    try:
        with then.act(SETTING_UP) as act:
            ids = setting_up.set_up(act, START)
        manager = Actor(ids[-1], START.people[-1].name, START.people[-1].role.value)
        with then.act(manager) as act:
            setting_up.say_where(act, REACHED)
        return ids
    finally:
        then.close()


def _fill(
    bulk: Bulk, people: tuple[Actor, ...], cases: int, dice: Dice, progress: Callable[[int], None] | None
) -> None:
    act = bulk.act
    contact = Contact(REACHED.phone, REACHED.email, REACHED.address, REACHED.website)
    office = Office(act.calendar, act.policy, act.now, act.shop.policy_id, contact)
    departments = {row.name: row.id for row in act.session.exec(select(Department)) if row.id is not None}
    front, can, maria, tom, helen = people
    staff = Staff((front, tom), (can, maria), helen, people, departments)
    complainants = People(bulk, dice)
    trail = _Trail(bulk, office, dice.token())
    for number, course in enumerate(_courses(dice, office, cases), start=1):
        trail.write(until=course.taken)
        ledger = Ledger(bulk, office, trail.tell)
        Life(dice, office, staff, complainants, ledger).live(course)
        for table, row in ledger.rows:
            bulk.add_stored(table, row)
        if progress is not None and (number % 250 == 0 or number == cases):
            progress(number)
    trail.write()


def _courses(dice: Dice, office: Office, cases: int) -> Iterator[Course]:
    """Every course, in the order in which the complaints are typed in."""
    written = sorted(roster.courses(dice, office, cases), key=lambda course: course.taken)
    natural = Courses(dice, office, min(1.0, _MOST_AT_THIS_PACE / cases))
    waiting: list[tuple[int, int, Course]] = [(course.taken, at, course) for at, course in enumerate(written)]
    number = len(waiting)
    for day, n in arrivals.by_day(dice, office, cases - len(written), len(written)):
        for received, taken, medium in arrivals.on(dice, office, day, n):
            number += 1
            heapq.heappush(waiting, (taken, number, natural.natural(received, taken, medium)))
        # what comes in later is typed in later
        while waiting and waiting[0][0] // 86_400 <= day:
            yield heapq.heappop(waiting)[2]
    while waiting:
        yield heapq.heappop(waiting)[2]


class _Trail:
    """Puts the events of all cases in the order in which they happened."""

    def __init__(self, bulk: Bulk, office: Office, token: str) -> None:
        self._bulk = bulk
        self._office = office
        self._token = token
        self._waiting: list[tuple[int, int, Happened]] = []
        self._told = 0
        self._written = 0

    def tell(self, happened: Happened) -> None:
        """Something happened; it is written once nothing earlier can come any more."""
        self._told += 1
        heapq.heappush(self._waiting, (happened[0], self._told, happened))

    def write(self, until: int | None = None) -> None:
        """Write what happened before the moment `until`; everything, without one."""
        while self._waiting and (until is None or self._waiting[0][0] < until):
            at, _, (_, actor, act, case_id, why, changes) = heapq.heappop(self._waiting)
            self._written += 1
            self._bulk.add_stored(
                "event",
                {
                    "operation_id": f"{self._token}{self._written:016x}",
                    "at": self._office.instant(at),
                    "actor_id": actor.id,
                    "actor_name": actor.name,
                    "actor_role": actor.role,
                    "terminal": f"{_TERMINALS}-{actor.id}",
                    "act": act,
                    "case_id": case_id,
                    "why": why,
                    "changes": changes,
                },
            )
