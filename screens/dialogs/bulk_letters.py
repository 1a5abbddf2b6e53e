"""Before letters go to many (7.3): how many by e-mail, how many on paper, who gets none, and the first of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button

from screens.bulk import Summary
from screens.bulk_letters import ProgressLetters
from screens.text import titled
from screens.widgets.reading import Block, Reading, Row


class LettersDialog(ModalScreen[bool]):
    """Nothing is written yet; F10 writes them, Esc goes back to what they are to say."""

    HELP = (
        "How many letters there are, and the first of them as whoever gets it reads it. Nothing is written yet: "
        "F10 writes and logs all of them, Esc goes back to change what is new."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f10", "answer(True)", "Write them", id="letters.write", priority=True, tooltip="Write all of them"
        ),
        Binding("escape", "answer(False)", "Back", id="letters.back", tooltip="Back; nothing is written"),
    ]
    CSS = """
    LettersDialog .dialog { width: 90; height: 90%; }
    LettersDialog Reading { height: 1fr; }
    LettersDialog Horizontal { height: 1; margin-top: 1; }
    LettersDialog Button { margin-right: 2; min-width: 8; }
    """

    def __init__(self, letters: ProgressLetters, prepared: Summary) -> None:
        super().__init__()
        self._letters = letters
        self._refused = prepared.refused

    def compose(self) -> ComposeResult:
        """The counts, then the first letter."""
        count = len(self._letters.ready)
        with Vertical(classes="dialog") as box:
            box.border_title = titled(f"{count} letter{'s' * (count != 1)}, not written yet")
            yield Reading(id="letters-read")
            with Horizontal():
                yield Button("F10 Write them", id="write", compact=True, variant="primary")
                yield Button("Esc Back", id="back", compact=True)

    def on_mount(self) -> None:
        """From the beginning."""
        reading = self.query_one(Reading)
        reading.show([Block("counts", tuple(self._counts())), Block("sample", tuple(self._sample()))])
        reading.focus()

    def _counts(self) -> Iterator[Row]:
        mailed = self._letters.by_mail
        printed = len(self._letters.ready) - mailed
        if mailed:
            yield Row(f"{mailed} by e-mail: they go out from here.")
        if printed:
            yield Row(f"{printed} on paper: PDFs to print and post, in {self._letters.folder}")
        if self._refused:
            yield Row(f"{len(self._refused)} get{'s' * (len(self._refused) == 1)} none:")
            for reference, why in self._refused:
                yield Row(why, "muted", indent=18, lead=f"  {reference}")
        yield Row("")

    def _sample(self) -> Iterator[Row]:
        known, made, address = next(iter(self._letters.ready.values()))
        to = ", ".join(part for part in (made.to_name, address or "on paper") if part)
        yield Row("The first of them", "title")
        facts = (("case", known.file.reference), ("to", to), ("subject", made.subject))
        yield from (Row(text.replace("\n", " "), indent=12, lead=name, lead_style="label") for name, text in facts)
        yield Row("")
        yield Row(made.text)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """The mouse's way."""
        self.dismiss(event.button.id == "write")

    def action_answer(self, sure: bool) -> None:
        """Write them, or go back."""
        self.dismiss(sure)
