"""What a letter is made of besides its case: the office's ways to be reached and its own templates (7.1).

And what stands in the way of a text going out, and the letters that were written.
"""

from __future__ import annotations

from typing import NamedTuple

from complaintdesk.rules.letter_closing import Contact
from complaintdesk.rules.letters import LetterKind
from complaintdesk.rules.merge import LetterText
from complaintdesk.rules.send_guard import Verdict
from complaintdesk.store import outgoing
from complaintdesk.store.look import Look

Templates = dict[tuple[LetterKind, str], LetterText]


class Letterhead(NamedTuple):
    """Where complainants reach the office, and the language in which it writes unless they want another."""

    contact: Contact
    language: str


class LetterRow(NamedTuple):
    """A letter as it was written; instants are UTC."""

    id: int
    kind: str
    language: str
    subject: str
    text: str
    to_name: str | None
    to_address: str | None
    written_at: str
    state: str
    written_by: str


def letterhead(look: Look) -> Letterhead:
    """What the office says of itself."""
    *ways, language = look.row("SELECT phone, email, address, website, language FROM shop WHERE id = 1")
    return Letterhead(Contact(*ways), language)


def own_templates(look: Look) -> Templates:
    """The office's own templates, which stand in for those that are shipped."""
    rows = look.rows("SELECT kind, language, subject, body FROM letter_template ORDER BY id")
    return {(LetterKind(kind), language): LetterText(subject, body) for kind, language, subject, body in rows}


def letters(look: Look, case_id: int) -> list[LetterRow]:
    """The letters on a case, oldest first."""
    rows = look.rows(
        "SELECT l.id, l.kind, l.language, l.subject, l.text, l.to_name, l.to_address, l.written_at, l.state, "
        "s.name FROM letter l JOIN staff_member s ON s.id = l.written_by_id WHERE l.case_id = :case_id "
        "ORDER BY l.id",
        case_id=case_id,
    )
    return [LetterRow(*row) for row in rows]


def verdict(look: Look, case_id: int, text: str, to_address: str | None = None) -> Verdict:
    """What stands in the way of this text going out about this case (4: confidentiality)."""
    return outgoing.judge(look, case_id, text, to_address=to_address)
