"""What the complainant is told: logged, and by letter or e-mail kept as a letter (7.1), as by `lettering.tell`."""

from __future__ import annotations

from complaintdesk.rules import letter_closing, letter_subjects
from complaintdesk.rules.letters import BY_LETTER, LetterKind, SendingState
from complaintdesk.sample.ledger.clocks import Clocks
from complaintdesk.sample.ledger.rows import Said
from complaintdesk.store.desk import Actor

LANGUAGE = "en"  # in which the sample's office writes
_BY_LETTER = frozenset(channel.value for channel in BY_LETTER)


def letter_of(said: Said, actor: Actor) -> str | None:
    """The whole letter, where the words of the act are only its heart."""
    if said.channel not in _BY_LETTER or said.text.startswith("Dear "):
        return None
    return f"Dear {said.with_whom or 'Sir or Madam'},\n\n{said.text}\n\nWith kind regards,\n{actor.name}"


class Letters(Clocks):
    """A case whose complainant is written to."""

    def _say_to_them(self, at: int, actor: Actor, kind: LetterKind, said: Said) -> None:
        if said.channel not in _BY_LETTER:
            self._note(at, actor, "out", said)
            return
        reference = self.case["reference"]
        text = letter_of(said, actor) or said.text
        whole = letter_closing.complete(text, LANGUAGE, reference, self._office.contact)
        self._note(at, actor, "out", said._replace(text=whole))
        row = {
            "id": self._numbers.new_id("letter"),
            "case_id": self.case["id"],
            "communication_id": self.rows[-1][1]["id"],
            "kind": kind.value,
            "language": LANGUAGE,
            "subject": letter_subjects.subject(kind, LANGUAGE, reference),
            "text": whole,
            "to_name": said.with_whom,
            "written_at": self._office.instant(at),
            "written_by_id": actor.id,
            "state": SendingState.KEPT.value,
            "attempts": 0,
            "version": 1,
        }
        self._keep("letter", row)

    @property
    def _has_decided_twice(self) -> bool:
        """Whether a review has been decided since the case was opened (again): then that is the last word."""
        return (self.case.get("reviewed_at") or "") > (self.case.get("reopened_at") or "")
