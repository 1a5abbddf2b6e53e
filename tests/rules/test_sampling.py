"""A sample depends on nothing but names, size and seed; each name is as likely as any other."""

from __future__ import annotations

import subprocess
from collections import Counter
from datetime import date
from shutil import which

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaintdesk.rules import sampling
from complaintdesk.rules.satisfaction import LeftOut, months_before

NAMES = st.lists(st.text(min_size=1, max_size=12), unique=True, max_size=40)
SEED = st.integers(1, sampling.SEEDS)


@given(NAMES, st.integers(0, 50), SEED)
def test_the_order_of_the_list_does_not_matter(names: list[str], size: int, seed: int) -> None:
    drawn = sampling.draw(names, size, seed)
    assert drawn == sampling.draw(names[::-1] + sorted(names), size, seed)
    assert len(drawn) == len(set(drawn)) == min(size, len(names))
    assert set(drawn) <= set(names)


@given(NAMES, st.integers(0, 40), SEED)
def test_a_larger_sample_has_the_smaller_one_in_it(names: list[str], size: int, seed: int) -> None:
    assert sampling.draw(names, size + 1, seed)[:size] == sampling.draw(names, size, seed)


def test_each_name_is_drawn_as_often_as_any_other() -> None:
    names = [f"2026-{n:06d}-0" for n in range(20)]
    seeds = 4000
    drawn = Counter(name for seed in range(1, seeds + 1) for name in sampling.draw(names, 5, seed))
    expected = seeds * 5 / 20
    chi = sum((drawn[name] - expected) ** 2 / expected for name in names)
    assert chi < 36.2  # chi squared with 19 degrees of freedom lies above it once in a hundred times


def test_pairs_are_drawn_together_as_often_as_chance_has_it() -> None:
    seeds = 4000
    both = sum({"a", "b"} <= set(sampling.draw("abcdefghij", 5, seed)) for seed in range(1, seeds + 1))
    assert both / seeds == pytest.approx(5 / 10 * 4 / 9, abs=0.025)


@pytest.mark.skipif(which("sha256sum") is None, reason="no sha256sum here")
def test_a_lot_is_what_any_machine_says_of_it() -> None:
    said = subprocess.run(["sha256sum"], input=b"12345678:2026-000123-7", capture_output=True, check=True)
    assert said.stdout.split()[0].decode() == sampling.lot("2026-000123-7", 12345678)


def test_a_sample_has_no_less_than_nobody() -> None:
    with pytest.raises(ValueError, match="no less"):
        sampling.draw(["a"], -1, 1)


@pytest.mark.parametrize(("percent", "of", "size"), [(10, 61, 7), (10, 60, 6), (1, 3, 1), (100, 7, 7), (50, 0, 0)])
def test_a_share_of_somebody_is_somebody(percent: int, of: int, size: int) -> None:
    assert sampling.size_of_share(percent, of) == size


@given(st.lists(st.sets(st.integers(1, 6)), max_size=40), st.sets(st.integers(1, 6), max_size=6))
def test_nobody_gets_what_they_are_barred_from(barred: list[set[int]], people: set[int]) -> None:
    given_to = sampling.shared_out(barred, people)
    assert len(given_to) == len(barred)
    for who, out in zip(given_to, barred, strict=True):
        assert who in people - out if who is not None else not people - out


@given(st.integers(0, 60), st.sets(st.integers(1, 9), min_size=1))
def test_where_nobody_is_barred_nobody_has_more_than_one_above_another(n: int, people: set[int]) -> None:
    has = Counter(sampling.shared_out([set()] * n, people))
    counted = [has[person] for person in people]
    assert max(counted) - min(counted) <= 1


def test_who_can_take_all_takes_what_others_cannot() -> None:
    barred = [set(), set(), {1}, {1}]
    assert sampling.shared_out(barred, [1, 2]) == [1, 1, 2, 2]


def test_who_was_left_out_is_told_with_most_first() -> None:
    labels = {each.value: each.label for each in LeftOut}
    told = sampling.left_out_in_words({"anonymous": 2, "merged": 5, "not_ours": 0, "other": 2}, labels)
    assert told == "5 part of another case, 2 anonymous, 2 other"


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2026, 11, 23), 12, date(2025, 11, 23)),
        (date(2024, 2, 29), 12, date(2023, 2, 28)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
    ],
)
def test_so_many_months_before(day: date, months: int, before: date) -> None:
    assert months_before(day, months) == before
