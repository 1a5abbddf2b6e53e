"""The title of a box is a literal, or goes through `screens.text.titled`: Textual reads a `str` as markup."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
_TITLES = ("border_title", "border_subtitle")


def _set(tree: ast.AST) -> Iterator[tuple[int, ast.expr | None]]:
    """Each line where such a title is set, and to what."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            inner = [each for target in targets for each in ast.walk(target)]
            if any(getattr(each, "attr", getattr(each, "id", None)) in _TITLES for each in inner):
                yield node.lineno, node.value


def _is_safe(value: ast.expr | None) -> bool:
    if isinstance(value, ast.IfExp):
        return _is_safe(value.body) and _is_safe(value.orelse)
    if isinstance(value, ast.Call):
        return isinstance(value.func, ast.Name) and value.func.id == "titled"
    return isinstance(value, ast.Constant)


def test_no_title_of_a_box_is_text_of_people_read_as_markup() -> None:
    found = [
        (path, line, value)
        for path in (ROOT / "screens").rglob("*.py")
        for line, value in _set(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert len(found) > 20
    for path, line, value in found:
        assert _is_safe(value), f"{path}:{line}: a title is a literal or goes through screens.text.titled"
