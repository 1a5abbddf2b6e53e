"""Objectives beside what is: target, actual, and whether it is met (6.2)."""

from __future__ import annotations

from rich.cells import cell_len

from complaintdesk.queries.dashboard import Dashboard
from complaintdesk.queries.objectives import ObjectiveRow
from complaintdesk.rules.measures import BY_CODE
from screens.text import cell, shown
from screens.widgets import dashboard_spots as say
from screens.widgets.charts import QUIET, Line, Piece, heading, widest
from screens.widgets.numbers import NumberPanel, Spot


class ObjectivesPanel(NumberPanel):
    """A row for each objective of the office, and of the department that is looked at."""

    def spots(self, board: Dashboard) -> list[list[Spot]]:
        """The actual figure of each."""
        return [[_spot(board, row)] for row in board.objectives]

    def draw(self, board: Dashboard, width: int) -> list[Line]:
        """Whether it is met, what it is of, the figure, the target."""
        lines = [heading("Objectives", width, say.when(board))]
        rows = board.objectives
        if not rows:
            lines.append([Piece(" None is set: F6 o sets the first."[:width], QUIET)])
            return [*lines, []]
        actual, target = widest(row.actual_says for row in rows), widest(row.target_says for row in rows)
        room = max(10, min(widest(board.objective_title(row) for row in rows), width - actual - target - 8))
        for row in rows:
            style = "bold" if row.verdict.sign == "✗" else ""
            line = [
                Piece(f" {row.verdict.sign} ", style),
                Piece(cell(board.objective_title(row), room), "", f"objective-{row.id}"),
            ]
            line += self.number(f"objective-{row.id}", row.actual_says)
            line.append(Piece(" " * (actual - cell_len(row.actual_says) + 1)))
            line.append(Piece(f"{row.target_says}{' ‼ alarm' if row.alarmed else ''}", QUIET))
            lines.append(line)
        return [*lines, []]


def _spot(board: Dashboard, row: ObjectiveRow) -> Spot:
    alarm = f", past the alarm at {row.alarm_says}" if row.alarmed else ""
    title = shown(board.objective_title(row)).plain
    said = (
        f"{title}: {row.actual_says} of {row.figure.count:,}, target {row.target_says}: "
        f"{row.verdict.says}{alarm}; {say.when(board)}"
    )
    return Spot(
        f"objective-{row.id}", row.figure.count, said, BY_CODE[row.measure], room="objectives", entry=row.id
    )
