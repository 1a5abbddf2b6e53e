"""Clause 4, 8.6 and annex A without screens; `test_evidence_by_screens.py` walks them by keys."""

from __future__ import annotations

from complaintdesk.operations import review
from complaintdesk.queries import evidence_map
from complaintdesk.queries.evidenced import Evidence, State
from tests import reviews
from tests.desk import Office
from tests.reviews import MANAGER

PRINCIPLES = (
    *("Capacity", "Transparency", "Accessibility", "Responsiveness", "Objectivity", "Charges"),
    *("Information integrity", "Confidentiality", "Customer focus", "Accountability", "Timeliness"),
    *("Commitment", "Improvement", "Competence"),
)


def _lines(office: Office, clause: str) -> dict[str, Evidence]:
    """The lines of a clause by the first words of what they ask."""
    with office.desk.look() as look:
        return {line.asked.partition(":")[0]: line for line in evidence_map.evidence(look, clause)}


def test_clause_4_guiding_principles(office: Office) -> None:
    """Each principle with its live evidence, which follows what is done."""
    lines = _lines(office, "4")
    assert set(lines) == set(PRINCIPLES)
    assert all(line.rule for line in lines.values())
    assert lines["Timeliness"].state is State.NO_DATA
    for number in range(6):
        case_id = office.new_case(medium=("phone", "email", "in_person")[number % 3])
        office.assign(case_id)
        office.acknowledge(case_id)
        office.assess(case_id)
        office.decide(case_id)
    office.clock.step(days=21)  # a promise is judged once its day has come
    lines = _lines(office, "4")
    for name in ("Accessibility", "Responsiveness", "Information integrity", "Accountability", "Timeliness"):
        assert lines[name].state is State.GREEN, name
    assert "6 of 6 complaints were decided in time (100 %)" in lines["Timeliness"].says


def test_clause_8_6_management_review(office: Office) -> None:
    """Planned, shown a frozen pack, minuted, decided, closed; the next pack shows what became of it."""
    first = reviews.held(office)
    kept = reviews.decide(office, first)
    office.do_as(MANAGER, review.close, first)
    reviews.end(office, kept, note="They deliver in windows now.")
    following = reviews.plan(office, planned_on="2027-11-01")
    told = reviews.section(reviews.pack(office, reviews.freeze(office, following)), "earlier")
    assert "done on 23 November 2026: They deliver in windows now." in told
    assert {line.state for line in _lines(office, "8.6").values()} == {State.GREEN}


def test_annex_a_how_the_standards_hang_together(office: Office) -> None:
    """What is promised, handled, settled outside, asked about: the map says which of the four has records."""
    (before,) = _lines(office, "annex A").values()
    assert "disputes taken outside (ISO 10003)" in before.says  # a body is named
    case_id = office.new_case()
    office.resolve(case_id)
    (after,) = _lines(office, "annex A").values()
    assert "complaints handled (ISO 10002)" in after.says.partition("Missing")[0]
    assert after.state is State.AMBER
