"""The first start: an office, its people, its lists and its deadlines."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from complaintdesk.operations import drafting, setting_up
from complaintdesk.operations.inputs import Person, Start, check
from complaintdesk.queries import calendar, drafts, people
from complaintdesk.rules.categories import CATEGORIES
from complaintdesk.rules.errors import Invalid, NotAllowed
from complaintdesk.store import presets
from complaintdesk.store.desk import SETTING_UP, open_desk
from tests.desk import PEOPLE, START, Office


def test_what_an_office_starts_with(office: Office) -> None:
    with office.desk.look() as look:
        assert look.is_set_up
        assert (look.office.name, look.office.currency) == ("Harbour Street Office", "GBP")
        assert [(person.id, person.name, person.role) for person in people.staff(look)] == [
            (n, *person) for n, person in enumerate(PEOPLE, 1)
        ]
        assert [row.code for row in people.categories(look)] == [category.code for category in CATEGORIES]
        assert [row.name for row in people.departments(look)] == ["Delivery", "Sales"]
        assert calendar.policy(look) == presets.preset("small_business")


def test_a_desk_is_set_up_once(office: Office) -> None:
    with pytest.raises(NotAllowed, match="already"), office.desk.act(SETTING_UP) as act:
        setting_up.set_up(act, check(Start, START))


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"time_zone": "Europe/Londinium"}, "time_zone"),
        ({"country": "ZZ"}, "country"),
        ({"subdivision": "XX"}, "subdivision"),
        ({"people": [{"name": "Can", "role": "manager"}, {"name": "Can", "role": "front_desk"}]}, "people"),
        ({"departments": ["Sales", "Sales"]}, "departments"),
    ],
)
def test_what_cannot_be_is_refused_and_the_desk_is_not_set_up(
    tmp_path: Path, given: dict[str, Any], field: str
) -> None:
    desk = open_desk(tmp_path / "desk.db", create=True)
    with pytest.raises(Invalid) as refused, desk.act(SETTING_UP) as act:
        setting_up.set_up(act, check(Start, {**START, **given}))
    assert field in refused.value.fields
    with desk.look() as look:
        assert not look.is_set_up
    desk.close()


def test_people_join(office: Office) -> None:
    new = office.do(setting_up.add_person, check(Person, {"name": "Zeynep", "role": "front_desk"}))
    with office.desk.look() as look:
        member = people.member(look, "Zeynep")
    assert member is not None
    assert member.id == new
    with pytest.raises(Invalid, match="already"):
        office.do(setting_up.add_person, check(Person, {"name": "Zeynep", "role": "manager"}))


def test_a_closure_is_there_once(office: Office) -> None:
    office.do(setting_up.add_closure, date(2026, 12, 24), "party")
    with pytest.raises(Invalid):
        office.do(setting_up.add_closure, date(2026, 12, 24), "party")
    with office.desk.look() as look:
        assert not calendar.office_calendar(look).is_business_day(date(2026, 12, 24))


def test_drafts_are_kept_offered_and_thrown_away(office: Office) -> None:
    office.do(drafting.keep, "a", "intake", {"words": "Ordered on the"})
    office.do(drafting.keep, "b", "intake", {"words": "x"})
    office.do(drafting.keep, "a", "intake", {"words": "Ordered on the 2nd"})
    with office.desk.look() as look:
        kept = drafts.drafts(look, "intake")
        assert [(draft.id, draft.body, draft.staff) for draft in kept] == [
            ("a", {"words": "Ordered on the 2nd"}, "Ayşe Demir"),
            ("b", {"words": "x"}, "Ayşe Demir"),
        ]
        assert drafts.drafts(look, "intake", staff_id=2) == []
    office.do(drafting.discard, "a")
    office.do(drafting.discard, "gone already")
    assert office.rows("SELECT id FROM draft") == [("b",)]
    assert office.value("SELECT count(*) FROM event") == 1  # setting up
