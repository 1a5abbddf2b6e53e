"""The head of an e-mail: who, when, about what. Any bytes are taken; nothing here ever fails."""

from __future__ import annotations

import binascii
import re
from datetime import UTC, datetime, timedelta
from email.message import Message
from email.policy import Compat32
from email.utils import parseaddr, parsedate_tz
from typing import Any

from complaintdesk.documents.mail_in.charsets import decoded
from complaintdesk.rules.plain_text import clean_line

_MOST = 4000  # characters of one line of the head that are looked at
_WORD = re.compile(r"=\?([^?\s]{1,75})\?([bBqQ])\?([^?]{0,4000})\?=")
_BETWEEN = re.compile(r"(\?=)\s+(?==\?[^?\s]{1,75}\?[bBqQ]\?)")
_ESCAPED = re.compile(rb"=([0-9A-Fa-f]{2})")
_MESSAGE_ID = re.compile(r"<([^<>\s]{1,200})>")


class AsWritten(Compat32):
    """Lines of the head as they stand there, bytes that are no ASCII as half surrogates."""

    def header_fetch_parse(self, name: str, value: Any) -> Any:
        """The line, untouched."""
        return value


AS_WRITTEN = AsWritten(mangle_from_=False)


def text_of(message: Message, name: str) -> str:
    """A line of the head as people read it; empty where there is none."""
    return readable(str(message.get(name, "")))


def readable(value: str) -> str:
    """A value of the head with its encoded words (RFC 2047) read, on one line."""
    whole = _BETWEEN.sub(r"\1", value[:_MOST])
    parts: list[str] = []
    held, charset, at = b"", "", 0  # of neighbouring words in one encoding, which may share a character
    for found in _WORD.finditer(whole):
        plain = whole[at : found.start()]
        named = found[1].partition("*")[0]
        if plain or named != charset:
            parts += [decoded(held, charset) if held else "", _plain(plain)]
            held, charset = b"", named
        held += _word(found[2], found[3])
        at = found.end()
    parts += [decoded(held, charset) if held else "", _plain(whole[at:])]
    return clean_line("".join(parts))


def _word(way: str, text: str) -> bytes:
    raw = text.encode("ascii", "replace")
    if way in "qQ":
        return _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), raw.replace(b"_", b" "))
    try:
        return binascii.a2b_base64(raw + b"=" * (-len(raw) % 4))
    except binascii.Error:
        return raw


def _plain(text: str) -> str:
    return text if text.isascii() else decoded(text.encode("utf-8", "surrogateescape"))


def sender(message: Message) -> str | None:
    """Who wrote it, as `Name <address>`; None where the head does not say."""
    for name in ("From", "Reply-To", "Sender"):
        written = str(message.get(name, ""))[:_MOST]
        if not written.strip():
            continue
        called, address = parseaddr(written)
        who = readable(called)
        if address and who and who != address:
            return f"{who[:300]} <{clean_line(_plain(address))[:150]}>"
        return (clean_line(_plain(address)) or readable(written))[:400] or None
    return None


def sent_at(message: Message) -> datetime | None:
    """When it was sent, UTC: its Date, else when the last server received it. None where neither can be read."""
    received = str(message.get("Received", ""))[:_MOST].rpartition(";")[2]
    for written in (str(message.get("Date", ""))[:_MOST], received):
        when = _instant(written)
        if when is not None:
            return when
    return None


def _instant(written: str) -> datetime | None:
    try:
        read = parsedate_tz(written)
        if read is None:
            return None
        local = datetime(*read[:6], tzinfo=UTC)  # a zone that is not known counts as UTC
        when = local - timedelta(seconds=read[9] or 0)
    except (ValueError, TypeError, IndexError, OverflowError):  # the 99th of a month, a zone of years
        return None
    return when if when.year >= 1970 else None  # no e-mail is older


def message_id(message: Message) -> str | None:
    """The id by which the e-mail is known, with its angle brackets; None where it has none."""
    found = _MESSAGE_ID.search(str(message.get("Message-ID", ""))[:_MOST])
    return None if found is None else clean_line(_plain(found[0]))
