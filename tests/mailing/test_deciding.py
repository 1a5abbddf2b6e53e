"""What people decide about letters that did not go: again, arrived, given up; and nobody decides twice."""

from __future__ import annotations

import pytest

from complaintdesk.operations import sending
from complaintdesk.operations.inputs import Again, GivenUp, check
from complaintdesk.queries import communications, outbox
from complaintdesk.rules.errors import Invalid, NotAllowed, NotFound
from complaintdesk.rules.letters import SendingState
from tests.desk import Office
from tests.mailing.letters import do, one_round, posted, settings, waiting
from tests.mailing.server import DROP, Postbox, running


def _again(office: Office, letter_id: int, **given: str) -> None:
    office.do(sending.try_again, check(Again, {"letter_id": letter_id, **given}))


def _ended(office: Office, said: str) -> int:
    """A letter that a server answered like this."""
    letter_id = waiting(office)
    postbox = Postbox()
    postbox.says = [said]
    with running(postbox) as port:
        one_round(office, settings(port))
    return letter_id


def test_a_refused_letter_goes_again_to_the_right_address(office: Office) -> None:
    """The address is mended, and the letter goes at once, by the same Message-ID."""
    letter_id = _ended(office, "550 no such user")
    _again(office, letter_id, to_address="Mehmet@Example.com")
    postbox = Postbox()
    with running(postbox) as port:
        assert one_round(office, settings(port)) == ["sent"]
    assert postbox.envelopes[0][1] == ["Mehmet@example.com"]
    assert postbox.arrived[0]["Message-ID"] == "<one@example.org>"
    kept = posted(office, letter_id)
    assert (kept.state, kept.attempts, kept.to_address) == ("sent", 2, "Mehmet@example.com")
    acts = [(event.act, event.actor) for event in office.history(kept.case_id)]
    assert ("sending.failed", "the desk itself") in acts
    assert ("sending.try_again", "Ayşe Demir") in acts


def test_of_one_that_may_have_gone_people_know(office: Office) -> None:
    """It arrived: then it is sent, and does not go again."""
    letter_id = _ended(office, DROP)
    office.do(sending.arrived, letter_id)
    assert posted(office, letter_id).state == "sent"
    for refused in (sending.arrived, lambda act, n: sending.try_again(act, check(Again, {"letter_id": n}))):
        with pytest.raises(NotAllowed, match="This one is sent"):
            office.do(refused, letter_id)


def test_one_that_is_given_up_says_so_in_the_log(office: Office) -> None:
    """Only we read that: it did not go, why, and how it goes instead."""
    letter_id = _ended(office, "550 no such user")
    office.do(sending.give_up, check(GivenUp, {"letter_id": letter_id, "note": "Sent by post."}))
    kept = posted(office, letter_id)
    assert kept.state == SendingState.KEPT
    with office.desk.look() as look:
        entry = communications.log(look, kept.case_id)[-1]
        assert outbox.late(look) == 0
    assert (entry.direction, entry.text) == (
        "inside",
        "The letter “Your complaint 2026-000001-5” did not go to mehmet@example.com by e-mail (550 no such user). "
        "Sent by post.",
    )
    with pytest.raises(NotAllowed, match="not by e-mail"):
        _again(office, letter_id)


def test_who_decides_is_somebody(office: Office) -> None:
    """The desk itself decides nothing; an address that is none is refused, and so is a letter that is none."""
    letter_id = _ended(office, DROP)
    with pytest.raises(NotAllowed, match="Choose who you are"):
        do(office)(sending.arrived, letter_id)
    with pytest.raises(Invalid):
        _again(office, letter_id, to_address="nobody")
    with pytest.raises(NotFound):
        office.do(sending.arrived, 99)


def test_a_letter_is_claimed_by_one(office: Office) -> None:
    """While it is being sent nobody gets it or another; its end is written by who has it, and once."""
    first, second = waiting(office), waiting(office)
    act = do(office)
    taken = act(sending.take)
    assert (taken.letter_id, taken.attempt) == (first, 1)
    assert act(sending.take) is None
    with pytest.raises(NotAllowed, match="being sent"):
        _again(office, first)
    with pytest.raises(NotAllowed, match="decided otherwise"):
        act(sending.sent, first, 2)
    act(sending.sent, first, 1)
    with pytest.raises(NotAllowed, match="decided otherwise"):
        act(sending.failed, first, 1, "late news")
    assert act(sending.take).letter_id == second


def test_a_claim_of_a_terminal_that_died_becomes_unsure(office: Office) -> None:
    """After ten minutes, and not before: then a person decides; if the terminal lives after all, it says so."""
    letter_id = waiting(office)
    act = do(office)
    taken = act(sending.take)
    office.clock.step(minutes=9)
    assert act(sending.left_behind) is None
    office.clock.step(minutes=1)
    assert act(sending.left_behind) == letter_id
    assert posted(office, letter_id).state == "unsure"
    act(sending.sent, letter_id, taken.attempt)
    assert posted(office, letter_id).state == "sent"


def test_waits_grow_and_end_at_four_hours(office: Office) -> None:
    waiting(office)
    act = do(office)
    waits = []
    for _ in range(12):
        taken = act(sending.take)
        act(sending.later, taken.letter_id, taken.attempt, "no route")
        letter = posted(office, taken.letter_id)
        assert letter.next_try_at is not None
        due = office.clock.now.fromisoformat(letter.next_try_at)
        waits.append((due - office.clock.now).total_seconds() / 60)
        office.clock.now = due
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 240, 240, 240, 240]


def test_what_people_are_told_of(office: Office) -> None:
    """Refused and perhaps gone at once; waiting after a quarter of an hour; sent never."""

    def late() -> int:
        with office.desk.look() as look:
            return outbox.late(look)

    waiting(office)
    assert late() == 0
    office.clock.step(minutes=16)
    assert late() == 1
    with running(Postbox()) as port:
        one_round(office, settings(port))
    assert late() == 0
    _ended(office, "550 no")
    _ended(office, DROP)
    assert late() == 2
    with office.desk.look() as look:
        assert [row.state for row in outbox.under_way(look)] == ["unsure", "failed"]
