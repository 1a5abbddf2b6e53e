"""Triggers that refuse to rewrite what must stay as it was written; with `recursive_triggers` a REPLACE too."""

from __future__ import annotations

from collections.abc import Iterator

# A table whose rows are never changed and never go, and what it is in the sentence of the refusal.
APPEND_ONLY = (
    ("event", "the trail"),
    ("communication", "the communication log"),
    ("review_pack", "the pack of a management review"),
    ("frozen_month", "what was frozen of a month"),
    ("improvement_check", "a check of effectiveness"),
)


def triggers() -> Iterator[tuple[str, str]]:
    """Name and rest of each."""
    for table, what in APPEND_ONLY:
        for act in ("UPDATE", "DELETE"):
            yield (
                f"guard_{table}_{act.lower()}",
                f"BEFORE {act} ON {table} BEGIN SELECT raise(ABORT, '{what} is append-only'); END",
            )
