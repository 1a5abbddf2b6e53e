"""Who complains, corrected; cases merged, taken apart, separated: in the case screen (7.1, 7.2)."""

from __future__ import annotations

import pytest

from complaintdesk.rules import reference
from screens.dialogs.all_acts import AllActsDialog
from screens.dialogs.merging import MergeDialog, SeparateDialog, UnmergeDialog
from screens.dialogs.person import PersonDialog, RepresentativeDialog
from tests import acts_together as do
from tests.desk import Office
from tests.screens.case_fixture import Case, on_case
from tests.screens.sizes import SIZES
from tests.screens.test_case import PHONED


async def _choose(case: Case, name: str) -> None:
    """Through the chooser of `h` or `p`: the act of this name."""
    dialog = case.app.screen
    assert isinstance(dialog, AllActsDialog)
    for _ in range(20):
        line = next((line for line in case.text().split("\n") if f"{name}:" in line), "")
        assert line, case.text()
        at = [act for act in dialog._open if f"{name}:" in _line_of(dialog, act)]
        if dialog.query_one("OptionList").highlighted == dialog._open.index(at[0]):  # type: ignore[attr-defined]
            break
        await case.press("down")
    await case.press("enter")


def _line_of(dialog: AllActsDialog, act: object) -> str:
    from screens.case_acts import ACTS

    return f"{ACTS[act].name}:"  # type: ignore[index]


@pytest.mark.parametrize("size", SIZES)
async def test_who_complains_is_corrected(office: Office, size: tuple[int, int]) -> None:
    """A mistyped name and number: corrected in one dialog, and the log says so."""
    case_id = office.new_case(**PHONED)
    async with on_case(office, case_id, size) as case:
        await case.press("p")
        await _choose(case, "Person")
        assert isinstance(case.app.screen, PersonDialog)
        case.app.screen.query_one("#name").focus()
        await case.press("end", "backspace", "ı", "k")
        case.app.screen.query_one("#way-0").focus()
        await case.press("ctrl+u")
        await case.write("0532 555 01 99")
        await case.save()
        assert "Corrected: Mehmet Işıık" in case.flat()
        assert "0532 555 01 99" in case.flat()
    assert office.rows("SELECT digits FROM contact_point") == [("5325550199",)]


@pytest.mark.campaign
async def test_somebody_who_acts_for_them_is_added(office: Office) -> None:
    """Nobody acted for them yet: the same dialog makes them known."""
    case_id = office.new_case(**PHONED)
    async with on_case(office, case_id, (120, 40)) as case:
        await case.press("p")
        await _choose(case, "For them")
        assert isinstance(case.app.screen, RepresentativeDialog)
        assert "or a way to reach them" in await case.refuse()
        case.app.screen.query_one("#name").focus()
        await case.write("Zeynep")
        await case.save()
        await case.press("F")
        assert "Zeynep" in case.text()


@pytest.mark.parametrize("size", SIZES)
async def test_two_cases_become_one_and_two_again(office: Office, size: tuple[int, int]) -> None:
    """Merged into the other of the same person; its log is read there; h takes them apart again."""
    first = office.new_case(**PHONED)
    second = office.new_case(complainant_id=office.case(first).complainant_id, description="Still late [again]!")
    async with on_case(office, second, size) as case:
        await case.press("h")
        await _choose(case, "Merge")
        assert isinstance(case.app.screen, MergeDialog)
        case.app.screen.query_one("#into").focus()
        await case.write(reference.make(2026, 9))
        assert "no case" in (await case.refuse()).lower()
        await case.press("ctrl+u")
        await case.save()
        assert f"part of {office.case(first).reference}" in case.text()
    async with on_case(office, first, size) as case:
        assert "Still late [again]!" in case.text()
        assert "which is part of this case" in case.flat()
    async with on_case(office, second, size) as case:
        await case.press("h")
        await _choose(case, "Take apart")
        assert isinstance(case.app.screen, UnmergeDialog)
        await case.save()
        assert "▶ acknowledge" in case.text()
    assert office.case(second).merged_into_id is None


@pytest.mark.campaign
async def test_an_entry_becomes_a_case(office: Office) -> None:
    """Chosen among what came in; the entry says what it became."""
    case_id = office.new_case(**PHONED)
    office.log(case_id, "in", text="The invoice is wrong as well.")
    async with on_case(office, case_id, (120, 40)) as case:
        await case.press("h")
        await _choose(case, "Separate")
        assert isinstance(case.app.screen, SeparateDialog)
        await case.save()
        made = office.value('SELECT reference FROM "case" WHERE separated_from_id IS NOT NULL')
        assert f"became a case of its own: {made}" in case.flat()
    with pytest.raises(Exception, match="already"):
        do.separate(office, case_id, do.last_in(office, case_id))
