"""E-mails as they come: good ones of several programs, and ones that are built to do harm or just badly."""

from __future__ import annotations

from base64 import b64encode
from email.message import EmailMessage
from email.policy import SMTP

from tests.attachments.files import PDF, PNG, PROGRAM


def mail(text: str = "It broke.", **head: str) -> EmailMessage:
    """An e-mail as a usual program writes it; another head by `head`, `message_id` for Message-ID."""
    made = EmailMessage(policy=SMTP)
    usual = {
        "from": "Ayşe Öztürk <ayse@example.com>",
        "to": "office@example.org",
        "subject": "Şikâyet: kırık sandalye",
        "date": "Mon, 23 Nov 2026 10:00:00 +0300",
        "message_id": "<1@example.com>",
    }
    for name, value in {**usual, **head}.items():
        made[name.replace("_", "-")] = value
    made.set_content(text)
    return made


def with_files() -> bytes:
    """Plain and HTML, a picture within the text, a paper and a program beside it."""
    made = mail("Dear Sirs,\n\nthe leg broke. See the photo.\n\nAyşe")
    made.add_alternative("<p>Dear Sirs,</p><p>the leg <b>broke</b>.<img src='cid:1'>", subtype="html")
    parts = made.get_payload()
    assert isinstance(parts, list)
    html = parts[1]
    assert isinstance(html, EmailMessage)
    html.add_related(PNG, "image", "png", cid="<1>", filename="kırık bacak.png")
    made.add_attachment(PDF, maintype="application", subtype="pdf", filename="fatura şubat.pdf")
    made.add_attachment(PROGRAM, maintype="application", subtype="octet-stream", filename="setup.exe")
    return made.as_bytes()


def raw(body: bytes, *head: bytes) -> bytes:
    """An e-mail with these lines of the head, bytes as they are."""
    return b"\r\n".join((b"From: a@example.com", b"Date: Mon, 23 Nov 2026 08:00:00 +0000", *head, b"", body))


def _nested(kind: bytes, times: int) -> bytes:
    made = b"Content-Type: text/plain\r\n\r\ndeep"
    for n in range(times):
        mark = b"b%d" % n
        begin = b"Content-Type: multipart/" + kind + b'; boundary="' + mark + b'"\r\n\r\n--' + mark + b"\r\n"
        made = begin + made + b"\r\n--" + mark + b"--\r\n"
    return made


def _forwarded(times: int) -> bytes:
    made = b"From: c@example.com\r\nSubject: the innermost\r\nDate: x\r\n\r\ndeep"
    for _ in range(times):
        made = b"From: b@example.com\r\nSubject: Fwd\r\nContent-Type: message/rfc822\r\n\r\n" + made
    return made


def _many(times: int, part: bytes = b"Content-Type: image/png\r\n\r\nx") -> bytes:
    parts = (b"\r\n--b\r\n" + part) * times
    return raw(parts + b"\r\n--b--", b"Content-Type: multipart/mixed; boundary=b")


_MIXED = b"Content-Type: multipart/mixed; boundary=b"
_BASE64 = b"Content-Transfer-Encoding: base64"
NASTY = {
    "no boundary": raw(b"--b\r\n\r\ntext", b"Content-Type: multipart/mixed"),
    "boundary never comes": raw(b"text", b"Content-Type: multipart/mixed; boundary=never"),
    "boundary never ends": raw(b"--b\r\n\r\nfirst\r\n--b\r\n\r\nsecond", _MIXED),
    "a thousand parts": _many(1000),
    "a thousand texts": _many(1000, b"Content-Type: text/plain\r\n\r\nhello"),
    "parts within parts": raw(b"", b"X: 1", _nested(b"mixed", 60)),
    "alternatives within alternatives": raw(b"", b"X: 1", _nested(b"alternative", 9)),
    "parts without end": raw(b"", b"X: 1", _nested(b"mixed", 3000)),
    "forwarded twice": _forwarded(2),
    "forwarded without end": _forwarded(3000),
    "forwarded nothing": raw(b"", b"Content-Type: message/rfc822"),
    "a report": raw(
        b"--b\n\nNot delivered.\r\n--b\nContent-Type: message/delivery-status\r\n\r\nAction: x\r\n\r\n--b",
        b"Content-Type: multipart/report; boundary=b",
    ),
    "ten thousand lines of head": raw(b"text", *(b"X-%d: y" % n for n in range(10_000))),
    "a line of a megabyte": raw(b"text", b"Subject: " + b"W" * 1_000_000),
    "encoded words without end": raw(b"text", b"Subject: " + b"=?utf-8?q?=C5=9E?= " * 20_000),
    "encoded words of nothing": raw(b"text", b"Subject: =?utf-8?b?%%%?= =?x?q??= =??b??= =?utf-8?z?a?="),
    "an encoding that is none": raw(b"caf\xc3\xa9", b"Content-Type: text/plain; charset=x-evil"),
    "an encoding that acts": raw(b"\\x41", b"Content-Type: text/plain; charset=unicode_escape"),
    "an encoding of no text": raw(b"text", b"Content-Type: text/plain; charset=base64"),
    "a charset in pieces": raw(b"text", b"Content-Type: text/plain; charset*0*=x'y'%ff; charset*1=\xff"),
    "bad base64": raw(b"%%%not base64%%", _BASE64),
    "cut base64": raw(b64encode("Şikâyet".encode())[:-3], _BASE64, b"Content-Type: text/plain; charset=utf-8"),
    "bad quoted-printable": raw(b"=ZZ=\xff=", b"Content-Transfer-Encoding: quoted-printable"),
    "uuencoded": raw(b"begin 644 x\r\n#86)C\r\n`\r\nend", b"Content-Transfer-Encoding: x-uuencode"),
    "a transfer encoding that is none": raw(b"text", b"Content-Transfer-Encoding: 9bit"),
    "zeros": raw(b"\x00" * 1000 + b"text\x1b[2J"),
    "bytes in the head": raw(b"text", b"Subject: \xde\xe9k\xe2yet \xff\x00\x1b]0;x\x07"),
    "no body": b"From: a@example.com\r\nDate: x",
    "a type that is none": raw(b"text", b"Content-Type: ;;;==/"),
    "a name that is a path": _many(
        1, b"Content-Type: image/png\r\nContent-Disposition: attachment; filename=\"../../x\"\r\n" + _BASE64
        + b"\r\n\r\n" + b64encode(PNG)
    ),
    "a name in encoded words": _many(
        1, b"Content-Type: image/png; name=\"=?utf-8?b?" + b64encode("ağaç\u202egnp.exe".encode())
        + b"?=\"\r\n" + _BASE64 + b"\r\n\r\n" + b64encode(PNG)
    ),
    "a name of a device": _many(1, b"Content-Disposition: attachment; filename=CON.txt\r\n\r\nhello"),
    "a name in pieces": _many(
        1, b"Content-Disposition: attachment; filename*0*=utf-8''%C5%9F; filename*1*=%F; filename*9=.txt\r\n\r\nhi"
    ),
    "html alone": raw(b"<p>It <b>broke</b>", b"Content-Type: text/html"),
    "html without end": raw(b"<div" * 50_000, b"Content-Type: text/html"),
    "line ends of a mac": b"From: a@example.com\rDate: x\rSubject: y\r\rtext",
    "a mailbox's first line": b"From a@example.com Mon Nov 23 2026\n" + raw(b"text"),
    "a mark of the encoding": b"\xef\xbb\xbf\r\n" + raw(b"text"),
    "winmail.dat": _many(1, b"Content-Type: application/ms-tnef; name=winmail.dat\r\n\r\n\x78\x9f\x3e\x22"),
}  # fmt: skip
DATES = {
    "Mon, 23 Nov 2026 10:00:00 +0300": "2026-11-23T07:00:00+00:00",
    "23 Nov 2026 10:00 GMT": "2026-11-23T10:00:00+00:00",
    "Mon, 23 Nov 2026 10:00:00": "2026-11-23T10:00:00+00:00",
    "Mon, 99 Nov 2026 10:00:00 +0000": None,
    "Mon, 23 Nov 2026 10:00:00 +99999999999": None,
    "Thu, 01 Jan 1903 00:00:00 +0000": None,
    "yesterday": None,
    "": None,
}
