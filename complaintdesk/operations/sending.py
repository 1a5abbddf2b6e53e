"""Sending letters by e-mail: who has one, what the server said, and what a person decides (7.3, 7.8).

`take` claims one letter for one terminal; whoever has it says what became of it. `attempt` is the number of the
try it was claimed with: what a terminal says of a try that others have gone beyond is refused.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple
from uuid import uuid4

from sqlmodel import col, select

from complaintdesk.operations import on_case
from complaintdesk.operations.inputs import Again, GivenUp
from complaintdesk.records.letter import Letter
from complaintdesk.rules import sending
from complaintdesk.rules.errors import NotAllowed, NotFound
from complaintdesk.rules.letters import SendingState
from complaintdesk.rules.vocabulary import Channel, Direction
from complaintdesk.store.act import Act, operation
from complaintdesk.store.desk import Actor

# Who acts when letters go out by themselves: not the person who happens to be at that terminal.
BY_ITSELF = Actor(None, sending.THE_DESK, "sending letters")

_LOST = "The terminal that was sending it ended without saying what became of it."
_CUT = 1000  # characters of what a server said


class Taken(NamedTuple):
    """A letter that this terminal is to send now; `at` is UTC."""

    letter_id: int
    attempt: int
    office: str
    to_name: str | None
    to_address: str
    subject: str
    text: str
    message_id: str
    at: datetime


@operation
def take(act: Act) -> Taken | None:
    """Claim the letter that has been due longest; None where none is, or while another one is being sent.

    Nobody else sends it: it is claimed in one transaction, and counts as being sent until it is said what became
    of it, or until the terminal that has it is taken to have died (`left_behind`).
    """
    if _first(act, SendingState.SENDING) is not None:
        return None
    letter = _first(act, SendingState.WAITING)
    if letter is None or (letter.next_try_at is not None and letter.next_try_at > act.now):
        return None
    letter.state = SendingState.SENDING.value
    letter.attempts += 1
    letter.next_try_at = act.now + sending.HELD
    letter.message_id = letter.message_id or f"<{uuid4().hex}@complaintdesk.invalid>"
    act.session.add(letter)
    act.session.flush()
    assert letter.id is not None  # noqa: S101 - it was read from the file
    return Taken(
        letter.id,
        letter.attempts,
        act.shop.name,
        letter.to_name,
        letter.to_address or "",
        letter.subject,
        letter.text,
        letter.message_id,
        act.now,
    )


@operation
def sent(act: Act, letter_id: int, attempt: int) -> None:
    """The server has taken it."""
    _become(act, _held(act, letter_id, attempt), SendingState.SENT, None)


@operation
def later(act: Act, letter_id: int, attempt: int, why: str) -> None:
    """It surely did not go, and is tried again: the server was away, busy, or said so."""
    letter = _held(act, letter_id, attempt)
    _become(act, letter, SendingState.WAITING, why)
    letter.next_try_at = sending.next_try(letter.attempts, act.now)


@operation
def failed(act: Act, letter_id: int, attempt: int, why: str) -> None:
    """The server refused it for good: a person has to look."""
    _become(act, _held(act, letter_id, attempt), SendingState.FAILED, why)


@operation
def unsure(act: Act, letter_id: int, attempt: int, why: str) -> None:
    """It was handed over and the answer never came: it may have gone, and a person decides."""
    _become(act, _held(act, letter_id, attempt), SendingState.UNSURE, why)


@operation
def left_behind(act: Act) -> int | None:
    """A letter whose terminal died while sending it may have gone. Returns its id; None where there is none."""
    letter = _first(act, SendingState.SENDING)
    if letter is None or (letter.next_try_at is not None and letter.next_try_at > act.now):
        return None
    _become(act, letter, SendingState.UNSURE, _LOST)
    return letter.id


@operation
def try_again(act: Act, given: Again) -> None:
    """A person has it sent again, now, perhaps to another address. Raises `NotAllowed` for one that has gone."""
    letter = _decided(act, given.letter_id, SendingState.WAITING)
    letter.to_address = given.to_address or letter.to_address
    letter.next_try_at = act.now


@operation
def arrived(act: Act, letter_id: int) -> None:
    """A person knows that a letter which may have gone did arrive."""
    _become(act, _decided(act, letter_id, SendingState.SENT), SendingState.SENT, None)


@operation
def give_up(act: Act, given: GivenUp) -> None:
    """A person has it go another way; the log says that it did not go by e-mail (7.3)."""
    letter = _decided(act, given.letter_id, SendingState.KEPT)
    letter.next_try_at = None
    case = on_case.find(act, letter.case_id)
    because = f" ({letter.last_error})" if letter.last_error else ""
    more = f" {given.note}" if given.note else ""
    words = f"The letter “{letter.subject}” did not go to {letter.to_address} by e-mail{because}.{more}"
    on_case.note(act, case, Direction.INSIDE, Channel.EMAIL, words, None)


def _first(act: Act, state: SendingState) -> Letter | None:
    """Of the letters in a state, the one whose time comes first."""
    under_way = col(Letter.state).not_in(("kept", "sent"))  # as the index has it
    found = select(Letter).where(Letter.state == state.value, under_way)
    return act.session.exec(found.order_by(col(Letter.next_try_at), col(Letter.id)).limit(1)).first()


def _find(act: Act, letter_id: int) -> Letter:
    letter = act.session.get(Letter, letter_id)
    if letter is None:
        raise NotFound(f"There is no letter with the number {letter_id} in this file.")
    return letter


def _held(act: Act, letter_id: int, attempt: int) -> Letter:
    """The letter, if this try is still its last and nobody has said what became of it."""
    letter = _find(act, letter_id)
    over = letter.state in (SendingState.SENT, SendingState.KEPT, SendingState.FAILED)
    if over or letter.attempts != attempt:
        raise NotAllowed("Meanwhile it was decided otherwise about this letter; what is on file stays.")
    return letter


def _decided(act: Act, letter_id: int, to: SendingState) -> Letter:
    """The letter, which a person decides about."""
    on_case.person(act)
    letter = _find(act, letter_id)
    refused = sending.refusal(letter.state, to)
    if refused is not None:
        raise NotAllowed(refused)
    letter.state = to.value
    act.session.add(letter)
    return letter


def _become(act: Act, letter: Letter, state: SendingState, why: str | None) -> None:
    letter.state = state.value
    letter.last_error = None if why is None else why[:_CUT]
    letter.next_try_at = None
    if state is SendingState.SENT:
        letter.sent_at = act.now
    act.session.add(letter)
