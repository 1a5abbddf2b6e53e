"""Complaints brought in: what they become, that none is lost, doubled or half written."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest

from complaintdesk.documents.importing import bringing_in, reading
from complaintdesk.documents.importing.mapping import Mapping
from complaintdesk.documents.importing.reading import UNTIL_EMPTIED
from complaintdesk.store import sqlite_triggers
from tests.desk import Office
from tests.hostile import HOSTILE
from tests.importing.samples import (
    CITY,
    REGISTER,
    TURKISH,
    WITHOUT_NUMBERS,
    brought,
    cases,
    lost,
    proposed,
    written,
)


def test_a_register_becomes_cases(office: Office, tmp_path: Path) -> None:
    assert brought(office, written(tmp_path, REGISTER)).imported == 3
    oldest, middle, newest = cases(office)
    assert [case["received_on"] for case in (oldest, middle, newest)] == ["2013-12-31", "2014-03-12", "2015-01-05"]
    assert [case["reference"][:11] for case in cases(office)] == ["2013-000001", "2014-000001", "2015-000001"]
    assert oldest["description"] == 'They said "no",\ntwice.'
    assert (oldest["problem"], oldest["medium"], oldest["product"]) == ("wrong_invoice", "phone", "Bank account")
    assert (oldest["outcome"], oldest["remedy_given"], oldest["closing_reason"]) == (
        "upheld",
        "compensation",
        "rejected",
    )
    assert (oldest["closed_on"], oldest["stage"]) == ("2014-01-02", "closed")
    assert oldest["person"] == ["(not named)", "Older American", "NY"]
    assert [(direction, text) for direction, text, _ in oldest["log"]] == [
        ("in", oldest["description"]),
        ("inside", "Public response: Believes it acted properly"),
        ("inside", "The closing date is not in the source; it was taken from “Date sent to company”."),
    ]
    assert (middle["problem"], middle["label"]) == ("late_fees", "Late fees")
    assert middle["description"].startswith("Late fees (Mortgage, FHA mortgage)\n(made from other columns")
    assert (middle["closing_reason"], middle["remedy_given"], middle["outcome"]) == (
        "accepted",
        "information",
        None,
    )
    assert middle["complainant_id"] is None
    assert (newest["stage"], newest["decision"], newest["medium"]) == ("received", None, "letter")
    assert (newest["next_clock"], newest["next_due"]) == ("acknowledge", "2015-01-06")


def test_clocks_end_with_a_case_and_run_on_in_an_open_one(office: Office, tmp_path: Path) -> None:
    rows = (
        "1,2026-11-02,x,2026-11-03,2026-11-05,2026-11-06\n2,2026-11-02,y,2026-11-03,,\n3,2026-11-02,z,,,2026-11-04"
    )
    brought(office, written(tmp_path, f"ID,Received,Complaint,Acknowledged,Decided,Closed\n{rows}"))
    with office.desk.look() as look:
        clocks = look.rows("SELECT case_id, kind, met_on, ended FROM case_clock ORDER BY id")
    assert [clock[1:] for clock in clocks if clock[0] == 1] == [
        ("acknowledge", "2026-11-03", None),
        ("decide", "2026-11-05", None),
        ("update", "2026-11-03", None),
        ("update", "2026-11-05", None),
        ("recourse", None, "closed"),
        ("update", None, "closed"),
    ]
    assert [clock[1:] for clock in clocks if clock[0] == 2][-1] == ("update", None, None)
    assert {clock[2:] for clock in clocks if clock[0] == 3} == {(None, "closed")}
    assert [case["stage"] for case in cases(office)] == ["closed", "acknowledged", "closed"]


def test_turkish_rows(office: Office, tmp_path: Path) -> None:
    path = written(tmp_path, TURKISH, encoding="utf-8-sig")
    assert brought(office, path).imported == 3
    first, second, third = cases(office)
    assert (first["received_at"], first["received_on"]) == ("2024-02-03T14:30:00.000Z", "2024-02-03")
    assert (first["sum_sought"], first["currency"]) == (125_050, "TRY")
    assert (first["department"], first["owner"], first["closed_on"]) == ("Lojistik", "Can Öz", "2024-02-10")
    assert first["complainant_id"] == third["complainant_id"] != second["complainant_id"]
    assert (second["department"], second["other"]["Sorumlu Birim"]) == ("Sales", "SALES")
    assert (second["owner"], second["other"]["Sorumlu"]) == (None, "Ali")
    assert second["received_at"] == "2024-02-04T12:00:00.000Z"


@pytest.mark.parametrize("text", [REGISTER, TURKISH, CITY, WITHOUT_NUMBERS])
def test_every_cell_is_found_again(office: Office, tmp_path: Path, text: str) -> None:
    path = written(tmp_path, text)
    assert brought(office, path).bad == 0
    table, mapping = proposed(path)
    days = {column for column in mapping.day_columns() if mapping.columns[column] != "last_known"}
    by_line = {json_line(office, case["id"]): case for case in cases(office)}
    for row in table.rows():
        assert lost(table, by_line[row.line], row.cells, days) == []


def json_line(office: Office, case_id: int) -> int:
    """The line a case came from, as its event says."""
    return int(office.history(case_id)[0].why.rpartition(" ")[2])  # type: ignore[union-attr]


def test_hostile_cells_are_kept_and_found_again(office: Office, tmp_path: Path) -> None:
    texts = [text for text in HOSTILE if text.strip()]
    path = tmp_path / "hostile.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [
                ["ID", "Received", "Details", "Mark", "Customer"],
                *([n, "2024-01-01", text, text, "Ann"] for n, text in enumerate(texts)),
            ]
        )
    table = reading.open_table(path)
    mapping = Mapping({"ID": "origin_id", "Received": "received", "Details": "description", "Customer": "name"})
    found = bringing_in.bring_in(office.desk, office.people[0], table, mapping, skip_bad=True)
    assert found.imported >= len(texts) - 2  # text that is nothing but controls is no description
    numbers = {case["other"]["ID"]: case for case in cases(office)}
    for row in table.rows():
        if row.cells[0] in numbers:
            assert lost(table, numbers[row.cells[0]], row.cells, {"Received"}) == []


@pytest.mark.parametrize("text", [REGISTER, TURKISH, WITHOUT_NUMBERS])
def test_the_same_file_twice_does_not_import_twice(office: Office, tmp_path: Path, text: str) -> None:
    first = brought(office, written(tmp_path, text))
    assert (first.imported, first.known) == (3, 0)
    events = office.value("SELECT count(*) FROM event")
    again = brought(office, written(tmp_path, text, "renamed.csv", "utf-16"))
    assert (again.imported, again.known) == (0, 3)
    assert office.value("SELECT count(*) FROM event") == events
    longer = written(tmp_path, text + text.splitlines()[-1].replace("2024-02-02", "2024-02-03") + "\n")
    assert brought(office, longer).imported == (1 if text is WITHOUT_NUMBERS else 0)


def test_two_rows_of_one_number_are_not_silently_one(office: Office, tmp_path: Path) -> None:
    path = written(
        tmp_path, "ID,Received,Complaint\n1,2024-01-01,x\n1,2024-01-01,y\n2,2024-01-01,z\n2,2024-01-01,z\n"
    )
    table, _ = proposed(path)
    mapping = Mapping({"ID": "origin_id", "Received": "received", "Complaint": "description"})
    found = bringing_in.bring_in(office.desk, office.people[0], table, mapping, skip_bad=True)
    assert (found.imported, found.known, found.bad) == (2, 1, 1)
    assert "number and the day of line 2" in found.bad_rows[0].sentences()[0]


BAD = """\
ID,Received,Complaint,Amount,Closed
1,2024-01-01,good,12.50,
2,soon,no day,,
3,2024-01-03,no sum,a lot,
4,2099-01-01,ahead,,
5,2024-01-05,closed before,,2023-12-31
6,2024-01-06,,,
7,2024-01-07,=cmd(),-5,2024-01-08
8,2024-01-08,broken
"""


def test_a_bad_row_stops_everything_and_says_line_column_and_reason(office: Office, tmp_path: Path) -> None:
    found = brought(office, written(tmp_path, BAD))
    assert (found.imported, found.bad, office.value('SELECT count(*) FROM "case"')) == (0, 7, 0)
    said = [sentence for row in found.bad_rows for sentence in row.sentences()]
    expected = [
        *(
            "line 3, “Received”: “soon” is no day",
            "line 4, “Amount”: “a lot”",
            "line 5, “Received”: 2099-01-01 lies ahead",
        ),
        *("line 6, “Closed”: 2023-12-31 is before", "line 7, “Complaint”: there is no description"),
        *("line 8, “Amount”: “-5”", "line 9: the row has 3 cells where the header has 5"),
    ]
    assert len(said) == len(expected)
    for sentence, start in zip(said, expected, strict=True):
        assert sentence.startswith(start)
    assert not list(tmp_path.glob("*rejected*"))


def test_bad_rows_can_be_set_aside_mended_and_brought_in(office: Office, tmp_path: Path) -> None:
    path = written(tmp_path, BAD)
    found = brought(office, path, skip_bad=True)
    assert (found.imported, found.bad) == (1, 7)
    rejected = tmp_path / "theirs.csv.rejected.csv"
    assert found.rejected == rejected
    assert rejected.stat().st_mode & 0o077 == 0
    with rejected.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["ID", "Received", "Complaint", "Amount", "Closed", "Rejected: line", "Rejected: reason"]
    assert rows[6][2:4] == ["'=cmd()", "'-5"]
    assert [row[5] for row in rows[1:]] == ["3", "4", "5", "6", "7", "8", "9"]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for row in rows for cell in row)
    mended = rejected.read_text(encoding="utf-8-sig").replace("'-5", "5").replace("soon", "2024-01-02")
    rejected.write_text(mended, encoding="utf-8-sig")
    assert brought(office, rejected, skip_bad=True).imported == 2
    assert [case["description"] for case in cases(office)] == ["good", "no day", "=cmd()"]
    assert brought(office, path, skip_bad=True).known == 1
    assert rejected.with_name(rejected.name + ".previous").exists()


def test_a_row_that_was_broken_stays_so_until_somebody_says_otherwise(office: Office, tmp_path: Path) -> None:
    text = "ID,Received,Complaint,Mark\n1,2024-01-01,x,\n2,2024-01-02,brok\n3,soon,y,\n"
    assert brought(office, written(tmp_path, text), skip_bad=True).imported == 1
    rejected = tmp_path / "theirs.csv.rejected.csv"
    rejected.write_text(rejected.read_text(encoding="utf-8-sig").replace("soon", "2024-01-03"), encoding="utf-8")
    again = brought(office, rejected)
    assert (again.imported, again.bad) == (0, 1)
    mended = rejected.read_text(encoding="utf-8").replace("brok,", "broken,").replace(UNTIL_EMPTIED, "")
    rejected.write_text(mended, encoding="utf-8")
    assert brought(office, rejected).imported == 2


@pytest.mark.parametrize("phase", [bringing_in.CHECKING, bringing_in.WRITING, bringing_in.FINISHING])
def test_a_stopped_import_leaves_nothing_behind(office: Office, tmp_path: Path, phase: str) -> None:
    rows = "".join(f"{n},2024-01-{n % 28 + 1:02d},kind {n % 7},text {n},{'x' * (n % 2)}\n" for n in range(900))
    path = written(tmp_path, f"ID,Received,Category,Complaint,Amount\n{rows}")
    before = office.path.read_bytes()
    table, mapping = proposed(path)

    def stop(now: str, done: int, total: int) -> None:
        if now == phase:
            raise KeyboardInterrupt

    mapping = Mapping({**mapping.columns, "Amount": "sum_sought"})
    with pytest.raises(KeyboardInterrupt):
        bringing_in.bring_in(office.desk, office.people[0], table, mapping, skip_bad=True, progress=stop)
    assert office.value('SELECT count(*) FROM "case"') + office.value("SELECT count(*) FROM communication") == 0
    assert sorted(each.name for each in tmp_path.iterdir() if not each.name.startswith("desk.db")) == [
        "theirs.csv"
    ]
    office.desk.close()
    assert office.path.read_bytes()[100:] == before[100:]


def test_a_large_import_rebuilds_and_a_small_one_keeps_what_is_derived(office: Office, tmp_path: Path) -> None:
    for part in range(2):
        rows = "".join(
            f"{part}-{n},2024-01-{n % 28 + 1:02d},text {n} çiğ,Ann {n}\n" for n in range(600 if part == 0 else 40)
        )
        assert brought(office, written(tmp_path, f"ID,Received,Complaint,Customer\n{rows}")).bad == 0
    assert office.value('SELECT count(*) FROM "case"') == 640
    assert office.value("SELECT count(*) FROM case_search WHERE case_search MATCH 'cig'") == 640
    with office.desk.bulk(office.people[0]) as bulk:
        assert sqlite_triggers.differences(bulk._raw) == []


def test_a_workbook_comes_in_with_its_dates(office: Office, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Ticket", "Received", "Subject", "Message", "Amount"])
    book.active.append([1, date(2024, 5, 3), "Late", "It came late.", 12.5])
    book.active.append([2, date(2024, 5, 2), "Broken", None, None])
    book.save(tmp_path / "theirs.xlsx")
    assert brought(office, tmp_path / "theirs.xlsx").imported == 2
    first, second = cases(office)
    assert (first["received_on"], first["description"]) == ("2024-05-02", "Broken")
    assert (second["description"], second["sum_sought"]) == ("Late\n\nIt came late.", 1250)


def test_the_trail_has_one_event_for_each_case_with_what_was_made(office: Office, tmp_path: Path) -> None:
    brought(office, written(tmp_path, TURKISH))
    with office.desk.look() as look:
        events = look.rows("SELECT act, case_id, why, actor_name, changes FROM event WHERE case_id IS NOT NULL")
        row = look.row('SELECT received_on, description, origin FROM "case" WHERE id = 1')
    assert [(event[0], event[1]) for event in events] == [("importing.bring_in", n) for n in (1, 2, 3)]
    assert events[0][2:4] == ("brought in from theirs.csv, line 2", "Ayşe Demir")
    made = {change["record"]: change["fields"] for change in json.loads(events[0][4])}
    assert {
        "category",
        "department",
        "complainant",
        "contact_point",
        "case",
        "case_clock",
        "communication",
    } == set(made)
    assert tuple(made["case"][name][1] for name in ("received_on", "description", "origin")) == row


def test_a_time_with_an_offset_keeps_the_date_in_the_file(office: Office, tmp_path: Path) -> None:
    rows = "1,2024-07-01T23:30:00Z,x\n2,2024-07-01T10:00:00+02:00,y\n3,2024-07-01T00:00:00Z,z\n"
    brought(office, written(tmp_path, f"ID,Received,Complaint\n{rows}"))
    assert [(case["received_on"], case["received_at"][11:16]) for case in cases(office)] == [
        ("2024-07-01", "11:00"),  # half past midnight of the next day in London
        ("2024-07-01", "08:00"),
        ("2024-07-01", "11:00"),
    ]
    assert cases(office)[0]["other"]["Received"] == "2024-07-01T23:30:00Z"
