"""What every act on a case needs: the case, its standing, its log, its place in its life.

Not an operation itself: these run within one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import col, select

from complaintdesk.operations import clock_keeping
from complaintdesk.records.authority import Authority
from complaintdesk.records.case import Case
from complaintdesk.records.communication import Communication
from complaintdesk.records.staff_member import StaffMember
from complaintdesk.records.together import Participant
from complaintdesk.rules import authority, lifecycle, objectivity
from complaintdesk.rules.authority import Grant, Power
from complaintdesk.rules.errors import Conflict, Invalid, NotAllowed, NotFound
from complaintdesk.rules.standing import Standing, stage, standing_of
from complaintdesk.rules.together import Part
from complaintdesk.rules.vocabulary import Act as What
from complaintdesk.rules.vocabulary import Channel, Direction, Remedy, Role
from complaintdesk.store.act import Act
from complaintdesk.store.trail import plain


def find(act: Act, case_id: int, version: int | None = None, **yours: object) -> Case:
    """The case that an act is on.

    Raises `NotAllowed` when nobody is chosen who acts, `NotFound`, and `Conflict` when `version` is given and
    somebody saved it meanwhile.
    """
    person(act)
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


def settle(act: Act, case: Case) -> None:
    """Bring what follows from other fields up to date: the stage and the next deadline."""
    case.stage = stage(standing_of(case)).value
    clock_keeping.never_without(act, case)
    clock_keeping.show_next(act, case)
    act.session.add(case)


def require(act: Act, case: Case, what: What) -> Standing:
    """Raises `NotAllowed` where the act is not open at this point of the case's life; returns where it stands."""
    standing = standing_of(case)
    lifecycle.require(what, standing)
    return standing


def grants(act: Act) -> tuple[Grant, ...]:
    """The authority table of the office (5.4); empty where it has none."""
    return tuple(
        Grant(Role(row.role), Power(row.power), Remedy(row.remedy) if row.remedy else None, row.up_to)
        for row in act.session.exec(select(Authority))
    )


def require_power(act: Act, power: Power) -> None:
    """Raises `NotAllowed` where who acts has not this authority (5.4)."""
    authority.require(grants(act), act.actor.role, power)


def approver(
    act: Act, case: Case, remedies: Sequence[Remedy], amount: int | None, approved_by_id: int | None
) -> int:
    """Whose authority covers these remedies and this sum (5.4): who acts, or who is named. Raises `NotAllowed`.

    Sums in another currency than the shop's are compared as they are.
    """
    acting = person(act)
    who = acting if approved_by_id is None else approved_by_id
    role = act.actor.role if who == acting else staff_member(act, who, "approved_by_id").role
    authority.require_offer(grants(act), role, remedies, amount, case.currency)
    return who


def staff_member(act: Act, staff_id: int, field: str) -> StaffMember:
    """Somebody who works here. Raises `Invalid` naming `field`."""
    found = act.session.get(StaffMember, staff_id)
    if found is None or not found.active:
        raise Invalid("Choose somebody who works here.", {field: "choose somebody who works here"})
    return found


def require_impartial(act: Act, case: Case, staff_id: int, field: str) -> None:
    """Nobody owns, looks into or decides a complaint about themselves, or with a conflict of interest (annex D).

    Raises `NotAllowed`; in an office of one person there is nobody else, and it is let pass.
    """
    member = staff_member(act, staff_id, field)
    named = objectivity.named_in(member.name, case.people_concerned)
    partial = _conflict(act, case, staff_id)
    if not (named or partial) or is_alone(act):
        return
    if partial:
        raise NotAllowed(f"{member.name} has a conflict of interest in this case (annex D): {partial}")
    raise NotAllowed(
        f"{member.name} is named in the complaint (“{named}”), and nobody looks into a complaint about "
        "themselves (7.6, annex D). Choose somebody else; if it is another of that name, correct the facts."
    )


def is_alone(act: Act) -> bool:
    """Whether only one person works here, so that there is nobody else who could do it."""
    return len(act.session.exec(select(StaffMember.id).where(StaffMember.active).limit(2)).all()) < 2


def _conflict(act: Act, case: Case, staff_id: int) -> str | None:
    """What the conflict of interest of this person is; None where there is none."""
    found = select(Participant.why).where(
        Participant.case_id == case.id,
        Participant.staff_id == staff_id,
        Participant.part == Part.CONFLICT.value,
        col(Participant.ended_at).is_(None),
    )
    return act.session.exec(found).first()


def person(act: Act) -> int:
    """The member of staff who acts. Raises `NotAllowed` when nobody is chosen."""
    if act.actor.id is None or act.session.get(StaffMember, act.actor.id) is None:
        raise NotAllowed("Choose who you are first: every act is recorded with the person who did it.")
    return act.actor.id


def note_approval(act: Act, case: Case, what: str, approved_by_id: int) -> None:
    """Whose authority it rests on, where it is not that of who acts (5.4)."""
    if approved_by_id != person(act):
        who = staff_member(act, approved_by_id, "approved_by_id").name
        note(act, case, Direction.INSIDE, Channel.OTHER, f"{what} was approved by {who} (5.4).", None)


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


def has_parts(act: Act, case: Case) -> bool:
    """Whether other cases are part of this one."""
    return act.session.exec(select(Case.id).where(Case.merged_into_id == case.id).limit(1)).first() is not None


def was_separated(act: Act, communication_id: int) -> bool:
    """Whether this log entry was made a case of its own."""
    made = select(Case.id).where(Case.separated_from_id == communication_id).limit(1)
    return act.session.exec(made).first() is not None


def known_category(act: Act, code: str) -> str:
    """The category's code. Raises `Invalid` for one that the shop does not have."""
    from complaintdesk.records.category import Category

    if act.session.get(Category, code) is None:
        raise Invalid(f"There is no problem category “{code}”.", {"problem": f"there is no category “{code}”"})
    return code
