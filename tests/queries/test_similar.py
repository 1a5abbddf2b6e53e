"""A name that was half remembered, and is typed with a letter wrong, missing or too many."""

from __future__ import annotations

import pytest

from complaintdesk.queries import similar
from tests.desk import Office
from tests.hostile import HOSTILE


@pytest.fixture
def shop(office: Office) -> Office:
    for name in ("Barış Sönmez", "Mehmet Işık", "Zeynep Kaya", "Augustine Birtwistle"):
        office.new_case(complainant={"name": name})
    return office


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("sonmz", "Sönmez"),
        ("sonmes", "Sönmez"),
        ("Sömnez", "Sönmez"),
        ("baris sonmz", "baris Sönmez"),
        ("birtwhistle", "Birtwistle"),
        ("zeinep", "Zeynep"),
        ("sonmez", None),  # is found as it is
        ("sox", None),
        ("owner:sonmz", None),
        ("qqqqq", None),
        ("", None),
    ],
)
def test_a_name_that_reads_like_it(shop: Office, typed: str, meant: str | None) -> None:
    with shop.desk.look() as look:
        assert similar.instead(look, typed) == meant


@pytest.mark.parametrize("typed", HOSTILE)
def test_nothing_that_is_typed_raises(shop: Office, typed: str) -> None:
    with shop.desk.look() as look:
        similar.instead(look, typed)
