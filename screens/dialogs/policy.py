"""The draft of a policy: its words in each language, and its approval (5.2, 5.3)."""

from __future__ import annotations

from datetime import date

from textual.app import ComposeResult
from textual.widgets import Static

from complaintdesk.rules import commitment
from complaintdesk.rules.dates import parse_day
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.languages import LANGUAGES, NAMES
from screens.dialogs.answers import DayAnswer, OneOf, WordsFor
from screens.dialogs.form import FormDialog
from screens.frame import desk_app


class WordingDialog(FormDialog):
    """The text, one language at a time."""

    TITLE_WORDS = "The policy’s words"
    DONE = "The draft is changed."
    RECORD_NAMES = {"texts": "text"}  # noqa: RUF012 - read only
    HELP = (
        "# begins a heading, - a point, an empty line a new paragraph. [[…]] is what you still have to fill in: "
        "nothing is approved as long as one is there. The arrows choose the language; F10 saves both."
    )

    def __init__(self, edition_id: int, version: int, texts: dict[str, str], language: str) -> None:
        super().__init__()
        self._edition_id, self._version = edition_id, version
        self._kept = dict(texts)
        self._words = dict(texts)
        self._language = language

    @property
    def about(self) -> str:
        """What is missing."""
        missing = sum(len(commitment.blanks(text)) for text in self._kept.values())
        return f"{missing} to fill in: [[…]]" if missing else "nothing to fill in"

    def fields(self) -> ComposeResult:
        """Language, and the text in it."""
        spoken = [(each, NAMES[each]) for each in LANGUAGES]
        yield from self.field("language", OneOf(spoken, self._language, id="language", about="Of this text."))
        about = "The text; [[…]] is still to be filled in."
        box = WordsFor(
            self._words.get(self._language), id="text", about=about, outward=True, title="Everybody may read this"
        )
        box.add_class("-letter")
        yield from self.words(box)

    def on_mount(self) -> None:
        """To the words at once."""
        super().on_mount()
        self.query_one("#text").focus()

    def on_one_of_changed(self) -> None:
        """Put the words of this language aside, and show those of the other."""
        box = self.query_one("#text", WordsFor)
        self._words[self._language] = box.text
        self._language = str(self.query_one("#language", OneOf).value)
        box.load_text(self._words.get(self._language, ""))

    @property
    def changed(self) -> bool:
        """Whether any of the texts is not what was on file."""
        words = {**self._words, self._language: self.query_one("#text", WordsFor).text}
        return any(text != self._kept.get(language, "") for language, text in words.items())

    async def try_it(self) -> bool:
        """Save each text that has changed."""
        from complaintdesk.operations import commitment as operations
        from complaintdesk.operations import inputs

        self._words[self._language] = self.query_one("#text", WordsFor).text
        new = {name: text for name, text in self._words.items() if text != self._kept.get(name, "")}
        if new:
            checked = inputs.check(inputs.PolicyWords, {"texts": new, "version": self._version})
            await desk_app(self).act(operations.word, self._edition_id, checked)
        return True


class ApprovalDialog(FormDialog):
    """From when it holds, and by when it is looked at again."""

    TITLE_WORDS = "Approve the policy"
    DONE = "Approved. Everybody is now asked to read it; the agenda says who has not."
    HELP = (
        "A manager approves the policy (5.2). From then on this edition is never changed: a new one takes its "
        "place. It counts as read by you. The review is due a year later unless you write another day."
    )

    def __init__(self, edition_id: int, today: date) -> None:
        super().__init__()
        self._edition_id, self._today = edition_id, today

    @property
    def about(self) -> str:
        """Who approves."""
        return desk_app(self).actor.name

    def fields(self) -> ComposeResult:
        """The three days."""
        yield Static("This edition is never changed once it is approved.", classes="said", markup=False)
        about = "When you approved it: today, or the day on which you signed it on paper."
        yield from self.field("approved", DayAnswer("today", id="approved_on", about=about))
        about = "From when it holds: tomorrow, 2027-01-01; left empty, from then on."
        yield from self.field("in force from", DayAnswer("", id="effective_on", about=about, hint="at once"))
        hint = "a year later"
        about = "By when it is looked at again; left empty, a year later."
        yield from self.field("review by", DayAnswer("", id="review_on", about=about, hint=hint))

    async def try_it(self) -> bool:
        """Approve it."""
        from complaintdesk.operations import commitment as operations
        from complaintdesk.operations import inputs

        given = {name: day_typed(str(typed), self._today, name) for name, typed in self.answers().items()}
        await desk_app(self).act(operations.approve, self._edition_id, inputs.check(inputs.Approval, given))
        return True


def day_typed(typed: str, today: date, field: str) -> date | None:
    """The day that was typed into a field, or None. Raises `Invalid` at the field."""
    if not typed.strip():
        return None
    try:
        return parse_day(typed, today)
    except Invalid as wrong:
        raise Invalid(str(wrong), {field: str(wrong)}) from wrong
