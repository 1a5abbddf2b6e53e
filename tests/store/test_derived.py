"""What the file keeps by itself, the tallies and the search index, says what the records say."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from complaintdesk.operations import setting_up
from complaintdesk.rules.clocks import Clock
from complaintdesk.rules.vocabulary import ClockAnchor, ClockKind, ClockUnit
from complaintdesk.store import presets, sqlite, sqlite_triggers
from tests.desk import KEPT, Office
from tests.random_acts import act_at_random


def _differences(path: Path) -> list[str]:
    connection = sqlite.connect(path)
    try:
        return sqlite_triggers.differences(connection)
    finally:
        connection.close()


def test_an_empty_desk_has_no_differences(office: Office) -> None:
    assert _differences(office.path) == []


@pytest.mark.parametrize("seed", [11, 12, 13])
def test_tallies_and_search_follow_every_act(office: Office, seed: int) -> None:
    dice = Random(seed)
    for _ in range(6):
        act_at_random(office, dice, 8)
        assert _differences(office.path) == []


def test_names_and_contacts_that_change_are_found_anew(office100: Office) -> None:
    connection = sqlite.connect(office100.path)
    connection.execute("UPDATE complainant SET name = 'Ørsted ' || id WHERE id % 3 = 0")
    connection.execute("UPDATE contact_point SET value = '0044', digits = '44', tail = '44' WHERE id % 4 = 0")
    connection.execute("DELETE FROM contact_point WHERE id % 5 = 0")
    connection.execute('UPDATE "case" SET complainant_id = NULL WHERE id % 7 = 0')
    connection.execute('UPDATE "case" SET list_rank = 0 WHERE id % 7 = 1')
    assert sqlite_triggers.differences(connection) == []
    connection.close()


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE tally SET n = n + 1 WHERE rowid_is IS NULL",
        "DELETE FROM tally WHERE measure = 'all'",
        "INSERT INTO tally VALUES ('open', '0', '2026-01-01', 3)",
    ],
)
def test_a_difference_is_found_and_a_rebuild_mends_it(office100: Office, tampering: str) -> None:
    connection = sqlite.connect(office100.path)
    connection.execute(tampering.replace("rowid_is IS NULL", "measure = 'stage'"))
    assert sqlite_triggers.differences(connection) != []
    sqlite_triggers.rebuild(connection)
    assert sqlite_triggers.differences(connection) == []
    connection.close()


def test_a_search_index_that_lost_a_case_is_found(office100: Office) -> None:
    connection = sqlite.connect(office100.path)
    connection.execute("INSERT INTO case_search(case_search) VALUES ('delete-all')")
    assert any("case_search" in told for told in sqlite_triggers.differences(connection))
    sqlite_triggers.rebuild(connection)
    assert sqlite_triggers.differences(connection) == []
    connection.close()


def test_renewing_keeps_the_guard_and_the_counts(office100: Office) -> None:
    connection = sqlite.connect(office100.path)
    before = connection.execute("SELECT * FROM tally WHERE n <> 0 ORDER BY 1, 2, 3").fetchall()
    triggers = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY 1"
    ).fetchall()
    sqlite_triggers.renew(connection)
    assert connection.execute("SELECT * FROM tally ORDER BY 1, 2, 3").fetchall() == before
    names = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY 1").fetchall()
    assert names == triggers
    connection.close()


def test_two_clocks_of_a_kind_side_by_side_are_counted_each(office: Office) -> None:
    """The law's and the office's own: both are met by one decision, and neither is the later of the two."""
    known = presets.preset("nhs_england")
    own = Clock(ClockKind.DECIDE, ClockAnchor.RECEIVED, 10, ClockUnit.BUSINESS_DAYS)
    office.do(setting_up.use_policy, replace(known, clocks=(*known.clocks, own)))
    case_id = office.new_case()
    office.clock.step(days=60)
    office.decide_case(case_id)
    assert _differences(office.path) == []
    met = office.rows(
        "SELECT part, n FROM tally_by_month WHERE department = 0 AND measure = 'promise' "
        "AND part LIKE 'decide/%' AND n <> 0"
    )
    assert sorted(met) == [("decide/in_time", 1), ("decide/late", 1)]
    office.close(case_id)
    office.reopen(case_id)
    office.decide_case(case_id)
    assert _differences(office.path) == []
    assert office.value(f"{KEPT} LIKE 'decide/%'") == 2
