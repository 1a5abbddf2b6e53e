"""The tests of significance are held to published values, and to counting everything out."""

from __future__ import annotations

from itertools import combinations
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaintdesk.rules.exact_tests import fisher, kept, rank_sum

# Ozone at New York in May and in August 1973 (Chambers and others 1983, data set `airquality` of R)
MAY = [
    *(41, 36, 12, 18, 28, 23, 19, 8, 7, 16, 11, 14, 18),
    *(14, 34, 6, 30, 11, 1, 11, 4, 32, 23, 45, 115, 37),
]
AUGUST = [
    *(39, 9, 16, 78, 35, 66, 122, 89, 110, 44, 28, 65, 22),
    *(59, 23, 31, 44, 21, 9, 45, 168, 73, 76, 118, 84, 85),
]


@pytest.mark.parametrize(
    ("table", "published"),
    [
        ((3, 1, 1, 3), 0.4857),  # the lady tasting tea: Fisher 1935; two-sided in Agresti 1990, p. 61
        ((2, 15, 10, 3), 0.0005367),  # convicted twins: Fisher 1970, after Lange 1929; R's fisher.test
    ],
)
def test_fisher_is_as_published(table: tuple[int, int, int, int], published: float) -> None:
    assert fisher(*table) == pytest.approx(published, rel=1e-3)


def test_the_rank_sum_is_as_published() -> None:
    # permeability of the human chorioamnion: Hollander and Wolfe 1973, p. 69; one-sided 0.1272
    at_term = [0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46]
    early = [1.15, 0.88, 0.90, 0.74, 1.21]
    assert rank_sum(at_term, early) == pytest.approx(2 * 0.1272, abs=1e-4)
    # with ties, by the normal curve with its corrections: 0.0001208 in R's wilcox.test
    assert rank_sum(MAY, AUGUST) == pytest.approx(0.0001208, rel=1e-3)


def test_many_at_once_are_kept_as_published() -> None:
    # thrombolysis in myocardial infarction: Benjamini and Hochberg 1995, p. 295: the four smallest of fifteen
    chances = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459]
    chances += [0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0]
    assert kept(chances) == [True] * 4 + [False] * 11
    assert kept([]) == []
    assert kept([0.04, 0.9]) == [False, False]


@given(st.lists(st.integers(0, 9), min_size=4, max_size=4))
def test_fisher_is_what_counting_out_gives(table: list[int]) -> None:
    a, b, c, d = table
    rows, column = (a + b, c + d), a + c
    ways = [comb(rows[0], at) * comb(rows[1], column - at) for at in range(column + 1)]
    expected = sum(each for each in ways if each <= ways[a]) / sum(ways)
    assert fisher(*table) == pytest.approx(expected)


@given(st.lists(st.integers(0, 5), min_size=1, max_size=5), st.lists(st.integers(0, 5), min_size=1, max_size=5))
def test_the_rank_sum_is_what_counting_out_gives(mine: list[int], others: list[int]) -> None:
    both = [*mine, *others]
    ranks = [sum(other < each for other in both) + (both.count(each) + 1) / 2 for each in both]
    middle = len(mine) * (len(both) + 1) / 2
    far = abs(sum(ranks[: len(mine)]) - middle)
    sums = [sum(chosen) for chosen in combinations(ranks, len(mine))]
    expected = sum(abs(each - middle) >= far - 1e-9 for each in sums) / len(sums)
    assert rank_sum(mine, others) == pytest.approx(expected)


def test_what_cannot_be_told_apart_is_chance() -> None:
    assert rank_sum([], [1.0]) == 1.0
    assert rank_sum([5] * 40, [5] * 40) == 1.0
    assert fisher(0, 0, 3, 4) == pytest.approx(1.0)
    with pytest.raises(ValueError, match="below zero"):
        fisher(-1, 2, 3, 4)
