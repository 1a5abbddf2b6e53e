"""How a letter goes out by e-mail: when it is tried again, when somebody has to look, and what may become of it.

A letter is never sent a second time by the desk itself: where it may have gone, a person decides.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from complaintdesk.rules.letters import SendingState
from complaintdesk.rules.vocabulary import Channel

# Tried again after a minute, then after twice as long each time, up to four hours: a server that is down for a
# moment is not missed, and one that is down for a day is not pestered.
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=4)
# How long a terminal may take for one letter: longer than all its waiting for a server together. After that it is
# taken to have died, and the letter may or may not have gone.
HELD = timedelta(minutes=10)
# What has waited longer than this is told to people.
LATE = timedelta(minutes=15)

# Who acts in the trail when letters go out by themselves.
THE_DESK = "the desk itself"

NEEDS_A_PERSON = frozenset({SendingState.FAILED, SendingState.UNSURE})
UNDER_WAY = (SendingState.UNSURE, SendingState.FAILED, SendingState.SENDING, SendingState.WAITING)

_AGAIN = "Only a letter that has not gone is sent again."
_WORDS = {
    SendingState.KEPT: "not by e-mail",
    SendingState.WAITING: "waits to be sent",
    SendingState.SENDING: "being sent",
    SendingState.SENT: "sent",
    SendingState.FAILED: "not sent: refused",
    SendingState.UNSURE: "may have gone",
}


def next_try(attempts: int, now: datetime) -> datetime:
    """When a letter that was tried `attempts` times without an answer is tried again."""
    doublings = min(max(attempts - 1, 0), 20)  # far beyond the longest wait, and no number of a thousand digits
    return now + min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)


def words(state: str) -> str:
    """Where a letter is, in words; a state that this version does not know is shown as it is."""
    return _WORDS[SendingState(state)] if state in list(SendingState) else state


def kept_words(channel: str | None, to_address: str | None) -> str:
    """What becomes of a letter that does not go out from here, by the channel of its entry in the log."""
    if to_address is not None:  # it was to go, and a person has given that up
        return "given up: not by e-mail"
    return "kept: send it yourself" if channel == Channel.EMAIL else "kept, on paper"


def refusal(state: str, to: SendingState) -> str | None:
    """Why a person cannot decide this about a letter in that state; None where they can."""
    open_to: tuple[SendingState, ...]
    if to is SendingState.WAITING:
        open_to, why = (SendingState.FAILED, SendingState.UNSURE, SendingState.WAITING), _AGAIN
    elif to is SendingState.SENT:
        open_to, why = (
            (SendingState.UNSURE,),
            "Only of a letter that may have gone it can be said that it arrived.",
        )
    else:
        open_to = (SendingState.FAILED, SendingState.UNSURE, SendingState.WAITING)
        why = "Only a letter that has not gone can be given up."
    return None if state in open_to else f"{why} This one is {words(state)}."
