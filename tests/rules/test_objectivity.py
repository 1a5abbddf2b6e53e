"""Who is meant by the people that a complaint names (7.6, annex D)."""

from __future__ import annotations

import pytest

from complaintdesk.rules.objectivity import named_in
from tests.hostile import HOSTILE


@pytest.mark.parametrize(
    ("concerned", "named"),
    [
        ("Can Öz", "Can Öz"),
        ("the clerk CAN at the counter", "the clerk CAN at the counter"),
        ("Mr Öz", "Mr Öz"),
        ("Can Bey", "Can Bey"),
        ("Tom Becker, Can Öz", "Can Öz"),
        ("Tom Becker and can oz", "can oz"),
        ("Öz, Can", "Can"),
        ("Can Yılmaz", None),
        ("Öz Kaya", None),
        ("the oz of it", None),
        ("Candan", None),
        ("Can Yılmaz and Can", "Can"),
        ("the man at the counter, called Can", "called Can"),
        ("Cannon Street branch", None),
        ("van 2; Tom / Can", "Can"),
        ("Ayşe", None),
        ("", None),
        (None, None),
        ("[", None),
    ],
)
def test_who_is_named(concerned: str | None, named: str | None) -> None:
    assert named_in("Can Öz", concerned) == named


def test_a_name_without_letters_names_nobody() -> None:
    assert named_in("[", "a [ b") is None


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_may_be_asked(text: str) -> None:
    assert named_in("Can Öz", text) is None
    named_in(text, text)
