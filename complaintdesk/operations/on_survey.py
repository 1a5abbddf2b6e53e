"""Whose it is to keep an answer of a survey, and what it takes to change one that is kept (8.3).

Not an operation itself: these run within one.
"""

from __future__ import annotations

from complaintdesk.operations import on_case
from complaintdesk.records.satisfaction import Sampled
from complaintdesk.records.staff_member import StaffMember
from complaintdesk.rules.dates import long
from complaintdesk.rules.errors import Invalid, NotAllowed
from complaintdesk.rules.satisfaction import Reply
from complaintdesk.rules.vocabulary import Role
from complaintdesk.store.act import Act


def require_interviewer(act: Act, sampled: Sampled) -> None:
    """Answers and refusals are kept by the interviewer they were given to, or by a manager. Raises `NotAllowed`.

    Of somebody who has no interviewer, and in an office of one person, anybody keeps them.
    """
    theirs = sampled.interviewer_id
    if theirs in (None, on_case.person(act)) or act.actor.role == Role.MANAGER.value or on_case.is_alone(act):
        return
    who = act.session.get(StaffMember, theirs)
    name = "somebody else" if who is None else who.name
    raise NotAllowed(
        f"They were given to {name}: what they say is kept by {name} or a manager (8.3). "
        "F6 s a gives them to somebody else."
    )


def require_reason(act: Act, sampled: Sampled) -> None:
    """What is kept is changed with a reason, in `act.why`, which the trail keeps. Raises `Invalid`."""
    state = Reply(sampled.state)
    if state not in (Reply.ANSWERED, Reply.REFUSED) or (act.why or "").strip():
        return
    on = "" if sampled.done_on is None else f" on {long(sampled.done_on)}"
    said = f"they {'answered' if state is Reply.ANSWERED else 'refused'} already{on}; say why that is changed"
    raise Invalid(f"{said[0].upper()}{said[1:]}.", {"why": said})


def require_not_asked_again(sampled: Sampled) -> None:
    """Who has refused for good is not called any more. Raises `NotAllowed`."""
    if sampled.state == Reply.REFUSED and sampled.never_again:
        raise NotAllowed("They have refused and do not want to be asked again: they are not called any more.")
