"""Every measure of annex H, beside that of the period before; and the remedies that decisions gave (8.4, F)."""

from __future__ import annotations

from typing import Final

from rich.cells import cell_len

from complaintdesk.queries import figure_words
from complaintdesk.queries.dashboard import Dashboard
from complaintdesk.rules.comparing import change
from complaintdesk.rules.measures import PERIODIC
from complaintdesk.rules.period_words import stretch
from screens.text import cell
from screens.widgets import dashboard_spots
from screens.widgets import period_spots as say
from screens.widgets.charts import QUIET, Line, Piece, bar, counted, heading, widest
from screens.widgets.dashboard_panels import BAR, WIDEST_BAR
from screens.widgets.numbers import NumberPanel, Spot

_LEAST_BAR: Final = 4


class FiguresPanel(NumberPanel):
    """A row for each measure: what it is now, how it has changed, what it was."""

    def spots(self, board: Dashboard) -> list[list[Spot]]:
        """A number in each row."""
        return [[spot] for spot in say.figures(board)]

    def draw(self, board: Dashboard, width: int) -> list[Line]:
        """Title, figure, change, and whether that is better; what it was before where there is room."""
        compared = board.scope.compared
        note = f"± against {stretch(compared.first, compared.last)}"
        lines = [heading("Annex H", width, note)]
        now = [board.figure(measure.code) for measure in PERIODIC]
        before = [board.figure_before(measure.code) for measure in PERIODIC]
        spots = say.figures(board)
        titles = [measure.title for measure in PERIODIC]
        figures = [figure_words.value(figure) for figure in now]
        changes = [figure_words.change(*pair) for pair in zip(now, before, strict=True)]
        words = [figure_words.judged(*pair) for pair in zip(now, before, strict=True)]
        were = [figure_words.short(figure) for figure in before]
        fixed = widest(titles) + widest(changes) + 12
        if widest(figures) + fixed > width:
            figures = [figure_words.short(figure) for figure in now]
        long = min(widest(figures), max(width - fixed, 8))
        spare = width - fixed - long
        for spot, title, figure, moved, word, was in zip(
            spots, titles, figures, changes, words, were, strict=True
        ):
            line = [Piece(f" {cell(title, widest(titles))}", "", spot.key)]
            line += self.number(spot.key, cell(figure, min(cell_len(figure), long)))
            line.append(Piece(" " * max(0, long - cell_len(figure))))
            line.append(Piece(f"  {cell(moved, widest(changes))} {word:6}", "" if word == "worse" else QUIET))
            if spare >= widest(were) + 8:
                line.append(Piece(f"  before {was}", QUIET))
            lines.append(line)
        return [*lines, []]


class RemediesPanel(NumberPanel):
    """What the decisions of the period gave most, and the sums."""

    FIRST: Final = 12

    def spots(self, board: Dashboard) -> list[list[Spot]]:
        """A number in each row."""
        return [[say.remedy(board, row)] for row in board.remedies[: self.FIRST]]

    def draw(self, board: Dashboard, width: int) -> list[Line]:
        """Remedy, decisions, change, sums, bar."""
        lines = [heading("Remedies given", width, dashboard_spots.when(board))]
        rows = board.remedies[: self.FIRST]
        if not rows:
            return [*lines, [Piece(" Nothing was decided in these days.", QUIET)], []]
        earlier = {row.remedy: row.cases for row in board.remedies_before}
        names = [figure_words.remedy_label(row.remedy) for row in rows]
        changes = [change(row.cases, earlier.get(row.remedy, 0)) for row in rows]
        sums = [figure_words.amounts(row.sums) for row in rows]
        numbers = widest(counted(row.cases) for row in rows)
        labels = min(widest(names), max(12, width - numbers - widest(changes) - widest(sums) - 6))
        room = min(WIDEST_BAR, width - labels - numbers - widest(changes) - widest(sums) - 7)
        most = max(row.cases for row in rows)
        for row, name, moved, amount in zip(rows, names, changes, sums, strict=True):
            spot = say.remedy(board, row)
            line = [Piece(f" {cell(name, labels)}", "", spot.key)]
            line += self.number(spot.key, counted(row.cases).rjust(numbers))
            line.append(Piece(f" {cell(moved, widest(changes))} ", QUIET))
            if widest(sums):
                line.append(Piece(f"{amount.rjust(widest(sums))} "))
            if room >= _LEAST_BAR:
                line.append(Piece(bar(row.cases, most, room), BAR, spot.key))
            lines.append(line)
        rest = board.remedies[self.FIRST :]
        if rest:
            lines.append([Piece(f" {len(rest)} others: {sum(row.cases for row in rest):,}", QUIET)])
        return [*lines, []]
