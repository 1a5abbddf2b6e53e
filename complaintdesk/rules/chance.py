"""What chance alone explains: the exact test for two Poisson rates (ISO 10002:2018, 8.2, 8.7).

Two counts from two windows in which something was counted of so much (days, cases received). If both
had the same rate, then of all that was counted the share in the second window follows the binomial
distribution, with the share of the second window in the exposure (J. Przyborowski, H. Wilenski,
Biometrika 31, 1940). It is exact for small counts.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

_ALIKE = 1 + 1e-7  # as R's `binom.test`: probabilities that differ by rounding only are equal
_NOTHING = 1e-40  # of the most likely count: what is rarer adds nothing to a sum


def at_least(k: int, n: int, share: float) -> float:
    """The probability of `k` or more out of `n`, where each falls there with the probability `share`."""
    if k <= 0:
        return 1.0
    return min(1.0, math.fsum(chance for count, chance in _spread(n, share) if count >= k))


def two_sided(k: int, n: int, share: float) -> float:
    """The probability of any count that is not more likely than `k` out of `n`."""
    spread = dict(_spread(n, share))
    limit = spread.get(k, 0.0) * _ALIKE
    return min(1.0, math.fsum(chance for chance in spread.values() if chance <= limit))


def rates_differ(before: int, after: int, exposure_before: float, exposure_after: float) -> float:
    """The two-sided p-value that two Poisson rates are the same; 1.0 where a window had no exposure."""
    if exposure_before <= 0 or exposure_after <= 0 or before + after == 0:
        return 1.0
    return two_sided(after, before + after, exposure_after / (exposure_before + exposure_after))


def _spread(n: int, share: float) -> Iterator[tuple[int, float]]:
    """The binomial distribution from its most likely count outwards, as far as anything can be seen of it."""
    if not 0 < share < 1:
        raise ValueError("a share lies between 0 and 1")
    mode = min(n, int((n + 1) * share))
    log = math.lgamma(n + 1) - math.lgamma(mode + 1) - math.lgamma(n - mode + 1)
    top = math.exp(log + mode * math.log(share) + (n - mode) * math.log1p(-share))
    odds = share / (1 - share)
    yield mode, top
    chance, count = top, mode
    while count < n and chance > top * _NOTHING:
        chance *= (n - count) / (count + 1) * odds
        count += 1
        yield count, chance
    chance, count = top, mode
    while count > 0 and chance > top * _NOTHING:
        chance *= count / (n - count + 1) / odds
        count -= 1
        yield count, chance
