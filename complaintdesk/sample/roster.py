"""Cases of these days, written by hand, so that every list of a small sample has something in it.

Days are counted backwards in business days from today: `(3, "assess")` was assessed three business days ago.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from complaintdesk.sample.course import Course
from complaintdesk.sample.dice import Dice
from complaintdesk.sample.office import DAY, OPENS, Office
from complaintdesk.sample.story import Story

AYSE, CAN, MARIA, TOM, HELEN = range(5)
# From here on, days are those of the wall calendar, so that on a Monday there is something from yesterday.
TODAY, _YESTERDAY = -1, -2
_EARLY, _LATE = 10 * 3600, 16 * 3600
Steps = tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Script:
    """One case: received when and how, what was done since, whose it is; `paid` is about money."""

    received: int
    medium: str
    steps: Steps = ()
    owner: int | None = None
    outcome: str = "upheld"
    ending: str = ""
    bargain: str = ""
    safety: bool = False
    anonymous: bool = False
    paid: bool = False
    review: str = "kept"
    outside: str = "for_us"


def _taken_up(day: int, assessed: int | None = None) -> Steps:
    later = day - 1 if assessed is None else assessed
    return (day, "acknowledge"), (later, "assess"), (later, "assign")


def _refused(taken_up: int, found: int, decided: int, rejected: int) -> Steps:
    """Decided, not accepted, and told where to go next."""
    steps = (found, "investigate"), (decided, "decide"), (rejected, "reject"), (rejected - 1, "recourse")
    return (*_taken_up(taken_up), *steps)


SCRIPTS = (
    Script(TODAY, "phone"),
    Script(1, "email"),  # to be acknowledged today
    Script(10, "phone", (*_taken_up(10), (6, "inside"), (3, "out")), CAN),  # to be decided today
    Script(8, "email", (*_taken_up(7), (5, "inside"), (3, "investigate"), (2, "offer")), MARIA, paid=True),
    Script(13, "letter", (*_taken_up(12), (8, "out"), (7, "inside"), (4, "out")), MARIA),  # decision overdue
    Script(5, "in_person", _taken_up(5), AYSE),  # to be told today
    Script(2, "phone", safety=True),  # dangerous and not even acknowledged
    Script(  # accepted, to be carried out
        14,
        "phone",
        (*_taken_up(14), (9, "evidence"), (8, "investigate"), (6, "decide"), (4, "accept"), (2, "arrange")),
        CAN,
        paid=True,
    ),
    Script(8, "phone", (*_taken_up(8), (3, "inside"), (2, "investigate"), (2, "decide")), AYSE),
    Script(24, "email", _refused(23, 18, 15, 13), MARIA, "not_upheld"),  # their time runs
    Script(6, "phone", ((6, "acknowledge"), (4, "assess"), (4, "out"), (1, "out"))),  # nobody's yet
    Script(3, "web_form"),  # acknowledgement overdue
    Script(
        28,
        "letter",
        (*_refused(27, 22, 19, 16), (6, "ask_review"), (5, "acknowledge"), (2, "review_note")),
        CAN,
        "partly_upheld",
        paid=True,
    ),
    Script(
        6,
        "email",
        (*_taken_up(6), (3, "investigate"), (3, "decide"), (2, "accept"), (1, "carry_out"), (1, "close")),
        TOM,
    ),
    Script(_YESTERDAY, "web_form"),
    Script(9, "email", (*_taken_up(9), (5, "out"), (5, "in"), (2, "out")), MARIA),  # to be decided tomorrow
    Script(12, "phone", (*_taken_up(12), (9, "inside"), (8, "out"), (6, "pause"), (3, "out")), TOM),
    Script(  # carried out, to be verified
        16,
        "in_person",
        (*_taken_up(16), (11, "investigate"), (9, "decide"), (7, "accept"), (4, "arrange"), (2, "carry_out")),
        AYSE,
        paid=True,
    ),
    Script(14, "email", (*_taken_up(14), (10, "inside"), (9, "out"), (5, "extend"), (1, "out")), HELEN),
    Script(
        58,
        "letter",
        (
            *_refused(57, 52, 49, 47),
            *((38, "outside"), (38, "outside_told"), (36, "our_side")),
            *((day, "outside_news") for day in range(33, 0, -5)),
        ),
        MARIA,
        "not_upheld",
    ),
    Script(6, "phone", (*_taken_up(6, 6), (4, "out"), (2, "inside"), (1, "out")), HELEN, safety=True),
    Script(7, "phone", _taken_up(7), TOM),  # an update is overdue
    Script(1, "in_person", ((1, "acknowledge"),), anonymous=True),
    Script(19, "email", (*_taken_up(18), (14, "out"), (11, "in"), (9, "out"), (4, "out"), (2, "in")), MARIA),
    Script(
        26,
        "phone",
        (
            *_taken_up(26),
            *((21, "investigate"), (19, "decide"), (16, "accept"), (15, "carry_out"), (15, "close")),
            *((4, "come_back"), (3, "reopen"), (2, "out"), (1, "inside")),
        ),
        CAN,
    ),
    Script(
        12,
        "letter",
        (*_taken_up(11), (8, "out"), (5, "investigate"), (4, "decide"), (1, "reject")),
        CAN,
        "partly_upheld",
    ),
    Script(4, "email", ((3, "acknowledge"),)),
    Script(TODAY, "email"),
    Script(TODAY, "phone", ((0, "acknowledge"),)),
    Script(11, "phone", (*_taken_up(11), (8, "inside"), (7, "investigate"), (6, "decide"), (2, "remind")), MARIA),
    Script(
        9,
        "phone",
        (
            *_taken_up(9),
            (5, "out"),
            (3, "investigate"),
            (3, "decide"),
            (1, "accept"),
            (0, "carry_out"),
            (0, "close"),
        ),
        CAN,
    ),
    Script(TODAY, "in_person", ((0, "resolve"),)),
    Script(
        15,
        "email",
        (
            *(*_taken_up(14), (9, "out"), (8, "offer"), (7, "reply"), (7, "offer"), (6, "reply"), (6, "decide")),
            *((5, "accept"), (4, "carry_out"), (2, "verify"), (2, "close")),
        ),
        MARIA,
        bargain="countered",
        paid=True,
    ),
    Script(4, "phone", ((4, "acknowledge"), (2, "withdrawn"), (2, "close")), AYSE, ending="withdrawn"),
    Script(3, "in_person", ((3, "resolve"),), TOM),
    Script(22, "email", (*_refused(21, 16, 13, 10), (7, "no_further"), (7, "close")), CAN, "not_upheld"),
    Script(5, "web_form", (*_taken_up(4, 2), (1, "inside")), CAN),
)


def courses(dice: Dice, office: Office, n: int) -> Iterator[Course]:
    """The courses of the first `n` scripts."""
    for script in SCRIPTS[:n]:
        yield course(dice, office, script)


def course(dice: Dice, office: Office, script: Script) -> Course:
    """The course that a script tells of, counted from today."""
    day = office.back(script.received) if script.received >= 0 else office.today + script.received - TODAY
    at = received = _some_time(dice, office, day)
    if script.received == _YESTERDAY and not office.is_open(day):
        at = _some_time(dice, office, office.today)
    story = Story(
        dice,
        office,
        received,
        outcome=script.outcome,
        dangerous=script.safety,
        paid=script.paid,
        nobody=script.anonymous,
        at_once=any(what == "resolve" for _, what in script.steps),
    )
    made = Course(received, at, script.medium, story, script.ending, script.safety, script.anonymous, script.owner)
    made.bargain, made.review, made.outside = script.bargain, script.review, script.outside
    for back, what in script.steps:
        day = max(office.back(max(back, 0)), at // DAY)
        at = max(at + dice.number(180, 1500), _some_time(dice, office, day))
        made.steps.append((at, what))
    return made


def _some_time(dice: Dice, office: Office, day: int) -> int:
    """A moment of the day; of today only the early morning, so that what follows still fits before noon."""
    return day * DAY + dice.number(OPENS, _EARLY if day == office.today else _LATE)
