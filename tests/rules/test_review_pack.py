"""A pack as it is kept: the same text for the same pack, and read back only where it is what was frozen."""

from __future__ import annotations

import json
from datetime import date

import pytest

from complaintdesk.rules import review_pack
from complaintdesk.rules.errors import Damaged
from complaintdesk.rules.review_pack import Pack, Section, Table
from tests.hostile import HOSTILE

PACK = Pack(
    "Harbour Street Office",
    date(2026, 1, 1),
    date(2026, 12, 31),
    date(2025, 1, 1),
    date(2025, 12, 31),
    "2027-01-04T09:00:00.000Z",
    "Mary",
    (
        Section(
            "figures",
            "Figures",
            ("One.", *HOSTILE[:20]),
            (Table("Measures", ("A", "B"), (("1", "2"), ("3", HOSTILE[3])), (1, 2)),),
            (("Received", "Cases received."),),
        ),
        Section("risks", "Risks", ()),
    ),
)


def test_what_was_frozen_is_read_back() -> None:
    content = review_pack.as_json(PACK)
    assert review_pack.of_json(content, review_pack.sha256(content)) == PACK
    assert review_pack.as_json(PACK) == content


@pytest.mark.parametrize("changed", [("Mary", "Marx"), ('"1"', '"9"'), ("}", "} ")])
def test_what_was_changed_since_is_refused(changed: tuple[str, str]) -> None:
    content = review_pack.as_json(PACK)
    with pytest.raises(Damaged, match="its SHA-256 differs"):
        review_pack.of_json(content.replace(*changed, 1), review_pack.sha256(content))


def test_a_form_of_a_newer_version_is_refused() -> None:
    newer = json.dumps({**json.loads(review_pack.as_json(PACK)), "format": 2})
    with pytest.raises(Damaged, match="form 2, which this version does not know"):
        review_pack.of_json(newer, review_pack.sha256(newer))


def test_what_keeps_a_review_open() -> None:
    day = date(2027, 1, 31)
    assert review_pack.unfit("Said.", [("Do.", 1, day)]) == ()
    assert review_pack.unfit(None, [("Do.", None, day), ("Go.", 1, None)]) == (
        "it has no minutes",
        "“Do.” has not an owner",
        "“Go.” has not a day",
    )
