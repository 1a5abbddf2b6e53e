"""Panels of numbers that can be stood on: arrows go from number to number, Enter opens the cases behind one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from complaintdesk.queries.dashboard import Dashboard
from complaintdesk.rules.measures import Measure
from complaintdesk.rules.vocabulary import View
from screens.widgets.charts import Line, Piece

SIGN: Final = "▸"
ROOMY_LINES: Final = 30


@dataclass(frozen=True, slots=True)
class Spot:
    """A number: what it says in words, how it is counted, and how its cases are asked for.

    `key` stays the same when the number changes, so that a person stays where they stood.
    """

    key: str
    n: int
    said: str
    measure: Measure
    query: str = ""
    view: View = View.ALL
    room: str = ""  # where it is not of cases: the room of management that has what it counts (`screens.rooms`)
    entry: int | None = None  # of that room

    @property
    def help(self) -> str:
        """For `?`: the number, its definition, its clause."""
        clause = self.measure.clause
        where = clause if clause.startswith("annex") else f"clause {clause}"
        enter = "Enter goes to the room that has them." if self.room else "Enter shows the cases."
        return (
            f"{self.said}.\n\n{self.measure.title}: {self.measure.definition}\n\nISO 10002:2018, {where}. {enter}"
        )


class NumberPanel(Widget, can_focus=True):
    """Lines of text in which some stretches are numbers. Subclasses say what the numbers are and draw them."""

    DEFAULT_CSS = """
    NumberPanel { height: auto; width: 1fr; text-wrap: nowrap; text-overflow: clip; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Show the cases", id="number.open", tooltip="The cases behind the number"),
        Binding("up,k", "move(0, -1)", "Up", id="number.up", show=False, tooltip="The number above"),
        Binding("down,j", "move(0, 1)", "Down", id="number.down", show=False, tooltip="The number below"),
        Binding("left,h", "move(-1, 0)", "Left", id="number.left", show=False, tooltip="The number to the left"),
        Binding(
            "right,l", "move(1, 0)", "Right", id="number.right", show=False, tooltip="The number to the right"
        ),
    ]

    class Moved(Message):
        """Somebody stands on another number, or the number they stand on has changed."""

        def __init__(self, spot: Spot) -> None:
            super().__init__()
            self.spot = spot

    class Opened(Message):
        """Somebody wants to see the cases behind a number."""

        def __init__(self, spot: Spot) -> None:
            super().__init__()
            self.spot = spot

    class Left(Message):
        """An arrow was pressed at the edge of the panel."""

        def __init__(self, panel: NumberPanel, right: int, down: int) -> None:
            super().__init__()
            self.panel = panel
            self.right = right
            self.down = down

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.board: Dashboard | None = None
        self._rows: list[list[Spot]] = []
        self._at = (0, 0)  # row and place in it
        self._drawn: list[Line] = []

    # -- what subclasses say ---------------------------------------------------------------------------

    def spots(self, board: Dashboard) -> list[list[Spot]]:
        """The numbers, row by row."""
        raise NotImplementedError

    def draw(self, board: Dashboard, width: int) -> list[Line]:
        """The lines, none wider than `width`."""
        raise NotImplementedError

    def start(self, rows: list[list[Spot]]) -> tuple[int, int]:
        """Where one stands first."""
        return (0, 0)

    # -- what screens use ------------------------------------------------------------------------------

    def show(self, board: Dashboard) -> None:
        """Show these figures; whoever stands on a number stays on it."""
        before, first = self.spot, self.board is None
        self.board = board
        self._rows = [row for row in self.spots(board) if row]
        self._at = self.start(self._rows) if first else self._place_of(before)
        self.can_focus = bool(self._rows)  # nobody stands where there is no number
        self.refresh(layout=True)
        self._tell()

    @property
    def spot(self) -> Spot | None:
        """The number one stands on, or would stand on."""
        row, place = self._at
        return self._rows[row][place] if row < len(self._rows) and place < len(self._rows[row]) else None

    @property
    def all_spots(self) -> list[Spot]:
        """Every number of the panel."""
        return [spot for row in self._rows for spot in row]

    @property
    def is_roomy(self) -> bool:
        """Whether the terminal is high enough for blank lines between panels."""
        return self.app.size.height >= ROOMY_LINES

    @property
    def HELP(self) -> str:  # type: ignore[override]  # noqa: N802 - the help dialog asks every widget for it
        """The definition of the number one stands on."""
        return "" if self.spot is None else self.spot.help

    def stand_on(self, key: str) -> None:
        """Go to the number with this key, if it is here."""
        for row, spots in enumerate(self._rows):
            for place, spot in enumerate(spots):
                if spot.key == key:
                    self._go(row, place)

    def number(self, key: str, text: str, style: str = "bold") -> Line:
        """The pieces of a number: the sign of where one stands (or a blank), and the number itself."""
        here = self.has_focus and self.spot is not None and self.spot.key == key
        blanks = len(text) - len(text.lstrip())
        sign = Piece(" " * blanks + (SIGN if here else " "), "bold" if here else "", key)
        return [sign, Piece(text.lstrip(), f"{style} reverse" if here else style, key)]

    # -- drawing ---------------------------------------------------------------------------------------

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as are drawn."""
        return 0 if self.board is None else len(self.draw(self.board, width))

    def render(self) -> Content:
        """The lines as text, each stretch in its style."""
        if self.board is None:
            return Content("")
        self._drawn = self.draw(self.board, self.content_size.width)
        lines = [Content.assemble(*((piece.text, piece.style) for piece in line)) for line in self._drawn]
        return Content("\n").join(lines)

    # -- moving ----------------------------------------------------------------------------------------

    def _place_of(self, spot: Spot | None) -> tuple[int, int]:
        for row, spots in enumerate(self._rows):
            for place, each in enumerate(spots):
                if spot is not None and each.key == spot.key:
                    return row, place
        row = max(0, min(self._at[0], len(self._rows) - 1))
        return row, max(0, min(self._at[1], len(self._rows[row]) - 1)) if self._rows else 0

    def _go(self, row: int, place: int) -> None:
        self._at = (row, min(place, len(self._rows[row]) - 1))
        self.refresh()
        self._tell()

    def _tell(self) -> None:
        """Say what one stands on now."""
        if self.has_focus and self.spot is not None:
            self.post_message(self.Moved(self.spot))

    def line_of(self, key: str) -> int:
        """The line on which a number was drawn last."""
        drawn = (at for at, line in enumerate(self._drawn) if any(piece.spot == key for piece in line))
        return next(drawn, 0)

    def action_move(self, right: int, down: int) -> None:
        """To the number beside; from the edge on to the panel beside."""
        row, place = self._at
        if down and 0 <= row + down < len(self._rows):
            self._go(row + down, place)
        elif right and self._rows and 0 <= place + right < len(self._rows[row]):
            self._go(row, place + right)
        else:
            self.post_message(self.Left(self, right, down))

    def enter_from(self, right: int, down: int) -> None:
        """Take the focus from the panel beside: going up one arrives at the bottom, going left at the right."""
        if self._rows:
            row = len(self._rows) - 1 if down < 0 else 0 if down > 0 else self._at[0]
            place = len(self._rows[row]) - 1 if right < 0 else 0 if right > 0 else self._at[1]
            self._go(row, place)
        self.focus()

    def action_open(self) -> None:
        """Show the cases behind the number."""
        if self.spot is not None:
            self.post_message(self.Opened(self.spot))

    def on_focus(self) -> None:
        """Say what one stands on."""
        self.refresh()
        if self.spot is not None:  # not `_tell`: whether it has the focus is noted only after this
            self.post_message(self.Moved(self.spot))

    def on_blur(self) -> None:
        """The sign goes with the focus."""
        self.refresh()

    def on_click(self, event: Click) -> None:
        """A click on a number is to stand on it and open it."""
        offset = event.get_content_offset(self)
        if offset is None or offset.y >= len(self._drawn):
            return
        x = 0
        for piece in self._drawn[offset.y]:
            if x <= offset.x < x + piece.width and piece.spot is not None:
                event.stop()
                self.stand_on(piece.spot)
                self.action_open()
            x += piece.width
