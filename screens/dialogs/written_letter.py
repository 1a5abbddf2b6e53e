"""A letter as it was written, word for word, and where it is on its way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar
from zoneinfo import ZoneInfo

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from complaintdesk.documents.letters import sources
from complaintdesk.documents.letters.sources import Sources
from complaintdesk.queries.outbox import PostRow
from complaintdesk.rules.errors import NotAllowed
from complaintdesk.rules.letters import LetterKind, SendingState
from screens.case_words import label
from screens.frame import desk_app
from screens.text import titled
from screens.widgets.reading import Block, Reading, Row
from screens.work import begin

if TYPE_CHECKING:
    from screens.dialogs.paper import Kept

_NO_ADDRESS = "No e-mail address of theirs is on file: p on the case writes one. Ctrl+S saves the letter."


class WrittenLetterDialog(ModalScreen[str | None]):
    """To read; nothing can be changed in it."""

    HELP = (
        "A letter as it was written, and where it is on its way. Arrows scroll, Esc goes back. Ctrl+S saves it as "
        "PDF, HTML or text, to be printed and posted; F6 opens it as a draft in your mail program, where it does "
        "not go out from here."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "dismiss", "Back", id="letter.back", tooltip="Back to where you came from"),
        Binding("ctrl+s", "save", "Save", id="letter.save", tooltip="Save it as PDF, HTML or text"),
        Binding("f6", "draft", "Mail program", id="letter.draft", tooltip="As a draft in the mail program"),
    ]
    CSS = "WrittenLetterDialog .dialog { width: 90; height: 90%; } WrittenLetterDialog Reading { height: 1fr; }"

    def __init__(self, row: PostRow, when: Callable[[str], str]) -> None:
        """`when` says a kept instant as people read it."""
        super().__init__()
        self._row = row
        self._when = when

    def compose(self) -> ComposeResult:
        """The head of it, then all of its words."""
        with Vertical(classes="dialog") as box:
            box.border_title = titled("Letter", self._row.reference)
            mail = "F6 mail program · " if self._is_by_hand else ""
            box.border_subtitle = titled(f"{mail}Ctrl+S save · Esc back")
            yield Reading(id="letter-read")

    def on_mount(self) -> None:
        """From the beginning."""
        reading = self.query_one(Reading)
        reading.show([Block("head", tuple(self._head())), Block("text", (Row(self._row.text),))])
        reading.focus()

    @property
    def _is_by_hand(self) -> bool:
        """What goes out from here, or has gone, is not sent a second time by a mail program."""
        return self._row.state == SendingState.KEPT

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A draft only of what does not go out from here."""
        return self._is_by_hand if action == "draft" else True

    def action_save(self) -> None:
        """As which file, and where."""
        begin(self, self._save, group="letter")

    async def _save(self) -> None:
        from screens.dialogs.paper import PaperDialog

        known = await desk_app(self).look(partial(sources.read, case_id=self._row.case_id))
        paper = PaperDialog(known, self._kept(known))
        self.app.push_screen(paper, lambda done: self.app.notify(done, markup=False) if done else None)

    def action_draft(self) -> None:
        """To whom, then the mail program."""
        begin(self, self._draft, group="letter")

    async def _draft(self) -> None:
        from screens.dialogs.paper import hand_over

        app = desk_app(self)
        known = await app.look(partial(sources.read, case_id=self._row.case_id))
        letter = self._kept(known)
        if letter.address is None:
            app.tell(NotAllowed(_NO_ADDRESS))
        else:
            hand_over(self, letter, app.tell)

    def _kept(self, known: Sources) -> Kept:
        from screens.dialogs.paper import Kept

        row = self._row
        written = datetime.fromisoformat(row.written_at).astimezone(ZoneInfo(known.office.time_zone)).date()
        address = (row.to_address or known.email) if self._is_by_hand else None
        return Kept(row.kind, row.subject, row.text, row.language, written, address)

    def _head(self) -> list[Row]:
        row, when = self._row, self._when
        to = " ".join(part for part in (row.to_name, row.to_address and f"<{row.to_address}>") if part)
        facts = [
            ("letter", label(LetterKind, row.kind)),
            ("to", to),
            ("subject", row.subject),
            ("written", f"{when(row.written_at)} by {row.written_by}"),
            ("state", row.where),
            ("sent", row.sent_at and when(row.sent_at)),
            ("last said", row.last_error),
        ]
        return [
            *(
                Row(text.replace("\n", " "), indent=12, lead=name, lead_style="label")
                for name, text in facts
                if text
            ),
            Row(""),
        ]
