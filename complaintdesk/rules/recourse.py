"""Where a complainant can go next (ISO 10002:2018, 7.9, annex G): internal review, then an outside body."""

from __future__ import annotations

from complaintdesk.rules.vocabulary import Word


class Level(Word):
    """Inside, by somebody else, or outside."""

    REVIEW = "review"
    OUTSIDE = "outside"


class BodyKind(Word):
    """What kind of outside body it is."""

    ADR = "adr"
    OMBUDSMAN = "ombudsman"
    ARBITRATION = "arbitration"
    REGULATOR = "regulator"
    COURT = "court"
    OTHER = "other"


class ReviewOutcome(Word):
    """What a review did with the decision."""

    KEPT = "kept"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


class OutsideOutcome(Word):
    """How it ended at an outside body."""

    FOR_THEM = "for_them"
    PARTLY_FOR_THEM = "partly_for_them"
    FOR_US = "for_us"
    SETTLED = "settled"
    WITHDRAWN = "withdrawn"
    NOT_ADMITTED = "not_admitted"
