"""The rows in which the register of improvements is read (8.7). Days are ISO dates at the office."""

from __future__ import annotations

from typing import NamedTuple

from complaintdesk.queries.search_subject import field
from complaintdesk.rules.effectiveness import Effect
from complaintdesk.rules.improvement import Scope, State


class EntryRow(NamedTuple):
    """An entry of the register with what its last round says; days are ISO dates at the office."""

    id: int
    number: str
    kind: str  # rules.improvement.Kind
    state: str  # rules.improvement.State
    title: str
    problem: str
    category: str | None
    product: str | None
    cause: str | None
    department_id: int | None
    owner_id: int
    opened_on: str
    proposed: str | None
    pattern: str | None
    who: str | None
    copy_to: str | None
    round: int
    closed_on: str | None
    closing_note: str | None
    version: int
    owner: str
    opened_by: str
    closed_by: str | None
    category_label: str | None
    cause_label: str | None
    department: str | None
    due_on: str | None
    done_on: str | None
    check_on: str | None
    cases: int  # linked

    @property
    def scope(self) -> Scope:
        """Which cases are counted as its recurrence."""
        return Scope(self.category, self.product, self.cause, self.department_id)

    @property
    def scope_words(self) -> str:
        """The same in words: `defective · desk lamp · Workshop`."""
        cause = None if self.cause is None else f"cause: {self.cause_label}"
        parts = (self.category_label, self.product, self.department, cause)
        return " · ".join(part for part in parts if part)

    @property
    def query(self) -> str:
        """The search that finds the cases of its scope."""
        parts = [
            None if self.category is None else f"problem:={self.category}",
            None if self.product is None else field("product", self.product),
            None if self.department is None else field("department", self.department),
            None if self.cause is None else field("cause", self.cause),
        ]
        return " ".join(part for part in parts if part)

    @property
    def query_linked(self) -> str:
        """The search that finds the cases that are linked to it."""
        return field("improvement", self.number)

    @property
    def is_over(self) -> bool:
        """Whether nothing is to be done about it any more."""
        return self.state in (State.CLOSED, State.WITHDRAWN)


class RoundRow(NamedTuple):
    """One attempt (fields as in `records.improvement`)."""

    number: int
    began_on: str
    why_again: str | None
    whys: str | None
    analysis: str | None
    correction: str | None
    prevention: str | None
    due_on: str | None
    done_on: str | None
    done_by: str | None
    done_note: str | None
    check_on: str | None


class CheckRow(NamedTuple):
    """A check with its frozen figures (fields as in `records.improvement`)."""

    round: int
    checked_on: str
    judged_by: str
    judged: str
    note: str | None
    verdict: str
    says: str
    before_first: str
    before_last: str
    after_first: str
    after_last: str
    scope_before: int
    scope_after: int
    all_before: int
    all_after: int
    p_value: float | None


class LinkedRow(NamedTuple):
    """A case that is linked to an entry."""

    case_id: int
    reference: str
    received_on: str
    description: str


class Whole(NamedTuple):
    """One entry and all that hangs on it; rounds and checks oldest first, of its cases the newest."""

    row: EntryRow
    rounds: tuple[RoundRow, ...]
    checks: tuple[CheckRow, ...]
    cases: tuple[LinkedRow, ...]
    effect: Effect | None  # as it is today; None where it is not done, or nothing can be counted
