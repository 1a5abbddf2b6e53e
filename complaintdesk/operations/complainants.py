"""Who complains, and how to reach them (7.1, 7.2): known ones found again, new ones made, and corrected."""

from __future__ import annotations

from sqlmodel import col, select

from complaintdesk.operations import on_case
from complaintdesk.operations.inputs import ComplainantGiven, Complaint, PersonCorrected
from complaintdesk.records.case import Case
from complaintdesk.records.complainant import Complainant, ContactPoint
from complaintdesk.rules import plain_text, ways_to_reach
from complaintdesk.rules.errors import Conflict, Invalid, NotFound
from complaintdesk.rules.vocabulary import Channel, ContactKind, Direction, Need
from complaintdesk.store.act import Act, operation


@operation
def correct(act: Act, case_id: int, given: PersonCorrected) -> None:
    """Correct who complains or acts for them, on all their cases; what was there before stays in the trail.

    Where nobody was on file, they are from now on. Allowed also when the case is closed: people move and change
    their names. Raises `Conflict` when somebody saved them meanwhile, `Invalid` where nothing is known of them.
    """
    case = on_case.find(act, case_id)
    wanted = case.representative_id if given.representative else case.complainant_id
    if given.shown_name() is None:
        raise Invalid("Say who it is.", {"name": "a name, an organisation or a way to reach them"})
    person = None if wanted is None else act.session.get(Complainant, wanted)
    if person is None:
        _identify(act, case, given)
    else:
        _correct(act, case, person, given)
    on_case.settle(act, case)


def _identify(act: Act, case: Case, given: PersonCorrected) -> None:
    """The complaint was anonymous, or nobody acted for them: now it is known who it is."""
    person = who(act, given)
    assert person is not None and person.id is not None  # noqa: S101 - there is a name, and it was flushed
    if given.representative:
        case.representative_id = person.id
    else:
        case.complainant_id = person.id
    on_case.note(act, case, Direction.INSIDE, Channel.OTHER, f"Now known: {_told(act, person)}", None)


def _correct(act: Act, case: Case, person: Complainant, given: PersonCorrected) -> None:
    if given.version is not None and person.version != given.version:
        raise Conflict(
            f"{person.name} was corrected by somebody else since you opened it. Nothing of yours was saved.",
            theirs={"version": person.version},
            yours={},
        )
    before = _told(act, person)
    person.name = str(given.shown_name())
    person.kind, person.organisation, person.language = given.kind.value, given.organisation, given.language
    person.needs, person.needs_note = given.needs.value, given.needs_note
    person.preferred_channel = given.preferred_channel and given.preferred_channel.value
    if "market_segment" in given.model_fields_set:  # no screen asks for it, and none takes it away
        person.market_segment = given.market_segment
    act.session.add(person)
    _replace_ways(act, person, given)
    after = _told(act, person)
    if before != after:  # it stands in the log, because letters went to the old name or address
        on_case.note(act, case, Direction.INSIDE, Channel.OTHER, f"Corrected: {after}", None)


def _told(act: Act, person: Complainant) -> str:
    needs = None if person.needs == Need.NONE else Need(person.needs).label
    said = [person.name, person.organisation, *_ways(act, person), person.language, needs, person.needs_note]
    said.append(person.preferred_channel and f"prefers {Channel(person.preferred_channel).label}")
    # whoever has no name but a way to reach them is called by it: once is enough
    return ", ".join(dict.fromkeys(part for part in said if part))


def _ways(act: Act, person: Complainant) -> list[str]:
    kept = select(ContactPoint).where(ContactPoint.complainant_id == person.id).order_by(col(ContactPoint.id))
    return [way.value for way in act.session.exec(kept)]


def _replace_ways(act: Act, person: Complainant, given: ComplainantGiven) -> None:
    """Their ways are those that are given; what is the same stays the same row."""
    wanted = {(way.kind.value, way.value) for way in given.ways()}
    for way in act.session.exec(select(ContactPoint).where(ContactPoint.complainant_id == person.id)).all():
        if (way.kind, way.value) not in wanted:
            act.session.delete(way)
    act.session.flush()
    _add_ways(act, person, given)


def known_or_new(act: Act, complaint: Complaint) -> Complainant | None:
    """Who complains: the one on file that is meant, else `who`. Raises `NotFound`."""
    if complaint.complainant_id is None:
        return None if complaint.complainant is None else who(act, complaint.complainant)
    known = act.session.get(Complainant, complaint.complainant_id)
    if known is None:
        raise NotFound("This complainant is no longer on file.")
    if complaint.complainant is not None:
        _learn(act, known, complaint.complainant)
    return known


def who(act: Act, given: ComplainantGiven) -> Complainant | None:
    """The complainant on file with this name and phone, or a new one; None when nothing is known of them."""
    name = given.shown_name()
    if name is None:
        return None
    known = _on_file(act, given, name)
    if known is None:
        known = Complainant(
            kind=given.kind.value,
            name=name,
            organisation=given.organisation,
            preferred_channel=given.preferred_channel and given.preferred_channel.value,
            language=given.language,
            needs=given.needs.value,
            needs_note=given.needs_note,
            market_segment=given.market_segment,
        )
        act.session.add(known)
        act.session.flush()
    _learn(act, known, given)
    return known


def _on_file(act: Act, given: ComplainantGiven, name: str) -> Complainant | None:
    for way in given.ways():
        if way.kind is ContactKind.PHONE:
            tail = ways_to_reach.phone_tail(way.value)[:9]
            if len(tail) < 7:
                continue
            reached = select(ContactPoint.complainant_id).where(
                col(ContactPoint.tail) >= tail, col(ContactPoint.tail) < tail + ":"
            )
            for known in act.session.exec(select(Complainant).where(col(Complainant.id).in_(reached))):
                if plain_text.fold(known.name) == plain_text.fold(name):
                    return known
    return None


def _learn(act: Act, known: Complainant, given: ComplainantGiven) -> None:
    """Keep what a complainant on file says of themselves now; what they leave out stays as it was."""
    for name in ("organisation", "preferred_channel", "language", "needs_note", "market_segment"):
        said = getattr(given, name)
        if said is not None:
            setattr(known, name, str(said))
    if given.needs is not Need.NONE:
        known.needs = given.needs.value
    act.session.add(known)
    _add_ways(act, known, given)


def _add_ways(act: Act, complainant: Complainant, given: ComplainantGiven) -> None:
    assert complainant.id is not None  # noqa: S101 - it was read or flushed
    kept = act.session.exec(select(ContactPoint).where(ContactPoint.complainant_id == complainant.id))
    have = {(way.kind, way.digits or way.value) for way in kept}
    for way in given.ways():
        digits = ways_to_reach.phone_digits(way.value) if way.kind is ContactKind.PHONE else None
        if (way.kind.value, digits or way.value) not in have:
            act.session.add(
                ContactPoint(
                    complainant_id=complainant.id,
                    kind=way.kind.value,
                    value=way.value,
                    digits=digits or None,
                    tail=(digits or None) and ways_to_reach.phone_tail(way.value),
                )
            )
    act.session.flush()
