"""What is loaded when: each in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from complaintdesk.__main__ import _VERBS

ROOT = Path(__file__).parents[2]


def _modules(package: str) -> list[str]:
    folder = ROOT / package.replace(".", "/")
    return [f"{package}.{path.stem}" for path in sorted(folder.glob("*.py")) if path.stem != "__init__"]


def _loaded(program: str, *arguments: str) -> set[str]:
    """The top-level packages in `sys.modules` after the program."""
    whole = (
        "import sys\ntry:\n"
        + "".join(f"    {line}\n" for line in program.splitlines())
        + "except SystemExit:\n    pass\nprint('LOADED', *sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", whole, *arguments], capture_output=True, text=True, encoding="utf-8", check=True
    )
    names = done.stdout.rpartition("LOADED")[2].split()
    return {name.partition(".")[0] for name in names}


@pytest.mark.parametrize(
    ("package", "heavy"),
    [
        ("complaintdesk.rules", {"sqlalchemy", "sqlmodel", "sqlite3", "pydantic", "textual", "rich", "holidays"}),
        ("complaintdesk.records", {"textual", "rich", "alembic"}),
        ("complaintdesk.store", {"textual", "rich", "alembic"}),
        ("complaintdesk.operations", {"textual", "rich", "alembic"}),
        ("complaintdesk.queries", {"textual", "rich", "sqlalchemy", "sqlmodel", "pydantic", "alembic"}),
        ("complaintdesk.cli", {"textual", "rich", "sqlalchemy", "sqlmodel", "pydantic", "alembic", "openpyxl"}),
        ("screens", {"sqlalchemy", "sqlmodel", "alembic", "openpyxl"}),
    ],
)
def test_a_floor_loads_nothing_of_a_higher_one(package: str, heavy: set[str]) -> None:
    modules = _modules(package)
    if package == "screens":
        modules = ["screens.app", "screens.cases"]  # what the first list needs
    if package == "complaintdesk.cli":
        modules = [f"{package}.{verb}" for verb in _VERBS]
    assert _loaded("\n".join(f"import {name}" for name in modules)).isdisjoint(heavy)


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["list", "--help"], ["locate"]])
def test_asking_the_shell_what_it_is_loads_next_to_nothing(arguments: list[str]) -> None:
    program = f"from complaintdesk.__main__ import main\nmain({arguments!r})"
    heavy = {"textual", "sqlmodel", "sqlalchemy", "pydantic", "rich", "alembic", "holidays", "openpyxl"}
    assert _loaded(program).isdisjoint(heavy)


def test_opening_the_app_loads_no_verb() -> None:
    program = "import complaintdesk.__main__\nassert 'argparse' in sys.modules"
    assert "textual" not in _loaded(program)
