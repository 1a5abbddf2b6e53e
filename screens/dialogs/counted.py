"""Why this date? How the days of each running clock were counted (7.3, 7.4, 7.7)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from complaintdesk.rules.clocks import Clock, count
from complaintdesk.rules.dates import long
from complaintdesk.rules.vocabulary import ClockAnchor, ClockKind, ClockUnit
from screens.case_read import CaseRead
from screens.case_words import label
from screens.text import shown

_ANCHORS = {"update": ClockAnchor.LAST_UPDATE}


class CountedDialog(ModalScreen[None]):
    """Each running clock, day by day."""

    HELP = (
        "How each due date was counted: weekends, public holidays and the office's own closures are passed over."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q,w", "dismiss", "Back", id="counted.back", tooltip="Back to the case"),
    ]

    def __init__(self, whole: CaseRead) -> None:
        super().__init__()
        self.whole = whole

    def compose(self) -> ComposeResult:
        """One text in a box that scrolls."""
        box = VerticalScroll(*(Static(line, markup=False) for line in self._lines()))
        box.add_class("dialog")
        box.border_title = "Why these dates"
        box.border_subtitle = "Esc back"
        yield box

    def on_mount(self) -> None:
        """So that the arrows scroll at once."""
        self.query_one(VerticalScroll).focus()

    def _lines(self) -> Iterator[Content]:
        running = [clock for clock in self.whole.clocks if clock.met_on is None and clock.ended is None]
        if not running:
            yield Content("No clock runs for this case now.")
        for kept in running:
            anchor = _ANCHORS.get(kept.kind, ClockAnchor.RECEIVED)
            clock = Clock(ClockKind(kept.kind), anchor, kept.length, ClockUnit(kept.unit))
            title = f"{label(ClockKind, kept.kind)}: {clock.length_words}, due {self.whole.day(kept.due_on)}"
            yield Content.styled(title, "bold")
            days = count(clock, datetime.fromisoformat(kept.anchor_at), self.whole.calendar)
            for day in days:
                number = "–" if day.counted is None else str(day.counted)
                style = "dim" if day.counted is None else ""
                yield Content.styled(f"{number:>4}  {long(day.day):<24}", style) + shown(day.why)
            if days[-1].day.isoformat() != kept.due_on:
                yield Content("      The date on file was counted with the office's days as they were known then.")
            yield Content("")
