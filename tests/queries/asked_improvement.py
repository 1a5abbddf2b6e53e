"""The questions about improvements and patterns, for `test_plans`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import product
from typing import Any

import pytest

from complaintdesk.queries import improvement, improvement_due, patterns, word_patterns
from complaintdesk.queries.improvement_rows import EntryRow
from complaintdesk.queries.proposed import Proposal
from complaintdesk.rules.errors import NotFound
from complaintdesk.rules.improvement import Scope
from complaintdesk.store import scopes
from complaintdesk.store.look import Look

FIRST, LAST = date(2026, 1, 1), date(2027, 5, 20)
_ROW: list[Any] = [
    *(1, "CA-2026-001", "corrective", "done", "Title", "Problem", "defective", "desk lamp", None, None, 1),
    *("2026-11-01", None, None, None, None, 1, None, None, 1, "Ayşe", "Ayşe", None, "defective", None, None),
    *(None, "2026-11-20", None, 0),
]
ROW = EntryRow(*_ROW)


def _unknown(ask: Callable[[], object]) -> None:
    with pytest.raises(NotFound):
        ask()


def _every_scope(look: Look) -> None:
    """Every shape that a scope can have, counted and listed."""
    for shape in product(("defective", None), ("desk lamp", None), ("supplier", None), (1, None)):
        scopes.count(look, Scope(*shape), FIRST, LAST)
        scopes.newest(look, Scope(*shape), FIRST, LAST, 9)


def _words(look: Look) -> list[Proposal]:
    return list(word_patterns.proposals(look))


ASKED: dict[str, Callable[[Look], object]] = {
    "improvement.register": improvement.register,
    "improvement.entry": lambda look: _unknown(lambda: improvement.entry(look, 1)),
    "improvement.row_of": lambda look: _unknown(lambda: improvement.row_of(look, 1)),
    "improvement.by_number": lambda look: _unknown(lambda: improvement.by_number(look, "CA-2026-001")),
    "improvement.rounds": lambda look: improvement.rounds(look, 1),
    "improvement.checks": lambda look: improvement.checks(look, 1),
    "improvement.linked": lambda look: improvement.linked(look, 1),
    "improvement.effect": lambda look: improvement.effect(look, ROW),
    "improvement.state_words": lambda look: [
        improvement.state_words(look, row) for row in (ROW, ROW._replace(state="closed"))
    ],
    "improvement.actions_about": lambda look: improvement.actions_about(look, "defective", cause="supplier"),
    "improvement.of_case": lambda look: improvement.of_case(look, 1),
    "improvement.recurrences": lambda look: improvement.recurrences(look, FIRST, LAST),
    "improvement_due.due_rows": improvement_due.due_rows,
    "improvement_due.evidence_rows": improvement_due.evidence_rows,
    "scopes.count": _every_scope,
    "patterns.proposals": patterns.proposals,
    "patterns.proposal": lambda look: patterns.proposal(look, "problem/defective"),
    "patterns.months_compared": patterns.months_compared,
    "patterns.before": lambda look: patterns.before(look, "2026-10"),
    "patterns.received": lambda look: patterns.received(look, "2026-10"),
    "patterns.cases_of": lambda look: [patterns.cases_of(look, made) for made in patterns.proposals(look)],
    "word_patterns.proposals": _words,
}
