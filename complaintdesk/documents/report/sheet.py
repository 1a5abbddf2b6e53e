"""A sheet of a workbook, filled row by row, with charts of what stands in it. Texts never act."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.chart import BarChart, LineChart, Reference  # type: ignore[import-untyped]
from openpyxl.styles import Alignment, Font, PatternFill  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]

from complaintdesk.documents.safe_cells import safe
from complaintdesk.rules.plain_text import visible

_MOST: Final = 32_000  # characters; a cell holds no more than 32,767
_ACCENT: Final = "1F4E5F"
_TINT: Final = "F1F5F6"
_SIZE: Final = (22.0, 8.0)  # centimetres of a chart


class Sheet:
    """One sheet. `widths` are those of its columns, in characters."""

    def __init__(self, book: Workbook, name: str, widths: Sequence[float]) -> None:
        self._sheet = book.create_sheet(name)
        self._at = 0
        self._first = 0  # the row of the heads of the table that is being written
        for at, width in enumerate(widths, 1):
            self._sheet.column_dimensions[get_column_letter(at)].width = width
        self._sheet.page_setup.orientation = "landscape"
        self._sheet.page_setup.fitToHeight = 0
        self._sheet.sheet_properties.pageSetUpPr.fitToPage = True
        self._sheet.oddFooter.right.text = "Page &P of &N"

    def title(self, text: str) -> None:
        """What it is, large, with a blank line below."""
        self._put(1, text).font = Font(bold=True, size=14, color=_ACCENT)
        self._at += 2

    def gap(self) -> None:
        """A blank row; the table above it is finished."""
        self._at += 1

    def heads(self, *names: str) -> None:
        """The heads of a table that begins here."""
        self._first = self._at + 1
        for at, name in enumerate(names, 1):
            cell = self._put(at, name)
            cell.font = Font(bold=True)
            cell.fill = PatternFill("solid", start_color=_TINT)
        self._at += 1

    def row(self, *values: object) -> None:
        """Values in a row; nothing stays blank."""
        for at, value in enumerate(values, 1):
            if value is not None and value != "":
                self._put(at, value)
        self._at += 1

    def percent(self, column: int) -> None:
        """Show the numbers of a column of this table as shares."""
        for row in range(self._first + 1, self._at + 1):
            self._sheet.cell(row, column).number_format = "0 %"

    def _put(self, column: int, value: object) -> Any:
        cell = self._sheet.cell(self._at + 1, column)
        if isinstance(value, str):
            cell.value = safe(visible(value, lines=True)[:_MOST])
            cell.data_type = "s"  # never a formula, whatever it begins with
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        else:
            cell.value = value
            if isinstance(value, date):
                cell.number_format = "yyyy-mm-dd"
            elif isinstance(value, float):
                cell.number_format = "0.0"
        return cell

    # -- charts of the table that was written last ------------------------------------------------------

    def lines(self, title: str, anchor: str, names: int, columns: Sequence[int]) -> None:
        """A line for each of the columns, over the names in one of them."""
        chart = LineChart()
        self._chart(chart, title, anchor, names, columns)
        for series in chart.series[1:]:
            series.graphicalProperties.line.dashStyle = "dash"
            series.graphicalProperties.line.solidFill = "8A8A8A"
            series.smooth = False

    def columns(self, title: str, anchor: str, names: int, columns: Sequence[int]) -> None:
        """A column for each number, beside each other."""
        chart = BarChart()
        chart.type = "col"
        self._chart(chart, title, anchor, names, columns)

    def bars(self, title: str, anchor: str, names: int, columns: Sequence[int]) -> None:
        """A bar for each number, the first at the top."""
        chart = BarChart()
        chart.type = "bar"
        chart.y_axis.scaling.min = 0
        chart.x_axis.scaling.orientation = "maxMin"
        chart.legend = None
        self._chart(chart, title, anchor, names, columns)

    def _chart(self, chart: Any, title: str, anchor: str, names: int, columns: Sequence[int]) -> None:
        if self._at <= self._first:
            return  # a table without rows
        for column in columns:
            data = Reference(self._sheet, min_col=column, min_row=self._first, max_row=self._at)
            chart.add_data(data, titles_from_data=True)
        chart.set_categories(Reference(self._sheet, min_col=names, min_row=self._first + 1, max_row=self._at))
        chart.title = title
        chart.width, chart.height = _SIZE
        chart.x_axis.delete = chart.y_axis.delete = False  # some programs leave the axes out otherwise
        first = chart.series[0].graphicalProperties
        first.solidFill = _ACCENT
        first.line.solidFill = _ACCENT
        self._sheet.add_chart(chart, anchor)
