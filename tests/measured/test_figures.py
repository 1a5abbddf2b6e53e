"""Every measure of annex H equals an independent count, in every period and department."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from complaintdesk.sample import shop
from complaintdesk.store import sqlite, sqlite_triggers
from complaintdesk.store.desk import Desk, open_desk
from tests.desk import Office, StandingClock
from tests.importing.samples import brought
from tests.measured.agreeing import agree
from tests.random_acts import act_at_random

FILE = Path(__file__).parents[3] / "shared" / "data" / "cfpb-2012-2017.csv"
ASKED = ("12 months", "2026-Q3", "2025", "2026-01-05..2026-02-01", "2026-02-27..2026-11-03", "this month")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """An empty desk for a sample shop."""
    desk = open_desk(tmp_path / "shop.db", create=True, clock=StandingClock())
    yield desk
    desk.close()


@pytest.mark.campaign  # the suite counts what random acts leave
def test_every_measure_of_the_sample_shop_is_what_a_person_would_count(desk: Desk) -> None:
    shop.build(desk, 400, 3)
    assert agree(desk, ASKED) > 1_000


@pytest.mark.campaign
def test_every_measure_of_ten_thousand_cases(desk: Desk) -> None:
    shop.build(desk, 10_000, 5)
    assert agree(desk, (*ASKED, "last quarter", "2026-05", "24 months")) > 1_500


def test_every_measure_follows_the_acts_of_an_office(office: Office) -> None:
    departments = _in_departments(office)
    dice = Random(7)
    for _ in range(3):
        act_at_random(office, dice, 40)
        _move_some(office, dice, departments)
        agree(office.desk, ("2 months", "2026-11-24..2026-11-30"))
    connection = sqlite.connect(office.path)
    assert sqlite_triggers.differences(connection) == []
    connection.close()


@pytest.mark.campaign
@pytest.mark.skipif(not FILE.is_file(), reason=f"{FILE} is not on this machine")
def test_every_measure_of_real_complaints(office: Office) -> None:
    """Brought in from another system, and given to departments afterwards."""
    assert brought(office, FILE).imported == 802
    departments = _in_departments(office)
    years = ("2012", "2013", "2014", "2015", "2016", "2017", "2014-Q2", "2013-02-11..2016-12-30", "2016-11")
    assert agree(office.desk, years) > 500
    _move_some(office, Random(1), departments)
    assert agree(office.desk, years) > 500


def _in_departments(office: Office) -> list[int]:
    connection = sqlite.connect(office.path)
    connection.execute("INSERT INTO department (name, hidden, version) VALUES ('Yard', 0, 1), ('Shop', 0, 1)")
    found = [row[0] for row in connection.execute("SELECT id FROM department")]
    connection.close()
    return found


def _move_some(office: Office, dice: Random, departments: list[int]) -> None:
    """Cases go to another department, and to another complainant."""
    connection = sqlite.connect(office.path)
    people = [row[0] for row in connection.execute("SELECT id FROM complainant")]
    for (case_id,) in connection.execute('SELECT id FROM "case"').fetchall():
        if dice.random() < 0.4:
            where = dice.choice([None, *departments])
            connection.execute('UPDATE "case" SET department_id = ? WHERE id = ?', (where, case_id))
        if dice.random() < 0.2:
            who = dice.choice([None, *people])
            connection.execute('UPDATE "case" SET complainant_id = ? WHERE id = ?', (who, case_id))
    connection.close()
