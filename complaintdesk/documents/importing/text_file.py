"""CSV and its kin: any delimiter, any usual encoding, line breaks within quotes, rows that are broken."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from complaintdesk.documents.importing.encoding import delimiter_of, encoding_of
from complaintdesk.documents.importing.row import Row
from complaintdesk.rules.errors import Invalid

_LONGEST = 10_000_000  # characters of one cell: beyond it, a quotation mark was left open
_SHOWN = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}


class TextFile:
    """A delimited text file."""

    def __init__(self, path: Path, encoding: str, delimiter: str) -> None:
        self._path = path
        self._encoding = encoding
        self._delimiter = delimiter
        self.described = f"text, {encoding}, {_SHOWN.get(delimiter, delimiter)}"

    def rows(self) -> Iterator[Row]:
        """Every record; one that cannot be read has its raw text as its only cell and says why."""
        csv.field_size_limit(_LONGEST)
        with self._path.open(encoding=self._encoding, errors="replace", newline="") as file:
            lines = _Lines(file)
            reader = csv.reader(lines, delimiter=self._delimiter, strict=True)
            while True:
                try:
                    lines.begin()
                    cells = next(reader, None)
                except csv.Error as error:
                    yield Row(lines.first, (lines.taken,), _why(error, lines))
                    continue
                if cells is None:
                    return
                if lines.first == 1 and lines.taken[:4].lower() == "sep=":
                    continue
                yield Row(lines.first, tuple(cells))


class _Lines:
    """The file's lines, remembering where the present record began and what was taken for it."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._number = 0
        self._begun: list[str] = []
        self.first = 0

    def begin(self) -> None:
        """The next line begins a record."""
        self._begun.clear()
        self.first = self._number + 1

    @property
    def taken(self) -> str:
        """The raw text of the record."""
        return "".join(self._begun)

    @property
    def count(self) -> int:
        """How many lines the record took."""
        return len(self._begun)

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._file)
        self._number += 1
        self._begun.append(line)
        return line


def open_text(path: Path, encoding: str | None) -> TextFile:
    """Recognise the file; an encoding that is named is taken. Raises `Invalid` for one that is not known."""
    try:
        chosen = encoding or encoding_of(path)
        return TextFile(path, chosen, delimiter_of(path, chosen))
    except LookupError as error:
        raise Invalid(f"There is no encoding “{encoding}”. Try utf-8, cp1252 or cp1254.") from error
    except csv.Error as error:
        raise Invalid(f"{path} is not a table of text: {error}.") from error


def _why(error: csv.Error, lines: _Lines) -> str:
    if "unexpected end of data" in str(error) or "field larger" in str(error):
        if lines.count == 1:
            return "the row is broken off within a quoted cell"
        return (
            "a quoted cell that begins in this row never ends; "
            f"the {lines.count - 1:,} lines after it were taken as part of it"
        )
    if "expected after" in str(error):
        return "a quotation mark within a quoted cell is not doubled"
    return f"the row cannot be read: {error}"
