"""The course of a case: what is done to it and when, before anybody has said a word."""

from __future__ import annotations

from dataclasses import dataclass, field

from complaintdesk.sample.dice import Dice
from complaintdesk.sample.office import CLOSES, DAY, OPENS, Office

MEDIA: dict[str, float] = {
    "phone": 0.42,
    "email": 0.24,
    "web_form": 0.12,
    "in_person": 0.12,
    "letter": 0.05,
    "message": 0.03,
    "social": 0.01,
    "referral": 0.01,
}
SPOKEN = frozenset({"phone", "in_person"})
# Business days until it is acknowledged: when it came in that day, and when it had lain overnight.
_NEXT_DAY: dict[int, float] = {0: 0.46, 1: 0.48, 2: 0.035, 3: 0.015, 5: 0.01}
_PROMPTLY: dict[int, float] = {0: 0.90, 1: 0.07, 2: 0.02, 4: 0.01}
_OUTCOMES: dict[str, float] = {"upheld": 0.52, "partly_upheld": 0.26, "not_upheld": 0.22}
_ENDINGS: dict[str, dict[str, float]] = {
    "upheld": {"accepted": 0.93, "no_answer": 0.05, "rejected": 0.02},
    "partly_upheld": {"accepted": 0.72, "no_answer": 0.13, "rejected": 0.15},
    "not_upheld": {"accepted": 0.38, "no_answer": 0.30, "rejected": 0.32},
}


@dataclass(slots=True)
class Course:
    """When a complaint was made and typed in, how, and what follows: `steps` are `(moment, what)`, in order."""

    received: int
    taken: int
    medium: str
    outcome: str = "upheld"
    ending: str = "accepted"
    safety: bool = False
    anonymous: bool = False
    owner: int | None = None  # place in the list of people; None: as it falls
    steps: list[tuple[int, str]] = field(default_factory=list)


class Courses:
    """Draws natural courses. `pace` below 1 is a larger office, in which nothing lies about for long."""

    def __init__(self, dice: Dice, office: Office, pace: float) -> None:
        self._dice = dice
        self._office = office
        self._pace = pace

    def natural(self, received: int, taken: int, medium: str) -> Course:
        """A course as they usually run; what would lie ahead of the present is left out by who plays it."""
        dice = self._dice
        outcome = dice.weighted(_OUTCOMES)
        course = Course(received, taken, medium, outcome, dice.weighted(_ENDINGS[outcome]))
        course.safety = dice.chance(0.012)
        course.anonymous = medium in SPOKEN and dice.chance(0.05)
        if course.anonymous and course.ending == "rejected":
            course.ending = "no_answer"
        without = dice.weighted({"": 0.955, "withdrawn": 0.03, "out_of_scope": 0.015})
        if without:
            course.ending = without
            self._without_decision(course)
        elif medium in SPOKEN and dice.chance(0.08):
            self._at_once(course)
        else:
            self._full(course)
        self._forget(course)
        return course

    def later(self, at: int, days: int, minutes: int = 90) -> int:
        """So many business days after `at`, in office hours; for 0 days some minutes later, if still open."""
        dice, office = self._dice, self._office
        day, second = divmod(at, DAY)
        if days <= 0:
            second += dice.number(3, max(minutes, 4)) * 60 + dice.number(0, 59)
            if second < CLOSES and office.is_open(day):
                return day * DAY + max(second, OPENS + dice.number(0, 1200))
            return office.after(day, 1) * DAY + OPENS + dice.number(60, 5400)
        return office.after(day, days) * DAY + dice.number(OPENS, CLOSES)

    def _begin(self, course: Course) -> int:
        """Acknowledged, mostly in time. Returns when."""
        dice = self._dice
        if course.medium in SPOKEN and dice.chance(0.55):
            at = self.later(course.taken, 0, 6)
        else:
            waited = course.taken // DAY > course.received // DAY
            at = self.later(course.taken, dice.weighted(_PROMPTLY if waited else _NEXT_DAY), 240)
        course.steps.append((at, "acknowledge"))
        return at

    def _taken_up(self, course: Course, at: int) -> int:
        """Assessed and given to somebody. Returns when."""
        dice = self._dice
        days = 0 if course.safety else dice.weighted({0: 0.6, 1: 0.3, 2: 0.1})
        at = self.later(at, days)
        course.steps.append((at, "assess"))
        at = self.later(at, 0 if dice.chance(0.9) else 1, 20)
        course.steps.append((at, "assign"))
        if dice.chance(0.05):
            at = self.later(at, 0, 40)
            course.steps.append((at, "edit"))
        return at

    def _full(self, course: Course) -> None:
        dice = self._dice
        acknowledged = self._begin(course)
        at = self._taken_up(course, acknowledged)
        days = max(0, min(32, round(dice.around(5.6, 0.5) * self._pace)))
        decided = self._office.after(course.received // DAY, days) * DAY + dice.number(OPENS, CLOSES)
        if decided <= at:
            decided = self.later(at, 0, 240)
        self._in_between(course, at, decided)
        course.steps.append((decided, "decide"))
        at = self._end(course, decided)
        if course.ending in ("accepted", "rejected") and dice.chance(0.03):
            self._again(course, at)

    def _in_between(self, course: Course, after: int, before: int) -> None:
        """Two to seven entries in the log between taking up and deciding, fewer where there is little time."""
        dice = self._dice
        what = ["inside"] * dice.number(1, 2)
        if not course.anonymous:
            what += ["in"] * dice.weighted({0: 0.5, 1: 0.36, 2: 0.14})
            what += ["out"] * (dice.chance(0.35) + (before - after) // (DAY * 6))
        span = before // DAY - after // DAY
        moments = []
        for _ in what:
            day = after // DAY + dice.number(0, span)
            day = day if self._office.is_open(day) else self._office.after(day, 1)
            moments.append(day * DAY + dice.number(OPENS, CLOSES))
        course.steps += [
            (moment, step) for moment, step in sorted(zip(moments, what, strict=True)) if after < moment < before
        ]

    def _end(self, course: Course, at: int) -> int:
        """What the complainant answers, and the closing. Returns when it was closed."""
        dice = self._dice
        if course.anonymous:
            at = self.later(at, self._wait(1, 4))
        elif course.ending == "no_answer":
            for _ in range(dice.number(1, 2)):
                at = self.later(at, self._wait(4, 6))
                course.steps.append((at, "remind"))
            at = self.later(at, self._wait(4, 6))
        else:
            at = self.later(at, 0 if dice.chance(0.2) else self._wait(1, 8))
            course.steps.append((at, "answer"))
            if course.ending == "rejected":
                at = self.later(at, self._wait(0, 3))
                course.steps.append((at, "recourse"))
                at = self.later(at, self._wait(1, 8))
            elif dice.chance(0.75):
                at = self.later(at, self._wait(1, 8))
                course.steps.append((at, "carry_out"))
        at = self.later(at, 0 if dice.chance(0.7) else self._wait(0, 2))
        course.steps.append((at, "close"))
        return at

    def _again(self, course: Course, at: int) -> None:
        at = self.later(at, self._dice.number(2, 25))
        course.steps.append((at, "come_back"))
        at = self.later(at, 0, 60)
        course.steps.append((at, "reopen"))
        at = self.later(at, self._wait(0, 3))
        course.steps.append((at, "inside"))
        at = self.later(at, self._wait(1, 8))
        course.steps.append((at, "decide"))
        at = self.later(at, self._wait(0, 5))
        course.steps += [(at, "answer"), (self.later(at, 0), "close")]

    def _at_once(self, course: Course) -> None:
        """Settled at the first contact."""
        at = self.later(course.taken, 0, 5)
        course.ending, course.safety = "accepted", False
        for what in ("acknowledge", "assess", "assign", "decide", "close"):
            course.steps.append((at, what))
            at = self.later(at, 0, 25)

    def _without_decision(self, course: Course) -> None:
        at = self._begin(course)
        if course.ending == "out_of_scope" or self._dice.chance(0.6):
            at = self._taken_up(course, at)
        if not course.anonymous:
            at = self.later(at, self._wait(0, 6))
            course.steps.append((at, course.ending))
        course.steps.append((self.later(at, 0), "close"))

    def _forget(self, course: Course) -> None:
        """Now and then one is left lying: some of this quarter’s, hardly any from before."""
        recent = self._office.today - course.received // DAY < 100
        if self._dice.chance((0.06 if recent else 0.0012) * self._pace):
            del course.steps[self._dice.number(0, len(course.steps) - 1) :]

    def _wait(self, least: int, most: int) -> int:
        return round(self._dice.number(least, most) * self._pace)
