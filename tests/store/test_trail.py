"""The trail: one event an act, with old and new value of every field that changed, and no way to rewrite it."""

from __future__ import annotations

import json
import sqlite3
from random import Random
from typing import Any

import pytest

from complaintdesk.records.all import METADATA
from complaintdesk.store import sqlite
from tests.desk import Office
from tests.random_acts import act_at_random

NOT_HISTORY = {"draft", "reference_sequence", "event"}
RECORDED = [name for name in METADATA.tables if name not in NOT_HISTORY]

Row = dict[str, Any]


def _everything(office: Office) -> dict[tuple[str, Any], Row]:
    kept: dict[tuple[str, Any], Row] = {}
    for table in RECORDED:
        names = [column.name for column in METADATA.tables[table].columns]
        key = METADATA.tables[table].primary_key.columns.keys()[0]
        for values in office.rows(f'SELECT {", ".join(names)} FROM "{table}"'):
            row = dict(zip(names, values, strict=True))
            kept[table, row[key]] = row
    return kept


def _difference(
    before: dict[tuple[str, Any], Row], after: dict[tuple[str, Any], Row]
) -> dict[tuple[str, Any], Row]:
    """What really changed: by record, `{field: [old, new]}`."""
    changed: dict[tuple[str, Any], Row] = {}
    for key in before.keys() | after.keys():
        old, new = before.get(key, {}), after.get(key, {})
        fields = {name: [old.get(name), new.get(name)] for name in old | new if name != "id"}
        if found := {name: pair for name, pair in fields.items() if pair[0] != pair[1]}:
            changed[key] = found
    return changed


@pytest.mark.parametrize("seed", [1, 2])
def test_one_event_an_act_with_every_change_and_nothing_else(office: Office, seed: int) -> None:
    dice = Random(seed)
    before = _everything(office)
    for _ in range(40):
        events = office.value("SELECT max(id) FROM event")
        act_at_random(office, dice, 1)
        after = _everything(office)
        expected = _difference(before, after)
        told = office.rows("SELECT changes, at, actor_name FROM event WHERE id > :last", last=events)
        assert len(told) == (1 if expected else 0)
        for changes, at, actor in told:
            recorded = {(each["record"], each["id"]): each["fields"] for each in json.loads(changes)}
            assert recorded == expected
            assert at == office.clock.now.strftime("%Y-%m-%dT%H:%M:%S.000Z")
            assert actor in {person.name for person in office.people}
        before = after


def test_an_event_names_its_case_act_and_reason(office: Office) -> None:
    case_id = office.decided_case(complainant={"name": "Mehmet Işık"})
    office.close(case_id)
    office.reopen(case_id, "Promised refund has not come.")
    history = office.history(case_id)
    assert [event.act for event in history] == [
        *("intake.take_in", "acknowledgement.acknowledge", "assessment.assess"),
        *("response.decide", "closing.close", "closing.reopen"),
    ]
    assert history[-1].why == "Promised refund has not come."
    assert {(event.actor, event.role) for event in history} == {("Ayşe Demir", "front_desk")}
    assert all(event.terminal for event in history)


def test_setting_up_is_in_the_trail(office: Office) -> None:
    act, name, changes = office.rows("SELECT act, actor_name, changes FROM event WHERE id = 1")[0]
    assert (act, name) == ("setting_up.set_up", "setting up")
    assert {each["record"] for each in json.loads(changes)} >= {"shop", "staff_member", "category", "policy_clock"}


@pytest.mark.parametrize("table", ["event", "communication"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {} SET id = id",
        "DELETE FROM {}",
        "REPLACE INTO {0} SELECT * FROM {0} LIMIT 1",
        "INSERT OR REPLACE INTO {0} SELECT * FROM {0} LIMIT 1",
        "INSERT INTO {0} SELECT * FROM {0} WHERE 1 LIMIT 1 ON CONFLICT DO UPDATE SET id = id",
    ],
)
def test_what_was_said_and_done_cannot_be_rewritten(office: Office, table: str, statement: str) -> None:
    office.new_case()
    before = office.rows(f"SELECT * FROM {table}")
    connection = sqlite.connect(office.path)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(statement.format(table))
    connection.close()
    assert office.rows(f"SELECT * FROM {table}") == before
