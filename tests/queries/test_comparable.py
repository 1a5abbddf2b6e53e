"""Comparable closed cases, what is known of a case, and cases that may be about the same."""

from __future__ import annotations

from complaintdesk.queries import case_file, comparable, related
from complaintdesk.queries.related import RelatedRow
from complaintdesk.rules.adviser import Advice, Circumstances, Precedent
from complaintdesk.rules.findings import Fault, Pattern
from tests.desk import Office


def _closed(office: Office, **given: object) -> int:
    case_id = office.new_case(**{"description": "The chair broke.", **given})
    office.acknowledge(case_id)
    office.assess(case_id, severity="medium")
    office.decide(case_id, remedies=["refund"], sum_given=5_000)
    office.answer(case_id)
    office.carry_out(case_id)
    office.close(case_id)
    return case_id


def _precedents(office: Office, case_id: int) -> list[Precedent]:
    with office.desk.look() as look:
        return comparable.precedents(look, case_file.case_file(look, case_id))


def _known(office: Office, case_id: int, role: str = "front_desk") -> Circumstances:
    with office.desk.look() as look:
        return comparable.circumstances(look, case_file.case_file(look, case_id), role)


def _related(office: Office, case_id: int) -> list[RelatedRow]:
    with office.desk.look() as look:
        return related.related(look, case_file.case_file(look, case_id))


def test_like_cases_are_of_the_category_decided_and_closed(office: Office) -> None:
    same = _closed(office, problem="defective")
    _closed(office, problem="late_delivery")
    withdrawn = office.new_case(problem="defective")
    office.close(withdrawn, "withdrawn")
    open_one = office.new_case(problem="defective", description="The chair broke at once.")
    found = _precedents(office, open_one)
    assert [each.case_id for each in found] == [same]
    assert (found[0].sum_given, found[0].remedies, found[0].closed_on) == (5_000, ("refund",), "2026-11-23")


def test_severity_and_sum_must_be_of_like_weight(office: Office) -> None:
    _closed(office, problem="defective", sum_sought=1_000)
    case_id = office.new_case(problem="defective", sum_sought=4_000)
    assert len(_precedents(office, case_id)) == 1  # four times as much is still alike
    assert _precedents(office, office.new_case(problem="defective", sum_sought=4_001)) == []
    office.acknowledge(case_id)
    office.assess(case_id, severity="high")
    assert len(_precedents(office, case_id)) == 1  # medium is one step away
    low = office.new_case(problem="defective")
    office.acknowledge(low)
    office.assess(low, severity="low")
    office.decide(low)
    office.close(low)
    assert low not in [each.case_id for each in _precedents(office, case_id)]


def test_the_most_alike_words_come_first(office: Office) -> None:
    _closed(office, problem="defective", description="A lamp flickers in the hall.")
    alike = _closed(office, problem="defective", description="The oak table wobbles on one leg.")
    _closed(office, problem="defective", description="The bicycle bell is silent.")
    case_id = office.new_case(problem="defective", description="My oak table wobbles, one leg is short.")
    assert _precedents(office, case_id)[0].case_id == alike


def test_what_is_known_of_a_case(office: Office) -> None:
    earlier = office.new_case(complainant={"name": "Mehmet", "needs": "hearing"}, problem="defective")
    assert not _known(office, earlier).happened_before
    who = office.case(earlier).complainant_id
    case_id = office.new_case(complainant_id=who, problem="defective", sum_sought=12_000)
    known = _known(office, case_id)
    assert (known.vulnerable, known.happened_before, known.late, known.fault) == (True, True, False, None)
    assert (known.limit, _known(office, case_id, "manager").limit) == (10_000, -1)
    office.acknowledge(case_id)
    office.assess(case_id, severity="high")
    office.assign(case_id)
    office.investigate(case_id, fault="partly_ours", pattern="recurring", loss=900, law_broken=True)
    office.clock.step(days=30)
    known = _known(office, case_id)
    assert (known.fault, known.pattern, known.loss) == (Fault.PARTLY_OURS, Pattern.RECURRING, 900)
    assert (known.law_broken, known.promise_broken, known.late) == (True, False, True)


def test_advice_is_asked_of_a_case(office: Office) -> None:
    case_id = office.new_case()
    with office.desk.look() as look:
        advice = comparable.advice(look, case_file.case_file(look, case_id), "manager")
    assert isinstance(advice, Advice)
    assert advice.usual is None


def test_related_cases_are_of_the_person_or_of_the_problem_with_the_product(office: Office) -> None:
    first = office.new_case(complainant={"name": "Mehmet"}, problem="price", product="lamp")
    who = office.case(first).complainant_id
    mine = office.new_case(complainant_id=who, problem="defective", product="office chair")
    alike = office.new_case(problem="defective", product="Office chair, black")
    office.new_case(problem="late_delivery", product="office chair")
    office.new_case(problem="defective")
    found = {row.id: (row.mine, row.same_problem) for row in _related(office, mine)}
    assert found == {first: (True, False), alike: (False, True)}
    assert [row.id for row in _related(office, alike)] == [mine]
