"""The list of cases: draws only the lines that are seen and asks for windows of rows around them.

It is as long as the whole view, so that the scroll bar is true; rows that have not come yet show as `…`.
"""

from __future__ import annotations

from collections import OrderedDict
from datetime import date, datetime, time
from typing import ClassVar
from zoneinfo import ZoneInfo

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from complaintdesk.queries.case_list import CaseRow
from complaintdesk.rules.dates import due_words, short
from screens.text import cell
from screens.widgets.case_columns import columns

WINDOW = 100  # rows asked for at a time
_KEPT = 40  # windows remembered
PRIORITY_SIGNS = {"urgent": "‼ urgent", "high": "▲ high", "medium": "● med", "low": "▽ low", None: "  —"}


class CaseTableHeader(Widget):
    """The titles over the list."""

    DEFAULT_CSS = "CaseTableHeader { height: 1; color: $text-muted; text-style: bold; }"

    def render(self) -> str:
        """The titles, in the columns of the list below."""
        # the list below keeps a column free for its scroll bar
        return "  " + " ".join(cell(column.title, column.width) for column in columns(self.size.width - 1))


class CaseTable(ScrollView, can_focus=True):
    """A list over a whole view. `WindowWanted` asks for rows, `fill` brings them."""

    HELP = (
        "The list of cases, those with a safety implication first, then by the date that is due next (7.3). "
        "Up and down or j and k move, g and G go to the first and the last, Enter opens the case, "
        "Space marks it, 1 to 8 change the view, / searches."
    )
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "case-table--cursor",
        "case-table--marked",
        "case-table--overdue",
        "case-table--soon",
        "case-table--safety",
        "case-table--closed",
    }
    DEFAULT_CSS = """
    CaseTable {
        height: 1fr; scrollbar-size-vertical: 1; scrollbar-gutter: stable; overflow-x: hidden;
        & > .case-table--cursor { background: $primary-darken-1; text-style: bold; }
        &:focus > .case-table--cursor { background: $primary; color: $text; text-style: bold; }
        & > .case-table--marked { color: $text-accent; }
        & > .case-table--overdue { color: $text-error; }
        & > .case-table--soon { color: $text-warning; }
        & > .case-table--safety { color: $text-error; text-style: bold; }
        & > .case-table--closed { color: $text-muted; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", id="list.up", show=False, tooltip="One case up"),
        Binding("down,j", "move(1)", "Down", id="list.down", show=False, tooltip="One case down"),
        Binding("pageup", "page(-1)", "Page up", id="list.page-up", show=False, tooltip="One page up"),
        Binding("pagedown", "page(1)", "Page down", id="list.page-down", show=False, tooltip="One page down"),
        Binding("home,g", "go(False)", "First", id="list.first", show=False, tooltip="To the first case"),
        Binding("end,G,shift+g", "go(True)", "Last", id="list.last", show=False, tooltip="To the last case"),
        Binding("enter", "open", "Open", id="list.open", tooltip="Open the case"),
        Binding(
            "space", "mark", "Mark", id="list.mark", show=False, tooltip="Mark the case for an act on several"
        ),
    ]

    cursor = reactive(0)

    class WindowWanted(Message):
        """Rows of window `number` are needed on screen."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    class Highlighted(Message):
        """The cursor stands on another case, or its row has come."""

        def __init__(self, row: CaseRow | None) -> None:
            super().__init__()
            self.row = row

    class Opened(Message):
        """A case was chosen."""

        def __init__(self, row: CaseRow) -> None:
            super().__init__()
            self.row = row

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        self.today = date.min
        self.zone = "UTC"  # the office's
        self.marked: dict[int, CaseRow] = {}
        self._windows: OrderedDict[int, list[CaseRow]] = OrderedDict()
        self._asked: set[int] = set()
        self.has_come = False

    # -- rows ------------------------------------------------------------------------------------------

    def show(self, count: int, today: date, *, zone: str = "UTC", cursor: int = 0) -> None:
        """Show a list of `count` cases from scratch, with the cursor on one position. Rows are filled after."""
        self.count, self.today, self.zone, self.has_come = count, today, zone, True
        self._windows.clear()
        self._asked.clear()
        self.virtual_size = Size(0, count)
        self.cursor = max(0, min(cursor, count - 1))
        self._keep_in_view()
        self.refresh()

    def fill(self, number: int, rows: list[CaseRow]) -> None:
        """The rows of window `number` have come."""
        self._windows[number] = rows
        self._windows.move_to_end(number)
        while len(self._windows) > _KEPT:
            self._windows.popitem(last=False)
        self._asked.discard(number)
        self.refresh()
        if number == self.cursor // WINDOW:
            self.post_message(self.Highlighted(self.current))

    def row_at(self, position: int) -> CaseRow | None:
        """The case at this position, or None while its window has not come; then it is asked for."""
        if not 0 <= position < self.count:
            return None
        number, at = divmod(position, WINDOW)
        window = self._windows.get(number)
        if window is None:
            if number not in self._asked:
                self._asked.add(number)
                self.post_message(self.WindowWanted(number))
            return None
        return window[at] if at < len(window) else None

    @property
    def current(self) -> CaseRow | None:
        """The case under the cursor."""
        return self.row_at(self.cursor)

    @property
    def chosen(self) -> list[CaseRow]:
        """The marked cases, or the one under the cursor when none is marked."""
        return list(self.marked.values()) or [row for row in (self.current,) if row is not None]

    def windows_in_view(self) -> list[int]:
        """The windows that the screen shows now."""
        top = self.scroll_offset.y
        return list(range(top // WINDOW, (top + max(self.size.height, 1) - 1) // WINDOW + 1))

    # -- drawing ---------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        position = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        base = self.rich_style
        if position >= self.count:
            return Strip.blank(width, base)
        row = self.row_at(position)
        here = position == self.cursor
        if here:
            base += self.get_component_rich_style("case-table--cursor", partial=True)
        if row is None:
            return Strip([Segment(cell("▌ …" if here else "  …", width), base)], width)
        mark = "■" if row.id in self.marked else ("▌" if here else " ")
        segments = [Segment(f"{mark}{'!' if row.safety else ' '}", base)]
        for at, column in enumerate(columns(width)):
            text, kind = self._text(row, column.name)
            style = base if kind is None else base + self._style(kind)
            segments.append(Segment((" " if at else "") + cell(text, column.width), style))
        return Strip(segments).adjust_cell_length(width, base)

    def _style(self, kind: str) -> Style:
        return self.get_component_rich_style(f"case-table--{kind}", partial=True)

    def _text(self, row: CaseRow, column: str) -> tuple[str, str | None]:
        """What a column says, and the kind of style it has."""
        if column == "due":
            return self._due(row)
        if column == "priority":
            sign = PRIORITY_SIGNS.get(row.priority, row.priority or "")
            return ("‼ safety", "safety") if row.safety else (sign, None)
        if column == "stage":
            return row.stage, "closed" if row.closed_on else None
        if column == "reference":
            return row.reference, "marked" if row.id in self.marked else None
        if column == "complainant":
            return row.complainant or "anonymous", None if row.complainant else "closed"
        if column == "problem":
            return row.problem_label, None
        return row.owner or "—", None

    def _due(self, row: CaseRow) -> tuple[str, str | None]:
        if row.closed_on is not None:
            return f"✓ {short(date.fromisoformat(row.closed_on), self.today)}", "closed"
        due = None if row.next_due is None else date.fromisoformat(row.next_due)
        left = 99 if due is None else (due - self.today).days
        at = self._hour(row.next_due_at) if row.next_due_at else None
        still = "‖ " if row.paused_at else ""
        return still + due_words(due, self.today, at), "overdue" if left < 0 else "soon" if left <= 1 else None

    def _hour(self, instant: str) -> time:
        return datetime.fromisoformat(instant).astimezone(ZoneInfo(self.zone)).time()

    # -- moving ----------------------------------------------------------------------------------------

    def validate_cursor(self, cursor: int) -> int:
        """The cursor stays on the list."""
        return max(0, min(cursor, self.count - 1))

    def watch_cursor(self) -> None:
        """Keep the cursor on the screen."""
        self._keep_in_view()
        self.refresh()
        self.post_message(self.Highlighted(self.current))

    def _keep_in_view(self) -> None:
        top, height = self.scroll_offset.y, max(self.scrollable_content_region.height, 1)
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False, immediate=True)
        elif self.cursor >= top + height:
            self.scroll_to(y=self.cursor - height + 1, animate=False, immediate=True)

    def action_move(self, by: int) -> None:
        """Up or down."""
        self.cursor += by

    def action_page(self, by: int) -> None:
        """A page up or down; the cursor keeps its place on the screen."""
        step = by * max(self.scrollable_content_region.height - 1, 1)
        self.scroll_to(y=self.scroll_offset.y + step, animate=False, immediate=True)
        self.cursor += step

    def action_go(self, last: bool) -> None:
        """To the first or the last case."""
        self.cursor = self.count - 1 if last else 0

    def action_open(self) -> None:
        """Open the case under the cursor."""
        if self.current is not None:
            self.post_message(self.Opened(self.current))

    def action_mark(self) -> None:
        """Mark the case, or take the mark away, and go on to the next."""
        row = self.current
        if row is not None:
            if self.marked.pop(row.id, None) is None:
                self.marked[row.id] = row
            self.cursor += 1
            self.refresh()

    def on_click(self, event: Click) -> None:
        """A click chooses a case, a second one opens it."""
        position = event.y + self.scroll_offset.y
        if position < self.count:
            if position == self.cursor or event.chain > 1:
                self.cursor = position
                self.action_open()
            self.cursor = position
