"""Clause 7.6 to 7.9 and annexes F and G in the records: investigation, response, decision, closing, escalation."""

from __future__ import annotations

from datetime import date

from complaintdesk.queries import evidence_cases as cases
from complaintdesk.queries.evidence_cases import ClosedRow, DecidedRow, RecourseRow
from complaintdesk.queries.evidence_promises import promise
from complaintdesk.queries.evidence_share import ALL, Asked, Bar, Stretch, answered
from complaintdesk.queries.evidenced import Evidence
from complaintdesk.rules.recourse import Level
from complaintdesk.rules.vocabulary import ClockKind, ClosingReason, Outcome
from complaintdesk.store.look import Look

_DAYS_TO_TELL = 3
_MAY_TAKE = 28  # days a review may take before it is asked why it has not ended


def evidence_rows(look: Look) -> list[Evidence]:
    """All of them."""
    decided = cases.decided(look)
    return [
        *_investigation(decided),
        promise(
            look,
            "7.7",
            "Each complaint is answered within the time that is promised.",
            ClockKind.DECIDE,
            "complaints were decided",
        ),
        *_response(decided),
        _told(decided),
        *_closing(cases.closed(look)),
        _weighed(decided),
        *_escalation(look),
    ]


def _investigation(decided: Stretch[DecidedRow]) -> list[Evidence]:
    return [
        answered(
            Asked(
                "7.6",
                "The circumstances are looked into, and both sides are heard.",
                "were looked into with both sides on file",
                "both sides are not on file",
                "both sides are on file",
                "cases not settled at first contact",
            ),
            decided,
            lambda row: row.both_sides and row.concluded,
            lambda row: not row.first_contact,
        ),
        answered(
            Asked(
                "7.6",
                "What caused it is found, so that it can be kept from happening again.",
                "have a cause on file",
                "no cause is on file",
                "its cause is on file",
                "cases that were looked into",
                Bar(90, 70),
            ),
            decided,
            lambda row: row.cause is not None,
            lambda row: row.concluded,
        ),
    ]


def _response(decided: Stretch[DecidedRow]) -> list[Evidence]:
    upheld = (Outcome.UPHELD.value, Outcome.PARTLY_UPHELD.value)
    return [
        answered(
            Asked(
                "7.7",
                "A complaint that is justified gets a remedy.",
                "were given one",
                "upheld, and no remedy is on file",
                "given a remedy",
                "complaints upheld in whole or in part",
            ),
            decided,
            lambda row: bool(row.remedy_given and row.remedy_given != "none"),
            lambda row: row.outcome in upheld,
        ),
        answered(
            Asked(
                "7.7",
                "The answer says why it was decided so.",
                "have the reason on file",
                "no reason is on file",
                "its reason is on file",
                "cases not settled at first contact",
            ),
            decided,
            lambda row: bool(row.reason),
            lambda row: not row.first_contact,
        ),
    ]


def _told(decided: Stretch[DecidedRow]) -> Evidence:
    """7.8: as soon as it is made."""
    return answered(
        Asked(
            "7.8",
            "The decision is told to the complainant as soon as it is made.",
            f"were told within {_DAYS_TO_TELL} days",
            f"not told within {_DAYS_TO_TELL} days",
            "told at once",
        ),
        decided,
        lambda row: row.informed_on is not None and _days(row.decided_on, row.informed_on) <= _DAYS_TO_TELL,
        lambda row: row.informed_on is not None or row.untold,
    )


def _closing(closed: Stretch[ClosedRow]) -> list[Evidence]:
    rejected = (ClosingReason.REJECTED.value, ClosingReason.EXHAUSTED.value)
    return [
        answered(
            Asked(
                "7.9",
                "Where the decision is accepted, it is carried out before the case is closed.",
                "had everything carried out that was promised",
                "closed with a promise not carried out",
                "carried out",
                "cases whose decision was accepted",
                ALL,
            ),
            closed,
            lambda row: row.remedies_open == 0,
            lambda row: row.reason == ClosingReason.ACCEPTED.value,
        ),
        answered(
            Asked(
                "7.9",
                "Whoever does not accept the decision is told where they can go next.",
                "were told where they can go next",
                "closed without a word about recourse",
                "told where they can go next",
                "cases whose decision was not accepted",
                ALL,
            ),
            closed,
            lambda row: row.recourse_told,
            lambda row: row.reason in rejected,
        ),
        answered(
            Asked(
                "7.9",
                "Reopening a case does not erase that and when it was closed before.",
                "keep the day of their first closing",
                "the day of the first closing is lost",
                "keeps its first closing",
                "cases that were opened again",
                ALL,
            ),
            closed,
            lambda row: row.first_closed_on is not None,
            lambda row: row.reopened > 0,
        ),
    ]


def _weighed(decided: Stretch[DecidedRow]) -> Evidence:
    """Annex F: what is given is chosen from the list, and whether an apology is enough is weighed."""
    return answered(
        Asked(
            "annex F",
            "Remedies are weighed: what was wrong, what harm it did, what like cases were given.",
            "rest on a finding whose fault and cause are known",
            "given without a finding",
            "weighed on what was found",
            "cases with a remedy and not settled at first contact",
            Bar(90, 70),
        ),
        decided,
        lambda row: row.concluded and row.cause is not None,
        lambda row: not row.first_contact and bool(row.remedy_given and row.remedy_given != "none"),
    )


def _escalation(look: Look) -> list[Evidence]:
    stretch = cases.recourses(look)
    return [
        answered(
            Asked(
                "annex G",
                "A review inside is by somebody who had no part in the decision.",
                "are with somebody who neither owns the case nor made the decision that is reviewed",
                "reviewed by who owns the case or decided",
                "reviewed by somebody else",
                "reviews inside with a named reviewer",
                ALL,
            ),
            stretch,
            _by_another,
            lambda row: row.level == Level.REVIEW.value and row.reviewer_id is not None,
        ),
        answered(
            Asked(
                "annex G",
                "Each step of escalation ends with a decision that is kept.",
                "have an outcome on file",
                f"without an outcome after more than {_MAY_TAKE} days",
                "its outcome is on file",
                f"steps begun more than {_MAY_TAKE} days ago",
            ),
            stretch,
            lambda row: row.outcome is not None,
            lambda row: _days(row.begun_on, look.today.isoformat()) > _MAY_TAKE,
        ),
    ]


def _by_another(row: RecourseRow) -> bool:
    """Once a review has ended, its own decision stands on the case, and only the owner tells who had it before."""
    running = row.ended_on is None
    return row.reviewer_id != row.owner_id and not (running and row.reviewer_id == row.decided_by_id)


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
