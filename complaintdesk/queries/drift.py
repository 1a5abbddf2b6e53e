"""Who gives what in like cases (annex D): the decisions of the last 12 months, by whoever decided."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from complaintdesk.rules import drift as rules
from complaintdesk.rules.drift import Decided, Drift
from complaintdesk.store.look import Look

MOST = 20_000  # decisions that are compared, the newest; so that it costs the same in any office
DAYS = 365
DEFINITION = rules.DEFINITION.format(most=MOST, least=rules.LEAST)


class Compared(NamedTuple):
    """All comparisons, with what people read for the codes; `first` is the ISO date of the oldest decision."""

    drifts: list[Drift]
    names: dict[int, str]
    labels: dict[str, str]
    currency: str
    decisions: int
    first: str | None


def compared(look: Look) -> Compared:
    """Each person's decisions in each group of like cases, beside those of all others."""
    rows = look.rows(
        "SELECT id, reference, problem, severity, decided_by_id, remedy_given, sum_given, currency, decided_on "
        'FROM "case" INDEXED BY ix_case_decided WHERE decided_on IS NOT NULL AND decided_on > :first '
        "AND decided_by_id IS NOT NULL ORDER BY decided_on DESC, id DESC LIMIT :most",
        first=(look.today - timedelta(days=DAYS)).isoformat(),
        most=MOST,
    )
    ours = look.office.currency
    decisions = [
        Decided(
            case_id,
            reference,
            problem,
            severity,
            who,
            rules.more_than_words(given, amount),
            amount if currency == ours else None,
        )
        for case_id, reference, problem, severity, who, given, amount, currency, _ in rows
    ]
    return Compared(
        rules.compared(decisions),
        dict(look.rows("SELECT id, name FROM staff_member")),
        dict(look.rows("SELECT code, label FROM category")),
        ours,
        len(rows),
        rows[-1][-1] if rows else None,
    )
