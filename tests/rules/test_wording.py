"""Everyone who complains hears that it is free, their number, and by when they will hear."""

from __future__ import annotations

from datetime import date

import pytest

from complaintdesk.rules.wording import Promise, acknowledgement_text, after_saving, while_taking
from tests.hostile import HOSTILE, SURROGATES

PROMISE = Promise(date(2026, 11, 23), date(2026, 12, 3), date(2026, 11, 27))
NOTHING = Promise(None, None, None)
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


def test_the_letter_says_all_that_it_must() -> None:
    letter = acknowledgement_text(REFERENCE, "Mehmet Işık", "late delivery.", PROMISE, "Harbour Street Office")
    for part in (
        *("Dear Mehmet Işık,", REFERENCE, "about “late delivery”", "free of charge"),
        *("Thursday 3 December", "Friday 27 November", "Harbour Street Office"),
    ):
        assert part in letter
    assert "Monday 23 November" not in letter  # by then they have it: it is this letter


def test_without_clocks_or_a_name_the_letter_still_makes_sense() -> None:
    letter = acknowledgement_text(REFERENCE, "", "", NOTHING, "Harbour Street Office")
    assert letter.startswith("Good day,\n\nThank you for telling us.")
    assert "None" not in letter
    assert "None" not in " ".join(while_taking(NOTHING) + after_saving(REFERENCE, NOTHING))
    assert "decision by Thursday" in while_taking(Promise(None, date(2026, 12, 3), None))[1]
    assert "hear from us by Monday" in while_taking(Promise(date(2026, 11, 23), None, None))[1]


@pytest.mark.parametrize("text", HOSTILE + SURROGATES)
def test_hostile_names_and_words_stay_text(text: str) -> None:
    letter = acknowledgement_text(REFERENCE, text, text, PROMISE, text)
    assert "\x1b" not in letter
    letter.encode()
    assert letter.count("\n\n") == 5  # the paragraphs are ours
