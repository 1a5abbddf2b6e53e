"""The same to many cases: marked in the list, done to each by itself, with a summary of what was not and why."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from complaintdesk.operations import together
from complaintdesk.operations.inputs import Asked, check
from complaintdesk.queries import case_list, people
from complaintdesk.queries.case_list import CaseRow
from complaintdesk.rules.vocabulary import View
from complaintdesk.store.look import Look
from screens.app import DeskApp
from screens.dialogs.bulk import BulkDialog, SummaryDialog
from screens.dialogs.bulk_letters import LettersDialog
from screens.widgets.reading import Reading
from tests.desk import Office
from tests.documents.cases import reachable
from tests.screens.case_fixture import Case
from tests.screens.sizes import SIZES


@pytest.fixture
def three(office: Office) -> list[int]:
    """Three cases; the second names Can Öz."""
    return [office.new_case(people_concerned="Can Öz" if n == 1 else None) for n in range(3)]


async def _marked(case: Case) -> None:
    """All cases of the list marked, and the dialog open."""
    await case.until(lambda: case.text().count("2026-") >= 3)
    await case.press("space", "space", "space", "b")
    await _asked(case, "3 cases")


async def _asked(case: Case, about: str) -> None:
    """The dialog is open for so many cases."""
    await case.until(lambda: isinstance(case.app.screen, BulkDialog) and about in case.text())


@pytest.mark.parametrize("size", SIZES)
async def test_marked_cases_are_given_to_somebody(office: Office, three: list[int], size: tuple[int, int]) -> None:
    """Whom one of them names is refused there, and has the others; that one stays marked."""
    app = DeskApp(office.path, clock=office.clock)
    async with app.run_test(size=size) as pilot:
        case = Case(app, pilot, None)  # type: ignore[arg-type]
        await _marked(case)
        app.screen.query_one("#owner_id").focus()
        await case.press("enter", *"Can", "enter", "f10")
        await case.until(lambda: isinstance(app.screen, SummaryDialog))
        assert "Done for 2" in case.text()
        assert "Not done for 1" in case.text()
        assert "named in the complaint" in case.flat()
        await case.press("escape", "b")
        await _asked(case, "1 case ")
    assert [office.case(case_id).owner for case_id in three] == ["Can Öz", None, "Can Öz"]


async def test_whom_we_wait_for_is_reminded(office: Office, three: list[int]) -> None:
    """Where nothing was asked, there is nobody to remind, and it says so."""
    asked = {"what": "Ring.", "staff_id": 2, "due_on": "2026-11-30"}
    office.do(together.ask, three[0], check(Asked, asked))
    app = DeskApp(office.path, clock=office.clock)
    async with app.run_test(size=(120, 40)) as pilot:
        case = Case(app, pilot, None)  # type: ignore[arg-type]
        await _marked(case)
        await case.press("2", "f10")
        await case.until(lambda: isinstance(app.screen, SummaryDialog))
        assert "Done for 1" in case.text()
        assert "Nothing that was asked waits" in case.flat()
    assert office.rows("SELECT count(*) FROM task WHERE reminded_at IS NOT NULL") == [(1,)]


@pytest.mark.campaign
async def test_each_gets_a_letter_how_it_stands(office: Office, tmp_path: Path) -> None:
    """In their language, as a PDF to print; who is not known, or must not be written to so, is said (7.3)."""
    reachable(office)
    people = ({"name": "Mehmet Işık", "language": "Turkish"}, {"name": "Ida Holm"}, None)
    ids = [office.new_case(complainant=person) for person in people]
    app = DeskApp(office.path, clock=office.clock)
    async with app.run_test(size=(80, 24)) as pilot:
        case = Case(app, pilot, None)  # type: ignore[arg-type]
        await _marked(case)
        await case.press("3")
        app.screen.query_one("#news").focus()
        await case.write("The lorry is repaired, Ida Holm said.")
        await case.press("f10")
        await case.until(lambda: isinstance(app.screen, LettersDialog))
        assert "1 on paper" in case.flat()
        assert office.rows("SELECT count(*) FROM letter") == [(0,)]
        await case.press("f10")
        await case.until(lambda: isinstance(app.screen, SummaryDialog))
        assert "Done for 1" in case.text()
        assert "1 to print" in case.flat()
        assert "Not done for 2" in case.text()
        assert "anonymous" in case.flat()
        assert "Ida Holm" in case.flat()  # of another complaint: the letter to Mr Işık is for one of us to look at
    letters = office.rows("SELECT case_id, kind, language, state FROM letter")
    assert letters == [(ids[1], "progress", "en", "kept")]
    (pdf,) = (office.path.parent / "letters").iterdir()
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert pdf.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("size", SIZES)
async def test_before_letters_are_written_they_are_counted_and_one_is_shown(
    office: Office, size: tuple[int, int]
) -> None:
    """By e-mail and on paper; a closed case gets none; Esc writes nothing and keeps what was typed (7.3)."""
    reachable(office)
    ids = [office.decided_case(complainant={"name": "Zeynep Kaya"})]
    office.close(ids[0])
    for person in ({"name": "Ida Holm", "email": "ida@holm.example"}, {"name": "Mehmet Işık"}):
        ids.append(office.new_case(complainant=person))
    app = DeskApp(office.path, clock=office.clock)
    async with app.run_test(size=size) as pilot:
        case = Case(app, pilot, None)  # type: ignore[arg-type]
        await case.until(lambda: case.text().count("2026-") >= 2)
        app.sends_mail = True
        app.push_screen(BulkDialog(await app.look(_every_case), await app.look(people.staff)))
        await _asked(case, "3 cases")
        await case.press("3")
        app.screen.query_one("#news").focus()
        await case.write("The lorry is repaired.")
        for key in ("escape", "f10"):
            await case.press("f10")
            await case.until(lambda: isinstance(app.screen, LettersDialog))
            said = case.read_in(app.screen.query_one(Reading))
            for part in ("1bye-mail", "1onpaper", "1getsnone", "Thecaseisclosed", "Thelorryisrepaired."):
                assert part in said
            assert "2 letters, not written yet" in case.flat()
            assert office.rows("SELECT * FROM letter WHERE kind = 'progress'") == []
            await case.press(key)
            await case.until(lambda: not isinstance(app.screen, LettersDialog))
            if key == "escape":
                assert isinstance(app.screen, BulkDialog)
                assert "The lorry is repaired." in case.flat()
        await case.until(lambda: not isinstance(app.screen, BulkDialog))
    kept = office.rows("SELECT case_id, to_address FROM letter WHERE kind = 'progress' ORDER BY case_id")
    assert kept == [(ids[1], "ida@holm.example"), (ids[2], None)]


def _every_case(look: Look) -> list[CaseRow]:
    return case_list.window(look, case_list.Listing(View.ALL, look.today), 0, 50)


@pytest.mark.usefixtures("three")
async def test_where_no_case_gets_a_letter_the_reasons_stand_there(office: Office) -> None:
    """All are anonymous: there is nothing to look at first."""
    app = DeskApp(office.path, clock=office.clock)
    async with app.run_test(size=(120, 40)) as pilot:
        case = Case(app, pilot, None)  # type: ignore[arg-type]
        await _marked(case)
        await case.press("3", "f10")
        await case.until(lambda: isinstance(app.screen, SummaryDialog))
        assert "Done for 0" in case.text()
        assert "Not done for 3" in case.text()
        assert "anonymous" in case.flat()


@pytest.mark.campaign
async def test_marked_cases_are_exported(office: Office, three: list[int], tmp_path: Path) -> None:
    """Only those; a file that is there is not replaced."""
    office.new_case(safety=True)
    app = DeskApp(office.path, clock=office.clock)
    target = tmp_path / "three.csv"
    async with app.run_test(size=(120, 40)) as pilot:
        case = Case(app, pilot, None)  # type: ignore[arg-type]
        await _marked(case)
        await case.press("4")
        app.screen.query_one("#path").focus()
        await case.press("ctrl+u")
        app.screen.query_one("#path").value = str(target)  # type: ignore[attr-defined]
        await case.press("f10")
        await case.until(lambda: isinstance(app.screen, SummaryDialog))
        await case.press("escape", "b")
        await case.until(lambda: isinstance(app.screen, BulkDialog))
        await case.press("4")
        app.screen.query_one("#path").value = str(target)  # type: ignore[attr-defined]
        assert "is there already" in await _refused(case)
    with target.open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == 3


async def _refused(case: Case) -> str:
    await case.press("f10")
    await case.until(lambda: "✗" in case.text())
    return case.flat()
