"""The clauses of ISO 10002:2018 and its annexes, in order, each with what it is about in our own words."""

from __future__ import annotations

import re
from typing import Final, NamedTuple


class Clause(NamedTuple):
    """A clause (`7.4`) or an annex (`annex D`), and its title."""

    number: str
    title: str


CLAUSES: Final[tuple[Clause, ...]] = (
    Clause("4", "guiding principles"),
    Clause("5.1", "context of the organisation"),
    Clause("5.2", "leadership and commitment"),
    Clause("5.3", "policy"),
    Clause("5.4", "responsibility and authority"),
    Clause("6.1", "planning"),
    Clause("6.2", "objectives"),
    Clause("6.3", "activities"),
    Clause("6.4", "resources and training"),
    Clause("7.1", "communication"),
    Clause("7.2", "receipt"),
    Clause("7.3", "tracking"),
    Clause("7.4", "acknowledgement"),
    Clause("7.5", "initial assessment"),
    Clause("7.6", "investigation"),
    Clause("7.7", "response"),
    Clause("7.8", "communicating the decision"),
    Clause("7.9", "closing"),
    Clause("8.1", "collecting information"),
    Clause("8.2", "analysis and evaluation"),
    Clause("8.3", "satisfaction with the handling"),
    Clause("8.4", "monitoring"),
    Clause("8.5", "audit"),
    Clause("8.6", "management review"),
    Clause("8.7", "continual improvement"),
    Clause("annex A", "how the standards hang together"),
    Clause("annex B", "small business"),
    Clause("annex C", "complainant's form"),
    Clause("annex D", "objectivity"),
    Clause("annex E", "follow-up form"),
    Clause("annex F", "responses"),
    Clause("annex G", "escalation"),
    Clause("annex H", "continual monitoring"),
    Clause("annex I", "audit questions"),
)
_PLACE = {clause.number: at for at, clause in enumerate(CLAUSES)}
TITLES: Final = {clause.number: clause.title for clause in CLAUSES}
_NUMBER = re.compile(r"annex [a-i]|\b[4-8](?:\.\d)?", re.IGNORECASE)


def first_of(told: str) -> str:
    """The first clause that `told` names (`8.2, 8.7` is 8.2, `Annex d` is `annex D`); else the text."""
    found = _NUMBER.search(told)
    if found is None:
        return told
    number = found[0]
    if number[0].isdigit():
        return number
    return f"annex {number[-1].upper()}"


def place(told: str) -> int:
    """Where in the standard it stands; behind everything where it is no clause of it."""
    number = first_of(told)
    return _PLACE.get(number, _PLACE.get(number.partition(".")[0], len(CLAUSES)))


def meant(typed: str) -> str | None:
    """The clause or the clauses that somebody means: `7.4`, `7`, `d`, `annex d`. None where there is none such."""
    told = " ".join(typed.casefold().split()).removeprefix("clause ").removeprefix("annex ")
    if len(told) == 1 and told.isalpha():
        told = f"annex {told.upper()}"
    known = any(clause.number == told or clause.number.startswith(f"{told}.") for clause in CLAUSES)
    return told if known else None


def belongs(told: str, wanted: str) -> bool:
    """Whether what stands under `told` belongs to the clause `wanted` (see `meant`), or to one below it."""
    number = first_of(told)
    return number == wanted or number.startswith(f"{wanted}.")
