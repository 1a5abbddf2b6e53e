"""What ISO 10002 asks of an open case now, in a clerk's words (7.3-7.9): the *next* panel of a case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from complaintdesk.rules.dates import short
from complaintdesk.rules.lifecycle import Standing, refusal
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


def next_steps(standing: Standing, clocks: Mapping[ClockKind, date], today: date) -> tuple[NextStep, ...]:
    """The steps open now, most pressing first: late ones by how late, then today's, then in order of work.

    `clocks` holds the running clocks only, as dates in the office's time zone. Every step's act is allowed
    at this point of the case's life; a closed case asks for nothing.
    """
    if standing.closed:
        return ()
    steps = [*_receiving(standing, clocks, today), *_working(standing, clocks, today)]
    # sorted() is stable: what is not pressing stays in the order of work.
    return tuple(sorted(steps, key=lambda step: _pressing(step, today)))


def _receiving(standing: Standing, clocks: Mapping[ClockKind, date], today: date) -> list[NextStep]:
    steps = []
    if not standing.acknowledged:
        due = clocks.get(ClockKind.ACKNOWLEDGE)
        title = "Tell the complainant we have it" + _by(due, today, "it")
        why = "Everyone who complains is told at once that it has arrived, and its number."
        steps.append(_step(Act.ACKNOWLEDGE, title, why, "7.4", due, today))
    if not standing.assessed:
        why = "How serious it is decides what is done first; a danger to anyone goes to the top at once."
        if late := _blocked_decision(standing, clocks, today):
            why = f"{late} {why}"
        steps.append(_step(Act.ASSESS, "Assess how serious it is", why, "7.5", None, today))
    if not standing.assigned:
        why = "An open case without an owner is nobody's: one named person answers for it."
        steps.append(_step(Act.ASSIGN, "Give it an owner", why, "5.4", None, today))
    return steps


def _working(standing: Standing, clocks: Mapping[ClockKind, date], today: date) -> list[NextStep]:
    steps = []
    if standing.decided:
        why = (
            "When they accept and what was promised is done, close it. If they do not accept, "
            "tell them where they can go next, write that down, and close it as rejected."
        )
        steps.append(_step(Act.CLOSE, "Close the case", why, "7.9", None, today))
    update = clocks.get(ClockKind.UPDATE)
    if standing.acknowledged and update is not None:  # before that, the acknowledgement is the news
        title = "Tell the complainant how it stands" + _by(update, today, "an update")
        why = "Nobody should have to ask: people are told at intervals, even that there is nothing new."
        steps.append(_step(Act.LOG, title, why, "7.3", update, today))
    if not standing.decided and refusal(Act.DECIDE, standing) is None:
        due = clocks.get(ClockKind.DECIDE)
        title = "Decide and tell the complainant" + _by(due, today, "the decision")
        why = "Say what you found, what you offer and why; if it cannot be settled yet, say why and when."
        steps.append(_step(Act.DECIDE, title, why, "7.7, 7.8", due, today))
    return steps


def _step(act: Act, title: str, why: str, clause: str, due: date | None, today: date) -> NextStep:
    return NextStep(act, title, why, clause, due, overdue=due is not None and due < today)


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
