"""Why this date? How the days of each running clock were counted, and by which rule (7.3, 7.4, 7.7)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from complaintdesk.queries.deadlines import Explained
from complaintdesk.rules.counting import CountedDay
from complaintdesk.rules.dates import long
from complaintdesk.rules.vocabulary import ClockKind
from screens.case_words import label
from screens.frame import desk_app
from screens.text import shown, titled
from screens.work import begin


class CountedDialog(ModalScreen[None]):
    """Each running clock, day by day."""

    HELP = (
        "How each due date was counted (7.3): weekends, public holidays, the office's own closures and the days "
        "on which the clock stood still are passed over, each with its reason; what the law sets is counted by "
        "the country's days alone."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q,w", "dismiss", "Back", id="counted.back", tooltip="Back to where you were"),
    ]

    def __init__(self, case_id: int, reference: str) -> None:
        super().__init__()
        self._case_id = case_id
        self._reference = reference

    def compose(self) -> ComposeResult:
        """One text in a box that scrolls."""
        box = VerticalScroll()
        box.add_class("dialog")
        box.border_title = titled("Why these dates", self._reference)
        box.border_subtitle = "Esc back"
        yield box

    def on_mount(self) -> None:
        """Count; the arrows scroll at once."""
        self.query_one(VerticalScroll).focus()
        begin(self, self._count, group="count")

    async def _count(self) -> None:
        from complaintdesk.queries import deadlines

        found = await desk_app(self).look(lambda look: deadlines.explained(look, self._case_id))
        lines = list(_lines(found)) or [Content("No clock runs for this case now.")]
        await self.query_one(VerticalScroll).mount_all(Static(line, markup=False) for line in lines)


def _lines(found: Sequence[Explained]) -> Iterator[Content]:
    for each in found:
        until = long(each.lines[-1].day)
        still = " and standing still" if each.clock.paused_at is not None else ""
        yield Content.styled(f"{label(ClockKind, each.clock.kind)}: due {until}{still}", "bold")
        for sentence in each.rests_on:
            yield shown(sentence)
        for day in each.lines:
            yield _day(day)
        if not each.as_on_file:
            on_file = (
                f"On file stands {each.clock.due_on}, counted with the office's days as they were known then."
            )
            yield Content(on_file)
        yield Content("")


def _day(day: CountedDay) -> Content:
    number = "–" if day.counted is None else str(day.counted)
    return Content.styled(f"{number:>4}  {long(day.day):<24}", "dim" if day.counted is None else "") + shown(
        day.why
    )
