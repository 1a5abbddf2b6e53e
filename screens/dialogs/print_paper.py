"""Papers to print: leaflet and complaint form (7.1, annex C); of a case also receipt and follow-up form (E)."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widgets import Static

from complaintdesk.rules.languages import LANGUAGES, NAMES
from complaintdesk.rules.letter_closing import UNREACHED
from screens.dialogs import paper_file
from screens.dialogs.answers import OneOf
from screens.dialogs.form import FormDialog
from screens.frame import desk_app

if TYPE_CHECKING:
    from complaintdesk.documents.paper.as_pdf import Printed
    from complaintdesk.documents.paper.blocks import Paper
    from complaintdesk.queries.lettering import Letterhead
    from complaintdesk.store.look import Look
    from screens.case_read import CaseRead

_OF_A_CASE = [("receipt", "receipt"), ("follow-up", "follow-up form, with the tracking grid")]
_OF_THE_OFFICE = [
    ("leaflet", "leaflet: how to complain"),
    ("complaint", "complaint form, to be filled in"),
    ("policy", "the policy in force"),
]


class PrintDialog(FormDialog):
    """Which paper, in which language, as which file."""

    TITLE_WORDS = "A paper to print"
    HELP = (
        "The leaflet says how and where to complain, what helps, the steps and time limits, and where "
        "one can go next (7.1); the policy is the edition in force (5.3). The complaint form (annex C) "
        "is for whoever would rather write: as PDF to print, as text to be filled in and sent back; f "
        "in the list takes a filled one in. The follow-up form (annex E) is one case on a page, read "
        "from its history. Only you may read the file, and none is replaced."
    )

    def __init__(self, whole: CaseRead | None, head: Letterhead, first: str | None = None) -> None:
        """`first`: the paper that is chosen at first."""
        super().__init__()
        self._first = first
        self.whole = whole
        self.done = ""
        self._language = head.language if whole is None else whole.sources.language
        self._reached = any(head.contact)

    @property
    def about(self) -> str:
        """The case's number, if it is of one."""
        return "for anybody who asks" if self.whole is None else self.whole.file.reference

    def fields(self) -> ComposeResult:
        """Paper, language, file."""
        papers = ([] if self.whole is None else _OF_A_CASE) + _OF_THE_OFFICE
        first = self._first or papers[0][0]
        yield from self.field("paper", OneOf(papers, first, id="paper", about="Which paper (5.3, 7.1)."))
        spoken = [(language, NAMES[language]) for language in LANGUAGES]
        about = "The language of who reads it."
        yield from self.field("language", OneOf(spoken, self._language, id="language", about=about))
        name = self._called(first, self._language)
        yield from paper_file.fields(self, paper_file.free(self._folder, name, "pdf"))
        yield Static(UNREACHED, classes="said", id="unreached", markup=False)

    def on_mount(self) -> None:
        """What is to be known of the first paper."""
        super().on_mount()
        self._warn()

    def _warn(self) -> None:
        """Where a paper for people outside cannot say how the office is reached (7.1)."""
        outside = self.query_one("#paper", OneOf).value != "follow-up"
        self.query_one("#unreached").display = outside and not self._reached

    @property
    def changed(self) -> bool:
        """Nothing is lost by leaving."""
        return False

    @property
    def _folder(self) -> Path:
        return desk_app(self).path.resolve().parent / "papers"

    def _called(self, paper: str, language: str) -> str:
        of_case = self.whole is not None and paper in dict(_OF_A_CASE)
        case = f"{self.whole.file.reference}-" if self.whole is not None and of_case else ""
        return f"{case}{paper}-{language}"

    def on_one_of_changed(self) -> None:
        """The name says what it is, unless somebody has named it."""
        chosen = (str(self.query_one(f"#{name}", OneOf).value) for name in ("paper", "language"))
        paper_file.follow(self, self._folder, self._called(*chosen))
        self._warn()

    async def try_it(self) -> bool:
        """Read the file, make the paper, write it."""
        answers = self.answers()
        app, case_id = desk_app(self), None if self.whole is None else self.whole.file.id
        name, language = str(answers["paper"]), str(answers["language"])
        made = await app.look(partial(_made, name=name, language=language, case_id=case_id))
        path = await paper_file.save(self, answers, self._folder, partial(_printed, made))
        self.done = f"Saved: {path}"
        return True


def _made(look: Look, name: str, language: str, case_id: int | None) -> tuple[Paper, str | None]:
    """The paper, and for the complainant's form its text that can be filled in."""
    from complaintdesk.documents.forms import printed

    text = printed.fillable(look, language) if name == "complaint" else None
    return printed.paper(look, name, language, case_id), text


def _printed(made: tuple[Paper, str | None], chosen: str) -> Printed:
    from complaintdesk.documents.paper import saving
    from complaintdesk.documents.paper.as_pdf import Printed

    paper, fillable = made
    if chosen == "text" and fillable is not None:
        # with a mark, so that any program takes it for UTF-8
        return Printed(fillable.encode("utf-8-sig"), complete=True)
    return saving.content(paper, chosen)
