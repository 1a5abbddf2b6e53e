"""Close a case (7.9), and open one again."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from complaintdesk.rules import lifecycle
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.vocabulary import Act, ClosingReason
from screens.dialogs.answers import Answer, OneOf, WordsFor
from screens.dialogs.assess import YES_NO
from screens.dialogs.form import ActDialog
from screens.frame import desk_app

_NOT_CONTENT = (ClosingReason.REJECTED, ClosingReason.EXHAUSTED)


class CloseDialog(ActDialog):
    """Why it ends; a complainant who is not content must know where to go next."""

    TITLE_WORDS = "Close the case"
    DONE = "Closed (7.9). Its log stays open."
    HELP = (
        "A case is closed when the decision is accepted and carried out. Rejected: tell them about recourse "
        "inside and outside, then close (7.9). Reopening later erases nothing."
    )

    def fields(self) -> ComposeResult:
        """Reason, recourse, note."""
        reasons = lifecycle.closing_reasons(self.whole.standing)
        refused = lifecycle.refusal(Act.CLOSE, self.whole.standing)
        if refused is not None:
            yield Static(refused, classes="said", markup=False)
        yield from self.field(
            "because",
            OneOf(
                [(reason.value, reason.label) for reason in reasons],
                # what the complainant did not say is not for the desk to presume
                ClosingReason.ACCEPTED.value if self.whole.standing.accepted else None,
                id="reason",
                about="How it ended (7.9).",
            ),
        )
        with Vertical(id="recourse-box"):
            yield from self.field(
                "recourse told",
                OneOf(
                    YES_NO,
                    "yes" if self.whole.standing.recourse_told else "no",
                    id="recourse_told",
                    about="Have they been told where they can go next, inside and outside (7.9)?",
                ),
            )
            about = (
                "Have they said that they go no further? Else the case waits until their time has passed (7.9)."
            )
            yield from self.field("go no further", OneOf(YES_NO, "no", id="no_further", about=about))
        with Vertical(id="referred-box"):
            about = "Whose it is, so that they are not left alone with it (7.9)."
            yield from self.field("sent to", Answer("", id="referred_to", about=about))
        yield from self.words(
            WordsFor(None, id="note", about="Anything worth knowing when somebody looks back.", outward=False)
        )

    def on_mount(self) -> None:
        """Recourse is asked only where it matters."""
        super().on_mount()
        self.on_one_of_changed()

    def on_one_of_changed(self) -> None:
        """Recourse is asked only where it matters."""
        chosen = self.query_one("#reason", OneOf).value
        self.query_one("#recourse-box").display = chosen in _NOT_CONTENT
        self.query_one("#referred-box").display = chosen == ClosingReason.OUT_OF_SCOPE

    async def carry_out(self, version: int) -> None:
        """Record it."""
        from complaintdesk.operations import closing, inputs

        given = {name: kept for name, kept in self.answers().items() if kept is not None}
        for name in ("recourse_told", "no_further"):
            given[name] = given[name] == "yes" and given.get("reason") in _NOT_CONTENT
        if given.get("reason") != ClosingReason.OUT_OF_SCOPE:
            del given["referred_to"]
        await self.act(closing.close, inputs.check(inputs.Closing, {**given, "version": version}))


class ReopenDialog(ActDialog):
    """Why it is opened again."""

    TITLE_WORDS = "Reopen the case"
    DONE = "Reopened: the clocks for telling and deciding count from now."
    HELP = "A closed case is opened again with a reason (7.9). The first closing stays in the history."

    def fields(self) -> ComposeResult:
        """The reason."""
        yield from self.words(
            WordsFor(
                None,
                id="why",
                about="What is new, or what went wrong.",
                outward=False,
                title="Why is it opened again? Only we read this",
            )
        )

    async def carry_out(self, version: int) -> None:
        """Record it, with the reason in the history."""
        from complaintdesk.operations import closing
        from complaintdesk.rules.plain_text import clean

        why = clean(str(self.answers()["why"]))
        if not why:
            raise Invalid("Say why.", {"why": "say why the case is opened again"})
        await desk_app(self).act_because(why, closing.reopen, self.whole.file.id)
