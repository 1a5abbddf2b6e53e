"""The ledger leaves what the operations leave, and what it leaves adds up."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from complaintdesk.operations import (
    acknowledgement,
    assessment,
    closing,
    intake,
    investigation,
    response,
    setting_up,
    tracking,
)
from complaintdesk.operations.inputs import (
    Acknowledgement,
    Assessment,
    Closing,
    Complaint,
    Correction,
    Decision,
    LogEntry,
    check,
)
from complaintdesk.records.all import METADATA
from complaintdesk.records.types import instant_of
from complaintdesk.rules.calendar import OfficeCalendar
from complaintdesk.rules.vocabulary import Level
from complaintdesk.sample import arrivals, changes, roster, shop
from complaintdesk.sample.course import Courses
from complaintdesk.sample.dice import Dice
from complaintdesk.sample.ledger import Happened, Ledger, Row
from complaintdesk.sample.life import Life, Staff
from complaintdesk.sample.office import DAY, Office
from complaintdesk.sample.people import People
from complaintdesk.store import presets
from complaintdesk.store.desk import SETTING_UP, Actor, Desk, open_desk
from complaintdesk.store.trail import changes_json
from tests.desk import MONDAY, StandingClock

KEPT = ("complainant", "contact_point", "case", "case_clock", "communication")


class Counting:
    """Gives out ids as an empty file would."""

    def __init__(self) -> None:
        self._last: dict[object, int] = defaultdict(int)

    def new_id(self, table: str) -> int:
        self._last[table] += 1
        return self._last[table]

    def draw_sequence(self, year: int) -> int:
        return self.new_id(str(year))


class Both(Ledger):
    """Writes in the ledger and does the same on a real desk, at the same moment."""

    desk: Desk
    clock: StandingClock
    office: Office

    def _real(self, operation: Any, at: int, actor: Actor, *given: Any, why: str | None = None) -> None:
        self.clock.now = instant_of(self.office.instant(at))
        with self.desk.act(actor, why) as act:
            operation(act, *given)

    def take_in(self, at: int, actor: Actor, received: int, given: Row, people: Any) -> None:
        super().take_in(at, actor, received, given, people)
        fields = {name: value for name, value in given.items() if name not in ("teller", "representative_id")}
        new = {row["id"]: _given(row, self.people) for table, row in self.people if table == "complainant"}
        if fields["complainant_id"] in new:
            fields["complainant"] = new[fields.pop("complainant_id")]
        if (acting := given["representative_id"]) is not None:
            fields["representative"] = new[acting]
        fields["remedies_sought"] = tuple(fields.pop("remedy_sought").split(","))
        fields["received_at"] = instant_of(self.office.instant(received))
        self._real(intake.take_in, at, actor, check(Complaint, fields))

    def edit(self, at: int, actor: Actor, fields: Row) -> None:
        version = self.case["version"]
        super().edit(at, actor, fields)
        self._real(intake.edit, at, actor, self.case["id"], check(Correction, {**fields, "version": version}))

    def acknowledge(self, at: int, actor: Actor, channel: str, text: str, with_whom: str | None) -> None:
        super().acknowledge(at, actor, channel, text, with_whom)
        given = check(Acknowledgement, {"channel": channel, "text": text, "with_whom": with_whom})
        self._real(acknowledgement.acknowledge, at, actor, self.case["id"], given)

    def assess(
        self, at: int, actor: Actor, grades: tuple[Level, Level, Level], safety: str | None, note: str | None
    ) -> None:
        super().assess(at, actor, grades, safety, note)
        fields = dict(zip(("severity", "complexity", "impact"), grades, strict=True))
        given = {**fields, "safety": safety is not None, "safety_note": safety, "note": note}
        self._real(assessment.assess, at, actor, self.case["id"], check(Assessment, given))

    def assign(self, at: int, actor: Actor, owner_id: int) -> None:
        super().assign(at, actor, owner_id)
        self._real(investigation.assign, at, actor, self.case["id"], owner_id)

    def log(self, at: int, actor: Actor, direction: str, channel: str, text: str, with_whom: str | None) -> None:
        super().log(at, actor, direction, channel, text, with_whom)
        given = {"direction": direction, "channel": channel, "text": text, "with_whom": with_whom}
        self._real(tracking.log, at, actor, self.case["id"], check(LogEntry, given))

    def decide(self, at: int, actor: Actor, fields: Row, channel: str, with_whom: str | None) -> None:
        super().decide(at, actor, fields, channel, with_whom)
        given = {
            "outcome": fields["outcome"],
            "decision": fields["decision"],
            "reason": fields["decision_reason"],
            "remedies": tuple(fields["remedy_given"].split(",")),
            "sum_given": fields["sum_given"],
        }
        decision = check(Decision, {**given, "channel": channel, "with_whom": with_whom})
        self._real(response.decide, at, actor, self.case["id"], decision)

    def close(self, at: int, actor: Actor, reason: str, note: str | None, recourse_told: bool) -> None:
        super().close(at, actor, reason, note, recourse_told)
        given = check(Closing, {"reason": reason, "note": note, "recourse_told": recourse_told})
        self._real(closing.close, at, actor, self.case["id"], given)

    def reopen(self, at: int, actor: Actor, why: str) -> None:
        super().reopen(at, actor, why)
        self._real(closing.reopen, at, actor, self.case["id"], why=why)


def _given(row: Row, people: list[tuple[str, Row]]) -> dict[str, Any]:
    given = {name: value for name, value in row.items() if name not in ("id", "version")}
    for table, way in people:
        if table == "contact_point" and way["complainant_id"] == row["id"]:
            given["address" if way["kind"] == "post" else str(way["kind"])] = way["value"]
    return given


@pytest.mark.campaign
def test_the_same_lives_through_the_operations(tmp_path: Path) -> None:
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
    arrived = [came for day in range(6) for came in arrivals.on(dice, office, office.today - 40 + day, 3)]
    courses = [*roster.courses(dice, office, 30), *(natural.natural(*came) for came in arrived)]
    at = courses[2].steps[2][0]
    courses[2].steps.insert(3, (at + 1, "edit"))  # which is rare
    told: list[Happened] = []
    rows: dict[str, dict[int, Row]] = {table: {} for table in KEPT}
    for course in courses:
        both = Both(numbers, office, told.append)
        both.desk, both.clock, both.office = desk, clock, office
        Life(dice, office, staff, people, both).live(course)
        for table, new in (
            *((table, [row]) for table, row in both.people),
            ("case", [both.case]),
            ("case_clock", both.clocks),
            ("communication", both.log_entries),
        ):
            rows[table].update({row["id"]: row for row in new})
    assert {happened[2].partition(".")[2] for happened in told} == {
        *("take_in", "edit", "acknowledge", "assess", "assign", "log", "decide", "close", "reopen")
    }
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
    replayed: dict[str, dict[int, Row]] = {table: {} for table in KEPT}
    with harbour_street.look() as look:
        events = look.rows("SELECT case_id, changes FROM event WHERE id > 1 ORDER BY id")
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
