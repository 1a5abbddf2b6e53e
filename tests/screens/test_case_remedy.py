"""From offer to recourse in the case screen: remedies, answers, the adviser, review and outside (7.7, 7.9)."""

from __future__ import annotations

import pytest

from screens.case import CaseScreen
from screens.dialogs.all_acts import AllActsDialog
from screens.dialogs.carry_out import CarryOutDialog, VerifyDialog
from screens.dialogs.investigate import InvestigateDialog
from screens.dialogs.offer import AnswerDialog, OfferDialog
from screens.dialogs.recourse import ConcludeDialog, OutsideDialog, ReviewDialog, TellRecourseDialog
from tests.desk import Office
from tests.screens.case_fixture import on_case
from tests.screens.sizes import SIZES
from tests.screens.test_case import PHONED


def ready(office: Office, **given: object) -> int:
    """A case that is acknowledged, assessed and owned."""
    case_id = office.new_case(**{**PHONED, **given})
    office.acknowledge(case_id)
    office.assess(case_id)
    office.assign(case_id)
    return case_id


@pytest.mark.campaign
@pytest.mark.parametrize("size", SIZES)
async def test_an_offer_above_ones_authority_needs_somebody_who_has_it(
    office: Office, size: tuple[int, int]
) -> None:
    """The limit stands in the dialog; the sum beyond it is refused until somebody who may approves (5.4)."""
    case_id = ready(office)
    async with on_case(office, case_id, size) as case:
        await case.press("f")
        assert isinstance(case.app.screen, OfferDialog)
        assert "by yourself" in case.flat()
        case.app.screen.query_one("#remedies").focus()
        await case.write("compens")
        await case.press("space")
        case.app.screen.query_one("#amount").focus()
        await case.write("900")
        case.app.screen.query_one("#text").focus()
        await case.write("We pay.")
        assert "(5.4)" in " ".join((await case.refuse()).split())
        case.app.screen.query_one("#approved_by_id").focus()
        await case.press("enter", *"Mary", "enter")
        await case.save()
        await case.press("R")
        assert "900.00 GBP" in case.text()
        assert "waits for an answer" in case.text()
        await case.press("b")
        assert isinstance(case.app.screen, AnswerDialog)
        await case.press("3")
        assert "they want" in case.text()


@pytest.mark.campaign
async def test_what_they_ask_for_instead_is_kept(office: Office) -> None:
    """Something else is asked for: remedy, sum and their words stand in the pane Remedy (7.7)."""
    case_id = ready(office)
    office.offer(case_id)
    async with on_case(office, case_id, (120, 40)) as case:
        await case.press("n")
        assert isinstance(case.app.screen, AnswerDialog)
        await case.press("3")
        case.app.screen.query_one("#text").focus()
        await case.write("Not enough.")
        assert "Choose what they ask for" in await case.refuse()
        case.app.screen.query_one("#remedies").focus()
        await case.write("refund")
        await case.press("space")
        await case.save()
        await case.press("R")
        assert "Not enough." in case.text()
    assert office.rows("SELECT side FROM proposal ORDER BY id") == [("ours",), ("theirs",)]


@pytest.mark.parametrize("size", SIZES)
async def test_what_was_promised_is_carried_out_and_verified(office: Office, size: tuple[int, int]) -> None:
    """m does what is due of the two; a remedy that has not helped is to be done again (7.9, annex E)."""
    case_id = ready(office)
    office.decide(case_id, remedies=["repair"])
    office.answer(case_id)
    async with on_case(office, case_id, size) as case:
        await case.press("m")
        assert isinstance(case.app.screen, CarryOutDialog)
        await case.save()
        await case.press("m")
        assert isinstance(case.app.screen, VerifyDialog)
        assert "fill this in" in (await case.refuse()).lower()
        await case.press("n")
        assert "what is missing" in (await case.refuse()).lower()
        await case.write("It wobbles.")
        await case.save()
        await case.press("m")
        assert isinstance(case.app.screen, CarryOutDialog)
        await case.save()
        await case.press("m", "y")
        case.app.screen.query_one("#helped").focus()
        await case.press("y")
        await case.save()
        await case.press("R")
        assert "verified" in case.text()
    assert office.case(case_id).standing.to_verify == 0


@pytest.mark.parametrize("size", SIZES)
async def test_who_does_not_accept_is_led_further(office: Office, size: tuple[int, int]) -> None:
    """Told where they can go, reviewed by somebody else, gone outside, ended there (7.9, annex G)."""
    case_id = ready(office)
    office.decide(case_id, outcome="not_upheld")
    office.answer(case_id, "rejected")
    async with on_case(office, case_id, size) as case:
        await case.press("n")
        assert isinstance(case.app.screen, TellRecourseDialog)
        await case.save()
        await case.press("r")
        assert isinstance(case.app.screen, AllActsDialog)  # review, outside: which?
        assert "Review" in case.text()
        await case.press("down", "enter")
        assert isinstance(case.app.screen, ReviewDialog)
        await case.write("You did not ask the driver.")
        await case.save()
        assert "▶ in review" in case.text()
        await case.press("r")
        assert isinstance(case.app.screen, AllActsDialog)
        await case.press("end", "enter")
        assert isinstance(case.app.screen, OutsideDialog)
        await case.save()
        assert "▶ outside" in case.text()
        await case.press("r")
        assert isinstance(case.app.screen, AllActsDialog)
        await case.press("home", "enter")
        assert isinstance(case.app.screen, ConcludeDialog)
        case.app.screen.query_one("#outcome").focus()
        await case.press("f")
        case.app.screen.query_one("#text").focus()
        await case.write("Not upheld.")
        await case.save()
        await case.press("R")
        assert "Notupheld." in case.read("remedy")
    assert len(office.rows("SELECT id FROM recourse")) == 2


@pytest.mark.campaign
async def test_the_adviser_opens_the_cases_it_compares(office: Office) -> None:
    """Reasons line by line, what like cases were given, and Enter opens one of them (7.7, annex F)."""
    for _ in range(5):
        office.close(office.decided_case(problem="late_delivery"))
    case_id = ready(office)
    async with on_case(office, case_id, (120, 40)) as case:
        await case.press("R")
        for words in (
            "it advises, a person decides",
            "has not been found out yet (7.6)",
            "5 of 5 were given words",
        ):
            assert words in case.flat()
        await case.press("j", "j", "j", "enter")
        await case.until(lambda: case.app.screen is not case.screen)
        opened = case.app.screen
        assert isinstance(opened, CaseScreen)
        assert opened.case_id in range(1, 6)
        await case.press("escape")
        assert case.app.screen is case.screen
        await case.press("k", "k", "enter")  # elsewhere Enter does what is asked first
        assert isinstance(case.app.screen, InvestigateDialog)
