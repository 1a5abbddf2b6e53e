"""Tables of any usual encoding, delimiter and shape; what is broken is said with its line."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest

from complaintdesk.documents.importing import reading
from complaintdesk.rules.errors import Invalid, NotFound
from tests.importing.samples import TURKISH, proposed, written


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1254"])
def test_every_usual_encoding_gives_the_same_cells(tmp_path: Path, encoding: str) -> None:
    table = reading.open_table(written(tmp_path, TURKISH, encoding=encoding))
    assert table.columns[:4] == ("Şikayet No", "Başvuru Tarihi", "Müşteri Adı", "Telefon")
    rows = list(table.rows())
    assert rows[0].cells[7] == 'Ürün "hâlâ" gelmedi;\r\niki hafta oldu'
    assert [row.line for row in rows] == [2, 4, 5]


def test_west_european_text_is_no_turkish(tmp_path: Path) -> None:
    table = reading.open_table(written(tmp_path, "Nom;Détail\nAndré;Crème brûlée\n", encoding="cp1252"))
    assert next(table.rows()).cells == ("André", "Crème brûlée")


def test_a_file_cut_within_a_letter_is_still_utf8(tmp_path: Path) -> None:
    path = tmp_path / "cut.csv"
    path.write_bytes("ad;not\nAyşe;çok\nIşık;ş".encode()[:-1])
    assert next(reading.open_table(path).rows()).cells == ("Ayşe", "çok")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_delimiter(tmp_path: Path, delimiter: str) -> None:
    text = "\n".join(delimiter.join(row) for row in (("a b", "c"), ("1", '"x,;|\ty"'), ("2", "z")))
    rows = list(reading.open_table(written(tmp_path, text)).rows())
    assert [row.cells for row in rows] == [("1", "x,;|\ty"), ("2", "z")]


def test_a_line_that_names_the_delimiter_and_titles_are_not_the_header(tmp_path: Path) -> None:
    table = reading.open_table(written(tmp_path, "sep=;\nComplaints of 2024;;\n\nNo;Date;Text\n1;2024-01-01;x\n"))
    assert table.columns == ("No", "Date", "Text")
    assert [row.cells for row in table.rows()] == [("1", "2024-01-01", "x")]


def test_columns_without_a_name_and_names_that_stand_twice(tmp_path: Path) -> None:
    table = reading.open_table(written(tmp_path, "a,,a,b\n1,2,3,4\n"))
    assert table.columns == ("a", "column 2", "a (2)", "b")


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("a,b\n1,2\n3\n", 3, "1 cells where the header has 2"),
        ("a,b\n1,2,3\n3,4\n", 2, "3 cells where the header has 2"),
        ('a,b\n1,"2\n2"\n3,"4 and', 4, "broken off within a quoted cell"),
        ('a,b\n1,"2\n3,4\n5,6\n', 2, "never ends; the 2 lines after it"),
        ('a,b\n1,"say "no" now"\n3,4\n', 2, "not doubled"),
    ],
)
def test_a_broken_row_is_told_with_the_line_it_begins_on(tmp_path: Path, text: str, line: int, why: str) -> None:
    broken = [row for row in reading.open_table(written(tmp_path, text)).rows() if row.broken]
    assert [row.line for row in broken] == [line]
    assert why in (broken[0].broken or "")


def test_empty_cells_beyond_the_header_break_nothing(tmp_path: Path) -> None:
    rows = list(reading.open_table(written(tmp_path, "a,b\n1,2,,\n\n,\n3,4\n")).rows())
    assert [(row.cells, row.broken) for row in rows] == [(("1", "2"), None), (("3", "4"), None)]


def test_a_workbook_gives_dates_as_dates_from_its_first_filled_sheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Complaints")
    sheet.append(["No", "Received", "Sum", "Seen", "Text"])
    sheet.append([7, datetime.fromisoformat("2024-02-03T14:30:00"), 12.5, True, "two\nlines"])
    sheet.append([8.0, date(2024, 2, 4)])
    book.save(tmp_path / "theirs.xlsx")
    table = reading.open_table(tmp_path / "theirs.xlsx")
    assert table.described == "XLSX, sheet “Complaints”"
    assert [(row.line, row.cells) for row in table.rows()] == [
        (2, ("7", "2024-02-03T14:30:00", "12.5", "yes", "two\nlines")),
        (3, ("8", "2024-02-04", "", "", "")),
    ]


def test_what_is_no_table_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="There is no file"):
        reading.open_table(tmp_path / "nowhere.csv")
    with pytest.raises(Invalid, match="empty"):
        reading.open_table(written(tmp_path, "\n\n"))
    for start, why in (
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old .xls"),
        (b"PK\x03\x04broken", "cannot be read as a workbook"),
    ):
        (tmp_path / "x.xlsx").write_bytes(start)
        with pytest.raises(Invalid, match=why):
            reading.open_table(tmp_path / "x.xlsx")
    with pytest.raises(Invalid, match="no encoding “klingon”"):
        reading.open_table(written(tmp_path, "a,b\n"), encoding="klingon")


def test_a_table_without_a_whole_row_says_so(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="no row below its header"):
        proposed(written(tmp_path, "Received,Complaint\n"))
    with pytest.raises(Invalid, match=r"Not one row of .* is whole. Line 2: the row has 1 cells"):
        proposed(written(tmp_path, "Received,Complaint\n2024-01-01\n"))
