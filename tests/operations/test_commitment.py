"""The policy (5.2, 5.3): drafted by anybody, approved by a manager, then never changed, read by everybody."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from complaintdesk.operations import commitment, setting_up
from complaintdesk.operations.inputs import Approval, ModeGiven, PolicyWords, Reached, check
from complaintdesk.queries import commitment as queries
from complaintdesk.queries import small_business
from complaintdesk.rules import commitment as rules
from complaintdesk.rules.errors import Conflict, Invalid, NotAllowed
from complaintdesk.rules.small_business import Mode
from complaintdesk.store import presets, replay, sqlite
from tests.committed import CLERK, MANAGER, TODAY, approved, drafted, said
from tests.desk import Office


def _words(text: str, language: str = "en", **given: object) -> PolicyWords:
    return check(PolicyWords, {"texts": {language: text}, **given})


def test_the_shipped_text_knows_the_office_and_its_time_limits(office: Office) -> None:
    edition = office.do(commitment.draft)
    with office.desk.look() as look:
        texts = queries.texts(look, edition)
    assert "Harbour Street Office" in texts["en"] and "Harbour Street Office" in texts["tr"]
    assert "within 1 business day." in texts["en"] and "Bunun için süremiz: 10 iş günü." in texts["tr"]
    assert [len(rules.blanks(text)) for text in texts.values()] == [1, 1]  # who answers for it: only they know


def test_nothing_is_approved_with_something_left_to_fill_in(office: Office) -> None:
    edition = office.do(commitment.draft)
    with pytest.raises(Invalid, match="still to be filled in"):
        office.do_as(MANAGER, commitment.approve, edition, check(Approval, {}))


def test_it_needs_a_text_in_the_language_of_the_office(office: Office) -> None:
    edition = drafted(office)
    office.do(setting_up.say_where, check(Reached, {"language": "tr"}))
    connection = sqlite.connect(office.path)
    connection.execute("DELETE FROM policy_wording WHERE language = 'tr'")
    connection.commit()
    connection.close()
    with pytest.raises(Invalid, match="no text in your own language"):
        office.do_as(MANAGER, commitment.approve, edition, check(Approval, {}))


def test_only_a_manager_approves(office: Office) -> None:
    edition = drafted(office)
    for actor in (1, 2):
        with pytest.raises(NotAllowed, match="Only a manager"):
            office.do_as(actor, commitment.approve, edition, check(Approval, {}))
    office.do_as(MANAGER, commitment.approve, edition, check(Approval, {}))
    with office.desk.look() as look:
        now = queries.current(look)
        assert now is not None and now.approved_by == "Mary O’Neill"
        assert (now.approved_on, now.effective_on, now.review_on) == (TODAY, TODAY, date(2027, 11, 23))
        assert [row.name for row in queries.readings(look, edition)] == ["Mary O’Neill"]


@pytest.mark.parametrize(
    ("days", "field"),
    [
        ({"approved_on": TODAY + timedelta(days=1)}, "approved_on"),
        ({"effective_on": TODAY - timedelta(days=1)}, "effective_on"),
        ({"review_on": TODAY}, "review_on"),
    ],
)
def test_days_that_do_not_fit_are_refused(office: Office, days: dict[str, date], field: str) -> None:
    edition = drafted(office)
    with pytest.raises(Invalid) as wrong:
        office.do_as(MANAGER, commitment.approve, edition, check(Approval, days))
    assert field in wrong.value.fields


def test_an_approved_edition_is_never_changed_and_stays_readable(office: Office) -> None:
    first = approved(office, "We listen.")
    for operation, given in ((commitment.word, (_words("Another."),)), (commitment.drop, ())):
        with pytest.raises(NotAllowed, match="never changed"):
            office.do(operation, first, *given)
    with pytest.raises(NotAllowed, match="never changed"):
        office.do_as(MANAGER, commitment.approve, first, check(Approval, {}))
    second = office.do(commitment.draft)  # begins with what holds
    with office.desk.look() as look:
        assert queries.texts(look, second)["en"] == "We listen."
    office.do(commitment.word, second, _words("We listen, and we ring back."))
    office.do_as(MANAGER, commitment.approve, second, check(Approval, {"effective_on": TODAY + timedelta(days=7)}))
    with office.desk.look() as look:
        now = queries.current(look)
        assert now is not None and now.id == first  # the new one does not hold yet
        assert [queries.state(row, now, look.today) for row in queries.editions(look)] == [
            "in force",
            "from then on",
        ]
    office.clock.step(days=7)
    with office.desk.look() as look:
        now = queries.current(look)
        assert now is not None and now.id == second
        assert queries.texts(look, first)["en"] == "We listen."
        assert [queries.state(row, now, look.today) for row in queries.editions(look)] == ["replaced", "in force"]


def test_there_is_one_draft_at_a_time_and_it_can_be_dropped(office: Office) -> None:
    edition = drafted(office)
    with pytest.raises(NotAllowed, match="a draft already"):
        office.do(commitment.draft)
    office.do(commitment.drop, edition)
    assert office.rows("SELECT id FROM policy_edition") == office.rows("SELECT id FROM policy_wording") == []
    approved(office)


def test_a_stale_text_raises_a_conflict_with_both(office: Office) -> None:
    edition = drafted(office, "One.")
    with office.desk.look() as look:
        version = queries.editions(look)[0].version
    office.do_as(2, commitment.word, edition, _words("Two."))
    with pytest.raises(Conflict) as stale:
        office.do(commitment.word, edition, _words("Three.", version=version))
    assert (stale.value.theirs["en"], stale.value.yours["en"]) == ("Two.", "Three.")


def test_each_person_marks_for_themselves_that_they_have_read_it(office: Office) -> None:
    edition = drafted(office)
    with pytest.raises(NotAllowed, match="This is a draft"):
        office.do(commitment.read, edition)
    office.do_as(MANAGER, commitment.approve, edition, check(Approval, {}))
    office.do(commitment.read, edition)
    with pytest.raises(NotAllowed, match="already"):
        office.do(commitment.read, edition)
    with office.desk.look() as look:
        assert [row.staff_id for row in queries.readings(look, edition)] == [MANAGER, CLERK]
        assert [person.name for person in queries.unread(look, edition)] == ["Can Öz"]


def test_review_and_reading_are_due(office: Office) -> None:
    approved(office)
    with office.desk.look() as look:
        due = said(queries.due_rows(look))
    assert due == [
        ("2027-11-23", "Mary O’Neill", "Look at the complaints policy again (edition 1)"),
        ("2026-12-07", "Ayşe Demir", "Read the complaints policy (edition 1)"),
        ("2026-12-07", "Can Öz", "Read the complaints policy (edition 1)"),
    ]


def test_time_limits_are_to_be_checked_against_their_source(office: Office) -> None:
    policy = presets.preset("uk_fca")
    office.do(setting_up.use_policy, policy, "late_delivery")
    with office.desk.look() as look:
        (row,) = queries.due_rows(look)
    assert (row.on, row.who, row.clause) == (policy.check_by, None, "5.3")


def test_the_lite_desk_is_an_act_and_touches_nothing_else(office: Office) -> None:
    before = office.value("SELECT count(*) FROM event")
    with office.desk.look() as look:
        assert small_business.mode(look) is Mode.FULL
    office.do_as(3, commitment.set_mode, check(ModeGiven, {"mode": "lite"}))
    with office.desk.look() as look:
        assert small_business.mode(look) is Mode.LITE
    assert office.value("SELECT count(*) FROM event") == before + 1
    office.do_as(3, commitment.set_mode, check(ModeGiven, {"mode": "full"}))
    assert office.rows("SELECT mode, version FROM desk_mode") == [("full", 2)]


def test_all_of_it_is_rebuilt_from_the_history_alone(office: Office) -> None:
    first = approved(office)
    office.do(commitment.read, first)
    office.do(commitment.drop, drafted(office, "Never mind."))
    office.do_as(3, commitment.set_mode, check(ModeGiven, {"mode": "lite"}))
    connection = sqlite.connect(office.path, query_only=True)
    assert list(replay.differences(connection)) == []
    connection.close()
