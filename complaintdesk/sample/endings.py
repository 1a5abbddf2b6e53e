"""The course of a case from the decision on: what they answer, what is carried out, where else they go."""

from __future__ import annotations

from complaintdesk.sample.course import Course, Openings
from complaintdesk.sample.media import SPOKEN
from complaintdesk.sample.office import CLOSES, DAY, OPENS
from complaintdesk.sample.story import Story

_OUTCOMES: dict[str, float] = {"upheld": 0.52, "partly_upheld": 0.26, "not_upheld": 0.22}
_ENDINGS: dict[str, dict[str, float]] = {
    "upheld": {"accepted": 0.93, "no_answer": 0.05, "rejected": 0.02},
    "partly_upheld": {"accepted": 0.72, "no_answer": 0.13, "rejected": 0.15},
    "not_upheld": {"accepted": 0.38, "no_answer": 0.30, "rejected": 0.32},
}
# What they do who do not accept; `waits` is nothing at all, until their time has passed.
_ONWARDS: dict[str, float] = {"no_further": 0.57, "review": 0.28, "outside": 0.04, "waits": 0.11}
_OUTSIDE: dict[str, float] = {
    "for_us": 0.42,
    "partly_for_them": 0.18,
    "for_them": 0.12,
    "settled": 0.12,
    "withdrawn": 0.08,
    "not_admitted": 0.08,
}
_PAYS_OUTSIDE = frozenset({"partly_for_them", "for_them", "settled"})
_THEIR_DAYS = 93  # three months


class Courses(Openings):
    """Draws natural courses; what would lie ahead of the present is left out by who plays them."""

    def natural(self, received: int, taken: int, medium: str) -> Course:
        """A course as they usually run."""
        dice = self._dice
        spoken = medium in SPOKEN
        without = dice.weighted({"": 0.955, "withdrawn": 0.03, "out_of_scope": 0.015})
        at_once = not without and spoken and dice.chance(0.08)
        safety = not at_once and dice.chance(0.012)
        anonymous = spoken and dice.chance(0.05)
        outcome = "upheld" if at_once else dice.weighted(_OUTCOMES)
        story = Story(
            dice,
            self._office,
            received,
            outcome=outcome,
            dangerous=safety,
            nobody=anonymous,
            at_once=at_once,
        )
        course = Course(received, taken, medium, story, without, safety, anonymous)
        if without:
            self._without_decision(course)
        elif at_once:
            course.steps.append((self.later(taken, 0, 5), "resolve"))
        else:
            at = self._end(course, self.decided(course))
            if not anonymous and course.steps[-1][1] == "close" and dice.chance(0.03):
                self._again(course, at)
        self._forget(course)
        return course

    def _end(self, course: Course, at: int) -> int:
        """What the complainant answers, and what comes of it. Returns when it was closed."""
        dice = self._dice
        if course.anonymous:
            return self._closed(course, self.later(at, self.wait(1, 4)))
        ending = dice.weighted(_ENDINGS[course.story.first.outcome])
        if course.bargain in ("accepted", "countered"):
            return self._accepted(course, self.later(at, 0, 30), course.story.first.to_do)
        if ending == "no_answer":
            return self._silent(course, at)
        at = self.later(at, 0 if dice.chance(0.25) else self.wait(1, 7))
        if ending == "accepted":
            return self._accepted(course, at, course.story.first.to_do)
        course.steps.append((at, "reject"))
        return self._rejected(course, at)

    def _accepted(self, course: Course, at: int, to_do: bool) -> int:
        """They accept: what was promised is carried out, looked at mostly, and the case closed."""
        dice = self._dice
        course.steps.append((at, "accept"))
        if not to_do:
            return self._closed(course, at)
        days = 0 if dice.chance(0.35) else self.wait(1, 6)
        if days > 3 and dice.chance(0.7):
            course.steps.append((self.later(at, 1), "arrange"))
        at = self.later(at, days)
        course.steps.append((at, "carry_out"))
        if dice.chance(0.02):
            at = self.later(at, self.wait(1, 3))
            course.steps.append((at, "verify_in_vain"))
            at = self.later(at, self.wait(1, 4))
            course.steps.append((at, "carry_out"))
        if dice.chance(0.8):
            at = self.later(at, 0 if dice.chance(0.25) else self.wait(1, 4))
            course.steps.append((at, "verify"))
        return self._closed(course, at)

    def _silent(self, course: Course, at: int) -> int:
        """They say nothing, whatever we ask."""
        dice = self._dice
        for _ in range(dice.number(1, 2)):
            at = self.later(at, self.wait(4, 6))
            course.steps.append((at, "remind"))
        if course.story.first.to_do and dice.chance(0.7):
            at = self.later(at, self.wait(0, 2))
            course.steps.append((at, "carry_out"))
        return self._closed(course, self.later(at, self.wait(4, 6)))

    def _rejected(self, course: Course, at: int, reviewed: bool = False) -> int:
        """They do not accept: they are told where to go next, and go there or do not."""
        dice = self._dice
        at = self.later(at, self.wait(0, 2))
        course.steps.append((at, "recourse"))
        onwards = dice.weighted(_ONWARDS)
        if onwards == "waits":
            day = self._office.after(at // DAY + _THEIR_DAYS, dice.number(1, 3))
            return self._closed(course, day * DAY + dice.number(OPENS, CLOSES))
        if onwards == "outside":
            return self._outside(course, self.later(at, dice.number(4, 20)))
        if onwards == "review" and not reviewed:
            return self._reviewed(course, self.later(at, dice.number(1, 9)))
        at = self.later(at, self.wait(1, 8))
        course.steps.append((at, "no_further"))
        return self._closed(course, at)

    def _reviewed(self, course: Course, at: int) -> int:
        """Somebody else looks at it again and decides."""
        dice = self._dice
        course.review = "changed" if dice.chance(0.4) else "kept"
        course.steps.append((at, "ask_review"))
        at = self.later(at, 0 if dice.chance(0.4) else self.wait(1, 2))
        course.steps.append((at, "acknowledge"))
        at = self.later(at, self.wait(1, 4))
        course.steps.append((at, "review_note"))
        at = self.later(at, self.wait(0, 4))
        course.steps.append((at, "review"))
        at = self.later(at, 0 if dice.chance(0.2) else self.wait(1, 6))
        if course.review == "changed":
            return self._accepted(course, at, to_do=True)
        if dice.chance(0.3):
            return self._accepted(course, at, course.story.first.to_do)
        course.steps.append((at, "reject"))
        return self._rejected(course, at, reviewed=True)

    def _outside(self, course: Course, at: int) -> int:
        """An outside body has it for some weeks; they are told meanwhile that nothing is new."""
        dice = self._dice
        course.outside = dice.weighted(_OUTSIDE)
        course.steps.append((at, "outside"))
        at = self.later(at, 0, 60)
        course.steps.append((at, "outside_told"))
        at = self.later(at, dice.number(2, 5))
        course.steps.append((at, "our_side"))
        for _ in range(dice.number(3, 9)):
            at = self.later(at, dice.number(4, 5))
            course.steps.append((at, "outside_news"))
        at = self.later(at, dice.number(1, 4))
        course.steps.append((at, "conclude"))
        if course.outside not in _PAYS_OUTSIDE:
            return self._closed(course, self.later(at, self.wait(0, 2)))
        at = self.later(at, self.wait(0, 2))
        course.steps.append((at, "comply"))
        return self._accepted(course, self.later(at, self.wait(0, 3)), to_do=True)

    def _closed(self, course: Course, at: int) -> int:
        at = self.later(at, 0 if self._dice.chance(0.7) else self.wait(0, 2))
        course.steps.append((at, "close"))
        return at

    def _again(self, course: Course, at: int) -> None:
        at = self.later(at, self._dice.number(2, 25))
        course.steps.append((at, "come_back"))
        at = self.later(at, 0, 60)
        course.steps.append((at, "reopen"))
        at = self.later(at, self.wait(0, 3))
        course.steps.append((at, "inside"))
        at = self.later(at, self.wait(1, 5))
        course.steps.append((at, "investigate"))
        at = self.later(at, self.wait(0, 2))
        course.steps.append((at, "decide"))
        self._accepted(course, self.later(at, self.wait(0, 5)), to_do=True)

    def _without_decision(self, course: Course) -> None:
        at = self.begin(course)
        if course.ending == "out_of_scope" or self._dice.chance(0.6):
            at = self.taken_up(course, at)
        if not course.anonymous:
            at = self.later(at, self.wait(0, 6))
            course.steps.append((at, course.ending))
        course.steps.append((self.later(at, 0), "close"))

    def _forget(self, course: Course) -> None:
        """Now and then one is left lying: some of this quarter’s, hardly any from before."""
        recent = self._office.today - course.received // DAY < 100
        if self._dice.chance((0.06 if recent else 0.0012) * self._pace):
            del course.steps[self._dice.number(0, len(course.steps) - 1) :]
