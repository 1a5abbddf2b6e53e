"""The views above the list, with how many cases each has."""

from __future__ import annotations

from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widget import Widget

from complaintdesk.rules.vocabulary import View

_SHORT = {
    View.DUE_SOON: "Soon",
    View.OVERDUE: "Late",
    View.UNACKNOWLEDGED: "Unack",
    View.OPEN: "Open",
}
_UNCOUNTED = (View.CLOSED, View.ALL)


class ViewBar(Widget):
    """One line: the number key of each view, its name, its count; `▸` stands before the one that is shown."""

    DEFAULT_CSS = "ViewBar { height: 1; padding: 0 1; }"

    class Chosen(Message):
        """A view was clicked."""

        def __init__(self, view: View) -> None:
            super().__init__()
            self.view = view

    def __init__(self) -> None:
        super().__init__()
        self._counts: dict[View, int] = {}
        self._view: View | None = None

    def show(self, counts: dict[View, int], view: View | None) -> None:
        """The counts now, and the view that is shown (None during a search)."""
        self._counts, self._view = counts, view
        self.refresh()

    def render(self) -> Content:
        """Full names where they fit."""
        full = self._line({})
        return full if full.cell_length <= self.content_size.width else self._line(_SHORT)

    def _line(self, names: dict[View, str]) -> Content:
        parts = []
        for number, view in enumerate(View, 1):
            here = view is self._view
            count = "" if view in _UNCOUNTED else f" {self._counts.get(view, 0):,}"
            text = f"{'▸' if here else ' '}{number} {names.get(view, view.label)}{count}"
            style = Style.from_meta({"@click": f"choose({view.value!r})"})
            part = Content.styled(text, "bold underline" if here else "")
            parts.append(part.stylize(style))
        return Content(" " if not names else "").join(parts)

    def action_choose(self, code: str) -> None:
        """A view was clicked."""
        self.post_message(self.Chosen(View(code)))
