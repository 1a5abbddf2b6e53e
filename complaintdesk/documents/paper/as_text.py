"""A paper as plain text, for any printer and any mail program."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator
from typing import Any

from complaintdesk.documents.paper.blocks import (
    Blank,
    Block,
    Facts,
    Figures,
    Grid,
    Heading,
    NewPage,
    Number,
    Paper,
    Picture,
    Points,
    Prose,
    Row,
    Signature,
    Stated,
    Ticks,
)
from complaintdesk.rules.plain_text import clean_line, visible

WIDTH = 76
_LABEL = 18  # characters before a fact


def as_text(paper: Paper, width: int = WIDTH) -> str:
    """The paper in lines of at most `width` characters, but for words that are longer. Ends with a newline."""
    page = _Page(width)
    parts = [
        "\n".join((page.wrapped(paper.office), *page.facts(paper.contact))),
        "\n".join(page.wrapped(line) for line in paper.to),
        "\n".join(page.facts(paper.facts)),
        page.heading(paper.heading, "="),
        *(page.block(block) for block in paper.blocks),
    ]
    return "\n\n".join(part for part in parts if part.strip()) + "\n"


class _Page:
    def __init__(self, width: int) -> None:
        self.width = width
        self._made: dict[type, Callable[[Any], str]] = {
            Prose: self._prose,
            Heading: lambda block: self.heading(block.text, "-"),
            Number: self._number,
            Facts: lambda block: "\n".join(self.facts(block.rows)),
            Grid: self._grid,
            Figures: self._figures,
            Picture: lambda block: self.wrapped(block.words, "| "),
            Points: self._points,
            Blank: self._blank,
            Row: lambda block: "\n".join(map(self._blank, block.blanks)),
            NewPage: lambda block: "",
            Ticks: self._ticks,
            Stated: self._stated,
            Signature: lambda block: self.wrapped("\n".join((block.greeting, *block.names))),
        }

    def block(self, block: Block) -> str:
        """One block, without an end of line."""
        return self._made[type(block)](block)

    def wrapped(self, text: str, first: str = "", rest: str | None = None) -> str:
        """The text in lines; its own line breaks stay."""
        lines = visible(text, lines=True).expandtabs(4).split("\n")
        rest = first if rest is None else rest
        return "\n".join(
            textwrap.fill(
                line,
                self.width,
                initial_indent=first if not at else rest,
                subsequent_indent=rest,
                break_on_hyphens=False,
                break_long_words=False,
            )
            for at, line in enumerate(lines)
        ).rstrip()

    def heading(self, text: str, rule: str) -> str:
        """A heading, underlined."""
        shown = self.wrapped(clean_line(text))
        longest = max(map(len, shown.split("\n")), default=0)
        return f"{shown}\n{rule * min(longest, self.width)}" if longest else ""

    def facts(self, rows: Any) -> Iterator[str]:
        """Names and values, the values below each other."""
        for name, value in rows:
            label = f"{visible(name)}:"
            beside = len(label) <= self.width // 2
            first = f"{label:<{_LABEL}} " if beside else " " * (_LABEL + 1)
            shown = self.wrapped(value, first, " " * (_LABEL + 1))
            yield shown if beside else f"{self.wrapped(label)}\n{shown}"

    def _prose(self, block: Prose) -> str:
        if block.style == "note":
            return self.wrapped(block.text, "| ")
        return self.wrapped(block.text, "  " if block.style == "quote" else "")

    def _number(self, block: Number) -> str:
        text = visible(block.text)
        if text.isascii() and 2 * len(text) + 5 <= self.width:  # a sign of several characters stays whole
            text = " ".join(text)
        edge = "─" * (len(text) + 4)
        return "\n".join(line.center(self.width).rstrip() for line in (f"┌{edge}┐", f"│  {text}  │", f"└{edge}┘"))

    def _grid(self, block: Grid) -> str:
        """A row below the other: a line for each, its further cells indented below the first."""
        shown = []
        for row in block.rows:
            cells = [
                f"{visible(name)}: {visible(cell)}" for name, cell in zip(block.headings, row, strict=True) if cell
            ]
            shown += [self.wrapped(cell, "" if not at else "    ", "    ") for at, cell in enumerate(cells)]
        return "\n".join(shown)

    def _figures(self, block: Figures) -> str:
        rows = ((what, f"{number}  ({more})" if more else number) for number, what, more in block.tiles)
        return "\n".join(self.facts(rows))

    def _points(self, block: Points) -> str:
        marks = [f"{at}. " if block.numbered else "– " for at in range(1, len(block.items) + 1)]
        return "\n".join(
            self.wrapped(item, mark, " " * len(mark)) for mark, item in zip(marks, block.items, strict=True)
        )

    def _blank(self, block: Blank) -> str:
        label = f"{visible(block.label)}:" + (f" ({visible(block.hint)})" if block.hint else "")
        beside = len(label) <= self.width // 2
        first = label + " " + "_" * (self.width - len(label) - 1) if beside else self.wrapped(label)
        lines = block.lines - 1 if beside else block.lines
        return "\n".join((first, *("_" * self.width for _ in range(lines))))

    def _ticks(self, block: Ticks) -> str:
        label = [self.wrapped(f"{block.label}:")] if block.label else []
        return "\n".join((*label, *(self.wrapped(option, "[ ] ", "    ") for option in block.options)))

    def _stated(self, block: Stated) -> str:
        lines = [
            self.wrapped(f"{block.sign} {block.word}: {block.title}", "", "  "),
            self.wrapped(block.text, "  "),
        ]
        lines += [self.wrapped(block.small, "  ")] if block.small else []
        lines += [self.wrapped(each, "  – ", "    ") for each in block.records]
        return "\n".join(lines)
