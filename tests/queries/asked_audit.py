"""The questions about audits and quality reviews, for `test_plans`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from complaintdesk.queries import audit, audit_evidence, drift, quality
from complaintdesk.rules.errors import NotFound
from complaintdesk.store import drawing, handlers
from complaintdesk.store.look import Look

FIRST, LAST = date(2020, 1, 1), date(2027, 5, 20)


def _unknown(ask: Callable[[], object]) -> None:
    """What is not on file is looked for all the same."""
    with pytest.raises(NotFound):
        ask()


ASKED: dict[str, Callable[[Look], object]] = {
    "audit.programme": audit.programme,
    "audit.audit": lambda look: _unknown(lambda: audit.audit(look, 1)),
    "audit.concluded": lambda look: audit.concluded(look, FIRST, LAST),
    "audit.questions": lambda look: audit.questions(look, 1),
    "audit.question": lambda look: _unknown(lambda: audit.question(look, 1)),
    "audit.cases": lambda look: audit.cases(look, 1),
    "audit.figures": lambda look: audit.figures(look, 1),
    "audit.findings": lambda look: audit.findings(look, 1),
    "audit.all_findings": audit.all_findings,
    "audit.open_findings": audit.open_findings,
    "audit.finding": lambda look: _unknown(lambda: audit.finding(look, 1)),
    "audit.due_rows": audit.due_rows,
    "audit_evidence.evidence_rows": audit_evidence.evidence_rows,
    "quality.samples": quality.samples,
    "quality.sample": lambda look: _unknown(lambda: quality.sample(look, 1)),
    "quality.reviews": lambda look: quality.reviews(look, 1),
    "quality.review": lambda look: _unknown(lambda: quality.review(look, 1)),
    "quality.answers": lambda look: quality.answers(look, 1),
    "quality.results": lambda look: quality.results(look, 1),
    "quality.concluded": lambda look: quality.concluded(look, FIRST, LAST),
    "quality.due_rows": quality.due_rows,
    "drift.compared": drift.compared,
    "handlers.of_case": lambda look: handlers.of_case(look, 1),
    "drawing.closed_cases": lambda look: drawing.closed_cases(look, FIRST, LAST, 5, 1, lambda _: True),
}
