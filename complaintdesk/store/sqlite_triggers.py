"""What the file keeps by itself: summary tables, the search index, and the guard of the trail.

All of it is derived from the records, is kept by triggers within the transaction that changes them, and can
be rebuilt; every migration ends with `renew`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from complaintdesk.store import sqlite_guards, subject_tallies


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
# A promise is judged once for a case, at its first decision: a clock that a reopening started does not count
# again. What was met before a clock was started never changes; one that runs beside it is another promise.
_FIRST = """(@.kind = 'update' OR NOT EXISTS (SELECT 1 FROM case_clock e WHERE e.case_id = @.case_id
 AND e.kind = @.kind AND e.id < @.id AND e.met_at <= @.anchor_at))"""
TALLIES = (
    Tallied("all", "case", "''", "@.received_on", "1"),
    Tallied("closed", "case", "''", "@.closed_on", "@.closed_at IS NOT NULL"),
    Tallied("open", "case", "@.list_rank", "@.next_due", _OPEN),
    Tallied("owner", "case", "coalesce(@.owner_id, 'none') || '/' || @.list_rank", "@.next_due", _OPEN),
    Tallied("unacknowledged", "case", "@.list_rank", "@.next_due", f"{_OPEN} AND @.acknowledged_at IS NULL"),
    Tallied("ageing", "case", "''", "@.received_on", _OPEN),
    Tallied("stage", "case", "@.stage", "''", _OPEN),
    Tallied("problem", "case", "@.problem", "substr(@.received_on, 1, 7)", "1"),
    Tallied(
        "days_to_decide",
        "case",
        "CAST(julianday(@.decided_on) - julianday(@.received_on) AS INTEGER)",
        "substr(@.decided_on, 1, 7)",
        "@.decided_on IS NOT NULL",
    ),
    Tallied(
        "clock_met",
        "case_clock",
        # a clock that is counted in hours is judged by the instant
        "@.kind || CASE WHEN coalesce(@.met_at <= @.due_at, @.met_on <= @.due_on) "
        "THEN '/in_time' ELSE '/late' END",
        "substr(@.met_on, 1, 7)",
        f"@.met_on IS NOT NULL AND {_FIRST}",
    ),
    Tallied(
        "clock_running",
        "case_clock",
        "@.kind",
        "@.due_on",
        f"@.met_on IS NULL AND @.ended IS NULL AND @.paused_at IS NULL AND {_FIRST}",
    ),
    *(Tallied(*each) for each in subject_tallies.EACH),
)

# Letters that Unicode does not take apart into a base letter and a mark, so that the tokenizer cannot fold them.
# `rules.plain_text.fold` does the same to what is searched for.
_FOLDED = {
    "ı": "i",
    "ß": "ss",
    "ł": "l",
    "Ł": "l",
    "ø": "o",
    "Ø": "o",
    "đ": "d",
    "Đ": "d",
    "æ": "ae",
    "Æ": "ae",
}


def _folded(expression: str) -> str:
    for letter, plain in _FOLDED.items():
        expression = f"replace({expression}, '{letter}', '{plain}')"
    return expression


def _joined(*columns: str) -> str:
    return " || ' ' || ".join(f"coalesce({column}, '')" for column in columns)


_WHO = """(SELECT group_concat(t, ' ') FROM (
    SELECT p.name || ' ' || coalesce(p.organisation, '') AS t
      FROM complainant p WHERE p.id IN (c.complainant_id, c.representative_id)
    UNION ALL
    SELECT k.value || ' ' || coalesce(k.digits || ' ' || substr(k.digits, -7) || ' ' || substr(k.digits, -4), '')
      FROM contact_point k WHERE k.complainant_id IN (c.complainant_id, c.representative_id)))"""
_LOG = """(SELECT group_concat(t, ' ') FROM (
    SELECT coalesce(m.with_whom, '') || ' ' || m.text AS t
      FROM communication m WHERE m.case_id = c.id ORDER BY m.id))"""
_REFERENCE = (
    "c.reference || ' ' || replace(c.reference, '-', '') || ' ' || CAST(substr(c.reference, 6) AS INTEGER)"
)
_WHAT = _joined(
    "replace(c.problem, '_', ' ')",
    "c.product",
    "c.order_number",
    "c.description",
    "c.branch",
    "c.people_concerned",
    "c.immediate_action",
    "c.decision",
    "c.other_columns",  # with the columns' names: FTS5 cannot read a view over json_each
)

_DOCUMENT = f"""CREATE VIEW case_document AS SELECT c.id AS case_id, {_REFERENCE} AS reference,
 {_folded(f"coalesce({_WHO}, '')")} AS who, {_folded(_WHAT)} AS what,
 {_folded(f"coalesce({_LOG}, '')")} AS log FROM "case" c"""
_TOKENIZER = "tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'"
_TABLES = (
    """CREATE TABLE tally (measure TEXT NOT NULL, part TEXT NOT NULL, day TEXT NOT NULL, n INTEGER NOT NULL,
 PRIMARY KEY (measure, part, day)) WITHOUT ROWID""",
    _DOCUMENT,
    f"""CREATE VIRTUAL TABLE case_search USING fts5 (reference, who, what, log,
 content = 'case_document', content_rowid = 'case_id', {_TOKENIZER})""",
    f"""CREATE VIEW complainant_document AS SELECT id AS complainant_id,
 {_folded("name || ' ' || coalesce(organisation, '')")} AS name FROM complainant""",
    f"""CREATE VIRTUAL TABLE complainant_search USING fts5 (name,
 content = 'complainant_document', content_rowid = 'complainant_id', {_TOKENIZER})""",
)


def _forget(cases: str) -> str:
    return (
        "INSERT INTO case_search(case_search, rowid, reference, who, what, log) "
        f"SELECT 'delete', case_id, reference, who, what, log FROM case_document WHERE case_id {cases};"
    )


def _learn(cases: str) -> str:
    return (
        "INSERT INTO case_search(rowid, reference, who, what, log) "
        f"SELECT case_id, reference, who, what, log FROM case_document WHERE case_id {cases};"
    )


_NAME_OUT = (
    "INSERT INTO complainant_search(complainant_search, rowid, name) "
    "SELECT 'delete', complainant_id, name FROM complainant_document WHERE complainant_id = {}.id;"
)
_NAME_IN = (
    "INSERT INTO complainant_search(rowid, name) "
    "SELECT complainant_id, name FROM complainant_document WHERE complainant_id = new.id;"
)
_SEARCHED = (
    "reference, complainant_id, representative_id, problem, product, order_number, description, branch, "
    "people_concerned, immediate_action, decision, other_columns"
)


def _cases_of(person: str) -> str:
    return f'IN (SELECT id FROM "case" WHERE complainant_id = {person} OR representative_id = {person})'


def _search_triggers() -> Iterator[tuple[str, str]]:
    """Name and rest of each trigger of the search index.

    The old document is taken out BEFORE the change, while the view still shows it.
    """
    yield "search_case_new", f'AFTER INSERT ON "case" BEGIN {_learn("= new.id")} END'
    yield "search_case_before", f'BEFORE UPDATE OF {_SEARCHED} ON "case" BEGIN {_forget("= old.id")} END'
    yield "search_case_after", f'AFTER UPDATE OF {_SEARCHED} ON "case" BEGIN {_learn("= new.id")} END'
    yield "search_case_gone", f'BEFORE DELETE ON "case" BEGIN {_forget("= old.id")} END'
    yield "search_log_before", f"BEFORE INSERT ON communication BEGIN {_forget('= new.case_id')} END"
    yield "search_log_after", f"AFTER INSERT ON communication BEGIN {_learn('= new.case_id')} END"
    for what, before, after in (("INSERT", None, "new"), ("UPDATE", "old", "new"), ("DELETE", "old", None)):
        person = f"{before or after}.complainant_id"
        yield (
            f"search_contact_before_{what}",
            (f"BEFORE {what} ON contact_point BEGIN {_forget(_cases_of(person))} END"),
        )
        yield (
            f"search_contact_after_{what}",
            f"AFTER {what} ON contact_point BEGIN {_learn(_cases_of(person))} END",
        )
    names = "UPDATE OF name, organisation ON complainant"
    yield "search_name_new", f"AFTER INSERT ON complainant BEGIN {_NAME_IN} END"
    yield (
        "search_name_before",
        f"BEFORE {names} BEGIN {_NAME_OUT.format('old')} {_forget(_cases_of('old.id'))} END",
    )
    yield "search_name_after", f"AFTER {names} BEGIN {_NAME_IN} {_learn(_cases_of('new.id'))} END"
    yield "search_name_gone", f"BEFORE DELETE ON complainant BEGIN {_NAME_OUT.format('old')} END"


def _counted(tallied: Tallied, row: str, by: str) -> str:
    part, day, when = (text.replace("@", row) for text in (tallied.part, tallied.day, tallied.when))
    return (
        f"INSERT INTO tally SELECT '{tallied.measure}', {part}, {day}, {by} WHERE {when} "
        f"ON CONFLICT (measure, part, day) DO UPDATE SET n = n + {by};"
    )


_TALLIED_COLUMNS = {
    "case": "received_on, closed_at, closed_on, list_rank, next_due, owner_id, acknowledged_at, stage, problem, "
    f"decided_on, {subject_tallies.OF_CASE}",
    "investigation": subject_tallies.OF_INVESTIGATION,
    "case_clock": "case_id, kind, anchor_at, due_on, due_at, met_at, met_on, ended, paused_at",
}


def _tally_triggers() -> Iterator[tuple[str, str]]:
    for table, columns in _TALLIED_COLUMNS.items():
        mine = [tallied for tallied in TALLIES if tallied.table == table]
        plus = " ".join(_counted(tallied, "new", "1") for tallied in mine)
        minus = " ".join(_counted(tallied, "old", "-1") for tallied in mine)
        yield f"tally_{table}_new", f'AFTER INSERT ON "{table}" BEGIN {plus} END'
        yield f"tally_{table}_changed", f'AFTER UPDATE OF {columns} ON "{table}" BEGIN {minus} {plus} END'
        yield f"tally_{table}_gone", f'AFTER DELETE ON "{table}" BEGIN {minus} END'


def renew(connection: sqlite3.Connection) -> None:
    """Make all of it as this version wants it, in place of what an older one made; a migration ends with it."""
    triggers = "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
    for (name,) in connection.execute(triggers).fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')
    for name in ("case_search", "complainant_search", "tally"):
        connection.execute(f"DROP TABLE IF EXISTS {name}")
    for name in ("case_document", "complainant_document"):
        connection.execute(f"DROP VIEW IF EXISTS {name}")
    for statement in _TABLES:
        connection.execute(statement)
    rebuild(connection)
    for name, rest in (*_tally_triggers(), *_search_triggers(), *sqlite_guards.triggers()):
        connection.execute(f"CREATE TRIGGER {name} {rest}")


def suspend(connection: sqlite3.Connection) -> None:
    """Drop the triggers that derive (never the guards), for filling an empty file; `resume` must follow."""
    for name, _ in (*_tally_triggers(), *_search_triggers()):
        connection.execute(f"DROP TRIGGER {name}")


def resume(connection: sqlite3.Connection) -> None:
    """Rebuild what `suspend` left behind, and create its triggers again."""
    rebuild(connection)
    for name, rest in (*_tally_triggers(), *_search_triggers()):
        connection.execute(f"CREATE TRIGGER {name} {rest}")


def rebuild(connection: sqlite3.Connection) -> None:
    """Make the summary tables and the search index again from the records."""
    connection.execute("DELETE FROM tally")
    for tallied in TALLIES:
        connection.execute(f"INSERT INTO tally {_expected(tallied)}")
    for index in ("case_search", "complainant_search"):
        connection.execute(f"INSERT INTO {index}({index}) VALUES ('rebuild')")


def _expected(tallied: Tallied) -> str:
    part, day, when = (text.replace("@", "t") for text in (tallied.part, tallied.day, tallied.when))
    return (
        f"SELECT '{tallied.measure}', CAST({part} AS TEXT), {day}, count(*) "
        f'FROM "{tallied.table}" t WHERE {when} GROUP BY 2, 3'
    )


def differences(connection: sqlite3.Connection) -> list[str]:
    """What the summary tables and the search index have that the records do not say; empty when all is well."""
    found = []
    for tallied in TALLIES:
        expected = {row[1:3]: row[3] for row in connection.execute(_expected(tallied))}
        kept = {
            (part, day): n
            for part, day, n in connection.execute(
                "SELECT part, day, n FROM tally WHERE measure = ? AND n <> 0", (tallied.measure,)
            )
        }
        found += [
            f"{tallied.measure} {key}: kept {kept.get(key, 0)}, counted {expected.get(key, 0)}"
            for key in sorted({key for key, _ in set(kept.items()) ^ set(expected.items())})
        ]
    for index in ("case_search", "complainant_search"):
        try:
            connection.execute(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError as error:
            found.append(f"{index}: {error}")
    return found
