"""Write a letter from its template (7.1, 7.3, 7.4, 7.7 to 7.9), and save it as a paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static, TextArea

from complaintdesk.documents.letters.compose import Composed
from complaintdesk.documents.letters.sources import Typed
from complaintdesk.rules import letter_closing
from complaintdesk.rules.dates import order_of, parse_day
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.languages import LANGUAGES, NAMES
from complaintdesk.rules.letters import LetterKind, fitting
from complaintdesk.rules.vocabulary import Channel
from screens.case_read import CaseRead
from screens.dialogs import how_told, lettering
from screens.dialogs.acknowledge import usual_channel, usual_person
from screens.dialogs.answers import Answer, DayAnswer, OneOf, WordsFor
from screens.dialogs.form import ActDialog
from screens.dialogs.paper import Kept, PaperDialog
from screens.text import shown, titled

if TYPE_CHECKING:
    from complaintdesk.operations.inputs import Written

_WAYS = [(channel.value, channel.label) for channel in (Channel.LETTER, Channel.EMAIL)]
# What a kind asks of the clerk besides what is on file.
_ASKED = {
    LetterKind.PROGRESS: "What is new. The complainant reads this",
    LetterKind.DELAY: "Why it takes longer. The complainant reads this",
}


class LetterDialog(ActDialog):
    """Kind, language, the letter itself, and how it goes."""

    TITLE_WORDS = "Write a letter"
    DONE = "The letter is kept and logged (7.1)."
    HELP = (
        "A letter is made of its template and of what is on file, in the language of whoever reads it (7.1). "
        "Change what should read otherwise. F10 keeps and logs it, and does what it means: an acknowledgement "
        "acknowledges (7.4), a decision is told (7.8). That it is free and how to ask how it stands is always in "
        "it. Words that only we read do not go out; what may be somebody else's is asked about first."
    )

    def __init__(self, whole: CaseRead) -> None:
        super().__init__(whole)
        self._written = ("", "")  # subject and letter as the desk wrote them last
        self._letter: Composed | None = None

    def fields(self) -> ComposeResult:
        """Kind and language first: the letter follows them."""
        kinds = [(kind.value, kind.label) for kind in fitting(self.whole.standing)]
        yield from self.field("letter", OneOf(kinds, kinds[0][0], id="kind", about="What it is for (7.1)."))
        spoken = [(language, NAMES[language]) for language in LANGUAGES]
        language = OneOf(spoken, self.whole.sources.language, id="language", about="The language of who reads it.")
        yield from self.field("language", language)
        with Vertical(id="more-box"):
            more = WordsFor(None, id="more", about="It goes into the letter.", outward=True, title="What is new")
            yield from self.words(more)
        with Vertical(id="date-box"):
            yield from self.field(
                "by when", DayAnswer("", id="new_date", about="By when instead: 12 Dec, monday.")
            )
        yield Static(classes="said", id="about-letter", markup=False)
        yield from self.field("subject", Answer("", id="subject", about="What stands above it."))
        box = WordsFor(None, id="text", about="The whole letter, word for word.", outward=True)
        box.add_class("-letter")
        yield from self.words(box)
        way = usual_channel(self.whole)
        known = way if way in dict(_WAYS) else Channel.LETTER.value
        channel = OneOf(_WAYS, known, id="channel", about="How it goes.")
        whom = Answer(usual_person(self.whole), id="with_whom", about="To whom.")
        yield from how_told.how_told(self, channel, whom, names=("by", "to"))

    def on_mount(self) -> None:
        """The first letter stands there at once."""
        self._write()
        super().on_mount()
        self.query_one("#kind").focus()

    def on_one_of_changed(self, event: OneOf.Changed) -> None:
        """Another letter, or another language."""
        if event.one_of.id in ("kind", "language"):
            self._write()

    def on_input_changed(self, event: Answer.Changed) -> None:
        """The date follows."""
        if event.input.id == "new_date":
            self._write()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """What is new, or why it takes longer, follows."""
        if event.text_area.id == "more":
            self._write()

    @property
    def _kind(self) -> LetterKind:
        return LetterKind(str(self.query_one("#kind", OneOf).value))

    def _write(self) -> None:
        """Write the letter anew, unless it was changed by hand."""
        kind = self._kind
        self.query_one("#more-box").display = kind in _ASKED
        self.query_one("#date-box").display = kind is LetterKind.DELAY
        self.query_one("#more", WordsFor).border_title = titled(_ASKED.get(kind))
        subject, text = self.query_one("#subject", Answer), self.query_one("#text", WordsFor)
        if (subject.value, text.text) != self._written:
            return
        language = str(self.query_one("#language", OneOf).value)
        try:
            self._letter = lettering.letter(self, self.whole, kind, language=language, typed=self._typed())
        except Invalid as missing:
            self._letter = None
            self._say(str(missing))
            self._put("", "")
            return
        self._say(" ".join(self._letter.warnings))
        self._put(self._letter.subject, self._letter.text)

    def _typed(self) -> Typed:
        more = self.query_one("#more", WordsFor).text.strip() or None
        day = self.query_one("#new_date", Answer).value.strip()
        if self._kind is not LetterKind.DELAY:
            return Typed(news=more)
        try:
            order = order_of(self.whole.office.country)
            return Typed(reason=more, new_date=parse_day(day, self.whole.today, order=order) if day else None)
        except Invalid as wrong:
            raise Invalid(str(wrong), {"new_date": str(wrong)}) from wrong

    def _put(self, subject: str, text: str) -> None:
        self._written = (subject, text)
        self.query_one("#subject", Answer).value = subject
        self.query_one("#text", WordsFor).load_text(text)

    def _say(self, sentence: str) -> None:
        about = self.query_one("#about-letter", Static)
        about.update(shown(sentence))
        about.display = bool(sentence)

    async def carry_out(self, version: int) -> None:
        """Keep it, then offer to save it as a paper."""
        from complaintdesk.operations import inputs, writing

        answers = how_told.given(self.answers())
        given: dict[str, Any] = {name: kept for name, kept in answers.items() if kept is not None}
        for name in ("more", "new_date"):
            given.pop(name)
        given["recourse_told"] = self._letter is not None and self._letter.tells_recourse(given["text"])
        made = inputs.check(inputs.Written, {**given, "version": version})
        await self.act(writing.write, made)
        self.DONE = how_told.done(self, "Kept and logged (7.1).", given)
        if made.send_to is None:
            await self.app.push_screen_wait(PaperDialog(self.whole.sources, self._kept(made)))

    def _kept(self, made: Written) -> Kept:
        """As it is kept: with the closing lines, also where somebody has taken them out."""
        language = made.language or self.whole.sources.language
        contact = self.whole.letterhead.contact
        text = letter_closing.complete(made.text, language, self.whole.file.reference, contact)
        address = self.whole.sources.email if made.channel is Channel.EMAIL else None
        return Kept(made.kind.value, made.subject or "", text, language, self.whole.today, address)
