"""Chance that can be repeated: the same seed throws the same dice."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import TypeVar

Thing = TypeVar("Thing")


class Dice:
    """Seeded chance. `pick` and `number` do without the checks of `random`, which a large sample would feel."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - a sample, not a secret
        self._throw = self._random.random

    def pick(self, things: Sequence[Thing]) -> Thing:
        """One of the things, each as likely."""
        return things[int(self._throw() * len(things))]

    def weighted(self, things: Mapping[Thing, float]) -> Thing:
        """One of the things, by its weight; the weights add up to 1, and what they lack goes to the last."""
        left = self._throw()
        for thing, weight in things.items():
            left -= weight
            if left < 0:
                return thing
        return thing

    def number(self, least: int, most: int) -> int:
        """A whole number from `least` to `most`, both included."""
        return least + int(self._throw() * (most - least + 1))

    def chance(self, share: float) -> bool:
        """True in `share` of all throws."""
        return self._throw() < share

    def shuffle(self, things: list[Thing]) -> None:
        """Put the things in any order."""
        for at in range(len(things) - 1, 0, -1):
            other = int(self._throw() * (at + 1))
            things[at], things[other] = things[other], things[at]

    def around(self, middle: float, spread: float) -> float:
        """A positive number, half of the time below `middle`; the larger `spread`, the longer the tail."""
        return self._random.lognormvariate(0.0, spread) * middle

    def token(self) -> str:
        """Sixteen hexadecimal digits."""
        return f"{self._random.getrandbits(64):016x}"
