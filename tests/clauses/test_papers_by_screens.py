"""The papers of clause 7.1 and annexes C and E of ISO 10002:2018, row by row, by keys alone on the screens."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from complaintdesk.documents.forms import complaint_form
from complaintdesk.queries import lettering
from screens.app import DeskApp
from screens.cases import CasesScreen
from screens.dialogs.answers import Answer, OneOf
from screens.dialogs.ask_line import AskLineDialog
from screens.dialogs.notice import NoticeDialog
from screens.dialogs.person import PersonDialog
from screens.dialogs.print_paper import PrintDialog
from screens.intake import IntakeScreen
from tests.clauses.test_by_operations import MEHMET, ready
from tests.clauses.test_papers_by_operations import BROSUR, DOLDURULMUS, FILLED, LEAFLET
from tests.desk import Office
from tests.documents.cases import reachable
from tests.screens.case_fixture import Case, on_case
from tests.screens.intake_fixture import settled
from tests.screens.sizes import SIZES

pytestmark = pytest.mark.campaign  # the same ways are walked by operations in the suite


@asynccontextmanager
async def _on_list(office: Office, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Case]:
    app = DeskApp(office.path, clock=office.clock)
    async with app.run_test(size=size) as pilot:
        case = Case(app, pilot, None)  # type: ignore[arg-type]
        await case.until(lambda: isinstance(app.screen, CasesScreen))
        await settled(pilot)
        yield case


async def _print(case: Case, *, paper: str | None = None, language: str = "en", chosen: str = "text") -> Path:
    """F9, and which paper in which language as what; returns the file."""
    below = case.app.screen
    await case.press("f9")
    await case.until(lambda: isinstance(case.app.screen, PrintDialog))
    for field, value in (("paper", paper), ("language", language), ("format", chosen)):
        if value is not None:
            choice = case.app.screen.query_one(f"#{field}", OneOf)
            choice.focus()
            wanted = [code for code, _ in choice.options].index(value) + 1
            await case.press(str(wanted))
    path = Path(case.app.screen.query_one("#path", Answer).value)
    await case.press("f10")
    await case.until(lambda: case.app.screen is below)
    return path


@pytest.mark.parametrize("size", SIZES)
async def test_clause_7_1_communication(office: Office, size: tuple[int, int]) -> None:
    """The leaflet, in both languages, as text and as PDF; how somebody is to be written to is noted with p."""
    reachable(office)
    async with _on_list(office, size) as case:
        for language, words in (("en", LEAFLET), ("tr", BROSUR)):
            path = await _print(case, paper="leaflet", language=language)
            said = " ".join(path.read_text(encoding="utf-8").split())
            assert all(part in said for part in words)
        pdf = await _print(case, paper="leaflet", chosen="pdf")
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert pdf.stat().st_mode & 0o777 == 0o600
    case_id = office.new_case(complainant=MEHMET)
    async with on_case(office, case_id, size) as case:
        await case.press("p", "enter")
        assert isinstance(case.app.screen, PersonDialog)
        case.app.screen.query_one("#language").focus()
        await case.press("ctrl+u")
        await case.write("English")
        await case.save()
    assert office.rows("SELECT language FROM complainant") == [("English",)]


@pytest.mark.parametrize(("language", "filled"), [("en", FILLED), ("tr", DOLDURULMUS)])
async def test_annex_c_the_complainants_form(
    office: Office, tmp_path: Path, language: str, filled: dict[str, str]
) -> None:
    """Printed blank from the list; one that came back is in the intake at once, and F10 puts it on file."""
    async with _on_list(office) as case:
        blank = (await _print(case, paper="complaint", language=language)).read_text(encoding="utf-8-sig")
        for name, value in filled.items():
            assert f"\n{name}" in blank
            blank = blank.replace(f"\n{name}", f"\n{name}: {value}\n#")
        path = tmp_path / "came back.txt"
        path.write_text(blank, encoding="utf-8")
        await case.press("f")
        await case.until(lambda: isinstance(case.app.screen, AskLineDialog))
        await case.write(str(path))
        await case.press("enter")
        await case.until(lambda: isinstance(case.app.screen, IntakeScreen))
        screen = case.app.screen
        assert isinstance(screen, IntakeScreen)
        await case.until(lambda: screen.form.text("product") == "office chair")
        await case.press("f10")
        await case.until(lambda: screen.saved is not None)
    kept = office.case(1)
    assert (kept.description, kept.product, kept.problem_on) == ("It broke.", "office chair", "2026-11-09")
    assert (kept.order_number, kept.sum_sought, kept.medium) == ("AB-1022", 4_000, "letter")
    assert office.rows("SELECT name FROM complainant") == [("Mehmet Işık",)]
    assert office.rows("SELECT count(*) FROM draft") == [(0,)]


async def test_annex_c_what_is_missing_in_a_form_is_asked_for_in_the_intake(
    office: Office, tmp_path: Path
) -> None:
    """An incomplete form is not refused: it waits as a draft; what is no form is told, and nothing is kept."""
    with office.desk.look() as look:
        head = lettering.letterhead(look)
    form = complaint_form.fillable("Harbour Street Office", head, "en")
    path = tmp_path / "form.txt"
    for name, value in (("Name", "Ida Holm"), ("Sum of money", "much")):
        form = form.replace(f"\n{name}", f"\n{name}: {value}\n#")
    path.write_text(form, encoding="utf-8")
    async with _on_list(office) as case:
        await case.press("f")
        await case.write(str(path))
        await case.press("enter")
        await case.until(lambda: isinstance(case.app.screen, IntakeScreen))
        await case.until(lambda: "Ida Holm" in case.text())
        await case.press("f10")
        await case.until(lambda: "Write what happened" in case.flat() or "✗" in case.text())
        await case.press("escape")
        await case.until(lambda: isinstance(case.app.screen, CasesScreen))
        path.write_text("Dear all", encoding="utf-8")
        await case.press("f")
        await case.write(str(path))
        await case.press("enter")
        await case.until(lambda: isinstance(case.app.screen, NoticeDialog))
        assert "no complaint form" in case.flat()
    assert office.rows("SELECT count(*) FROM draft") == [(1,)]
    assert office.rows('SELECT count(*) FROM "case"') == [(0,)]


async def test_annex_e_the_follow_up_form(office: Office) -> None:
    """F9 on a case: the receipt, and the case on a page with the grid that is read from the history."""
    case_id = ready(office)
    office.decide(case_id)
    async with on_case(office, case_id) as case:
        receipt = await _print(case, paper="receipt")
        follow_up = await _print(case, paper="follow-up")
        assert "Saved:" in case.flat()
    assert "2026-000001-5" in receipt.read_text(encoding="utf-8")
    said = follow_up.read_text(encoding="utf-8")
    for part in ("2026-000001-5", "Mehmet Işık", "Ayşe Demir", "Acknowledged", "Assessed"):
        assert part in said
