"""How the bytes of a text file are to be read: its encoding, and what stands between its cells."""

from __future__ import annotations

import codecs
import csv
import io
from pathlib import Path

_CHUNK = 1 << 20
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Ğ İ Ş ğ ı ş in cp1254; in cp1252 the same bytes are letters of Icelandic.
_TURKISH = frozenset(b"\xd0\xdd\xde\xf0\xfd\xfe")
_DELIMITERS = ",;\t|"
_LOOKED_AT = 1 << 16


def encoding_of(path: Path) -> str:
    """The encoding: by its mark, else UTF-8 if all of it is that, else cp1254 or cp1252."""
    with path.open("rb") as file:
        start = file.read(4096)
        for mark, name in _MARKS:
            if start.startswith(mark):
                return name
        if start[1::2].count(0) > len(start) // 4:
            return "utf-16-le"
        if start[::2].count(0) > len(start) // 4:
            return "utf-16-be"
        file.seek(0)
        decoder = codecs.getincrementaldecoder("utf-8")()
        high: set[int] = set()
        utf8 = True
        while chunk := file.read(_CHUNK):
            high.update(byte for byte in set(chunk) if byte > 0x7F)
            if utf8:
                try:
                    # never `final`: a file that was cut within its last character is UTF-8 all the same
                    decoder.decode(chunk)
                except UnicodeDecodeError:
                    utf8 = False
    if utf8:
        return "utf-8"
    return "cp1254" if high & _TURKISH else "cp1252"


def delimiter_of(path: Path, encoding: str) -> str:
    """The delimiter that gives the first records the most cells, and as many in each."""
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        start = file.read(_LOOKED_AT)
    if start[:4].lower() == "sep=" and len(start) > 4:
        return start[4]
    return max(_DELIMITERS, key=lambda delimiter: _fit(start, delimiter))


def _fit(start: str, delimiter: str) -> float:
    """How well the delimiter explains the text: the usual number of cells, times the share of rows having it."""
    try:
        rows = [row for row in csv.reader(io.StringIO(start, newline=""), delimiter=delimiter) if row]
    except csv.Error:
        return 0.0
    counts = [len(row) for row in rows[:-1] or rows]  # the last one may be cut
    if not counts:
        return 0.0
    usual = max(set(counts), key=lambda count: (counts.count(count), count))
    return (usual - 1) * counts.count(usual) / len(counts)
