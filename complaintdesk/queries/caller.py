"""What a caller may hear of their case, and by what it is known that it is them (7.3; 4, confidentiality)."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from complaintdesk.queries import case_file, communications
from complaintdesk.queries.case_file import CaseFile, ContactRow, PersonRow
from complaintdesk.rules import caller_words
from complaintdesk.rules.caller_words import Told
from complaintdesk.rules.clocks import by_kind
from complaintdesk.rules.languages import ENGLISH, LANGUAGES, language_of
from complaintdesk.rules.vocabulary import ContactKind, Direction, Stage
from complaintdesk.store.look import Look


class ForCaller(NamedTuple):
    """`sentences` may be read out once it is known who calls; `proofs` are what they should be able to say."""

    case_id: int
    reference: str
    language: str
    sentences: tuple[str, ...]
    proofs: tuple[str, ...]
    whom: str | None  # who it is about, as it stands in the log
    heard: tuple[tuple[str, str], ...]  # when they heard from us (UTC text) and by which channel, the last few
    closed: bool


_HEARD = 6


def for_caller(look: Look, case_id: int, language: str | None = None) -> ForCaller:
    """What this case's caller may hear, in their language or the one that is asked for. Raises `NotFound`."""
    case = case_file.case_file(look, case_id)
    people = [
        case_file.person(look, key) for key in (case.complainant_id, case.representative_id) if key is not None
    ]
    theirs = language or _language(look, people)
    told = [row for row in communications.log(look, case_id) if row.direction == Direction.OUT]
    return ForCaller(
        case_id=case_id,
        reference=case.reference,
        language=theirs,
        sentences=caller_words.status(_told(look, case), theirs),
        proofs=tuple(_proofs(case, people)),
        whom=people[0][0].name if people else None,
        heard=tuple((row.at, row.channel) for row in told[-_HEARD:]),
        closed=case.closed_at is not None,
    )


def _told(look: Look, case: CaseFile) -> Told:
    running = [clock for clock in case_file.clocks(look, case.id) if clock.runs and clock.paused_at is None]
    return Told(
        reference=case.reference,
        stage=Stage(case.stage),
        standing=case.standing,
        received_on=date.fromisoformat(case.received_on),
        owner=case.owner,
        clocks=by_kind((date.fromisoformat(clock.due_on), clock.kind) for clock in running),
        on=look.today,
    )


def _language(look: Look, people: list[tuple[PersonRow, list[ContactRow]]]) -> str:
    """The complainant's language where it is one of ours, else the office's."""
    for person, _ in people:
        said = language_of(person.language)
        if said is not None:
            return said
    shops = look.value("SELECT language FROM shop")
    return shops if shops in LANGUAGES else ENGLISH


def _proofs(case: CaseFile, people: list[tuple[PersonRow, list[ContactRow]]]) -> list[str]:
    """What only they know; enough to compare, and never the whole number or address on the screen."""
    said = []
    for (person, ways), role in zip(people, ("complains", "acts for them"), strict=False):
        said.append(f"{person.name} {role}")
        for way in ways:
            if way.kind == ContactKind.PHONE:
                digits = [char for char in way.value if char.isdecimal()]
                said.append(f"phone ends {''.join(digits[-3:])}")
            elif way.kind == ContactKind.EMAIL:
                said.append(f"e-mail at {way.value.rpartition('@')[2]}")
    if case.order_number:
        said.append(f"order {case.order_number}")
    said.append(f"received {case.received_on}")
    return said if people else ["anonymous: only whoever knows the number may be told", *said]
