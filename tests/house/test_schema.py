"""The revisions make the file that the records describe."""

from __future__ import annotations

import ast
import contextlib
import re
import sqlite3
from pathlib import Path
from typing import Any

from complaintdesk.store import schema, sqlite, sqlite_triggers
from tests.desk import Office

ROOT = Path(__file__).parents[2]
DERIVED = ("tally", "case_search", "complainant_search")  # made by `store.sqlite_triggers`


def test_the_revisions_are_the_files() -> None:
    folder = ROOT / "complaintdesk" / "store" / "revisions" / "versions"
    names = [path.stem.partition("_")[0] for path in sorted(folder.glob("*.py")) if path.stem != "__init__"]
    assert tuple(names) == schema.REVISIONS
    before = None
    for path in sorted(folder.glob("*.py")):
        assigned = {
            node.targets[0].id: ast.literal_eval(node.value)
            for node in ast.parse(path.read_text(encoding="utf-8")).body
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
        }
        assert assigned["down_revision"] == before
        before = assigned["revision"]


def test_a_new_file_is_what_the_records_say(empty_file: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext
    from sqlalchemy import URL, create_engine

    from complaintdesk.records.all import METADATA

    def ours(thing: Any, name: str | None, kind: str, *_: object) -> bool:
        return not (kind == "table" and name is not None and name.startswith(DERIVED))

    engine = create_engine(URL.create("sqlite", database=str(empty_file)))
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_object": ours, "compare_type": True, "compare_server_default": True}
        )
        differences = compare_metadata(context, METADATA)
    engine.dispose()
    assert differences == []


def test_what_is_derived_is_what_this_version_would_make(empty_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    path.write_bytes(empty_file.read_bytes())
    connection = sqlite.connect(path)
    derived = "SELECT name, sql FROM sqlite_schema WHERE type IN ('trigger', 'view') ORDER BY name"
    before = connection.execute(derived).fetchall()
    sqlite_triggers.renew(connection)
    assert connection.execute(derived).fetchall() == before
    connection.close()


def test_every_column_that_is_counted_moves_its_count(office100: Office) -> None:
    """Whatever is written into a column that a count reads, the count follows."""
    connection = sqlite.connect(office100.path)
    watched = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '% UPDATE OF %'"
    found = {name: sql for name, sql in connection.execute(watched) if name.startswith(("tally_", "measured_"))}
    found = {
        name: sql for name, sql in found.items() if not name.startswith("measured_month_")
    }  # of counts, not records
    assert len(found) > 20
    connection.execute("PRAGMA foreign_keys = OFF")
    read: dict[str, set[str]] = {}
    for sql in found.values():
        columns, table = re.search(r'UPDATE OF (.+?) ON "(\w+)"', sql, re.S).groups()  # type: ignore[union-attr]
        read.setdefault(table, set()).update(columns.split(", "))
    for table, columns in read.items():
        for some in (*({column} for column in sorted(columns)), columns):  # each alone, then all together
            taken = ", ".join(
                f'{name} = (SELECT o.{name} FROM "{table}" o WHERE o.id = t.id + 1)' for name in sorted(some)
            )
            with contextlib.suppress(sqlite3.IntegrityError):  # a closed case without the day, say
                connection.execute(f'UPDATE "{table}" AS t SET {taken} WHERE id % 3 = 0')
            told = sqlite_triggers.differences(connection)
            assert [each for each in told if "priority of case" not in each] == [], (table, some)
    assert sum(map(len, read.values())) > 25
    connection.close()
