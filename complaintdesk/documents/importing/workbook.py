"""XLSX: the first sheet that has anything in it, row by row."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from complaintdesk.documents.importing.row import Row
from complaintdesk.rules.errors import Invalid

_ZIP, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


class Workbook:
    """The sheet of a workbook."""

    def __init__(self, path: Path, sheet: str, width: int) -> None:
        self._path = path
        self._sheet = sheet
        self._width = width
        self.described = f"XLSX, sheet “{sheet}”"

    def rows(self) -> Iterator[Row]:
        """Every row, as wide as the widest: empty cells at a row's end are not in the file."""
        book = _load(self._path)
        try:
            for line, cells in _cells(book[self._sheet]):
                yield Row(line, (*cells, *("",) * (self._width - len(cells))))
        finally:
            book.close()


def is_one(path: Path) -> bool:
    """Whether the file is a workbook; the old binary kind is refused (`Invalid`)."""
    with path.open("rb") as file:
        start = file.read(4)
    if start == _OLD:
        raise Invalid(f"{path} is an old .xls workbook. Open it and save it as .xlsx or CSV.")
    return start == _ZIP


def open_workbook(path: Path) -> Workbook:
    """Find the first sheet with something in it. Raises `Invalid` when there is none or the file is damaged."""
    book = _load(path)
    try:
        for name in book.sheetnames:
            width = 0
            for _, cells in _cells(book[name]):
                width = max(width, len(cells))
            if width:
                return Workbook(path, name, width)
    finally:
        book.close()
    raise Invalid(f"{path} has no sheet with anything in it.")


def _load(path: Path) -> Any:
    import openpyxl  # type: ignore[import-untyped]
    from openpyxl.utils.exceptions import InvalidFileException  # type: ignore[import-untyped]

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and extensions, which are not read
            return openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, EOFError) as error:
        raise Invalid(f"{path} cannot be read as a workbook: it is damaged, or not an .xlsx file.") from error


def _cells(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    """Line and cells, without the empty ones at the end."""
    if not hasattr(sheet, "reset_dimensions"):
        return  # a sheet that is a chart
    sheet.reset_dimensions()  # what other programs write there is often wrong
    for line, values in enumerate(sheet.iter_rows(values_only=True), start=1):
        cells = [_text(value) for value in values]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield line, cells


def _text(value: Any) -> str:
    """A cell as text: dates as ISO, whole numbers without a decimal point."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        # a spreadsheet counts in days: what lies below a second is its rounding
        exact = (value + timedelta(milliseconds=500)).replace(microsecond=0)
        return exact.date().isoformat() if exact.time() == time() else exact.isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)
