"""The minutes of a management review (8.6)."""

from __future__ import annotations

from datetime import date

from textual.app import ComposeResult

from complaintdesk.queries.management_review import ReviewRow
from complaintdesk.rules.errors import Invalid
from screens.dialogs.answers import Answer, DayAnswer, WordsFor
from screens.dialogs.form import FormDialog
from screens.dialogs.policy import day_typed
from screens.frame import desk_app


class MinutesDialog(FormDialog):
    """The day, who was there, what was said."""

    CSS = "MinutesDialog #minutes { height: 10; }"
    TITLE_WORDS = "Minutes"
    DONE = "The minutes are kept; d adds what was decided."
    HELP = (
        "What was said about each part of the pack, when, and who was there (8.6). Until the review is closed you "
        "can go on writing; what is decided is added apart, each with its owner and its day."
    )

    def __init__(self, row: ReviewRow, today: date) -> None:
        super().__init__()
        self._row, self._today = row, today

    @property
    def about(self) -> str:
        """Which review."""
        return self._row.title

    def fields(self) -> ComposeResult:
        """All of it."""
        row = self._row
        yield from self.field(
            "held", DayAnswer(row.held_on or "today", id="held_on", about="The day it was held.")
        )
        about = "Who was there, with commas between them."
        yield from self.field("present", Answer(row.attended, id="attended", about=about))
        box = WordsFor(row.minutes, id="minutes", about="What was said.", outward=False, title="Minutes")
        yield from self.words(box)

    async def try_it(self) -> bool:
        """Save it."""
        from complaintdesk.operations import review
        from complaintdesk.operations.inputs import check
        from complaintdesk.operations.inputs.review import Minutes

        given = self.answers()
        held = day_typed(str(given["held_on"]), self._today, "held_on")
        if held is None:
            raise Invalid("Say on which day it was held.", {"held_on": "say on which day it was held"})
        said = check(Minutes, {**given, "held_on": held, "version": self._row.version})
        await desk_app(self).act(review.minute, self._row.id, said)
        return True
