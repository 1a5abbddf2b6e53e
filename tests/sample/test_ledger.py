"""The ledger leaves what the operations leave, and what it leaves adds up."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from complaintdesk.operations import setting_up
from complaintdesk.records.all import METADATA
from complaintdesk.rules.calendar import OfficeCalendar
from complaintdesk.sample import arrivals, changes, roster, shop
from complaintdesk.sample.dice import Dice
from complaintdesk.sample.endings import Courses
from complaintdesk.sample.ledger import Happened, Row
from complaintdesk.sample.life import Life, Staff
from complaintdesk.sample.office import DAY, Office
from complaintdesk.sample.people import People
from complaintdesk.sample.roster import CAN, HELEN, MARIA, TOM, Script
from complaintdesk.store import presets
from complaintdesk.store.desk import SETTING_UP, Actor, Desk, open_desk
from complaintdesk.store.trail import changes_json
from tests.desk import MONDAY, StandingClock
from tests.sample.both import Both

KEPT = (
    *("complainant", "contact_point", "case", "case_clock", "clock_pause", "communication"),
    *("investigation", "evidence", "promised_remedy", "proposal", "recourse", "task", "letter"),
)
ACTS = {
    *("take_in", "edit", "acknowledge", "assess", "assign", "log", "extend", "pause", "resume"),
    *("investigate", "add_evidence", "offer", "answer", "decide", "inform", "carry_out", "verify", "resolve"),
    *("tell", "ask_review", "gone_outside", "conclude", "close", "reopen"),
}
_UP = ((60, "acknowledge"), (59, "assess"), (59, "assign"))
_OUT = (
    *((50, "reject"), (50, "recourse"), (45, "outside"), (45, "outside_told")),
    *((44, "our_side"), (30, "conclude")),
)
_DONE = ((8, "accept"), (8, "carry_out"), (7, "verify_in_vain"), (6, "carry_out"), (6, "verify"), (5, "close"))
_REVIEW = ((20, "reject"), (20, "recourse"), (19, "ask_review"), (18, "acknowledge"), (17, "review_note"))
# What is rare in a sample, and what an act has to cope with in any order.
RARE = (
    Script(60, "phone", (*_UP, (58, "edit"), (58, "pause"), (57, "extend"), (55, "hand_over"))),
    Script(60, "phone", (*_UP, (58, "pause"), (56, "in"), (54, "resume"), (53, "extend"), (52, "inside")), TOM),
    Script(
        60, "phone", (*_UP, (58, "pause"), (55, "resume"), (54, "pause"), (53, "decide"), *_DONE), CAN, paid=True
    ),
    Script(60, "email", (*_UP, (58, "pause"), (55, "withdrawn"), (54, "close")), CAN, ending="withdrawn"),
    Script(60, "email", (*_UP, (58, "out_of_scope"), (54, "close")), CAN, ending="out_of_scope"),
    Script(60, "email", (*_UP, (58, "offer"), (57, "offer"), (56, "decide"), *_DONE), TOM, paid=True),
    Script(
        60, "email", (*_UP, (58, "offer"), (57, "reply"), (56, "decide")), MARIA, bargain="countered", paid=True
    ),
    Script(
        60, "email", (*_UP, (58, "offer"), (57, "reply"), (56, "decide"), *_DONE), bargain="rejected", paid=True
    ),
    Script(60, "phone", (*_UP, (58, "decide_untold"), (57, "inform"), *_DONE), HELEN),
    Script(60, "phone", (*_UP, (58, "decide"), *_OUT, (29, "comply"), *_DONE), CAN, outside="for_them", paid=True),
    Script(60, "phone", (*_UP, (58, "decide"), *_OUT, (29, "close")), MARIA, "not_upheld"),
    Script(
        60,
        "phone",
        (*_UP, (58, "decide"), *_REVIEW, (16, "review"), *_DONE),
        TOM,
        "partly_upheld",
        review="changed",
    ),
    Script(
        60,
        "phone",
        (*_UP, (58, "decide"), *_REVIEW, (16, "review"), (15, "reject"), (14, "recourse"), (13, "close")),
        HELEN,
        "partly_upheld",
        paid=True,
    ),
    Script(
        60,
        "phone",
        (
            *_UP,
            (58, "investigate"),
            (58, "decide"),
            (57, "accept"),
            (56, "carry_out"),
            (55, "close"),
            (50, "come_back"),
            (49, "reopen"),
            (48, "investigate"),
            (47, "decide"),
            *_DONE,
        ),
        CAN,
        paid=True,
    ),
    Script(
        60,
        "phone",
        (*_UP, (58, "decide"), (50, "recourse"), (40, "accept"), (39, "carry_out"), (38, "close")),
        CAN,
    ),
    Script(
        60, "phone", ((60, "resolve"), (50, "come_back"), (49, "reopen"), (48, "assess"), (48, "decide"), *_DONE)
    ),
    Script(60, "phone", ((60, "acknowledge"), (60, "resolve")), anonymous=True),
    Script(  # what was done before the review is not promised again by it
        60,
        "phone",
        (
            *_UP,
            (58, "decide"),
            (57, "carry_out"),
            (56, "reject"),
            (55, "ask_review"),
            (53, "review"),
            (52, "accept"),
        ),
        CAN,
        "partly_upheld",
        paid=True,
    ),
)


class Counting:
    """Gives out ids as an empty file would."""

    def __init__(self) -> None:
        self._last: dict[object, int] = defaultdict(int)

    def new_id(self, table: str) -> int:
        self._last[table] += 1
        return self._last[table]

    def draw_sequence(self, year: int) -> int:
        return self.new_id(str(year))


@pytest.mark.parametrize("days", [0, pytest.param(10, marks=pytest.mark.campaign)])
def test_the_same_lives_through_the_operations(tmp_path: Path, days: int) -> None:
    """The scripted lives, and those that begin within so many days."""
    clock = StandingClock()
    desk = open_desk(tmp_path / "desk.db", create=True, clock=clock)
    with desk.act(SETTING_UP) as act:
        setting_up.set_up(act, shop.START)
    office = Office(OfficeCalendar("GB", None, "Europe/London"), presets.preset("small_business"), MONDAY, 1)
    everybody = tuple(Actor(n, person.name, person.role.value) for n, person in enumerate(shop.START.people, 1))
    front, can, maria, tom, helen = everybody
    departments = {name: n for n, name in enumerate(shop.START.departments, 1)}
    staff = Staff((front, tom), (can, maria), helen, everybody, departments)
    dice, numbers = Dice(4), Counting()
    people = People(numbers, dice)
    natural = Courses(dice, office, 1.0)
    arrived = [came for day in range(days) for came in arrivals.on(dice, office, office.today - 150 + day, 8)]
    courses = [roster.course(dice, office, script) for script in (*roster.SCRIPTS, *RARE)]
    courses += [natural.natural(*came) for came in arrived]
    told: list[Happened] = []
    rows: dict[str, dict[int, Row]] = {table: {} for table in KEPT}
    for course in courses:
        both = Both(numbers, office, told.append)
        both.desk, both.clock, both.office = desk, clock, office
        Life(dice, office, staff, people, both).live(course)
        for table, row in both.rows:
            rows[table][row["id"]] = row
    assert {happened[2].partition(".")[2] for happened in told} == ACTS
    for table in KEPT:
        assert {key: _full(table, row) for key, row in rows[table].items()} == _rows(desk, table), table
    with desk.look() as look:
        events = look.rows("SELECT at, actor_id, act, case_id, why, changes FROM event WHERE id > 1 ORDER BY id")
    assert len(events) == len(told)
    for (at, actor, name, case_id, why, changed), real in zip(told, events, strict=True):
        assert (office.instant(at), actor.id, name, case_id, why) == tuple(real)[:5]
        assert _by_record(changed) == _by_record(real[5]), name
    desk.close()


def _full(table: str, row: Row) -> Row:
    return {column.name: row.get(column.name) for column in METADATA.tables[table].columns}


def _rows(desk: Desk, table: str) -> dict[int, Row]:
    names = [column.name for column in METADATA.tables[table].columns]
    with desk.look() as look:
        found = look.rows(f'SELECT {", ".join(names)} FROM "{table}"')
    return {row[0]: dict(zip(names, row, strict=True)) for row in found}


def _by_record(text: str) -> dict[tuple[str, int], Any]:
    return {(one["record"], one["id"]): (one["what"], one["fields"]) for one in json.loads(text)}


def test_events_add_up_to_the_rows(harbour_street: Desk) -> None:
    replayed: dict[str, dict[int, Row]] = defaultdict(dict)
    with harbour_street.look() as look:
        events = look.rows("SELECT case_id, changes FROM event WHERE id > 2 ORDER BY id")
    for case_id, text in events:
        for change in json.loads(text):
            row = replayed[change["record"]].setdefault(change["id"], {"id": change["id"]})
            assert (change["what"] == "new") == (len(row) == 1)
            for name, (old, new) in change["fields"].items():
                assert row.get(name) == old, (case_id, change)
                row[name] = new
            assert change["record"] != "case" or change["id"] == case_id
    for table in KEPT:
        assert {key: _full(table, row) for key, row in replayed[table].items()} == _rows(harbour_street, table), (
            table
        )


def test_changes_are_written_as_the_trail_writes_them() -> None:
    row = {"id": 7, "name": "Işık “x” \\ \n", "flag": False, "n": 0, "nothing": None, "on": "2026-11-23"}
    pairs = {"name": ("a", None), "flag": (False, True), "n": (1, -20)}
    mine = changes.together([changes.new("case", row), changes.changed("case", 8, pairs)])
    made = {name: [None, value] for name, value in row.items() if name != "id"}
    changed = {name: list(pair) for name, pair in pairs.items()}
    assert mine == changes_json([("case", 7, "new", made), ("case", 8, "changed", changed)])


def test_due_dates_and_instants() -> None:
    office = Office(OfficeCalendar("GB", None, "Europe/London"), presets.preset("small_business"), MONDAY, 1)
    summer = date(2026, 7, 1).toordinal()
    assert office.instant(summer * DAY + 9 * 3600)[:19] == "2026-07-01T08:00:00"
    assert office.instant(office.today * DAY + 12 * 3600)[:19] < "2026-11-23T09:00:00"
    assert office.back(1) == office.today - 3  # Friday
    assert office.after(date(2026, 12, 24).toordinal(), 1) == date(2026, 12, 29).toordinal()
