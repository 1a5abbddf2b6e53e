"""Management review (8.6): planned, shown a frozen pack, minuted, decided, closed; decisions are carried out."""

from __future__ import annotations

from collections.abc import Callable

from sqlmodel import SQLModel, col, select

from complaintdesk.operations import on_case
from complaintdesk.operations.inputs.review import DecisionEnded, DecisionGiven, Minutes, ReviewPlanned
from complaintdesk.records.management_review import ManagementReview, ReviewDecision, ReviewPack
from complaintdesk.rules import review_pack
from complaintdesk.rules.errors import Conflict, Invalid, NotAllowed, NotFound
from complaintdesk.rules.periods import Period
from complaintdesk.rules.review_pack import DecisionState, Pack
from complaintdesk.rules.vocabulary import Role
from complaintdesk.store.act import Act, operation
from complaintdesk.store.look import Look

# What gathers a pack (`queries.review_pack.gather`): it is asked within the act, so that nothing lies between.
Gather = Callable[[Look, Period, str], Pack]
_DROPPED = DecisionState.DROPPED.value


@operation
def plan(act: Act, given: ReviewPlanned) -> int:
    """Plan a review. Returns its id.

    Raises `Invalid` where nobody of the office leads it, and for a day that has passed, unless it was held then.
    """
    on_case.person(act)
    _ahead(act, given)
    on_case.staff_member(act, given.chair_id, "chair_id")
    review = ManagementReview(
        planned_on=given.planned_on, first=given.first, last=given.last, chair_id=given.chair_id
    )
    act.session.add(review)
    return _id(act, review)


@operation
def replan(act: Act, review_id: int, given: ReviewPlanned) -> None:
    """Another day, another period, somebody else who leads it. Once it was held, only who leads it may change."""
    review = _open(act, review_id, given.version)
    on_case.staff_member(act, given.chair_id, "chair_id")
    if review.held_on is not None and (given.first, given.last) != (review.first, review.last):
        raise NotAllowed("It was held on that period, with the pack that was shown: its days stay as they are.")
    if given.planned_on != review.planned_on:
        _ahead(act, given)
    review.planned_on, review.chair_id = given.planned_on, given.chair_id
    review.first, review.last = given.first, given.last
    act.session.add(review)


@operation
def freeze(act: Act, review_id: int, gather: Gather) -> int:
    """Freeze what management will be shown: from now on nothing changes it. Returns the pack's id.

    Until the review is held a newer pack may be made beside it; the last one counts. Raises `NotAllowed` after.
    """
    review = _open(act, review_id, None)
    if review.held_on is not None:
        raise NotAllowed("It was held already, with the pack that was made before: there is no other afterwards.")
    if review.first > act.today:
        raise NotAllowed("The period has not begun yet: there is nothing to show of it.")
    made = gather(act.look, Period(review.first, review.last, f"{review.first} to {review.last}"), act.actor.name)
    content = review_pack.as_json(made)
    pack = ReviewPack(
        review_id=review_id,
        made_at=act.now,
        made_by_id=on_case.person(act),
        content=content,
        sha256=review_pack.sha256(content),
    )
    act.session.add(pack)
    return _id(act, pack)


@operation
def minute(act: Act, review_id: int, given: Minutes) -> None:
    """Keep the minutes; until it is closed they may be written on. Raises `NotAllowed` without a pack (8.6)."""
    review = _open(act, review_id, given.version)
    if given.held_on > act.today:
        raise Invalid("This day lies ahead.", {"held_on": "this day lies ahead"})
    if not _has_pack(act, review_id):
        raise NotAllowed(
            "Freeze the pack first: the minutes say what was made of what management was shown (8.6)."
        )
    review.held_on, review.attended, review.minutes = given.held_on, given.attended, given.minutes
    act.session.add(review)


@operation
def decide(act: Act, review_id: int, given: DecisionGiven) -> int:
    """Add a decision. Returns its id."""
    _open(act, review_id, None)
    decision = ReviewDecision(
        review_id=review_id,
        kind=given.kind.value,
        what=given.what,
        owner_id=_owner(act, given.owner_id),
        due_on=given.due_on,
        made_at=act.now,
        made_by_id=on_case.person(act),
    )
    act.session.add(decision)
    return _id(act, decision)


@operation
def change(act: Act, decision_id: int, given: DecisionGiven) -> None:
    """Put a decision right. Once its review is closed, the words stay; owner and day may move, never go."""
    decision = _running(act, decision_id, given.version)
    if _review(act, decision.review_id).closed_at is not None:
        if given.what != decision.what or given.kind.value != decision.kind:
            raise NotAllowed("The review is closed: what was decided stays as it was. Owner and day may move.")
        lacking = {
            name: "a decision of a closed review has one"
            for name, value in (("owner_id", given.owner_id), ("due_on", given.due_on))
            if value is None
        }
        if lacking:
            raise Invalid("A decision of a closed review has an owner and a day (8.6).", lacking)
    decision.kind, decision.what = given.kind.value, given.what
    decision.owner_id, decision.due_on = _owner(act, given.owner_id, decision.owner_id), given.due_on
    act.session.add(decision)


@operation
def done(act: Act, decision_id: int, given: DecisionEnded) -> None:
    """A decision was carried out; the next pack says so."""
    _end(act, decision_id, given, DecisionState.DONE)


@operation
def drop(act: Act, decision_id: int, given: DecisionEnded) -> None:
    """A decision is given up, with the reason; the next pack says so."""
    if not given.note:
        raise Invalid("Say why it is given up.", {"note": "say why it is given up"})
    _end(act, decision_id, given, DecisionState.DROPPED)


@operation
def close(act: Act, review_id: int, version: int | None = None) -> None:
    """Close the review: it has minutes, and each decision an owner and a day. By who leads it, or a manager."""
    review = _open(act, review_id, version)
    if act.actor.role != Role.MANAGER.value and review.chair_id != act.actor.id:
        chair = on_case.staff_member(act, review.chair_id, "chair_id").name
        raise NotAllowed(f"A review is closed by who leads it ({chair}) or by a manager (5.4, 8.6).")
    found = act.session.exec(select(ReviewDecision).where(ReviewDecision.review_id == review_id)).all()
    lacking = review_pack.unfit(
        review.minutes if review.held_on else None,
        [(row.what, row.owner_id, row.due_on) for row in found if row.state != _DROPPED],
    )
    if lacking:
        loose = any(row.owner_id is None or row.due_on is None for row in found if row.state != _DROPPED)
        how = " e (Change) gives a decision its owner and its day." if loose else ""
        raise NotAllowed(f"It cannot be closed yet: {'; '.join(lacking)} (8.6).{how}")
    review.closed_at, review.closed_by_id = act.now, on_case.person(act)
    act.session.add(review)


def _ahead(act: Act, given: ReviewPlanned) -> None:
    if given.planned_on < act.today and not given.was_held:
        told = "this day has passed: a review is planned for today or later; its minutes say when it was held"
        raise Invalid(f"{told[0].upper()}{told[1:]}.", {"planned_on": told})


def _end(act: Act, decision_id: int, given: DecisionEnded, state: DecisionState) -> None:
    decision = _running(act, decision_id, given.version)
    on = given.on or act.today
    if on > act.today:
        raise Invalid("This day lies ahead.", {"on": "this day lies ahead"})
    decision.state, decision.ended_on, decision.ended_note = state.value, on, given.note
    decision.ended_by_id = on_case.person(act)
    act.session.add(decision)


def _review(act: Act, review_id: int) -> ManagementReview:
    on_case.person(act)
    found = act.session.get(ManagementReview, review_id)
    if found is None:
        raise NotFound(f"There is no management review {review_id} in this file.")
    return found


def _open(act: Act, review_id: int, version: int | None) -> ManagementReview:
    review = _review(act, review_id)
    if review.closed_at is not None:
        raise NotAllowed("This review is closed: what was said and decided stays as it is.")
    _same(review, version)
    return review


def _running(act: Act, decision_id: int, version: int | None) -> ReviewDecision:
    on_case.person(act)
    found = act.session.get(ReviewDecision, decision_id)
    if found is None:
        raise NotFound(f"There is no decision {decision_id} in this file.")
    if found.state != DecisionState.OPEN.value:
        raise NotAllowed("This decision was carried out already, or given up.")
    _same(found, version)
    return found


def _same(record: ManagementReview | ReviewDecision, version: int | None) -> None:
    if version is not None and record.version != version:
        raise Conflict(
            "Somebody else has changed it since you opened it. Nothing of yours was saved yet; look at it and "
            "save again.",
            theirs={"version": record.version},
            yours={"version": version},
        )


def _owner(act: Act, owner_id: int | None, kept: int | None = None) -> int | None:
    """Somebody who works here; who has left meanwhile stays where nobody else was named."""
    if owner_id is not None and owner_id != kept:
        on_case.staff_member(act, owner_id, "owner_id")
    return owner_id


def _has_pack(act: Act, review_id: int) -> bool:
    return (
        act.session.exec(select(col(ReviewPack.id)).where(ReviewPack.review_id == review_id)).first() is not None
    )


def _id(act: Act, record: SQLModel) -> int:
    act.session.flush()
    made: int = record.id  # type: ignore[attr-defined]
    return made
