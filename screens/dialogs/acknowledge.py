"""Tell the complainant that we have their complaint (7.4)."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static

from complaintdesk.documents.letters.compose import Composed
from complaintdesk.rules.letters import LetterKind
from complaintdesk.rules.vocabulary import Channel
from screens.case_read import CaseRead
from screens.dialogs import lettering
from screens.dialogs.answers import Answer, OneOf, WordsFor
from screens.dialogs.form import ActDialog

CHANNELS = [(channel.value, channel.label) for channel in Channel]


def usual_channel(whole: CaseRead) -> str:
    """How this complainant is reached: as they prefer, else as they came."""
    preferred = whole.complainant[0].preferred_channel if whole.complainant else None
    return preferred or {"web_form": "email", "referral": "phone"}.get(whole.file.medium, whole.file.medium)


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
        "Send or say the text, then save: the log keeps it with the channel and the time."
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
        yield from self.field(
            "by", OneOf(CHANNELS, usual_channel(whole), id="channel", about="How they were told (7.4).")
        )
        yield from self.field(
            "with whom", Answer(usual_person(whole), id="with_whom", about="Whom you spoke or wrote to.")
        )
        yield from lettering.send_to(self, self.letter)

    async def carry_out(self, version: int) -> None:
        """Record it."""
        from complaintdesk.operations import acknowledgement, inputs

        given = {**self.answers(), **lettering.as_given(self.letter)}
        await self.act(acknowledgement.acknowledge, inputs.check(inputs.Acknowledgement, given))
