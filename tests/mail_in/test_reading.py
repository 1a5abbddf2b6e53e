"""E-mails are read as people read them: names, dates, the plain text, the files; and none makes it fail."""

from __future__ import annotations

import base64
import quopri
import socket
import time
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaintdesk.documents.mail_in.headers import readable
from complaintdesk.documents.mail_in.reading import is_mail, read_mail
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.file_types import MOST_MAIL_BYTES
from complaintdesk.rules.plain_text import clean
from tests.attachments.files import PDF, PNG
from tests.hostile import HOSTILE
from tests.mail_in.samples import DATES, NASTY, mail, raw, with_files

TURKISH = "Şikâyet: IŞIK Ltd. çürük ürün gönderdi, ığdır ğ"
JAPANESE = "配達が遅れました"


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever opens a connection while an e-mail is read fails the test."""

    def refuse(*arguments: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def test_a_mail_with_plain_text_html_pictures_and_papers() -> None:
    """The plain text is taken; every file is there by its name, the program too, for the operation to refuse."""
    read = read_mail(with_files())
    assert read.with_whom == "Ayşe Öztürk <ayse@example.com>"
    assert read.at is not None
    assert read.at.isoformat() == "2026-11-23T07:00:00+00:00"
    assert read.message_id == "<1@example.com>"
    assert read.text == "Subject: Şikâyet: kırık sandalye\n\nDear Sirs,\n\nthe leg broke. See the photo.\n\nAyşe"
    files = {file.name: file.content for file in read.files}
    assert set(files) == {"kırık bacak.png", "fatura şubat.pdf", "setup.exe"}
    assert (files["kırık bacak.png"], files["fatura şubat.pdf"]) == (PNG, PDF)
    assert read.original.name == "Şikâyet_ kırık sandalye.eml"


@pytest.mark.parametrize("charset", ["iso-8859-9", "windows-1254", "utf-8", "latin5"])
@pytest.mark.parametrize("way", ["8bit", "quoted-printable", "base64"])
def test_turkish_in_every_usual_encoding(charset: str, way: str) -> None:
    made = EmailMessage()
    made["From"] = "a@example.com"
    made["Date"] = "x"
    made["Content-Type"] = f"text/plain; charset={charset}"
    made["Content-Transfer-Encoding"] = way
    content = TURKISH.encode(charset)
    if way == "base64":
        content = base64.encodebytes(content)
    elif way == "quoted-printable":
        content = quopri.encodestring(content)
    assert read_mail(bytes(made).rstrip() + b"\n\n" + content).text == TURKISH


@pytest.mark.parametrize(
    ("body", "head", "text"),
    [
        (TURKISH.encode("cp1254"), b"X: no charset", TURKISH),
        (TURKISH.encode("cp1254"), b"Content-Type: text/plain; charset=us-ascii", TURKISH),
        (TURKISH.encode(), b"Content-Type: text/plain; charset=iso-8859-99", TURKISH),
        (TURKISH.encode(), b"Content-Type: text/plain; charset=\"utf-8\"", TURKISH),
        (JAPANESE.encode("iso-2022-jp"), b"Content-Type: text/plain; charset=iso-2022-jp", JAPANESE),
        (b"caf\xe9 \x93ok\x94", b"Content-Type: text/plain; charset=iso-8859-1", "café “ok”"),
        (b"<p>It <b>broke</b>.", b"Content-Type: text/html; charset=utf-8", "It broke."),
        (b"", b"X: y", "(no text)"),
    ],
)  # fmt: skip
def test_the_encoding_is_the_one_that_makes_sense(body: bytes, head: bytes, text: str) -> None:
    assert read_mail(raw(body, head)).text == text


@pytest.mark.parametrize(
    ("written", "said"),
    {
        "=?utf-8?q?=C5=9Eik=C3=A2yet_1?=": "Şikâyet 1",
        "=?UTF-8?B?xZ5pa8OidmV0?=": "Şikâvet",
        "=?iso-8859-9?q?=DE?= =?iso-8859-9?q?ik=E2yet?=": "Şikâyet",
        "=?utf-8?b?xQ==?= =?utf-8?b?ng==?=": "Ş",  # one letter in two words
        "Re: =?utf-8?q?=C5=9E?= ok": "Re: Ş ok",
        "=?utf-8*tr?q?a?=": "a",
        "=?utf-8?b?%%%?=": "",
        "plain": "plain",
        "two\r\n lines": "two lines",
    }.items(),
)
def test_words_of_the_head(written: str, said: str) -> None:
    assert readable(written) == said


@pytest.mark.parametrize("written", DATES)
def test_dates(written: str) -> None:
    """A date in UTC, or none where it makes no sense: then it came in when it was put in."""
    source = b"From: a@example.com\r\nTo: b@example.com\r\nDate: " + written.encode() + b"\r\n\r\nx"
    at = read_mail(source).at
    assert (at and at.isoformat()) == DATES[written]


def test_without_a_date_it_is_when_it_was_received() -> None:
    source = b"Received: from a by b; Mon, 23 Nov 2026 08:30:00 +0000\r\nFrom: a@example.com\r\n\r\nx"
    at = read_mail(source).at
    assert at is not None
    assert at.isoformat() == "2026-11-23T08:30:00+00:00"


@pytest.mark.parametrize("name", NASTY)
def test_no_mail_makes_it_fail(name: str) -> None:
    """However it is built: an entry, within seconds, with something to read."""
    began = time.perf_counter()
    read = read_mail(NASTY[name])
    assert time.perf_counter() - began < 5
    assert read.text.strip()
    assert "\x1b" not in read.text
    assert "\x00" not in read.text
    assert read.original.content == NASTY[name]
    for file in read.files:
        assert not set(file.name) & set("/\\\x00\u202e")


def test_what_the_nasty_ones_say() -> None:
    """What was in them is there, or said to be in the e-mail itself."""
    assert len(read_mail(NASTY["a thousand parts"]).files) == 99
    assert read_mail(NASTY["a thousand parts"]).left_out == (
        "901 more parts not looked at: it is in the e-mail itself.",
    )
    assert read_mail(NASTY["a thousand texts"]).text.count("hello") == 99
    assert "deep" in read_mail(NASTY["alternatives within alternatives"]).text
    assert read_mail(NASTY["parts without end"]).left_out
    (inner,) = read_mail(NASTY["forwarded twice"]).files
    assert inner.name == "Fwd.eml"
    assert b"the innermost" in inner.content
    assert "Not delivered." in read_mail(NASTY["a report"]).text
    assert [file.name for file in read_mail(NASTY["a name that is a path"]).files] == ["x.png"]
    assert [file.name for file in read_mail(NASTY["a name in encoded words"]).files] == ["ağaçgnp.exe"]
    assert [file.name for file in read_mail(NASTY["a name of a device"]).files] == ["_CON.txt"]
    assert "first" in read_mail(NASTY["boundary never ends"]).text
    assert "second" in read_mail(NASTY["boundary never ends"]).text
    assert read_mail(NASTY["bytes in the head"]).text.startswith("Subject: Şékâyet")
    assert read_mail(NASTY["an encoding that acts"]).text == "\\x41"


@pytest.mark.parametrize("content", [b"", b"Dear all,\nhello", b"%PDF-1.7", b"\x00\x01", b"From: alone"])
def test_what_is_no_mail_is_refused(content: bytes) -> None:
    assert not is_mail(content)
    with pytest.raises(Invalid, match="no e-mail"):
        read_mail(content)


def test_one_that_is_too_large_is_refused() -> None:
    with pytest.raises(Invalid, match=r"15.7 MB is the most"):
        read_mail(raw(b"x" * MOST_MAIL_BYTES))


@given(
    st.lists(
        st.sampled_from([*(part for sample in NASTY.values() for part in sample[:400].split(b"\r\n"))]),
        max_size=12,
    ),
    st.binary(max_size=60),
    st.sampled_from([text.encode("utf-8") for text in HOSTILE]),
)
def test_any_lines_in_any_order_are_read(lines: list[bytes], tail: bytes, hostile: bytes) -> None:
    """Pieces of all the nasty ones together, with bytes of any kind and hostile text in head and body."""
    content = b"\r\n".join((b"From: a@example.com", b"Subject: " + hostile[:300], *lines, b"", hostile, tail))
    if is_mail(content):
        assert read_mail(content).text


@given(st.binary(max_size=300), st.binary(max_size=300), st.booleans())
def test_any_bytes_as_head_and_body(head: bytes, body: bytes, multipart: bool) -> None:
    kind = b'Content-Type: multipart/mixed; boundary="' + head[:5] + b'"' if multipart else b"X: y"
    content = b"\r\n".join((b"From: a@example.com", b"Date: x", kind, b"Subject: " + head, b"", body))
    assert is_mail(content)
    assert read_mail(content).text


@pytest.mark.parametrize("text", [text for text in HOSTILE if text == clean(text).strip() and text])
def test_hostile_text_comes_in_as_it_is(text: str) -> None:
    """In the body of a good e-mail each is kept as it was typed."""
    assert read_mail(mail(text, subject="x").as_bytes()).text == f"Subject: x\n\n{text}"
