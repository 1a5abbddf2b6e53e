"""What lists and the numbers of this moment are counted by: the table `tally`, kept by triggers.

Counts that periods and departments are asked of stand in `measured_triggers`.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

TABLES = (
    """CREATE TABLE tally (measure TEXT NOT NULL, part TEXT NOT NULL, day TEXT NOT NULL, n INTEGER NOT NULL,
 PRIMARY KEY (measure, part, day)) WITHOUT ROWID""",
)


@dataclass(frozen=True, slots=True)
class Tallied:
    """One measure of `tally`: rows of `table` for which `when` holds, counted by `part` and `day`.

    The expressions name columns as `@.column`.
    """

    measure: str
    table: str
    part: str
    day: str
    when: str


_OPEN = "@.closed_at IS NULL"
TALLIES = (
    Tallied("all", "case", "''", "@.received_on", "1"),
    Tallied("closed", "case", "''", "@.closed_on", "@.closed_at IS NOT NULL"),
    Tallied("open", "case", "@.list_rank", "@.next_due", _OPEN),
    Tallied("owner", "case", "coalesce(@.owner_id, 'none') || '/' || @.list_rank", "@.next_due", _OPEN),
    Tallied("unacknowledged", "case", "@.list_rank", "@.next_due", f"{_OPEN} AND @.acknowledged_at IS NULL"),
    Tallied("ageing", "case", "''", "@.received_on", _OPEN),
    Tallied("stage", "case", "@.stage", "''", _OPEN),
    # the month stands first, so that one month is one stretch of the table, however many products there are
    Tallied(
        "problem_product",
        "case",
        "substr(@.received_on, 1, 7) || '/' || @.problem || '/' || @.product",
        "''",
        "@.product IS NOT NULL",
    ),
)


def _counted(tallied: Tallied, row: str, by: str) -> str:
    part, day, when = (text.replace("@", row) for text in (tallied.part, tallied.day, tallied.when))
    return (
        f"INSERT INTO tally SELECT '{tallied.measure}', {part}, {day}, {by} WHERE {when} "
        f"ON CONFLICT (measure, part, day) DO UPDATE SET n = n + {by};"
    )


def columns(*expressions: str) -> list[str]:
    """The columns of the row that expressions read; its id never changes."""
    return sorted(set(re.findall(r"@\.(\w+)", " ".join(expressions))) - {"id"})


def changed(names: list[str]) -> str:
    """Whether one of these columns is another than it was."""
    return " OR ".join(f"old.{name} IS NOT new.{name}" for name in names)


def triggers() -> Iterator[tuple[str, str]]:
    """Name and rest of each trigger. A change moves a count only where it touches what is counted."""
    for table in sorted({tallied.table for tallied in TALLIES}):
        mine = [tallied for tallied in TALLIES if tallied.table == table]
        plus = " ".join(_counted(tallied, "new", "1") for tallied in mine)
        minus = " ".join(_counted(tallied, "old", "-1") for tallied in mine)
        yield f"tally_{table}_new", f'AFTER INSERT ON "{table}" BEGIN {plus} END'
        yield f"tally_{table}_gone", f'AFTER DELETE ON "{table}" BEGIN {minus} END'
        for tallied in mine:
            read = columns(tallied.part, tallied.day, tallied.when)
            moved = f"{_counted(tallied, 'old', '-1')} {_counted(tallied, 'new', '1')}"
            yield (
                f"tally_{tallied.measure}_changed",
                f'AFTER UPDATE OF {", ".join(read)} ON "{table}" WHEN {changed(read)} BEGIN {moved} END',
            )


def fill(connection: sqlite3.Connection) -> None:
    """Count the records anew."""
    connection.execute("DELETE FROM tally")
    for tallied in TALLIES:
        connection.execute(f"INSERT INTO tally {_expected(tallied)}")


def _expected(tallied: Tallied) -> str:
    part, day, when = (text.replace("@", "t") for text in (tallied.part, tallied.day, tallied.when))
    return (
        f"SELECT '{tallied.measure}', CAST({part} AS TEXT), {day}, count(*) "
        f'FROM "{tallied.table}" t WHERE {when} GROUP BY 2, 3'
    )


def differences(connection: sqlite3.Connection) -> Iterator[str]:
    """What is kept otherwise than the records say."""
    for tallied in TALLIES:
        expected = {row[1:3]: row[3] for row in connection.execute(_expected(tallied))}
        kept = {
            (part, day): n
            for part, day, n in connection.execute(
                "SELECT part, day, n FROM tally WHERE measure = ? AND n <> 0", (tallied.measure,)
            )
        }
        for key in sorted({key for key, _ in set(kept.items()) ^ set(expected.items())}):
            yield f"{tallied.measure} {key}: kept {kept.get(key, 0)}, counted {expected.get(key, 0)}"
