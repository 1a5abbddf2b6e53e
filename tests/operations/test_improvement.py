"""The register of improvements: from a problem to a checked effect, round by round (8.2, 8.7)."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest

from complaintdesk.operations import improvement, patterns
from complaintdesk.operations.inputs import (
    CasesLinked,
    ImprovementWhy,
    ImprovementWritten,
    PatternDismissed,
    check,
)
from complaintdesk.queries import search
from complaintdesk.rules.effectiveness import Verdict
from complaintdesk.rules.errors import Conflict, Invalid, NotAllowed, NotFound
from complaintdesk.store import replay, sqlite
from complaintdesk.store.desk import Actor
from tests.desk import Office
from tests.hostile import HOSTILE
from tests.improvements import (
    A_DAY,
    DONE,
    TODAY,
    before_and_after,
    begin,
    close,
    done,
    finish,
    judge,
    received,
    whole,
    write,
)


def test_a_corrective_action_from_its_opening_to_its_closing(office: Office) -> None:
    before_and_after(office, before=14, after=1)
    entry_id = begin(office, due_on=date(2026, 6, 30), owner_id=2)
    row = whole(office, entry_id).row
    assert (row.number, row.state, row.owner, row.due_on) == ("CA-2026-001", "open", "Can Öz", "2026-06-30")
    assert row.scope_words == "defective · desk lamp"
    write(office, entry_id, whys="It flickers.\nThe switch is worn.")
    finish(office, entry_id, note="With the delivery of June.")
    assert whole(office, entry_id).row.check_on == "2026-09-18"  # 90 days later, by itself
    with pytest.raises(NotAllowed, match="check its effect first"):
        close(office, entry_id)

    assert judge(office, entry_id).startswith("it works: 2.7 → 0.2 a month")
    close(office, entry_id, note="The maker has changed it back.")

    told = whole(office, entry_id)
    assert (told.row.state, told.row.closed_by, told.row.closed_on) == ("closed", "Ayşe Demir", "2026-11-23")
    (checked,) = told.checks
    assert (checked.judged_by, checked.judged, checked.verdict) == ("Can Öz", "effective", Verdict.WORKS)
    assert checked.p_value is not None
    assert checked.p_value < 0.001
    with pytest.raises(NotAllowed, match="is closed"):
        write(office, entry_id, title="Something else")


def test_the_figures_of_a_check_stay_as_they_were_read(office: Office) -> None:
    before_and_after(office, before=14, after=1)
    entry_id = done(office)
    judge(office, entry_id)
    (before,) = whole(office, entry_id).checks
    received(office, 15, DONE, DONE + 100 * A_DAY)
    told = whole(office, entry_id)
    assert told.checks == (before,)
    assert told.effect is not None
    assert told.effect.verdict is not Verdict.WORKS  # while what the data say today is another thing
    connection = sqlite.connect(office.path)
    for sql in ("UPDATE improvement_check SET scope_after = 0", "DELETE FROM improvement_check"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute(sql)
    connection.close()


def test_what_does_not_work_is_open_again_with_its_history(office: Office) -> None:
    before_and_after(office, before=1, after=14)
    entry_id = done(office)
    with pytest.raises(NotAllowed, match="do not let you say that it works: it got worse"):
        judge(office, entry_id)
    judge(office, entry_id, "not_effective", note="It was not the switch.")
    told = whole(office, entry_id)
    assert (told.row.state, told.row.round, told.row.done_on) == ("open", 2, None)
    first, second = told.rounds
    assert (first.analysis, first.done_on) == ("The maker changed the switch in spring.", "2026-06-20")
    assert (second.why_again, second.analysis) == ("It was not the switch.", None)
    with pytest.raises(Invalid, match="cause first"):  # another analysis is needed
        finish(office, entry_id, done_on=TODAY)
    write(office, entry_id, analysis="The cable is thinner.")
    finish(office, entry_id, done_on=TODAY)
    with pytest.raises(NotAllowed, match="check its effect first"):  # the check of the first round does not count
        close(office, entry_id)


def test_too_few_are_looked_at_again_later(office: Office) -> None:
    before_and_after(office, before=2, after=1)
    entry_id = done(office)
    assert judge(office, entry_id, "later").startswith("too few to say")
    told = whole(office, entry_id)
    assert (told.row.state, told.row.check_on) == ("done", "2027-02-21")  # 90 days from today
    with pytest.raises(NotAllowed, match="check its effect first"):
        close(office, entry_id)


def test_a_person_may_know_more_than_the_figures_and_says_why(office: Office) -> None:
    before_and_after(office, before=2, after=0)
    entry_id = done(office)
    with pytest.raises(Invalid, match="figures alone") as refused:
        judge(office, entry_id)
    assert "say what shows it" in refused.value.fields["note"]
    judge(office, entry_id, note="The model is not sold any more.")
    close(office, entry_id)
    (checked,) = whole(office, entry_id).checks
    assert (checked.verdict, checked.note) == (Verdict.TOO_FEW, "The model is not sold any more.")


def test_nothing_is_checked_before_its_time(office: Office) -> None:
    entry_id = begin(office)
    with pytest.raises(NotAllowed, match="when it is done"):
        judge(office, entry_id)
    with pytest.raises(NotAllowed, match="carry it out first"):
        close(office, entry_id)
    write(office, entry_id)
    finish(office, entry_id, done_on=date(2026, 11, 10))
    with pytest.raises(NotAllowed, match="too early to say: only 12 days"):
        judge(office, entry_id, note="It feels better.")


def test_what_is_missing_is_said_where_it_is_missing(office: Office) -> None:
    with pytest.raises(Invalid) as refused:
        begin(office, category=None, product=None)
    assert list(refused.value.fields) == ["category"]
    for wrong in ({"category": "no_such"}, {"cause": "no_such"}, {"department_id": 99}, {"owner_id": 99}):
        with pytest.raises(Invalid):
            begin(office, **wrong)
    with pytest.raises(Invalid, match="lies ahead"):
        begin(office, opened_on=date(2027, 1, 1))
    entry_id = begin(office)
    with pytest.raises(Invalid, match="cause first"):
        finish(office, entry_id)
    write(office, entry_id, prevention=None)
    with pytest.raises(Invalid, match="what was done"):
        finish(office, entry_id)
    write(office, entry_id)
    for days in ({"done_on": date(2026, 5, 1)}, {"done_on": date(2027, 5, 1)}, {"check_on": DONE}):
        with pytest.raises(Invalid):
            finish(office, entry_id, **days)
    with pytest.raises(NotFound):
        finish(office, 99)


def test_good_practice_and_compliments_are_kept_and_need_no_check(office: Office) -> None:
    for kind in ("good_practice", "compliment"):
        entry_id = begin(
            office,
            kind=kind,
            category=None,
            product=None,
            who="Tom",
            copy_to="Ring before each delivery, all branches.",
        )
        with pytest.raises(NotAllowed):
            judge(office, entry_id)
        finish(office, entry_id)
        close(office, entry_id)
        row = whole(office, entry_id).row
        assert (row.who, row.copy_to, row.state) == ("Tom", "Ring before each delivery, all branches.", "closed")


def test_numbers_are_counted_by_year(office: Office) -> None:
    numbers = [whole(office, begin(office, opened_on=day)).row.number for day in (TODAY, date(2025, 3, 1), TODAY)]
    assert numbers == ["CA-2026-001", "CA-2025-001", "CA-2026-002"]


def test_who_saves_over_somebody_elses_change_is_told(office: Office) -> None:
    entry_id = begin(office)
    version = whole(office, entry_id).row.version
    write(office, entry_id, analysis="Theirs.")
    mine = check(ImprovementWritten, {"version": version, "analysis": "Mine."})
    with pytest.raises(Conflict) as conflict:
        office.do(improvement.write, entry_id, mine)
    assert conflict.value.theirs["analysis"] == "Theirs."
    assert whole(office, entry_id).rounds[0].analysis == "Theirs."


def test_it_can_be_withdrawn_and_taken_up_again(office: Office) -> None:
    entry_id = begin(office)
    with pytest.raises(NotAllowed, match="is open"):
        office.do(improvement.reopen, entry_id, check(ImprovementWhy, {"why": "Again."}))
    office.do(improvement.withdraw, entry_id, check(ImprovementWhy, {"why": "It is the same as another."}))
    row = whole(office, entry_id).row
    assert (row.state, row.closing_note) == ("withdrawn", "It is the same as another.")
    office.do(improvement.reopen, entry_id, check(ImprovementWhy, {"why": "It is not."}))
    told = whole(office, entry_id)
    assert (told.row.state, told.row.round, told.rounds[1].why_again) == ("open", 2, "It is not.")


def test_cases_are_linked_once_and_found_by_its_number(office: Office) -> None:
    one, other, third = (office.new_case() for _ in range(3))
    entry_id = begin(office, cases=(one,))
    assert office.do(patterns.link, entry_id, check(CasesLinked, {"cases": [one, other]})) == 1
    with pytest.raises(NotAllowed, match="linked to CA-2026-001 already"):
        office.do(patterns.link, entry_id, check(CasesLinked, {"cases": [one]}))
    with pytest.raises(Invalid, match="no such case"):
        office.do(patterns.link, entry_id, check(CasesLinked, {"cases": [999]}))
    with office.desk.look() as look:
        assert sorted(search.matches(look, search.parse("improvement:CA-2026-001", look.today)).ids) == [
            one,
            other,
        ]
    office.do(patterns.unlink, entry_id, check(CasesLinked, {"cases": [other]}))
    assert [case.case_id for case in whole(office, entry_id).cases] == [one]
    with pytest.raises(NotAllowed, match="not linked"):
        office.do(patterns.unlink, entry_id, check(CasesLinked, {"cases": [third]}))


def test_a_dismissal_needs_a_reason_and_a_day_ahead(office: Office) -> None:
    told = {"pattern": "problem/price", "says": "price: 9", "why": "It is the sale."}
    office.do(patterns.dismiss, check(PatternDismissed, told))
    assert office.value("SELECT until_on FROM dismissed_pattern") == "2027-02-21"
    with pytest.raises(Invalid, match="has passed"):
        office.do(patterns.dismiss, check(PatternDismissed, told | {"until_on": TODAY}))
    with pytest.raises(Invalid):
        check(PatternDismissed, told | {"why": " "})


def test_nobody_is_not_somebody(office: Office) -> None:
    office.people[0] = Actor(None, "nobody", "front_desk")
    with pytest.raises(NotAllowed, match="Choose who you are"):
        begin(office)


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.strip()][::6])
def test_whatever_is_typed_is_kept_and_told_by_the_trail(office: Office, text: str) -> None:
    entry_id = begin(office, problem=text, product=text[:300])
    write(office, entry_id, whys=text, analysis=text)
    finish(office, entry_id)
    judge(office, entry_id, "later", note=text)
    judge(office, entry_id, "not_effective", note=text)
    connection = sqlite.connect(office.path)
    assert list(replay.differences(connection)) == []
    connection.close()
