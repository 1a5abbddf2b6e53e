"""Tests of whether two groups differ by more than chance: Fisher's, the rank sum, and many at once.

They ask nothing of how the numbers are spread, and the first two are exact where the groups are small. Tests hold
them to published values.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

_SLACK = 1 + 1e-7  # tables as likely as the one observed count as such in spite of rounding
MOST_EXACT = 30  # values of both groups up to which the rank sum is counted out


def fisher(yes: int, no: int, others_yes: int, others_no: int) -> float:
    """Fisher's exact test of a two by two table, two-sided: how often chance alone makes one as unlikely."""
    if min(yes, no, others_yes, others_no) < 0:
        raise ValueError("a table has no counts below zero")
    row, other, column = yes + no, others_yes + others_no, yes + others_yes
    whole = _log_comb(row + other, column)

    def log_chance(at: int) -> float:
        return _log_comb(row, at) + _log_comb(other, column - at) - whole

    seen = log_chance(yes) + math.log(_SLACK)
    possible = range(max(0, column - other), min(row, column) + 1)
    return min(1.0, math.fsum(math.exp(each) for at in possible if (each := log_chance(at)) <= seen))


def rank_sum(mine: Sequence[float], others: Sequence[float]) -> float:
    """The rank sum test (Wilcoxon, Mann and Whitney), two-sided: do values of one group lie higher?

    Equal values share their ranks. Counted out for up to `MOST_EXACT` values, else by the normal curve with its
    corrections for ties and continuity. 1.0 where a group is empty.
    """
    if not mine or not others:
        return 1.0
    # twice the rank, which is whole also where two values share one
    ranks = _doubled_ranks([*mine, *others])
    seen = sum(ranks[: len(mine)])
    if len(ranks) <= MOST_EXACT:
        return _counted_out(ranks, len(mine), seen)
    return _by_curve(len(mine), len(others), seen / 2, Counter(ranks).values())


def kept(chances: Sequence[float], rate: float = 0.05) -> list[bool]:
    """Which of many tests say something at all (Benjamini and Hochberg 1995).

    Of those that are kept, no more than `rate` are to be expected to be chance.
    """
    order = sorted(range(len(chances)), key=lambda at: chances[at])
    most = max((rank for rank, at in enumerate(order, 1) if chances[at] <= rate * rank / len(order)), default=0)
    said = set(order[:most])
    return [at in said for at in range(len(chances))]


def _log_comb(whole: int, part: int) -> float:
    return math.lgamma(whole + 1) - math.lgamma(part + 1) - math.lgamma(whole - part + 1)


def _doubled_ranks(values: Sequence[float]) -> list[int]:
    counted = Counter(values)
    ranks, below = {}, 0
    for value in sorted(counted):
        ranks[value] = 2 * below + counted[value] + 1
        below += counted[value]
    return [ranks[value] for value in values]


def _counted_out(ranks: Sequence[int], chosen: int, seen: int) -> float:
    """Of all ways to choose so many of the ranks, the share whose sum lies as far from the middle, or further."""
    ways: list[Counter[int]] = [Counter() for _ in range(chosen + 1)]
    ways[0][0] = 1
    for rank in ranks:
        for taken in range(chosen, 0, -1):
            for total, times in ways[taken - 1].items():
                ways[taken][total + rank] += times
    # compared with both sides multiplied, so that nothing is rounded
    far = abs(seen * len(ranks) - chosen * sum(ranks))
    as_far = sum(
        times for total, times in ways[chosen].items() if abs(total * len(ranks) - chosen * sum(ranks)) >= far
    )
    return as_far / math.comb(len(ranks), chosen)


def _by_curve(mine: int, others: int, seen: float, ties: Iterable[int]) -> float:
    whole = mine + others
    tied = sum(n**3 - n for n in ties)
    spread = math.sqrt(mine * others / 12 * (whole + 1 - tied / (whole * (whole - 1))))
    if spread == 0:
        return 1.0
    away = abs(seen - mine * (whole + 1) / 2) - 0.5
    return math.erfc(max(0.0, away) / spread / math.sqrt(2))
