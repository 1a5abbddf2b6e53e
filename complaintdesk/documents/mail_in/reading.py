"""An e-mail as it is kept in the log: who, when, what is read, and what came with it (7.2, 7.3)."""

from __future__ import annotations

from email.message import Message
from email.parser import BytesParser

from complaintdesk.documents.mail_in import headers
from complaintdesk.documents.mail_in.charsets import decoded
from complaintdesk.documents.mail_in.parts import UNREADABLE, Body, body_of
from complaintdesk.operations.inputs import FileGiven, MailGiven, check
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.file_names import clean_name, extension
from complaintdesk.rules.file_types import MAIL, MOST_MAIL_BYTES, TYPES, size_words
from complaintdesk.rules.plain_text import clean

_MOST_TEXT = 100_000  # characters of one entry: some forty pages
_WITHOUT_PARTS = "its parts: it is not built as an e-mail is; all of it is kept as it came."


def is_mail(content: bytes) -> bool:
    """Whether these bytes look like the source of an e-mail."""
    return TYPES["eml"].is_one(content)


def read_mail(content: bytes, name: str | None = None) -> MailGiven:
    """Read the source of an e-mail; `name` is that of its file. Raises `Invalid` where it is none, or too large.

    However it is built, it is read: the best plain text, the files, and by name what could not be taken out.
    """
    if not is_mail(content):
        raise _refused("This is no e-mail: its source begins with lines such as From:, Date: and Subject:.")
    if len(content) > MOST_MAIL_BYTES:
        most = size_words(MOST_MAIL_BYTES)
        raise _refused(f"This e-mail has {size_words(len(content))}, and {most} is the most. Attach what matters.")
    message, body = _taken_apart(_without_envelope(content))
    subject = headers.text_of(message, "Subject")
    text, cut = _text(subject, body.text)
    return check(
        MailGiven,
        {
            "original": FileGiven(name=_file_name(name, subject), content=content),
            "text": text,
            "with_whom": headers.sender(message),
            "at": headers.sent_at(message),
            "message_id": headers.message_id(message),
            "files": body.files,
            "left_out": (*cut, *body.left_out),
        },
    )


def _without_envelope(content: bytes) -> bytes:
    """Without what programs put before the head: a mark of the encoding, blank lines, `From ` of a mailbox."""
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.partition(b"\n")[2] if start.startswith(b"From ") else start


def _taken_apart(content: bytes) -> tuple[Message, Body]:
    parser = BytesParser(policy=headers.AS_WRITTEN)
    try:
        message = parser.parsebytes(content)
        return message, body_of(message)
    except UNREADABLE:  # parts within parts without end
        head, _, rest = content.replace(b"\r\n", b"\n").partition(b"\n\n")
        message = BytesParser(policy=headers.AS_WRITTEN).parsebytes(head, headersonly=True)
        return message, Body(decoded(rest[:_MOST_TEXT]), (), (_WITHOUT_PARTS,))


def _text(subject: str, body: str) -> tuple[str, tuple[str, ...]]:
    words = clean(body).strip() or "(no text)"
    cut = (f"the rest of its text: of {len(words):,} characters {_MOST_TEXT:,} stand here.",)
    whole = f"Subject: {subject}\n\n{words[:_MOST_TEXT]}" if subject else words[:_MOST_TEXT]
    return whole, cut if len(words) > _MOST_TEXT else ()


def _file_name(name: str | None, subject: str) -> str:
    called = clean_name(name or (subject[:80] or "e-mail").replace("/", "-").replace("\\", "-"))
    return called if TYPES.get(extension(called), TYPES["txt"]).media_type == MAIL else clean_name(f"{called}.eml")


def _refused(sentence: str) -> Invalid:
    return Invalid(sentence, {"files": sentence})
