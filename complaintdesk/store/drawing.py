"""Closed cases drawn at random (8.5, annex D): each of the period alike, the same again for the same seed.

Positions are drawn, and where a position lies is told by the counts of closings by day; so the cost is that of the
days, however many cases there are.
"""

from __future__ import annotations

import random
from bisect import bisect_right
from collections.abc import Callable
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from complaintdesk.store.look import Look

MOST_TRIED = 5_000  # positions that are drawn and put back before it is said that no more could be found


class Drawn(NamedTuple):
    """What was drawn, in the order in which it was; the population it was drawn from; how many were put back."""

    case_ids: tuple[int, ...]
    population: int
    passed_over: int


def closed_cases(look: Look, first: date, last: date, size: int, seed: int, may: Callable[[int], bool]) -> Drawn:
    """`size` cases closed from `first` to `last` (days of the office), fewer where there are not so many.

    Cases that are part of another, and those for which `may` says no, are put back.
    """
    days = look.rows(
        "SELECT day, n FROM tally WHERE measure = 'closed' AND part = '' AND day BETWEEN :first AND :last "
        "AND n > 0 ORDER BY day",
        first=first.isoformat(),
        last=last.isoformat(),
    )
    ends = list(accumulate(n for _, n in days))
    population = ends[-1] if ends else 0
    dice = random.Random(seed)  # noqa: S311 - a sample that can be drawn again, not a secret
    ids: dict[str, list[int]] = {}
    found: list[int] = []
    tried = dice.sample(range(population), min(population, MOST_TRIED))
    passed_over = 0
    for position in tried:
        if len(found) == size:
            break
        at = bisect_right(ends, position)
        day = str(days[at][0])
        if day not in ids:
            ids[day] = _closed_on(look, day)
        case_id = ids[day][position - (ends[at] - days[at][1])]
        if _is_part(look, case_id) or not may(case_id):
            passed_over += 1
        else:
            found.append(case_id)
    return Drawn(tuple(found), population, passed_over)


def _closed_on(look: Look, day: str) -> list[int]:
    sql = 'SELECT id FROM "case" WHERE closed_on = :day AND closed_at IS NOT NULL ORDER BY closed_on, id'
    return [row[0] for row in look.rows(sql, day=day)]


def _is_part(look: Look, case_id: int) -> bool:
    return look.value('SELECT merged_into_id FROM "case" WHERE id = :id', id=case_id) is not None
