"""What figures of a period are read from: `tally_by_day` and `tally_by_month`, kept by triggers (8.4, annex H).

Each row is a count (or a sum) of one measure of `tallied`, for one department or, as department 0, the whole shop.
Months are kept beside days, so that a year is twelve steps and not 365. Measures of this moment are kept by day,
for departments only: those of the whole shop stand in `tally`.

`tally_priority_changed` has the cases whose priority a later assessment changed, which only the trail tells.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator

from complaintdesk.store.listed_triggers import changed, columns
from complaintdesk.store.tallied import MEASURED, PERSON, Measured

_GRAINS = ("tally_by_day", "tally_by_month")
_KEY = "department, measure, day, part"
PRIORITY_CHANGED = "tally_priority_changed"
# read by the index of assessments in the trail; a first assessment changes the priority from nothing
_CHANGED_PRIORITIES = """SELECT DISTINCT e.case_id FROM event e, json_each(e.changes) j
 WHERE e.act = 'assessment.assess' AND e.case_id IS NOT NULL AND json_extract(j.value, '$.record') = 'case'
 AND json_extract(j.value, '$.fields.priority[0]') IS NOT NULL"""

TABLES = (
    *(
        f"""CREATE TABLE {table} (department INTEGER NOT NULL, measure TEXT NOT NULL, day TEXT NOT NULL,
 part TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY ({_KEY})) WITHOUT ROWID"""
        for table in _GRAINS
    ),
    # the most frequent products of a day or month, however many there are
    *(
        f"CREATE INDEX {table}_product ON {table} (department, day, n DESC) WHERE measure = 'product'"
        for table in _GRAINS
    ),
    f"CREATE TABLE {PRIORITY_CHANGED} (case_id INTEGER NOT NULL PRIMARY KEY)",
)
NAMES = (*_GRAINS, PRIORITY_CHANGED)


def _is_case(measured: Measured) -> bool:
    return measured.table == "case"


def _said(expression: str, row: str, case: str) -> str:
    return expression.replace("@", row).replace("#", case)


def _grains(measured: Measured) -> tuple[str, ...]:
    return _GRAINS if measured.months else _GRAINS[:1]


def _moved(measured: Measured, sign: str, row: str, case: str, source: str = "", where: str = "1") -> str:
    """Add (or take off) what `row` of `case` counts; `source` is what has to be read for it."""
    department = f"{case}.department_id"
    shops = "" if not measured.months else "(VALUES (0), (1)) d"
    read = ", ".join(part for part in (source, shops, f"{measured.each} v" if measured.each else "") if part)
    whose = department if not shops else f"CASE d.column1 WHEN 0 THEN 0 ELSE {department} END"
    known = f"{department} IS NOT NULL" if not shops else f"(d.column1 = 0 OR {department} IS NOT NULL)"
    day, part, when, weight = (
        _said(text, row, case) for text in (measured.day, measured.part, measured.when, measured.weight)
    )
    return (
        f"INSERT INTO tally_by_day ({_KEY}, n) SELECT {whose}, '{measured.measure}', {day}, {part}, "
        f"{sign}{weight}{f' FROM {read}' if read else ''} WHERE {known} AND {where} AND ({when}) "
        f"ON CONFLICT ({_KEY}) DO UPDATE SET n = n + excluded.n;"
    )


def _own(measured: Measured, sign: str, row: str) -> str:
    """What one row that is written, or was, counts."""
    if _is_case(measured):
        return _moved(measured, sign, row, row)
    return _moved(measured, sign, row, "c", '"case" c', f"c.id = {row}.case_id")


def _read(measured: Measured, mark: str) -> list[str]:
    expressions = (measured.day, measured.part, measured.when, measured.weight)
    return columns(*(text.replace(mark, "@") if mark == "#" else text for text in expressions if mark in text))


def _months() -> Iterator[tuple[str, str]]:
    """Months follow from days: what is counted is said once, and a file that is opened has less to read."""
    moment = ", ".join(f"'{measured.measure}'" for measured in MEASURED if not measured.months)
    for name, what, n in (("new", "INSERT", "new.n"), ("more", "UPDATE OF n", "new.n - old.n")):
        yield (
            f"measured_month_{name}",
            f"AFTER {what} ON tally_by_day WHEN new.measure NOT IN ({moment}) BEGIN "
            f"INSERT INTO tally_by_month ({_KEY}, n) "
            f"VALUES (new.department, new.measure, substr(new.day, 1, 7), new.part, {n}) "
            f"ON CONFLICT ({_KEY}) DO UPDATE SET n = n + excluded.n; END",
        )


def triggers() -> Iterator[tuple[str, str]]:
    """Name and rest of each trigger."""
    yield from _months()
    for table in sorted({measured.table for measured in MEASURED}):
        mine = [measured for measured in MEASURED if measured.table == table]
        plus = " ".join(_own(measured, "", "new") for measured in mine)
        yield f"measured_{table}_new", f'AFTER INSERT ON "{table}" BEGIN {plus} END'
        gone = [measured for measured in mine if not measured.of_person]
        minus = " ".join(_own(measured, "-", "old") for measured in gone)
        yield f"measured_{table}_gone", f'AFTER DELETE ON "{table}" BEGIN {minus} END'
        for measured in mine:
            yield from _change(measured)
    yield from _moved_cases()
    yield from _same_person()
    yield (
        "measured_priority",
        f'AFTER UPDATE OF priority ON "case" WHEN old.priority IS NOT NULL AND new.priority IS NOT old.priority '
        f"BEGIN INSERT INTO {PRIORITY_CHANGED} SELECT new.id "
        f"WHERE NOT EXISTS (SELECT 1 FROM {PRIORITY_CHANGED} WHERE case_id = new.id); END",
    )


def _change(measured: Measured) -> Iterator[tuple[str, str]]:
    """A row of the measure changes: only where what is counted of it does."""
    read = _read(measured, "@")
    if _is_case(measured):
        read = sorted({*read, "department_id"})
    watched = [name for name in read if not (measured.of_person and name == PERSON)]
    if not watched:
        return
    when = changed(watched)
    if measured.of_person:  # one that changes hands is counted below
        when = f"old.{PERSON} IS new.{PERSON} AND ({when})"
    yield (
        f"measured_{measured.measure}_changed",
        f'AFTER UPDATE OF {", ".join(watched)} ON "{measured.table}" WHEN {when} '
        f"BEGIN {_own(measured, '-', 'old')} {_own(measured, '', 'new')} END",
    )


def _moved_cases() -> Iterator[tuple[str, str]]:
    """A case goes to another department: with it all that is counted of what belongs to it."""
    for measured in MEASURED:
        if _is_case(measured):
            continue
        read = sorted({*_read(measured, "#"), "department_id"})
        theirs = " ".join(
            _moved(measured, sign, "t", case, f'"{measured.table}" t', "t.case_id = new.id")
            for sign, case in (("-", "old"), ("", "new"))
        )
        yield (
            f"measured_{measured.measure}_with_case",
            f'AFTER UPDATE OF {", ".join(read)} ON "case" WHEN {changed(read)} BEGIN {theirs} END',
        )


def _same_person() -> Iterator[tuple[str, str]]:
    """Whether a case is a person's first hangs on their other cases: all of them are counted anew if one goes."""
    for measured in MEASURED:
        if not measured.of_person:
            continue

        def all_of(sign: str, people: str, measured: Measured = measured) -> str:
            return _moved(measured, sign, "t", "t", '"case" t', f"t.{PERSON} IN ({people})")

        both = f"old.{PERSON}, new.{PERSON}"
        other = f'UPDATE OF {PERSON} ON "case" WHEN old.{PERSON} IS NOT new.{PERSON}'
        name = f"measured_{measured.measure}"
        yield f"{name}_before", f"BEFORE {other} BEGIN {all_of('-', both)} END"
        yield f"{name}_after", f"AFTER {other} BEGIN {all_of('', both)} END"
        yield f"{name}_going", f'BEFORE DELETE ON "case" BEGIN {all_of("-", f"old.{PERSON}")} END'
        yield f"{name}_went", f'AFTER DELETE ON "case" BEGIN {all_of("", f"old.{PERSON}")} END'


def _expected(measured: Measured) -> str:
    """What the records say, by day, for each department (0: none)."""
    case = "t" if _is_case(measured) else "c"
    day, part, when, weight = (
        _said(text, "t", case) for text in (measured.day, measured.part, measured.when, measured.weight)
    )
    joined = "" if _is_case(measured) else ' JOIN "case" c ON c.id = t.case_id'
    each = f" CROSS JOIN {measured.each} v" if measured.each else ""
    return (
        f"SELECT coalesce({case}.department_id, 0), {day}, CAST({part} AS TEXT), sum({weight}) "
        f'FROM "{measured.table}" t{joined}{each} WHERE {when} GROUP BY 1, 2, 3'
    )


def _rows(connection: sqlite3.Connection, measured: Measured) -> dict[str, dict[tuple[int, str, str], int]]:
    """What the records say, as each table should have it."""
    found: dict[str, dict[tuple[int, str, str], int]] = {table: {} for table in _grains(measured)}
    for department, day, part, n in connection.execute(_expected(measured)):
        for table, rows in found.items():
            name = day[:7] if table == "tally_by_month" else day
            for whose in {0, department} if measured.months else {department} - {0}:
                key = (whose, name, part)
                rows[key] = rows.get(key, 0) + n
    return found


def fill(connection: sqlite3.Connection) -> None:
    """Count the records anew."""
    connection.execute(f"DELETE FROM {PRIORITY_CHANGED}")
    connection.execute(f"INSERT INTO {PRIORITY_CHANGED} {_CHANGED_PRIORITIES}")
    for table in _GRAINS:  # after it: where the triggers are there, it has counted
        connection.execute(f"DELETE FROM {table}")
    for measured in MEASURED:
        for table, rows in _rows(connection, measured).items():
            connection.executemany(
                # replaced: where the triggers are there, days have brought their months with them
                f"INSERT OR REPLACE INTO {table} ({_KEY}, n) VALUES (?, '{measured.measure}', ?, ?, ?)",
                ((*key, n) for key, n in sorted(rows.items()) if n),
            )


def differences(connection: sqlite3.Connection) -> Iterator[str]:
    """What is kept otherwise than the records say."""
    says = {row[0] for row in connection.execute(_CHANGED_PRIORITIES)}
    kept_cases = {row[0] for row in connection.execute(f"SELECT case_id FROM {PRIORITY_CHANGED}")}
    for case_id in sorted(says ^ kept_cases):
        yield f"priority of case {case_id}: " + ("changed, and not kept" if case_id in says else "never changed")
    for measured in MEASURED:
        for table, expected in _rows(connection, measured).items():
            found = connection.execute(
                f"SELECT department, day, part, n FROM {table} WHERE measure = ? AND n <> 0", (measured.measure,)
            )
            kept = {row[:3]: row[3] for row in found}
            wanted = {key: n for key, n in expected.items() if n}
            for key in sorted({key for key, _ in kept.items() ^ wanted.items()}):
                told = f"kept {kept.get(key, 0)}, counted {wanted.get(key, 0)}"
                yield f"{measured.measure} {re.sub('^tally_', '', table)} {key}: {told}"
