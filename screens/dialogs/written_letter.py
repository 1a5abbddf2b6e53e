"""A letter as it was written, word for word, and where it is on its way."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from complaintdesk.queries.outbox import PostRow
from complaintdesk.rules import sending
from complaintdesk.rules.letters import LetterKind
from screens.case_words import label
from screens.widgets.reading import Block, Reading, Row


class WrittenLetterDialog(ModalScreen[str | None]):
    """To read; nothing can be changed in it."""

    HELP = "A letter as it was written, and where it is on its way. Arrows scroll, Esc goes back."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "dismiss", "Back", id="letter.back", tooltip="Back to where you came from"),
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
            box.border_title = f"Letter · {self._row.reference}"
            box.border_subtitle = "Esc back"
            yield Reading(id="letter-read")

    def on_mount(self) -> None:
        """From the beginning."""
        reading = self.query_one(Reading)
        reading.show([Block("head", tuple(self._head())), Block("text", (Row(self._row.text),))])
        reading.focus()

    def _head(self) -> list[Row]:
        row, when = self._row, self._when
        to = " ".join(part for part in (row.to_name, row.to_address and f"<{row.to_address}>") if part)
        facts = [
            ("letter", label(LetterKind, row.kind)),
            ("to", to),
            ("subject", row.subject),
            ("written", f"{when(row.written_at)} by {row.written_by}"),
            ("state", sending.words(row.state)),
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
