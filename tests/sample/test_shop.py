"""The sample shop is the same every time, is sound, and has something to see in every corner."""

from __future__ import annotations

import sqlite3
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from complaintdesk.cli import demo
from complaintdesk.operations import intake
from complaintdesk.operations.inputs import Complaint
from complaintdesk.queries import case_list, search
from complaintdesk.rules import authority, objectivity, reference
from complaintdesk.rules.errors import NotAllowed
from complaintdesk.rules.vocabulary import Remedy, Stage, View
from complaintdesk.sample import shop
from complaintdesk.store import sqlite, sqlite_triggers
from complaintdesk.store.desk import Actor, Desk, open_desk
from tests.desk import MONDAY
from tests.sample.conftest import everything

TODAY = MONDAY.date()


def test_same_seed_and_day_same_shop(tmp_path: Path) -> None:
    once, again = everything(tmp_path / "a.db"), everything(tmp_path / "b.db")
    for shop_made in (once, again):  # real acts, done through the operations, have operation ids of their own
        shop_made["event"] = [
            row if any(str(value).startswith("harbour-street-") for value in row) else (row[0], *row[2:])
            for row in shop_made["event"]
        ]
    assert once == again
    assert everything(tmp_path / "c.db", seed=2)["case"] != once["case"]


@pytest.mark.campaign
def test_the_hour_changes_only_hours_of_today(tmp_path: Path) -> None:
    early, late = everything(tmp_path / "a.db", hours=-8), everything(tmp_path / "b.db", hours=8)
    assert early["complainant"] == late["complainant"]
    assert len(early["event"]) == len(late["event"])
    assert _without_time(early["case"]) == _without_time(late["case"])
    assert _without_time(early["communication"]) == _without_time(late["communication"])


def _without_time(rows: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    def shown(value: object) -> object:
        return value[:10] if isinstance(value, str) and value.endswith("Z") else value

    return [tuple(shown(value) for value in row) for row in rows]


def _seldom(now: datetime) -> object:
    return pytest.param(now, marks=pytest.mark.campaign)


@pytest.mark.parametrize(
    "now",
    [
        datetime(2026, 12, 28, 0, 4, tzinfo=UTC),  # a bank holiday, four minutes old
        _seldom(datetime(2026, 11, 22, 10, 0, tzinfo=UTC)),  # a Sunday
        _seldom(datetime(2026, 3, 29, 0, 30, tzinfo=UTC)),  # the night in which the clocks go forward
        _seldom(datetime(2028, 2, 29, 23, 59, tzinfo=UTC)),
    ],
)
def test_any_day_will_do(tmp_path: Path, now: datetime) -> None:
    desk = open_desk(tmp_path / "desk.db", create=True, clock=lambda: now)
    shop.build(desk, 70, 5)
    with desk.look() as look:
        assert look.value('SELECT count(*) FROM "case"') == 70
        text = now.isoformat()[:19]
        assert look.value('SELECT max(received_at) FROM "case"') <= text
        assert look.value("SELECT max(at) FROM event") <= f"{text}Z"
        assert look.value("SELECT max(at) FROM communication") <= text
        assert (
            look.value('SELECT count(*) FROM "case" WHERE received_on = ?1', **{"1": now.date().isoformat()}) >= 2
        )
    desk.close()


def test_no_case_is_a_shop_that_was_set_up(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "desk.db", create=True, clock=lambda: MONDAY)
    shop.build(desk, 0, 1)
    with desk.look() as look:
        assert look.office.name == "Harbour Street Office"
        assert look.value("SELECT name FROM staff_member ORDER BY id") == "Ayşe Demir"
        assert look.value('SELECT count(*) FROM "case"') == 0
        assert look.value("SELECT count(*) FROM event") == 2
    with pytest.raises(NotAllowed):
        shop.build(desk, 10, 1)
    desk.close()


def test_few_cases(tmp_path: Path) -> None:
    for cases in (1, 2, 31):
        assert len(everything(tmp_path / f"{cases}.db", cases=cases)["case"]) == cases


def test_what_the_file_keeps_by_itself_is_right(harbour_street: Desk) -> None:
    connection = sqlite.connect(harbour_street.path)
    assert sqlite_triggers.differences(connection) == []
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with pytest.raises(sqlite3.DatabaseError):
        connection.execute("DELETE FROM event")
    connection.close()


def test_every_view_and_stage_has_something(harbour_street: Desk) -> None:
    with harbour_street.look() as look:
        for person in range(1, 6):
            counts = case_list.counts(look, TODAY, person)
            assert all(counts[view] > 0 for view in View), counts
        stages = dict(look.rows('SELECT stage, count(*) FROM "case" GROUP BY 1'))
        assert set(stages) == {stage.value for stage in Stage}
        assert case_list.due_on(look, TODAY) > 0
        assert 0.05 < counts[View.OPEN] / shop.CASES < 0.11
        reopened = 'SELECT count(*) FROM "case" WHERE reopened > 0 AND closed_at IS {}'
        assert look.value(reopened.format("NULL")) > 0
        assert look.value(reopened.format("NOT NULL")) > 0
        for column in ("representative_id", "sum_given", "safety_note", "immediate_action", "people_concerned"):
            assert look.value(f'SELECT count(*) FROM "case" WHERE {column} IS NOT NULL') > 0, column
        assert look.value('SELECT count(*) FROM "case" WHERE complainant_id IS NULL') > 0
        assert look.value("SELECT count(*) FROM complainant WHERE kind = 'organisation'") > 0
        often = 'SELECT count(*) FROM "case" GROUP BY complainant_id HAVING complainant_id ORDER BY 1 DESC'
        assert look.value(often) >= 3
        reasons = {row[0] for row in look.rows('SELECT DISTINCT closing_reason FROM "case"')}
        assert reasons == {None, "accepted", "rejected", "exhausted", "no_answer", "withdrawn", "out_of_scope"}


def test_open_cases_stand_at_every_point(harbour_street: Desk) -> None:
    at = (
        "untold = 0 AND stage = 'decided' AND closed_at IS NULL AND answered_at IS NULL",
        "stage = 'rejected' AND recourse_told AND next_clock = 'recourse'",
        "stage = 'rejected' AND NOT recourse_told AND next_clock = 'update'",
        "stage = 'in_review' AND review_acknowledged_at IS NOT NULL",
        "stage = 'outside' AND next_clock = 'update'",
        "paused_at IS NOT NULL",
        "stage = 'carried_out' AND remedies_unverified > 0",
        "stage = 'carrying_out' AND remedies_open > 0",
        "id IN (SELECT case_id FROM case_clock WHERE extended_by > 0 AND met_on IS NULL AND ended IS NULL)",
        "id IN (SELECT case_id FROM proposal WHERE side = 'ours' AND answer IS NULL)",
    )
    with harbour_street.look() as look:
        for where in at:
            assert look.value(f'SELECT count(*) FROM "case" WHERE closed_at IS NULL AND {where}') > 0, where


def test_the_whole_of_the_response_is_there(harbour_street: Desk) -> None:
    counts = (
        ("investigation", "concluded_at NOT NULL AND their_side NOT NULL AND our_side NOT NULL", 250),
        ("investigation", "cause NOT NULL AND fault NOT NULL AND pattern NOT NULL", 250),
        ("investigation", "prevention NOT NULL", 100),
        ("evidence", "from_whom NOT NULL", 20),
        ("proposal", "answer = 'accepted'", 1),
        ("proposal", "side = 'theirs'", 1),
        ("promised_remedy", "carried_out_at NOT NULL", 150),
        ("promised_remedy", "verified_at NOT NULL", 100),
        ("promised_remedy", "dropped_at NOT NULL", 1),
        ("recourse", "level = 'review' AND outcome = 'kept'", 1),
        ("recourse", "level = 'review' AND outcome = 'changed'", 1),
        ("recourse", "level = 'outside'", 1),
        ("clock_pause", "1", 1),
        ('"case"', "first_contact", 5),
        ('"case"', "action_needed NOT NULL AND action_possible", 1),
        ('"case"', "referred_to NOT NULL", 1),
    )
    with harbour_street.look() as look:
        for table, where, least in counts:
            assert look.value(f"SELECT count(*) FROM {table} WHERE {where}") >= least, (table, where)
        causes = "SELECT count(*) FROM investigation WHERE cause NOT IN (SELECT code FROM cause)"
        assert look.value(causes) == 0


def test_nothing_is_done_that_the_rules_refuse(harbour_street: Desk) -> None:
    never = {
        "closed as accepted with something to do": "closing_reason = 'accepted' AND remedies_open > 0",
        "closed by a decision that was not told": "closed_on NOT NULL AND decided_on NOT NULL AND untold",
        "rejected, and left alone": "closing_reason IN ('rejected', 'exhausted') AND NOT recourse_told",
        "sent away, and nowhere to": "closing_reason = 'out_of_scope' AND referred_to IS NULL",
        "exhausted, and nobody looked": """closing_reason = 'exhausted'
          AND coalesce(reviewed_at, outside_ended_at) IS NULL""",
        "a counted remedy that is not there": """remedies_open <> (SELECT count(*) FROM promised_remedy r
          WHERE r.case_id = c.id AND carried_out_at IS NULL AND dropped_at IS NULL)""",
        "reviewed by who decided first": """EXISTS (SELECT 1 FROM recourse r WHERE r.case_id = c.id
          AND r.level = 'review' AND r.reviewer_id = c.owner_id)""",
    }
    with harbour_street.look() as look:
        for what, where in never.items():
            assert look.value(f'SELECT count(*) FROM "case" c WHERE {where}') == 0, what
        named = look.rows(
            """SELECT m.name, c.people_concerned FROM "case" c JOIN investigation i ON i.case_id = c.id
            JOIN staff_member m ON m.id IN (i.investigator_id, c.owner_id) WHERE people_concerned NOT NULL"""
        )
        assert len(named) > 5
        assert not any(objectivity.named_in(*row) for row in named)
        ours = look.rows("SELECT people_concerned FROM \"case\" WHERE people_concerned LIKE '%Tom Becker%'")
        assert ours
        decided = look.rows(
            """SELECT m.role, c.remedy_given, c.sum_given FROM "case" c
            JOIN staff_member m ON m.id = c.decided_by_id WHERE c.sum_given NOT NULL"""
        )
    table = authority.usual("GBP")
    for role, remedies, amount in decided:
        authority.require_offer(table, role, map(Remedy, remedies.split(",")), amount, "GBP")


def test_most_is_done_in_time(harbour_street: Desk) -> None:
    with harbour_street.look() as look:
        for kind, least in (("acknowledge", 0.85), ("decide", 0.8), ("update", 0.8)):
            met = look.rows(
                "SELECT met_on <= due_on FROM case_clock WHERE kind = :kind AND met_on NOT NULL", kind=kind
            )
            in_time = sum(row[0] for row in met) / len(met)
            assert least < in_time < 1, kind


def test_references_are_numbered_by_year(harbour_street: Desk) -> None:
    with harbour_street.look() as look:
        rows = look.rows('SELECT reference, received_on FROM "case" ORDER BY id')
        drawn = dict(look.rows("SELECT year, last FROM reference_sequence"))
    years: Counter[int] = Counter()
    for written, received_on in rows:
        year, sequence = reference.split(written)
        years[year] += 1
        assert str(year) == received_on[:4]
        assert sequence == years[year]
    assert years == drawn
    assert rows[0][1] <= (TODAY - timedelta(days=690)).isoformat()
    assert max(row[1] for row in rows) == TODAY.isoformat()
    assert (TODAY - timedelta(days=1)).isoformat() in {row[1] for row in rows}


def test_the_trail_runs_forward(harbour_street: Desk) -> None:
    with harbour_street.look() as look:
        moments = [row[0] for row in look.rows("SELECT at FROM event ORDER BY id")]
        assert moments == sorted(moments)
        assert moments[-1] <= f"{MONDAY.isoformat()[:19]}Z"  # a full stop sorts before Z
        for case_id, closed_on, received_on in look.rows('SELECT id, closed_on, received_on FROM "case"'):
            assert closed_on is None or received_on <= closed_on <= TODAY.isoformat(), case_id


def test_search_finds_words_and_names(harbour_street: Desk) -> None:
    with harbour_street.look() as look:
        for typed in ("isik", "nguyen", "washing mach", "apology", "2026-000", "HS-1", "cok tesekkur"):
            assert search.matches(look, search.parse(typed, TODAY)).ids, typed
        name, digits = look.rows(
            "SELECT name, digits FROM complainant p JOIN contact_point k ON k.complainant_id = p.id "
            'JOIN "case" c ON c.complainant_id = p.id WHERE digits NOT NULL'
        )[0]
        assert search.matches(look, search.parse(f"{name} {digits}", TODAY)).ids


def test_the_desk_goes_on(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "desk.db", create=True, clock=lambda: MONDAY)
    shop.build(desk, 40, 3)
    with desk.act(Actor(1, "Ayşe Demir", "front_desk")) as act:
        receipt = intake.take_in(act, Complaint(description="It leaks."))
    with desk.look() as look:
        last = look.value('SELECT max(reference) FROM "case" WHERE id < :id', id=receipt.case_id)
    assert reference.split(receipt.reference)[1] == reference.split(last)[1] + 1
    connection = sqlite.connect(desk.path)
    assert sqlite_triggers.differences(connection) == []
    connection.close()
    desk.close()


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[int] = []
    desk = open_desk(tmp_path / "desk.db", create=True, clock=lambda: MONDAY)
    shop.build(desk, 40, 3, told.append)
    desk.close()
    assert told[-1] == 40


def test_the_verb_has_the_same_defaults() -> None:
    assert (demo._CASES, demo._SEED) == (shop.CASES, shop.SEED)
    assert date(2026, 11, 23) == TODAY
