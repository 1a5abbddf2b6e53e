"""Lines of the head of an e-mail (RFC 5322, RFC 2047): ASCII, one line each, and nothing in them begins another.

Written here because `email.message.EmailMessage` reads encoded words in what it is given: in Python before 3.12.5
a name typed as `=?utf-8?q?a=0ABcc:x?=` becomes a line of its own.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

from complaintdesk.rules.plain_text import clean_line

_WORD_BYTES = 42  # of a text in one encoded word, which may have 75 characters in all
_PLAIN = re.compile(r"[ -~]*")
_MESSAGE_ID = re.compile(r"<[!-;=?-~]{3,250}>")
_MOST = 400  # characters: a line of 998 bytes is the longest that every server takes


def text(value: str) -> str:
    """A text that people read, such as a subject."""
    line = _one_line(value)
    return line if _is_plain(line) else _encoded(line)


def address(name: str | None, addr: str) -> str:
    """A name and an address, which has been checked (`ways_to_reach.check_email`)."""
    line = _one_line(name or "")
    if not line:
        return f"<{addr}>"
    if not _is_plain(line):
        return f"{_encoded(line)}\r\n <{addr}>"
    escaped = line.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}" <{addr}>'


def message_id(value: str) -> str:
    """A Message-ID as it is, if it is one; else one that is made of it, always the same."""
    if _MESSAGE_ID.fullmatch(value):
        return value
    return f"<{sha256(value.encode('utf-8', 'replace')).hexdigest()[:40]}@complaintdesk.invalid>"


def _one_line(value: str) -> str:
    return clean_line(value)[:_MOST].strip()


def _is_plain(line: str) -> bool:
    """Whether it can stand as it is, and is read as it stands."""
    return _PLAIN.fullmatch(line) is not None and "=?" not in line


def _encoded(line: str) -> str:
    """In encoded words, which are read without the blanks between them. No character is torn in two."""
    words, held = [], b""
    for char in line:
        raw = char.encode("utf-8")
        if len(held) + len(raw) > _WORD_BYTES:
            words.append(held)
            held = b""
        held += raw
    return "\r\n ".join(f"=?utf-8?b?{b64encode(word).decode('ascii')}?=" for word in (*words, held))
