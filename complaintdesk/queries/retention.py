"""What is kept for how long, and how much is past it (8.1). Bounded: it is counted as far as `MOST`."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from complaintdesk.queries.commitment import RECORDS
from complaintdesk.queries.evidenced import Behind, Evidence, State
from complaintdesk.rules import retention
from complaintdesk.store.look import Look

MOST = 1_000  # of the oldest closed cases that are looked at


class TermRow(NamedTuple):
    """A deadline policy on file, for how many years its records are kept, and how many closed cases are past that.

    `keep_years` is None where it names no term.
    """

    policy_id: int
    name: str
    keep_years: int | None
    past: int


class Retention(NamedTuple):
    """The terms; `complete` is False where only the oldest `MOST` closed cases were looked at."""

    terms: tuple[TermRow, ...]
    complete: bool

    @property
    def past(self) -> int:
        """How many closed cases are past their time, of those looked at."""
        return sum(term.past for term in self.terms)


_OLDEST = (
    'SELECT closed_on, policy_id FROM "case" WHERE closed_at IS NOT NULL AND closed_on < :before '
    "AND (outside_at IS NULL OR outside_ended_at IS NOT NULL) "
    "ORDER BY closed_on, id LIMIT :most"
)


def retention_terms(look: Look) -> Retention:
    """The terms of every deadline policy that is in force or that a case was promised."""
    in_force = look.value("SELECT policy_id FROM shop WHERE id = 1")
    policies = {
        number: (name, years) for number, name, years in look.rows("SELECT id, name, keep_years FROM policy")
    }
    counted = dict.fromkeys(policies, 0)
    known = [years for _, years in policies.values() if years is not None]
    found: list[tuple[str, int | None]] = []
    if known:
        found = oldest(look, retention.years_on(look.today, -min(known)))
    for closed_on, policy_id in found:
        kept_by = policy_id or in_force
        years = policies[kept_by][1]
        if years is not None and retention.past(date.fromisoformat(closed_on), years, look.today):
            counted[kept_by] += 1
    terms = (TermRow(number, name, years, counted[number]) for number, (name, years) in policies.items())
    return Retention(tuple(terms), len(found) < MOST)


def oldest(look: Look, before: date) -> list[tuple[str, int | None]]:
    """The closing days, with the deadline policies, of the oldest `MOST` cases that were closed before a day."""
    return look.rows(_OLDEST, before=before.isoformat(), most=MOST)


def evidence_rows(look: Look) -> list[Evidence]:
    """8.1: what is recorded is kept as long as it has to be, and no longer."""
    found = retention_terms(look)
    in_force = look.value("SELECT policy_id FROM shop WHERE id = 1")
    years = next(term.keep_years for term in found.terms if term.policy_id == in_force)
    state = State.AMBER if years is None or found.past else State.GREEN
    least = "" if found.complete else "at least "
    says = (
        f"By the time limits in force records are kept {years} years; {least}{found.past:,} closed are past it."
        if years is not None
        else "The time limits in force say nothing of how long records are kept."
    )
    asked = "What complaints tell is recorded, kept as long as it must be, kept confidential, and disposed of."
    rule = "Green: a term is set, and nothing closed is past it. Amber: no term, or something is past it."
    return [Evidence("8.1", asked, state, says, rule, (Behind("records and retention", "policy", RECORDS),))]
