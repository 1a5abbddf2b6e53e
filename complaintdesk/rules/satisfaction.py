"""How satisfied complainants are: whom we ask, what, and what their marks come to (ISO 10002:2018, 8.3).

The handling and the outcome are asked apart: who did not get what they wanted can have been treated well.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple

from complaintdesk.rules import intervals, measures
from complaintdesk.rules.intervals import Interval
from complaintdesk.rules.vocabulary import Word

LEAST: Final = 5  # below this many answers a share or a mean says nothing
SATISFIED: Final = 4  # this mark and the one above it
DISSATISFIED: Final = 2  # this mark and the one below it
MOST_TRIES: Final = 3  # calls that reach nobody; after them they are not reached
SPARE_MONTHS: Final = 12  # in which nobody is asked twice, unless the office says otherwise

# What was said stays in the survey: the history of the case says that they were asked, to whoever handled it too.
KEPT_APART: Final = frozenset({"survey_sampled", "survey_try"})

MARKS: Mapping[int, str] = {
    1: "very dissatisfied",
    2: "dissatisfied",
    3: "neither",
    4: "satisfied",
    5: "very satisfied",
}
HANDLING: Final = "How satisfied are you with the way we handled your complaint?"
OUTCOME: Final = "And, apart from that, with what came of it?"
DEFINITION: Final = (
    "Of those in the samples who answered in the period, the share who marked 4 or 5 of 5, handling and "
    "outcome apart, by the day it was answered, with its 95 % interval (Wilson). Below five: too few to say."
)


class Medium(Word):
    """How they are asked: `either` is by phone where there is a number, else by letter."""

    PHONE = "phone"
    LETTER = "letter"
    EITHER = "either"


class Reply(Word):
    """What came of asking somebody."""

    WAITING = "waiting"
    ANSWERED = "answered"
    REFUSED = "refused"
    NOT_REACHED = "not_reached"  # called in vain, or no letter came back
    NOT_ASKED = "not_asked"  # the survey ended before anybody tried
    TAKEN_OUT = "taken_out"  # should not be asked after all


class LeftOut(Word):
    """Why a closed case could not be drawn; the first that holds."""

    MERGED = "merged"
    NOT_OURS = "not_ours"
    ANONYMOUS = "anonymous"
    NEVER_AGAIN = "never_again"
    ASKED_LATELY = "asked_lately"
    UNREACHABLE = "unreachable"
    ANOTHER_CASE = "another_case"


class CallResult(Word):
    """What came of a call."""

    ANSWERED = "answered"
    NOT_REACHED = "not_reached"
    CALL_BACK = "call_back"
    REFUSED = "refused"
    TAKEN_OUT = "taken_out"


def months_before(day: date, months: int) -> date:
    """The same day so many months before, or the last of that month where it is shorter."""
    at = day.year * 12 + day.month - 1 - months
    year, month = at // 12, at % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


class Marks(NamedTuple):
    """How many gave each mark, 1 to 5, to one question."""

    ones: int = 0
    twos: int = 0
    threes: int = 0
    fours: int = 0
    fives: int = 0

    @property
    def answered(self) -> int:
        """How many answered this question."""
        return sum(self)

    @property
    def satisfied(self) -> int:
        """How many gave 4 or 5."""
        return sum(self[SATISFIED - 1 :])

    @property
    def enough(self) -> bool:
        """Whether there are enough answers to say anything."""
        return self.answered >= LEAST

    @property
    def share(self) -> float | None:
        """The share satisfied, 0 to 1; None where too few answered."""
        return self.satisfied / self.answered if self.enough else None

    @property
    def interval(self) -> Interval | None:
        """The 95 % interval of that share (Wilson); None where too few answered."""
        return intervals.wilson(self.satisfied, self.answered) if self.enough else None

    @property
    def mean(self) -> float | None:
        """The mean mark; None where too few answered."""
        return intervals.mean(self._counted) if self.enough else None

    @property
    def mean_interval(self) -> Interval | None:
        """The 95 % interval of the mean (Student's t), within 1 to 5; None where too few answered."""
        return intervals.of_mean(self._counted, 1, len(MARKS)) if self.enough else None

    @property
    def in_words(self) -> str:
        """`76 % satisfied (60–87 %), mean 4.1, of 34`, or that it is too few to say."""
        found, mean = self.interval, self.mean
        if found is None or mean is None:
            return f"too few to say (of {self.answered})"
        said = measures.share(self.satisfied, self.answered, LEAST)
        return f"{said} satisfied ({found.in_words}), mean {mean:.1f}, of {self.answered}"

    @property
    def _counted(self) -> Mapping[int, int]:
        return dict(enumerate(self, start=1))


def marks_of(counted: Mapping[int, int]) -> Marks:
    """Of `{mark: how many}`."""
    return Marks(*(counted.get(mark, 0) for mark in MARKS))
