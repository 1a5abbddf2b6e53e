"""The rows of one case, and the event of each act: what all acts of the ledger write with."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, NamedTuple, Protocol

from complaintdesk.rules import standing
from complaintdesk.rules.vocabulary import Answer
from complaintdesk.sample import changes
from complaintdesk.sample.office import Office
from complaintdesk.store.desk import Actor

Row = dict[str, Any]
# (moment, actor, act, case's id, why, changes as JSON)
Happened = tuple[int, Actor, str, int, str | None, str]


class Said(NamedTuple):
    """What was said or written: by which channel, the words, with whom."""

    channel: str
    text: str
    with_whom: str | None = None


class Numbers(Protocol):
    """Who gives out ids and reference numbers: the store's bulk door."""

    def new_id(self, table: str) -> int:
        """The id that the next row of `table` shall have."""

    def draw_sequence(self, year: int) -> int:
        """The next sequence number of a reference in `year`."""


class Rows:
    """The case and everything that hangs on it. `rows` is all of it, parents first, to be written at the end."""

    def __init__(self, numbers: Numbers, office: Office, tell: Callable[[Happened], None]) -> None:
        self._numbers = numbers
        self._office = office
        self._tell = tell
        self.case: Row = {}
        self.rows: list[tuple[str, Row]] = []
        self._new: list[tuple[str, Row]] = []  # what this act made
        self._case_changed: dict[str, tuple[Any, Any]] = {}
        self._changed: dict[tuple[str, int], dict[str, tuple[Any, Any]]] = {}

    def _keep(self, table: str, row: Row) -> None:
        """A row that this act makes."""
        self.rows.append((table, row))
        self._new.append((table, row))

    def _set(self, **fields: Any) -> None:
        """Fields of the case."""
        case, changed = self.case, self._case_changed
        for name, value in fields.items():
            old = case.get(name)
            if old != value:
                case[name] = value
                first = changed[name][0] if name in changed else old
                if first == value:
                    del changed[name]  # it is again what it was before this act
                else:
                    changed[name] = (first, value)

    def _change(self, table: str, row: Row, **fields: Any) -> None:
        """Fields of another row, which no act changes twice; one that this act made is new as a whole."""
        pairs = {name: (row.get(name), value) for name, value in fields.items() if row.get(name) != value}
        if not pairs:
            return
        if any(row is new for _, new in self._new):
            row.update(fields)
            return
        if "version" in row:
            pairs["version"] = (row["version"], row["version"] + 1)
        row.update((name, now) for name, (_, now) in pairs.items())
        self._changed.setdefault((table, row["id"]), {}).update(pairs)

    def _note(self, at: int, actor: Actor, direction: str, said: Said) -> None:
        """`on_case.note`."""
        row = {
            "id": self._numbers.new_id("communication"),
            "case_id": self.case["id"],
            "at": self._office.instant(at),
            "direction": direction,
            "channel": said.channel,
            "with_whom": said.with_whom,
            "text": said.text,
            "staff_id": actor.id,
        }
        self._keep("communication", row)

    def _never_without(self, at: int) -> None:
        """`clock_keeping.never_without`."""
        raise NotImplementedError

    def _next(self) -> Row:
        """What the case keeps of its clocks."""
        raise NotImplementedError

    def _settle(self, at: int, actor: Actor, act: str, why: str | None = None) -> None:
        """`on_case.settle`, and the event."""
        self._set(stage=self._stage())
        self._never_without(at)
        self._set(**self._next())
        if self._case_changed:
            self._set(version=self.case["version"] + 1)
        self._done(at, actor, act, why)

    def _done(self, at: int, actor: Actor, act: str, why: str | None) -> None:
        records = [changes.new(table, row) for table, row in self._new]
        if self._case_changed:
            records.append(changes.changed("case", self.case["id"], self._case_changed))
        records += [changes.changed(table, key, pairs) for (table, key), pairs in self._changed.items()]
        self._new, self._case_changed, self._changed = [], {}, {}
        self._tell((at, actor, act, self.case["id"], why, changes.together(records)))

    def _stage(self) -> str:
        get = self.case.get
        reopened = get("reopened_at") or ""
        decided = (get("decided_at") or "") > reopened
        return _stage_of(
            (
                get("acknowledged_at") is not None,
                get("assessed_at") is not None,
                get("owner_id") is not None,
                (get("offered_at") or "") > reopened,
                decided,
                self._answer(),
                decided and self.case["remedies_open"] > 0,
                (get("review_at") or "") > reopened,
                (get("outside_at") or "") > reopened,
                get("closed_at") is not None,
            )
        )

    def _answer(self) -> str | None:
        """What they say to the latest decision, since the case was opened (again)."""
        decided_at = self.case.get("decided_at") or ""
        counts = decided_at > (self.case.get("reopened_at") or "")
        return self.case["answer"] if counts and (self.case.get("answered_at") or "") >= decided_at else None

    @property
    def is_accepted(self) -> bool:
        """Whether they accept what was decided: then nothing waits for their answer any more (7.9)."""
        return self._answer() == "accepted"

    def _keep_people(self, people: Iterable[tuple[str, Row]]) -> None:
        for table, row in people:
            self._keep(table, row)


@cache
def _stage_of(found: tuple[Any, ...]) -> str:
    acknowledged, assessed, assigned, offered, decided, answer, to_do, in_review, outside, closed = found
    return standing.stage(
        standing.Standing(
            acknowledged=acknowledged,
            assessed=assessed,
            assigned=assigned,
            offered=offered,
            decided=decided,
            answer=Answer(answer) if answer else None,
            to_carry_out=int(to_do),
            in_review=in_review,
            outside=outside,
            closed=closed,
        )
    ).value
