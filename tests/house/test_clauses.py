"""`docs/iso10002.md` is true: its keys are in the README, its commands and acts exist, its walks are tests."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import NamedTuple

import pytest

from complaintdesk.cli.acts import VERBS
from tests.house.test_docs import README, verbs

ROOT = Path(__file__).parents[2]
CLAUSES = (
    *("4", "5.1", "5.2", "5.3", "5.4", "6.1", "6.2", "6.3", "6.4"),
    *("7.1", "7.2", "7.3", "7.4", "7.5", "7.6", "7.7", "7.8", "7.9"),
    *("8.1", "8.2", "8.3", "8.4", "8.5", "8.6", "8.7", "A", "B", "C", "D", "E", "F", "G", "H", "I"),
)


class Line(NamedTuple):
    """A line of the table, cell by cell."""

    clause: str
    there: str
    keys: str
    commands: str
    walks: str


def _table() -> list[Line]:
    text = (ROOT / "docs" / "iso10002.md").read_text(encoding="utf-8")
    rows = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("|")][2:]
    return [Line(*(cell.strip() for cell in row)) for row in rows]


def _walks(by: str) -> set[str]:
    """The tests of `tests/clauses/` that walk by operations, or by screens."""
    found: set[str] = set()
    for path in (ROOT / "tests" / "clauses").glob(f"test_*by_{by}.py"):
        body = ast.parse(path.read_text(encoding="utf-8")).body
        names = (each.name for each in body if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef))
        found.update(name for name in names if name.startswith("test_"))
    return found


TABLE = _table()


def test_each_clause_has_its_line() -> None:
    assert tuple(line.clause.split()[0] for line in TABLE) == CLAUSES


@pytest.mark.parametrize("line", TABLE, ids=lambda line: line.clause)
def test_the_keys_are_those_of_the_readme(line: Line) -> None:
    told: dict[str, set[str]] = {}
    for where, keys in re.findall(r"^\| ([a-z ]+) \| ([^|]+) \|", README, re.M):
        told.setdefault(where, set()).update(keys.split())
    assert line.keys
    for part in line.keys.split(";"):
        where, keys = part.strip().split(":")
        assert set(keys.split()) <= told[where], f"{line.clause}: {part}"


@pytest.mark.parametrize("line", TABLE, ids=lambda line: line.clause)
def test_the_commands_are_there(line: Line) -> None:
    known = verbs()
    commands = [command.split() for command in re.findall(r"`([^`]+)`", line.commands)]
    assert commands
    for verb, *rest in commands:
        assert verb in known, f"{line.clause}: {verb}"
        if verb == "do":
            assert rest[0] in VERBS, f"{line.clause}: do {rest[0]}"
        elif rest:
            assert rest[0] in str(known[verb].format_help()), f"{line.clause}: {verb} {rest[0]}"


@pytest.mark.parametrize("line", TABLE, ids=lambda line: line.clause)
def test_each_walk_is_walked_by_operations_and_by_keys(line: Line) -> None:
    walks = re.findall(r"`(test_\w+)`", line.walks)
    assert walks
    by_screens, by_operations = _walks("screens"), _walks("operations")
    assert walks[0] in by_operations & by_screens
    assert set(walks) <= by_operations | by_screens


def test_no_walk_is_left_out() -> None:
    told = {walk for line in TABLE for walk in re.findall(r"`(test_\w+)`", line.walks)}
    assert _walks("operations") | _walks("screens") == told
