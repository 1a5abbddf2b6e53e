"""The course of a case: what is done to it and when, up to the decision."""

from __future__ import annotations

from dataclasses import dataclass, field

from complaintdesk.sample.dice import Dice
from complaintdesk.sample.media import SPOKEN
from complaintdesk.sample.office import CLOSES, DAY, OPENS, Office
from complaintdesk.sample.story import Story

# Business days until it is acknowledged: when it came in that day, and when it had lain overnight.
_NEXT_DAY: dict[int, float] = {0: 0.46, 1: 0.48, 2: 0.035, 3: 0.015, 5: 0.01}
_PROMPTLY: dict[int, float] = {0: 0.90, 1: 0.07, 2: 0.02, 4: 0.01}
_BARGAINS: dict[str, float] = {"accepted": 0.55, "countered": 0.33, "rejected": 0.12}
_PROMISED = 10  # business days


@dataclass(slots=True)
class Course:
    """When a complaint was made and typed in, how, and what follows: `steps` are `(moment, what)`, in order."""

    received: int
    taken: int
    medium: str
    story: Story
    ending: str = ""  # withdrawn or out_of_scope, where it is not decided
    safety: bool = False
    anonymous: bool = False
    owner: int | None = None  # place in the list of people; None: as it falls
    bargain: str = ""  # what they say to the first offer, if there is one
    review: str = "kept"  # what a review does, if there is one
    outside: str = "for_us"  # how it ends at an outside body, if it goes there
    steps: list[tuple[int, str]] = field(default_factory=list)


class Pace:
    """How fast the office works. `pace` below 1 is a larger office, in which nothing lies about for long."""

    def __init__(self, dice: Dice, office: Office, pace: float) -> None:
        self._dice = dice
        self._office = office
        self._pace = pace

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

    def wait(self, least: int, most: int) -> int:
        """Business days that somebody here takes."""
        return round(self._dice.number(least, most) * self._pace)


class Openings(Pace):
    """From the receipt to the decision."""

    def begin(self, course: Course) -> int:
        """Acknowledged, mostly in time. Returns when."""
        dice = self._dice
        if course.medium in SPOKEN and dice.chance(0.55):
            at = self.later(course.taken, 0, 6)
        else:
            waited = course.taken // DAY > course.received // DAY
            at = self.later(course.taken, dice.weighted(_PROMPTLY if waited else _NEXT_DAY), 240)
        course.steps.append((at, "acknowledge"))
        return at

    def taken_up(self, course: Course, at: int) -> int:
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

    def decided(self, course: Course) -> int:
        """Taken up, looked into, perhaps bargained over, and decided. Returns when."""
        dice = self._dice
        at = self.taken_up(course, self.begin(course))
        days = max(0, min(32, round(dice.around(5.6, 0.5) * self._pace)))
        found = self._office.after(course.received // DAY, days) * DAY + dice.number(OPENS, CLOSES)
        if found <= at:
            found = self.later(at, 0, 240)
        self._in_between(course, at, found)
        if days > _PROMISED and dice.chance(0.5):
            self._extended(course, at, found)
        at = found
        if dice.chance(0.93):
            course.steps.append((at, "investigate"))
            at = self.later(at, 0, 120)
        if course.story.first.sum is not None and course.story.sum_sought is not None and dice.chance(0.12):
            at = self._bargain(course, at)
        if dice.chance(0.03):
            course.steps.append((at, "decide_untold"))
            at = self.later(at, 0 if dice.chance(0.6) else 1)
            course.steps.append((at, "inform"))
        else:
            course.steps.append((at, "decide"))
        return at

    def _in_between(self, course: Course, after: int, before: int) -> None:
        """Up to seven entries between taking up and finding, fewer where there is little time."""
        dice = self._dice
        what = ["inside"] * dice.weighted({0: 0.4, 1: 0.45, 2: 0.15})
        what += ["evidence"] * dice.weighted({0: 0.75, 1: 0.2, 2: 0.05})
        what += ["hand_over"] * dice.chance(0.025)
        if not course.anonymous:
            what += ["in"] * dice.weighted({0: 0.5, 1: 0.36, 2: 0.14})
            what += ["out"] * (dice.chance(0.35) + (before - after) // (DAY * 6))
        span = before // DAY - after // DAY
        moments = sorted(self._within(after, span) for _ in what)
        dice.shuffle(what)
        steps = [(at, step) for at, step in zip(moments, what, strict=True) if after < at < before]
        if span > 4 and not course.anonymous and dice.chance(0.06):
            begin, end = sorted((self._within(after, span), self._within(after, span)))
            if after < begin < end - 3600 and end < before:
                steps = sorted([*steps, (begin, "pause"), (end, "resume")])
        course.steps += steps

    def _within(self, after: int, days: int) -> int:
        """A moment on one of so many days."""
        day = after // DAY + self._dice.number(0, days)
        day = day if self._office.is_open(day) else self._office.after(day, 1)
        return day * DAY + self._dice.number(OPENS, CLOSES)

    def _extended(self, course: Course, after: int, before: int) -> None:
        """Told a day or two before it is due that it takes longer."""
        day = self._office.after(course.received // DAY, _PROMISED - self._dice.number(1, 2))
        at = day * DAY + self._dice.number(OPENS, CLOSES)
        if after < at < before:
            course.steps = sorted([*course.steps, (at, "extend")])

    def _bargain(self, course: Course, at: int) -> int:
        """An offer and what they say to it; a better one, where they ask for more. Returns when it was over."""
        course.bargain = self._dice.weighted(_BARGAINS)
        for _ in range(2 if course.bargain == "countered" else 1):
            at = self.later(at, self.wait(0, 1))
            course.steps.append((at, "offer"))
            at = self.later(at, 0 if self._dice.chance(0.4) else self.wait(1, 3))
            course.steps.append((at, "reply"))
        return self.later(at, 0, 60)
