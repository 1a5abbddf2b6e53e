"""The report of what the dashboard shows, as a file: which format, under which name (8.4)."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widgets import Static

from complaintdesk.queries.dashboard import Scope
from complaintdesk.rules.file_names import report_name
from complaintdesk.rules.period_words import stretch
from screens.dialogs import paper_file
from screens.dialogs.answers import Answer, OneOf
from screens.dialogs.form import FormDialog
from screens.frame import desk_app
from screens.text import shown

if TYPE_CHECKING:
    from complaintdesk.documents.paper.as_pdf import Printed
    from complaintdesk.documents.report.reading import Report
    from complaintdesk.store.look import Look

_FORMATS = [
    ("pdf", "PDF, to print and sign"),
    ("html", "HTML"),
    ("xlsx", "XLSX, tables and charts"),
    ("json", "JSON"),
]


class ReportDialog(FormDialog):
    """The same figures as on the dashboard, with charts, definitions, sources and lines for signatures."""

    TITLE_WORDS = "Report"
    HELP = (
        "What the dashboard shows of these days and this department as a document that can be handed on: figures "
        "beside those of the period before, charts, what each figure means and by which clause, where they come "
        "from, and lines for signatures (8.2, 8.4, annex H). No complainant is named in it. Only you may read the "
        "file, and none is replaced."
    )

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        self.scope = scope

    @property
    def about(self) -> str:
        """The period."""
        return stretch(self.scope.first, self.scope.last)

    def fields(self) -> ComposeResult:
        """Format and file."""
        whose = "the whole office" if self.scope.department is None else self.scope.department.name
        yield Static(shown(f"Cases of {whose}, against {self._compared}."), classes="said", markup=False)
        about = "PDF for paper, HTML for a mail, XLSX to reckon with, JSON for programs."
        yield from self.field("as", OneOf(_FORMATS, "pdf", id="format", about=about))
        about = "Where it is saved; only you may read it."
        path = paper_file.free(self._folder, self._called, "pdf")
        yield from self.field("file", Answer(str(path), id="path", about=about))

    @property
    def _compared(self) -> str:
        return stretch(self.scope.compared.first, self.scope.compared.last)

    @property
    def changed(self) -> bool:
        """Nothing is lost by leaving."""
        return False

    @property
    def _folder(self) -> Path:
        return desk_app(self).path.resolve().parent / "reports"

    @property
    def _called(self) -> str:
        department = self.scope.department
        return report_name(self.scope.period.name, None if department is None else department.name)

    def on_one_of_changed(self) -> None:
        """The name ends as the format does."""
        line = self.query_one("#path", Answer)
        path, end = Path(line.value), str(self.query_one("#format", OneOf).value)
        if path.parent == self._folder:
            line.value = str(paper_file.free(self._folder, self._called, end))
        elif path.suffix[1:] in dict(_FORMATS):
            line.value = str(path.with_suffix(f".{end}"))

    async def try_it(self) -> bool:
        """Read the figures on a reader thread, make the file beside the app's own."""
        app, answers = desk_app(self), self.answers()
        report = await app.look(partial(_read, scope=self.scope, made_by=app.actor.name, path=app.path))
        path = await paper_file.save(self, answers, self._folder, partial(_printed, report))
        self.DONE = f"Saved: {path}"
        return True


def _read(look: Look, scope: Scope, made_by: str, path: Path) -> Report:
    from complaintdesk.documents.report import reading

    return reading.read(
        look, scope.period, None if scope.department is None else scope.department.id, made_by, path
    )


def _printed(report: Report, chosen: str) -> Printed:
    from complaintdesk.documents.report import saving

    return saving.content(report, chosen)
