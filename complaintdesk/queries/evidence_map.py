"""The evidence map: what the records show of each clause of ISO 10002:2018, collected from every room.

Nothing is kept of it: it is asked anew each time, of a part of the file that does not grow with it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from complaintdesk.queries import (
    audit_evidence,
    case_list,
    commitment,
    evidence_handling,
    evidence_outcome,
    evidence_principles,
    evidence_standards,
    improvement_due,
    management_review,
    monitoring,
    objectives,
    plan,
    retention,
    satisfaction,
    small_business,
    training,
)
from complaintdesk.queries.case_list import Listing
from complaintdesk.queries.evidenced import Evidence, State
from complaintdesk.rules.clauses import CLAUSES, belongs, first_of, place
from complaintdesk.rules.vocabulary import View
from complaintdesk.store.look import Look

# Each room's own lines; the order of the map is that of the standard, and within a clause that of this tuple.
SOURCES: Final[tuple[Callable[[Look], list[Evidence]], ...]] = (
    evidence_principles.evidence_rows,
    commitment.evidence_rows,
    plan.evidence_rows,
    objectives.evidence_rows,
    training.evidence_rows,
    evidence_handling.evidence_rows,
    evidence_outcome.evidence_rows,
    retention.evidence_rows,
    improvement_due.evidence_rows,
    satisfaction.evidence_rows,
    monitoring.evidence_rows,
    audit_evidence.evidence_rows,
    management_review.evidence_rows,
    evidence_standards.evidence_rows,
    small_business.evidence_rows,
)


class Drawn(NamedTuple):
    """A principle that other clauses show: what it asks, and which clauses those are."""

    asked: str
    clauses: tuple[str, ...]


_DRAWN = (
    Drawn("Commitment: management wants complaints, and says and shows so.", ("5.2", "5.3", "8.6")),
    Drawn("Improvement: the handling of complaints becomes better all the time.", ("8.2", "8.7")),
    Drawn("Competence: whoever handles complaints has learned to.", ("6.4",)),
)
_NOTHING = "Nothing on file could show it: no room of the desk keeps a record of it yet."
_RULE = "Green when all lines of these clauses are, red when one is, no data when none has any, else amber."


def evidence(look: Look, clause: str | None = None) -> list[Evidence]:
    """The map, in the order of the standard; of one clause and those below it, where one is named.

    `clause` is as `rules.clauses.meant` has it.
    """
    found = [row for source in SOURCES for row in source(look)]
    found += [_drawn(drawn, found) for drawn in _DRAWN]
    told = {first_of(row.clause) for row in found}
    found += [
        Evidence(known.number, f"{known.title[:1].upper()}{known.title[1:]}.", State.NO_DATA, _NOTHING, "", ())
        for known in CLAUSES
        if known.number not in told
    ]
    found.sort(key=lambda row: place(row.clause))
    return found if clause is None else [row for row in found if belongs(row.clause, clause)]


def _drawn(drawn: Drawn, rows: Sequence[Evidence]) -> Evidence:
    mine = [row for row in rows if first_of(row.clause) in drawn.clauses]
    states = {row.state for row in mine}
    if not states - {State.NO_DATA}:
        state = State.NO_DATA
    elif State.RED in states:
        state = State.RED
    else:
        state = State.GREEN if states == {State.GREEN} else State.AMBER
    wanting = sorted((row for row in mine if row.state is not State.GREEN), key=lambda row: place(row.clause))
    says = f"{_words(mine)} by which {_listed(drawn.clauses)} show it."
    if wanting:
        says += f" Not green: {', '.join(f'{row.clause} ({row.state.value})' for row in wanting)}."
    # what is wanting first, and each record once
    first = (*wanting, *(row for row in mine if row not in wanting))
    behind = tuple(dict.fromkeys(each for row in first for each in row.behind))[:6]
    return Evidence("4", drawn.asked, state, says, _RULE, behind)


def _words(rows: Sequence[Evidence]) -> str:
    """`3 lines (2 green, 1 amber)`."""
    if not rows:
        return "There are no lines"
    return f"{len(rows)} line{'' if len(rows) == 1 else 's'} ({summary(rows)})"


class Size(NamedTuple):
    """How much is on file: cases, entries of the history, and the form of the file."""

    cases: int
    entries: int
    revision: str


def size(look: Look) -> Size:
    """What the map was read from."""
    return Size(
        case_list.count(look, Listing(View.ALL, look.today)),
        int(look.value("SELECT coalesce(max(id), 0) FROM event")),
        str(look.value("SELECT version_num FROM alembic_version")),
    )


def summary(rows: Sequence[Evidence]) -> str:
    """How many lines are in which state: `12 green, 3 amber`."""
    counted = Counter(row.state for row in rows)
    return ", ".join(f"{counted[state]} {state.value}" for state in State if counted[state])


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
