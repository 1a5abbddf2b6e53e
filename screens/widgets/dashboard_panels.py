"""The panels of the dashboard on the desk as it is: this moment, promises, flow, age, stage."""

from __future__ import annotations

from typing import Final

from complaintdesk.queries.dashboard import Dashboard
from complaintdesk.rules.comparing import change
from complaintdesk.rules.measures import LEAST, share
from complaintdesk.rules.vocabulary import Stage
from screens.text import cell
from screens.widgets import dashboard_spots as say
from screens.widgets.charts import QUIET, Line, Piece, bar, counted, heading, two_part_bar, widest
from screens.widgets.numbers import NumberPanel, Spot

BAR: Final = "$primary"
WIDEST_BAR: Final = 48
_LEAST_BAR: Final = 6  # shorter ones tell nothing


class NowPanel(NumberPanel):
    """What stands open at this moment."""

    LABELS: Final = ("open", "overdue", "due today", "due within 7 days", "unacknowledged", "safety")

    def spots(self, board: Dashboard) -> list[list[Spot]]:
        """Six numbers in one row."""
        return [say.now(board)]

    def draw(self, board: Dashboard, width: int) -> list[Line]:
        """The numbers, and under each what it is."""
        spots = say.now(board)
        needed = [
            max(len(label), len(counted(spot.n))) + 1 for label, spot in zip(self.LABELS, spots, strict=True)
        ]
        gap = min(12, max(0, (width - sum(needed)) // (len(needed) - 1)))
        rooms = [room + gap - 1 for room in needed[:-1]] + [needed[-1] - 1]
        numbers: Line = []
        labels: Line = []
        for label, spot, room in zip(self.LABELS, spots, rooms, strict=True):
            style = "bold"
            if spot.n and spot.key in ("overdue", "safety"):
                style = "bold $text-error" if spot.key == "overdue" else "bold $text-warning"
            text = counted(spot.n)
            numbers += [*self.number(spot.key, text, style), Piece(" " * (room - len(text)))]
            labels.append(Piece(f" {label:{room}}", QUIET, spot.key))
        return [*([[]] if self.is_roomy else []), numbers, labels, []]


class PromisesPanel(NumberPanel):
    """How often complainants were acknowledged and answered in time."""

    def spots(self, board: Dashboard) -> list[list[Spot]]:
        """Two rows: the share, and those that were late."""
        return [say.promise(board, kind) for kind in say.PROMISES]

    def draw(self, board: Dashboard, width: int) -> list[Line]:
        """A line for each promise."""
        lines = [heading("In time", width, say.when(board))]
        rows = self.spots(board)
        shares = [share(all_.n - late.n, all_.n) for all_, late in rows]
        of = ["" if all_.n < LEAST else f"of {counted(all_.n)} ·" for all_, _ in rows]
        missed = [counted(late.n) for _, late in rows]
        changes = [say.points(board, kind) for kind in say.PROMISES]
        room = width - 13 - widest(shares) - widest(of) - widest(missed) - widest(changes) - 11
        for kind, (all_, late), text, whole, lateness, moved in zip(
            say.PROMISES, rows, shares, of, missed, changes, strict=True
        ):
            line = [Piece(f" {say.PROMISES[kind]:12}")]
            line += [*self.number(kind, text), Piece(" " * (widest(shares) - len(text) + 1))]
            if room >= 0:  # right behind what it is the change of
                line.append(Piece(moved.ljust(widest(changes) + 1), QUIET))
            line.append(Piece(whole.ljust(widest(of) + 1), "", kind))
            line += [*self.number(late.key, lateness.rjust(widest(missed))), Piece(" late ", QUIET)]
            if room >= 8 and all_.n >= LEAST:
                on, off = two_part_bar(all_.n - late.n, all_.n, all_.n, min(room, WIDEST_BAR))
                line += [Piece(on, BAR), Piece(off, QUIET)]
            lines.append(line)
        return [*lines, *([[]] if self.is_roomy else [])]


class FlowPanel(NumberPanel):
    """What came in and what was closed."""

    FIELDS: Final = ("received", "closed")

    def spots(self, board: Dashboard) -> list[list[Spot]]:
        """Two rows: the period, and the last 30 days."""
        return [say.flow(board, field) for field in self.FIELDS]

    def draw(self, board: Dashboard, width: int) -> list[Line]:
        """A line for what came in, a line for what was closed."""
        rows = self.spots(board)
        wide = [widest(counted(row[place].n) for row in rows) for place in (0, 1)]
        changes = [change(board.figure(field).count, board.figure_before(field).count) for field in self.FIELDS]
        lines = [heading("Received and closed", width, say.when(board))]
        for field, (period, recent), changed in zip(self.FIELDS, rows, changes, strict=True):
            line = [Piece(f" {field:8}"), *self.number(period.key, counted(period.n).rjust(wide[0]))]
            line.append(Piece(f" {changed.ljust(widest(changes))} ", QUIET))
            line += [*self.number(recent.key, counted(recent.n).rjust(wide[1]))]
            lines.append([*line, Piece(" in 30 days", QUIET)])
        return [*lines, *([[]] if self.is_roomy else [])]


def bars(panel: NumberPanel, rows: list[tuple[str, Spot]], width: int) -> list[Line]:
    """A line for each row: label, number, bar."""
    labels, numbers = widest(label for label, _ in rows), widest(counted(spot.n) for _, spot in rows)
    most = max((spot.n for _, spot in rows), default=0)
    room = min(WIDEST_BAR, width - labels - numbers - 4)
    return [
        [
            Piece(f" {label}{' ' * (labels - len(label))}"),
            *panel.number(spot.key, counted(spot.n).rjust(numbers)),
            Piece(" "),
            Piece(bar(spot.n, most, room), BAR, spot.key),
        ]
        for label, spot in rows
    ]


class AgePanel(NumberPanel):
    """Open cases by age."""

    def spots(self, board: Dashboard) -> list[list[Spot]]:
        """A row for each band."""
        return [[say.age(board, row)] for row in board.ages]

    def draw(self, board: Dashboard, width: int) -> list[Line]:
        """A bar for each band."""
        rows = [(row.label, say.age(board, row)) for row in board.ages]
        return [heading("Open cases by age", width), *bars(self, rows, width), []]


class StagePanel(NumberPanel):
    """Open cases by stage, two beside each other: there are many stages, and most are short ways."""

    def spots(self, board: Dashboard) -> list[list[Spot]]:
        """Two stages in a row, in the order of a case's life."""
        spots = [say.stage(board, row) for row in board.stages]
        return [spots[at : at + 2] for at in range(0, len(spots), 2)]

    def draw(self, board: Dashboard, width: int) -> list[Line]:
        """Label and number, and a bar where there is room."""
        names = [Stage(row.stage).label for row in board.stages]
        rows = self.spots(board)
        most = max((spot.n for row in rows for spot in row), default=0)
        lines: list[Line] = [[] for _ in rows]
        left = width
        for place, column in enumerate((names[::2], names[1::2])):
            spots = [row[place] for row in rows if place < len(row)]
            numbers = widest(counted(spot.n) for spot in spots)
            labels = min(widest(column), left // (2 - place) - numbers - 2)
            needed = 1 + labels + 1 + numbers
            room = min(WIDEST_BAR, (width // 2 if place == 0 else left) - needed - 2)
            for line, name, spot in zip(lines, column, spots, strict=False):
                line += [Piece(f" {cell(name, labels)}"), *self.number(spot.key, counted(spot.n).rjust(numbers))]
                if room >= _LEAST_BAR:
                    on = bar(spot.n, most, room)
                    line += [Piece(" "), Piece(on, BAR, spot.key), Piece(" " * (room - len(on) + 1))]
                elif place == 0 and len(rows) > 1:
                    line.append(Piece(" " * (width // 2 - needed)))
            left -= max(needed, width // 2)
        return [heading("Open cases by stage", width), *lines, []]
