"""The panels of the dashboard that are made of rows: this moment, promises, flow, age, stage, problems, days."""

from __future__ import annotations

from typing import Final

from complaintdesk.queries.dashboard import LEAST, Dashboard
from complaintdesk.rules.measures import BY_CODE
from complaintdesk.rules.vocabulary import Stage
from screens.text import cell
from screens.widgets import dashboard_spots as say
from screens.widgets.charts import QUIET, Line, Piece, bar, counted, heading, of_all, two_part_bar, widest
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
        return [say.promise(board, kept) for kept in board.kept]

    def draw(self, board: Dashboard, width: int) -> list[Line]:
        """A line for each promise."""
        lines = [heading("In time", width, say.months(board))]
        whole = [
            kept.share if kept.judged < LEAST else f"{kept.share} of {counted(kept.judged)}" for kept in board.kept
        ]
        late = [counted(kept.late) for kept in board.kept]
        room = width - 13 - widest(whole) - widest(late) - 10
        for kept, share, missed in zip(board.kept, whole, late, strict=True):
            line = [Piece(f" {say.PROMISES[kept.kind]:12}")]
            line += [*self.number(kept.kind, share), Piece(" " * (widest(whole) - len(share) + 1))]
            line += [*self.number(f"{kept.kind}-late", missed.rjust(widest(late))), Piece(" late  ", QUIET)]
            if room >= 8 and kept.judged >= LEAST:
                on, off = two_part_bar(kept.in_time, kept.judged, kept.judged, min(room, WIDEST_BAR))
                line += [Piece(on, BAR), Piece(off, QUIET)]
            lines.append(line)
        return [*lines, *([[]] if self.is_roomy else [])]


class FlowPanel(NumberPanel):
    """What came in and what was closed."""

    def spots(self, board: Dashboard) -> list[list[Spot]]:
        """Two rows: the last 30 days, and this year."""
        return [say.flow(board, field) for field in ("received", "closed")]

    def draw(self, board: Dashboard, width: int) -> list[Line]:
        """A line for what came in, a line for what was closed."""
        rows = self.spots(board)
        wide = [widest(counted(row[place].n) for row in rows) for place in (0, 1)]
        lines = [heading("Received and closed", width)]
        for field, (recent, year) in zip(("received", "closed"), rows, strict=True):
            line = [Piece(f" {field:8}"), *self.number(recent.key, counted(recent.n).rjust(wide[0]))]
            line += [Piece(" in 30 days ", QUIET), *self.number(year.key, counted(year.n).rjust(wide[1]))]
            lines.append([*line, Piece(f" in {board.today.year}", QUIET)])
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


class ProblemsPanel(NumberPanel):
    """The problems that most cases are about."""

    FIRST: Final = 10
    every = False  # whether the rare ones are shown too

    def spots(self, board: Dashboard) -> list[list[Spot]]:
        """A row for each problem, and one that shows the rest."""
        shown = board.problems if self._all(board) else board.problems[: self.FIRST]
        rows = [[say.problem(board, row)] for row in shown]
        rest = len(board.problems) - len(shown)
        if rest:
            n = board.problems[-1].cumulative - shown[-1].cumulative
            said = f"{counted(n)} about {rest} other problems; Enter lists them here"
            rows.append([Spot("problem-rest", n, said, BY_CODE["problems"])])
        return rows

    def _all(self, board: Dashboard) -> bool:
        return self.every or len(board.problems) <= self.FIRST + 1

    def draw(self, board: Dashboard, width: int) -> list[Line]:
        """Label, cases, share with all above it, bar: most first."""
        lines = [heading("Problems", width, say.months(board))]
        if not board.problems:
            return [*lines, [Piece(" Nothing was received in these months.", QUIET)], []]
        spots = [row[0] for row in self.spots(board)]
        total, most = board.problems[-1].cumulative, board.problems[0].n
        labels = min(26, max(12, width - 22), max(widest(row.label for row in board.problems), 12))
        numbers = max(5, widest(counted(spot.n) for spot in spots))
        room = min(WIDEST_BAR, width - labels - numbers - 11)
        lines.append([Piece(f" {'':{labels}} {'cases':>{numbers}}   cum.", QUIET)])
        for spot, row in zip(spots, board.problems, strict=False):
            rest = spot.key == "problem-rest"
            label = f"{len(board.problems) - len(spots) + 1} others" if rest else row.label
            cumulative = total if rest else row.cumulative
            line = [Piece(f" {cell(label, labels)}", QUIET if rest else "", spot.key)]
            line += self.number(spot.key, counted(spot.n).rjust(numbers))
            line += [Piece(f" {of_all(cumulative, total):>6} ", QUIET)]
            lines.append([*line, Piece(bar(spot.n, most, room), QUIET if rest else BAR, spot.key)])
        return [*lines, []]

    def action_open(self) -> None:
        """Show the cases; of the rest, its problems."""
        if self.spot is not None and self.spot.key == "problem-rest" and self.board is not None:
            self.every = True
            self.show(self.board)
        else:
            super().action_open()


class DaysPanel(NumberPanel):
    """How long decisions took, by month."""

    def spots(self, board: Dashboard) -> list[list[Spot]]:
        """A row for each month, the newest first."""
        return [[say.decided(board, row)] for row in reversed(board.months)]

    def draw(self, board: Dashboard, width: int) -> list[Line]:
        """Month, cases decided, half within, nine in ten within, and both as a bar."""
        most = max((row.ninth or 0 for row in board.months), default=0)
        numbers = max(5, widest(counted(row.decided) for row in board.months))
        room = min(WIDEST_BAR, width - numbers - 28)
        lines = [heading("Days to decide", width, "━ half  ─ nine in ten")]
        lines.append([Piece(f" {'':8} {'cases':>{numbers}}   half  9 in 10", QUIET)])
        for row in reversed(board.months):
            spot = say.decided(board, row)
            line = [Piece(f" {say.month(row.month)}"), *self.number(spot.key, counted(row.decided).rjust(numbers))]
            if row.median is None or row.ninth is None:
                lines.append([*line, Piece("  too few to say" if row.decided else "       —", QUIET)])
                continue
            half, ninth = two_part_bar(row.median, row.ninth, most, room)
            line += [Piece(f"  {row.median:3} d", "bold"), Piece(f"  {row.ninth:4} d  ")]
            lines.append([*line, Piece(half, BAR, spot.key), Piece(ninth, QUIET, spot.key)])
        return [*lines, []]
