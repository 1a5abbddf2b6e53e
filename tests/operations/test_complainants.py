"""Who complains, corrected: names, ways to reach them, needs; an anonymous complaint that is not (7.1)."""

from __future__ import annotations

import pytest

from complaintdesk.queries import callers, case_file
from complaintdesk.rules.errors import Conflict, Invalid
from tests import acts_together as do
from tests.desk import Office

MEHMET = {"name": "Mehmet Isik", "phone": "0532 555 01 47", "email": "m@example.org", "language": "tr"}


def _person(office: Office, case_id: int) -> tuple[case_file.PersonRow, list[case_file.ContactRow]]:
    kept = office.case(case_id).complainant_id
    assert kept is not None
    with office.desk.look() as look:
        return case_file.person(look, kept)


def test_a_name_and_a_way_to_reach_them_are_corrected(office: Office) -> None:
    case_id = office.new_case(complainant=MEHMET)
    do.correct(office, case_id, name="Mehmet Işık", phone="0532 555 01 48", email="m@example.org", needs="hearing")
    person, ways = _person(office, case_id)
    assert (person.name, person.language, person.needs) == ("Mehmet Işık", None, "hearing")
    assert [way.value for way in ways] == ["m@example.org", "0532 555 01 48"]
    with office.desk.look() as look:
        assert callers.by_phone(look, "0532 555 01 47") == []
        assert len(callers.by_phone(look, "0532 555 01 48")) == 1
        assert len(callers.by_name(look, "işık")) == 1
    said = office.value("SELECT text FROM communication ORDER BY id DESC LIMIT 1")
    assert said == "Corrected: Mehmet Işık, m@example.org, 0532 555 01 48, hard of hearing"
    assert office.history(case_id)[-1].act == "complainants.correct"


def test_who_is_called_by_their_address_is_said_once(office: Office) -> None:
    """Without a name they are known by their way to be reached, and the log does not repeat it."""
    case_id = office.new_case(complainant={"email": "old@example.com"})
    do.correct(office, case_id, name="new@example.com", email="new@example.com")
    said = office.value("SELECT text FROM communication ORDER BY id DESC LIMIT 1")
    assert said == "Corrected: new@example.com"


def test_the_search_follows_a_corrected_name(office: Office) -> None:
    case_id = office.new_case(complainant=MEHMET)
    do.correct(office, case_id, name="Zoltán Kodály")
    found = "SELECT rowid FROM case_search WHERE case_search MATCH :words"
    assert office.rows(found, words="who : kodaly") == [(case_id,)]
    assert office.rows(found, words="who : isik") == []


def test_nothing_changed_leaves_no_trace(office: Office) -> None:
    case_id = office.new_case(complainant=MEHMET)
    before = len(office.history(case_id))
    do.correct(office, case_id, **MEHMET)
    assert len(office.history(case_id)) == before


def test_an_anonymous_complaint_gets_its_complainant(office: Office) -> None:
    known = office.case(office.new_case(complainant=MEHMET)).complainant_id
    case_id = office.new_case()
    do.correct(office, case_id, name="Mehmet Isik", phone="0532 555 01 47")
    assert office.case(case_id).complainant_id == known  # the one who is on file
    do.correct(office, case_id, name="Zeynep", representative=True)
    assert office.case(case_id).representative_id not in (None, known)


def test_a_closed_case_may_still_be_corrected(office: Office) -> None:
    case_id = office.new_case(complainant=MEHMET)
    office.close(case_id, "withdrawn")
    do.correct(office, case_id, name="Mehmet Işık")
    assert _person(office, case_id)[0].name == "Mehmet Işık"


def test_two_people_do_not_overwrite_each_other(office: Office) -> None:
    case_id = office.new_case(complainant=MEHMET)
    do.correct(office, case_id, name="Mehmet Işık", version=1)
    with pytest.raises(Conflict):
        do.correct(office, case_id, name="M. Işık", version=1)
    assert _person(office, case_id)[0].name == "Mehmet Işık"


def test_somebody_must_be_named(office: Office) -> None:
    with pytest.raises(Invalid) as refused:
        do.correct(office, office.new_case(complainant=MEHMET), name=None)
    assert "name" in refused.value.fields
