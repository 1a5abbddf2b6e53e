"""A pattern that is proposed from the data (8.2), as it is shown."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from complaintdesk.rules.improvement import Scope


class Proposal(NamedTuple):
    """One pattern: its key (for dismissing), what it is about, one sentence why, and the search for its cases.

    `first` and `last` are the days it was counted in. `action_id` and `action` are an entry of the register
    that is about it already; `dismissed` says who dismissed it, why and until when, unless that has passed.
    """

    key: str
    title: str
    says: str
    rule: str  # of rules.patterns.Rule
    scope: Scope
    n: int
    usual: float
    first: date
    last: date
    query: str
    cases: tuple[int, ...]  # of words: those that have them; else empty, see `cases_of`
    action_id: int | None
    action: str | None
    dismissed: str | None
