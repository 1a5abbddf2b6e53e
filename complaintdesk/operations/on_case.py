"""What every act on a case needs: the case, its standing, its log, its place in its life.

Not an operation itself: these run within one.
"""

from __future__ import annotations

from datetime import datetime

from complaintdesk.operations import clock_keeping
from complaintdesk.records.case import Case
from complaintdesk.records.communication import Communication
from complaintdesk.records.staff_member import StaffMember
from complaintdesk.rules import lifecycle
from complaintdesk.rules.errors import Conflict, Invalid, NotAllowed, NotFound
from complaintdesk.rules.vocabulary import Channel, Direction
from complaintdesk.store.act import Act
from complaintdesk.store.trail import plain


def find(act: Act, case_id: int, version: int | None = None, **yours: object) -> Case:
    """The case. Raises `NotFound`, and `Conflict` when `version` is given and somebody saved it meanwhile."""
    case = act.session.get(Case, case_id)
    if case is None:
        raise NotFound(f"There is no case with the number {case_id} in this file.")
    if version is not None and case.version != version:
        theirs = {name: plain(getattr(case, name)) for name in yours if hasattr(case, name)}
        raise Conflict(
            f"{case.reference} was changed by somebody else since you opened it. Nothing of yours was saved yet; "
            "compare both and save again.",
            theirs={**theirs, "version": case.version},
            yours={name: plain(value) for name, value in yours.items()},
        )
    return case


def standing(case: Case) -> lifecycle.Standing:
    """Where the case stands, as `rules.lifecycle` judges it."""
    return lifecycle.standing_of(
        acknowledged_at=case.acknowledged_at,
        assessed_at=case.assessed_at,
        owner_id=case.owner_id,
        decided_at=case.decided_at,
        reopened_at=case.reopened_at,
        closed_at=case.closed_at,
        paused_at=case.paused_at,
    )


def settle(act: Act, case: Case) -> None:
    """Bring what follows from other fields up to date: the stage and the next deadline."""
    case.stage = lifecycle.stage(standing(case)).value
    clock_keeping.show_next(act, case)
    act.session.add(case)


def person(act: Act) -> int:
    """The member of staff who acts. Raises `NotAllowed` when nobody is chosen."""
    if act.actor.id is None or act.session.get(StaffMember, act.actor.id) is None:
        raise NotAllowed("Choose who you are first: every act is recorded with the person who did it.")
    return act.actor.id


def note(
    act: Act,
    case: Case,
    direction: Direction,
    channel: Channel,
    text: str,
    with_whom: str | None,
    at: datetime | None = None,
) -> Communication:
    """Put one communication in the log (7.3)."""
    assert case.id is not None  # noqa: S101 - a case that was read or flushed has its id
    entry = Communication(
        case_id=case.id,
        at=at or act.now,
        direction=direction.value,
        channel=channel.value,
        with_whom=with_whom,
        text=text,
        staff_id=person(act),
    )
    act.session.add(entry)
    return entry


def promised(act: Act, problem: str) -> int:
    """The deadline policy of a new case: its category's own, else the shop's."""
    from complaintdesk.records.category import Category

    category = act.session.get(Category, problem)
    return (category and category.policy_id) or act.shop.policy_id


def known_category(act: Act, code: str) -> str:
    """The category's code. Raises `Invalid` for one that the shop does not have."""
    from complaintdesk.records.category import Category

    if act.session.get(Category, code) is None:
        raise Invalid(f"There is no problem category “{code}”.", {"problem": f"there is no category “{code}”"})
    return code
