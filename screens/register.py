"""A register: a list, and what is on file about the entry under the cursor. Each room of management is one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, ClassVar, NamedTuple

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from complaintdesk.store.look import Look
from screens.frame import DeskScreen
from screens.text import cell, shown
from screens.work import begin

SIDE_BY_SIDE = 110  # columns from which list and page stand beside each other


class Column(NamedTuple):
    """A column of the list: its head, and its width in cells; 0 takes what is left (one column has it)."""

    head: str
    width: int
    right: bool = False


class Entry(NamedTuple):
    """A line of the list. `alert` has it stand out, besides the sign that its cells must show."""

    id: int
    cells: tuple[str, ...]
    alert: bool = False


class Block(NamedTuple):
    """A part of the page: a heading, and text below it. Text from people is safe here."""

    heading: str
    text: str


class Register(DeskScreen):
    """A list and a page. Say `NAME`, `CLAUSES`, `COLUMNS`, `EMPTY`, and fill `entries` and `page`."""

    CSS_PATH = "register.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (SIDE_BY_SIDE, "-wide")]  # noqa: RUF012 - Textual declares it so
    NAME: ClassVar[str] = ""
    CLAUSES: ClassVar[str] = ""
    COLUMNS: ClassVar[tuple[Column, ...]] = ()
    EMPTY: ClassVar[str] = ""  # what would stand here, and which key makes the first
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "move(1)", "Down", show=False),
        Binding("k", "move(-1)", "Up", show=False),
        Binding("g", "edge(False)", "First", show=False),
        Binding("G", "edge(True)", "Last", show=False),
        Binding("space,pagedown", "page_down", "Page", show=False),
        Binding("pageup", "page_up", "Page up", show=False),
        Binding("escape,q", "back", "Back", id="register.back", show=False, tooltip="Back to where you came from"),
    ]

    def __init__(self, at: int | None = None) -> None:
        """`at` is the id of the entry to stand on first."""
        super().__init__()
        self.rows: list[Entry] = []
        self._at = at
        self._was_read = False  # what has not been read yet is not empty
        self._page: list[Block] = []

    # -- for each room to say --------------------------------------------------------------------------

    def entries(self, look: Look) -> Sequence[Entry]:
        """The lines of the list, in order. Runs in a reader thread: touch no widget."""
        return ()

    def page(self, look: Look, entry_id: int) -> Sequence[Block]:
        """What is on file about one of them. Runs in a reader thread: touch no widget."""
        return ()

    def heading(self) -> str:
        """What stands at the top: the room and its clauses."""
        return f"{self.NAME} · ISO 10002, {self.CLAUSES}"

    # -- what they share -------------------------------------------------------------------------------

    def body(self) -> ComposeResult:
        """Heading, head of the list, list, page; what is said to an empty register; what was just done."""
        yield Static(id="register-heading", markup=False)
        with Container(id="register"):
            with Vertical(id="register-list"):
                yield Static(id="register-head", markup=False)
                yield OptionList(markup=False, compact=True, id="register-rows")
            with VerticalScroll(id="register-page", can_focus=False):
                yield Static(id="register-text", markup=False)
        yield Static(shown(self.EMPTY, lines=True), id="register-empty", markup=False)
        yield Static("", id="register-said", markup=False)

    def on_mount(self) -> None:
        """Read for the first time."""
        self.query_one(OptionList).focus()
        self._read()

    def on_resize(self) -> None:
        """Columns follow the width."""
        self.call_after_refresh(self._draw)

    async def refresh_from_file(self) -> None:
        """Ask again; the cursor stays on its entry as long as that is there."""
        await self._ask()

    def _read(self) -> None:
        begin(self, self._ask, group="register", exclusive=True)

    async def _ask(self) -> None:
        self.rows = list(await self.desk.look(self.entries))
        self._was_read = True
        self._draw()
        await self._ask_page()

    @property
    def entry(self) -> Entry | None:
        """The one under the cursor."""
        if not self.is_mounted:
            return None
        at = self.query_one(OptionList).highlighted
        return self.rows[at] if at is not None and at < len(self.rows) else None

    @property
    def entry_id(self) -> int:
        """The id of the one under the cursor; ask only where there is one."""
        if self.entry is None:
            raise RuntimeError("no entry is under the cursor")
        return self.entry.id

    def _draw(self) -> None:
        rows = self.query_one(OptionList)
        wanted = self._at if self._at is not None else (None if self.entry is None else self.entry.id)
        was_at = rows.highlighted or 0
        self.set_class(self._was_read and not self.rows, "-empty")
        self.query_one("#register-heading", Static).update(shown(self.heading()))
        scrolls = len(self.rows) > rows.size.height  # the bar comes only with the lines
        bar = rows.styles.scrollbar_size_vertical if scrolls and not rows.show_vertical_scrollbar else 0
        if self.rows and not rows.scrollable_content_region.width and self.is_current:
            self.call_after_refresh(self._draw)  # it was hidden until now: its width is known once it is laid out
        widths = self._widths((rows.scrollable_content_region.width or self.size.width) - 2 - bar)
        heads = tuple(column.head for column in self.COLUMNS)
        self.query_one("#register-head", Static).update(shown(self._line(heads, widths)))
        rows.clear_options()
        rows.add_options(
            [
                Option(shown(self._line(row.cells, widths)).stylize("bold" if row.alert else "not bold"))
                for row in self.rows
            ]
        )
        if self.rows:
            same = (at for at, row in enumerate(self.rows) if row.id == wanted)
            rows.highlighted = next(same, min(was_at, len(self.rows) - 1))
            self._at = None
            if self.focused is None:  # an empty register hides its list, and a hidden list loses the keys
                self.call_after_refresh(rows.focus)

    def _widths(self, width: int) -> list[int]:
        fixed = sum(column.width for column in self.COLUMNS if column.width) + len(self.COLUMNS) - 1
        return [column.width or max(8, width - fixed) for column in self.COLUMNS]

    def _line(self, cells: Sequence[str], widths: Sequence[int]) -> str:
        drawn = []
        for column, text, width in zip(self.COLUMNS, cells, widths, strict=True):
            room = max(0, width - cell_len(text)) if column.right else 0
            drawn.append(" " * room + cell(text, width - room))
        return " ".join(drawn)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Another one: show its page; the newer question replaces the one under way."""
        begin(self, self._ask_page, group="page", exclusive=True)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter, or a click on the line under the cursor."""
        self.open_entry()

    def open_entry(self) -> None:
        """What Enter does; a room says it."""

    async def _ask_page(self) -> None:
        entry = self.entry
        page = [] if entry is None else await self.desk.look(lambda look: list(self.page(look, entry.id)))
        if page != self._page:
            changed = [block.heading for block in page] != [block.heading for block in self._page]
            self._page = page
            self.query_one("#register-text", Static).update(_drawn(page))
            if changed:
                self.query_one("#register-page", VerticalScroll).scroll_home(animate=False)
        self.refresh_bindings()

    def say(self, text: str, *, error: bool = False) -> None:
        """What was just done, or why it was not, on the line above the keys."""
        line = self.query_one("#register-said", Static)
        line.set_class(error, "error")
        line.update(shown(f"{'✗' if error else '✓'} {text}" if text else ""))

    def ask(self, dialog: ModalScreen[Any]) -> None:
        """Open a dialog (`FormDialog`), and say what was done when it was saved."""
        self.app.push_screen(dialog, partial(self._done))

    def _done(self, done: object) -> None:
        if isinstance(done, str):
            self.say(done)

    def stand_on(self, entry_id: int | None, done: str | None) -> None:
        """Say what was done, and stand on the entry that a dialog has made."""
        if done is not None:
            self._done(done)
            self._at = entry_id
            self._read()

    def action_move(self, by: int) -> None:
        """One down or up."""
        rows = self.query_one(OptionList)
        rows.action_cursor_down() if by > 0 else rows.action_cursor_up()

    def action_edge(self, last: bool) -> None:
        """To the first or the last."""
        rows = self.query_one(OptionList)
        rows.action_last() if last else rows.action_first()

    def action_page_down(self) -> None:
        """On in the page; a long one is read without leaving the list."""
        self.query_one("#register-page", VerticalScroll).scroll_page_down(animate=False)

    def action_page_up(self) -> None:
        """Back in the page."""
        self.query_one("#register-page", VerticalScroll).scroll_page_up(animate=False)

    def action_back(self) -> None:
        """Back to the screen before."""
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()


def _drawn(page: Sequence[Block]) -> Content:
    parts: list[Content] = []
    for block in page:
        if block.heading:
            parts.append(Content.styled(shown(block.heading).plain, "bold"))
        if block.text:
            parts.append(shown(block.text, lines=True))
        parts.append(Content(""))
    return Content("\n").join(parts)
