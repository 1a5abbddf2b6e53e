"""The pack or the minutes of a management review as a file (8.6)."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from complaintdesk.queries.management_review import ReviewRow
from screens.dialogs import paper_file
from screens.dialogs.answers import OneOf
from screens.dialogs.form import FormDialog
from screens.frame import desk_app

if TYPE_CHECKING:
    from complaintdesk.documents.paper.as_pdf import Printed
    from complaintdesk.documents.paper.blocks import Paper
    from complaintdesk.store.look import Look

_PACK = ("pack", "pack: what management is shown")
_MINUTES = ("minutes", "minutes and decisions")


class ReviewPaperDialog(FormDialog):
    """Which paper, as which file."""

    TITLE_WORDS = "A paper of the review"
    HELP = (
        "The pack as it was frozen, with its SHA-256 on it, or the minutes with what was decided and what became "
        "of it. Both have room for signatures. Only you may read the file, and none is replaced."
    )

    def __init__(self, row: ReviewRow, pack_id: int | None) -> None:
        super().__init__()
        self._row, self._pack_id = row, pack_id
        self._papers = [_MINUTES] if pack_id is None else [_PACK, _MINUTES]

    @property
    def about(self) -> str:
        """Which review."""
        return self._row.title

    def fields(self) -> ComposeResult:
        """Paper, format, file."""
        first = self._papers[0][0] if self._row.minutes is None else _MINUTES[0]
        yield from self.field("paper", OneOf(self._papers, first, id="paper", about="Which of them (8.6)."))
        yield from paper_file.fields(self, paper_file.free(self._folder, self._called(first), "pdf"))

    @property
    def changed(self) -> bool:
        """Nothing is lost by leaving."""
        return False

    @property
    def _folder(self) -> Path:
        return desk_app(self).path.resolve().parent / "papers"

    def _called(self, paper: str) -> str:
        return f"review-{self._row.held_on or self._row.planned_on}-{paper}"

    def on_one_of_changed(self) -> None:
        """The name says what it is, unless somebody has named it."""
        paper_file.follow(self, self._folder, self._called(str(self.query_one("#paper", OneOf).value)))

    async def try_it(self) -> bool:
        """Read the file, make the paper, write it."""
        answers = self.answers()
        pack_id = self._pack_id if answers["paper"] == _PACK[0] else None
        paper = await desk_app(self).look(partial(_made, review_id=self._row.id, pack_id=pack_id))
        path = await paper_file.save(self, answers, self._folder, partial(_printed, paper))
        self.DONE = f"Saved: {path}"
        return True


def _made(look: Look, review_id: int, pack_id: int | None) -> Paper:
    from complaintdesk.documents import review_paper

    if pack_id is not None:
        return review_paper.pack_paper(look, pack_id)
    return review_paper.minutes_paper(look, review_id)


def _printed(paper: Paper, chosen: str) -> Printed:
    from complaintdesk.documents.paper import saving

    return saving.content(paper, chosen)
