"""`report` at the shell: by its flags, to a file or to standard output, and what it says when it cannot."""

from __future__ import annotations

import io
import json
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest

from tests.cli.shell import ok, refused, run
from tests.desk import Office


@pytest.fixture
def filled(office: Office) -> Office:
    """Some cases of this month, one for a department."""
    for _ in range(6):
        office.decided_case(problem="late_delivery")
    office.new_case(problem="price", department_id=1)
    return office


def _json(path: Path, *arguments: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(ok(path, "report", "--format", "json", *arguments))
    return found


def test_each_format_is_written_by_the_name_of_the_file(filled: Office, tmp_path: Path) -> None:
    begins = {"html": b"<!DOCTYPE html>", "pdf": b"%PDF-", "xlsx": b"PK", "json": b"{"}
    for ending, first in begins.items():
        path = tmp_path / f"report.{ending}"
        code, output, errors = run(filled.path, "report", "--period", "this year", "-o", str(path))
        assert (code, output) == (0, ""), errors
        assert f"Written to {path}." in errors
        assert path.read_bytes().startswith(first)
        assert path.stat().st_mode & 0o777 == 0o600


def test_html_goes_to_standard_output_unless_said_otherwise(filled: Office) -> None:
    html = ok(filled.path, "report")
    assert html.startswith("<!DOCTYPE html>")
    assert "<svg" in html


def test_a_workbook_goes_through_a_pipe_whole(filled: Office, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    ok(filled.path, "report", "--format", "xlsx", "-o", str(path))
    assert "Report" in openpyxl.load_workbook(io.BytesIO(path.read_bytes())).sheetnames


def test_period_department_and_who_made_it_are_said(filled: Office) -> None:
    found = _json(filled.path, "--period", "2026-11", "--as", "Can Öz")
    assert found["period"] == {"name": "2026-11", "first": "2026-11-01", "last": "2026-11-30"}
    assert found["source"]["made_by"] == "Can Öz"  # type: ignore[index]
    name = _json(filled.path)["department"]
    assert name is None
    with filled.desk.look() as look:
        department = look.value("SELECT name FROM department WHERE id = 1")
    part = _json(filled.path, "--department", department.upper()[:4])
    assert part["department"] == {"id": 1, "name": department}
    received = next(each for each in part["measures"] if each["code"] == "received")  # type: ignore[attr-defined]
    assert received["now"]["count"] == 1


def test_what_cannot_be_done_is_said_in_a_sentence(filled: Office, tmp_path: Path) -> None:
    assert "is not a period. Try 2026-Q3" in refused(filled.path, "report", "--period", "soon")
    assert "has not begun yet: there is nothing to report of it." in refused(
        filled.path, "report", "--period", "2127-Q1"
    )
    assert "means no department. There are: " in refused(filled.path, "report", "--department", "nowhere")
    assert "Nobody here is called" in refused(filled.path, "report", "--as", "Nobody")
    there = tmp_path / "report.html"
    there.write_text("mine", encoding="utf-8")
    assert "is there already" in refused(filled.path, "report", "-o", str(there))
    assert there.read_text(encoding="utf-8") == "mine"
    ok(filled.path, "report", "-o", str(there), "--force")
    assert there.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_hostile_words_of_a_period_and_a_department_do_not_act(filled: Office) -> None:
    for text in ("\x1b[31mred", "=1+1", "%s", "'; DROP TABLE shop; --"):
        for flag in ("--period", "--department"):
            assert "\x1b" not in refused(filled.path, "report", f"{flag}={text}")
