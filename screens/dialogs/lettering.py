"""Letters in the dialogs: composed in the reader's language, and looked at before they go out (7.1)."""

from __future__ import annotations

from typing import Any

from textual.app import ComposeResult
from textual.dom import DOMNode
from textual.widgets import Static

from complaintdesk.documents.letters.compose import NOTHING, Composed, compose
from complaintdesk.documents.letters.sources import Typed
from complaintdesk.rules.errors import Invalid, NotAllowed
from complaintdesk.rules.letters import BY_LETTER, LetterKind
from screens.case_read import CaseRead
from screens.dialogs import how_told
from screens.dialogs.answers import Answer, WordsFor
from screens.dialogs.form import ActDialog
from screens.frame import desk_app
from screens.text import shown


def letter(
    node: DOMNode, whole: CaseRead, kind: LetterKind, *, language: str | None = None, typed: Typed = NOTHING
) -> Composed:
    """The letter by whoever works here. Raises `MissingField`."""
    return compose(whole.sources, kind, desk_app(node).actor.name, language=language, typed=typed)


def ready(node: DOMNode, whole: CaseRead, kind: LetterKind) -> tuple[Composed | None, str]:
    """The letter, if all of it is known, and what to say above it."""
    try:
        made = letter(node, whole, kind)
    except Invalid as missing:
        return None, str(missing)
    return made, " ".join(made.warnings)


def as_given(made: Composed | None) -> dict[str, Any]:
    """What the operation is told of the letter besides its text."""
    return {} if made is None else {"subject": made.subject, "language": made.language}


def said(words: str) -> ComposeResult:
    """What is to be known about the letter, where there is something."""
    if words:
        yield Static(shown(words), classes="said", markup=False)


class ReadLetterDialog(ActDialog):
    """A letter that was composed from what was typed before: looked at, changed, agreed to."""

    TITLE_WORDS = "The letter, as it goes out"
    DONE = "agreed"
    HELP = (
        "The letter that is made of what you typed and of the template (7.1). Change what should read otherwise. "
        "F10 saves the act and keeps this letter word for word; Esc goes back, and nothing is saved."
    )

    def __init__(self, whole: CaseRead, made: Composed, channel: str) -> None:
        super().__init__(whole)
        self.made = made
        self.agreed: dict[str, Any] = {}
        self._by_mail = channel == "email"

    def fields(self) -> ComposeResult:
        """Subject and letter."""
        yield from self.field("subject", Answer(self.made.subject, id="subject", about="What stands above it."))
        box = WordsFor(self.made.text, id="letter", about="The whole letter, word for word.", outward=True)
        box.add_class("-letter")
        yield from self.words(box)
        if self._by_mail:
            yield from how_told.address(self, self.made)

    async def carry_out(self, version: int) -> None:
        """Agree to it."""
        answers = self.answers()
        if not str(answers["letter"]).strip():
            raise Invalid("A letter says something.", {"letter": "write the letter, or go back"})
        self.agreed = {**answers, "language": self.made.language}
        self.agreed["recourse_told"] = self.made.tells_recourse(str(answers["letter"]))


async def looked_at(dialog: ActDialog, kind: LetterKind, channel: str | None, typed: Typed) -> dict[str, Any]:
    """What its letter adds to an act that is told by letter or e-mail, after somebody has looked at it.

    Raises `NotAllowed` where they went back, `MissingField` where the template needs more.
    """
    if channel not in BY_LETTER or channel is None:
        return {}
    made = letter(dialog, dialog.whole, kind, typed=typed)
    reading = ReadLetterDialog(dialog.whole, made, channel)
    if await dialog.app.push_screen_wait(reading) is None:
        raise NotAllowed("You went back from its letter; change what you like and save again.")
    return reading.agreed
