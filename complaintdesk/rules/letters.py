"""The kinds of letter to a complainant, and where one is on its way (ISO 10002:2018, 7.1, 7.3, 7.4, 7.7-7.9)."""

from __future__ import annotations

from complaintdesk.rules.standing import Standing
from complaintdesk.rules.vocabulary import Channel, Word


class LetterKind(Word):
    """What a letter is for; each has a template in every language of the desk."""

    ACKNOWLEDGEMENT = "acknowledgement"
    PROGRESS = "progress"
    DELAY = "delay"
    OFFER = "offer"
    DECISION = "decision"
    FINAL = "final"  # the final response, with where they can go next

    @property
    def clause(self) -> str:
        """The clause that asks for it."""
        return _CLAUSES[self]


class SendingState(Word):
    """Where a letter is."""

    KEPT = "kept"  # written, printed or handed over: it does not go by e-mail
    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"  # the server refused it for good: somebody has to look
    UNSURE = "unsure"  # the connection broke after it was handed over: it may have gone


# What goes out by these is a letter, and is kept as one.
BY_LETTER = frozenset({Channel.LETTER, Channel.EMAIL})
_CLAUSES = {
    LetterKind.ACKNOWLEDGEMENT: "7.4",
    LetterKind.PROGRESS: "7.3",
    LetterKind.DELAY: "7.7",
    LetterKind.OFFER: "7.7",
    LetterKind.DECISION: "7.8",
    LetterKind.FINAL: "7.9",
}


def refusal(kind: LetterKind, standing: Standing) -> str | None:
    """Why a letter of this kind has nothing to say at this point of a case's life; None where it has."""
    if kind is LetterKind.OFFER and not standing.offered:
        return "No offer of ours waits for an answer (7.7). Offer something first; its letter is written with it."
    if kind in (LetterKind.DECISION, LetterKind.FINAL) and not standing.decided:
        return "There is no decision to write about yet (7.8). Decide first; its letter is written with it."
    return None


def fitting(standing: Standing) -> tuple[LetterKind, ...]:
    """The kinds that have something to say now, first the one that is asked for most."""
    asked = [
        (LetterKind.ACKNOWLEDGEMENT, _to_acknowledge(standing)),
        (LetterKind.DECISION, standing.decided and not standing.informed),
        (LetterKind.FINAL, standing.rejected and not standing.recourse_told),
        (LetterKind.OFFER, standing.offered),
        (LetterKind.PROGRESS, True),
    ]
    first = [kind for kind, now in asked if now]
    rest = [kind for kind in LetterKind if kind not in first]
    return tuple(kind for kind in (*first, *rest) if refusal(kind, standing) is None)


def _to_acknowledge(standing: Standing) -> bool:
    if standing.closed:
        return False
    return not standing.acknowledged or (standing.in_review and not standing.review_acknowledged)
