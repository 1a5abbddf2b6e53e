"""The evidence map says what is on file: state by the rule that it names, figures that are counted, records."""

from __future__ import annotations

import sqlite3

import pytest

from complaintdesk.operations import intake
from complaintdesk.operations.inputs import Correction, check
from complaintdesk.queries import evidence_cases, evidence_map, evidence_names
from complaintdesk.queries.evidence_share import ALL, USUAL, Bar, state
from complaintdesk.queries.evidenced import Behind, Evidence, State
from complaintdesk.rules.clauses import CLAUSES, first_of
from complaintdesk.store.look import Look
from tests.desk import Office


def _lines(office: Office, clause: str | None = None) -> list[Evidence]:
    with office.desk.look() as look:
        return evidence_map.evidence(look, clause)


def _line(office: Office, clause: str, asked: str) -> Evidence:
    (found,) = (line for line in _lines(office, clause) if asked in line.asked)
    return found


@pytest.mark.parametrize(
    ("part", "whole", "bar", "wanted"),
    [
        (0, 0, USUAL, State.NO_DATA),
        (4, 4, USUAL, State.NO_DATA),
        (95, 100, USUAL, State.GREEN),
        (94, 100, USUAL, State.AMBER),
        (80, 100, USUAL, State.AMBER),
        (79, 100, USUAL, State.RED),
        (4, 4, ALL, State.NO_DATA),
        (3, 4, ALL, State.AMBER),
        (99, 100, ALL, State.AMBER),
        (99, 100, Bar(100, 100), State.RED),
        (999_999, 1_000_000, Bar(100, 100), State.RED),
    ],
)
def test_a_share_is_judged_by_its_rule(part: int, whole: int, bar: Bar, wanted: State) -> None:
    assert state(part, whole, bar) is wanted


def test_every_clause_and_annex_has_a_line(office: Office) -> None:
    told = [first_of(line.clause) for line in _lines(office)]
    assert list(dict.fromkeys(told)) == [clause.number for clause in CLAUSES]


def test_a_new_office_has_no_data_and_nothing_green_about_cases(office: Office) -> None:
    for clause in ("7.2", "7.3", "7.4", "7.5", "7.6", "7.7", "7.8", "7.9", "annex C", "annex E", "annex F"):
        assert {line.state for line in _lines(office, clause)} == {State.NO_DATA}, clause


def test_promises_are_counted_as_they_were_kept(office: Office) -> None:
    cases = [office.new_case() for _ in range(6)]
    for case_id in cases[:5]:
        office.acknowledge(case_id)
    office.clock.step(days=3)
    office.acknowledge(cases[5])
    found = _line(office, "7.4", "acknowledged")
    assert found.says.startswith("5 of 6 complaints were acknowledged in time (83 %)")
    assert found.state is State.AMBER
    assert [each.entry for each in found.behind] == [cases[5]]


def test_the_owner_of_every_open_case_is_asked_for(office: Office) -> None:
    cases = [office.new_case() for _ in range(3)]
    assert _line(office, "4", "Accountability").state is State.RED
    for case_id in cases[:2]:
        office.assign(case_id)
    found = _line(office, "4", "Accountability")
    assert found.says == "2 of 3 open cases have a named owner."
    assert [each.entry for each in found.behind] == [cases[2]]
    office.assign(cases[2])
    assert _line(office, "4", "Accountability").state is State.GREEN


def test_who_is_named_in_a_complaint_and_decides_it_is_seen(office: Office) -> None:
    """The desk refuses it; but names are added later, and files come from elsewhere."""
    cases = [office.decided_case(people_concerned="the driver") for _ in range(5)]
    assert _line(office, "4", "Objectivity").state is State.GREEN
    office.do(intake.edit, cases[0], _named(office, cases[0]))
    found = _line(office, "4", "Objectivity")
    assert found.state is State.RED
    assert [each.entry for each in found.behind] == [cases[0]]


def test_what_is_looked_at_is_bounded_and_said_so(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(7):
        office.new_case(product="chair")
    monkeypatch.setattr(evidence_cases, "MOST", 6)
    found = _line(office, "7.2", "Each complaint has its own number")
    assert found.says == (
        "6 of the last 6 cases received stand in the history with who took them in and when (100 %)."
    )


def test_what_was_handled_elsewhere_is_left_out(office: Office) -> None:
    for _ in range(6):
        office.new_case()
    with sqlite3.connect(office.path) as raw:
        raw.execute("UPDATE \"case\" SET origin = 'the old system' WHERE id = 1")
    raw.close()
    found = _line(office, "7.2", "Each complaint has its own number")
    assert found.says == (
        "5 of the 5 cases received since 23 November 2025 stand in the history with who took them in and when "
        "(100 %). 1 brought in from elsewhere are left out."
    )


def test_a_principle_follows_the_clauses_that_show_it(office: Office) -> None:
    found = _line(office, "4", "Commitment")
    assert found.state is State.RED  # no policy is in force
    assert "5.2 (red)" in found.says


def test_names_are_left_out_or_added(office: Office) -> None:
    case_id = office.new_case(complainant={"name": "Mehmet Işık"})
    office.assign(case_id, 2)
    line = Evidence("4", "asked", State.RED, "Can Öz approved it; Canan Özkan did not.", "rule", ())
    with office.desk.look() as look:
        behind = _behind(look, case_id)
        (without,) = evidence_names.without(look, [line])
        (named,) = evidence_names.with_names(look, [line._replace(behind=behind)])
    assert without.says == "[quality officer] approved it; Canan Özkan did not."
    assert named.behind[0].what.endswith("late · Mehmet Işık · owner Can Öz")


def _behind(look: Look, case_id: int) -> tuple[Behind, ...]:
    reference = look.value('SELECT reference FROM "case" WHERE id = :id', id=case_id)
    return (Behind(f"{reference}: late", "case", case_id),)


def test_the_map_of_a_shop_has_every_record_it_names(office100: Office) -> None:
    lines = _lines(office100)
    cases = {each.entry for line in lines for each in line.behind if each.room == "case"}
    known = {ident for (ident,) in office100.rows('SELECT id FROM "case"')}
    assert cases
    assert cases <= known


def _named(office: Office, case_id: int) -> Correction:
    """Who decided it is named in it after all."""
    return check(Correction, {"version": office.case(case_id).version, "people_concerned": "Ayşe Demir"})
