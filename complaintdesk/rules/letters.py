"""The kinds of letter to a complainant, and where one is on its way (ISO 10002:2018, 7.1, 7.3, 7.4, 7.7-7.9)."""

from __future__ import annotations

from complaintdesk.rules.vocabulary import Word


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


_CLAUSES = {
    LetterKind.ACKNOWLEDGEMENT: "7.4",
    LetterKind.PROGRESS: "7.3",
    LetterKind.DELAY: "7.7",
    LetterKind.OFFER: "7.7",
    LetterKind.DECISION: "7.8",
    LetterKind.FINAL: "7.9",
}
