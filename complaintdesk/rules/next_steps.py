"""What ISO 10002 asks of an open case now, in a clerk's words (7.3-7.9): the *next* panel of a case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from complaintdesk.rules.dates import short
from complaintdesk.rules.lifecycle import refusal
from complaintdesk.rules.standing import Standing
from complaintdesk.rules.vocabulary import Act, ClockKind


@dataclass(frozen=True, slots=True)
class NextStep:
    """One thing to do: the act that does it, what to do, why, by which clause, by when (office's date)."""

    act: Act
    title: str
    why: str
    clause: str
    due: date | None
    overdue: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that was asked of a person or a department and is not answered; `due` is a date at the office."""

    whom: str
    what: str
    due: date


def next_steps(
    standing: Standing, clocks: Mapping[ClockKind, date], today: date, tasks: Sequence[Waiting] = ()
) -> tuple[NextStep, ...]:
    """The steps open now, most pressing first: late ones by how late, then today's, then in order of work.

    `clocks` holds the running clocks only, as dates in the office's time zone. Every step's act is allowed
    at this point of the case's life; a closed case asks for nothing but what others were asked.
    """
    asked = [_task(task, today) for task in tasks]
    if standing.closed:
        return tuple(sorted(asked, key=lambda step: _pressing(step, today)))
    asks = _Asked(standing, clocks, today)
    steps = [*asks.receiving(), *asks.working(), *asks.answered(), *asks.going_on(), *asked, *asks.told()]
    # sorted() is stable: what is not pressing stays in the order of work.
    return tuple(sorted(steps, key=lambda step: _pressing(step, today)))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked at one point of a case's life, part by part."""

    standing: Standing
    clocks: Mapping[ClockKind, date]
    day: date  # today, which nothing here looks up

    def _step(
        self, act: Act, title: str, why: str, clause: str, due: date | None = None, what: str = ""
    ) -> NextStep:
        said = title + (_by(due, self.day, what) if what else "")
        return NextStep(act, said, why, clause, due, overdue=due is not None and due < self.day)

    def receiving(self) -> Iterator[NextStep]:
        """7.4, 7.5, 5.4."""
        if not self.standing.acknowledged:
            due = self.clocks.get(ClockKind.ACKNOWLEDGE)
            why = "Everyone who complains is told at once that it has arrived, and its number."
            yield self._step(Act.ACKNOWLEDGE, "Tell the complainant we have it", why, "7.4", due, "it")
        if not self.standing.assessed and (not self.standing.decided or self.standing.in_review):
            why = "How serious it is decides what is done first; a danger to anyone goes to the top at once."
            if late := _blocked_decision(self.standing, self.clocks, self.day):
                why = f"{late} {why}"
            if self.standing.safety:
                why = f"Somebody’s safety may be at stake. {why}"
            yield self._step(Act.ASSESS, "Assess how serious it is", why, "7.5")
        if not self.standing.assigned:
            why = "An open case without an owner is nobody's: one named person answers for it."
            yield self._step(Act.ASSIGN, "Give it an owner", why, "5.4")

    def working(self) -> Iterator[NextStep]:
        """7.6, 7.7 and the review of annex G."""
        standing = self.standing
        if standing.offered:  # what is decided hangs on what they say to it
            why = "They may accept, refuse, or ask for something else; either way it is written down."
            yield self._step(Act.ANSWER, "Note what they say to the offer", why, "7.7")
        if standing.in_review and not standing.review_acknowledged:
            due = self.clocks.get(ClockKind.REVIEW_ACKNOWLEDGE)
            why = "Who asks for a review is told that it has begun, who does it, and when they will hear."
            yield self._step(Act.ACKNOWLEDGE, "Tell them the review has begun", why, "G, 7.4", due, "it")
        if standing.investigating and not standing.investigated and not standing.decided:
            why = "Hear both sides, gather what it rests on, write down what was found and why it happened."
            yield self._step(Act.INVESTIGATE, "Look into it", why, "7.6")
        if standing.in_review and refusal(Act.DECIDE, standing) is None:
            due = self.clocks.get(ClockKind.REVIEW_DECIDE)
            why = "Somebody who neither decided first nor owns the case looks at it again and decides."
            yield self._step(Act.DECIDE, "Decide on the review", why, "G, 7.7", due, "the answer")
        elif not standing.decided and refusal(Act.DECIDE, standing) is None:
            due = self.clocks.get(ClockKind.DECIDE)
            why = "Say what you found, what you offer and why; if it cannot be settled yet, say why and when."
            title = "Decide and tell the complainant"
            yield self._step(Act.DECIDE, title, why, "7.7, 7.8", due, "the decision")
        if standing.decided and not standing.informed:
            due = self.clocks.get(ClockKind.REVIEW_DECIDE) or self.clocks.get(ClockKind.DECIDE)
            why = "A decision is told as soon as it is made, to the complainant and to those involved."
            yield self._step(Act.INFORM, "Tell the decision", why, "7.8", due, "it")

    def answered(self) -> Iterator[NextStep]:
        """7.7, 7.9: what they say, and what follows from it."""
        standing = self.standing
        waits = standing.informed and standing.answer is None and not standing.in_review
        if waits and not standing.offered:
            why = "Accepted: carry it out, then close. Not accepted: tell them where they can go next."
            yield self._step(Act.ANSWER, "Note what they say to the decision", why, "7.9")
        if standing.to_carry_out and standing.informed and not standing.rejected:
            what = "the remedy" if standing.to_carry_out == 1 else f"{standing.to_carry_out} remedies"
            yield self._step(Act.CARRY_OUT, f"Carry out {what}", "What was promised is done, and noted.", "7.9")
        if standing.to_verify:
            why = "See whether it was really done and has helped; if not, it is to be done again."
            yield self._step(Act.VERIFY, "Verify what was done", why, "annex E")
        if standing.accepted and refusal(Act.CLOSE, standing) is None:
            yield self._step(Act.CLOSE, "Close the case", "They accept, and what was promised is done.", "7.9")

    def told(self) -> Iterator[NextStep]:
        """7.3: nobody should have to ask."""
        update = self.clocks.get(ClockKind.UPDATE)
        if self.standing.acknowledged and update is not None:  # before that, the acknowledgement is the news
            why = "Nobody should have to ask: people are told at intervals, even that there is nothing new."
            title = "Tell the complainant how it stands"
            yield self._step(Act.LOG, title, why, "7.3", update, "an update")

    def going_on(self) -> Iterator[NextStep]:
        """7.9, annex G: when they do not accept; and what stands still."""
        standing = self.standing
        waits = standing.rejected and standing.informed and not standing.in_review and not standing.outside
        if waits and not standing.recourse_told:
            why = "Inside to somebody else, or outside: how, where, and until when. It costs them nothing here."
            yield self._step(Act.TELL_RECOURSE, "Tell them where they can go next", why, "7.9")
        elif waits:
            yield self._waiting()
        if standing.outside:
            why = "What the body decides is carried out and written down, with what it cost."
            yield self._step(Act.CONCLUDE, "Note how it ended outside", why, "7.9, G")
        if standing.paused:
            why = "The days it stands still do not count. When what is waited for has come, let it run again."
            yield self._step(Act.RESUME, "Let the clocks run again", why, "7.3")

    def _waiting(self) -> NextStep:
        until = self.clocks.get(ClockKind.RECOURSE)
        if until is None or until < self.day:
            why = "Nothing is left, inside or outside, that they want: close it, with what happened."
            return self._step(Act.CLOSE, "Close the case", why, "7.9")
        why = (
            "They may still go on. The case stays open until then, until they say that they go no further, "
            "or until a review or an outside body has ended."
        )
        return self._step(Act.CLOSE, f"Wait for them until {short(until, self.day)}", why, "7.9")


def _task(task: Waiting, today: date) -> NextStep:
    said = f"{task.whom}: {task.what}"
    why = "Note what came of it, remind them, or say that it is not needed any more."
    title = said.replace("\n", " ") + _by(task.due, today, "it")
    return NextStep(Act.TASK_ANSWER, title, why, "5.4", task.due, overdue=task.due < today)


def _by(due: date | None, today: date, what: str) -> str:
    """`: an update was due Wed 18 Nov` when late, ` by tomorrow` when not, nothing without a clock."""
    if due is None:
        return ""
    if due < today:
        return f": {what} was due {short(due, today)}"
    return " today" if due == today else f" by {short(due, today)}"


def _blocked_decision(standing: Standing, clocks: Mapping[ClockKind, date], today: date) -> str | None:
    """A decision that is late and cannot be made before the assessment is: its step is not on the list."""
    due = clocks.get(ClockKind.DECIDE)
    if standing.decided or due is None or due >= today:
        return None
    return f"The decision was due {short(due, today)} and waits for this."


def _pressing(step: NextStep, today: date) -> tuple[int, int]:
    if step.due is not None and step.overdue:
        return 0, step.due.toordinal()
    return (1, 0) if step.due == today else (2, 0)
