"""Months beyond their limits, and words that became frequent."""

from __future__ import annotations

import random

import pytest

from complaintdesk.rules.patterns import ALPHA, Month, Rule, odds, rise
from complaintdesk.rules.same_words import phrases, recurring
from tests import hostile

STEADY = (9, 11, 8, 10, 12, 9, 10, 11, 8, 10, 9, 13)


def _months(counts: tuple[int, ...], everything: int = 100) -> list[Month]:
    return [Month(n, everything) for n in counts]


def test_many_are_held_to_the_natural_process_limit() -> None:
    # by hand: mean 10, moving ranges 2 3 2 2 3 1 1 3 2 1 4, their mean 24 / 11; 10 + 2.66 × 2.18 = 15.80
    assert rise(_months(STEADY), Month(15, 100)) is None
    found = rise(_months(STEADY), Month(16, 100))
    assert found is not None
    assert (found.rule, found.usual) == (Rule.LIMITS, 10)
    assert found.limit == pytest.approx(15.80, abs=0.005)
    assert found.says == "16, usually 10 a month; its natural limit is 15.8"


def test_a_busier_month_raises_the_limit_by_as_much() -> None:
    assert rise(_months(STEADY), Month(25, 100)) is not None
    assert rise(_months(STEADY), Month(25, 200)) is None
    assert rise(_months(STEADY), Month(25, 40)) is not None  # and a quiet one, or one that goes on, lowers nothing


def test_few_are_held_to_the_exact_test() -> None:
    quiet = _months((0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0))
    found = rise(quiet, Month(6, 100))
    assert found is not None
    assert found.rule is Rule.POISSON
    assert found.p is not None
    assert found.p < ALPHA
    # 4 or more of 7, each with 1 of 13: 0.00101; 5 or more of 8: 0.00013
    assert rise(quiet, Month(4, 100)) is None  # four of anything say nothing
    assert rise(quiet, Month(5, 100)) is not None
    assert rise(_months((0,) * 12), Month(4, 100)) is None
    assert rise(_months((0,) * 12), Month(5, 100)) is not None
    assert rise(_months((0,) * 12), Month(3, 100)) is None  # fewer than four are never a pattern
    assert "chance alone would bring so many in 1 of" in found.says


def test_a_short_history_has_the_exact_test_as_well() -> None:
    found = rise(_months((9, 11, 8, 10)), Month(30, 100))
    assert found is not None
    assert found.rule is Rule.POISSON
    assert rise(_months((9, 11)), Month(90, 100)) is None  # two months say nothing about what is usual


def test_nothing_new_is_no_pattern() -> None:
    """Of ten thousand quiet kinds in a steady shop about ten are beyond a limit of one in a thousand."""
    dice = random.Random(8)
    found = 0
    for _ in range(2_000):
        counts = [sum(dice.random() < 0.01 for _ in range(200)) for _ in range(13)]
        found += rise([Month(n, 200) for n in counts[:-1]], Month(counts[-1], 200)) is not None
    assert found <= 6


@pytest.mark.parametrize(
    ("p", "said"), [(0.0004, "1 of 2,500"), (1 / 1234, "1 of 1,200"), (1e-9, "fewer than 1 of 1,000,000")]
)
def test_chances_are_said_as_people_say_them(p: float, said: str) -> None:
    assert odds(p) == said


# -- words ---------------------------------------------------------------------------------------------


def test_phrases_are_folded_words_that_tell_something() -> None:
    assert phrases("The REAR wheel, it was loose!") == {"rear wheel", "rear", "wheel", "loose"}
    assert phrases("Arka tekerlek ve çok gevşek.") == {"arka tekerlek", "arka", "tekerlek", "gevsek"}
    assert phrases("On Monday 12 March, order 55-12") == {"order"}


USUAL = [f"The parcel came late, number {n}, and nobody rang." for n in range(90)]


def test_words_that_became_frequent_are_found_with_their_cases() -> None:
    recent = {n: f"The parcel came late, number {n}." for n in range(30)}
    recent |= {100 + n: f"The chair leg snapped off in week {n}." for n in range(5)}
    (found,) = recurring(recent, USUAL)
    assert found.cases == (100, 101, 102, 103, 104)
    assert found.words == "chair leg snapped"
    assert found.says == "“chair leg snapped”: in 5 of the 35 newest descriptions, in 0 of 90 before"


def test_words_that_are_usual_or_few_are_not_found() -> None:
    assert recurring(dict.fromkeys(range(30), "The parcel came late."), USUAL) == ()
    assert recurring(dict.fromkeys(range(3), "The chair leg snapped off."), USUAL) == ()
    assert recurring({}, USUAL) == ()
    assert recurring(dict.fromkeys(range(9), "The chair leg snapped off."), []) == ()


def test_names_that_are_counted_by_themselves_are_left_out() -> None:
    recent = dict.fromkeys(range(9), "The desk lamp.")
    assert recurring(recent, USUAL, known=["Desk lamp"]) == ()
    assert recurring(recent, USUAL)[0].words == "desk lamp"


@pytest.mark.parametrize("text", hostile.some(hostile.HOSTILE))
def test_whatever_people_type_is_compared(text: str) -> None:
    found = recurring(dict.fromkeys(range(9), text), USUAL)
    assert all(each.cases == tuple(range(9)) for each in found)
