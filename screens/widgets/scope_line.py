"""The line above the figures: of which days and which department they are, and what they are compared with."""

from __future__ import annotations

from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from complaintdesk.queries.dashboard import Dashboard
from complaintdesk.rules.period_words import stretch
from screens.text import cell, shown
from screens.widgets.dashboard_spots import when

_DEPARTMENT = 24  # cells of a department's name


class ScopeLine(Widget):
    """`p Dec 2025 – Nov 2026 · 12 months   d whole office   ± against …`: both can be clicked."""

    DEFAULT_CSS = """
    ScopeLine { height: 1; text-wrap: nowrap; text-overflow: ellipsis; link-style: none; link-color: $text;
        link-background: transparent; }
    """
    board: Dashboard | None = None

    def show(self, board: Dashboard) -> None:
        """Say this."""
        self.board = board
        self.refresh()

    def render(self) -> Content:
        """Each part as long as there is room; the period first."""
        if self.board is None:
            return Content("")
        scope = self.board.scope
        name = scope.period.name
        dates = when(self.board)
        period = dates if name in dates or ".." in name else f"{dates} ({name})"
        department = "whole office" if scope.department is None else scope.department.name
        against = f"± against {stretch(scope.compared.first, scope.compared.last)}"
        made = Content.assemble(
            " ",
            _key("p", period),
            "   ",
            _key("d", shown(cell(department, _DEPARTMENT).rstrip()).plain),
            "   ",
            _key("w", "what got worse"),
        )
        if made.cell_length + len(against) + 4 <= self.size.width:
            made = Content.assemble(made, "   ", (against, "$foreground 60%"))
        return made


def _key(key: str, words: str) -> Content:
    click = Style.from_meta({"@click": f"app.press({key!r})"})
    return Content.assemble((f" {key} ", "reverse"), f" {words}").stylize(click)
