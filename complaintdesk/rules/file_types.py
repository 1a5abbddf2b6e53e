"""Which files may be attached to a case: judged by what they are and by what they call themselves.

A list of what is taken, not of what is refused: papers, pictures, sound, films, tables and e-mails, which an
ordinary viewer shows without carrying anything out. Pure functions on names and bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import NamedTuple

from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.file_names import extension

# A photo of a phone or a scan of some pages stays well below; larger ones would make every backup slow.
MOST_BYTES = 10 * 1024 * 1024
# An e-mail carries its files in letters (base64), a third longer than they are.
MOST_MAIL_BYTES = 15 * 1024 * 1024
# All files of one case: the desk is one file that is copied as a whole.
MOST_CASE_BYTES = 50 * 1024 * 1024
MAIL = "message/rfc822"

_START = 4096  # bytes at the beginning in which a kind shows


class FileType(NamedTuple):
    """A kind of file: the media type, what people call it, and whether these bytes are one."""

    media_type: str
    name: str
    is_one: Callable[[bytes], bool]


def _begins(*marks: bytes) -> Callable[[bytes], bool]:
    return lambda content: content.startswith(marks)


def _boxes(*brands: bytes) -> Callable[[bytes], bool]:
    """MP4 and its family: a box `ftyp` with the brand of the file."""
    return lambda content: (
        content[4:8] == b"ftyp"
        and any(brand in content[8 : min(256, int.from_bytes(content[:4], "big"))] for brand in brands)
    )


def _riff(kind: bytes) -> Callable[[bytes], bool]:
    return lambda content: content[:4] == b"RIFF" and content[8:12] == kind


def _mp3(content: bytes) -> bool:
    return content.startswith(b"ID3") or (content[:1] == b"\xff" and content[1:2] in (b"\xfb", b"\xf3", b"\xf2"))


def _text(content: bytes) -> bool:
    """Text in whatever encoding: no control characters, and nothing that a viewer would take for a program."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return len(content) % 2 == 0
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()[:_START].lower()
    return not _CONTROLS.search(content) and not start.startswith(_NO_PLAIN_TEXT)


_CONTROLS = re.compile(b"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_NO_PLAIN_TEXT = (b"#!", b"<!doctype", b"<html", b"<head", b"<script", b"<svg", b"<?xml", b"<?php", b"%!ps")


def _mail(content: bytes) -> bool:
    """Begins with at least two lines of an e-mail's head, one of which every e-mail has."""
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()[: 16 * _START]
    head = re.split(rb"\r?\n\r?\n|\r\r", start, maxsplit=1)[0]
    found = re.findall(rb"(?:^|[\r\n])([!-9;-~]{1,76}):", head)
    return len(found) > 1 and any(name.lower() in _HEADS for name in found)


_HEADS = (b"from", b"received", b"date", b"message-id", b"return-path", b"mime-version")


def _package(*members: str, media_type: str = "") -> Callable[[bytes], bool]:
    """An office paper: a package with these members, or of this type, and without macros. Nothing is unpacked."""

    def is_one(content: bytes) -> bool:
        if not content.startswith(b"PK\x03\x04"):
            return False
        if media_type and not content[30:].startswith(b"mimetype" + media_type.encode()):
            return False
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as package:
                names = set(package.namelist())
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, UnicodeError):
            return False
        macros = any("vbaproject" in name.lower() or name.startswith("Basic/") for name in names)
        return not macros and names.issuperset(members)

    return is_one


def _outlook(content: bytes) -> bool:
    name = "__properties_version1.0".encode("utf-16-le")
    return content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") and name in content


_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
_OPEN_XML = "application/vnd.openxmlformats-officedocument."
_JPEG = FileType("image/jpeg", "picture", _begins(b"\xff\xd8\xff"))
_HEIC = FileType("image/heic", "picture", _boxes(b"heic", b"heix", b"mif1", b"msf1", b"hevc"))
_TIFF = FileType("image/tiff", "picture", _begins(b"II*\x00", b"MM\x00*"))
_OGG = FileType("audio/ogg", "sound", _begins(b"OggS"))

# By extension; what a kind is opened with is up to the extension, so both have to agree.
TYPES = {
    "pdf": FileType("application/pdf", "PDF", _begins(b"%PDF-")),
    "png": FileType("image/png", "picture", _begins(b"\x89PNG\r\n\x1a\n")),
    "jpg": _JPEG,
    "jpeg": _JPEG,
    "gif": FileType("image/gif", "picture", _begins(b"GIF87a", b"GIF89a")),
    "webp": FileType("image/webp", "picture", _riff(b"WEBP")),
    "heic": _HEIC,
    "heif": _HEIC,
    "tif": _TIFF,
    "tiff": _TIFF,
    "docx": FileType(f"{_OPEN_XML}wordprocessingml.document", "text", _package("word/document.xml")),
    "xlsx": FileType(f"{_OPEN_XML}spreadsheetml.sheet", "table", _package("xl/workbook.xml")),
    "odt": FileType(f"{_OPEN_DOCUMENT}text", "text", _package(media_type=f"{_OPEN_DOCUMENT}text")),
    "ods": FileType(f"{_OPEN_DOCUMENT}spreadsheet", "table", _package(media_type=f"{_OPEN_DOCUMENT}spreadsheet")),
    "eml": FileType(MAIL, "e-mail", _mail),
    "msg": FileType("application/vnd.ms-outlook", "e-mail", _outlook),
    "mp3": FileType("audio/mpeg", "sound", _mp3),
    "wav": FileType("audio/wav", "sound", _riff(b"WAVE")),
    "m4a": FileType("audio/mp4", "sound", _boxes(b"M4A", b"mp42", b"isom", b"dash")),
    "ogg": _OGG,
    "opus": _OGG,
    "mp4": FileType("video/mp4", "film", _boxes(b"isom", b"iso2", b"mp41", b"mp42", b"avc1", b"M4V", b"dash")),
    "mov": FileType("video/quicktime", "film", _boxes(b"qt  ")),
    "csv": FileType("text/csv", "table", _text),
    "txt": FileType("text/plain", "text", _text),
}
_TAKEN = "PDF, pictures, Word and Excel or OpenDocument files, text, CSV, e-mails, sound and films"

# Why the usual others are not taken, by extension.
_PROGRAM = "a program could harm the computer of whoever opens it"
_NOT_TAKEN = {
    _PROGRAM: """
        exe com scr pif bat cmd ps1 psm1 vbs vbe js jse mjs wsf wsh hta msi msp msix jar apk app dmg pkg deb rpm
        run sh bash zsh csh py pyw pl rb php so dll sys cpl lnk url desktop scf reg inf gadget appimage ade adp""",
    "a web page can carry a program or fetch things when it is opened; print it to a PDF": """
        html htm xhtml mht mhtml svg svgz xml xsl shtml""",
    "nobody sees what is in an archive before it is opened; take the files out and attach them": """
        zip rar 7z tar gz tgz bz2 xz zst cab iso img vhd arj ace lzh jnlp""",
    "this kind of file can carry a program (macros); save it as PDF, .docx or .xlsx": """
        doc dot xls xlt xlsm xlsb xltm docm dotm ppt pps pptm ppsm rtf odb mdb""",
}
_WHY = {end: why for why, ends in _NOT_TAKEN.items() for end in ends.split()}
_PROGRAMS = (b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"\xfe\xed\xfa")


def media_type_of(name: str, content: bytes) -> str:
    """The media type of a file that may be attached. Raises `Invalid` with a sentence that says why it may not."""
    end = extension(name)
    kind = TYPES.get(end)
    if not content:
        raise _refused(name, "it is empty")
    if len(content) > (MOST_MAIL_BYTES if kind is not None and kind.media_type == MAIL else MOST_BYTES):
        raise _refused(name, f"it is larger than {MOST_BYTES // 2**20} MB; attach a smaller scan, or a part of it")
    if end in _WHY:
        raise _refused(name, _WHY[end])
    if content.startswith(_PROGRAMS) or (content.startswith(b"MZ") and b"\x00" in content[:512]):
        raise _refused(name, f"whatever its name says, it is a program, and {_PROGRAM}")
    if kind is None:
        of = f"files of the kind .{end} are not taken" if end else "its name does not say what kind it is"
        raise _refused(name, f"{of}; what is taken: {_TAKEN}")
    if not kind.is_one(content):
        raise _refused(name, f"it calls itself .{end} but what is in it is something else, or damaged")
    return kind.media_type


def sniffed(content: bytes) -> str:
    """The extension that fits these bytes, for a file without a name of its own; empty where none surely does."""
    kinds = ((end, kind) for end, kind in TYPES.items() if kind.is_one not in (_text, _mail))
    return next((end for end, kind in kinds if kind.is_one(content)), "")


def kind_name(media_type: str) -> str:
    """What people call it: `PDF`, `picture`, `table`."""
    return next((kind.name for kind in TYPES.values() if kind.media_type == media_type), "file")


def size_words(size: int) -> str:
    """A size in bytes as people read it: `312 KB`, `2.4 MB`."""
    if size < 1000:
        return f"{size} bytes" if size != 1 else "1 byte"
    if size < 1_000_000:
        return f"{round(size / 1000)} KB"
    return f"{size / 1_000_000:.1f} MB"


def _refused(name: str, why: str) -> Invalid:
    why = f"was not attached: {why}."
    return Invalid(f"{name} {why}", {"files": f"“{name}” {why}"})  # a form writes the first letter large
