"""The clauses as people type them and as rooms name them."""

from __future__ import annotations

import pytest

from complaintdesk.rules import clauses


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("7.4", "7.4"),
        (" clause 7.4 ", "7.4"),
        ("7", "7"),
        ("d", "annex D"),
        ("Annex d", "annex D"),
        ("8.8", None),
        ("9", None),
        ("annex k", None),
        ("", None),
        ("[urgent]", None),
    ],
)
def test_a_clause_is_found_as_it_is_typed(typed: str, wanted: str | None) -> None:
    assert clauses.meant(typed) == wanted


def test_they_stand_in_the_order_of_the_standard() -> None:
    told = ["annex B", "8.2, 8.7", "7.2", "of our own", "4", "Annex a"]
    assert sorted(told, key=clauses.place) == ["4", "7.2", "8.2, 8.7", "Annex a", "annex B", "of our own"]


def test_a_clause_has_those_below_it() -> None:
    assert clauses.belongs("7.4", "7")
    assert clauses.belongs("8.2, 8.7", "8.2")
    assert clauses.belongs("annex D", "annex D")
    assert not clauses.belongs("4", "7")
    assert not clauses.belongs("7.4", "7.5")
