"""Every question about evidence (4, 7, 8.5) and management reviews (8.6), for the test of plans."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from complaintdesk.queries import (
    evidence_cases,
    evidence_handling,
    evidence_map,
    evidence_names,
    evidence_outcome,
    evidence_principles,
    evidence_promises,
    evidence_standards,
    management_review,
    review_pack,
    review_results,
)
from complaintdesk.queries.evidenced import Behind, Evidence, State
from complaintdesk.rules.errors import NotFound
from complaintdesk.rules.periods import Period
from complaintdesk.rules.vocabulary import ClockKind
from complaintdesk.store.look import Look

# They ask what other rooms ask: sums of measures, audits, training; their own questions stand here by themselves.
FEW = (
    *("evidence_promises.kept", "evidence_promises.promise", "evidence_handling.", "evidence_outcome."),
    *("evidence_principles.", "evidence_map.", "evidence_standards.", "review_pack.", "review_results."),
)
_PERIOD = Period(date(2026, 11, 1), date(2027, 5, 31), "half a year")
_LINE = Evidence("4", "asked", State.RED, "says", "rule", (Behind("2026-000001-1: late", "case", 1),))


def _missing(ask: Callable[[Look, int], object]) -> Callable[[Look], object]:
    """A question about something that is not there."""

    def asked(look: Look) -> None:
        with pytest.raises(NotFound):
            ask(look, 1)

    return asked


ASKED: dict[str, Callable[[Look], object]] = {
    "evidence_cases.received": evidence_cases.received,
    "evidence_cases.decided": evidence_cases.decided,
    "evidence_cases.closed": evidence_cases.closed,
    "evidence_cases.letters": evidence_cases.letters,
    "evidence_cases.recourses": evidence_cases.recourses,
    "evidence_promises.kept": lambda look: [evidence_promises.kept(look, kind) for kind in ClockKind],
    "evidence_promises.missed": lambda look: [evidence_promises.missed(look, kind) for kind in ClockKind],
    "evidence_promises.promise": lambda look: evidence_promises.promise(look, "7.3", "", ClockKind.UPDATE, ""),
    "evidence_handling.evidence_rows": evidence_handling.evidence_rows,
    "evidence_outcome.evidence_rows": evidence_outcome.evidence_rows,
    "evidence_principles.evidence_rows": evidence_principles.evidence_rows,
    "evidence_standards.evidence_rows": evidence_standards.evidence_rows,
    "evidence_map.size": evidence_map.size,
    "evidence_map.evidence": evidence_map.evidence,
    "evidence_names.without": lambda look: evidence_names.without(look, [_LINE]),
    "evidence_names.with_names": lambda look: evidence_names.with_names(look, [_LINE]),
    "management_review.reviews": management_review.reviews,
    "management_review.review": _missing(management_review.review),
    "management_review.decisions": lambda look: management_review.decisions(look, 1),
    "management_review.decision": _missing(management_review.decision),
    "management_review.to_do": management_review.to_do,
    "management_review.ended": lambda look: management_review.ended(look, date(2026, 1, 1)),
    "management_review.packs": lambda look: management_review.packs(look, 1),
    "management_review.pack": _missing(management_review.pack),
    "management_review.content": lambda look: management_review.content(look, 1),
    "management_review.due_rows": management_review.due_rows,
    "management_review.evidence_rows": management_review.evidence_rows,
    "review_pack.gather": lambda look: review_pack.gather(look, _PERIOD, "Mary"),
    "review_pack.earlier": lambda look: review_pack.earlier(look, _PERIOD),
    "review_pack.changes": lambda look: review_pack.changes(look, _PERIOD),
    "review_pack.resources": lambda look: review_pack.resources(look, _PERIOD),
    "review_pack.risks": lambda look: review_pack.risks(look, _PERIOD),
    "review_pack.evidence": lambda look: review_pack.evidence(look, _PERIOD),
    "review_results.figures": lambda look: review_results.figures(look, _PERIOD),
    "review_results.objectives": lambda look: review_results.objectives(look, _PERIOD),
    "review_results.satisfaction": lambda look: review_results.satisfaction(look, _PERIOD),
    "review_results.audits": lambda look: review_results.audits(look, _PERIOD),
    "review_results.improvements": lambda look: review_results.improvements(look, _PERIOD),
}
