"""Settle a complaint while it is taken in (7.7): one conversation, and it is closed."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static

from complaintdesk.rules.authority import limit_of
from complaintdesk.rules.vocabulary import Remedy
from screens.dialogs.acknowledge import CHANNELS, usual_channel, usual_person
from screens.dialogs.answers import Answer, OneOf, WordsFor
from screens.dialogs.decide import amount, remedy_list
from screens.dialogs.form import ActDialog
from screens.dialogs.offer import limit_words
from screens.frame import desk_app


class ResolveDialog(ActDialog):
    """What was done, and what they were told."""

    TITLE_WORDS = "Settle it at first contact"
    DONE = "Settled at first contact and closed (7.7, 7.9)."
    HELP = (
        "A small thing that is put right while they are on the phone (7.7): what was done, what they were told. "
        "It counts as acknowledged, decided, carried out and closed. Not where somebody's safety may be at stake."
    )

    def fields(self) -> ComposeResult:
        """Remedies, sum, words."""
        limit = limit_of(self.whole.grants, desk_app(self).actor.role, Remedy.COMPENSATION)
        if self.whole.grants:
            yield Static(limit_words(self.whole.file.currency, limit), classes="said", markup=False)
        about = "What was done at once."
        yield from self.field("done", remedy_list(self.whole.file.remedy_sought, id="remedies", about=about))
        currency = self.whole.file.currency
        yield from self.field(f"sum, {currency}", Answer("", id="sum_given", about="What is paid, like 12.50."))
        words = WordsFor(None, id="text", about="What they were told, word for word.", outward=True)
        yield from self.words(words)
        yield from self.field("by", OneOf(CHANNELS, usual_channel(self.whole), id="channel", about="How."))
        yield from self.field("with whom", Answer(usual_person(self.whole), id="with_whom", about="With whom."))

    async def carry_out(self, version: int) -> None:
        """Record it."""
        from complaintdesk.operations import closing, inputs

        given = {name: kept for name, kept in self.answers().items() if kept is not None}
        given["sum_given"] = amount(given["sum_given"], self.whole.file.currency, "sum_given")
        await self.act(closing.resolve, inputs.check(inputs.Settlement, {**given, "version": version}))
