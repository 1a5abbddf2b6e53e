"""A case at every point at which a letter is written, in an office that can be reached."""

from __future__ import annotations

from datetime import date
from typing import Any

from complaintdesk.documents.letters import compose, sources
from complaintdesk.documents.letters.compose import Composed
from complaintdesk.documents.letters.sources import Sources, Typed
from complaintdesk.operations import setting_up
from complaintdesk.operations.inputs import Reached, check
from complaintdesk.rules.letters import LetterKind
from tests.desk import Office

WAYS = {
    "phone": "020 7946 0958",
    "email": "desk@harbour.example",
    "address": "12 Harbour Street, London E1 6AN",
    "website": "harbour.example",
}
PERSON = {"name": "Mehmet Işık", "email": "mehmet@isik.example", "phone": "0532 555 01 47", "language": "Turkish"}
TYPED = Typed(
    news="The carrier has found the parcel.", reason="The carrier is silent", new_date=date(2026, 12, 14)
)
CLERK = "Ayşe Demir"


def reachable(office: Office, **given: Any) -> None:
    """The office says where it is reached."""
    office.do(setting_up.say_where, check(Reached, {**WAYS, **given}))


def rejected_case(office: Office, **given: Any) -> int:
    """A case decided, told, not accepted and offered anew: every kind of letter has something to say."""
    usual = {"description": "The chair came late. One leg is broken.", "complainant": PERSON, "product": "chair"}
    case_id = office.new_case(**{**usual, **given})
    office.acknowledge(case_id)
    office.assess(case_id)
    office.assign(case_id, 2)
    office.decide(case_id, 2, outcome="partly_upheld", decision="We repair the leg.", remedies=["repair"])
    office.answer(case_id, "rejected")
    office.offer(case_id, "refund", "apology", actor=3, amount=12050, text="You get your money back.")
    return case_id


def read(office: Office, case_id: int) -> Sources:
    """What its letters are made of."""
    with office.desk.look() as look:
        return sources.read(look, case_id)


def letter(office: Office, case_id: int, kind: LetterKind, language: str | None = None, **typed: Any) -> Composed:
    """A letter on the case."""
    given = Typed(**typed) if typed else TYPED
    return compose.compose(read(office, case_id), kind, CLERK, language=language, typed=given)
