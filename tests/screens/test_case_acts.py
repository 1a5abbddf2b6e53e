"""Each act of a case in its dialog: what it asks, what it refuses, and what is kept."""

from __future__ import annotations

import pytest

from screens.dialogs.all_acts import AllActsDialog
from screens.dialogs.carry_out import CarryOutDialog, VerifyDialog
from screens.dialogs.close import ReopenDialog
from screens.dialogs.decide import DecideDialog, InformDialog
from screens.dialogs.investigate import EvidenceDialog, InvestigateDialog
from screens.dialogs.leave import LeaveDialog
from screens.dialogs.log_entry import LogDialog
from screens.dialogs.offer import AnswerDialog, OfferDialog
from screens.dialogs.recourse import ConcludeDialog, OutsideDialog, ReviewDialog, TellRecourseDialog
from screens.dialogs.resolve import ResolveDialog
from tests.desk import Office
from tests.screens.case_fixture import SIZES, on_case
from tests.screens.test_case import PHONED


@pytest.mark.parametrize("size", SIZES)
async def test_a_closed_case_is_reopened_with_a_reason(office: Office, size: tuple[int, int]) -> None:
    """Without a reason the field says so; with one the case is open again and its history says why."""
    case_id = office.decided_case()
    office.close(case_id)
    async with on_case(office, case_id, size) as case:
        assert "accepted by the complainant" in case.text()
        await case.press("r")
        assert isinstance(case.app.screen, ReopenDialog)
        assert "Say why the case is opened again." in await case.refuse()
        await case.write("It broke")
        await case.save()
        assert "reopened 1×" in case.text()
        await case.press("H")
        assert "because It broke" in case.flat()
    assert office.case(case_id).closed_at is None


async def test_an_undecided_case_is_closed_only_for_want_of_anything_to_decide(office: Office) -> None:
    """Withdrawn and out of scope are offered; rejected asks whether recourse was told."""
    async with on_case(office, office.new_case()) as case:
        await case.press("c")
        assert "withdrawn" in case.text()
        assert "accepted by" not in case.text()
        assert "fill this in" in (await case.refuse()).lower()
    decided = office.decided_case()
    async with on_case(office, decided) as case:
        await case.press("c", "2")
        assert "recourse told" in case.text()
        assert "Tell them where they can go next" in await case.refuse()
        await case.press("y")
        assert "that they go no further" in await case.refuse()
        await case.press("y")
        await case.save()
    assert office.case(decided).recourse_told == 1


async def test_leaving_asks_only_when_something_would_be_lost(office: Office) -> None:
    """Escape leaves an untouched dialog; after typing it asks, and n goes back to the text."""
    async with on_case(office, office.new_case()) as case:
        await case.press("a", "escape")
        assert case.app.screen is case.screen
        await case.press("a")
        await case.write("half a")
        dialog = case.app.screen
        await case.press("escape")
        assert isinstance(case.app.screen, LeaveDialog)
        await case.press("n")
        assert case.app.screen is dialog
        assert "half a" in case.text()
        await case.press("escape", "y")
        assert case.app.screen is case.screen


async def test_errors_stand_at_their_fields_and_nothing_is_sent(office: Office) -> None:
    """A sum that is none and a decision without an outcome are said where they belong; then it is saved."""
    case_id = office.new_case(**PHONED)
    office.acknowledge(case_id)
    office.assess(case_id)
    async with on_case(office, case_id, (120, 40)) as case:
        await case.press("d")
        assert isinstance(case.app.screen, DecideDialog)
        case.app.screen.query_one("#sum_given").focus()
        await case.write("much")
        assert "Write a sum like 120" in await case.refuse()
        assert case.app.focused is case.app.screen.query_one("#sum_given")
        await case.press("backspace", "backspace", "backspace", "backspace")
        assert "Please fill this in." in await case.refuse()
        assert case.app.focused is case.app.screen.query_one("#outcome")
    assert office.case(case_id).decided_at is None


async def test_an_entry_may_be_of_an_earlier_time(office: Office) -> None:
    """`yesterday 9:15` on the office's clock; a time ahead is refused at its field."""
    case_id = office.new_case()
    async with on_case(office, case_id, (120, 40)) as case:
        await case.press("a")
        assert isinstance(case.app.screen, LogDialog)
        await case.write("Rang")
        case.app.screen.query_one("#at").focus()
        await case.write("tomorrow")
        assert "ahead of now" in await case.refuse()
        await case.press("ctrl+u")
        await case.write("yesterday 9:15")
        await case.save()
    with office.desk.look() as look:
        assert look.value("SELECT min(at) FROM communication WHERE text = 'Rang'") == "2026-11-22T09:15:00.000Z"


def _ready(office: Office, **given: object) -> int:
    case_id = office.new_case(**{**PHONED, **given})
    office.acknowledge(case_id)
    office.assess(case_id)
    office.assign(case_id)
    return case_id


@pytest.mark.parametrize("size", SIZES)
async def test_a_case_is_looked_into_bit_by_bit(office: Office, size: tuple[int, int]) -> None:
    """What is missing for concluding is said at its field; evidence stands in the pane (7.6)."""
    case_id = _ready(office)
    async with on_case(office, case_id, size) as case:
        await case.press("i")
        assert isinstance(case.app.screen, InvestigateDialog)
        await case.write("It came late.")
        await case.save()
        await case.press("plus")
        assert isinstance(case.app.screen, EvidenceDialog)
        await case.write("Delivery note [7]")
        await case.save()
        await case.press("I")
        assert "It came late." in case.flat()
        assert "Delivery note [7]" in case.flat()
        await case.press("i")
        case.app.screen.query_one("#concluded").focus()
        await case.press("y")
        said = await case.refuse()
        assert "those concerned here said" in " ".join(said.split())
        for name in ("our_side", "findings"):
            case.app.screen.query_one(f"#{name}").focus()
            await case.write("So.")
        case.app.screen.query_one("#cause").focus()
        await case.press("enter", "down", "enter")
        await case.save()
        assert "concluded" in case.text()
    assert office.case(case_id).investigated_at is not None


@pytest.mark.parametrize("size", SIZES)
async def test_an_offer_above_ones_authority_needs_somebody_who_has_it(
    office: Office, size: tuple[int, int]
) -> None:
    """The limit stands in the dialog; the sum beyond it is refused until somebody who may approves (5.4)."""
    case_id = _ready(office)
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


async def test_what_they_ask_for_instead_is_kept(office: Office) -> None:
    """Something else is asked for: remedy, sum and their words stand in the pane Remedy (7.7)."""
    case_id = _ready(office)
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
    case_id = _ready(office)
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
    case_id = _ready(office)
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


async def test_a_small_thing_is_settled_while_they_are_on_the_phone(office: Office) -> None:
    """One dialog closes it; where somebody's safety may be at stake it says why not (7.5, 7.7)."""
    case_id = office.new_case(**PHONED)
    async with on_case(office, case_id) as case:
        await case.press("v")
        assert isinstance(case.app.screen, ResolveDialog)
        case.app.screen.query_one("#text").focus()
        await case.write("Sent again.")
        await case.save()
        assert "closed today" in case.text()
    assert office.case(case_id).first_contact == 1
    async with on_case(office, office.new_case(safety=True, safety_note="It burns")) as case:
        await case.press("v")
        assert "safety may be at stake" in case.flat()


async def test_a_decision_may_be_told_later(office: Office) -> None:
    """Made today, told when they can be reached: d then asks which, telling first (7.8)."""
    case_id = _ready(office)
    async with on_case(office, case_id, (120, 40)) as case:
        await case.press("d", "u", "tab")
        await case.write("You are right.")
        case.app.screen.query_one("#channel").focus()
        await case.press("n")  # not told yet
        await case.save()
        assert "tell the decision" in case.text()
        await case.press("d")
        assert isinstance(case.app.screen, AllActsDialog)
        await case.press("enter")
        assert isinstance(case.app.screen, InformDialog)
        await case.save()
        assert "hear their answer" in case.text()
    assert office.case(case_id).informed_at is not None
