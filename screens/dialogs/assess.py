"""Assess how serious it is (7.5): the priority follows, and is shown while one chooses."""

from __future__ import annotations

from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import DescendantFocus, Key
from textual.widgets import Static

from complaintdesk.rules import priority
from complaintdesk.rules.vocabulary import Level
from screens.case_words import PRIORITY_SIGNS
from screens.dialogs.answers import Answer, OneOf, WordsFor
from screens.dialogs.form import ActDialog

_TRUTHS = ("safety", "action_possible")
YES_NO = [("no", "no"), ("yes", "yes")]
_QUESTIONS = (
    ("severity", "How bad is it for the complainant if it is as they say?"),
    ("impact", "How many others, and how much of what we do, does it touch?"),
    ("complexity", "How hard is it to find out and to put right?"),
)


class AssessDialog(ActDialog):
    """Three grades and a yes or no."""

    TITLE_WORDS = "Assess how serious it is"
    DONE = "Assessed (7.5)."
    HELP = (
        "The initial assessment (7.5). Severity and impact make the priority; complexity brings a medium one "
        "forward; a safety implication is urgent whatever the rest. l, m, h or 1, 2, 3 choose; Enter goes on."
    )

    def fields(self) -> ComposeResult:
        """The grades, safety, the result, a note."""
        case = self.whole.file
        yield Static(id="question", classes="muted", markup=False)
        for name, question in _QUESTIONS:
            kept = getattr(case, name)
            yield from self.field(name, Grade(kept, id=name, about=f"{question} (7.5)"))
        yield from self.field(
            "safety",
            Danger(
                YES_NO,
                "yes" if case.safety else "no",
                id="safety",
                about="Is anybody's safety or health at stake? Then it goes to the top at once (7.5).",
            ),
        )
        with Vertical(id="safety-note-box"):
            yield from self.words(
                WordsFor(
                    case.safety_note,
                    id="safety_note",
                    about="What the danger is, and for whom.",
                    outward=False,
                    title="What is the danger? Only we read this",
                )
            )
        about = "What must be done at once, if anything (7.5): it brings the case forward where it can be done."
        yield from self.field("do at once", Answer(case.action_needed, id="action_needed", about=about))
        possible = "yes" if case.action_possible else "no"
        about = "Can it be done at once (7.5)?"
        yield from self.field("possible", OneOf(YES_NO, possible, id="action_possible", about=about))
        yield Static(id="result", markup=False)
        yield from self.words(
            WordsFor(case.assessment_note, id="note", about="Anything that explains the grades.", outward=False)
        )

    def on_mount(self) -> None:
        """Show the priority that the grades make already."""
        super().on_mount()
        self.query_one("#severity").focus()
        self._show_result()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """The question that belongs to the field."""
        self.query_one("#question", Static).update(Content(str(event.widget.tooltip or "")))

    def on_one_of_changed(self) -> None:
        """The priority follows."""
        self._show_result()

    def on_input_changed(self) -> None:
        """The priority follows."""
        self._show_result()

    def _show_result(self) -> None:
        given = self._given()
        self.query_one("#safety-note-box").display = bool(given["safety"])
        result = self.query_one("#result", Static)
        if None in (given["severity"], given["impact"], given["complexity"]):
            result.update(Content.styled("Priority: choose severity, impact and complexity.", "dim"))
            return
        grades = (Level(given["severity"]), Level(given["impact"]), Level(given["complexity"]), given["safety"])
        at_once = bool(str(given["action_needed"]).strip()) and given["action_possible"]
        found = priority.priority(*grades, at_once, self.whole.matrix)
        words = " ".join(priority.reasons(*grades, at_once, self.whole.matrix))
        result.update(Content.assemble("Priority: ", (PRIORITY_SIGNS[found], "bold reverse"), f"  {words}"))

    def _given(self) -> dict[str, Any]:
        answers = self.answers()
        return {name: kept == "yes" if name in _TRUTHS else kept for name, kept in answers.items()}

    async def carry_out(self, version: int) -> None:
        """Record it."""
        from complaintdesk.operations import assessment, inputs

        given = {name: kept for name, kept in self._given().items() if kept is not None}
        await self.act(assessment.assess, inputs.check(inputs.Assessment, {**given, "version": version}))


class Grade(OneOf):
    """Low, medium or high: by number or by first letter; the keyboard goes on by itself."""

    def __init__(self, value: str | None, *, id: str, about: str) -> None:
        super().__init__([(level.value, level.label) for level in Level], value, id=id, about=about)

    def on_key(self, event: Key) -> None:
        """As any choice, then on to the next field."""
        if (event.character or "") in "lmh123" and event.character:
            super().on_key(event)
            self.screen.focus_next()


class Danger(OneOf):
    """Yes leads into the box that asks what the danger is, so that what is typed next lands there."""

    def on_key(self, event: Key) -> None:
        """As any choice, then on to the next field."""
        if (event.character or " ") in "yn12":
            super().on_key(event)
            self.call_after_refresh(self.screen.focus_next)
