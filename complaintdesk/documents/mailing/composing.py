"""A letter as an e-mail: nothing that stands in it can become a line of its head."""

from __future__ import annotations

from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from typing import NamedTuple

from complaintdesk.documents.mailing.settings import MailSettings
from complaintdesk.operations.sending import Taken
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.plain_text import clean_line
from complaintdesk.rules.ways_to_reach import check_email

_MOST_SUBJECT = 400  # characters


class Composed(NamedTuple):
    """An e-mail ready for a server: from whom and to whom on the envelope, and its bytes with CRLF.

    With `international` a server must be able to take addresses that are not ASCII (SMTPUTF8).
    """

    sender: str
    recipient: str
    content: bytes
    international: bool


def compose(letter: Taken, settings: MailSettings, html: str | None = None) -> Composed:
    """The e-mail; `html` is the same letter once more, for programs that show it. Raises `Invalid`.

    Its Message-ID is the letter's own, so that one that is sent again is known to be the same.
    """
    sender, recipient = _ascii_domain(settings.from_address), _ascii_domain(letter.to_address)
    international = not (sender.isascii() and recipient.isascii())
    made = EmailMessage(policy=policy.SMTPUTF8 if international else policy.SMTP)
    made["From"] = _address(settings.from_name or letter.office, sender)
    made["To"] = _address(letter.to_name, recipient)
    if settings.reply_to:
        made["Reply-To"] = _address(None, _ascii_domain(settings.reply_to))
    made["Subject"] = _line(letter.subject)[:_MOST_SUBJECT]
    made["Date"] = format_datetime(letter.at)
    made["Message-ID"] = _line(letter.message_id)
    made["Auto-Submitted"] = "no"  # a person has written it, so that programs on leave may answer
    made.set_content(letter.text, charset="utf-8", cte="quoted-printable")
    if html is not None:
        made.add_alternative(html, subtype="html", charset="utf-8", cte="quoted-printable")
    return Composed(sender, recipient, made.as_bytes(), international)


def _ascii_domain(address: str) -> str:
    local, _, domain = check_email(address).rpartition("@")
    try:
        return f"{local}@{domain.encode('idna').decode('ascii')}"
    except UnicodeError as error:
        raise Invalid(f"“{domain}” cannot be the domain of an e-mail address.") from error


def _address(name: str | None, address: str) -> Address:
    local, _, domain = address.rpartition("@")
    return Address(_line(name or ""), local, domain)


def _line(text: str) -> str:
    """One line, without half surrogates or anything else that no head can hold."""
    return clean_line(text).encode("utf-8", "replace").decode("utf-8")
