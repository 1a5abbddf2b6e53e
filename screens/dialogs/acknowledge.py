"""Tell the complainant that we have their complaint (7.4)."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static

from complaintdesk.documents.letters.compose import Composed
from complaintdesk.rules.letters import LetterKind
from complaintdesk.rules.vocabulary import Channel, ContactKind
from screens.case_read import CaseRead
from screens.dialogs import how_told, lettering
from screens.dialogs.answers import Answer, OneOf, WordsFor
from screens.dialogs.form import ActDialog

CHANNELS = [(channel.value, channel.label) for channel in Channel]


def usual_channel(whole: CaseRead) -> str:
    """How this complainant is reached: as they prefer, else as they came; by e-mail only with an address."""
    preferred = whole.complainant[0].preferred_channel if whole.complainant else None
    usual = preferred or {"web_form": "email", "referral": "phone"}.get(whole.file.medium, whole.file.medium)
    if usual != Channel.EMAIL or whole.sources.email is not None:
        return usual
    reader = whole.sources.reader
    rings = reader is not None and any(way.kind == ContactKind.PHONE for way in reader[1])
    return (Channel.PHONE if rings else Channel.LETTER).value


def usual_person(whole: CaseRead) -> str:
    """Whom we speak to: who acts for the complainant, else the complainant."""
    known = whole.representative or whole.complainant
    return known[0].name if known else ""


class AcknowledgeDialog(ActDialog):
    """The letter is written already; usually it is only looked at and saved."""

    TITLE_WORDS = "Acknowledge"
    DONE = "Acknowledged: they have been told that we have it (7.4)."
    HELP = (
        "Everyone who complains is told at once that we have it, with its number and when they will hear (7.4). "
        "Send or say the text, then save: the log keeps it with the channel and the time. By letter or e-mail it "
        "is kept in Papers (P) as well; what is left to do where it does not go out by itself stands below."
    )

    letter: Composed | None = None

    def fields(self) -> ComposeResult:
        """Channel, with whom, text."""
        whole = self.whole
        self.letter, said = lettering.ready(self, whole, LetterKind.ACKNOWLEDGEMENT)
        yield Static("Say or send this, then save it: the log keeps what they were told.", classes="said")
        yield from lettering.said(said)
        text = WordsFor(
            None if self.letter is None else self.letter.text,
            id="text",
            about="What they were told, as it was (7.4).",
            outward=True,
        )
        yield from self.words(text)
        channel = OneOf(CHANNELS, usual_channel(whole), id="channel", about="How they were told (7.4).")
        whom = Answer(usual_person(whole), id="with_whom", about="Whom you spoke or wrote to.")
        yield from how_told.how_told(self, channel, whom, self.letter)

    async def carry_out(self, version: int) -> None:
        """Record it."""
        from complaintdesk.operations import acknowledgement, inputs

        given = {**how_told.given(self.answers()), **lettering.as_given(self.letter)}
        await self.act(acknowledgement.acknowledge, inputs.check(inputs.Acknowledgement, given))
        self.DONE = how_told.done(self, "Acknowledged (7.4).", given)
