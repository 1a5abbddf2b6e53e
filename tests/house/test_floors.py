"""Arrows go down only: every import of every file is held to the floors of docs/house.md."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
FILES = sorted([*(ROOT / "complaintdesk").rglob("*.py"), *(ROOT / "screens").rglob("*.py")])

# What each room may import besides the standard library and itself. A dotted name means that module and below.
ALLOWED: dict[str, set[str]] = {
    "complaintdesk.rules": {"holidays", "jinja2"},
    "complaintdesk.records": {"complaintdesk.rules", "sqlmodel", "sqlalchemy"},
    "complaintdesk.store": {
        *("complaintdesk.rules", "complaintdesk.records"),
        *("sqlmodel", "sqlalchemy", "alembic", "platformdirs"),
    },
    "complaintdesk.operations": {
        *("complaintdesk.rules", "complaintdesk.records", "complaintdesk.store"),
        *("sqlmodel", "sqlalchemy", "pydantic"),
    },
    "complaintdesk.queries": {
        *("complaintdesk.rules", "complaintdesk.store.look", "complaintdesk.store.outgoing"),
        *(
            "complaintdesk.store.figures",
            "complaintdesk.store.tallies",
            "complaintdesk.store.scopes",
            "complaintdesk.store.tallied",
        ),
        *("complaintdesk.store.handlers", "complaintdesk.store.drawing", "complaintdesk.store.checklist"),
    },
    "complaintdesk.documents": {
        *("complaintdesk.rules", "complaintdesk.records", "complaintdesk.store"),
        *(
            "complaintdesk.operations",
            "complaintdesk.queries",
            "openpyxl",
            "rich",
            "pydantic",
            "sqlalchemy",
            "sqlmodel",
            "typst",
        ),
    },
    "complaintdesk.sample": {
        *("complaintdesk.rules", "complaintdesk.records", "complaintdesk.store"),
        *("complaintdesk.operations", "complaintdesk.queries", "sqlalchemy", "sqlmodel"),
    },
    "complaintdesk.cli": {
        *("complaintdesk.rules", "complaintdesk.records", "complaintdesk.store", "complaintdesk.operations"),
        *("complaintdesk.queries", "complaintdesk.documents", "complaintdesk.sample", "rich"),
    },
    "complaintdesk.__main__": {"complaintdesk.rules", "complaintdesk.store", "complaintdesk.cli"},
    "complaintdesk.presets": set(),
    "complaintdesk": set(),
    "screens": {
        *("complaintdesk.rules", "complaintdesk.store", "complaintdesk.operations", "complaintdesk.queries"),
        *("complaintdesk.documents", "complaintdesk.sample", "textual", "rich", "holidays"),
    },
}


def _module(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def _room(module: str) -> str:
    return max((room for room in ALLOWED if _within(module, room)), key=len)


def _within(module: str, name: str) -> bool:
    return module == name or module.startswith(f"{name}.")


def _imports(tree: ast.Module) -> Iterator[tuple[str, int, bool]]:
    """Each imported module, its line, and whether the import stands in a function."""
    inside = {
        inner
        for outer in ast.walk(tree)
        if isinstance(outer, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(outer)
        if inner is not outer
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno, node in inside) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: relative import"
            module = node.module or ""
            # `from complaintdesk.store import look` names the module as well as its package
            yield from ((f"{module}.{alias.name}", node.lineno, node in inside) for alias in node.names)


def test_the_house_is_found() -> None:
    rooms = {_room(_module(path)) for path in FILES}
    assert rooms == set(ALLOWED)


def test_no_arrow_goes_up() -> None:
    for path in FILES:
        _assert_no_arrow_up(path)


def _assert_no_arrow_up(path: Path) -> None:
    module = _module(path)
    room = _room(module)
    for name, line, in_function in _imports(ast.parse(path.read_text(encoding="utf-8"))):
        root = name.partition(".")[0]
        if root in sys.stdlib_module_names or (room != "complaintdesk" and _within(name, room)):
            continue
        if name == "complaintdesk.__version__":
            continue
        if room in ("complaintdesk.__main__", "complaintdesk.cli") and root == "screens":
            assert in_function, f"{path.name}:{line}: the shell loads screens only where it opens the app"
            continue
        assert any(_within(name, allowed) for allowed in ALLOWED[room]), f"{path}:{line}: {room} imports {name}"


def test_screens_alone_know_textual() -> None:
    for path in FILES:
        names = {name.partition(".")[0] for name, _, _ in _imports(ast.parse(path.read_text(encoding="utf-8")))}
        assert _room(_module(path)) == "screens" or "textual" not in names, path


def test_no_file_is_longer_than_three_hundred_lines() -> None:
    for path in (*FILES, *(ROOT / "tests").rglob("*.py")):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 300, path


def test_every_file_says_what_it_is() -> None:
    for path in FILES:
        assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), path
        assert path.stem not in ("utils", "helpers", "common", "manager"), path


def test_styles_are_short_too() -> None:
    for path in (ROOT / "screens").rglob("*.tcss"):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 300, path
