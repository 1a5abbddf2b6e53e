"""The rooms of agenda, policy, training, plan and context, by keys; the lite desk; hostile words on each."""

from __future__ import annotations

import pytest
from textual.widgets import OptionList, Static

from complaintdesk.operations import commitment
from complaintdesk.operations.inputs import ModeGiven, check
from screens.agenda import AgendaScreen
from screens.case import CaseScreen
from screens.dialogs.plan import ContextDialog, EndDialog, ItemDialog
from screens.dialogs.policy import ApprovalDialog, WordingDialog
from screens.dialogs.print_paper import PrintDialog
from screens.dialogs.sure import SureDialog
from screens.dialogs.training import RecordDialog, TopicDialog
from screens.management import ManagementScreen
from screens.plan import PlanScreen
from screens.policy import PolicyScreen
from screens.training import TrainingScreen
from tests.committed import CLERK, MANAGER, TODAY, approved, context, drafted, ended, planned, topic, trained
from tests.desk import Office
from tests.hostile import HOSTILE
from tests.screens.intake_fixture import app_on, settled
from tests.screens.room_fixture import Room, in_room
from tests.screens.sizes import SIZES


def _as(room: Room, office: Office, who: int) -> None:
    room.app.actor = office.people[who - 1]


async def _emptied(room: Room) -> None:
    """All of the text is taken out, line by line."""
    room.app.screen.query_one("#text").focus()
    await room.press(*["ctrl+shift+k"] * 45)


async def _instead(room: Room, field: str, text: str) -> None:
    """A line in place of the one that stands there."""
    await room.choose(field, "end", "ctrl+u")
    await room.write(field, text)


async def test_f6_leads_from_the_list_to_the_rooms_and_back(office: Office) -> None:
    async with app_on(office).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("f6")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ManagementScreen)
        for key, room in (("a", AgendaScreen), ("p", PolicyScreen), ("t", TrainingScreen), ("x", PlanScreen)):
            await pilot.press(key)
            await settled(pilot)
            assert isinstance(pilot.app.screen, room)
            await pilot.press("escape")
            await settled(pilot)


@pytest.mark.campaign
async def test_a_lite_desk_lists_few_rooms_and_enters_all(office: Office) -> None:
    office.do_as(3, commitment.set_mode, check(ModeGiven, {"mode": "lite"}))
    async with app_on(office).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("f6")
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, ManagementScreen)
        rooms = [entry.cells[1] for entry in screen.rows]
        assert "Policy" in rooms and "Training" not in rooms
        await pilot.press("t")
        await settled(pilot)
        assert isinstance(pilot.app.screen, TrainingScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_the_agenda_leads_to_where_it_is_done(office: Office, size: tuple[int, int]) -> None:
    case_id = office.new_case(product="chair", complainant={"name": "Mehmet Işık"})
    item = planned(office)
    async with in_room(office, "agenda", size) as room:
        assert "everybody · 4 due" in room.text()
        assert "acknowledge: Mehmet Işık · chair" in room.page
        await room.press("j", "j", "enter")
        plan = room.app.screen
        assert isinstance(plan, PlanScreen) and plan.entry_id == item
        await room.press("escape", "g", "enter")
        case = room.app.screen
        assert isinstance(case, CaseScreen) and case.case_id == case_id
        await room.press("escape", "m")
        assert "Ayşe Demir · 1 due" in room.text()
        ended(office, item)
        await room.app.refresh_all()
        await room.until(lambda: "Nothing is due." in room.flat())


@pytest.mark.parametrize("size", SIZES)
async def test_a_policy_is_written_approved_and_read(office: Office, size: tuple[int, int]) -> None:
    async with in_room(office, "policy", size) as room:
        assert "n begins a draft" in room.page
        await room.press("n")
        assert "A draft has begun" in room.said and room.screen.rows[0].cells[:2] == ("Edition 1", "draft")
        await room.press("v")
        assert isinstance(room.app.screen, ApprovalDialog)
        assert "Only a manager" in await room.refuse()
        await room.press("escape", "e")
        assert isinstance(room.app.screen, WordingDialog)
        await _emptied(room)
        await room.write("text", "We listen.")
        await room.choose("language", "right")
        await _emptied(room)
        await room.write("text", "Dinliyoruz.")
        assert "changed" in await room.save()
        assert "We listen." in room.page and "Dinliyoruz." in room.page
        _as(room, office, MANAGER)
        await room.press("v")
        await room.save()
        assert room.screen.rows[0].cells == ("Edition 1", "in force", "2027-11-23", "1 of 3")
        _as(room, office, CLERK)
        await room.press("u")
        assert isinstance(room.app.screen, SureDialog)
        await room.press("y")
        assert "Ayşe Demir has read" in room.said
        assert "✓ Ayşe Demir" in room.page and "✗ Can Öz has not" in room.page
        await room.press("u", "y")
        assert "already" in room.said
        await room.press("f9")
        dialog = room.app.screen
        assert isinstance(dialog, PrintDialog)
        await room.save()
        (file,) = (office.path.parent / "papers").iterdir()
        assert file.name == "policy-en.pdf" and file.read_bytes().startswith(b"%PDF")


@pytest.mark.campaign
async def test_a_draft_is_dropped_after_a_question(office: Office) -> None:
    approved(office)
    async with in_room(office, "policy") as room:
        await room.press("x")
        assert "There is no draft" in room.said
        await room.press("n", "x", "n")
        assert room.screen.rows[0].cells[1] == "draft"
        await room.press("x", "y")
        assert room.screen.rows[0].cells[1] == "in force"


async def test_a_text_that_somebody_else_changed_meanwhile_is_not_overwritten(office: Office) -> None:
    from complaintdesk.operations.inputs import PolicyWords

    edition = drafted(office)
    async with in_room(office, "policy") as room:
        await room.press("e")
        await room.write("text", "Mine.")
        words = check(PolicyWords, {"texts": {"en": "Theirs."}})
        office.do_as(2, commitment.word, edition, words)
        assert "Somebody else changed" in " ".join((await room.refuse()).split())


@pytest.mark.campaign
async def test_time_limits_and_what_is_kept_are_told(office: Office) -> None:
    async with in_room(office, "policy", at=-2) as room:
        assert "no term is named" in room.page and "does not erase anything yet" in room.page
        await room.press("k")
        assert "small_business" in room.page


@pytest.mark.campaign
@pytest.mark.parametrize("size", SIZES)
async def test_training_is_noted_and_the_matrix_shows_it(office: Office, size: tuple[int, int]) -> None:
    async with in_room(office, "training", size) as room:
        assert "n makes the first" in room.flat()
        await room.press("r")
        assert "There is no topic yet" in room.said
        await room.press("n")
        assert isinstance(room.app.screen, TopicDialog)
        assert "fill this in" in await room.refuse()
        await room.write("code", "first_contact")
        await room.write("title", "The first contact")
        await room.choose("roles", "space")
        await room.write("valid_months", "12")
        await room.save()
        assert room.screen.rows[0].cells == ("Everybody, every topic", "", "✓ 0", "✗ 1", "")
        await room.press("r")
        assert isinstance(room.app.screen, RecordDialog)
        await room.choose("staff_id", "enter", "a", "y", "enter")
        await room.write("assessor", "Mary O’Neill")
        await room.save()
        assert room.screen.rows[0].cells == ("Everybody, every topic", "", "✓ 1", "", "")
        await room.press("j")
        assert "✓ Ayşe Demir: has it, until 2027-11-23" in room.page and "judged by Mary O’Neill" in room.page
        await room.press("e")
        await room.choose("retired", "right")
        await room.save()
        assert room.screen.rows[1].cells[1] == "retired"


@pytest.mark.campaign
async def test_many_topics_stand_below_each_other_in_the_matrix(office: Office) -> None:
    for at in range(1, 15):
        topic(office, f"topic_{at}", title=f"Topic {at}")
    async with in_room(office, "training") as room:
        drawn = str(room.screen.query_one("#register-text", Static).render()).splitlines()
        assert [line.split() for line in drawn[1:2]] == [[str(at) for at in range(1, 13)]]
        assert ["13", "14"] in [line.split() for line in drawn]
        assert max(map(len, drawn)) < 80


@pytest.mark.campaign
@pytest.mark.parametrize("size", SIZES)
async def test_something_is_planned_changed_and_ended(office: Office, size: tuple[int, int]) -> None:
    async with in_room(office, "plan", size) as room:
        assert [row.cells[1] for row in room.screen.rows[:2]] == [
            "Nothing planned: n plans something",
            "No context yet: c adds to it",
        ]
        await room.press("n")
        assert isinstance(room.app.screen, ItemDialog)
        await room.write("what", "A new leaflet")
        assert "fill this in" in await room.refuse() or "day" in room.text()
        await room.write("due_on", "+8")
        await room.save()
        assert room.screen.rows[0].cells == ("plan", "A new leaflet", "Tue 1 Dec", "Ayşe Demir")
        await room.press("e")
        await room.write("objective", "95 % in time")
        await room.save()
        assert "objective 95 % in time" in room.page
        await room.press("d")
        assert isinstance(room.app.screen, EndDialog)
        await room.write("result", "Printed.")
        await room.save()
        assert room.screen.rows[-1].cells == ("done", "A new leaflet", "2026-11-23", "Ayşe Demir")


@pytest.mark.campaign
async def test_the_context_is_noted_and_ends(office: Office) -> None:
    async with in_room(office, "plan") as room:
        await room.press("c")
        assert isinstance(room.app.screen, ContextDialog)
        await room.choose("kind", "4")
        await room.write("what", "The courier strikes")
        await room.write("response", "A second one is ready.")
        await room.save()
        await room.press("g", "j")
        assert room.screen.rows[1].cells[:2] == ("risk", "The courier strikes")
        assert "What is done about it A second one is ready." in room.page
        await room.press("d")
        await _instead(room, "until", "yesterday")
        said = await room.refuse()
        assert "Not before it began" in said, said
        await _instead(room, "until", "today")
        await room.save()
        assert "until 2026-11-23" in room.page


@pytest.mark.campaign
async def test_authority_and_the_small_business_have_their_pages(office: Office) -> None:
    async with in_room(office, "plan", at=-1) as room:
        assert "Front desk: Ayşe Demir" in room.page and "settings apply" in room.page
        await room.press("j")
        assert "✗ Be open to complaints" in room.page and "Every room is shown" in room.page
        await room.press("b")
        assert "for everybody" in room.flat()
        await room.press("y")
        assert "a manager decides" in room.said and "Every room is shown" in room.page
        room.app.actor = office.people[2]
        await room.press("b", "y")
        assert "Only what a small business needs is shown now." in room.said
        assert "F6 and the agenda show" in room.page
        await room.press("b", "y")
        assert "Everything is shown again." in room.said


@pytest.mark.parametrize("texts", [HOSTILE[::4], pytest.param(HOSTILE, marks=pytest.mark.campaign)], ids=len)
async def test_hostile_words_are_shown_as_they_are(office: Office, texts: tuple[str, ...]) -> None:
    for at, text in enumerate(texts):
        number = topic(office, f"topic_{at}", title=f"{text[:400]} x")
        trained(office, number, note=f"{text} x", trained_on=TODAY)
        planned(office, what=f"{text} x", objective=None)
        context(office, what=f"{text} x", response=f"{text} x")
    approved(office, "\n\n".join(f"# {text}\n\n- {text} x".replace("[[", "[ [") for text in texts))
    for code in ("agenda", "training", "plan", "policy"):
        async with in_room(office, code) as room:
            rows = room.screen.query_one(OptionList)
            for _ in range(rows.option_count):
                room.assert_harmless()
                await room.pilot.press("j")
