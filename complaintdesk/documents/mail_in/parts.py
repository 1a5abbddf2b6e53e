"""The parts of an e-mail: the text that people read, and the files that came with it."""

from __future__ import annotations

import mimetypes
from collections.abc import Sequence
from email.message import Message
from typing import NamedTuple

from complaintdesk.documents.mail_in.charsets import decoded
from complaintdesk.documents.mail_in.headers import AS_WRITTEN, readable, text_of
from complaintdesk.documents.mail_in.html_text import text_of_html
from complaintdesk.operations.inputs import FileGiven
from complaintdesk.rules.file_names import clean_name, extension
from complaintdesk.rules.file_types import TYPES, sniffed

MOST_PARTS = 100  # that are looked at; what people send has a dozen at most
_DEEPEST = 12  # parts within parts
_IN_ITSELF = "it is in the e-mail itself"
# What reading a part that is not what it says may raise; it is then left out by name.
UNREADABLE = (LookupError, ValueError, TypeError, AttributeError, RecursionError, AssertionError)


class Body(NamedTuple):
    """What is read, the files, and what was left out with the reason."""

    text: str
    files: tuple[FileGiven, ...]
    left_out: tuple[str, ...]


def body_of(message: Message) -> Body:
    """Take an e-mail apart. Never raises for what is in it."""
    gathering = _Gathering()
    text = gathering.read(message, 0)
    if gathering.beyond:
        more = f"{gathering.beyond:,} more parts" if gathering.beyond > 1 else "one more part"
        gathering.left_out.append(f"{more} not looked at: {_IN_ITSELF}.")
    return Body(text.strip(), tuple(gathering.files), tuple(gathering.left_out))


class _Gathering:
    def __init__(self) -> None:
        self.files: list[FileGiven] = []
        self.left_out: list[str] = []
        self.beyond = 0
        self._parts = 0

    def read(self, part: Message, depth: int) -> str:
        """The text of a part and of those within it; files are put aside."""
        self._parts += 1
        if self._parts > MOST_PARTS or depth > _DEEPEST:
            self.beyond += 1
            return ""
        kind = part.get_content_type()
        within = part.get_payload() if part.is_multipart() else None
        if kind.startswith("message/") and isinstance(within, list):
            self._forwarded(part, within)
            return ""
        if isinstance(within, list):
            texts = [self._within(each, depth) for each in within]
            if kind == "multipart/alternative":
                return _best(within, texts)
            return "\n\n".join(text.strip() for text in texts if text.strip())
        if _is_text(part, kind):
            raw = _raw(part)
            written = decoded(raw, _charset(part))
            return text_of_html(written) if kind == "text/html" else written
        self._put_aside(part, kind)
        return ""

    def _within(self, part: object, depth: int) -> str:
        return self.read(part, depth + 1) if isinstance(part, Message) else ""

    def _put_aside(self, part: Message, kind: str) -> None:
        content = _raw(part)
        name = clean_name(_name(part) or f"{kind.partition('/')[0]}-{self._parts}")
        self.files.append(FileGiven(name=_told_apart(name, kind, content), content=content))

    def _forwarded(self, part: Message, within: Sequence[object]) -> None:
        """An e-mail within this one, whole."""
        inner = within[0] if within else None
        name = (text_of(inner, "Subject")[:80] if isinstance(inner, Message) else "") or "forwarded e-mail"
        try:
            if not isinstance(inner, Message) or part.get_content_type() != "message/rfc822":
                raise ValueError("a report, and no e-mail")
            content = inner.as_bytes(policy=AS_WRITTEN)
        except UNREADABLE:
            self.left_out.append(f"{name} ({part.get_content_type()}) was not taken out: {_IN_ITSELF}.")
            return
        self.files.append(
            FileGiven(name=clean_name(name.replace("/", "-").replace("\\", "-") + ".eml"), content=content)
        )


def _best(within: Sequence[object], texts: list[str]) -> str:
    """Of the same thing in several forms: the plain one, else the first that says something."""
    kinds = [part.get_content_type() if isinstance(part, Message) else "" for part in within]
    plain = [text for kind, text in zip(kinds, texts, strict=True) if kind == "text/plain" and text.strip()]
    return next(iter(plain or [text for text in texts if text.strip()]), "")


def _is_text(part: Message, kind: str) -> bool:
    """Whether it is read where it stands. A text with a name of its own is a file."""
    return (
        kind in ("text/plain", "text/html")
        and not _name(part)
        and str(part.get("Content-Disposition", "")).strip().casefold()[:10] != "attachment"
    )


def _raw(part: Message) -> bytes:
    try:
        content = part.get_payload(decode=True)
    except UNREADABLE:
        content = None
    if isinstance(content, bytes):
        return content
    return str(part.get_payload()).encode("utf-8", "surrogateescape") if not part.is_multipart() else b""


def _charset(part: Message) -> str | None:
    try:
        return part.get_content_charset()
    except UNREADABLE:
        return None


def _name(part: Message) -> str:
    try:
        return readable(part.get_filename() or "")
    except UNREADABLE:
        return ""


def _told_apart(name: str, kind: str, content: bytes) -> str:
    """The name with an extension that fits, where it has none or one of another kind of picture or paper."""
    end = extension(name)
    if end in TYPES and TYPES[end].is_one(content):
        return name
    found = sniffed(content)
    if found and (end in TYPES or not end):
        return clean_name(f"{name}.{found}")
    guessed = "" if end else mimetypes.guess_extension(kind) or ""
    return clean_name(name + guessed)
