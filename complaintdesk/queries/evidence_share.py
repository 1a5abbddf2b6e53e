"""Shares as evidence: how many of the cases that are looked at show it, and by what rule that is green."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Generic, NamedTuple, TypeVar

from complaintdesk.queries.evidenced import Behind, Evidence, State
from complaintdesk.rules.measures import share
from complaintdesk.rules.written import short_day

MOST: Final = 500  # cases, so that looking costs the same however many there are
DAYS: Final = 365
LEAST: Final = 5  # below this many a share says nothing
_WANTING, _SHOWN = 6, 3  # records named that lack it; of those that have it, where none lacks it

Row = TypeVar("Row")


class Bar(NamedTuple):
    """From which share in per cent on it is green, and from which on amber."""

    green: int = 95
    amber: int = 80

    @property
    def words(self) -> str:
        """The rule, as it is shown."""
        if self.green == 100:
            below = f"amber from {self.amber} % on, red below" if self.amber < 100 else "red where one does not"
            return f"Green when all of them do; {below}. Fewer than {LEAST}: amber where one does not."
        return f"Green from {self.green} % on, amber from {self.amber} % on, red below. {_FEW}"


_FEW = f"With fewer than {LEAST} there is nothing to say."
USUAL: Final = Bar()
ALL: Final = Bar(100, 90)


@dataclass(frozen=True, slots=True)
class Stretch(Generic[Row]):
    """What is looked at: the newest `MOST` of the last twelve months, newest first.

    `what` says what they are (`cases decided`); `elsewhere` of them were handled in another system: not here.
    """

    rows: tuple[Row, ...]
    what: str
    since: date
    cut: bool
    elsewhere: int = 0

    @property
    def words(self) -> str:
        """`the last 500 cases decided`, or `the 12 cases decided since 23 November 2025`."""
        if self.cut:
            return f"the last {len(self.rows):,} {self.what}"
        return f"the {len(self.rows):,} {self.what} since {short_day(self.since, 'en')}"

    @property
    def left_out(self) -> str:
        """A sentence about what is not looked at; empty where that is nothing."""
        return f" {self.elsewhere:,} brought in from elsewhere are left out." if self.elsewhere else ""


def state(part: int, whole: int, bar: Bar = USUAL) -> State:
    """What a share comes to."""
    if whole < LEAST:  # too few for a share; but where all are to show it, one that does not is something to say
        return State.AMBER if bar.green == 100 and part < whole else State.NO_DATA
    if 100 * part >= bar.green * whole:
        return State.GREEN
    return State.AMBER if 100 * part >= bar.amber * whole else State.RED


class Asked(NamedTuple):
    """A question to each of the cases: the clause, what it asks, and how the answer is said.

    `does` continues "485 of the last 500 cases decided …"; `among` names those that are asked where it is not all
    of them, as in "12 of 14 *complaints that came in writing* …".
    """

    clause: str
    asked: str
    does: str
    lacks: str  # what is said of one that does not
    has: str = "shows it"
    among: str = ""
    bar: Bar = USUAL


def answered(
    question: Asked, stretch: Stretch[Row], shows: Callable[[Row], bool], of: Callable[[Row], bool] | None = None
) -> Evidence:
    """Ask it of each case of the stretch (for which `of` holds); cases that lack it are named first."""
    asked = [row for row in stretch.rows if of is None or of(row)]
    good = [row for row in asked if shows(row)]
    bad = [row for row in asked if not shows(row)]
    if not asked:
        says = f"Nothing to look at yet: none of {stretch.words}" + (
            f" is one of the {question.among}." if question.among else "."
        )
        if not stretch.rows:
            says = f"Nothing to look at yet: no {stretch.what} since {short_day(stretch.since, 'en')}."
    else:
        said = share(len(good), len(asked), LEAST)
        whole = f"{len(asked):,} {question.among}" if question.among else stretch.words
        says = f"{len(good):,} of {whole} {question.does} ({said})"
        says += f"; looked at: {stretch.words}." if question.among else "."
    return Evidence(
        clause=question.clause,
        asked=question.asked,
        state=state(len(good), len(asked), question.bar),
        says=says + stretch.left_out,
        rule=question.bar.words,
        behind=behind(bad, question.lacks, _WANTING) or behind(good, question.has, _SHOWN),
    )


def behind(rows: Sequence[Any], said: str, most: int = _WANTING) -> tuple[Behind, ...]:
    """The first of these cases as records, each once: rows with `id` and `reference`."""
    found = {row.id: Behind(f"{row.reference}: {said}", "case", row.id) for row in rows}
    return tuple(found.values())[:most]
