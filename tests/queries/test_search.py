"""Searching: words, beginnings, parts of numbers, diacritics, fields, and anything at all that may be typed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaintdesk.queries import callers, case_list, search
from complaintdesk.rules import reference
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.vocabulary import View
from tests.desk import MONDAY, PEOPLE, Office, StandingClock
from tests.hostile import HOSTILE, SURROGATES

STAFF = [(n, name) for n, (name, _) in enumerate(PEOPLE, 1)]


def _found(office: Office, text: str, view: View | None = None, me: int = 1) -> list[int]:
    with office.desk.look() as look:
        return search.matches(look, search.parse(text, look.today, me, STAFF), view, me).ids


@pytest.fixture(scope="session")
def shop_file(tmp_path_factory: pytest.TempPathFactory, empty_file: Path) -> Path:
    """Three cases: 1 a parcel of Mehmet Işık, 2 an invoice of Łucja, 3 an anonymous one that is closed."""
    path = tmp_path_factory.mktemp("template") / "shop.db"
    shutil.copy(empty_file, path)
    office = Office(path, StandingClock())
    office.new_case(
        description="The parcel was promised for the 9th.",
        complainant={"name": "Mehmet Işık", "phone": "0532 555 01 47", "email": "m.isik@example.org"},
        problem="late_delivery",
        order_number="AB-1022",
    )
    office.new_case(
        description="Ihr Straßenmöbel: crème brûlée-farben, nicht weiß!",
        complainant={"name": "Łucja Ørsted", "organisation": "Kaya Ltd. Şti."},
        problem="wrong_invoice",
        safety=True,
    )
    office.new_case(description="Nobody answered.", recurrent=True)
    office.log(1, "inside", text="Carrier: parcel mislaid in Iğdır.")
    office.assign(1, 1)
    office.close(3, "withdrawn")
    office.desk.close()
    return path


@pytest.fixture
def shop(tmp_path: Path, shop_file: Path, clock: StandingClock) -> Iterator[Office]:
    """That shop, open, for one test."""
    path = tmp_path / "shop.db"
    shutil.copy(shop_file, path)
    office = Office(path, clock)
    yield office
    office.desk.close()


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("parcel", [1]),
        ("parc", [1]),
        ("PROMISED parcel", [1]),
        ("parcel invoice", []),
        ('"was promised"', [1]),
        ('"promised was"', []),
        ("mislaid", [1]),
        ("ığdır", [1]),
        ("igdir", [1]),
        ("IĞDIR", [1]),
        ("ışık", [1]),
        ("IŞIK", [1]),
        ("Işık", [1]),
        ("isik", [1]),
        ("işik", [1]),
        ("strassenmobel", [2]),
        ("STRAẞENMÖBEL", [2]),
        ("creme brulee", [2]),
        ("lucja orsted", [2]),
        ("kaya sti", [2]),
        ("late delivery", [1]),
        ("0532 555 01 47", [1]),
        ("532 555", [1]),
        ("5550147", [1]),
        ("0147", [1]),
        ("m.isik@example.org", [1]),
        ("AB-1022", [1]),
        ("1022", [1]),
        ("2026-000002-8", [2]),
        ("20260000028", [2]),
        ("", [3, 2, 1]),
        ("xyzzy", []),
    ],
)
def test_words(shop: Office, text: str, ids: list[int]) -> None:
    assert _found(shop, text) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("stage:received", [2, 1]),
        ("stage:clo", [3]),
        ("owner:me", [1]),
        ("owner:ayse", [1]),
        ("owner:can", []),
        ("owner:nobody", [3, 2]),
        ("problem:late", [1]),
        ('problem:"late delivery"', [1]),
        ("problem:wrong_invoice", [2]),
        ("priority:urgent", []),
        ("is:open", [2, 1]),
        ("is:closed", [3]),
        ("is:anonymous", [3]),
        ("is:recurrent", [3]),
        ("is:overdue", []),
        ("safety:yes", [2]),
        ("due:<3d", [2, 1]),
        ("due:>3d", []),
        ("due:2026-11", [2, 1]),
        ("due:2026-11-24", [2, 1]),
        ("due:2025", []),
        ("received:today", [3, 2, 1]),
        ("received:<3d", [3, 2, 1]),
        ("received:>3d", []),
        ("received:>2026-11-22", [3, 2, 1]),
        ("received:>2026-11", []),
        ("received:<=2026-11", [3, 2, 1]),
        ("closed:2026-11-23", [3]),
        ("is:open parcel", [1]),
        ("parcel owner:me stage:rec", [1]),
        ("parcel owner:nobody", []),
    ],
)
def test_fields(shop: Office, text: str, ids: list[int]) -> None:
    assert _found(shop, text) == ids


@pytest.mark.parametrize(
    "text", ["stage:x", "owner:zoe", "priority:x", "due:soonish", "is:odd", "received:2026-1"]
)
def test_what_is_not_understood_is_said(shop: Office, text: str) -> None:
    with shop.desk.look() as look:
        found = search.matches(look, search.parse(text, look.today, 1, STAFF))
    assert len(found.problems) == 1
    assert found.problems[0].endswith(".")


@pytest.mark.parametrize("view", list(View))
@pytest.mark.parametrize("text", ["parcel", "", "is:recurrent", "late is:open"])
def test_a_view_narrows_what_is_found(office100: Office, view: View, text: str) -> None:
    with office100.desk.look() as look:
        listing = case_list.Listing(view, look.today, 1)
        in_view = {row.id for row in case_list.window(look, listing, 0, 10_000)}
    everything = _found(office100, text)
    assert everything or text == "is:recurrent"
    assert _found(office100, text, view) == [case_id for case_id in everything if case_id in in_view]


def test_more_matches_than_are_kept(office100: Office) -> None:
    with office100.desk.look() as look:
        everything = search.matches(look, search.parse("", look.today), most=5)
        words = search.matches(look, search.parse("parcel", look.today), most=5)
    assert everything.more
    assert words.more
    assert len(everything.ids) == len(words.ids) == 5


def test_newest_first(office100: Office) -> None:
    ids = _found(office100, "parcel")
    received = [office100.value('SELECT received_on FROM "case" WHERE id = :id', id=each) for each in ids]
    assert len(ids) > 5
    assert received == sorted(received, reverse=True)


_TYPED = (
    *HOSTILE,
    *SURROGATES,
    'a"b',
    '"',
    "stage:",
    'problem:"',
    "due:<",
    "due:<999999999d",
    "due:-5d",
    "owner:%",
    "is:",
)


@pytest.mark.parametrize("text", _TYPED, ids=repr)
def test_nothing_that_is_typed_raises(shop: Office, text: str) -> None:
    for typed in (text, f"owner:{text}", f'problem:"{text}"', f"due:{text}", f"is:open {text}"):
        _found(shop, typed)
    with shop.desk.look() as look:
        callers.by_name(look, text)
        callers.by_phone(look, text)
        callers.duplicates(look, text, complainant_id=1, order_number=text)


@given(st.text(max_size=40))
def test_any_text_is_taken_apart(text: str) -> None:
    query = search.parse(text, MONDAY.date(), 1, STAFF)
    assert query.words.count('"') % 2 == 0
    assert all(isinstance(sentence, str) for sentence in query.problems)


def test_by_reference(shop: Office) -> None:
    with shop.desk.look() as look:
        assert search.by_reference(look, " 2026 000002 8 ") == 2
        assert search.by_reference(look, reference.make(2026, 999)) is None
        with pytest.raises(Invalid, match="digit is wrong"):
            search.by_reference(look, "2026-000002-9")
