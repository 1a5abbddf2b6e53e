"""Everyone who complains hears that it is free, their number, and by when they will hear."""

from __future__ import annotations

from datetime import date

from complaintdesk.rules.wording import Promise, after_saving, while_taking

PROMISE = Promise(date(2026, 11, 23), date(2026, 12, 3))
NOTHING = Promise(None, None)
REFERENCE = "2026-000123-8"


def test_while_taking_it_down() -> None:
    assert while_taking(PROMISE) == (
        "Let me read that back to you: …",
        "It costs you nothing. You will hear from us by Monday 23 November, "
        "and have our decision by Thursday 3 December.",
    )


def test_after_saving_the_number_is_said_in_groups() -> None:
    said = after_saving(REFERENCE, PROMISE)
    assert said[0] == "Your number is 2026, 000 123, 8. Shall I repeat it?"
    assert "Thursday 3 December" in said[-1]


def test_without_clocks_it_still_makes_sense() -> None:
    assert "None" not in " ".join(while_taking(NOTHING) + after_saving(REFERENCE, NOTHING))
    assert "decision by Thursday" in while_taking(Promise(None, date(2026, 12, 3)))[1]
    assert "hear from us by Monday" in while_taking(Promise(date(2026, 11, 23), None))[1]
