"""`list`, `show` and `log`: data on standard output, the rest on standard error, and no text that acts."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from complaintdesk.queries import case_list
from complaintdesk.rules import reference
from complaintdesk.rules.vocabulary import View
from tests.cli.shell import listed, ok, refused, run
from tests.desk import Office
from tests.hostile import HOSTILE

FIELDS = {
    *(
        "reference",
        "stage",
        "priority",
        "problem",
        "complainant",
        "owner",
        "received_at",
        "next_clock",
        "next_due",
    ),
    *("problem_code", "product", "safety", "closed_on", "received_on", "next_due_at"),
}


@pytest.fixture
def path(office: Office) -> Path:
    """1 of Mehmet and late, 2 anonymous and unsafe, 3 closed."""
    office.new_case(
        complainant={"name": "Mehmet Işık"}, problem="late_delivery", product="=1+1", description="a parcel"
    )
    office.new_case(safety=True, description="a spark")
    office.new_case(description="a parcel")
    office.assign(1, 1)
    office.close(3, "withdrawn")
    office.desk.close()
    return office.path


def test_the_open_cases_as_json(path: Path) -> None:
    cases = listed(path)
    assert [case["reference"] for case in cases] == ["2026-000002-8", "2026-000001-5"]
    assert all(set(case) == FIELDS for case in cases)
    assert cases[0]["safety"] is True
    assert cases[0]["complainant"] is None
    assert (cases[1]["problem"], cases[1]["problem_code"]) == ("late delivery", "late_delivery")
    assert (cases[1]["owner"], cases[1]["next_clock"], cases[1]["next_due"]) == (
        *("Ayşe Demir", "acknowledge", "2026-11-24"),
    )


def test_views_search_and_limit(path: Path) -> None:
    assert [case["reference"] for case in listed(path, "--view", "closed")] == ["2026-000003-1"]
    assert [case["reference"] for case in listed(path, "--view", "mine")] == ["2026-000001-5"]
    assert listed(path, "--view", "mine", "--as", "Can Öz") == []
    assert len(listed(path, "--view", "all")) == 3
    assert len(listed(path, "--search", "parcel")) == 2  # a search looks everywhere unless a view is named
    assert len(listed(path, "--search", "parcel", "--view", "open")) == 1
    assert len(listed(path, "--search", "ISIK owner:ayşe")) == 1
    assert len(listed(path, "--view", "all", "--limit", "2")) == 2
    code, output, errors = run(path, "list", "--search", "stage:nonsense parcel", "--format", "json")
    assert (code, len(json.loads(output))) == (0, 2)
    assert "There is no stage" in errors


def test_every_view_lists_what_its_query_lists(office100: Office) -> None:
    with office100.desk.look() as look:
        wanted = {
            view.value: [
                row.reference for row in case_list.window(look, case_list.Listing(view, look.today, 1), 0, 999)
            ]
            for view in (View.ALL, View.OPEN, View.CLOSED, View.UNACKNOWLEDGED)
        }
    office100.desk.close()
    for view, references in wanted.items():
        assert [case["reference"] for case in listed(office100.path, "--view", view)] == references


def test_csv_is_complete_and_no_formula(path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(ok(path, "list", "--view", "all", "--format", "csv"))))
    assert len(rows) == 3
    assert set(rows[0]) == FIELDS
    (row,) = (row for row in rows if row["reference"] == "2026-000001-5")
    assert (row["product"], row["safety"], row["complainant"]) == ("'=1+1", "no", "Mehmet Işık")


def test_a_piped_table_is_plain_and_aligned(path: Path) -> None:
    lines = ok(path, "list").splitlines()
    assert len(lines) == 3
    assert lines[0].split() == ["Reference", "Due", "Priority", "Stage", "Complainant", "Problem", "Owner"]
    assert lines[1].startswith("2026-000002-8")
    assert lines[2][lines[0].index("Complainant") :].startswith("Mehmet Işık")


def test_an_empty_list_is_no_failure(office: Office) -> None:
    office.desk.close()
    assert listed(office.path) == []
    assert len(ok(office.path, "list").splitlines()) == 1


def test_no_text_acts_on_a_terminal(office: Office) -> None:
    for text in HOSTILE:
        if text.strip() and len(text) < 500:
            office.new_case(description=f"x {text}", complainant={"name": text}, product=text)
    office.desk.close()
    table = ok(office.path, "list", "--limit", "500")
    pages = [ok(office.path, "show", case["reference"]) for case in listed(office.path)[:60:6]]
    for output in (table, *pages):
        unseen = {char for char in output if (char < " " and char != "\n") or "\x7f" <= char <= "\x9f"}
        assert not unseen
        assert "\u202e" not in output
    assert "[@click=app.quit]x[/]" in table
    assert "[bold red on white]loud[/bold red on white]" in table


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_terminal_gets_a_rich_table(path: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "complaintdesk", "--db", str(path), "list"],
        stdout=theirs,
        stdin=theirs,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        output = b""
        try:
            while part := os.read(ours, 65536):
                output += part
        except OSError:  # Linux says so when the other side is closed
            pass
    os.close(ours)
    assert process.returncode == 0
    assert b"\x1b[1m" in output
    assert "2026-000001-5" in output.decode()


def test_listing_loads_nothing_it_does_not_need(path: Path) -> None:
    program = (
        "import sys; from complaintdesk.__main__ import main\n"
        f"main(['--db', {str(path)!r}, 'list', '--search', 'parcel', '--format', 'json'])\n"
        "print('LOADED', *sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    loaded = {name.partition(".")[0] for name in done.stdout.partition("LOADED")[2].split()}
    assert loaded.isdisjoint({"sqlalchemy", "sqlmodel", "pydantic", "textual", "rich", "alembic", "openpyxl"})


def test_a_locale_that_knows_no_umlaut(path: Path) -> None:
    narrow = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert "Mehmet Işık" in ok(path, "list", "--search", "ışık", **narrow)
    ok(path, "log", "2026-000001-5", "--direction", "in", "--channel", "phone", "Çok geç!", **narrow)
    assert "Çok geç!" in ok(path, "show", "2026-000001-5", **narrow)


def test_output_that_nobody_reads_any_more_is_no_defect(office100: Office) -> None:
    office100.desk.close()
    command = f"{sys.executable} -m complaintdesk --db {office100.path} list --view all --format json | head -c 11"
    done = subprocess.run(["bash", "-c", command], capture_output=True, encoding="utf-8", check=False)
    assert done.stdout == '[\n{"referen'
    assert done.stderr == ""


def test_showing_a_case(path: Path) -> None:
    page = ok(path, "show", "2026 000001 5")
    for part in (
        "2026-000001-5",
        "late delivery",
        "Mehmet Işık",
        "a parcel",
        "Clocks",
        "Log",
        "History",
        "take in",
    ):
        assert part in page
    shown = json.loads(ok(path, "show", "20260000015", "--format", "json"))
    handled = {
        "investigation",
        "evidence",
        "proposals",
        "remedies",
        "recourse",
        "tasks",
        "tracking",
        "attachments",
    }
    assert set(shown) == {"case", "complainant", "representative", "log", "clocks", "history", *handled}
    assert shown["tracking"][0]["step"] == "acknowledged"
    assert shown["case"]["reference"] == "2026-000001-5"
    assert shown["case"]["remedy_sought"] == ["none"]
    assert shown["complainant"]["name"] == "Mehmet Işık"
    assert [event["act"] for event in shown["history"]] == ["intake.take_in", "investigation.assign"]
    assert "digit is wrong" in refused(path, "show", "2026-000001-6")
    assert "There is no case" in refused(path, "show", reference.make(2026, 9))


def test_a_case_that_went_all_the_way_is_shown_whole(office: Office) -> None:
    """Findings, evidence, offers, remedies, recourse and the tracking grid of annex E are on the page."""
    case_id = office.new_case()
    office.acknowledge(case_id)
    office.assess(case_id)
    office.assign(case_id)
    office.investigate(case_id, promise_broken=True)
    office.evidence(case_id, what="A photo", from_whom="the driver")
    office.offer(case_id, "repair")
    office.answer(case_id, "rejected")
    office.decide(case_id, remedies=["compensation"], sum_given=1250)
    office.answer(case_id, "rejected")
    office.go_outside(case_id, body_reference="Ö-77")
    office.conclude(case_id, text="They pay half.", cost=65000)
    office.answer(case_id)
    office.carry_out(case_id, note="By transfer")
    office.verify(case_id)
    office.desk.close()
    page = ok(office.path, "show", "2026-000001-5")
    for part in (
        *("The van broke down.", "cause: supplier or carrier", "a promise was broken"),
        *("evidence: A photo (the driver)", "we offered", "rejected", "pay compensation, 12.50 GBP: carried out"),
        *("(By transfer)", "verified", "The Ombudsman", "Ö-77", "cost 650.00 GBP", "They pay half."),
        *("Tracking (annex E)", "correction verified"),
    ):
        assert part in page, page
    shown = json.loads(ok(office.path, "show", "2026-000001-5", "--format", "json"))
    assert shown["investigation"]["promise_broken"] is True
    assert [each["answer"] for each in shown["proposals"]] == ["rejected"]
    assert shown["remedies"][0]["amount"] == 1250
    assert shown["recourse"][0]["cost"] == 65000
    assert [row["step"] for row in shown["tracking"] if row["at"]] == [
        *("acknowledged", "assessed", "investigated", "resolved", "complainant informed"),
        *("correction made", "correction verified"),
    ]


def test_logging(path: Path) -> None:
    arguments = ["log", "2026-000001-5", "--direction", "out", "--channel", "email", "--with", "Mehmet"]
    assert ok(path, *arguments, "--as", "Can Öz", "On its way.") == ""
    ok(path, *arguments, "-", stdin="Two\nlines.")
    log = json.loads(ok(path, "show", "2026-000001-5", "--format", "json"))["log"]
    assert [(entry["text"], entry["staff"], entry["with_whom"]) for entry in log[1:]] == [
        ("On its way.", "Can Öz", "Mehmet"),
        ("Two\nlines.", "Ayşe Demir", "Mehmet"),
    ]
    assert "text: please fill this in" in refused(path, *arguments, " ")


def test_a_backup_is_a_desk_and_replaces_nothing(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    assert ok(path, "backup", "-o", str(copy)) == f"{copy}\n"
    assert len(listed(copy, "--view", "all")) == 3
    before = copy.read_bytes()
    assert "is there already" in refused(path, "backup", "-o", str(copy))
    assert copy.read_bytes() == before


def test_where_the_files_are(path: Path, hermetic_home: Path) -> None:
    assert ok(path, "locate") == f"{path}\n"
    for what in ("db", "config", "log"):
        assert str(hermetic_home) in ok(None, "locate", what)


def test_a_name_of_many_letters_does_not_move_the_columns(office: Office) -> None:
    name = "Wolfeschlegelsteinhausen" * 5
    office.new_case(complainant={"name": name})
    office.new_case(complainant={"name": "名" * 60})
    office.new_case(complainant={"name": "Mehmet Işık"})
    office.desk.close()
    heading, *rows = ok(office.path, "list").splitlines()
    assert max(len(row) for row in rows) < 140
    assert {row[heading.index("Complainant") :].partition("other")[0].strip()[-1] for row in rows} == {"…", "k"}
    (long,) = (row for row in rows if name[:40] in row)
    assert long.index("other") == heading.index("Problem")
    for form in ("json", "csv"):
        assert name in ok(office.path, "list", "--format", form)
