"""Bars from the left, a row each: what most cases are about, how old open ones are, how promises were kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from complaintdesk.documents.charts.svg import ACCENT, LIGHT, RULE, SIZE, SOFT, WIDTH, Drawing, wide

_ROW: Final = 20.0
_LABELS: Final = 215.0  # at most, for what stands before the bars
_GAP: Final = 8.0
_BOLD: Final = 1.2  # bold letters are wider


class Bar(NamedTuple):
    """A row: what it is of, how long its bar is, what is printed at its end, and in the columns at the right.

    `whole` draws a light bar behind it, for a part of a whole.
    """

    label: str
    n: float
    said: str
    beside: tuple[str, ...] = ()
    whole: float = 0
    strong: bool = False


def bars(rows: Sequence[Bar], told: str, heads: Sequence[str] = ()) -> str:
    """The bars in the order of the rows; `heads` stand above the columns at the right."""
    labels = min(_LABELS, max((wide(row.label) for row in rows), default=0) + _GAP)
    columns = len(heads) or max((len(row.beside) for row in rows), default=0)
    widths = [_column(rows, heads, at) for at in range(columns)]
    numbers = max((_BOLD * wide(row.said) for row in rows), default=0) + 1.5 * _GAP
    left, right = labels + _GAP, WIDTH - sum(widths) - numbers
    most = max((max(row.n, row.whole) for row in rows), default=0) or 1
    top = _ROW if heads else 4.0
    drawing = Drawing(top + _ROW * len(rows) + 4)
    edges = [WIDTH - sum(widths[at + 1 :]) for at in range(columns)]
    for edge, head in zip(edges, heads, strict=False):
        drawing.words(edge, top - 7, head, at="end", colour=SOFT, size=SIZE - 1)
    for at, row in enumerate(rows):
        y = top + _ROW * at
        drawing.words(labels, y + 13, row.label, at="end", room=labels, bold=row.strong)
        if row.whole:
            drawing.box(left, y + 4, (right - left) * row.whole / most, _ROW - 8, LIGHT)
        drawing.box(left, y + 4, max((right - left) * row.n / most, 1.5 if row.n else 0), _ROW - 8)
        end = left + (right - left) * max(row.n, row.whole) / most
        drawing.words(end + _GAP / 2, y + 13, row.said, bold=True)
        for edge, text in zip(edges, row.beside, strict=False):
            drawing.words(edge, y + 13, text, at="end", colour=SOFT)
    drawing.line([(left, top), (left, top + _ROW * len(rows))], RULE if not rows else ACCENT, 0.8)
    return drawing.svg(told)


def _column(rows: Sequence[Bar], heads: Sequence[str], at: int) -> float:
    texts = [row.beside[at] for row in rows if at < len(row.beside)] + list(heads[at : at + 1])
    return max((wide(text) for text in texts), default=0) + 1.5 * _GAP
