"""Management review (8.6): a pack that nothing changes, minutes, decisions that come back until they are done."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest

from complaintdesk.documents import review_paper
from complaintdesk.documents.paper.as_text import as_text
from complaintdesk.operations import review
from complaintdesk.operations.inputs import check
from complaintdesk.operations.inputs.review import DecisionGiven, ReviewPlanned
from complaintdesk.queries import management_review
from complaintdesk.queries.evidenced import State
from complaintdesk.rules import review_pack
from complaintdesk.rules.errors import Conflict, Damaged, Invalid, NotAllowed, NotFound
from tests import reviews
from tests.desk import Office
from tests.reviews import MANAGER


def test_a_pack_shows_the_records_as_they_were_and_stays_so(office: Office) -> None:
    office.new_case(product="chair")
    review_id = reviews.plan(office)
    pack_id = reviews.freeze(office, review_id)
    before = reviews.pack(office, pack_id)
    office.new_case()
    after = reviews.pack(office, pack_id)
    assert after == before
    assert "Received 1 0 +1" in reviews.section(after, "figures")
    newer = reviews.pack(office, reviews.freeze(office, review_id))
    assert "Received 2 0 +2" in reviews.section(newer, "figures")


def test_a_pack_of_a_period_that_is_not_over_says_so_and_compares_as_many_days(office: Office) -> None:
    """One stretch is compared, in head and tables, and the paper says where the figures end."""
    pack_id = reviews.freeze(office, reviews.plan(office))
    pack = reviews.pack(office, pack_id)
    assert (pack.first, pack.last) == (date(2025, 12, 1), date(2026, 11, 23))
    assert (pack.before_first, pack.before_last) == (date(2024, 12, 8), date(2025, 11, 30))
    (figures,) = (each for each in pack.sections if each.code == "figures")
    assert figures.says[0].startswith("Figures are up to 23 November 2026: the period is not over")
    assert figures.tables[0].heads[2] == "8 December 2024 to 30 November 2025"
    with office.desk.look() as look:
        said = as_text(review_paper.pack_paper(look, pack_id))
    said = " ".join(said.split())
    assert "1 December 2025 to 23 November 2026 (the period is not over: it ends on 30 November 2026)" in said
    assert "8 December 2024 to 30 November 2025" in said


def test_a_pack_of_a_period_that_is_over_compares_with_the_whole_period_before(office: Office) -> None:
    pack = reviews.pack(
        office, reviews.freeze(office, reviews.plan(office, first="2026-07-01", last="2026-09-30"))
    )
    assert (pack.before_first, pack.before_last) == (date(2026, 4, 1), date(2026, 6, 30))
    (figures,) = (each for each in pack.sections if each.code == "figures")
    assert figures.says == ()


def test_nothing_changes_a_frozen_pack(office: Office) -> None:
    pack_id = reviews.freeze(office, reviews.plan(office))
    with sqlite3.connect(office.path) as raw:
        for sql in ("UPDATE review_pack SET content = '{}'", "DELETE FROM review_pack"):
            with pytest.raises(sqlite3.IntegrityError, match="the pack of a management review is append-only"):
                raw.execute(sql)
    raw.close()
    assert reviews.pack(office, pack_id).office == "Harbour Street Office"


def test_a_pack_that_was_changed_behind_the_guard_is_found_out(office: Office) -> None:
    pack_id = reviews.freeze(office, reviews.plan(office))
    with sqlite3.connect(office.path) as raw:
        raw.execute("DROP TRIGGER guard_review_pack_update")
        raw.execute("UPDATE review_pack SET content = replace(content, 'Harbour', 'Harbor')")
    raw.close()
    with pytest.raises(Damaged, match="not what it was when it was frozen"):
        reviews.pack(office, pack_id)


def test_what_is_not_done_comes_back_in_the_next_pack(office: Office) -> None:
    first = reviews.held(office)
    done = reviews.decide(office, first, what="Name stand-ins.")
    reviews.decide(office, first, what="Ask the carrier.", due_on="2026-11-24")
    given_up = reviews.decide(office, first, what="Buy a van.")
    office.do_as(MANAGER, review.close, first)
    reviews.end(office, done, on="2026-11-23", note="On the rota.")
    reviews.end(office, given_up, done=False, note="Too dear.")
    office.clock.step(days=7)
    told = reviews.section(reviews.pack(office, reviews.freeze(office, reviews.plan(office))), "earlier")
    assert "1 to be done, 1 of them overdue; 1 carried out" in told
    assert "Ask the carrier. Can Öz 24 November 2026 overdue" in told
    assert "Name stand-ins. Can Öz 31 January 2027 done on 23 November 2026: On the rota." in told
    assert "given up on 23 November 2026: Too dear." in told


def test_it_is_closed_with_minutes_and_an_owner_and_a_day_for_each_decision(office: Office) -> None:
    review_id = reviews.plan(office)
    with pytest.raises(NotAllowed, match="it has no minutes"):
        office.do_as(MANAGER, review.close, review_id)
    with pytest.raises(NotAllowed, match="Freeze the pack first"):
        reviews.minute(office, review_id)
    reviews.freeze(office, review_id)
    reviews.minute(office, review_id)
    loose = reviews.decide(office, review_id, owner_id=None, due_on=None)
    with pytest.raises(NotAllowed, match=r"“Ask the carrier.” has not an owner and a day \(8.6\). e \(Change\)"):
        office.do_as(MANAGER, review.close, review_id)
    whole = {"what": "Ask the carrier.", "owner_id": 2, "due_on": "2027-01-31"}
    office.do_as(MANAGER, review.change, loose, check(DecisionGiven, whole))
    office.do_as(MANAGER, review.close, review_id)
    assert reviews.row(office, review_id).stage == "closed"


def test_a_closed_review_stays_as_it_was(office: Office) -> None:
    review_id = reviews.held(office)
    kept = reviews.decide(office, review_id)
    office.do_as(MANAGER, review.close, review_id)
    with pytest.raises(NotAllowed, match="is closed"):
        reviews.minute(office, review_id)
    with pytest.raises(NotAllowed, match="is closed"):
        reviews.decide(office, review_id)
    with pytest.raises(NotAllowed, match="what was decided stays"):
        office.do(review.change, kept, check(DecisionGiven, {"what": "Do nothing."}))
    with pytest.raises(Invalid) as refused:
        office.do(review.change, kept, check(DecisionGiven, {"what": "Ask the carrier.", "owner_id": 2}))
    assert set(refused.value.fields) == {"due_on"}
    moved = {"what": "Ask the carrier.", "owner_id": 1, "due_on": "2027-02-28"}
    office.do(review.change, kept, check(DecisionGiven, moved))
    assert reviews.decision(office, kept).due_on == "2027-02-28"


def test_it_is_closed_by_who_leads_it_or_a_manager(office: Office) -> None:
    review_id = reviews.held(office, chair_id=2)
    with pytest.raises(NotAllowed, match=r"by who leads it \(Can Öz\) or by a manager"):
        office.do_as(1, review.close, review_id)
    office.do_as(2, review.close, review_id)
    assert reviews.row(office, review_id).closed_by == "Can Öz"


def test_there_is_no_other_pack_after_it_was_held(office: Office) -> None:
    review_id = reviews.held(office)
    with pytest.raises(NotAllowed, match="It was held already"):
        reviews.freeze(office, review_id)
    with pytest.raises(NotAllowed, match="its days stay as they are"):
        office.do(review.replan, review_id, check(ReviewPlanned, {**reviews.PLANNED, "first": "2026-01-01"}))


@pytest.mark.parametrize(
    ("given", "field"),
    [({"last": "2025-11-30"}, ""), ({"chair_id": 9}, "chair_id"), ({"planned_on": "soon"}, "planned_on")],
)
def test_a_plan_that_cannot_be(office: Office, given: dict[str, object], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        reviews.plan(office, **given)
    assert set(refused.value.fields) == {field}


def test_a_review_is_planned_for_today_or_later(office: Office) -> None:
    with pytest.raises(Invalid, match="This day has passed") as refused:
        reviews.plan(office, planned_on="2010-01-01")
    assert set(refused.value.fields) == {"planned_on"}
    review_id = reviews.plan(office, planned_on="2026-11-23")
    with pytest.raises(Invalid, match="This day has passed"):
        office.do(review.replan, review_id, check(ReviewPlanned, {**reviews.PLANNED, "planned_on": "2026-11-22"}))
    office.clock.step(days=7)  # what was planned before may keep its day
    office.do(review.replan, review_id, check(ReviewPlanned, {**reviews.PLANNED, "planned_on": "2026-11-23"}))
    reviews.plan(office, planned_on="2026-10-01", was_held=True)


def test_days_ahead_are_refused(office: Office) -> None:
    review_id = reviews.plan(office)
    reviews.freeze(office, review_id)
    with pytest.raises(Invalid, match="lies ahead"):
        reviews.minute(office, review_id, held_on="2026-12-24")
    with pytest.raises(Invalid, match="lies ahead"):
        reviews.end(office, reviews.decide(office, review_id), on="2026-12-24")
    with pytest.raises(NotAllowed, match="has not begun"):
        reviews.freeze(office, reviews.plan(office, first="2027-01-01", last="2027-12-31"))


def test_two_people_do_not_write_over_each_other(office: Office) -> None:
    review_id = reviews.held(office)
    seen = reviews.row(office, review_id).version
    reviews.minute(office, review_id, minutes="Mine.")
    with pytest.raises(Conflict, match="changed it since you opened it"):
        reviews.minute(office, review_id, minutes="Yours.", version=seen)
    assert reviews.row(office, review_id).minutes == "Mine."


def test_what_is_not_there_is_not_found(office: Office) -> None:
    with pytest.raises(NotFound, match="no management review 7"):
        reviews.freeze(office, 7)
    with pytest.raises(NotFound, match="no decision 7"):
        reviews.end(office, 7)
    done = reviews.decide(office, reviews.held(office))
    reviews.end(office, done)
    with pytest.raises(NotAllowed, match="carried out already"):
        reviews.end(office, done)


def test_what_is_due_stands_in_the_agenda(office: Office) -> None:
    review_id = reviews.held(office)
    reviews.decide(office, review_id)
    ahead = reviews.plan(office, planned_on="2027-06-01")
    with office.desk.look() as look:
        told = {(row.on.isoformat(), row.what, row.who, row.entry) for row in management_review.due_rows(look)}
    assert told == {
        ("2027-01-31", "Ask the carrier.", "Can Öz", review_id),
        ("2026-12-07", "Close the management review", "Mary O’Neill", review_id),
        ("2027-06-01", "Hold the management review", "Mary O’Neill", ahead),
    }


def test_the_evidence_of_8_6_follows_what_is_done(office: Office) -> None:
    def states() -> list[State]:
        with office.desk.look() as look:
            return [row.state for row in management_review.evidence_rows(look)]

    assert states() == [State.NO_DATA, State.NO_DATA]
    review_id = reviews.held(office)
    reviews.decide(office, review_id, due_on="2026-11-30")
    assert states() == [State.AMBER, State.GREEN]
    office.do_as(MANAGER, review.close, review_id)
    reviews.plan(office, planned_on="2027-11-01")
    assert states() == [State.GREEN, State.GREEN]
    office.clock.step(days=14)
    assert states() == [State.GREEN, State.RED]  # the one decision is overdue
    office.clock.step(days=400)
    assert states() == [State.RED, State.RED]


def test_every_act_of_a_review_is_in_the_trail(office: Office) -> None:
    review_id = reviews.held(office)
    reviews.end(office, reviews.decide(office, review_id))
    office.do_as(MANAGER, review.close, review_id)
    acts = [act for (act,) in office.rows("SELECT act FROM event WHERE act LIKE 'review.%' ORDER BY id")]
    assert acts == [f"review.{name}" for name in ("plan", "freeze", "minute", "decide", "done", "close")]


def test_the_usual_period_is_the_twelve_months_before() -> None:
    period = review_pack.usual(date(2027, 1, 15))
    assert (period.first, period.last) == (date(2026, 1, 1), date(2026, 12, 31))
