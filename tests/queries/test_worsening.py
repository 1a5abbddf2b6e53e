"""What got worse: by how much it rose, whether that is beyond its limits, and that small numbers say nothing."""

from __future__ import annotations

from datetime import UTC, datetime

from complaintdesk.queries.measured import By
from complaintdesk.queries.patterns import proposals
from complaintdesk.queries.worsening import Worse, worsening
from complaintdesk.rules import periods
from complaintdesk.rules.patterns import Rule
from tests.desk import Office

LAST_OF_2026 = datetime(2026, 12, 28, 9, 0, tzinfo=UTC)


def _received(office: Office, by_month: dict[str, int], problem: str) -> None:
    """So many cases of a problem in each month (`2026-03`)."""
    for month, n in by_month.items():
        for day in range(1, n + 1):
            office.clock.now = datetime.fromisoformat(f"{month}-{day:02d}T10:00:00+00:00")
            office.new_case(problem=problem)


def _months(n: int, last: int) -> dict[str, int]:
    """`n` a month from January on in 2026, and `last` in November."""
    return {f"2026-{month:02d}": n + month % 2 for month in range(1, 11)} | {"2026-11": last}


def _asked(office: Office, words: str = "2026-11") -> tuple[Worse, ...]:
    office.clock.now = LAST_OF_2026
    with office.desk.look() as look:
        return worsening(look, periods.parse(words, look.today))


def test_what_rose_most_stands_first_and_is_beyond_its_limits(office: Office) -> None:
    _received(office, _months(1, 16), "late_delivery")
    _received(office, _months(6, 8), "price")
    first, second = _asked(office)
    assert (first.by, first.row.code, first.row.n, first.row.before) == (By.PROBLEM, "late_delivery", 16, 1)
    assert first.rise == 15
    assert first.is_beyond
    assert first.says.startswith("beyond its limits: 16 in Nov 2026, usually 1.5 a month; chance alone would ")
    assert (second.row.code, second.rise, second.is_beyond) == ("price", 2, False)
    assert second.says == "within what is usual: 8 in Nov 2026, usually 6.5 a month"


def test_what_is_beyond_its_limits_here_is_what_is_proposed(office: Office) -> None:
    """One word, one rule: what is marked among what got worse stands among the proposals, and the other way."""
    _received(office, _months(1, 2) | {"2026-12": 20}, "late_delivery")
    _received(office, _months(6, 8) | {"2026-12": 9}, "price")
    office.clock.now = LAST_OF_2026
    with office.desk.look() as look:
        quarter = periods.parse("this quarter", look.today)
        marked = {each.row.code for each in worsening(look, quarter) if each.is_beyond}
        proposed = {each.scope.category for each in proposals(look) if each.rule != Rule.WORDS}
        (late,) = (each for each in worsening(look, quarter) if each.row.code == "late_delivery")
    assert marked == proposed == {"late_delivery"}
    assert late.so_far == ("2026-12", 20)
    assert late.says.startswith("beyond its limits: 20 in Dec 2026 so far, usually 1.5 a month; ")


def test_fewer_than_five_are_never_beyond(office: Office) -> None:
    _received(office, _months(6, 6), "price")
    _received(office, {"2026-11": 4}, "late_delivery")
    late = next(each for each in _asked(office) if each.row.code == "late_delivery")
    assert not late.is_beyond
    assert late.says == "too few to say: 4 in Nov 2026, usually 0 a month"


def test_few_months_say_nothing(office: Office) -> None:
    _received(office, {"2026-10": 2, "2026-11": 9}, "late_delivery")
    (found,) = _asked(office)
    assert found.rise == 7
    assert not found.is_beyond
    assert found.says == "too few months to say what is usual"


def test_causes_are_told_too(office: Office) -> None:
    office.clock.now = datetime(2026, 11, 3, 9, 0, tzinfo=UTC)
    case_id = office.new_case(problem="defective")
    office.assess(case_id)
    office.investigate(case_id, cause="supplier")
    found = _asked(office)
    assert {(each.by, each.row.code) for each in found} == {(By.PROBLEM, "defective"), (By.CAUSE, "supplier")}


def test_an_empty_desk_has_nothing_that_got_worse(office: Office) -> None:
    assert _asked(office) == ()
