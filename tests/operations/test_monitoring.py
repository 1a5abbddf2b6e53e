"""Frozen months stay as they were; objectives are set, changed, ended, and say what is beside them (6.2, 8.4)."""

from __future__ import annotations

import json
import sqlite3
from datetime import date

import pytest

from complaintdesk.operations import monitoring, objectives
from complaintdesk.operations.inputs import ObjectiveChanged, ObjectiveEnded, check
from complaintdesk.queries import measures
from complaintdesk.queries import monitoring as kept
from complaintdesk.queries import objectives as listed
from complaintdesk.queries.evidenced import State
from complaintdesk.queries.objectives import ObjectiveRow
from complaintdesk.rules import periods
from complaintdesk.rules.errors import Conflict, Invalid, NotAllowed, NotFound
from complaintdesk.rules.measures import PERIODIC, VERSION
from complaintdesk.rules.objectives import Verdict
from complaintdesk.store import replay, sqlite
from complaintdesk.store.desk import Actor
from tests.desk import Office
from tests.objectives import LATE, frozen, objective, with_months


def rows(office: Office, month: str, department_id: int | None = None) -> dict[str, kept.FrozenRow]:
    with office.desk.look() as look:
        return {row.measure: row for row in kept.frozen(look, [month], department_id)}


def waiting(office: Office) -> tuple[str, ...]:
    with office.desk.look() as look:
        return kept.to_freeze(look)


def one(office: Office, objective_id: int, period: str | None = None) -> ObjectiveRow:
    with office.desk.look() as look:
        found = listed.objective(look, objective_id, periods.parse(period, look.today) if period else None)
    assert found is not None
    return found


# -- frozen months -------------------------------------------------------------------------------------


def test_months_that_are_over_are_frozen_for_the_shop_and_each_department(office: Office) -> None:
    with_months(office)
    assert waiting(office) == ("2026-09", "2026-10")
    assert frozen(office, *waiting(office)) == 2 * 3 * len(PERIODIC)
    assert waiting(office) == ()
    shop, delivery, sales = (rows(office, "2026-10", whose) for whose in (None, 2, 1))
    assert set(shop) == {measure.code for measure in PERIODIC}
    assert [each["received"].frozen.count for each in (shop, delivery, sales)] == [6, 1, 0]
    assert shop["acknowledged_late"].frozen[1:3] == (1, 6)
    assert {row.definitions for row in shop.values()} == {VERSION}
    assert {row.frozen_by for row in shop.values()} == {"Mary O’Neill"}
    assert not any(row.differs or row.why for row in shop.values())


def test_what_is_entered_later_changes_no_frozen_figure_and_is_shown(office: Office) -> None:
    with_months(office)
    frozen(office, "2026-09", "2026-10")
    office.new_case(received_at="2026-10-14T10:00:00Z")
    row = rows(office, "2026-10")["received"]
    assert (row.frozen.count, row.now.count, row.differs) == (6, 7, True)
    assert row.why == "records of this month were entered or corrected later"
    assert not rows(office, "2026-09")["received"].differs


def test_figures_of_other_definitions_say_so(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    with_months(office)
    frozen(office, "2026-10")
    office.new_case(received_at="2026-10-14T10:00:00Z")
    monkeypatch.setattr(kept, "VERSION", VERSION + 1)
    assert rows(office, "2026-10")["received"].why == f"counted by definitions {VERSION}, now {VERSION + 1}"


@pytest.mark.parametrize(
    ("month", "error"),
    [("2026-11", "not over"), ("2026-13", "not a month"), ("soon", "not a month"), ("2026-9", "like 2026-09")],
)
def test_only_a_month_that_is_over_is_frozen(office: Office, month: str, error: str) -> None:
    with_months(office)
    with pytest.raises(Invalid, match=error):
        frozen(office, "2026-10", month)
    assert waiting(office) == ("2026-09", "2026-10")


def test_a_month_is_frozen_once(office: Office) -> None:
    with_months(office)
    frozen(office, "2026-10")
    with pytest.raises(monitoring.AlreadyFrozen):
        frozen(office, "2026-10")
    assert office.value("SELECT count(*) FROM frozen_month") == 3


@pytest.mark.parametrize("statement", ["UPDATE frozen_month SET figures = '{}'", "DELETE FROM frozen_month"])
def test_the_file_refuses_to_change_it(office: Office, statement: str) -> None:
    with_months(office)
    frozen(office, "2026-10")
    connection = sqlite.connect(office.path)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(statement)
    connection.close()


def test_it_needs_somebody_and_stands_in_the_trail(office: Office) -> None:
    with_months(office)
    with pytest.raises(NotAllowed), office.desk.act(Actor(None, "nobody", "front_desk")) as act:
        monitoring.freeze(act, ["2026-10"])
    frozen(office, "2026-10")
    act, actor, changes = office.rows("SELECT act, actor_name, changes FROM event ORDER BY id DESC LIMIT 1")[0]
    assert (act, actor) == ("monitoring.freeze", "Mary O’Neill")
    assert [change["record"] for change in json.loads(changes)] == ["frozen_month"] * 3


def test_an_old_import_is_frozen_ten_years_back(office: Office) -> None:
    for day in ("1999-05-03", "2017-02-10"):
        office.new_case(received_at=f"{day}T10:00:00Z")
    assert waiting(office)[0] == "2017-02"
    assert len(waiting(office)) == 9 * 12 + 9
    with office.desk.look() as look:
        (due,) = kept.due_rows(look)
        assert (due.on, due.what) == (date(2017, 3, 1), "Freeze the figures of 2017-02 to 2026-10, 117 months")
        assert {each.state for each in kept.evidence_rows(look)} == {State.RED}


def test_an_empty_desk_has_nothing_to_freeze(office: Office) -> None:
    assert waiting(office) == ()
    with office.desk.look() as look:
        assert kept.due_rows(look) == []
        assert {each.state for each in kept.evidence_rows(look)} == {State.NO_DATA}


def test_a_desk_that_freezes_is_green(office: Office) -> None:
    with_months(office)
    frozen(office, "2026-09", "2026-10")
    with office.desk.look() as look:
        assert [(each.clause, each.state) for each in kept.evidence_rows(look)] == [
            ("8.4", State.GREEN),
            ("annex H", State.GREEN),
        ]


# -- objectives ----------------------------------------------------------------------------------------


def test_an_objective_has_what_is_beside_it(office: Office) -> None:
    with_months(office)
    row = one(office, objective(office, alarm=1500, how="At nine and at two."))
    assert (row.title, row.target_says, row.owner) == ("Acknowledged late", "at most 10 %", "Can Öz")
    assert (row.figure.count, row.figure.of, row.actual_says) == (3, 18, "16.67 %")
    assert (row.verdict, row.alarmed) == (Verdict.NOT_MET, True)
    assert (row.period.first, row.period.last) == (date(2026, 1, 1), date(2026, 11, 25))
    assert one(office, row.id, "2026-08").verdict is Verdict.TOO_FEW


def test_a_department_is_held_to_its_own_cases(office: Office) -> None:
    with_months(office)
    row = one(office, objective(office, department_id=2, measure="received", target=300))
    assert (row.title, row.actual_says, row.verdict) == ("Received, Delivery", "3", Verdict.MET)
    assert one(office, row.id, "2026-10").actual_says == "1"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"measure": "open"}, "measure"),
        ({"measure": "[x]"}, "measure"),
        ({"department_id": 99}, "department_id"),
        ({"owner_id": 99}, "owner_id"),
        ({"due_on": "2025-12-31"}, "due_on"),
        ({"target": 101_00}, "target"),
        ({"alarm": 900}, "alarm"),
        ({"alarm": 101_00}, "alarm"),
    ],
)
def test_what_cannot_be_an_objective_is_refused_at_its_field(
    office: Office, given: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        objective(office, **given)
    assert set(refused.value.fields) == {field}
    assert office.value("SELECT count(*) FROM objective") == 0


def test_it_is_changed_with_what_it_measures_kept(office: Office) -> None:
    key = objective(office)
    office.do(objectives.change, key, check(ObjectiveChanged, {**LATE, "target": 500, "version": 1}))
    assert (one(office, key).target, one(office, key).version) == (500, 2)
    with pytest.raises(Conflict):
        office.do(objectives.change, key, check(ObjectiveChanged, {**LATE, "version": 1}))
    with pytest.raises(NotAllowed, match="stays"):
        office.do(objectives.change, key, check(ObjectiveChanged, {**LATE, "measure": "repeats"}))
    with pytest.raises(NotFound):
        office.do(objectives.end, 99, check(ObjectiveEnded, {"why": "x"}))


def test_one_that_ended_stays_on_file_as_it_was(office: Office) -> None:
    with_months(office)
    key = objective(office)
    office.do(objectives.end, key, check(ObjectiveEnded, {"why": "Met; the next is 5 %."}))
    row = one(office, key)
    assert (row.ended_on, row.ended_why) == ("2026-11-25", "Met; the next is 5 %.")
    with pytest.raises(NotAllowed):
        office.do(objectives.end, key, check(ObjectiveEnded, {"why": "again"}))
    with office.desk.look() as look:
        assert listed.all_objectives(look) == ()
        assert [each.id for each in listed.all_objectives(look, ended=True)] == [key]
        assert listed.due_rows(look) == []


def test_the_agenda_and_the_evidence_tell_of_them(office: Office) -> None:
    with office.desk.look() as look:
        assert listed.evidence_rows(look)[0].state is State.NO_DATA
    key = objective(office)
    with office.desk.look() as look:
        (due,) = listed.due_rows(look)
        assert (due.on, due.who, due.clause, due.entry) == (date(2026, 12, 31), "Can Öz", "6.2", key)
        assert listed.evidence_rows(look)[0].state is State.GREEN
    office.clock.step(days=60)
    with office.desk.look() as look:
        assert listed.evidence_rows(look)[0].state is State.AMBER


def test_alarms_say_what_has_passed_and_which_weeks_are_a_signal(office: Office) -> None:
    with_months(office)
    objective(office, alarm=1500)
    objective(office, alarm=9000)
    office.clock.now = office.clock.now.replace(day=16)
    for _ in range(30):
        office.new_case(department_id=1)
    office.clock.step(days=8)
    with office.desk.look() as look:
        first, *signals = listed.alarms(look)
        assert first.says.startswith("Acknowledged late: ")
        assert "past the alarm at 15 % (target: at most 10 %)" in first.says
        assert any("More complaints than usual: 30 in the week of 2026-11-16" in each.says for each in signals)
        assert any("30 in the week" in each.says for each in listed.alarms(look, department_id=1))
        assert listed.alarms(look, department_id=2) == ()


def test_all_of_it_is_rebuilt_from_the_trail(office: Office) -> None:
    with_months(office)
    frozen(office, "2026-09", "2026-10")
    key = objective(office)
    office.do(objectives.change, key, check(ObjectiveChanged, {**LATE, "target": 500, "how": "[b]x"}))
    office.do(objectives.end, key, check(ObjectiveEnded, {"why": "Met."}))
    connection = sqlite.connect(office.path)
    assert list(replay.differences(connection)) == []
    connection.close()


def test_payments_count_on_the_day_at_the_office(office: Office) -> None:
    """Half past midnight in London in summer is still the day before in UTC."""
    office.clock.now = office.clock.now.replace(month=7, day=1, hour=22)
    case_id = office.new_case()
    office.decide_case(case_id, remedies=["compensation"], sum_given=50_00)
    office.clock.now = office.clock.now.replace(hour=23, minute=30)
    (remedy,) = office.rows("SELECT id FROM promised_remedy")
    office.carry_out(case_id, remedy[0])
    with office.desk.look() as look:
        for month, sums in (("2026-07", (("GBP", 50_00),)), ("2026-08", ())):
            found = measures.figures(look, periods.month_of(month))
            assert {each.measure: each for each in found}["compensation"].sums == sums
    assert office.value("SELECT carried_out_on FROM promised_remedy") == "2026-07-02"
