"""Letters as e-mails: whatever stands in them, nothing becomes a line of the head, and all of it comes back."""

from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes
from email.message import Message
from email.utils import getaddresses

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from complaintdesk.documents.mail_in.headers import readable
from complaintdesk.documents.mailing.composing import compose
from complaintdesk.operations.sending import Taken
from complaintdesk.rules.plain_text import clean, clean_line
from tests.hostile import HOSTILE, SURROGATES
from tests.mailing.letters import settings

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
HEADS = ["From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "Content-Type", "MIME-Version"]
INJECTED = ("a\r\nBcc: evil@example.com", "a\nBcc: evil@example.com\n\nbody", "a\rX: y", "=?utf-8?q?a=0ABcc:x?=")


def _letter(**given: str) -> Taken:
    usual = {"to_name": "Mehmet Işık", "to_address": "m@example.com", "subject": "Hello", "text": "Dear Sir"}
    named = {**usual, "message_id": "<1@example.org>", "office": "Office", **given}
    return Taken(letter_id=1, attempt=1, at=NOW, **named)


def _read(letter: Taken, html: str | None = None) -> Message:
    composed = compose(letter, settings(25), html)
    assert (composed.sender, composed.recipient) == ("office@example.org", letter.to_address)
    assert b"\n" not in composed.content.replace(b"\r\n", b"")  # CRLF everywhere
    assert max(len(line) for line in composed.content.split(b"\r\n")) < 998
    return message_from_bytes(composed.content)  # not as policy.default reads it: that tears long names apart


def _named(message: Message, name: str) -> list[tuple[str, str]]:
    """Names and addresses as people read them."""
    return [(readable(called), address) for called, address in getaddresses([str(message[name])])]


@given(st.one_of(st.sampled_from((*HOSTILE, *SURROGATES, *INJECTED)), st.text(max_size=300)))
@example("W" * 5000)
@example("ş" * 700)
@example('"quoted" <b@example.com>, c@example.com (x)')
def test_no_text_becomes_a_line_of_the_head(text: str) -> None:
    """In every field at once: the head has the lines that it should have, each once, and one recipient."""
    parsed = _read(_letter(subject=text, to_name=text, office=text, text=text, message_id="<1@example.org>"))
    assert sorted(name for name, _ in parsed.items() if name != "Content-Transfer-Encoding") == sorted(HEADS)
    assert [address for _, address in _named(parsed, "To")] == ["m@example.com"]
    assert [address for _, address in _named(parsed, "From")] == ["office@example.org"]
    assert not parsed.defects


@pytest.mark.parametrize(
    "text", [text for text in HOSTILE if text == clean_line(text) and len(text) < 400 and text]
)
def test_subject_and_name_come_back_as_they_were(text: str) -> None:
    parsed = _read(_letter(subject=text, to_name=text))
    assert readable(str(parsed["Subject"])) == text
    assert _named(parsed, "To") == [(text, "m@example.com")]


@pytest.mark.parametrize("text", [text for text in HOSTILE if text == clean(text) and text])
def test_the_text_comes_back_as_it_was(text: str) -> None:
    raw = _read(_letter(text=text)).get_payload(decode=True)
    assert isinstance(raw, bytes)
    assert raw.decode("utf-8").replace("\r\n", "\n").removesuffix("\n") == text.removesuffix("\n")


def test_the_same_letter_in_html_stands_beside_the_text() -> None:
    parsed = _read(_letter(), "<p>Dear <b>Sir</b> ₺")
    assert parsed.get_content_type() == "multipart/alternative"
    plain, html = (part for part in parsed.walk() if not part.is_multipart())
    assert (plain.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    raw = html.get_payload(decode=True)
    assert isinstance(raw, bytes)
    assert "₺" in raw.decode("utf-8")


def test_a_name_for_the_sender_is_the_offices_unless_another_is_set() -> None:
    composed = compose(_letter(office="Şikâyet Ofisi"), settings(25, from_name="Customer care"))
    assert b'From: "Customer care" <office@example.org>' in composed.content
