"""The complaints policy: drafted, approved by a manager, read (5.2, 5.3); how much of the desk is on (annex B)."""

from __future__ import annotations

from sqlmodel import select

from complaintdesk.operations import on_case
from complaintdesk.operations.inputs import Approval, ModeGiven, PolicyWords
from complaintdesk.records.commitment import DeskMode, PolicyEdition, PolicyReading, PolicyWording
from complaintdesk.rules import commitment, training, written
from complaintdesk.rules.errors import Conflict, Invalid, NotAllowed, NotFound
from complaintdesk.rules.languages import NAMES
from complaintdesk.rules.vocabulary import ClockKind, Role
from complaintdesk.store import presets
from complaintdesk.store.act import Act, operation


@operation
def draft(act: Act) -> int:
    """Begin a new edition (5.3): from the newest there is, else from the text that is shipped. Returns its id.

    Raises `NotAllowed` while there is a draft already.
    """
    who = on_case.person(act)
    known = list(act.session.exec(select(PolicyEdition).order_by(PolicyEdition.id)))  # type: ignore[arg-type]
    if known and known[-1].approved_on is None:
        raise NotAllowed("There is a draft already. Change it, approve it, or drop it.")
    texts = {word.language: word.text for word in _wordings(act, known[-1].id)} if known else _shipped(act)
    edition = PolicyEdition(drafted_at=act.now, drafted_by_id=who)
    act.session.add(edition)
    act.session.flush()
    assert edition.id is not None  # noqa: S101 - it was flushed above
    for language, text in texts.items():
        act.session.add(PolicyWording(edition_id=edition.id, language=language, text=text))
    return edition.id


def _shipped(act: Act) -> dict[str, str]:
    """What is shipped, with what the desk knows filled in: the office and its time limits."""
    return {each: commitment.filled(presets.policy_wording(each), _known(act, each)) for each in NAMES}


def _known(act: Act, language: str) -> dict[str, str]:
    known = {"office": act.shop.name}
    for kind in (ClockKind.ACKNOWLEDGE, ClockKind.DECIDE):
        clock = min(act.policy.of_kind(kind), key=lambda each: each.statutory, default=None)
        if clock is not None:
            known[kind.value] = written.length(clock.length, clock.unit, language)
    return known


@operation
def word(act: Act, edition_id: int, given: PolicyWords) -> None:
    """Change the text of a draft, in one language or in several. Raises `NotAllowed` for an approved edition."""
    edition = _draft(act, edition_id)
    kept = {each.language: each for each in _wordings(act, edition_id)}
    if given.version is not None and given.version != edition.version:
        raise Conflict(
            "Somebody else changed this draft since you opened it. Nothing of yours was saved yet.",
            theirs={**{language: each.text for language, each in kept.items()}, "version": edition.version},
            yours=given.texts,
        )
    changed = False
    for language, text in given.texts.items():
        wording = kept.get(language) or PolicyWording(edition_id=edition_id, language=language, text="")
        if wording.text != text:
            wording.text = text
            act.session.add(wording)
            changed = True
    if changed:
        edition.drafted_at, edition.drafted_by_id = act.now, on_case.person(act)
        act.session.add(edition)


@operation
def drop(act: Act, edition_id: int) -> None:
    """A draft is not wanted any more. Raises `NotAllowed` for an edition that was approved."""
    edition = _draft(act, edition_id)
    for each in _wordings(act, edition_id):
        act.session.delete(each)
    act.session.flush()
    act.session.delete(edition)


@operation
def approve(act: Act, edition_id: int, given: Approval) -> None:
    """A manager approves the edition (5.2); from then on it is never changed. It counts as read by who approves.

    What was approved on paper before may be entered later. Raises `NotAllowed` for anybody else, `Invalid` where
    something is still to be filled in or the days do not fit.
    """
    who = on_case.person(act)
    if act.actor.role != Role.MANAGER:
        raise NotAllowed("Only a manager approves the policy: the top of the office stands for it (5.2).")
    edition = _draft(act, edition_id)
    _require_whole(act, edition_id)
    approved_on = given.approved_on or act.today
    if approved_on > act.today:
        raise Invalid("The day lies ahead.", {"approved_on": "today or earlier"})
    effective_on = given.effective_on or approved_on
    if effective_on < approved_on:
        raise Invalid("It cannot hold before it was approved.", {"effective_on": "not before it was approved"})
    usual = training.expiry(effective_on, commitment.REVIEW_AFTER_MONTHS)
    review_on = given.review_on or usual
    if review_on is None or review_on <= effective_on:
        raise Invalid("The review comes after it takes effect.", {"review_on": "a day after it takes effect"})
    edition.approved_on, edition.approved_by_id = approved_on, who
    edition.effective_on, edition.review_on = effective_on, review_on
    act.session.add(edition)
    act.session.add(PolicyReading(edition_id=edition_id, staff_id=who, at=act.now))


def _require_whole(act: Act, edition_id: int) -> None:
    words = _wordings(act, edition_id)
    if act.shop.language not in [each.language for each in words]:
        raise Invalid(f"It has no text in your own language ({NAMES[act.shop.language]}).")
    for each in words:
        missing = commitment.blanks(each.text)
        if missing:
            raise Invalid(
                f"Something is still to be filled in ({NAMES[each.language]}): [[{missing[0]}]]"
                + (f" and {len(missing) - 1} more." if len(missing) > 1 else ".")
            )


@operation
def read(act: Act, edition_id: int) -> None:
    """Who acts has read and understood the edition (5.3). Raises `NotAllowed` for a draft, or a second time."""
    who = on_case.person(act)
    if _edition(act, edition_id).approved_on is None:
        raise NotAllowed("This is a draft: it is read once a manager has approved it.")
    asked = select(PolicyReading).where(PolicyReading.edition_id == edition_id, PolicyReading.staff_id == who)
    if act.session.exec(asked).first() is not None:
        raise NotAllowed(f"{act.actor.name} has read and understood this edition already.")
    act.session.add(PolicyReading(edition_id=edition_id, staff_id=who, at=act.now))


@operation
def set_mode(act: Act, given: ModeGiven) -> None:
    """Switch on only what a small business needs, or all of it, for everybody (annex B). No record is touched.

    Raises `NotAllowed` for anybody but a manager.
    """
    on_case.person(act)
    if act.actor.role != Role.MANAGER:
        raise NotAllowed("It changes the desk for everybody: a manager decides how much is shown (annex B).")
    kept = act.session.get(DeskMode, 1)
    if kept is None:
        kept = DeskMode(id=1, mode="")
    kept.mode = given.mode.value
    act.session.add(kept)


def _edition(act: Act, edition_id: int) -> PolicyEdition:
    found = act.session.get(PolicyEdition, edition_id)
    if found is None:
        raise NotFound("There is no such edition of the policy.")
    return found


def _draft(act: Act, edition_id: int) -> PolicyEdition:
    on_case.person(act)
    edition = _edition(act, edition_id)
    if edition.approved_on is not None:
        raise NotAllowed("An edition that was approved is never changed: begin a new one.")
    return edition


def _wordings(act: Act, edition_id: int | None) -> list[PolicyWording]:
    return list(act.session.exec(select(PolicyWording).where(PolicyWording.edition_id == edition_id)))
