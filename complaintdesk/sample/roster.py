"""Cases of these days, written by hand, so that every list of a small sample has something in it.

Days are counted backwards in business days from today: `(3, "assess")` was assessed three business days ago.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from complaintdesk.sample.course import Course
from complaintdesk.sample.dice import Dice
from complaintdesk.sample.office import DAY, OPENS, Office

AYSE, CAN, MARIA, TOM, HELEN = range(5)
# From here on, days are those of the wall calendar, so that on a Monday there is something from yesterday.
_TODAY, _YESTERDAY = -1, -2
_EARLY, _LATE = 10 * 3600, 16 * 3600


@dataclass(frozen=True, slots=True)
class Script:
    """One case: received when and how, what was done since, whose it is."""

    received: int
    medium: str
    steps: tuple[tuple[int, str], ...] = ()
    owner: int | None = None
    outcome: str = "upheld"
    ending: str = "accepted"
    safety: bool = False
    anonymous: bool = False


def _taken_up(day: int, assessed: int | None = None) -> tuple[tuple[int, str], ...]:
    later = day - 1 if assessed is None else assessed
    return (day, "acknowledge"), (later, "assess"), (later, "assign")


SCRIPTS = (
    Script(_TODAY, "phone"),
    Script(1, "email"),  # to be acknowledged today
    Script(10, "phone", (*_taken_up(10), (6, "inside"), (3, "out")), CAN),  # to be decided today
    Script(13, "letter", (*_taken_up(12), (8, "out"), (7, "inside"), (4, "out")), MARIA),  # decision overdue
    Script(5, "in_person", _taken_up(5), AYSE),  # to be told today
    Script(2, "phone", safety=True),  # dangerous and not even acknowledged
    Script(8, "phone", (*_taken_up(8), (3, "inside"), (2, "decide")), AYSE),
    Script(6, "phone", ((6, "acknowledge"), (4, "assess"), (4, "out"), (1, "out"))),  # nobody's yet
    Script(3, "web_form"),  # acknowledgement overdue
    Script(6, "email", (*_taken_up(6), (3, "decide"), (2, "answer"), (1, "close")), TOM),
    Script(_YESTERDAY, "web_form"),
    Script(9, "email", (*_taken_up(9), (5, "out"), (5, "in"), (2, "out")), MARIA),  # to be decided tomorrow
    Script(6, "phone", (*_taken_up(6, 6), (4, "out"), (2, "inside"), (1, "out")), HELEN, safety=True),
    Script(7, "phone", _taken_up(7), TOM),  # an update is overdue
    Script(1, "in_person", ((1, "acknowledge"),), anonymous=True),
    Script(19, "email", (*_taken_up(18), (14, "out"), (11, "in"), (9, "out"), (4, "out"), (2, "in")), MARIA),
    Script(8, "email", (*_taken_up(7), (4, "out"), (2, "in"), (1, "out")), AYSE),
    Script(2, "phone", _taken_up(2, 1), AYSE),
    Script(
        26,
        "phone",
        (
            *_taken_up(26),
            *((22, "inside"), (19, "decide"), (16, "answer"), (15, "close")),
            *((4, "come_back"), (3, "reopen"), (2, "out"), (1, "inside")),
        ),
        CAN,
    ),
    Script(
        12, "letter", (*_taken_up(11), (8, "out"), (4, "decide"), (1, "answer")), CAN, "partly_upheld", "rejected"
    ),
    Script(4, "email", ((3, "acknowledge"),)),
    Script(_TODAY, "email"),
    Script(_TODAY, "phone", ((0, "acknowledge"),)),
    Script(11, "phone", (*_taken_up(11), (8, "inside"), (6, "decide")), MARIA, "not_upheld", "no_answer"),
    Script(9, "phone", (*_taken_up(9), (5, "out"), (3, "decide"), (1, "answer"), (0, "close")), CAN),
    Script(15, "email", (*_taken_up(14), (9, "out"), (6, "decide"), (5, "answer"), (5, "close")), MARIA),
    Script(4, "phone", ((4, "acknowledge"), (2, "withdrawn"), (2, "close")), AYSE, ending="withdrawn"),
    Script(3, "in_person", (*_taken_up(3, 3), (3, "decide"), (3, "close")), TOM),
    Script(
        21,
        "email",
        (*_taken_up(20), (15, "out"), (12, "decide"), (9, "answer"), (8, "recourse"), (7, "close")),
        CAN,
        "not_upheld",
        "rejected",
    ),
    Script(5, "web_form", (*_taken_up(4, 2), (1, "inside")), CAN),
)


def courses(dice: Dice, office: Office, n: int) -> Iterator[Course]:
    """The courses of the first `n` scripts."""
    for script in SCRIPTS[:n]:
        day = office.back(script.received) if script.received >= 0 else office.today + script.received - _TODAY
        at = received = _some_time(dice, office, day)
        if script.received == _YESTERDAY and not office.is_open(day):
            at = _some_time(dice, office, office.today)
        course = Course(received, at, script.medium, script.outcome, script.ending, script.safety)
        course.anonymous, course.owner = script.anonymous, script.owner
        for back, what in script.steps:
            day = max(office.back(max(back, 0)), at // DAY)
            at = max(at + dice.number(180, 1500), _some_time(dice, office, day))
            course.steps.append((at, what))
        yield course


def _some_time(dice: Dice, office: Office, day: int) -> int:
    """A moment of the day; of today only the early morning, so that what follows still fits before noon."""
    return day * DAY + dice.number(OPENS, _EARLY if day == office.today else _LATE)
