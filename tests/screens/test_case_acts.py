"""Each act of a case in its dialog: what it asks, what it refuses, and what is kept."""

from __future__ import annotations

import pytest

from complaintdesk.operations import together
from complaintdesk.operations.inputs import Asked, check
from complaintdesk.rules.vocabulary import Act
from screens.dialogs.all_acts import AllActsDialog
from screens.dialogs.close import ReopenDialog
from screens.dialogs.decide import DecideDialog, InformDialog
from screens.dialogs.investigate import EvidenceDialog, InvestigateDialog
from screens.dialogs.leave import LeaveDialog
from screens.dialogs.log_entry import LogDialog
from screens.dialogs.resolve import ResolveDialog
from screens.dialogs.together import AskDialog, PartDialog, TaskDialog
from tests.desk import Office
from tests.screens.case_fixture import on_case
from tests.screens.sizes import SIZES
from tests.screens.test_case import PHONED
from tests.screens.test_case_remedy import ready


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


@pytest.mark.campaign
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


@pytest.mark.campaign
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


@pytest.mark.parametrize("size", SIZES)
async def test_a_case_is_looked_into_bit_by_bit(office: Office, size: tuple[int, int]) -> None:
    """What is missing for concluding is said at its field; evidence stands in the pane (7.6)."""
    case_id = ready(office)
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


@pytest.mark.campaign
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


@pytest.mark.campaign
async def test_a_decision_may_be_told_later(office: Office) -> None:
    """Made today, told when they can be reached: d then asks which, telling first (7.8)."""
    case_id = ready(office)
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


@pytest.mark.parametrize("size", SIZES)
async def test_somebody_is_asked_and_answers(office: Office, size: tuple[int, int]) -> None:
    """Asked from the case; it is a step of Next, stands in the pane, and what they say is kept (5.4)."""
    case_id = office.new_case(**PHONED)
    async with on_case(office, case_id, size) as case:
        await case.press("h")
        assert isinstance(case.app.screen, AllActsDialog)
        await case.press("enter")
        assert isinstance(case.app.screen, AskDialog)
        case.app.screen.query_one("#what").focus()
        await case.write("Where is the van?")
        assert "One person or one department" in await case.refuse()
        await case.press("enter", *"Deliv", "enter")
        await case.save()
        await case.press("T")
        assert "▶ Delivery, by Wed 25 Nov: Where is the van?" in case.text()
        assert any(step.act is Act.TASK_ANSWER for step in case.whole.steps)
        await case.press("j", "j", "enter")
        assert isinstance(case.app.screen, TaskDialog)
        await case.write("In [the] depot.")
        await case.save()
        assert "In [the] depot." in case.text()
        assert case.whole.waiting == []


async def test_a_task_is_in_the_line_at_the_top_of_whom_it_waits_for(office: Office) -> None:
    """What is due for whoever works here is counted at the top; somebody else sees none of it."""
    case_id = office.new_case()
    office.do(together.ask, case_id, check(Asked, {"what": "Ring.", "staff_id": 1, "due_on": "2026-11-23"}))
    async with on_case(office, case_id, (120, 40)) as case:
        assert "1 task" in case.text().split("\n")[0]
        case.app.actor = office.people[1]
        await case.app.refresh_all()
        assert "task" not in case.text().split("\n")[0]


async def test_who_has_a_conflict_of_interest_is_kept_out(office: Office) -> None:
    """A conflict needs its reason; the pane says so, and they cannot be given the case (annex D)."""
    case_id = office.new_case()
    async with on_case(office, case_id) as case:
        await case.press("h", "down", "enter")
        assert isinstance(case.app.screen, PartDialog)
        case.app.screen.query_one("#staff_id").focus()
        await case.press("enter", *"Can", "enter")
        case.app.screen.query_one("#part").focus()
        await case.press("2")
        assert "Say what the conflict is" in " ".join((await case.refuse()).split())
        await case.write("His brother drives the van.")
        await case.save()
        await case.press("T")
        assert "His brother drives the van." in case.flat()
        await case.press("h", "down", "down", "enter")  # watch it
        await case.until(lambda: "You watch it" in case.text())
        assert "Ayşe Demir" in case.flat()
    assert office.rows("SELECT part FROM participant ORDER BY id") == [("conflict",), ("watcher",)]


async def test_an_officer_is_warned_of_a_danger(office: Office) -> None:
    """A case in which safety may be at stake comes in at another terminal: the officer here is told (7.5)."""
    case_id = office.new_case()
    async with on_case(office, case_id, (120, 40)) as case:
        case.app.actor = office.people[1]
        office.new_case(safety=True, safety_note="It burns")
        await case.app.refresh_all()
        await case.pilot.pause()
        assert "‼ 1 safety" in case.text().split("\n")[0]
        assert [each.title for each in case.app._notifications] == ["Safety"]
        await case.app.refresh_all()
        assert len(case.app._notifications) == 1  # once
