"""A report as a file, in one of its formats."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from complaintdesk.documents.paper import saving
from complaintdesk.documents.paper.as_pdf import Printed
from complaintdesk.documents.report.as_json import as_json
from complaintdesk.documents.report.as_paper import as_paper
from complaintdesk.documents.report.reading import Report
from complaintdesk.rules.file_names import report_name

FORMATS: Final = ("html", "pdf", "xlsx", "json")
_BY_END: Final = {".html": "html", ".htm": "html", ".pdf": "pdf", ".xlsx": "xlsx", ".json": "json"}


def format_of(path: Path) -> str | None:
    """The format that a file's name asks for, or None."""
    return _BY_END.get(path.suffix.lower())


def content(report: Report, chosen: str) -> Printed:
    """The bytes of the report in a format of `FORMATS`. Raises `NotSaved` where no PDF can be made here."""
    if chosen == "json":
        return Printed(as_json(report).encode("utf-8", "replace"), complete=True)
    if chosen == "xlsx":
        from complaintdesk.documents.report.as_workbook import as_workbook

        return Printed(as_workbook(report), complete=True)
    return saving.content(as_paper(report), chosen)


def name(report: Report) -> str:
    """What its file is called, without its end: `report-2026-Q3`, `report-2026-Q3-spare-parts`."""
    scope = report.board.scope
    return report_name(scope.period.name, None if scope.department is None else scope.department.name)
