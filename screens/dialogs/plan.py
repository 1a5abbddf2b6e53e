"""What is planned and how it ended (6.3), and what surrounds the desk (5.1)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from textual.app import ComposeResult
from textual.widgets import Static

from complaintdesk.queries.people import StaffRow
from complaintdesk.queries.plan import ContextRow, ItemRow
from complaintdesk.rules.context import ContextKind
from complaintdesk.rules.errors import Invalid
from screens.dialogs.answers import Answer, DayAnswer, OneOf, Pick, WordsFor
from screens.dialogs.form import FormDialog
from screens.dialogs.policy import day_typed
from screens.dialogs.together import staff_words
from screens.frame import desk_app
from screens.text import shown

_ENDS = [("done", "it is done"), ("dropped", "it is not needed any more")]


class ItemDialog(FormDialog):
    """What, who, by when, for which objective."""

    TITLE_WORDS = "Something planned"
    DONE = "Planned; the agenda has it."
    HELP = "Something to be done about how complaints are handled (6.3): what, who does it, and by when."

    def __init__(self, item: ItemRow | None, staff: Sequence[StaffRow], today: date) -> None:
        super().__init__()
        self._item, self._staff, self._today = item, staff, today

    @property
    def about(self) -> str:
        """The clause."""
        return "6.3"

    def fields(self) -> ComposeResult:
        """The four of them."""
        kept = self._item
        box = WordsFor(
            kept.what if kept else None, id="what", about="What is to be done.", outward=False, title="What"
        )
        yield from self.words(box)
        people = [(staff_words(person), person.id) for person in self._staff]
        usual = kept.owner_id if kept else desk_app(self).actor.id
        known = usual if usual in [person.id for person in self._staff] else None
        yield from self.field("who", Pick(people, known, id="owner_id", about="Who does it.", none="choose"))
        day = kept.due_on.isoformat() if kept else ""
        yield from self.field("by", DayAnswer(day, id="due_on", about="By when: 2026-12-18, +14, 18 Dec."))
        about = "Which objective (6.2) it serves, in a few words."
        yield from self.field("objective", Answer(kept.objective if kept else "", id="objective", about=about))

    async def try_it(self) -> bool:
        """Save it."""
        from complaintdesk.operations import inputs, plan

        given = self.answers()
        empty = {
            field: words
            for field, words in (("owner_id", "say who does it"), ("due_on", "say by when, like 12 Dec"))
            if not str(given[field] or "").strip()
        }
        if empty and given["what"].strip():
            raise Invalid("Something is missing.", empty)
        said = {**given, "due_on": day_typed(str(given["due_on"]), self._today, "due_on")}
        checked = inputs.check(inputs.Planned, said)
        app = desk_app(self)
        if self._item is None:
            await app.act(plan.add, checked)
        else:
            await app.act(plan.change, self._item.id, checked)
        return True


class EndDialog(FormDialog):
    """Done or dropped, when, and what came of it."""

    TITLE_WORDS = "How it ended"
    DONE = "Noted."
    HELP = "It was done, and what came of it; or it is not needed any more, and why."

    def __init__(self, item: ItemRow, today: date) -> None:
        super().__init__()
        self._item, self._today = item, today

    @property
    def about(self) -> str:
        """By when it was to be done."""
        return f"due {self._item.due_on}"

    def fields(self) -> ComposeResult:
        """How, when, what came of it."""
        yield Static(shown(self._item.what), classes="said", markup=False)
        yield from self.field("how", OneOf(_ENDS, "done", id="done", about="How it ended."))
        yield from self.field("when", DayAnswer("today", id="on", about="When: today, yesterday, 12 Nov."))
        about = "What came of it; where it is not needed any more, why."
        yield from self.words(
            WordsFor(None, id="result", about=about, outward=False, title="What came of it, or why not")
        )

    async def try_it(self) -> bool:
        """Save it."""
        from complaintdesk.operations import inputs, plan

        given = self.answers()
        on = day_typed(str(given["on"]), self._today, "on")
        said = {"done": given["done"] == "done", "on": on, "result": given["result"]}
        await desk_app(self).act(plan.end, self._item.id, inputs.check(inputs.PlanEnded, said))
        return True


class ContextDialog(FormDialog):
    """Which kind, what, what it means, since when, until when."""

    TITLE_WORDS = "Context"
    DONE = "Noted."
    HELP = " ".join(f"{kind.label.capitalize()}: {kind.asks}." for kind in ContextKind)

    def __init__(self, entry: ContextRow | None, today: date, *, ends: bool = False) -> None:
        """`ends`: it holds no more from today on, unless another day is written."""
        super().__init__()
        self._entry, self._today, self._ends = entry, today, ends

    @property
    def about(self) -> str:
        """The clause."""
        return "5.1, 6.1"

    def fields(self) -> ComposeResult:
        """All of them."""
        kept = self._entry
        kinds = [(kind.value, kind.label) for kind in ContextKind]
        chosen = kept.kind.value if kept else ContextKind.SCOPE.value
        yield from self.field(
            "kind", OneOf(kinds, chosen, id="kind", about="What it is; F1 says what belongs where.")
        )
        about = "What it is, in your own words."
        yield from self.words(
            WordsFor(kept.what if kept else None, id="what", about=about, outward=False, title="What")
        )
        about = "What it means for the desk; of a risk or an opportunity, what is done about it."
        title = "What it means, or what is done about it"
        box = WordsFor(kept.response if kept else None, id="response", about=about, outward=False, title=title)
        yield from self.words(box)
        since = kept.since.isoformat() if kept else "today"
        yield from self.field("since", DayAnswer(since, id="since", about="From which day on it holds."))
        until = kept.until.isoformat() if kept and kept.until else "today" if self._ends else ""
        about = "The last day on which it holds; empty as long as it does."
        yield from self.field("until", DayAnswer(until, id="until", about=about, hint="it still holds"))

    def on_mount(self) -> None:
        """Where it ends, to the day."""
        super().on_mount()
        if self._ends:
            self.query_one("#until").focus()

    async def try_it(self) -> bool:
        """Save it."""
        from complaintdesk.operations import inputs, plan

        given = self.answers()
        days = {name: day_typed(str(given[name]), self._today, name) for name in ("since", "until")}
        checked = inputs.check(inputs.ContextGiven, {**given, **days})
        app = desk_app(self)
        if self._entry is None:
            await app.act(plan.note_context, checked)
        else:
            await app.act(plan.change_context, self._entry.id, checked)
        return True
