"""Telling the complainant something: the log has it, and by letter or e-mail it is kept as a letter (7.1).

Not an operation itself: these run within one. No text goes out here that the send guard refuses.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import uuid4

from complaintdesk.operations import on_case
from complaintdesk.operations.inputs.letters import Outgoing
from complaintdesk.records.case import Case
from complaintdesk.records.communication import Communication
from complaintdesk.records.complainant import Complainant
from complaintdesk.records.letter import Letter
from complaintdesk.rules import letter_closing, letter_subjects, send_guard
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.languages import language_of
from complaintdesk.rules.letter_closing import Contact
from complaintdesk.rules.letters import BY_LETTER, LetterKind, SendingState
from complaintdesk.rules.send_guard import Inside
from complaintdesk.rules.vocabulary import Channel, Direction
from complaintdesk.store import outgoing
from complaintdesk.store.act import Act


def tell(
    act: Act,
    case: Case,
    kind: LetterKind,
    given: Outgoing,
    text: str,
    channel: Channel,
    with_whom: str | None,
    *,
    inside: Sequence[Inside] = (),
    field: str = "text",
) -> Communication:
    """Log what they are told; by letter or e-mail it is guarded, completed with the closing lines, and kept.

    `inside` are texts of this act that only the office reads; `field` is where a refusal is shown. Raises
    `Invalid` for words that must not go out, `Unsure` for what only somebody sure may send.
    """
    if channel not in BY_LETTER:
        if given.send_to is not None:
            raise Invalid("Only an e-mail goes out from here.", {"send_to": "choose e-mail, or leave this empty"})
        return on_case.note(act, case, Direction.OUT, channel, text, with_whom)
    if given.send_to is not None and channel is not Channel.EMAIL:
        raise Invalid(
            "A letter on paper is not sent from here.", {"send_to": "choose e-mail, or leave this empty"}
        )
    language = given.language or _language(act, case)
    contact = Contact(act.shop.phone, act.shop.email, act.shop.address, act.shop.website)
    whole = letter_closing.complete(given.letter or text, language, case.reference, contact)
    subject = given.subject or letter_subjects.subject(kind, language, case.reference)
    assert case.id is not None  # noqa: S101 - a case that was read or flushed has its id
    judged = outgoing.judge(act.look, case.id, f"{subject}\n{whole}", inside, given.send_to)
    send_guard.require(judged, sure=given.sure, field="letter" if given.letter is not None else field)
    entry = on_case.note(act, case, Direction.OUT, channel, whole, with_whom)
    act.session.flush()
    act.session.add(_letter(act, case, kind, given, entry, language, subject))
    return entry


def _letter(
    act: Act, case: Case, kind: LetterKind, given: Outgoing, entry: Communication, language: str, subject: str
) -> Letter:
    assert case.id is not None  # noqa: S101 - the case of an act was read
    goes = given.send_to is not None
    return Letter(
        case_id=case.id,
        communication_id=entry.id,
        kind=kind.value,
        language=language,
        subject=subject,
        text=entry.text,
        to_name=entry.with_whom,
        to_address=given.send_to,
        written_at=act.now,
        written_by_id=on_case.person(act),
        state=(SendingState.WAITING if goes else SendingState.KEPT).value,
        message_id=_message_id(act) if goes else None,
        next_try_at=act.now if goes else None,
    )


def _message_id(act: Act) -> str:
    """A name for the e-mail that no other has, in the domain that the office writes from."""
    domain = (act.shop.email or "").rpartition("@")[2]
    return f"<{uuid4().hex}@{domain or 'complaintdesk.invalid'}>"


def _language(act: Act, case: Case) -> str:
    """That of whoever acts for the complainant, else of the complainant, where it is one of ours; the office's."""
    for person_id in (case.representative_id, case.complainant_id):
        person = None if person_id is None else act.session.get(Complainant, person_id)
        said = person and language_of(person.language)
        if said:
            return said
    return act.shop.language
