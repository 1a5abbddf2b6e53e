"""Which columns the list of cases has at a width, and how wide each is."""

from __future__ import annotations

from typing import NamedTuple


class Column(NamedTuple):
    """A column at the present width."""

    name: str
    title: str
    width: int


def columns(width: int) -> list[Column]:
    """The columns that fit; complainant and problem share what is left."""
    fixed = [
        ("reference", "Reference", 14),
        ("due", "Due", 13),
        ("priority", "Priority", 8),
        ("stage", "Stage", 13),
    ]
    owner = 0 if width < 100 else 16
    free = width - 2 - sum(size + 1 for _, _, size in fixed) - (owner + 1 if owner else 0)
    who = max(8, (free - 1) * 55 // 100)
    shown = [Column(*column) for column in fixed]
    shown += [Column("complainant", "Complainant", who), Column("problem", "Problem", max(6, free - who - 1))]
    return shown + ([Column("owner", "Owner", owner)] if owner else [])
