"""What verbs print: tables that are Rich on a terminal and plain when piped, in UTF-8 whatever the locale.

People's text reaches a terminal only as `rules.plain_text.visible` makes it, and never as markup.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from io import TextIOWrapper
from zoneinfo import ZoneInfo

from complaintdesk.rules import plain_text

_WHOLE = {0: 13, 1: 11, 2: 6, 3: 13}  # cells of the first columns that a narrow terminal does not take away


def use_utf8() -> None:
    """Write UTF-8 also where the locale says otherwise; what cannot be written is shown as its code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def typed(argument: str) -> str:
    """An argument's text as it was typed, in UTF-8, also where Python decoded it by a narrower locale."""
    return os.fsencode(argument).decode("utf-8", "replace")


def say(sentence: str) -> None:
    """Tell the person at the shell something that is not data."""
    sys.stderr.write(f"{sentence}\n")


def line(text: str) -> str:
    """People's text for one line of a terminal."""
    return plain_text.visible(plain_text.clean_line(text))


def cut(text: str, cells: int) -> str:
    """The text, cut to at most so many cells of a terminal, the last of them … where something is left out."""
    if _cells(text) <= cells:
        return text
    kept = ""
    for char in text:
        if _cells(kept + char) >= cells:
            break
        kept += char
    return kept.rstrip() + "…"


def lines(text: str) -> str:
    """People's text of several lines for a terminal."""
    return plain_text.visible(text, lines=True).expandtabs(4)


def when(instant: str, zone: ZoneInfo) -> str:
    """A kept instant (UTC) on the office's clock, as `2026-11-23 09:05`."""
    at = datetime.strptime(instant, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
    return at.astimezone(zone).strftime("%Y-%m-%d %H:%M")


def print_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows under headings. Cells are one line each, already made visible."""
    if sys.stdout.isatty():
        _rich_table(headings, rows)
    else:
        _plain_table(headings, list(rows))


def _rich_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for at, heading in enumerate(headings):
        # what is short is never cut: a reference is copied, a due date is acted upon
        table.add_column(Text(heading), no_wrap=True, overflow="ellipsis", min_width=_WHOLE.get(at, 8))
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    Console(file=sys.stdout, markup=False, highlight=False, emoji=False).print(table)


def _plain_table(headings: Sequence[str], rows: list[Sequence[str]]) -> None:
    widths = [max(map(_cells, column)) for column in zip(headings, *rows, strict=True)]
    for row in (headings, *rows):
        padded = (cell + " " * (width - _cells(cell)) for cell, width in zip(row, widths, strict=True))
        sys.stdout.write("  ".join(padded).rstrip() + "\n")


def _cells(text: str) -> int:
    """How many cells of a terminal the text takes; near enough, without loading a library for it."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.category(char) in ("Mn", "Me", "Cf") else 1 + (unicodedata.east_asian_width(char) in "WF")
        for char in text
    )
