"""`improvement`: the register, what is proposed, and every act, from the shell (8.2, 8.7)."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.shell import ok, refused, run
from tests.desk import Office

LAMP = {"problem": "defective", "product": "desk lamp", "description": "The switch flickers."}


def said(path: Path, *arguments: str) -> str:
    """What is said of an act that was done."""
    code, _, errors = run(path, *arguments)
    assert code == 0, errors
    return errors


@pytest.fixture
def shop(office: Office) -> tuple[Path, list[str]]:
    """Sofas all the year, nine desk lamps since the first of this month; by the computer's own clock."""
    now = office.clock.now = datetime.now(UTC)
    for weeks in range(1, 27):
        office.new_case(problem="late_delivery", product="sofa", received_at=now - timedelta(weeks=weeks))
    month = now.replace(day=1, hour=0, minute=0)
    taken = [office.take_in(received_at=max(month, now - timedelta(days=20)), **LAMP) for _ in range(9)]
    office.desk.close()
    return office.path, [receipt.reference for receipt in taken]


def test_an_entry_from_its_opening_to_its_closing(shop: tuple[Path, list[str]]) -> None:
    path, lamps = shop
    scope = ("category=defective", "product=desk lamp", f"cases={lamps[0]},{lamps[1]}")
    begun = (
        "kind=corrective",
        "title=Lamps flicker",
        "problem=They do.",
        "owner=Can Öz",
        "opened_on=-120",
        *scope,
    )
    assert "not done yet" in said(path, "improvement", "new", *begun)
    number = json.loads(ok(path, "improvement", "--format", "json"))[0]["number"]
    assert "Write down the cause first" in refused(path, "improvement", "done", number)
    ok(path, "improvement", "write", number, "whys=It flickers.", "prevention=Try each.", "due_on=tomorrow")
    assert "a month" in said(path, "improvement", "done", number, "done_on=-60")
    assert "The figures" in refused(path, "improvement", "check", number, "judged=effective")
    assert "0 → 4.6 a month" in said(path, "improvement", "check", number, "judged=later")
    assert "again (round 2)" in said(path, "improvement", "again", number, "why=It is back.")
    ok(path, "improvement", "link", number, f"cases={lamps[2]}")
    ok(path, "improvement", "unlink", number, f"cases={lamps[0]}")
    ok(path, "improvement", "withdraw", number, "why=Not sold any more.")
    told = json.loads(ok(path, "improvement", "show", number, "--format", "json"))
    assert (told["state"], told["owner"], len(told["rounds"])) == ("withdrawn", "Can Öz", 2)
    assert told["linked"] == [lamps[2], lamps[1]]
    assert told["checks"][0]["judged"] == "later"
    assert "Why it was withdrawn\nNot sold any more." in ok(path, "improvement", "show", number)


def test_what_is_proposed_is_listed_and_dismissed(shop: tuple[Path, list[str]]) -> None:
    path, _ = shop
    found = json.loads(ok(path, "improvement", "proposals", "--format", "json"))
    assert "words/switch flickers" in [each["key"] for each in found]
    assert "“switch flickers”: in 9 of the" in ok(path, "improvement", "proposals")
    assert "Dismissed." in said(path, "improvement", "dismiss", "words/switch flickers", "why=One box.")
    assert "dismissed by Ayşe Demir until" in ok(path, "improvement", "proposals")


def test_what_cannot_be_is_said_in_a_sentence(office: Office) -> None:
    office.desk.close()
    path = office.path
    assert "Nothing stands out" in said(path, "improvement", "proposals")
    assert "Say which" in refused(path, "improvement", "show")
    assert "There is no improvement CA-1" in refused(path, "improvement", "show", "CA-1")
    assert "is not proposed now" in refused(path, "improvement", "dismiss", "words/x", "why=x")
    assert "is no name=value" in refused(path, "improvement", "new", "kind=corrective", "x")
    wrong = refused(path, "improvement", "new", "kind=compliment", "title=x", "problem=x", "department=Nowhere")
    assert "There is no department “Nowhere”: Delivery, Sales." in wrong
    assert "the desk has no such field" in refused(path, "improvement", "new", "kindness=x")
