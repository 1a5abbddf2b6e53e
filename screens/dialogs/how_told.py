"""How they are told, in a dialog: the way, whom, the address, and what is left to do where nothing goes out."""

from __future__ import annotations

from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from complaintdesk.documents.letters.compose import Composed
from complaintdesk.rules.vocabulary import Channel
from screens.dialogs.answers import Answer, OneOf
from screens.dialogs.form import ActDialog
from screens.frame import desk_app

NOT_FROM_HERE = (
    "E-mail does not go out from this machine: send it yourself. The letter is then in Papers (P), where Enter "
    "shows it and F6 opens your mail program."
)
NOT_GIVEN = (
    "Without an address it does not go out from here: write one, or send it yourself. The letter is then in "
    "Papers (P), where Enter shows it and F6 opens your mail program."
)
NO_ADDRESS = "No e-mail address of theirs is on file: write one, or choose another way."
NEITHER = (
    "E-mail does not go out from this machine, and no e-mail address of theirs is on file: choose another way, "
    "or send it yourself."
)


class HowTold(Vertical):
    """Holds those fields; the line below them follows what is chosen and typed."""

    DEFAULT_CSS = "HowTold { height: auto; }"

    def __init__(self, dialog: ActDialog, channel: str | None = None) -> None:
        """`channel` is the way where it was chosen before."""
        super().__init__(id="how-told")
        self._dialog = dialog
        self._channel = channel

    def on_mount(self) -> None:
        """For what is chosen already."""
        self._follow()

    def on_one_of_changed(self) -> None:
        """Another way."""
        self._follow()

    def on_input_changed(self) -> None:
        """Another address."""
        self._follow()

    def on_descendant_focus(self) -> None:
        """Whoever looks at these fields sees all of them, also where the dialog is scrolled."""
        self._show_all()

    def _show_all(self) -> None:
        left = self.query_one("#left-to-do")
        self.call_after_refresh(lambda: left.scroll_visible(animate=False))

    def _follow(self) -> None:
        chosen = self._channel or self.query_one("#channel", OneOf).value
        address: str | None = None
        for line in self.query("#send_to").results(Answer):
            address = line.value
            if isinstance(line.parent, Widget):
                line.parent.display = chosen == Channel.EMAIL  # nothing else goes to an address
        left = self.query_one("#left-to-do", Static)
        said = self._left(address) if chosen == Channel.EMAIL else ""
        left.update(said)
        left.display = bool(said)
        if self.has_focus_within:
            self._show_all()

    def _left(self, address: str | None) -> str:
        """What somebody has to do so that an e-mail goes; `address` is None where none is asked for here."""
        known = self._dialog.whole.sources.email
        if not desk_app(self).sends_mail:
            return NOT_FROM_HERE if known else NEITHER
        if known if address is None else address.strip():
            return ""
        return NOT_GIVEN if known else NO_ADDRESS


def how_told(
    dialog: ActDialog,
    channel: OneOf,
    whom: Answer,
    made: Composed | None = None,
    *,
    names: tuple[str, str] = ("by", "with whom"),
    looked_at: bool = False,
) -> ComposeResult:
    """The way and whom, called by `names`; then the address, unless that is asked when the letter is looked at."""
    with HowTold(dialog):
        yield from dialog.field(names[0], channel)
        yield from dialog.field(names[1], whom)
        if not looked_at:
            yield from _send_to(dialog, made)
        yield Static(classes="said", id="left-to-do", markup=False)


def address(dialog: ActDialog, made: Composed) -> ComposeResult:
    """The address of an e-mail, where its letter is looked at."""
    with HowTold(dialog, Channel.EMAIL):
        yield from _send_to(dialog, made)
        yield Static(classes="said", id="left-to-do", markup=False)


def _send_to(dialog: ActDialog, made: Composed | None) -> ComposeResult:
    """Where an e-mail goes from here, as far as e-mail goes out from this machine."""
    if desk_app(dialog).sends_mail:
        known = (made and made.to_address) or dialog.whole.sources.email or ""
        about = "With e-mail it goes out from here to this address; empty: it is sent otherwise."
        yield from dialog.field("send it to", Answer(known, id="send_to", about=about))


def given(answers: dict[str, Any]) -> dict[str, Any]:
    """The answers, with an address only where an e-mail goes to it."""
    if answers.get("channel") == Channel.EMAIL:
        return answers
    return {name: kept for name, kept in answers.items() if name != "send_to"}


def done(dialog: ActDialog, what: str, answers: dict[str, Any]) -> str:
    """What is said when it is kept: `what` was done, and where its letter has not gone, that somebody sends it."""
    channel, to = answers.get("channel"), str(answers.get("send_to") or "").strip()
    if channel == Channel.EMAIL:
        if to:
            return f"{what} Its letter goes out by e-mail to {to}."
        return f"{what} Its letter is kept, and still to be sent by you: P (Papers), Enter, F6."
    if channel == Channel.LETTER:
        return f"{what} Its letter is kept, and still to be printed and posted by you: P (Papers), Enter, Ctrl+S."
    return dialog.DONE
