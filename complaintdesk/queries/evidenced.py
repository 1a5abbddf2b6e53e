"""What shows that a clause is worked by: lines of the evidence map. Each room has its own in `evidence_rows`."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class State(Enum):
    """How it stands: shown by the records, in part, not, or nothing on file that could show it."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    NO_DATA = "no data"

    @property
    def sign(self) -> str:
        """A sign, so that no colour has to tell it."""
        return {"green": "✓", "amber": "!", "red": "✗", "no data": "–"}[self.value]


class Behind(NamedTuple):
    """A record that the line rests on: what it is in words, and where it is (see `queries.due.Due`)."""

    what: str
    room: str
    entry: int | None


class Evidence(NamedTuple):
    """One thing that a clause asks, how it stands, the figures in a sentence, and records behind it.

    `clause` is `7.4` or `annex D`; `asked` says in our own words what the standard asks; `rule` says when it is
    green and when amber, so that nobody has to guess.
    """

    clause: str
    asked: str
    state: State
    says: str
    rule: str
    behind: tuple[Behind, ...]
