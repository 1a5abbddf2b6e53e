"""A letter as an e-mail: nothing that stands in it can become a line of its head."""

from __future__ import annotations

from email import policy
from email.message import EmailMessage
from email.utils import format_datetime
from typing import NamedTuple

from complaintdesk.documents.mailing import head
from complaintdesk.documents.mailing.settings import MailSettings
from complaintdesk.operations.sending import Taken
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.ways_to_reach import check_email


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
    lines = {
        "From": head.address(settings.from_name or letter.office, sender),
        "To": head.address(letter.to_name, recipient),
        **({"Reply-To": head.address(None, _ascii_domain(settings.reply_to))} if settings.reply_to else {}),
        "Subject": head.text(letter.subject),
        "Date": format_datetime(letter.at),
        "Message-ID": head.message_id(letter.message_id),
        "Auto-Submitted": "no",  # a person has written it, so that programs on leave may answer
    }
    body = EmailMessage(policy=policy.SMTP)
    body.set_content(_whole(letter.text), charset="utf-8", cte="quoted-printable")
    if html is not None:
        body.add_alternative(_whole(html), subtype="html", charset="utf-8", cte="quoted-printable")
    written = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    international = not (sender.isascii() and recipient.isascii())
    return Composed(sender, recipient, written.encode("utf-8") + body.as_bytes(), international)


def _whole(text: str) -> str:
    """Without half surrogates, which no encoding has."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _ascii_domain(address: str) -> str:
    local, _, domain = check_email(address).rpartition("@")
    try:
        return f"{local}@{domain.encode('idna').decode('ascii')}"
    except UnicodeError as error:
        raise Invalid(f"“{domain}” cannot be the domain of an e-mail address.") from error
