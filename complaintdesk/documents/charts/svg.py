"""A drawing of lines, boxes and words as SVG. Words are people's own and never markup: all are escaped here."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from html import escape
from typing import Final

from complaintdesk.rules.plain_text import clean_line, visible

WIDTH: Final = 640.0  # of every chart, in its own units; a page scales it to the width that it has
SIZE: Final = 11.0  # of its letters
ACCENT: Final = "#1f4e5f"
LIGHT: Final = "#c3d4da"
INK: Final = "#1c1c1c"
SOFT: Final = "#555555"
RULE: Final = "#b8b8b8"
ALERT: Final = "#9c2f12"  # always beside a sign of its own
_FONT = "Georgia, 'Libertinus Serif', 'Liberation Serif', 'DejaVu Serif', serif"
_NARROW = frozenset("fijltrI.,:;'|()[]! ’–-/·")


class Drawing:
    """What is drawn, in the order in which it was drawn. Coordinates are units from the top left."""

    def __init__(self, height: float, width: float = WIDTH) -> None:
        self.width = width
        self.height = height
        self._parts: list[str] = []

    def box(
        self, x: float, y: float, width: float, height: float, fill: str = ACCENT, edge: str | None = None
    ) -> None:
        """A box; one without an extent is left out."""
        if width <= 0 or height <= 0:
            return
        stroke = "" if edge is None else f' stroke="{edge}" stroke-width="0.8"'
        where = f'x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}"'
        self._parts.append(f'<rect {where} fill="{fill}"{stroke}/>')

    def line(
        self,
        points: Sequence[tuple[float, float]],
        colour: str = INK,
        thick: float = 1.0,
        dashes: str | None = None,
    ) -> None:
        """A line through these points; `dashes` as SVG has them, such as `4 3`."""
        path = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
        dashed = "" if dashes is None else f' stroke-dasharray="{dashes}"'
        self._parts.append(
            f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{_n(thick)}"{dashed}/>'
        )

    def dot(self, x: float, y: float, radius: float = 2.0, fill: str = ACCENT) -> None:
        """A point of a line."""
        self._parts.append(f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}" fill="{fill}"/>')

    def diamond(self, x: float, y: float, radius: float = 5.0, colour: str = ALERT) -> None:
        """A point that stands out, by its shape first."""
        corners = ((x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y))
        path = " ".join(f"{_n(at)},{_n(down)}" for at, down in corners)
        self._parts.append(f'<polygon points="{path}" fill="#ffffff" stroke="{colour}" stroke-width="1.6"/>')

    def words(
        self,
        x: float,
        y: float,
        text: str,
        *,
        at: str = "start",
        size: float = SIZE,
        colour: str = INK,
        bold: bool = False,
        room: float | None = None,
    ) -> None:
        """One line of text on the line `y`; `at` is start, middle or end, `room` cuts it."""
        said = visible(clean_line(text))
        if room is not None:
            said = fitted(said, room, size)
        anchor = "" if at == "start" else f' text-anchor="{at}"'
        weight = ' font-weight="bold"' if bold else ""
        self._parts.append(
            f'<text x="{_n(x)}" y="{_n(y)}" font-size="{_n(size)}" fill="{colour}"{anchor}{weight}>'
            f"{escape(said, quote=True)}</text>"
        )

    def svg(self, told: str) -> str:
        """All of it; `told` says in words what it shows, for whoever has it read aloud."""
        title = escape(visible(clean_line(told)), quote=True)
        wide, high = _n(self.width), _n(self.height)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" '
            f'role="img" font-family="{_FONT}">\n<title>{title}</title>\n' + "\n".join(self._parts) + "\n</svg>"
        )


def wide(text: str, size: float = SIZE) -> float:
    """About how wide a text is drawn: fonts differ, so that a little more is said than is needed."""
    return sum(size * _share(char) for char in text)


def fitted(text: str, room: float, size: float = SIZE) -> str:
    """The text, cut with an ellipsis where it has no room."""
    if wide(text, size) <= room:
        return text
    kept, used = "", size * 0.7
    for char in text:
        used += size * _share(char)
        if used > room:
            break
        kept += char
    return f"{kept.rstrip()}…"


def _share(char: str) -> float:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(char) in "WF":
        return 1.05
    if char in _NARROW:
        return 0.34
    return 0.78 if char.isupper() or char in "mwMW%⟨⟩" else 0.56


def _n(number: float) -> str:
    """A number as SVG has it, without more digits than can be seen."""
    return f"{number:.1f}".rstrip("0").rstrip(".")
