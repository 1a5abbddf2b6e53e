"""Management review (8.6): planned, shown a frozen pack, minuted, decided, closed; decisions are carried out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from complaintdesk.queries import management_review, people
from complaintdesk.queries.management_review import DecisionRow, ReviewRow
from complaintdesk.rules.dates import short
from complaintdesk.rules.review_pack import DecisionState, unfit
from complaintdesk.rules.vocabulary import Role
from complaintdesk.rules.written import short_day
from complaintdesk.store.look import Look
from screens import room_act
from screens.register import Block, Column, Entry, Register


class ReviewScreen(Register):
    """The reviews, the latest first; on the page what was said, decided and shown."""

    NAME = "Management review"
    CLAUSES = "8.6"
    COLUMNS = (Column("Day", 18), Column("State", 16), Column("Led by", 0), Column("To do", 9, right=True))
    EMPTY = (
        "No management review is on file.\n\nAt planned intervals management looks at how complaints are handled: "
        "what has changed, the figures beside those of the period before, audits, satisfaction, improvements, and "
        "what it decided last time. n plans the first; f freezes what it will be shown."
    )
    HELP = (
        "Management looks at the handling of complaints at planned intervals (8.6). n plans a review; f freezes "
        "its pack, what management is shown, which nothing changes any more; m keeps the minutes; d adds a "
        "decision with owner and day; v notes that one was carried out, or given up; e puts a decision right, r "
        "the plan of the review; c closes it; p saves pack or minutes as a file. What is to be done stands in the "
        "agenda and in the next pack."
    )
    KEYS = ("review.plan", "review.freeze", "review.minutes", "review.decide", "review.close")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "plan", "Plan", id="review.plan", tooltip="Plan a review: the day, its period, who leads it"),
        Binding("f", "freeze", "Freeze pack", id="review.freeze", tooltip="Freeze what management will be shown"),
        Binding("m", "minutes", "Minutes", id="review.minutes", tooltip="What was said, when, who was there"),
        Binding("d", "decide", "Decision", id="review.decide", tooltip="Add a decision, with owner and day"),
        Binding("v", "end", "Carried out", id="review.end", tooltip="A decision was carried out, or is given up"),
        Binding(
            "e", "change", "Change", id="review.change", tooltip="Put a decision right; move its owner or day"
        ),
        Binding("r", "replan", "Plan anew", id="review.replan", tooltip="Another day or period, or who leads it"),
        Binding("c", "close", "Close", id="review.close", tooltip="Close it: minutes, and owner and day for each"),
        Binding("p", "print", "Save", id="review.print", tooltip="The pack or the minutes as a file"),
    ]

    def entries(self, look: Look) -> Sequence[Entry]:
        """The reviews, the latest first."""
        today = look.today
        return [_line(row, today) for row in management_review.reviews(look)]

    def page(self, look: Look, entry_id: int) -> Sequence[Block]:
        """One review."""
        row = management_review.review(look, entry_id)
        decided = management_review.decisions(look, entry_id)
        packs = management_review.packs(look, entry_id)
        frozen = [f"{each.made_at[:16].replace('T', ' ')} UTC by {each.made_by}\n{each.sha256}" for each in packs]
        facts = (
            f"state    {row.stage}\nperiod   {_day(row.first)} to {_day(row.last)}\nled by   {row.chair}\n"
            f"present  {row.attended or '—'}\nnext     {_next(row)}"
        )
        decisions = "\n".join(_decision(each, look.today) for each in decided)
        return [
            Block(row.title, facts),
            Block("Decisions", decisions or "None yet."),
            Block("Minutes", row.minutes or "None yet."),
            Block("Packs, frozen", "\n".join(frozen) or "None yet: f freezes one."),
        ]

    async def action_plan(self) -> None:
        """Plan another."""
        from screens.dialogs.review_plan import PlanReviewDialog

        staff, today = await self.desk.look(lambda look: (people.staff(look), look.today))
        self.ask(PlanReviewDialog(None, staff, today))

    async def action_replan(self) -> None:
        """Another day or period."""
        from screens.dialogs.review_plan import PlanReviewDialog

        if (row := await self._here()) is not None:
            staff, today = await self.desk.look(lambda look: (people.staff(look), look.today))
            self.ask(PlanReviewDialog(row, staff, today))

    async def action_freeze(self) -> None:
        """Freeze the pack, after a question."""
        from complaintdesk.operations import review
        from complaintdesk.queries import review_pack

        if (row := await self._here()) is not None:
            today = await self.desk.look(lambda look: look.today.isoformat())
            running = f" The period is not over: figures are up to {_day(today)}." if row.last > today else ""
            question = (
                f"Freeze what is shown at the {row.title[0].lower()}{row.title[1:]}? It is made of the records as "
                "they are now, and nothing changes it afterwards. Until the review is held you can make a newer "
                f"one; the last one counts.{running}"
            )
            said = "The pack is frozen; p saves it as a file."
            room_act.ask_first(self, "Freeze the pack?", question, said, review.freeze, row.id, review_pack.gather)

    async def action_minutes(self) -> None:
        """Keep the minutes."""
        from screens.dialogs.review_minutes import MinutesDialog

        if (row := await self._here()) is not None:
            self.ask(MinutesDialog(row, await self.desk.look(lambda look: look.today)))

    async def action_decide(self) -> None:
        """Add a decision."""
        from screens.dialogs.review_decision import DecisionDialog

        if (row := await self._here()) is not None:
            staff, today = await self.desk.look(lambda look: (people.staff(look), look.today))
            self.ask(DecisionDialog(row.id, None, staff, today))

    async def action_change(self) -> None:
        """Put a decision right; where there are several, ask which."""
        from screens.dialogs.review_decision import DecisionDialog

        staff, today = await self.desk.look(lambda look: (people.staff(look), look.today))
        await self._with_decision(lambda one: DecisionDialog(one.review_id, one, staff, today))

    async def action_end(self) -> None:
        """A decision was carried out, or is given up."""
        from screens.dialogs.review_decision import EndDecisionDialog

        today = await self.desk.look(lambda look: look.today)
        await self._with_decision(lambda one: EndDecisionDialog(one, today))

    async def action_close(self) -> None:
        """Close the review, after a question."""
        from complaintdesk.operations import review

        if (row := await self._here()) is not None:
            actor = self.desk.actor
            if actor.role != Role.MANAGER and actor.id != row.chair_id:
                self.say(
                    f"A review is closed by who leads it ({row.chair}) or by a manager (5.4, 8.6).", error=True
                )
                return
            decided = await self.desk.look(lambda look: management_review.decisions(look, row.id))
            lacking = unfit(
                row.minutes if row.held_on else None,
                [
                    (one.what, one.owner_id, None if one.due_on is None else date.fromisoformat(one.due_on))
                    for one in decided
                    if one.state != DecisionState.DROPPED
                ],
            )
            if row.closed_at is None and lacking:
                self.say(f"It cannot be closed yet: {'; '.join(lacking)} (8.6).", error=True)
                return
            question = "Close this review? Its minutes and what was decided stay as they are from then on."
            said = "The review is closed."
            room_act.ask_first(self, "Close it?", question, said, review.close, row.id, row.version)

    async def action_print(self) -> None:
        """The pack or the minutes as a file."""
        from screens.dialogs.review_paper import ReviewPaperDialog

        if (row := await self._here()) is not None:
            packs = await self.desk.look(lambda look: management_review.packs(look, row.id))
            self.ask(ReviewPaperDialog(row, packs[-1].id if packs else None))

    async def _here(self) -> ReviewRow | None:
        """The review under the cursor, as it is now."""
        entry = self.entry
        if entry is None:
            self.say("There is no review yet: n plans the first.", error=True)
            return None
        return await self.desk.look(lambda look: management_review.review(look, entry.id))

    async def _with_decision(self, dialog: Any) -> None:
        """Open a dialog on the decision of this review that is to be done; where there are several, ask which."""
        from complaintdesk.queries.evidenced import Behind
        from screens.dialogs.behind import BehindDialog

        if (row := await self._here()) is None:
            return
        decided = await self.desk.look(lambda look: management_review.decisions(look, row.id))
        waiting = {each.id: each for each in decided if each.state == DecisionState.OPEN.value}
        if not waiting:
            self.say("This review has no decision that is still to be done.", error=True)
        elif len(waiting) == 1:
            self.ask(dialog(*waiting.values()))
        else:
            lines = [Behind(f"{each.what} · {each.owner or 'nobody'}", "", each.id) for each in waiting.values()]

            def chosen(one: Behind | None) -> None:
                if one is not None and one.entry is not None:
                    self.ask(dialog(waiting[one.entry]))

            self.app.push_screen(BehindDialog("Which decision?", lines), chosen)


def _line(row: ReviewRow, today: date) -> Entry:
    late = row.held_on is None and row.planned_on < today.isoformat()
    state = "overdue" if late else row.stage
    day = _day(row.held_on or row.planned_on)
    return Entry(row.id, (day, state, row.chair, f"{row.open} of {row.decisions}"), late)


def _next(row: ReviewRow) -> str:
    """What is to be done next, and by which key."""
    if row.closed_at is not None:
        return f"closed by {row.closed_by or '—'}; v notes what was carried out"
    if not row.packs:
        return "freeze the pack (f)"
    if row.held_on is None:
        return "hold it, then keep the minutes (m)"
    return "write down what was decided (d), then close it (c)"


def _decision(row: DecisionRow, today: date) -> str:
    state = {"open": "·", "done": "✓", "dropped": "–"}[row.state]
    due = f"by {short(date.fromisoformat(row.due_on), today)}" if row.due_on else "without a day"
    if row.state != DecisionState.OPEN.value and row.ended_on is not None:
        due = f"{DecisionState(row.state).label} {short(date.fromisoformat(row.ended_on), today)}"
    elif row.overdue(today):
        state, due = "!", f"overdue since {short(date.fromisoformat(row.due_on or ''), today)}"
    note = f"\n  {row.ended_note}" if row.ended_note else ""
    return f"{state} {row.what}\n  {row.owner or 'nobody'}, {due}{note}"


def _day(kept: str) -> str:
    return short_day(date.fromisoformat(kept), "en")
