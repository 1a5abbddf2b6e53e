"""What is asked of the file runs on a thread of its own, where a screen that has gone meanwhile has no app."""

from __future__ import annotations

import ast
from pathlib import Path

SCREENS = sorted((Path(__file__).parents[2] / "screens").rglob("*.py"))


def _asks_the_app(question: ast.Lambda) -> bool:
    """Whether the question itself reaches for the app, instead of being given what it needs."""
    for node in ast.walk(question.body):
        if isinstance(node, ast.Attribute) and node.attr in ("desk", "app"):
            return True
        if isinstance(node, ast.Name) and node.id == "desk_app":
            return True
    return False


def test_no_question_reaches_for_the_app() -> None:
    for path in SCREENS:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "look":
                for given in node.args:
                    reaches = isinstance(given, ast.Lambda) and _asks_the_app(given)
                    assert not reaches, f"{path.name}:{given.lineno}"
