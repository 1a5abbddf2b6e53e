"""Who reads what a verb prints as slowly as they like keeps nobody from saving."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.shell import ok, run
from tests.desk import Office


@pytest.mark.parametrize(
    "arguments",
    [
        ("export", "--format", "json", "-o", "-"),
        pytest.param(("export", "--format", "csv", "-o", "-"), marks=pytest.mark.campaign),
        pytest.param(("list", "--format", "json"), marks=pytest.mark.campaign),
        pytest.param(("list", "--format", "csv"), marks=pytest.mark.campaign),
        pytest.param(("show", "2026-000001-5", "--format", "json"), marks=pytest.mark.campaign),
    ],
)
def test_others_save_meanwhile(office: Office, arguments: tuple[str, ...]) -> None:
    office.new_case(description="It broke. " * 15_000)
    for _ in range(90):
        office.new_case(product="ğ" * 490, description="It broke again. " * 50)
    office.desk.close()
    office = Office(office.path, office.clock)
    printing = subprocess.Popen(
        [sys.executable, "-m", "complaintdesk", "--db", str(office.path), *arguments], stdout=subprocess.PIPE
    )
    assert printing.stdout is not None
    try:
        assert printing.stdout.read(1)  # it prints, and stands still when the pipe is full
        office.new_case()
        assert len(printing.stdout.read()) > 65_536
        assert printing.wait(timeout=30) == 0
    finally:
        printing.kill()
        printing.stdout.close()
        office.desk.close()


FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="no device that is always full")


@needs_full
@pytest.mark.campaign
@pytest.mark.parametrize("arguments", [("list",), ("export", "--format", "json", "-o", "-"), ("show", "1")])
def test_output_to_a_full_disk_is_a_sentence(office100: Office, arguments: tuple[str, ...]) -> None:
    first = str(office100.value('SELECT min(reference) FROM "case"'))
    arguments = ("show", first) if arguments[0] == "show" else arguments
    with FULL.open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "complaintdesk", "--db", str(office100.path), *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stderr) == (
        1,
        "complaintdesk: What was to be written could not be: No space left on device. "
        "Nothing that was saved is lost.\n",
    )


def test_an_export_leaves_no_copy_behind(office: Office, tmp_path: Path) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    ok(office.path, "export", "--format", "json", "-o", "-", TMPDIR=str(folder), TEMP=str(folder))
    assert list(folder.iterdir()) == []


def test_a_defect_is_written_down_and_told(office: Office, tmp_path: Path) -> None:
    program = (
        "import sys; from complaintdesk.cli import places; from complaintdesk.__main__ import main\n"
        "def run(given): raise RuntimeError('Mrs Smith')\n"
        "places.run = run; sys.exit(main(['locate']))"
    )
    log = Path(ok(None, "locate", "log").strip())
    for _ in range(2):
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr == (
            f"complaintdesk: This is a defect of the program. It is written down in {log}. "
            "Nothing that was saved is lost.\n"
        )
    assert log.read_text().count("RuntimeError: Mrs Smith") == 2
    if sys.platform != "win32":
        assert log.stat().st_mode & 0o777 == 0o600


def test_a_machine_that_cannot_remember_is_no_obstacle(office: Office) -> None:
    code, _, errors = run(office.path, "list", XDG_STATE_HOME="/dev/null/x")
    assert (code, errors) == (0, "")
