"""When a management review is held, which period it looks at, who leads it (8.6)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from textual.app import ComposeResult

from complaintdesk.queries.management_review import ReviewRow
from complaintdesk.queries.people import StaffRow
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.review_pack import usual
from complaintdesk.rules.vocabulary import Role
from screens.dialogs.answers import DayAnswer, Pick
from screens.dialogs.form import FormDialog
from screens.dialogs.policy import day_typed
from screens.dialogs.together import staff_words
from screens.frame import desk_app


class PlanReviewDialog(FormDialog):
    """The day, the period, who leads it."""

    TITLE_WORDS = "Management review"
    DONE = "Planned; the agenda has it."
    HELP = (
        "The day on which management looks at the handling of complaints (8.6), the period that it looks at, and "
        "who leads it. Where no period is given it is the twelve whole months before the month of that day."
    )

    def __init__(self, row: ReviewRow | None, staff: Sequence[StaffRow], today: date) -> None:
        super().__init__()
        self._row, self._staff, self._today = row, staff, today

    @property
    def about(self) -> str:
        """Whether it is a new one."""
        return "plan one" if self._row is None else "plan it anew"

    def fields(self) -> ComposeResult:
        """The four of them."""
        row = self._row
        day = DayAnswer(row.planned_on if row else "", id="planned_on", about="The day: 2027-01-15, 15 Jan, +30.")
        yield from self.field("on", day)
        about = "First day of the period; empty: twelve months before."
        first = DayAnswer(row.first if row else "", id="first", about=about, hint="twelve months before")
        yield from self.field("from", first)
        about = "Last day of the period."
        last = DayAnswer(row.last if row else "", id="last", about=about, hint="the end of the month before")
        yield from self.field("to", last)
        known = [person.id for person in self._staff]
        managers = [person.id for person in self._staff if person.role == Role.MANAGER.value]
        chosen = row.chair_id if row and row.chair_id in known else next(iter(managers or known), None)
        offered = [(staff_words(person), person.id) for person in self._staff]
        about = "Who leads it, and may close it."
        yield from self.field("led by", Pick(offered, chosen, id="chair_id", about=about, none="choose"))

    async def try_it(self) -> bool:
        """Save it."""
        from complaintdesk.operations import review
        from complaintdesk.operations.inputs import check
        from complaintdesk.operations.inputs.review import ReviewPlanned

        given = self.answers()
        days = {name: day_typed(str(given[name]), self._today, name) for name in ("planned_on", "first", "last")}
        on = days["planned_on"]
        if on is None:
            raise Invalid("Say on which day.", {"planned_on": "say on which day"})
        period = usual(on)
        said = {
            "planned_on": on,
            "first": days["first"] or period.first,
            "last": days["last"] or period.last,
            "chair_id": given["chair_id"],
            "version": None if self._row is None else self._row.version,
        }
        planned = check(ReviewPlanned, said)
        app = desk_app(self)
        if self._row is None:
            await app.act(review.plan, planned)
        else:
            await app.act(review.replan, self._row.id, planned)
        return True
