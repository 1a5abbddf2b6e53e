"""What complaints are about, most first: problems, causes, departments or products, one at a time (8.2)."""

from __future__ import annotations

from typing import Final

from complaintdesk.queries.dashboard import Dashboard
from complaintdesk.queries.figure_words import PARETO_TITLES
from complaintdesk.queries.measured import By, Pareto
from complaintdesk.rules.comparing import change
from screens.text import cell
from screens.widgets import period_spots as say
from screens.widgets.charts import QUIET, Line, Piece, bar, counted, heading, of_all, widest
from screens.widgets.dashboard_panels import BAR, WIDEST_BAR
from screens.widgets.numbers import NumberPanel, Spot

_LEAST_BAR: Final = 4


class ParetoPanel(NumberPanel):
    """The kinds that most cases are of, with the change against the period before and the share so far."""

    FIRST: Final = 10
    by = By.PROBLEM
    every = False  # whether the rare ones are shown too

    def turn(self) -> None:
        """The next one of problems, causes, departments, products."""
        kinds = list(By)
        self.by = kinds[(kinds.index(self.by) + 1) % len(kinds)]
        self.every = False
        if self.board is not None:
            self.show(self.board)

    def _pareto(self, board: Dashboard) -> Pareto:
        return board.paretos[self.by]

    def spots(self, board: Dashboard) -> list[list[Spot]]:
        """A row for each kind, and one that shows the rest."""
        pareto = self._pareto(board)
        shown = pareto.rows if self._all(board) else pareto.rows[: self.FIRST]
        rows = [[say.pareto(board, self.by, row)] for row in shown]
        if len(shown) < len(pareto.rows):
            rows.append([say.rest(board, self.by, len(shown))])
        return rows

    def _all(self, board: Dashboard) -> bool:
        return self.every or len(self._pareto(board).rows) <= self.FIRST + 1

    def draw(self, board: Dashboard, width: int) -> list[Line]:
        """Label, cases, change, share with all above it, bar: most first."""
        pareto = self._pareto(board)
        others = [title.lower() for by, title in PARETO_TITLES.items() if by is not self.by]
        note = f"b {', '.join(others)}"
        title = PARETO_TITLES[self.by]
        lines = [heading(title, width, note if len(title) + len(note) + 8 < width else "b others")]
        if not pareto.rows:
            return [*lines, [Piece(f" {say.nothing(self.by)}", QUIET)], []]
        spots = [row[0] for row in self.spots(board)]
        total, most = pareto.total, pareto.rows[0].n
        changes = [
            "" if spot.key.endswith("-rest") else change(row.n, row.before)
            for spot, row in zip(spots, pareto.rows, strict=False)
        ]
        numbers, moved = max(5, widest(counted(spot.n) for spot in spots)), max(4, widest(changes))
        fixed = numbers + moved + 11
        labels = min(26, max(12, width - fixed - _LEAST_BAR), max(widest(row.label for row in pareto.rows), 12))
        room = min(WIDEST_BAR, width - labels - fixed)
        lines.append([Piece(f" {'':{labels}} {'cases':>{numbers}} {'±':<{moved}}   cum.", QUIET)])
        for spot, row, moves in zip(spots, pareto.rows, changes, strict=False):
            rest = spot.key.endswith("-rest")
            label = f"{len(pareto.rows) - len(spots) + 1} others" if rest else row.label
            cumulative = total if rest else row.cumulative
            line = [Piece(f" {cell(label, labels)}", QUIET if rest else "", spot.key)]
            line += self.number(spot.key, counted(spot.n).rjust(numbers))
            line.append(Piece(f" {moves:<{moved}} {of_all(cumulative, total):>6} ", QUIET))
            if room >= _LEAST_BAR:
                line.append(Piece(bar(spot.n, most, room), QUIET if rest else BAR, spot.key))
            lines.append(line)
        unlisted = total - pareto.rows[-1].cumulative
        if unlisted > 0:
            lines.append([Piece(f" {cell('all others', labels)} {counted(unlisted):>{numbers}}", QUIET)])
        return [*lines, []]

    def action_open(self) -> None:
        """Show the cases; of the rest, its kinds."""
        if self.spot is not None and self.spot.key.endswith("-rest") and self.board is not None:
            self.every = True
            self.show(self.board)
        else:
            super().action_open()
