"""Arrivals and closings by week: two column charts of one scale, each with the limits of what is usual (XmR),
the number of each week printed under it, and what is unusual marked and named."""

from __future__ import annotations

from typing import Final

from complaintdesk.queries.dashboard import Dashboard
from complaintdesk.queries.measured import WeekRow
from complaintdesk.rules.period_words import month
from screens.widgets import dashboard_spots as say
from screens.widgets import week_words
from screens.widgets.charts import QUIET, Line, Piece, columns, counted, fitted, heading, limited, widest
from screens.widgets.numbers import SIGN, NumberPanel, Spot

FIELDS: Final = ("received", "closed")
STYLES: Final = {"received": "$primary 85%", "closed": "$success 75%"}
MARKS: Final = {"received": "▲", "closed": "▼"}
SIGNAL: Final = "◆"
WORDS: Final = 10  # cells at the left for `▲ received`


class WeekChart(NumberPanel):
    """Half a year, week by week."""

    def spots(self, board: Dashboard) -> list[list[Spot]]:
        """A row of weeks for what came in, and one for what was closed."""
        return [
            [
                say.week(board, row, field, week_words.of_week(board, field, at))
                for at, row in enumerate(board.weeks)
            ]
            for field in FIELDS
        ]

    def start(self, rows: list[list[Spot]]) -> tuple[int, int]:
        """One stands first on the newest week's arrivals."""
        return 0, len(rows[0]) - 1

    @property
    def _chart_lines(self) -> int:
        """How many lines each chart takes: by the height of the terminal."""
        height = self.app.size.height
        return 2 if height < 34 else 3 if height < 50 else 6

    def draw(self, board: Dashboard, width: int) -> list[Line]:
        """Heading; chart, numbers and what is usual of what came in, the same of what was closed; months."""
        weeks = board.weeks
        cell = max(3, min(7, (width - WORDS) // len(weeks)))
        margin = max(0, min(WORDS, width - cell * len(weeks)))
        lines = [heading("By week", width, week_words.newest(board))]
        usual = {field: board.usual(field) for field in FIELDS}
        most = max(max(row.received, row.closed, *(usual[field].upper or 0 for field in FIELDS)) for row in weeks)
        for field in FIELDS:
            numbers = [row.received if field == "received" else row.closed for row in weeks]
            limits = (usual[field].upper, usual[field].lower)
            height = self._chart_lines
            for down, letters in enumerate(columns(numbers, most, height)):
                drawn = "".join(f" {letter * min(cell - 1, 4):>{cell - 1}}" for letter in letters)
                at = height - 1 - down
                lines.append([Piece(" " * margin), Piece(limited(drawn, at, height, most, limits), STYLES[field])])
            lines.append(self._numbers(board, field, cell, margin))
            lines.append(week_words.usual(board, field, width))
        return [*lines, _months(weeks, cell, margin), []]

    def _numbers(self, board: Dashboard, field: str, cell: int, margin: int) -> Line:
        """The numbers of one chart. Where they are too wide, every second or third week has one, and so has the
        one that is stood on; what is unusual has its sign before it."""
        spots = [spot for row in self._rows for spot in row if spot.key.startswith(field)]
        texts = [counted(spot.n) for spot in spots]
        step = -(-(widest(texts) + 1) // cell)
        here = self.spot.key if self.has_focus and self.spot is not None else None
        unusual = {spots[signal.at].key for signal in board.usual(field).signals if signal.at < len(spots)}
        placed = [
            ((at + 1) * cell - len(text), (at + 1) * cell, text, spot.key)
            for at, (spot, text) in enumerate(zip(spots, texts, strict=True))
            if (len(spots) - 1 - at) % step == 0 or spot.key == here
        ]
        word = f"{MARKS[field]} {field}"[:margin]
        line, end = [Piece(word.ljust(margin), QUIET)], 0
        for first, after, text, key in fitted(placed, here):
            first = max(first, end + 1)  # noqa: PLW2901 - a number at the left edge is moved in
            sign = SIGN if key == here else SIGNAL if key in unusual else " "
            style = "bold reverse" if key == here else "bold" if key in unusual else ""
            line += [Piece(" " * (first - 1 - end)), Piece(sign, "bold", key), Piece(text, style, key)]
            end = max(after, first + len(text))
        return line


def _months(weeks: tuple[WeekRow, ...], cell: int, margin: int) -> Line:
    """The name of a month under the week in which it begins."""
    text = " " * margin
    for at, row in enumerate(weeks):
        begins = row.last.day <= 7 or row.first.day == 1
        if begins and len(text) <= margin + at * cell + 1:
            text = text.ljust(margin + at * cell + 1) + month(f"{row.last:%Y-%m}")[:3]
    return [Piece(text[: margin + cell * len(weeks)], QUIET)]
