"""The rows that could not be brought in, as a file to be mended and imported in its turn."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from complaintdesk.documents import private_file
from complaintdesk.documents.importing.cells import Problem
from complaintdesk.documents.importing.reading import REJECTED_LINE, REJECTED_REASON, UNTIL_EMPTIED, Table
from complaintdesk.documents.importing.row import Row
from complaintdesk.documents.safe_cells import safe
from complaintdesk.rules.errors import NotSaved
from complaintdesk.rules.plain_text import clean


class Rejected:
    """Writes `FILE.rejected.csv` beside the source: its columns, then line and reason, safe against formulas.

    It gets its name by `keep`, after the import was saved; one of an earlier import is kept as `….previous`.
    """

    def __init__(self, table: Table) -> None:
        self.path = table.path.with_name(f"{table.path.name}.rejected.csv")
        self._columns = table.columns
        self._file: TextIO | None = None
        self._writer: private_file.PrivateFile | None = None

    def add(self, row: Row, problems: Iterable[Problem]) -> None:
        """Write one row."""
        if self._writer is None:
            self._writer = private_file.PrivateFile(self.path)
            self._file = self._writer.open(encoding="utf-8-sig")
            self._write([*map(safe, self._columns), REJECTED_LINE, REJECTED_REASON])
        width = len(self._columns)
        cells = [safe(clean(cell)) for cell in row.cells]
        cells += [""] * (width - len(cells))
        why = "; ".join(f"{each.column}: {each.reason}" if each.column else each.reason for each in problems)
        if row.broken is not None:
            why += UNTIL_EMPTIED
        self._write([*cells[:width], str(row.line), safe(why), *cells[width:]])

    def _write(self, cells: list[str]) -> None:
        assert self._file is not None  # noqa: S101 - opened by `add`
        try:
            csv.writer(self._file).writerow(cells)
        except OSError as error:
            raise NotSaved(f"{self.path} could not be written: {error.strerror or error}.") from error

    def finish(self) -> None:
        """Have all of it on the disk, still without its name. Raises `NotSaved`."""
        if self._writer is not None:
            self._writer.finish()

    def keep(self) -> Path | None:
        """Give the file its name; None when no row was rejected. Raises `NotSaved`."""
        if self._writer is None:
            return None
        try:
            if self.path.exists():
                self.path.replace(self.path.with_name(f"{self.path.name}.previous"))
        except OSError as error:
            raise NotSaved(f"{self.path} could not be written: {error.strerror or error}.") from error
        self._writer.keep()
        return self.path

    def drop(self) -> None:
        """Leave no file behind (does nothing after `keep`)."""
        if self._writer is not None:
            self._writer.drop()
