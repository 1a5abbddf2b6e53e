"""Random samples that anybody can draw again (ISO 10002:2018, 8.3, annex D).

Each name that can be drawn is written behind the seed, `12345678:2026-000123-7`, and its SHA-256 taken; the sample
is those with the smallest, in that order. So the draw does not depend on the order of the list, nor on a program:
`printf '%s' 12345678:2026-000123-7 | sha256sum` says the same on any machine. For a seed that nobody chose, each
sample of that size is equally likely.
"""

from __future__ import annotations

import hashlib
import heapq
import math
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Final

SEEDS: Final = 99_999_999  # seeds are 1 to this: eight figures can be read aloud


def draw(names: Iterable[str], size: int, seed: int) -> list[str]:
    """`size` of these names in the order of the draw, or all of them where there are fewer. A name counts once."""
    if size < 0:
        raise ValueError("a sample has no less than nobody in it")
    return heapq.nsmallest(size, set(names), key=lambda name: (lot(name, seed), name))


def lot(name: str, seed: int) -> str:
    """The lot of a name: its SHA-256 behind the seed, in hexadecimal."""
    return hashlib.sha256(f"{seed}:{name}".encode()).hexdigest()


def size_of_share(percent: int, of: int) -> int:
    """How many a share of them is, rounded up, so that a share of somebody is somebody."""
    return math.ceil(percent * of / 100)


def shared_out(barred: Sequence[Set[int]], people: Iterable[int]) -> list[int | None]:
    """Who of these people takes which entry: whoever is not barred from it and has fewest so far; None for nobody.

    `barred` has for each entry those who must not take it. Entries that fewest can take are given out first, so
    that somebody who may take all does not leave others without work.
    """
    everybody = sorted(set(people))
    has = dict.fromkeys(everybody, 0)
    given: list[int | None] = [None] * len(barred)
    order = sorted(range(len(barred)), key=lambda at: (len(has.keys() - barred[at]), at))
    for at in order:
        free = [person for person in everybody if person not in barred[at]]
        if free:
            taker = min(free, key=lambda person: (has[person], person))
            given[at] = taker
            has[taker] += 1
    return given


def left_out_in_words(left_out: Mapping[str, int], labels: Mapping[str, str]) -> str:
    """`12 anonymous, 3 not reachable`, most first; empty where none was."""
    counted = sorted(((n, name) for name, n in left_out.items() if n), key=lambda each: (-each[0], each[1]))
    return ", ".join(f"{n:,} {labels.get(name, name)}" for n, name in counted)
