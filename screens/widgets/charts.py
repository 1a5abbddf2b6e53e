"""Drawing figures with letters: bars, columns, headings. Colour is never needed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len

LOWER_EIGHTHS: Final = " ▁▂▃▄▅▆▇█"
QUIET: Final = "$foreground 60%"
RULE: Final = "$foreground 25%"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line. `spot` is the key of the number it shows, so that it can be stood on and clicked."""

    text: str
    style: str = ""
    spot: str | None = None

    @property
    def width(self) -> int:
        """How many cells it takes."""
        return cell_len(self.text)


Line = list[Piece]


def bar(n: float, most: float, width: int) -> str:
    """A bar from the left, `width` cells for `most`; anything above nothing shows at least half a cell."""
    if n <= 0 or most <= 0 or width <= 0:
        return ""
    halves = min(2 * width, max(1, round(2 * width * n / most)))
    return "━" * (halves // 2) + "╸" * (halves % 2)


def two_part_bar(first: int, second: int, most: int, width: int) -> tuple[str, str]:
    """A bar to `first`, heavy, and on to `second`, light: they can be told apart without colour."""
    if most <= 0 or width <= 0:
        return "", ""
    ends = [min(width, round(width * n / most)) for n in (first, second)]
    full = max(ends[0], 1 if first > 0 else 0)
    return "━" * full, "─" * max(ends[1] - full, 0)


def columns(values: Sequence[int], most: float, height: int) -> list[str]:
    """One letter for each value on each of `height` lines, top line first; a scale from 0 to `most`."""
    lines = []
    for line in range(height - 1, -1, -1):
        letters = []
        for value in values:
            eighths = 0 if most <= 0 or value <= 0 else max(1, round(8 * height * value / most))
            letters.append(LOWER_EIGHTHS[min(8, max(0, eighths - 8 * line))])
        lines.append("".join(letters))
    return lines


def limited(letters: str, at: int, height: int, most: float, limits: Sequence[float | None]) -> str:
    """One line of columns (`at` from the bottom), with a dashed rule where it is blank and a limit lies on it."""
    lines = [min(height - 1, int(height * limit / most)) for limit in limits if limit is not None and most > 0]
    return letters.replace(" ", "╌") if at in lines else letters


def heading(title: str, width: int, note: str = "") -> Line:
    """The title of a panel with a rule to its right, and a note at the end of it where there is room."""
    title, width = f" {title} ", width - 1
    note = f" {note}" if note and cell_len(title) + cell_len(note) + 3 <= width else ""
    rule = "─" * max(0, width - cell_len(title) - cell_len(note))
    return [Piece(title, "bold"), Piece(rule, RULE), Piece(note, QUIET)]


def counted(n: int) -> str:
    """A number as people read it: `1,204,377`."""
    return f"{n:,}"


def of_all(part: int, whole: int) -> str:
    """A share for a chart: `31 %`; all is said only of all, none only of none."""
    if whole <= 0:
        return ""
    percent = round(100 * part / whole)
    return f"{min(max(percent, 1), 99) if 0 < part < whole else percent} %"


def widest(texts: Iterable[str]) -> int:
    """The cells of the widest text, 0 for none."""
    return max((cell_len(text) for text in texts), default=0)


def fitted(texts: Sequence[tuple[int, int, str, str]], keep: str | None) -> list[tuple[int, int, str, str]]:
    """Those of (start, end, text, key) that do not touch the one with the key `keep`, and that one."""
    kept = next((each for each in texts if each[3] == keep), None)
    if kept is None:
        return list(texts)
    return [each for each in texts if each is kept or each[1] < kept[0] or each[0] > kept[1]]
