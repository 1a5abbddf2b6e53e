"""The evidence pack as a file (8.5): of all clauses or of one, with names or without."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from complaintdesk.rules import clauses
from complaintdesk.rules.errors import Invalid
from screens.dialogs import paper_file
from screens.dialogs.answers import Answer, OneOf
from screens.dialogs.form import FormDialog
from screens.frame import desk_app

if TYPE_CHECKING:
    from complaintdesk.documents.evidence_pack import Shown
    from complaintdesk.documents.paper.as_pdf import Printed
    from complaintdesk.store.look import Look

_NAMES = [("no", "references only"), ("yes", "with names: personal data")]


class EvidencePackDialog(FormDialog):
    """Which clause, with which names, as which file."""

    TITLE_WORDS = "Evidence pack"
    HELP = (
        "One paper for whoever audits you: how each clause stands, the figures, the rules, the records behind, "
        "what the words mean, and room for signatures. Cases stand by their references; names stand in it only "
        "where you say so. It supports an audit and certifies nothing. Only you may read the file."
    )

    @property
    def about(self) -> str:
        """The clause."""
        return "8.5"

    def fields(self) -> ComposeResult:
        """Clause, names, format, file."""
        about = "One clause and those below it: 7.4, 8, annex d. Empty: all of them."
        yield from self.field("clause", Answer("", id="clause", about=about, hint="all clauses and annexes"))
        about = "Whether complainants and staff are named in it."
        yield from self.field("names", OneOf(_NAMES, "no", id="names", about=about))
        yield from paper_file.fields(self, paper_file.free(self._folder, self._called, "pdf"))

    @property
    def changed(self) -> bool:
        """Nothing is lost by leaving."""
        return False

    @property
    def _folder(self) -> Path:
        return desk_app(self).path.resolve().parent / "papers"

    @property
    def _called(self) -> str:
        return "evidence"

    def on_one_of_changed(self) -> None:
        """The file's name ends as the format does."""
        paper_file.follow(self, self._folder, self._called)

    async def try_it(self) -> bool:
        """Ask for it, and write it."""
        answers, app = self.answers(), desk_app(self)
        typed = str(answers["clause"]).strip()
        clause = clauses.meant(typed) if typed else None
        if typed and clause is None:
            said = "4 to 8, such as 7.4, or an annex A to I"
            raise Invalid(f"{said[0].upper()}{said[1:]}.", {"clause": said})
        pack = await app.look(partial(_made, who=app.actor.name, clause=clause, named=answers["names"] == "yes"))
        path = await paper_file.save(self, answers, self._folder, partial(_printed, pack))
        self.DONE = f"The evidence pack was saved: {path}"
        return True


def _made(look: Look, who: str, clause: str | None, named: bool) -> Shown:
    from complaintdesk.documents import evidence_pack

    return evidence_pack.shown(look, who, clause, named)


def _printed(pack: Shown, chosen: str) -> Printed:
    from complaintdesk.documents import evidence_pack

    return evidence_pack.content(pack, chosen)
