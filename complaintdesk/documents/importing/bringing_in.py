"""Complaints of another system brought in: every row checked first, then all written in one transaction."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlmodel import col, func, select

from complaintdesk.documents.importing.case_rows import CaseRows
from complaintdesk.documents.importing.cells import Problem
from complaintdesk.documents.importing.entry import Entry
from complaintdesk.documents.importing.mapping import Mapping
from complaintdesk.documents.importing.reading import Table
from complaintdesk.documents.importing.rejected import Rejected
from complaintdesk.documents.importing.understanding import Office, Understanding
from complaintdesk.documents.importing.waiting import Waiting
from complaintdesk.records.case import Case
from complaintdesk.rules.errors import DeskError, NotAllowed
from complaintdesk.store.bulk import Bulk
from complaintdesk.store.desk import Actor, Desk

# Phase (one of those below), rows done, rows in all (0: not known).
Progress = Callable[[str, int, int], None]
CHECKING, WRITING, FINISHING = "checking", "writing", "finishing"

_STEP = 250  # rows between two calls of the progress
_REPORTED = 100
_ASKED = 500
_WORTH_REBUILDING = 500


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be brought in: its line in the file and everything that is wrong with it."""

    line: int
    problems: tuple[Problem, ...]

    def sentences(self) -> tuple[str, ...]:
        """`line 7, “Date received”: …` for each problem."""
        return tuple(
            f"line {self.line}, “{each.column}”: {each.reason}"
            if each.column
            else f"line {self.line}: {each.reason}"
            for each in self.problems
        )


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of the rows. `bad` counts them all, `bad_rows` are the first of them.

    `rejected` is the file of the bad rows; `unwritten` when they were skipped and it could not be written.
    """

    imported: int
    known: int
    bad: int
    bad_rows: tuple[BadRow, ...]
    rejected: Path | None = None
    unwritten: bool = False


def nothing_to_tell(phase: str, done: int, total: int) -> None:
    """The progress of an import that nobody watches."""


def bring_in(
    desk: Desk,
    actor: Actor,
    table: Table,
    mapping: Mapping,
    *,
    skip_bad: bool = False,
    progress: Progress = nothing_to_tell,
) -> Brought:
    """Bring the table's complaints in, each with one event, or none of them.

    With a bad row nothing is brought in, unless `skip_bad`: then the others are, and the bad ones are written
    to `FILE.rejected.csv`. Rows that were brought in before are counted and left as they are. Whatever is
    raised, also by `progress`, leaves nothing behind; once the rows are saved nothing is raised any more.
    Raises `Invalid` for a mapping that makes no complaints.
    """
    if actor.id is None:
        raise NotAllowed("Choose who you are first: every act is recorded with the person who did it.")
    rejected = Rejected(table)
    try:
        with Waiting() as waiting:
            understanding = Understanding(table, mapping, office_of(desk))
            checked = _Checked(waiting, rejected if skip_bad else None)
            checked.run(table, understanding, progress)
            if checked.bad and not skip_bad:
                return Brought(0, 0, checked.bad, tuple(checked.bad_rows))
            imported, known = 0, bytearray()
            try:
                with desk.bulk(actor) as bulk:
                    known = _known(bulk, waiting.keys())
                    imported = _write(bulk, actor.id, table, understanding, waiting, known, progress)
                    progress(FINISHING, imported, imported)
                    rejected.finish()
            except KeyboardInterrupt:
                # it may come when the rows have just been saved; the file itself says whether they were
                if not imported or not _is_on_file(desk, waiting.keys()[known.index(0)]):
                    raise
        kept = _kept(rejected)
        return Brought(
            imported=imported,
            known=checked.repeated + sum(known),
            bad=checked.bad,
            bad_rows=tuple(checked.bad_rows),
            rejected=kept,
            unwritten=kept is None and checked.bad > 0,
        )
    finally:
        rejected.drop()


def _kept(rejected: Rejected) -> Path | None:
    """The file of the rejected rows; None also when it cannot be kept, for the others are saved by now."""
    try:
        return rejected.keep()
    except (DeskError, KeyboardInterrupt):
        return None


def _is_on_file(desk: Desk, key: str) -> bool:
    with desk.look() as look:
        return look.value('SELECT 1 FROM "case" WHERE origin_key = :key', key=key) is not None


def office_of(desk: Desk) -> Office:
    """The office of an open desk, as rows are understood by it."""
    with desk.look() as look:
        return Office(look.office.time_zone, look.office.currency, look.now, look.today)


class _Checked:
    """The first pass: good rows wait to be written, bad ones are reported."""

    def __init__(self, waiting: Waiting, rejected: Rejected | None) -> None:
        self._waiting = waiting
        self._rejected = rejected
        self._seen: dict[str, tuple[int, bytes]] = {}
        self._times: Counter[bytes] = Counter()
        self.bad = 0
        self.bad_rows: list[BadRow] = []
        self.repeated = 0

    def run(self, table: Table, understanding: Understanding, progress: Progress) -> None:
        for number, row in enumerate(table.rows(), start=1):
            understood = understanding.of(row)
            problems = understood if isinstance(understood, tuple) else self._twice(understood)
            if problems:
                self.bad += 1
                if len(self.bad_rows) < _REPORTED:
                    self.bad_rows.append(BadRow(row.line, problems))
                if self._rejected is not None:
                    self._rejected.add(row, problems)
            elif isinstance(understood, Entry) and (key := self._key(understood)):
                self._waiting.add(row, key, understood.history.received.on)
            if number % _STEP == 0:
                progress(CHECKING, number, 0)

    def _twice(self, entry: Entry) -> tuple[Problem, ...]:
        """Two different rows of one number and day: one of them would be lost."""
        line, content = self._seen.get(entry.identity or "", (0, entry.content))
        if content == entry.content:
            return ()
        return (Problem(None, f"it has the number and the day of line {line}, but is another row"),)

    def _key(self, entry: Entry) -> str | None:
        """By what the row is known again; None for one that the file has twice under one number."""
        if entry.identity is not None:
            if entry.identity in self._seen:
                self.repeated += 1
                return None
            self._seen[entry.identity] = (entry.line, entry.content)
            return hashlib.sha256(f"number\x1f{entry.identity}".encode()).hexdigest()[:32]
        self._times[entry.content] += 1
        return hashlib.sha256(f"row\x1f{self._times[entry.content]}\x1f".encode() + entry.content).hexdigest()[:32]


def _known(bulk: Bulk, keys: Sequence[str]) -> bytearray:
    """1 for each key that is on file already."""
    on_file: set[str | None] = set()
    for start in range(0, len(keys), _ASKED):
        some = select(col(Case.origin_key)).where(col(Case.origin_key).in_(keys[start : start + _ASKED]))
        on_file.update(bulk.act.session.exec(some))
    return bytearray(key in on_file for key in keys)


def _write(
    bulk: Bulk,
    actor_id: int,
    table: Table,
    understanding: Understanding,
    waiting: Waiting,
    known: bytearray,
    progress: Progress,
) -> int:
    """Write the rows that are new; returns how many."""
    new = len(known) - sum(known)
    if new >= _WORTH_REBUILDING:
        on_file = bulk.act.session.exec(select(func.count()).select_from(Case)).one()
        if on_file <= new * 2:
            bulk.derive_at_the_end()
    rows = CaseRows(bulk, actor_id, table.path.name)
    done = 0
    for at, key, row in waiting.in_order():
        if known[at]:
            continue
        entry = understanding.of(row)
        if not isinstance(entry, Entry):
            raise RuntimeError(f"line {row.line} was good when it was checked")
        rows.write(entry, key)
        done += 1
        if done % _STEP == 0:
            progress(WRITING, done, new)
    return done
