"""The report of an audit as a file (8.5)."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from textual.app import ComposeResult

from screens.dialogs import paper_file
from screens.dialogs.form import FormDialog
from screens.frame import desk_app


class AuditReportDialog(FormDialog):
    """Which format, which file."""

    TITLE_WORDS = "The report of the audit"
    HELP = (
        "Title, scope, who audited, what was looked at, every question with its answer, findings with what shows "
        "them and what is done, and lines to sign. Only you may read the file, and none is replaced."
    )

    def __init__(self, audit_id: int, title: str) -> None:
        super().__init__()
        self._audit_id, self._title = audit_id, title

    @property
    def about(self) -> str:
        """Which one."""
        return self._title

    @property
    def changed(self) -> bool:
        """Nothing is lost by leaving."""
        return False

    @property
    def _folder(self) -> Path:
        return desk_app(self).path.resolve().parent / "papers"

    def fields(self) -> ComposeResult:
        """Format and file."""
        yield from paper_file.fields(self, paper_file.free(self._folder, self._file_name, "pdf"))

    @property
    def _file_name(self) -> str:
        return f"audit-{self._audit_id}"

    def on_one_of_changed(self) -> None:
        """The file's name follows the format."""
        paper_file.follow(self, self._folder, self._file_name)

    async def try_it(self) -> bool:
        """Read, lay out, write."""
        from complaintdesk.documents import audit_report
        from complaintdesk.documents.paper import saving

        paper = await desk_app(self).look(lambda look: audit_report.report(look, self._audit_id))
        path = await paper_file.save(self, self.answers(), self._folder, partial(saving.content, paper))
        self.DONE = f"Saved: {path}"
        return True
