"""What the file keeps by itself: summary tables, the search index, and the guard of the trail.

All of it is derived from the records, is kept by triggers within the transaction that changes them, and can
be rebuilt; every migration ends with `renew`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from complaintdesk.store import listed_triggers, measured_triggers, sqlite_guards

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
    *listed_triggers.TABLES,
    *measured_triggers.TABLES,
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


def renew(connection: sqlite3.Connection) -> None:
    """Make all of it as this version wants it, in place of what an older one made; a migration ends with it."""
    triggers = "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
    for (name,) in connection.execute(triggers).fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')
    for name in ("case_search", "complainant_search", "tally", *measured_triggers.NAMES):
        connection.execute(f"DROP TABLE IF EXISTS {name}")
    for name in ("case_document", "complainant_document"):
        connection.execute(f"DROP VIEW IF EXISTS {name}")
    for statement in _TABLES:
        connection.execute(statement)
    rebuild(connection)
    for name, rest in (
        *listed_triggers.triggers(),
        *measured_triggers.triggers(),
        *_search_triggers(),
        *sqlite_guards.triggers(),
    ):
        connection.execute(f"CREATE TRIGGER {name} {rest}")


def suspend(connection: sqlite3.Connection) -> None:
    """Drop the triggers that derive (never the guards), for filling an empty file; `resume` must follow."""
    for name, _ in (*listed_triggers.triggers(), *measured_triggers.triggers(), *_search_triggers()):
        connection.execute(f"DROP TRIGGER {name}")


def resume(connection: sqlite3.Connection) -> None:
    """Rebuild what `suspend` left behind, and create its triggers again."""
    rebuild(connection)
    for name, rest in (*listed_triggers.triggers(), *measured_triggers.triggers(), *_search_triggers()):
        connection.execute(f"CREATE TRIGGER {name} {rest}")


def rebuild(connection: sqlite3.Connection) -> None:
    """Make the summary tables and the search index again from the records."""
    listed_triggers.fill(connection)
    measured_triggers.fill(connection)
    for index in ("case_search", "complainant_search"):
        connection.execute(f"INSERT INTO {index}({index}) VALUES ('rebuild')")


def differences(connection: sqlite3.Connection) -> list[str]:
    """What the summary tables and the search index have that the records do not say; empty when all is well."""
    found = [*listed_triggers.differences(connection), *measured_triggers.differences(connection)]
    for index in ("case_search", "complainant_search"):
        try:
            connection.execute(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError as error:
            found.append(f"{index}: {error}")
    return found
