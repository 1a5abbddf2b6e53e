"""`import` and `export` as a person at a shell uses them."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest

from tests.cli.shell import listed, ok, refused, run
from tests.importing.samples import REGISTER, written


@pytest.fixture
def path(tmp_path: Path, empty_file: Path) -> Path:
    """A desk without a case."""
    shutil.copy(empty_file, tmp_path / "desk.db")
    return tmp_path / "desk.db"


def test_a_file_comes_in_unattended(path: Path, tmp_path: Path) -> None:
    theirs = written(tmp_path, REGISTER)
    code, output, errors = run(path, "import", str(theirs), "--yes", "--save-map", str(tmp_path / "map.toml"))
    assert (code, output) == (0, "3 complaints brought in, 0 known already, 0 bad rows\n")
    assert "Date received → received on (MDY): 03/12/2014" in errors
    assert "Colour → kept with the case" in errors
    again = ok(path, "import", str(theirs), "--map", str(tmp_path / "map.toml"), "--yes")
    assert again == "0 complaints brought in, 3 known already, 0 bad rows\n"
    assert [case["received_on"] for case in listed(path, "--search", "mortgage")] == ["2015-01-05", "2014-03-12"]


def test_without_a_terminal_it_does_not_ask(path: Path, tmp_path: Path) -> None:
    code, output, errors = run(path, "import", str(written(tmp_path, REGISTER)))
    assert (code, output) == (2, "")
    assert errors.endswith("Add --yes to do it unasked.\n")
    assert listed(path) == []


def test_bad_rows_fail_unless_they_are_skipped(path: Path, tmp_path: Path) -> None:
    theirs = written(tmp_path, REGISTER + "A4,soon,,,,,,,,,,,,,,\n")
    code, output, errors = run(path, "import", str(theirs), "--yes")
    assert (code, output) == (1, "0 complaints brought in, 0 known already, 1 bad row\n")
    assert "line 6, “Date received”: “soon” is no day" in errors
    code, output, errors = run(path, "import", str(theirs), "--yes", "--skip-bad")
    assert (code, output) == (0, "3 complaints brought in, 0 known already, 1 bad row\n")
    assert "theirs.csv.rejected.csv: mend them there" in errors


def test_what_is_wrong_with_the_files_is_a_sentence(path: Path, tmp_path: Path) -> None:
    assert "There is no file" in refused(path, "import", str(tmp_path / "none.csv"), "--yes")
    theirs = written(tmp_path, REGISTER)
    wrong = written(tmp_path, '[columns]\n"Product" = "prodct"\n', "map.toml")
    assert "line 2: there is no field “prodct”. Did you mean" in refused(
        path, "import", str(theirs), "--map", str(wrong), "--yes"
    )
    assert "Nobody here is called “Bob”" in refused(path, "import", str(theirs), "--yes", "--as", "Bob")


def test_exports_to_a_file_and_to_standard_output(path: Path, tmp_path: Path) -> None:
    ok(path, "import", str(written(tmp_path, REGISTER)), "--yes")
    assert len(json.loads(ok(path, "export", "--format", "json", "-o", "-"))["cases"]) == 3
    lines = ok(path, "export", "--format", "csv", "-o", "-")
    assert lines.startswith("reference,stage,")
    out = tmp_path / "out.csv"
    ok(path, "export", "--format", "csv", "-o", str(out))
    assert out.stat().st_mode & 0o777 == 0o600
    assert out.read_bytes() == b"\xef\xbb\xbf" + lines.encode()
    with out.open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == 3
    code, _, errors = run(path, "export", "--format", "csv", "-o", str(out))
    assert (code, "add --force" in errors) == (1, True)
    ok(path, "export", "--format", "json", "-o", str(out), "--force")
    assert json.loads(out.read_text(encoding="utf-8"))["shop"]["name"] == "Harbour Street Office"
    assert not [each for each in tmp_path.iterdir() if each.name.endswith(".part")]
    assert "could not be written" in refused(
        path, "export", "--format", "json", "-o", str(tmp_path / "no" / "x.json")
    )
    assert run(path, "export", "--format", "xml", "-o", "-")[0] == 2
