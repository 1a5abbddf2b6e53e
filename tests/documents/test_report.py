"""The report: in each format the figures of the dashboard, what an auditor asks for, and nothing that acts."""

from __future__ import annotations

import io
import json
import shutil
import sqlite3
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest
from pypdf import PdfReader

from complaintdesk.documents.paper import as_html, as_text
from complaintdesk.documents.report import reading, saving
from complaintdesk.documents.report.as_paper import as_paper
from complaintdesk.documents.report.definitions import definitions
from complaintdesk.documents.report.reading import Report
from complaintdesk.queries.figure_words import value
from complaintdesk.rules.measures import PERIODIC
from complaintdesk.rules.plain_text import visible
from complaintdesk.store.desk import open_desk
from tests.desk import Office
from tests.documents.test_papers import Reading
from tests.hostile import HOSTILE
from tests.made_once import made_once
from tests.screens.on_dashboard import NOW, sample_file

MADE_BY = "Helen Brook"


@pytest.fixture(scope="module")
def shop_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop with 400 cases; tests that write copy it."""
    return made_once(tmp_path_factory, "dashboard400.db", lambda path: sample_file(path, 400))


def _report(path: Path, words: str = "2026-Q3", department_id: int | None = None) -> Report:
    desk = open_desk(path, clock=lambda: NOW)
    try:
        with desk.look() as look:
            return reading.read(look, reading.named(look, words), department_id, MADE_BY, path)
    finally:
        desk.close()


def test_the_paper_has_what_an_auditor_asks_for(shop_file: Path) -> None:
    report = _report(shop_file)
    text = " ".join(as_text.as_text(as_paper(report)).split())
    for asked in (
        *("Complaint handling: report for Jul – Sep 2026", "2026-Q3", "Apr – Jun 2026", "the whole office"),
        *("Harbour Street Office", MADE_BY, "2026-11-25 14:00 (Europe/London)", shop_file.name),
        *("Cases on file: 400", "Made by:", "Seen by the auditor:", "Date:", "definitions version 1"),
    ):
        assert asked in text, asked
    for measure in PERIODIC:
        assert measure.title in text
        assert " ".join(measure.definition.split()) in text
        assert value(report.board.figure(measure.code)) in text
    for each in definitions():
        assert f"Clause: {each.clause}" in text


def test_the_html_stands_alone_with_its_charts(shop_file: Path) -> None:
    html = saving.content(_report(shop_file), "html").content.decode("utf-8")
    found = Reading(html)
    tags = [tag for tag, _ in found.tags]
    assert tags.count("svg") >= 10
    assert tags.count("svg") == tags.count("title") - 1
    assert set(tags).isdisjoint({"script", "img", "a", "link", "iframe", "image", "use", "foreignobject"})
    assert "http" not in html.replace("http-equiv", "")
    assert "upper limit" in found.text


def test_the_pdf_counts_its_pages_and_has_no_box_for_a_sign(shop_file: Path) -> None:
    printed = saving.content(_report(shop_file), "pdf")
    assert printed.complete
    pdf = PdfReader(io.BytesIO(printed.content))
    assert str(pdf.root_object["/Lang"]) == "en"
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Complaint handling: report for Jul – Sep 2026"
    for n, page in enumerate(pdf.pages, 1):
        text = page.extract_text()
        assert f"Page {n} of {len(pdf.pages)}" in text
        assert "made 2026-11-25 14:00" in text
    assert 4 <= len(pdf.pages) <= 9
    whole = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    for said in ("What got worse", "Annex H".lower(), "Objectives against actuals", "Signatures", "upper limit"):
        assert said.casefold() in whole.casefold(), said


def test_the_workbook_has_numbers_as_numbers_and_charts(shop_file: Path) -> None:
    report = _report(shop_file)
    book = openpyxl.load_workbook(io.BytesIO(saving.content(report, "xlsx").content))
    assert {"Report", "Weeks", "Days", "Problems", "Causes", "Departments", "Products", "Definitions"} <= set(
        book.sheetnames
    )
    weeks = [row for row in book["Weeks"].iter_rows(min_row=4, values_only=True) if row[0] is not None]
    assert [(row[0].date(), row[2], row[7]) for row in weeks] == [
        (row.first, row.received, row.closed) for row in report.board.weeks
    ]
    received = next(row for row in book["Report"].iter_rows(values_only=True) if row[0] == "Received")
    assert received[4] == report.board.figure("received").count
    assert sum(len(sheet._charts) for sheet in book.worksheets) >= 9
    assert len(book["Weeks"]._charts) == 2


def test_the_json_says_everything_once_more(shop_file: Path) -> None:
    report = _report(shop_file)
    found = json.loads(saving.content(report, "json").content)
    assert found["period"] == {"name": "2026-Q3", "first": "2026-07-01", "last": "2026-09-30"}
    assert found["compared_with"] == {"first": "2026-04-01", "last": "2026-06-30"}
    assert [each["code"] for each in found["measures"]] == [measure.code for measure in PERIODIC]
    for each in found["measures"]:
        figure = report.board.figure(each["code"])
        assert (each["now"]["count"], each["now"]["of"]) == (figure.count, figure.of)
    assert sum(row["n"] for row in found["pareto"]["problem"]["rows"]) == found["pareto"]["problem"]["total"]
    assert len(found["weeks"]["rows"]) == 26
    assert {each["code"] for each in found["definitions"]} >= {"received", "worse", "came_again"}


def test_of_a_department_only_its_cases_are_counted(shop_file: Path) -> None:
    whole, part = _report(shop_file), _report(shop_file, department_id=2)
    assert 0 < part.board.figure("received").count < whole.board.figure("received").count
    assert part.department in as_text.as_text(as_paper(part))
    assert saving.name(part) == f"report-2026-Q3-{part.department.casefold().replace(' ', '-')}"


def test_no_complainant_is_named_in_it(shop_file: Path) -> None:
    report = _report(shop_file, "12 months")
    with sqlite3.connect(shop_file) as connection:
        names = {name for (name,) in connection.execute("SELECT name FROM complainant") if name}
    connection.close()
    told = as_text.as_text(as_paper(report)) + saving.content(report, "json").content.decode()
    staff = "Ayşe Demir Can Öz Maria Tom Helen"
    assert [name for name in names if name in told and name not in staff] == []


def test_where_nothing_was_received_the_report_says_so(office: Office) -> None:
    with office.desk.look() as look:
        report = reading.read(look, reading.named(look, "12 months"), None, MADE_BY, office.path)
    said = as_text.as_text(as_paper(report))
    assert "Nothing was received in this period." in said
    assert "more frequent" not in said


def test_an_empty_desk_has_a_report(office: Office) -> None:
    report = _report(office.path)
    for chosen in saving.FORMATS:
        assert saving.content(report, chosen).content
    assert "too few to say" in as_text.as_text(as_paper(report))


@pytest.mark.parametrize("at", range(4))
def test_nothing_that_people_type_acts_in_it(shop_file: Path, tmp_path: Path, at: int) -> None:
    texts = [text for text in HOSTILE if text.strip()][at::4]
    path = Path(shutil.copy(shop_file, tmp_path / "desk.db"))
    with sqlite3.connect(path) as connection:
        for table, key, column in (("category", "code", "label"), ("cause", "code", "label")):
            keys = [row[0] for row in connection.execute(f"SELECT {key} FROM {table} ORDER BY position")]
            for text, found in zip(texts, keys, strict=False):
                connection.execute(f"UPDATE {table} SET {column} = ? WHERE {key} = ?", (text[:2000], found))
        for text, number in zip(texts, (1, 2, 3), strict=False):
            connection.execute("UPDATE department SET name = ? WHERE id = ?", (text[:200], number))
        connection.execute("UPDATE shop SET name = ?", (texts[0][:100],))
    connection.close()
    report = _report(path, "12 months")
    paper = as_paper(report)
    html = as_html.as_html(paper)
    assert visible(html, lines=True) == html
    tags = {tag for tag, _ in Reading(html).tags}
    assert tags.isdisjoint({"script", "img", "a", "link", "iframe", "object"})
    assert saving.content(report, "pdf").content.startswith(b"%PDF-")
    json.loads(saving.content(report, "json").content)
    book = openpyxl.load_workbook(io.BytesIO(saving.content(report, "xlsx").content))
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", cell.value
                if isinstance(cell.value, str):
                    assert not cell.value.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))
