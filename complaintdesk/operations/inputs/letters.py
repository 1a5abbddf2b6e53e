"""What goes out to a complainant in writing (7.1, 7.3, 7.4, 7.7 to 7.9), and the office's own templates (6.4)."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from complaintdesk.operations.inputs.fields import Entered, Line, OptionalEmail, OptionalLine, OptionalWords, Words
from complaintdesk.rules import plain_text
from complaintdesk.rules.languages import LANGUAGES
from complaintdesk.rules.letters import BY_LETTER, LetterKind
from complaintdesk.rules.vocabulary import Channel


def _ours(language: str) -> str:
    if language not in LANGUAGES:
        raise ValueError(f"we write in {', '.join(LANGUAGES)}")
    return language


def _by_letter(channel: Channel) -> Channel:
    if channel not in BY_LETTER:
        raise ValueError("a letter goes by letter or by e-mail")
    return channel


Language = Annotated[str, AfterValidator(_ours)]
ByLetter = Annotated[Channel, AfterValidator(_by_letter)]
# What nobody could see on paper does not go out, and what goes out is what is kept.
PaperWords = Annotated[Words, AfterValidator(plain_text.for_paper)]
OptionalPaper = Annotated[OptionalWords, AfterValidator(lambda text: text and plain_text.for_paper(text))]
OptionalPaperLine = Annotated[OptionalLine, AfterValidator(lambda text: text and plain_text.for_paper(text))]


class Outgoing(Entered):
    """What every message to the complainant may have. By letter or e-mail it is kept as a letter, as it is.

    `letter` is the whole letter where it is more than the words of the act. With `send_to` it goes out by e-mail
    from here. `sure` answers the questions of the send guard with yes.
    """

    subject: OptionalPaperLine = None
    language: Language | None = None  # None: the complainant's, where it is one of ours, else the office's
    letter: OptionalPaper = None
    send_to: OptionalEmail = None
    sure: bool = False


class Written(Outgoing):
    """A letter that is written and does what its kind means."""

    kind: LetterKind
    text: PaperWords
    channel: ByLetter = Channel.LETTER
    with_whom: OptionalLine = None
    recourse_told: bool = False  # the text says where they can go next
    version: int | None = None


class TemplateGiven(Entered):
    """The office's own template of a kind in a language."""

    kind: LetterKind
    language: Language
    subject: Line
    body: Annotated[Words, Field(max_length=20_000)]
