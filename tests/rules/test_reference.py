"""A reference survives the telephone: what is mistyped shows, what is typed untidily is understood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaintdesk.rules import reference
from complaintdesk.rules.errors import Invalid
from tests.hostile import HOSTILE, SURROGATES

YEARS = st.integers(1000, 9999)
SEQUENCES = st.one_of(st.integers(1, 999_999), st.integers(1, 999_999_999))
REFERENCES = st.builds(reference.make, YEARS, SEQUENCES)


def _taken(text: str) -> bool:
    try:
        reference.parse(text)
    except Invalid:
        return False
    return True


def test_the_number_looks_as_people_were_told() -> None:
    assert reference.make(2026, 123) == "2026-000123-8"
    assert reference.make(2026, 1_234_567).startswith("2026-1234567-")


@given(YEARS, SEQUENCES)
def test_year_and_sequence_come_back(year: int, sequence: int) -> None:
    assert reference.split(reference.make(year, sequence)) == (year, sequence)


@given(REFERENCES)
def test_every_single_wrong_digit_shows(right: str) -> None:
    digits = right.replace("-", "")
    for at, digit in enumerate(digits):
        for other in "0123456789":
            if other != digit:
                wrong = digits[:at] + other + digits[at + 1 :]
                assert not _taken(wrong), wrong


@given(REFERENCES)
def test_every_swap_of_neighbours_shows(right: str) -> None:
    digits = right.replace("-", "")
    for at in range(len(digits) - 1):
        if digits[at] != digits[at + 1]:
            wrong = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
            with pytest.raises(Invalid, match="digit is wrong or two are swapped"):
                reference.parse(wrong)


@given(REFERENCES)
def test_what_is_read_aloud_can_be_typed_in_as_heard(right: str) -> None:
    assert reference.parse(reference.spoken(right)) == right


@pytest.mark.parametrize(
    "typed",
    [
        "2026-000123-8",
        "  2026-000123-8\n",
        "20260001238",
        "2026 000 123 8",
        "2026–000123—8",
        "2026−000123‑8",
        "２０２６－０００１２３－８",
        "٢٠٢٦-٠٠٠١٢٣-٨",
        "2026-123-8",
        "#2026/000123/8",
        "\u200e2026-000123-8\u200b",
        "2026, 000 123, 8",
    ],
)
def test_untidy_typing_is_understood(typed: str) -> None:
    assert reference.parse(typed) == "2026-000123-8"
    assert _taken(typed)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "nothing was typed"),
        ("   ", "nothing was typed"),
        ("2026", "Some are missing"),
        ("2026-000123", "Some are missing"),
        ("2026-0000000123-8", "too many"),
        ("2026-OOO123-8", "“O” is in it"),
        ("late delivery", "digits only"),
        ("2026-000124-8", "digit is wrong"),
        ("0000-000000-0", "the year first"),
    ],
)
def test_the_sentence_says_which_thing_is_wrong(typed: str, said: str) -> None:
    with pytest.raises(Invalid, match=said) as caught:
        reference.parse(typed)
    assert "reference" in caught.value.fields


def test_the_example_in_the_sentences_is_a_number_that_exists() -> None:
    with pytest.raises(Invalid) as caught:
        reference.parse("")
    assert _taken(str(caught.value).split("looks like ")[1].split(";")[0])


@pytest.mark.parametrize("text", HOSTILE + SURROGATES)
def test_hostile_text_is_no_reference_and_no_crash(text: str) -> None:
    assert not _taken(text)


@given(st.text())
def test_any_text_is_a_reference_or_a_sentence(text: str) -> None:
    if _taken(text):
        assert reference.parse(reference.parse(text)) == reference.parse(text)


@pytest.mark.parametrize(("year", "sequence"), [(999, 1), (10_000, 1), (2026, 0), (2026, 10**9)])
def test_the_store_cannot_make_a_number_out_of_range(year: int, sequence: int) -> None:
    with pytest.raises(ValueError, match="not"):
        reference.make(year, sequence)
