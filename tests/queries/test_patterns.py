"""What the data propose: kinds of complaint beyond their limits, words in common, and what became of them."""

from __future__ import annotations

from datetime import date

import pytest

from complaintdesk.operations import patterns as acts
from complaintdesk.operations.inputs import PatternDismissed, check
from complaintdesk.queries import case_file, patterns, search
from complaintdesk.queries.proposed import Proposal
from tests.desk import Office
from tests.improvements import A_DAY, TODAY, begin, received


def _proposals(office: Office, *, dismissed: bool = False) -> list[Proposal]:
    with office.desk.look() as look:
        return patterns.proposals(look, dismissed=dismissed)


@pytest.fixture
def shop(office: Office) -> Office:
    """Half a year of one late sofa a week, and this month nine desk lamps."""
    received(office, 26, date(2026, 6, 1), date(2026, 11, 20), problem="late_delivery", product="sofa bed")
    received(office, 9, date(2026, 11, 2), date(2026, 11, 20), description="The switch flickers.")
    return office


def test_a_kind_that_is_beyond_its_limits_is_proposed_with_its_numbers_and_cases(shop: Office) -> None:
    (found,) = (each for each in _proposals(shop) if each.rule == "poisson")
    assert found.says.startswith("defective · desk lamp: 9 in November so far, usually 0 a month; chance alone")
    assert (found.n, found.usual) == (9, 0)
    with shop.desk.look() as look:
        cases = patterns.cases_of(look, found)
        assert sorted(cases) == sorted(search.matches(look, search.parse(found.query, TODAY)).ids)
        assert {case_file.case_file(look, each).product for each in cases} == {"desk lamp"}


def test_words_that_recent_cases_have_in_common_are_proposed(shop: Office) -> None:
    (found,) = (each for each in _proposals(shop) if each.rule == "words")
    assert found.title == "“switch flickers”"
    assert found.scope.category == "defective"
    with shop.desk.look() as look:
        assert sorted(search.matches(look, search.parse(found.query, TODAY)).ids) == sorted(found.cases)


def test_what_was_dismissed_stays_away_for_its_time_and_says_who_and_why(shop: Office) -> None:
    made = _proposals(shop)[0]
    given = {"pattern": made.key, "says": made.says, "why": "They were all of one box.", "until_on": TODAY + A_DAY}
    shop.do_as(2, acts.dismiss, check(PatternDismissed, given))
    assert made.key not in [each.key for each in _proposals(shop)]
    (away,) = (each for each in _proposals(shop, dismissed=True) if each.key == made.key)
    assert away.dismissed == "dismissed by Can Öz until 2026-11-24: They were all of one box."
    shop.clock.step(days=1)
    assert made.key in [each.key for each in _proposals(shop)]


def test_what_is_in_the_register_already_is_named(shop: Office) -> None:
    assert _proposals(shop)[0].action is None
    entry_id = begin(shop, product=None)  # about all that is defective
    made = _proposals(shop)[0]
    assert (made.action, made.action_id) == ("CA-2026-001", entry_id)


def test_a_quiet_or_new_desk_proposes_nothing(office: Office) -> None:
    assert _proposals(office) == []
    received(office, 9, date(2026, 11, 2), date(2026, 11, 20))
    assert _proposals(office) == []
    with office.desk.look() as look:
        assert patterns.months_compared(look) == 0


def test_departments_and_causes_are_looked_at_as_well(office: Office) -> None:
    received(office, 26, date(2026, 6, 1), date(2026, 11, 20), problem="late_delivery", product=None)
    for case_id in received(office, 9, date(2026, 11, 2), date(2026, 11, 20), product=None):
        office.assess(case_id)
        office.investigate(case_id, cause="supplier")
    keys = {each.key for each in _proposals(office) if each.rule != "words"}
    assert keys == {"problem/defective", "cause/supplier"}


def test_of_a_kind_and_a_part_of_it_the_one_that_tells_more_is_shown(office: Office) -> None:
    received(office, 26, date(2026, 6, 1), date(2026, 11, 20), problem="late_delivery", product=None)
    received(office, 5, date(2026, 11, 2), date(2026, 11, 20), department_id=1)
    received(office, 9, date(2026, 11, 2), date(2026, 11, 20), product=None)
    keys = {each.key for each in _proposals(office) if each.rule != "words"}
    assert keys == {"problem/defective"}
