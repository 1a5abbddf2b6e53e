"""Floor 1 stands on nothing: what people rely on is that the first list needs no more than it."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import complaintdesk.rules
from complaintdesk.rules.categories import CATEGORIES

MODULES = sorted(Path(next(iter(complaintdesk.rules.__path__))).glob("*.py"))


def test_rules_load_no_database_no_screens_and_not_even_the_holidays() -> None:
    names = ", ".join(f"complaintdesk.rules.{path.stem}" for path in MODULES if path.stem != "__init__")
    program = f"import sys, {names}; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert loaded.isdisjoint(
        {"sqlalchemy", "sqlite3", "sqlmodel", "pydantic", "textual", "rich", "holidays", "jinja2"}
    )


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_rules_import_only_rules_and_the_standard_library_and_read_no_clock(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom):
            root = (node.module or "").split(".")
            assert root[:2] == ["complaintdesk", "rules"] or root[0] in sys.stdlib_module_names | {
                "holidays",
                "jinja2",
            }
        elif isinstance(node, ast.Import):
            assert all(name.name in sys.stdlib_module_names | {"holidays", "jinja2"} for name in node.names)
        elif isinstance(node, ast.Attribute):
            assert node.attr not in ("now", "today", "utcnow")
    assert len(source.splitlines()) <= 300


def test_category_codes_are_stable_and_plain() -> None:
    codes = [category.code for category in CATEGORIES]
    assert len(codes) == len(set(codes)) == 34
    assert codes[0] == "not_delivered"
    assert codes[-1] == "other"
    assert all(code.isascii() and code.replace("_", "").islower() for code in codes)
    assert all(category.label and category.label == category.label.strip() for category in CATEGORIES)
