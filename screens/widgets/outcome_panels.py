"""What complainants say of how they were treated, and what came again after something was done (8.3, 8.7)."""

from __future__ import annotations

from typing import Final

from complaintdesk.queries.dashboard import Dashboard
from complaintdesk.queries.improvement import Recurrence
from complaintdesk.rules import comparing
from complaintdesk.rules.measures import BY_CODE, Measure
from complaintdesk.rules.satisfaction import DEFINITION, Marks
from screens.text import cell, shown
from screens.widgets import dashboard_spots as say
from screens.widgets.charts import QUIET, Line, Piece, counted, heading, widest
from screens.widgets.numbers import NumberPanel, Spot

ASKED: Final = Measure("asked", "Asked", DEFINITION, "8.3")
CAME_AGAIN: Final = Measure(
    "came_again",
    "Came again",
    "Cases of the same kind as a corrective or preventive action (its problem, product, department, cause) that "
    "were received in the period after the action was done.",
    "8.7, annex H",
)


class SatisfactionPanel(NumberPanel):
    """Whom was asked and who answered; handling and outcome apart, each with its interval."""

    def spots(self, board: Dashboard) -> list[list[Spot]]:
        """Who was asked; handling; outcome."""
        now = board.satisfaction
        asked = (
            f"{counted(now.asked)} asked: {counted(now.answered)} answered, {counted(now.refused)} refused, "
            f"{counted(now.not_reached)} not reached; response {now.response_rate}; {say.when(board)}"
        )
        rows = [[Spot("asked", now.asked, asked, ASKED, room="satisfaction")]]
        for word, marks, before in self._marks(board):
            said = f"{word}: {marks.in_words}, {counted(marks.answered)} answers, {say.when(board)}"
            said += _points_words(marks, before, board.scope.than)
            measure = BY_CODE[f"satisfaction_{word}"]
            rows.append([Spot(f"satisfied-{word}", marks.answered, said, measure, room="satisfaction")])
        return rows

    def _marks(self, board: Dashboard) -> list[tuple[str, Marks, Marks]]:
        now, before = board.satisfaction, board.satisfaction_before
        return [("handling", now.handling, before.handling), ("outcome", now.outcome, before.outcome)]

    def draw(self, board: Dashboard, width: int) -> list[Line]:
        """A line each."""
        now = board.satisfaction
        lines = [heading("Satisfaction", width, say.when(board))]
        line = [Piece(" asked   "), *self.number("asked", counted(now.asked))]
        told = f"  {counted(now.answered)} answered, {now.refused} refused, {now.not_reached} not reached"
        if len(told) > width - 10 - widest([counted(now.asked)]):
            told = f"  {counted(now.answered)} answered ({now.response_rate})"
        lines.append([*line, Piece(told, QUIET)])
        for word, marks, before in self._marks(board):
            share, found = marks.share, marks.interval
            line = [Piece(f" {word:8}")]
            if share is None or found is None:
                line += self.number(f"satisfied-{word}", f"too few to say ({counted(marks.answered)})")
            else:
                line += self.number(f"satisfied-{word}", f"{round(100 * share)} %")
                line.append(Piece(f" satisfied ({found.in_words}) of {counted(marks.answered)}", QUIET))
                line.append(Piece(f" {_points(marks, before)}", QUIET))
            lines.append(line)
        return [*lines, []]


def _points(now: Marks, before: Marks) -> str:
    if now.share is None or before.share is None:
        return ""
    return comparing.change(round(100 * now.share), round(100 * before.share))


def _points_words(now: Marks, before: Marks, than: str) -> str:
    if now.share is None or before.share is None:
        return ""
    return f"; {comparing.change_words(round(100 * now.share), round(100 * before.share), than, ' points')}"


class RecurrencesPanel(NumberPanel):
    """For each action that was done: how many cases of its kind came in the period all the same."""

    MOST: Final = 8

    def spots(self, board: Dashboard) -> list[list[Spot]]:
        """A row for each action."""
        return [[_again(board, row)] for row in board.recurrences[: self.MOST]]

    def draw(self, board: Dashboard, width: int) -> list[Line]:
        """Number, title, cases."""
        lines = [heading("Came again after a fix", width, say.when(board))]
        rows = board.recurrences[: self.MOST]
        if not rows:
            return [*lines, [Piece(" Nothing that was mended came again in these days."[:width], QUIET)], []]
        numbers, names = widest(counted(row.n) for row in rows), widest(row.number for row in rows)
        room = max(8, width - numbers - names - 5)
        for row in rows:
            line = [Piece(f" {row.number:{names}} {cell(row.title, room)}")]
            lines.append([*line, *self.number(f"again-{row.id}", counted(row.n).rjust(numbers))])
        return [*lines, []]


def _again(board: Dashboard, row: Recurrence) -> Spot:
    said = f"{counted(row.n)} cases after {row.number} “{shown(row.title).plain}” was done, {say.when(board)}"
    return Spot(f"again-{row.id}", row.n, said, CAME_AGAIN, row.query)
