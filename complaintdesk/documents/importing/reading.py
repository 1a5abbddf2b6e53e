"""A table that somebody else's system wrote, as a stream of rows with their line numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Protocol

from complaintdesk.documents import safe_cells
from complaintdesk.documents.importing import text_file, workbook
from complaintdesk.documents.importing.row import Row
from complaintdesk.rules import plain_text
from complaintdesk.rules.errors import Invalid, NotFound

# The last two columns of a file of rejected rows; they are not the source's and are not read again.
REJECTED_LINE, REJECTED_REASON = "Rejected: line", "Rejected: reason"
# Ends the reason of a row that was broken: nobody can see whether such a row has been completed.
UNTIL_EMPTIED = " (empty this cell once the row is complete)"
_LOOKED_AT = 20  # a title may stand above the header


class Source(Protocol):
    """A file that gives raw rows: the header is the first of them that is one."""

    described: str

    def rows(self) -> Iterator[Row]:
        """Every row with at least one cell, from the beginning."""


@dataclass(frozen=True, slots=True)
class Table:
    """An open table: the names of its columns (each once) and, as often as asked, its rows."""

    path: Path
    columns: tuple[str, ...]
    described: str  # "CSV, utf-8, comma"
    source: Source
    header_line: int
    rejected: bool  # written by this desk: the rows that an earlier import refused

    def rows(self) -> Iterator[Row]:
        """The rows below the header, blank ones left out. Cells are text; dates of a workbook are ISO."""
        width = len(self.columns)
        for row in self.source.rows():
            if row.line <= self.header_line or not any(cell.strip() for cell in row.cells):
                continue
            yield self._fitted(row, width)

    def _fitted(self, row: Row, width: int) -> Row:
        cells, broken = row.cells, row.broken
        if self.rejected:
            reason = cells[width + 1] if len(cells) > width + 1 else ""
            if reason.endswith(UNTIL_EMPTIED):
                broken = reason.removesuffix(UNTIL_EMPTIED)
            cells = tuple(safe_cells.plain(cell) for cell in (*cells[:width], *cells[width + 2 :]))
        if len(cells) > width and not any(cell.strip() for cell in cells[width:]):
            cells = cells[:width]
        if broken is None and len(cells) != width:
            few = len(cells) < width
            broken = f"the row has {len(cells)} cells where the header has {width}: " + (
                "it is broken off or a line break is not quoted" if few else "a delimiter is not quoted"
            )
        return Row(row.line, cells, broken)


def open_table(path: Path, *, encoding: str | None = None) -> Table:
    """Open a CSV or XLSX file. Raises `NotFound`, and `Invalid` for a file that is no table."""
    if not path.is_file():
        raise NotFound(f"There is no file {path}.")
    try:
        source: Source = (
            workbook.open_workbook(path) if workbook.is_one(path) else text_file.open_text(path, encoding)
        )
        header = _header(source.rows())
    except OSError as error:
        raise NotFound(f"{path} cannot be read: {error.strerror or error}.") from error
    if header is None:
        raise Invalid(f"{path} is empty: there is no row in it.")
    columns = tuple(_named(header.cells))
    rejected = columns[-2:] == (REJECTED_LINE, REJECTED_REASON)
    if rejected:
        columns = columns[:-2]
    return Table(path, columns, source.described, source, header.line, rejected)


def _header(rows: Iterable[Row]) -> Row | None:
    """The first of the first rows that is about as wide as they are: titles above a table are narrow."""
    first = list(islice(rows, _LOOKED_AT))
    widths = [sum(1 for cell in row.cells if cell.strip()) for row in first]
    widest = max(widths, default=0)
    return next((row for row, width in zip(first, widths, strict=True) if width * 2 >= widest > 0), None)


def _named(cells: Iterable[str]) -> Iterator[str]:
    """The names on one line; a column without one is `column 3`, a second `Name` is `Name (2)`."""
    seen: set[str] = set()
    cells = list(cells)
    for at, cell in enumerate(cells, start=1):
        name = re.sub(r"\s+", " ", plain_text.clean_line(cell).lstrip("\ufeff")) or f"column {at}"
        tries = chain((name,), (f"{name} ({number})" for number in range(2, len(cells) + 2)))
        name = next(each for each in tries if each not in seen)
        seen.add(name)
        yield name
