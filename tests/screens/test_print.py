"""Papers to print (7.1, annex C): an office that nobody can reach is told so before it hands them out."""

from __future__ import annotations

import pytest

from screens.app import DeskApp
from screens.cases import CasesScreen
from screens.dialogs.print_paper import PrintDialog
from tests.desk import Office
from tests.documents.cases import PERSON, reachable
from tests.screens.case_fixture import Case, on_case
from tests.screens.sizes import SIZES

MENDED_BY = "complaintdesk office"


async def _open(case: Case) -> None:
    """F9, and the dialog is there."""
    await case.press("f9")
    await case.until(lambda: isinstance(case.app.screen, PrintDialog))


def _warned(case: Case) -> bool:
    """Whether the command that mends it can be read."""
    return MENDED_BY in case.flat()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("known", [False, True])
async def test_leaflet_and_form_say_what_mends_it(office: Office, size: tuple[int, int], known: bool) -> None:
    """From the list, where an office has not said how it is reached; else nothing is said."""
    if known:
        reachable(office)
    app = DeskApp(office.path, clock=office.clock)
    async with app.run_test(size=size) as pilot:
        case = Case(app, pilot, None)  # type: ignore[arg-type]
        await case.until(lambda: isinstance(app.screen, CasesScreen))
        await _open(case)
        assert _warned(case) is not known
        await case.press("2")
        assert _warned(case) is not known


@pytest.mark.parametrize("size", SIZES)
async def test_of_a_case_the_receipt_says_it_and_what_is_for_the_office_does_not(
    office: Office, size: tuple[int, int]
) -> None:
    async with on_case(office, office.new_case(complainant=PERSON), size) as case:
        await _open(case)
        await case.until(lambda: _warned(case))
        await case.press("2")  # the follow-up form is for the office's own file
        await case.until(lambda: not _warned(case))
