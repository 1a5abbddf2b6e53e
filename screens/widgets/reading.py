"""Long text to read and walk through: a log, a list of facts, a history. Draws only the lines that are seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, Resize
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from complaintdesk.rules.plain_text import visible

_BAR = "▌"
_WIDEST = 110  # cells; longer lines are hard to read
_STEP = 3  # lines that one key moves within an entry longer than the screen


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph: `text` wrapped beside `indent` cells, in whose first line stands `lead`. Any text is taken."""

    text: str
    style: str = ""  # one of Reading.STYLES, or "gap" for a line between two blocks
    indent: int = 0
    lead: str = ""
    lead_style: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """What the cursor stands on: some rows under a key that stays the same when the file is read again."""

    key: str
    rows: tuple[Row, ...]


class _Line(NamedTuple):
    block: int
    lead: str
    lead_style: str
    text: str
    style: str


@lru_cache(maxsize=256)
def wrapped(text: str, width: int) -> tuple[str, ...]:
    """The text as it is shown (`rules.plain_text.visible`), in lines of at most `width` cells."""
    lines: list[str] = []
    for line in visible(text, lines=True).expandtabs(4).split("\n"):
        if cell_len(line) <= width:
            lines.append(line)
        else:
            lines += [part.plain.rstrip() for part in Content(line).wrap(max(2, width))]
    return tuple(lines)


class Reading(ScrollView, can_focus=True):
    """Blocks of text. With `walk`, a cursor goes from block to block; without, the keys scroll."""

    STYLES: ClassVar[tuple[str, ...]] = ("title", "label", "muted", "in", "out", "inside", "alarm", "good", "old")
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"reading--{name}" for name in STYLES} | {"reading--cursor"}
    DEFAULT_CSS = """
    Reading {
        height: 1fr; scrollbar-size-vertical: 1; scrollbar-gutter: stable; overflow-x: hidden;
        & > .reading--title { color: $text-accent; text-style: bold; }
        & > .reading--label { color: $text-muted; }
        & > .reading--muted { color: $text-muted; }
        & > .reading--in { color: $text-primary; text-style: bold; }
        & > .reading--out { color: $text-success; text-style: bold; }
        & > .reading--inside { color: $text-warning; text-style: bold; }
        & > .reading--alarm { color: $text-error; text-style: bold; }
        & > .reading--good { color: $text-success; }
        & > .reading--old { color: $text-muted; text-style: strike; }
        & > .reading--cursor { background: $boost; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "step(1)", "Down", id="reading.down", show=False, tooltip="To the next entry"),
        Binding("k,up", "step(-1)", "Up", id="reading.up", show=False, tooltip="To the entry before"),
        Binding("g,home", "first", "First", id="reading.first", show=False, tooltip="To the first"),
        Binding("G,end", "last", "Last", id="reading.last", show=False, tooltip="To the last"),
        Binding("pagedown,ctrl+f", "page(1)", "Page down", id="reading.page-down", show=False),
        Binding("pageup,ctrl+b", "page(-1)", "Page up", id="reading.page-up", show=False),
    ]

    class Pressed(Message):
        """A block was clicked."""

        def __init__(self, reading: Reading, key: str) -> None:
            super().__init__()
            self.reading = reading
            self.key = key

    def __init__(self, *, walk: bool = False, at_end: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self.walk = walk
        self.cursor = 0
        self._held: tuple[str, int] | None = None  # where it was left when it was hidden
        self._at_end = at_end  # where it opens, once there is something and it has a size
        self._blocks: tuple[Block, ...] = ()
        self._lines: list[_Line] = []
        self._starts: list[int] = []  # the first line of each block, and the end

    # -- what is shown ---------------------------------------------------------------------------------

    def show(self, blocks: Sequence[Block]) -> None:
        """Show these. The cursor and the line at the top stay where they are; the end stays in view if it was."""
        current, anchor = self.current, self._anchor()
        followed = self.walk and bool(self._lines) and self.max_scroll_y > 0 and self.scroll_y >= self.max_scroll_y
        grown = len(blocks) > len(self._blocks)
        self._blocks = tuple(blocks)
        keys = [block.key for block in self._blocks]
        if current is not None and current in keys:
            self.cursor = keys.index(current)
        self.cursor = max(0, min(self.cursor, len(keys) - 1))
        self._lay_out(anchor)
        if followed and grown:
            self.scroll_end(animate=False, immediate=True)

    @property
    def current(self) -> str | None:
        """The key of the block under the cursor."""
        return self._blocks[self.cursor].key if self._blocks else None

    def _anchor(self) -> tuple[str, int] | None:
        """The block at the top of the view, and how many of its lines are above."""
        top = self.scroll_offset.y
        if not 0 <= top < len(self._lines):
            return None
        block = self._lines[top].block
        return self._blocks[block].key, top - self._starts[block]

    def _lay_out(self, anchor: tuple[str, int] | None) -> None:
        whole = self.scrollable_content_region.width
        width = min(whole - 2, _WIDEST)
        self._lines, self._starts = [], []
        if width < 4:  # it is not shown: the lines are made when it is, and it opens where it was left
            self._held = anchor or self._held
            return
        anchor, self._held = anchor or self._held, None
        for number, block in enumerate(self._blocks):
            self._starts.append(len(self._lines))
            for row in block.rows:
                indent = min(row.indent, width // 2)
                texts = wrapped(row.text, width - indent)
                leads = wrapped(row.lead, indent - 1) if row.lead else ()
                for at in range(max(len(texts), len(leads))):
                    lead = leads[at] if at < len(leads) else ""
                    lead += " " * (indent - cell_len(lead))
                    text = texts[at] if at < len(texts) else ""
                    self._lines.append(_Line(number, lead, row.lead_style, text, row.style))
        self._starts.append(len(self._lines))
        self.virtual_size = Size(whole, len(self._lines))
        if self._at_end and self._blocks:
            self._at_end = False
            self.call_after_refresh(self.show_last)
        elif anchor is not None:
            start = next(
                (self._starts[at] for at, block in enumerate(self._blocks) if block.key == anchor[0]), None
            )
            if start is not None:
                self.scroll_to(y=start + anchor[1], animate=False, immediate=True)
        self.refresh()

    def on_resize(self, event: Resize) -> None:
        """Wrap anew."""
        self._lay_out(self._anchor())

    def render_line(self, y: int) -> Strip:
        """One line of the screen: the cursor's bar, the lead, the text."""
        at = self.scroll_offset.y + y
        width = self.size.width
        if at >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        line = self._lines[at]
        here = self.walk and line.block == self.cursor and line.style != "gap"
        base = self.rich_style
        if here and self.has_focus:
            base = self.get_component_rich_style("reading--cursor")
        parts = [Segment(_BAR if here else " ", base)]
        for text, style in ((line.lead, line.lead_style), (line.text, line.style)):
            if text:
                parts.append(Segment(text, base + self._ink(style) if style in self.STYLES else base))
        strip = Strip(parts).extend_cell_length(width, base).crop(0, width)
        return self._selected(strip, at).apply_offsets(0, at)

    def _ink(self, style: str) -> Style:
        """A style without its background, which the cursor decides."""
        own = self.get_component_rich_style(f"reading--{style}")
        return Style(color=own.color, bold=own.bold, strike=own.strike)

    def _selected(self, strip: Strip, at: int) -> Strip:
        """The line with what the mouse has selected in it."""
        span = None if self.text_selection is None else self.text_selection.get_span(at)
        if span is None:
            return strip
        end = strip.cell_length if span[1] == -1 else min(span[1], strip.cell_length)
        style = self.screen.get_component_rich_style("screen--selection")
        before, chosen, after = (
            strip.divide([span[0], end, strip.cell_length])
            if 0 < span[0] < end
            else (Strip([]), strip.crop(0, end), strip.crop(end))
        )
        return Strip.join([before, chosen.apply_style(style), after])

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text that the mouse has selected, to be copied."""
        return selection.extract("\n".join(f" {line.lead}{line.text}" for line in self._lines)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Show it."""
        self.refresh()

    # -- walking ---------------------------------------------------------------------------------------

    def action_step(self, by: int) -> None:
        """The next block or the one before; within a block that is longer than the view, some lines on."""
        if not self.walk or not self._blocks:
            self.scroll_relative(y=by, animate=False, immediate=True)
            return
        top, bottom = self._starts[self.cursor], self._starts[self.cursor + 1]
        seen_from, seen_to = self.scroll_offset.y, self.scroll_offset.y + self.size.height
        hidden = bottom - seen_to if by > 0 else seen_from - top
        if hidden > 0 and top < seen_to and bottom > seen_from:
            self.scroll_relative(y=by * min(_STEP, hidden), animate=False, immediate=True)
        else:
            self._go(self.cursor + by, from_below=by < 0)

    def _go(self, to: int, *, from_below: bool = False) -> None:
        """The cursor on this block, as much of it in view as there is room for."""
        self.cursor = max(0, min(to, len(self._blocks) - 1))
        if not self._starts:
            return
        top, bottom = self._starts[self.cursor], self._starts[self.cursor + 1]
        height, seen = self.size.height, self.scroll_offset.y
        if bottom - top > height:
            seen = bottom - height if from_below else top
        else:
            seen = min(max(seen, bottom - height), top)
        self.scroll_to(y=seen, animate=False, immediate=True)
        self.refresh()

    def action_first(self) -> None:
        """The first."""
        self._go(0)
        self.scroll_home(animate=False, immediate=True)

    def action_last(self) -> None:
        """The last."""
        self._go(len(self._blocks) - 1, from_below=True)
        self.scroll_end(animate=False, immediate=True)

    def show_last(self) -> None:
        """The cursor on the last block, from its beginning: it has just been written."""
        self._at_end = self._at_end or not self._starts  # where it is not shown now, it opens there
        self._go(len(self._blocks) - 1)

    def action_page(self, by: int) -> None:
        """A screenful; the cursor comes along."""
        self.scroll_relative(y=by * max(1, self.size.height - 1), animate=False, immediate=True)
        if self._lines:
            edge = self.scroll_offset.y + (self.size.height - 1 if by > 0 else 0)
            self.cursor = self._lines[min(edge, len(self._lines) - 1)].block
        self.refresh()

    def on_click(self, event: Click) -> None:
        """The cursor goes where the mouse points."""
        at = self.scroll_offset.y + event.y
        if self.walk and at < len(self._lines):
            self.cursor = self._lines[at].block
            self.refresh()
            self.post_message(self.Pressed(self, self._blocks[self.cursor].key))
