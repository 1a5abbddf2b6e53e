"""Like complaints get like priority, danger goes first, and the desk can say why."""

from __future__ import annotations

from itertools import product

import pytest

from complaintdesk.rules.priority import list_rank, priority, reasons
from complaintdesk.rules.vocabulary import Level, Priority

LEVELS = tuple(Level)
ORDER = tuple(Priority)


@pytest.mark.parametrize(("severity", "impact", "complexity"), list(product(LEVELS, repeat=3)))
def test_safety_is_urgent_and_nothing_else_is(severity: Level, impact: Level, complexity: Level) -> None:
    assert priority(severity, impact, complexity, True) is Priority.URGENT
    assert priority(severity, impact, complexity, False) is not Priority.URGENT
    assert "safety" in reasons(severity, impact, complexity, True)[0]


@pytest.mark.parametrize(("severity", "impact", "complexity"), list(product(LEVELS, repeat=3)))
def test_more_of_anything_never_lowers_the_priority(severity: Level, impact: Level, complexity: Level) -> None:
    here = ORDER.index(priority(severity, impact, complexity, False))
    for more in LEVELS[LEVELS.index(severity) :]:
        assert ORDER.index(priority(more, impact, complexity, False)) >= here
    for more in LEVELS[LEVELS.index(impact) :]:
        assert ORDER.index(priority(severity, more, complexity, False)) >= here
    for more in LEVELS[LEVELS.index(complexity) :]:
        assert ORDER.index(priority(severity, impact, more, False)) >= here


@pytest.mark.parametrize(("severity", "impact", "complexity"), list(product(LEVELS, repeat=3)))
def test_the_last_reason_names_the_priority_that_came_out(
    severity: Level, impact: Level, complexity: Level
) -> None:
    found = priority(severity, impact, complexity, False)
    assert any(f"{found.label} priority" in reason for reason in reasons(severity, impact, complexity, False))


def test_complexity_alone_makes_nothing_important() -> None:
    assert priority(Level.LOW, Level.LOW, Level.HIGH, False) is Priority.LOW
    assert priority(Level.MEDIUM, Level.MEDIUM, Level.HIGH, False) is Priority.HIGH


def test_safety_stands_at_the_top_of_every_list() -> None:
    assert list_rank(True) < list_rank(False)
