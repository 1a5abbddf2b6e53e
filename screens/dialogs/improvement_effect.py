"""Done, checked, closed, again, withdrawn; and a proposal that is not followed up (8.2, 8.7)."""

from __future__ import annotations

from typing import Any

from textual.app import ComposeResult
from textual.widgets import Static

from complaintdesk.queries.improvement_rows import Whole
from complaintdesk.queries.proposed import Proposal
from complaintdesk.rules import effectiveness
from complaintdesk.rules.effectiveness import Verdict
from complaintdesk.rules.improvement import CHECK_AFTER, DISMISSED_FOR, Judged, Kind
from screens.dialogs.answers import DayAnswer, OneOf, WordsFor
from screens.dialogs.form import FormDialog
from screens.dialogs.improvement import Lists
from screens.dialogs.policy import day_typed
from screens.frame import desk_app
from screens.text import shown

_LIKELY = {Verdict.WORKS: Judged.EFFECTIVE, Verdict.WORSE: Judged.NOT_EFFECTIVE}


class _OnEntry(FormDialog):
    """Something that is done to one entry."""

    def __init__(self, whole: Whole, lists: Lists) -> None:
        super().__init__()
        self._whole, self._today = whole, lists.today

    @property
    def about(self) -> str:
        """Its number."""
        return self._whole.row.number

    def day(self, given: dict[str, Any], field: str) -> None:
        """Take what was typed as a day, in place; empty is None."""
        given[field] = day_typed(str(given[field]), self._today, field)


class DoneDialog(_OnEntry):
    """When it was carried out, and when its effect is looked at."""

    TITLE_WORDS = "It is done"
    HELP = (
        "When it was carried out. The effect of an action shows later: the desk asks for the check on the day "
        f"that stands here, or {CHECK_AFTER} days afterwards where none does."
    )
    DONE = "Done. Its effect is checked when the day has come; it stands in the agenda."

    def fields(self) -> ComposeResult:
        """When, what else, when to look."""
        yield Static(shown(self._whole.row.title), classes="said", markup=False)
        yield from self.field("done on", DayAnswer("today", id="done_on", about="When: today, yesterday, 12 Nov."))
        if Kind(self._whole.row.kind).is_action:
            about = f"When its effect is looked at. Empty: {CHECK_AFTER} days after it was done."
            yield from self.field("check on", DayAnswer("", id="check_on", about=about))
        yield from self.words(
            WordsFor(None, id="note", about="What is to be known about it.", outward=False, title="Note")
        )

    async def try_it(self) -> bool:
        """Note it."""
        from complaintdesk.operations import improvement, inputs

        given: dict[str, Any] = dict(self.answers())
        for field in ("done_on", "check_on"):
            if field in given:
                self.day(given, field)
        await desk_app(self).act(
            improvement.finish, self._whole.row.id, inputs.check(inputs.ImprovementDone, given)
        )
        return True


class CheckDialog(_OnEntry):
    """The figures, and what somebody concludes from them."""

    TITLE_WORDS = "Does it work?"
    DONE = "The check is kept with its figures."
    HELP = (
        "The figures are kept as you see them, with your name (8.7). It works: it may be closed (z). It does not: "
        "it is open again in a new round, and what was found before stays on file. Later: you are asked again. "
        "Where you say something else than the figures, say why."
    )

    def fields(self) -> ComposeResult:
        """What the data say; what is concluded."""
        found = self._whole.effect
        says = "nothing can be counted" if found is None else found.says
        yield Static(shown(f"{says[:1].upper()}{says[1:]}."), classes="said", id="verdict", markup=False)
        yield Static(shown(effectiveness.RULE), classes="muted", markup=False)
        kinds = [(Judged.EFFECTIVE.value, "it works"), (Judged.NOT_EFFECTIVE.value, "it does not")]
        kinds.append((Judged.LATER.value, "look again later"))
        likely = Judged.LATER if found is None else _LIKELY.get(found.verdict, Judged.LATER)
        yield from self.field("so", OneOf(kinds, likely.value, id="judged", about="What you conclude."))
        about = f"When you look again. Empty: {CHECK_AFTER} days from now."
        yield from self.field("look again", DayAnswer("", id="check_on", about=about))
        title = "Why, where the figures alone do not say so"
        yield from self.words(WordsFor(None, id="note", about=title, outward=False, title=title))

    async def try_it(self) -> bool:
        """Keep it."""
        from complaintdesk.operations import effectiveness as operation
        from complaintdesk.operations import inputs

        given: dict[str, Any] = dict(self.answers())
        self.day(given, "check_on")
        checked = inputs.check(inputs.ImprovementChecked, given)
        await desk_app(self).act(operation.check, self._whole.row.id, checked)
        return True


class CloseDialog(_OnEntry):
    """Close it, with a last word."""

    TITLE_WORDS = "Close"
    DONE = "Closed. It stays in the register, with its check."
    HELP = "An action is closed when a check of its last round has found that it works (8.7)."

    def fields(self) -> ComposeResult:
        """A last word."""
        yield Static(shown(self._whole.row.title), classes="said", markup=False)
        yield from self.words(
            WordsFor(None, id="note", about="What was learned.", outward=False, title="What was learned")
        )

    async def try_it(self) -> bool:
        """Close it."""
        from complaintdesk.operations import improvement, inputs

        given = inputs.check(inputs.ImprovementClosed, self.answers())
        await desk_app(self).act(improvement.close, self._whole.row.id, given)
        return True


class AgainDialog(_OnEntry):
    """Take it up again."""

    TITLE_WORDS = "Again"
    DONE = "It is open again, in a new round: e writes the new analysis."
    HELP = (
        "It did not do, or the problem is back. A new round begins; what was found and done before stays on file."
    )
    OPERATION = "reopen"

    def fields(self) -> ComposeResult:
        """Why."""
        yield Static(shown(self._whole.row.title), classes="said", markup=False)
        yield from self.words(WordsFor(None, id="why", about="Why?", outward=False, title="Why?"))

    async def try_it(self) -> bool:
        """Do it."""
        from complaintdesk.operations import improvement, inputs

        why = inputs.check(inputs.ImprovementWhy, self.answers())
        await desk_app(self).act(getattr(improvement, self.OPERATION), self._whole.row.id, why)
        return True


class WithdrawDialog(AgainDialog):
    """It is not needed."""

    TITLE_WORDS = "Withdraw"
    DONE = "Withdrawn; it stays in the register with the reason."
    HELP = "It was opened by mistake, or is not needed any more. It stays in the register, with the reason."
    OPERATION = "withdraw"


class DismissDialog(FormDialog):
    """Not for now, and why."""

    TITLE_WORDS = "Do not propose it for a time"
    DONE = "Dismissed. It comes back after that day, if the data still say so."
    HELP = "Why it needs no action, and until when. Who dismissed it and why is kept; then it is proposed again."

    def __init__(self, made: Proposal) -> None:
        super().__init__()
        self._made = made

    @property
    def about(self) -> str:
        """The clause."""
        return "8.2"

    def fields(self) -> ComposeResult:
        """Why, until when."""
        yield Static(shown(self._made.says), classes="said", markup=False)
        yield from self.words(WordsFor(None, id="why", about="Why?", outward=False, title="Why?"))
        about = f"Until when: +30, 31 Jan. Empty: {DISMISSED_FOR} days from now."
        yield from self.field("until", DayAnswer("", id="until_on", about=about))

    async def try_it(self) -> bool:
        """Keep it."""
        from complaintdesk.operations import inputs, patterns

        app, given = desk_app(self), dict(self.answers())
        today = await app.look(lambda look: look.today)
        given["until_on"] = day_typed(str(given["until_on"]), today, "until_on")
        given |= {"pattern": self._made.key[:500], "says": self._made.says}
        await app.act(patterns.dismiss, inputs.check(inputs.PatternDismissed, given))
        return True
