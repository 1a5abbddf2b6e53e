"""Arrivals and closings by week: two column charts of one scale, the number of each week printed under it."""

from __future__ import annotations

from typing import Final

from complaintdesk.queries.dashboard import Dashboard, WeekRow
from screens.widgets import dashboard_spots as say
from screens.widgets.charts import QUIET, Line, Piece, columns, counted, fitted, heading, widest
from screens.widgets.numbers import SIGN, NumberPanel, Spot

FIELDS: Final = ("received", "closed")
STYLES: Final = {"received": "$primary 85%", "closed": "$success 75%"}
MARKS: Final = {"received": "▲", "closed": "▼"}
WORDS: Final = 10  # cells at the left for `▲ received`


class WeekChart(NumberPanel):
    """The last half year, week by week."""

    def spots(self, board: Dashboard) -> list[list[Spot]]:
        """A row of weeks for what came in, and one for what was closed."""
        return [[say.week(board, row, field) for row in board.weeks] for field in FIELDS]

    def start(self, rows: list[list[Spot]]) -> tuple[int, int]:
        """One stands first on this week's arrivals."""
        return 0, len(rows[0]) - 1

    @property
    def _chart_lines(self) -> int:
        """How many lines each chart takes: by the height of the terminal."""
        height = self.app.size.height
        return 2 if height < 34 else 4 if height < 50 else 10

    def draw(self, board: Dashboard, width: int) -> list[Line]:
        """Heading, chart and numbers of what came in, chart and numbers of what was closed, months."""
        weeks = board.weeks
        cell = max(3, min(7, (width - WORDS) // len(weeks)))
        margin = max(0, min(WORDS, width - cell * len(weeks)))
        this_week = (counted(weeks[-1].received), counted(weeks[-1].closed))
        note = " · ".join(f"{MARKS[field]} {field} {n}" for field, n in zip(FIELDS, this_week, strict=True))
        lines = [heading("By week", width, f"{note} this week so far")]
        most = max(max(row.received, row.closed) for row in weeks)
        for field in FIELDS:
            numbers = [row.received if field == "received" else row.closed for row in weeks]
            for letters in columns(numbers, most, self._chart_lines):
                drawn = "".join(f" {letter * min(cell - 1, 4):>{cell - 1}}" for letter in letters)
                lines.append([Piece(" " * margin), Piece(drawn, STYLES[field])])
            lines.append(self._numbers(weeks, field, cell, margin))
        return [*lines, _months(weeks, cell, margin), []]

    def _numbers(self, weeks: tuple[WeekRow, ...], field: str, cell: int, margin: int) -> Line:
        """The numbers of one chart. Where they are too wide, every second or third week has one, and the one
        that is stood on."""
        spots = [spot for row in self._rows for spot in row if spot.key.startswith(field)]
        texts = [counted(spot.n) for spot in spots]
        step = -(-(widest(texts) + 1) // cell)
        here = self.spot.key if self.has_focus and self.spot is not None else None
        placed = [
            ((at + 1) * cell - len(text), (at + 1) * cell, text, spot.key)
            for at, (spot, text) in enumerate(zip(spots, texts, strict=True))
            if (len(weeks) - 1 - at) % step == 0 or spot.key == here
        ]
        word = f"{MARKS[field]} {field}"[:margin]
        line, end = [Piece(word.ljust(margin), QUIET)], 0
        for first, after, text, key in fitted(placed, here):
            first = max(first, end + 1)  # noqa: PLW2901 - a number at the left edge is moved in
            sign, style = (SIGN, "bold reverse") if key == here else (" ", "")
            line += [Piece(" " * (first - 1 - end)), Piece(sign, "bold", key), Piece(text, style, key)]
            end = max(after, first + len(text))
        return line


def _months(weeks: tuple[WeekRow, ...], cell: int, margin: int) -> Line:
    """The name of a month under the week in which it begins."""
    text = " " * margin
    for at, row in enumerate(weeks):
        begins = row.last.day <= 7 or row.first.day == 1
        if begins and len(text) <= margin + at * cell + 1:
            text = text.ljust(margin + at * cell + 1) + say.month(f"{row.last:%Y-%m}")[:3]
    return [Piece(text, QUIET)]
