"""The 802 public complaints of ../shared/data, against counts made from the file by nothing but csv."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from complaintdesk.queries import dashboard
from tests.desk import Office
from tests.importing.samples import brought, cases, lost, proposed

FILE = Path(__file__).parents[3] / "shared" / "data" / "cfpb-2012-2017.csv"
pytestmark = pytest.mark.skipif(not FILE.is_file(), reason=f"{FILE} is not on this machine")


def _iso(text: str) -> str:
    month, day, year = text.split("/")
    return f"{year}-{month}-{day}"


def test_all_of_them_with_right_dates_kinds_and_ends(office: Office) -> None:
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = brought(office, FILE)
    assert (found.imported, found.known, found.bad) == (len(rows), 0, 0)
    assert len(rows) == 802
    kept = cases(office)
    assert [case["received_on"] for case in kept] == sorted(_iso(row["Date received"]) for row in rows)
    pairs = Counter((row["Product"], row["Issue"].casefold()) for row in rows)
    assert Counter((case["product"], case["label"].casefold()) for case in kept) == pairs
    closed = sum(row["Company response to consumer"].startswith("Closed") for row in rows)
    assert sum(case["closed_at"] is not None for case in kept) == closed
    assert sum(case["closing_reason"] == "rejected" for case in kept) == sum(
        row["Consumer disputed?"] == "Yes" and row["Company response to consumer"].startswith("Closed")
        for row in rows
    )
    assert office.value("SELECT count(*) FROM complainant WHERE needs = 'older_person'") == sum(
        row["Tags"].startswith("Older") for row in rows
    )
    told = [row["Consumer complaint narrative"] for row in rows if row["Consumer complaint narrative"]]
    assert sum("made from other columns" not in case["description"] for case in kept) == len(told)
    assert brought(office, FILE).known == 802


def test_the_counts_of_the_dashboard_are_those_of_the_file(office: Office) -> None:
    brought(office, FILE)
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with office.desk.look() as look:
        months = dict(
            look.rows("SELECT substr(day, 1, 7), sum(n) FROM tally WHERE measure = 'all' AND n > 0 GROUP BY 1")
        )
        ways = Counter(dict(look.rows('SELECT medium, count(*) FROM "case" GROUP BY 1')))
        shown = dashboard.dashboard(look).standing
    assert months == Counter(_iso(row["Date received"])[:7] for row in rows)
    assert ways["web_form"] == sum(row["Submitted via"] == "Web" for row in rows)
    assert ways["letter"] == sum(row["Submitted via"] == "Postal mail" for row in rows)
    running = sum(not row["Company response to consumer"].startswith("Closed") for row in rows)
    assert (shown.open, shown.overdue) == (running, running)


def test_no_cell_is_lost(office: Office) -> None:
    brought(office, FILE)
    table, mapping = proposed(FILE)
    days = {column for column in mapping.day_columns() if mapping.columns[column] != "last_known"}
    by_number = {case["other"]["Complaint ID"]: case for case in cases(office)}
    number = table.columns.index("Complaint ID")
    for row in table.rows():
        assert lost(table, by_number[row.cells[number]], row.cells, days) == []
