"""What a letter is made of besides its case: the office's ways to be reached and its own templates (7.1).

And what stands in the way of a text going out.
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


def letterhead(look: Look) -> Letterhead:
    """What the office says of itself."""
    *ways, language = look.row("SELECT phone, email, address, website, language FROM shop WHERE id = 1")
    return Letterhead(Contact(*ways), language)


def own_templates(look: Look) -> Templates:
    """The office's own templates, which stand in for those that are shipped."""
    rows = look.rows("SELECT kind, language, subject, body FROM letter_template ORDER BY id")
    return {(LetterKind(kind), language): LetterText(subject, body) for kind, language, subject, body in rows}


def verdict(look: Look, case_id: int, text: str, to_address: str | None = None) -> Verdict:
    """What stands in the way of this text going out about this case (4: confidentiality)."""
    return outgoing.judge(look, case_id, text, to_address=to_address)
