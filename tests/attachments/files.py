"""Small files of every kind that may be attached, and of kinds that may not, made here byte by byte."""

from __future__ import annotations

import io
import zipfile

from complaintdesk.operations import attaching
from complaintdesk.operations.inputs import Attaching, FileGiven, check
from tests.desk import Office

ODT = "application/vnd.oasis.opendocument.text"
ODS = "application/vnd.oasis.opendocument.spreadsheet"


def package(*members: str, mimetype: str | None = None) -> bytes:
    """A package of office papers with these members."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        if mimetype:
            file.writestr("mimetype", mimetype)
        for name in members:
            file.writestr(name, "<x/>")
    return made.getvalue()


def boxes(brand: bytes) -> bytes:
    """The beginning of a film, sound or picture of the MP4 family."""
    return b"\x00\x00\x00\x18ftyp" + brand + b"\x00\x00\x00\x00" + brand + b"mp41" + bytes(32)


PNG = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + bytes(40)
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
MAIL = b"From: a@example.com\r\nTo: b@example.com\r\nSubject: Hello\r\n\r\nIt broke.\r\n"
OUTLOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "__properties_version1.0".encode("utf-16-le")
GOOD = {
    "paper.pdf": (PDF, "application/pdf"),
    "photo.png": (PNG, "image/png"),
    "PHOTO.JPG": (b"\xff\xd8\xff\xe0" + bytes(30), "image/jpeg"),
    "photo.jpeg": (b"\xff\xd8\xff\xe1" + bytes(30), "image/jpeg"),
    "anim.gif": (b"GIF89a" + bytes(30), "image/gif"),
    "photo.webp": (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
    "IMG_0001.HEIC": (boxes(b"heic"), "image/heic"),
    "scan.tif": (b"II*\x00" + bytes(30), "image/tiff"),
    "notes.txt": ("Şikâyet: çürük".encode(), "text/plain"),
    "old.txt": ("Şikâyet".encode("cp1254"), "text/plain"),
    "wide.txt": ("Şikâyet".encode("utf-16"), "text/plain"),
    "table.csv": (b"a;b\r\n1;2\r\n", "text/csv"),
    "letter.docx": (
        package("[Content_Types].xml", "word/document.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "sums.xlsx": (
        package("[Content_Types].xml", "xl/workbook.xml"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    "letter.odt": (package("content.xml", mimetype=ODT), ODT),
    "sums.ods": (package("content.xml", mimetype=ODS), ODS),
    "mail.eml": (MAIL, "message/rfc822"),
    "mail.msg": (OUTLOOK, "application/vnd.ms-outlook"),
    "call.mp3": (b"ID3\x04" + bytes(30), "audio/mpeg"),
    "call.wav": (b"RIFF\x00\x00\x00\x00WAVEfmt ", "audio/wav"),
    "call.m4a": (boxes(b"M4A "), "audio/mp4"),
    "voice.opus": (b"OggS" + bytes(30), "audio/ogg"),
    "film.mp4": (boxes(b"isom"), "video/mp4"),
    "film.mov": (boxes(b"qt  "), "video/quicktime"),
}
PROGRAM = b"MZ\x90\x00\x03" + bytes(60)
BAD = {
    "setup.exe": (PROGRAM, "a program could harm"),
    "photo.jpg.exe": (PROGRAM, "a program could harm"),
    "photo.jpg": (PROGRAM, "whatever its name says, it is a program"),
    "lib.pdf": (b"\x7fELF\x02" + bytes(30), "whatever its name says, it is a program"),
    "run.sh": (b"#!/bin/sh\nrm -rf ~\n", "a program could harm"),
    "run.txt": (b"#!/bin/sh\nrm -rf ~\n", "something else"),
    "link.desktop": (b"[Desktop Entry]\nExec=rm\n", "a program could harm"),
    "page.html": (b"<html></html>", "print it to a PDF"),
    "page.txt": (b"\xef\xbb\xbf <!DOCTYPE html><script>", "something else"),
    "picture.svg": (b"<svg/>", "print it to a PDF"),
    "picture.png": (b"<svg onload='x()'/>", "something else"),
    "many.zip": (package("a.exe"), "take the files out"),
    "many.docx": (package("a.exe"), "something else"),
    "macro.docm": (package("word/document.xml", "word/vbaProject.bin"), "macros"),
    "macro.docx": (package("word/document.xml", "word/vbaProject.bin"), "something else"),
    "macro.odt": (package("content.xml", "Basic/Standard/Module1.xml", mimetype=ODT), "something else"),
    "old.doc": (OUTLOOK, "macros"),
    "cut.docx": (package("word/document.xml")[:40], "something else"),
    "noend": (PDF, "does not say what kind"),
    "strange.xyz": (b"x", "not taken; what is taken: PDF"),
    "binary.txt": (b"a\x00b\x01", "something else"),
    "prose.eml": (b"Dear all,\nnothing of a head here.\n", "something else"),
    "empty.pdf": (b"", "it is empty"),
    "noname.png": (PDF, "calls itself .png"),
}


def attach(office: Office, case_id: int, *files: tuple[str, bytes], **given: object) -> attaching.Attached:
    """Attach files to a case as the clerk."""
    made = tuple(FileGiven(name=name, content=content) for name, content in files)
    return office.do(attaching.attach, case_id, check(Attaching, {"files": made, **given}))
