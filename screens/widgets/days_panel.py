"""How long it took to acknowledge, to decide or to close, by month: half and nine in ten (8.4, annex H)."""

from __future__ import annotations

from complaintdesk.queries.dashboard import Dashboard
from complaintdesk.queries.figure_words import DAYS_TITLES
from complaintdesk.queries.measured import Kind
from complaintdesk.rules.period_words import month
from screens.widgets import period_spots as say
from screens.widgets.charts import QUIET, Line, Piece, counted, heading, two_part_bar, widest
from screens.widgets.dashboard_panels import BAR, WIDEST_BAR
from screens.widgets.numbers import NumberPanel, Spot

_TURNS = (Kind.DECIDE, Kind.CLOSE, Kind.ACKNOWLEDGE)


class DaysPanel(NumberPanel):
    """Twelve months, the newest first."""

    kind = Kind.DECIDE

    def turn(self) -> None:
        """The next one of decide, close, acknowledge."""
        self.kind = _TURNS[(_TURNS.index(self.kind) + 1) % len(_TURNS)]
        if self.board is not None:
            self.show(self.board)

    def spots(self, board: Dashboard) -> list[list[Spot]]:
        """A row for each month, the newest first."""
        return [[say.took(board, self.kind, row)] for row in reversed(board.days[self.kind])]

    def draw(self, board: Dashboard, width: int) -> list[Line]:
        """Month, cases, half within, nine in ten within, and both as a bar."""
        months = board.days[self.kind]
        most = max((row.ninth or 0 for row in months), default=0)
        numbers = max(5, widest(counted(row.n) for row in months))
        room = min(WIDEST_BAR, width - numbers - 28)
        lines = [heading(DAYS_TITLES[self.kind], width, "━ half ─ 9 in 10 · b others")]
        lines.append([Piece(f" {'':8} {'cases':>{numbers}}   half  9 in 10", QUIET)])
        for row in reversed(months):
            spot = say.took(board, self.kind, row)
            line = [Piece(f" {month(row.month)}"), *self.number(spot.key, counted(row.n).rjust(numbers))]
            if row.median is None or row.ninth is None:
                lines.append([*line, Piece("  too few to say" if row.n else "       —", QUIET)])
                continue
            half, ninth = two_part_bar(row.median, row.ninth, most, room)
            line += [Piece(f"  {row.median:3} d", "bold"), Piece(f"  {row.ninth:4} d  ")]
            lines.append([*line, Piece(half, BAR, spot.key), Piece(ninth, QUIET, spot.key)])
        return [*lines, []]
