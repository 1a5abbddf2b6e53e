"""What a management review decides, and what became of it (8.6)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from textual.app import ComposeResult
from textual.widgets import Static

from complaintdesk.queries.management_review import DecisionRow
from complaintdesk.queries.people import StaffRow
from complaintdesk.rules.review_pack import DecisionState, Kind
from screens.dialogs.answers import DayAnswer, OneOf, Pick, WordsFor
from screens.dialogs.form import FormDialog
from screens.dialogs.policy import day_typed
from screens.dialogs.together import staff_words
from screens.frame import desk_app
from screens.text import shown

_ENDS = [(DecisionState.DONE.value, "carried out"), (DecisionState.DROPPED.value, "given up")]


class DecisionDialog(FormDialog):
    """What about, what, who, by when."""

    TITLE_WORDS = "Decision"
    DONE = "The decision is kept; the agenda and the next pack have it."
    HELP = (
        "What management decided (8.6): about how complaints are handled, about a product, about people and "
        "means, or about the policy. Before the review can be closed, each decision has an owner and a day."
    )

    def __init__(self, review_id: int, kept: DecisionRow | None, staff: Sequence[StaffRow], today: date) -> None:
        super().__init__()
        self._review_id, self._kept, self._staff, self._today = review_id, kept, staff, today

    @property
    def about(self) -> str:
        """The clause."""
        return "8.6"

    def fields(self) -> ComposeResult:
        """The four of them."""
        kept = self._kept
        kinds = [(kind.value, kind.label) for kind in Kind]
        chosen = kept.kind if kept else Kind.HANDLING.value
        about = "What it is about: " + "; ".join(f"{kind.label} is {kind.about}" for kind in Kind) + "."
        yield from self.field("about", OneOf(kinds, chosen, id="kind", about=about))
        said = kept.what if kept else None
        yield from self.words(
            WordsFor(said, id="what", about="What was decided.", outward=False, title="What was decided")
        )
        known = [person.id for person in self._staff]
        owner = kept.owner_id if kept and kept.owner_id in known else None
        offered = [(staff_words(person), person.id) for person in self._staff]
        yield from self.field("who", Pick(offered, owner, id="owner_id", about="Who does it.", none="choose"))
        due = DayAnswer(kept.due_on if kept else "", id="due_on", about="By when: 2027-03-31, 31 Mar, +30.")
        yield from self.field("by", due)

    async def try_it(self) -> bool:
        """Save it."""
        from complaintdesk.operations import review
        from complaintdesk.operations.inputs import check
        from complaintdesk.operations.inputs.review import DecisionGiven

        given, kept = self.answers(), self._kept
        said = {
            **given,
            "due_on": day_typed(str(given["due_on"]), self._today, "due_on"),
            "version": None if kept is None else kept.version,
        }
        decided = check(DecisionGiven, said)
        if lacking := [name for name, of in (("owner", decided.owner_id), ("day", decided.due_on)) if of is None]:
            self.DONE = f"Kept, but it has no {' and no '.join(lacking)} yet: e sets that, before c closes it."
        app = desk_app(self)
        if kept is None:
            await app.act(review.decide, self._review_id, decided)
        else:
            await app.act(review.change, kept.id, decided)
        return True


class EndDecisionDialog(FormDialog):
    """Carried out or given up, when, and what came of it."""

    TITLE_WORDS = "What became of it"
    DONE = "Noted; the next pack says so."
    HELP = "It was carried out, and what came of it; or it is given up, and why. The next pack says so (8.6)."

    def __init__(self, kept: DecisionRow, today: date) -> None:
        super().__init__()
        self._kept, self._today = kept, today

    @property
    def about(self) -> str:
        """By when it was to be done."""
        return f"due {self._kept.due_on}" if self._kept.due_on else "without a day"

    def fields(self) -> ComposeResult:
        """How, when, what came of it."""
        yield Static(shown(self._kept.what), classes="said", markup=False)
        yield from self.field("how", OneOf(_ENDS, DecisionState.DONE.value, id="how", about="What became of it."))
        yield from self.field("when", DayAnswer("today", id="on", about="When: today, yesterday, 12 Nov."))
        about = "What came of it; where it is given up, why."
        box = WordsFor(None, id="note", about=about, outward=False, title="What came of it, or why")
        yield from self.words(box)

    async def try_it(self) -> bool:
        """Save it."""
        from complaintdesk.operations import review
        from complaintdesk.operations.inputs import check
        from complaintdesk.operations.inputs.review import DecisionEnded

        given = self.answers()
        said = {
            "on": day_typed(str(given["on"]), self._today, "on"),
            "note": given["note"],
            "version": self._kept.version,
        }
        end = review.done if given["how"] == DecisionState.DONE.value else review.drop
        await desk_app(self).act(end, self._kept.id, check(DecisionEnded, said))
        return True
