"""One row of a table."""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """The cells of a row as text, the line it begins on (1 is the first of the file), and why it is broken."""

    line: int
    cells: tuple[str, ...]
    broken: str | None = None
