"""What a caller may hear of their case, and by what it is known that it is them (7.3)."""

from __future__ import annotations

import pytest

from complaintdesk.queries import caller
from complaintdesk.queries.caller import ForCaller
from complaintdesk.rules.errors import NotFound
from tests.desk import Office

MEHMET = {"name": "Mehmet Işık", "phone": "0532 555 01 47", "email": "m.isik@example.org"}


def _known(office: Office, case_id: int, language: str | None = None) -> ForCaller:
    with office.desk.look() as look:
        return caller.for_caller(look, case_id, language)


@pytest.mark.parametrize(
    ("said", "language"), [("Turkish", "tr"), ("Türkçe", "tr"), ("English", "en"), ("Kurdish", "en"), (None, "en")]
)
def test_they_are_told_in_their_language(office: Office, said: str | None, language: str) -> None:
    case_id = office.new_case(complainant={**MEHMET, "language": said})
    assert _known(office, case_id).language == language
    assert _known(office, case_id, "tr").language == "tr"


def test_enough_to_compare_and_never_the_whole(office: Office) -> None:
    case_id = office.new_case(complainant=MEHMET, representative={"name": "Zeynep"}, order_number="AB-1022")
    proofs = _known(office, case_id).proofs
    assert proofs == (
        *("Mehmet Işık complains", "phone ends 147", "e-mail at example.org", "Zeynep acts for them"),
        *("order AB-1022", "received 2026-11-23"),
    )


def test_an_anonymous_case_says_so(office: Office) -> None:
    known = _known(office, office.new_case())
    assert known.whom is None
    assert known.proofs[0].startswith("anonymous")


def test_nothing_from_inside_is_said(office: Office) -> None:
    case_id = office.new_case(complainant=MEHMET, description="The van hit my fence.", people_concerned="Tom")
    office.acknowledge(case_id)
    office.assess(case_id, severity="high", note="difficult person")
    office.log(case_id, "inside", text="Carrier lost it.", with_whom="Ms Roe")
    office.assign(case_id, 2)
    said = " ".join(_known(office, case_id).sentences)
    assert "Can Öz" in said
    for words in ("Tom", "difficult", "high", "Carrier", "Roe", "Ayşe", "fence"):
        assert words not in said
    assert [channel for _, channel in _known(office, case_id).heard] == ["phone"]


def test_a_case_that_is_not_there(office: Office) -> None:
    with pytest.raises(NotFound):
        _known(office, 9)
