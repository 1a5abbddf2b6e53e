"""The case screen when others work on the same file, and when people's text is meant to do harm."""

from __future__ import annotations

import json

import pytest
from textual.widgets import TextArea

from complaintdesk.operations import intake, setting_up
from complaintdesk.operations.inputs import Complaint, Correction, Person, check
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.plain_text import visible
from screens.dialogs.conflict import ConflictDialog
from screens.dialogs.edit_facts import EditDialog
from screens.widgets.reading import Reading
from tests.desk import Office
from tests.hostile import HOSTILE
from tests.screens.case_fixture import Case, on_case
from tests.screens.sizes import LARGE, SIZES, SMALL

LINES = ("product", "order_number", "branch", "people_concerned", "market_segment", "representative_capacity")
PERSON = ("name", "organisation", "language", "needs_note", "address", "market_segment")


def _correct(office: Office, case_id: int, **given: object) -> None:
    """Another terminal corrects the facts."""
    version = office.case(case_id).version
    office.do(intake.edit, case_id, check(Correction, {"version": version, **given}))


async def _edit_against_another(case: Case, office: Office, case_id: int, mine: str) -> EditDialog:
    """Type a description, let the other terminal save first, and press save."""
    await case.press("e")
    dialog = case.app.screen
    assert isinstance(dialog, EditDialog)
    await case.write(mine)
    _correct(office, case_id, description="Theirs.", product="table")
    await case.press("f10")
    await case.until(lambda: isinstance(case.app.screen, ConflictDialog))
    return dialog


@pytest.mark.parametrize("size", SIZES)
async def test_two_versions_stand_side_by_side_and_mine_may_be_saved(
    office: Office, size: tuple[int, int]
) -> None:
    """Both texts are shown; back keeps my text; m saves it over theirs, and their other fields stay."""
    case_id = office.new_case(description="old")
    async with on_case(office, case_id, size) as case:
        dialog = await _edit_against_another(case, office, case_id, "My ")
        shown = case.text()
        assert "Theirs." in shown
        assert "My old" in shown
        assert "≠ in their words" in shown
        await case.press("escape")
        assert case.app.screen is dialog
        assert dialog.query_one("#description", TextArea).text == "My old"
        assert office.case(case_id).description == "Theirs."
        await case.press("f10")
        await case.until(lambda: isinstance(case.app.screen, ConflictDialog))
        await case.press("m")
        await case.until(lambda: case.app.screen is case.screen)
    kept = office.case(case_id)
    assert (kept.description, kept.product) == ("My old", "table")


@pytest.mark.campaign
async def test_theirs_may_be_taken(office: Office) -> None:
    """t leaves the file as they saved it."""
    case_id = office.new_case(description="old")
    async with on_case(office, case_id) as case:
        await _edit_against_another(case, office, case_id, "My ")
        await case.press("t")
        await case.until(lambda: case.app.screen is case.screen)
    assert office.case(case_id).description == "Theirs."


async def test_what_another_terminal_saves_appears_in_place(office: Office) -> None:
    """It shows, a line says who did what, and cursor, scroll, pane and focus stay where they were."""
    case_id = office.new_case()
    for number in range(30):
        office.log(case_id, text=f"entry {number}")
    async with on_case(office, case_id) as case:
        log = case.screen.query_one("#log", Reading)
        await case.press("g", "j", "j", "j")
        before = (log.current, log.scroll_offset, case.app.focused)
        office.log(case_id, "inside", text="from the other terminal")
        await case.app.refresh_all()
        await case.until(lambda: "Changed by another terminal: Ayşe Demir, added to the log" in case.text())
        assert (log.current, log.scroll_offset, case.app.focused) == before
        await case.press("G")
        assert "from the other terminal" in case.text()
        assert "Changed by" not in case.text()  # a key puts the line away


async def test_a_decision_elsewhere_is_said_where_it_is_late(office: Office) -> None:
    """An act that another terminal has done meanwhile is refused in the dialog, with the text kept."""
    case_id = office.new_case()
    async with on_case(office, case_id, (120, 40)) as case:
        await case.press("y")
        office.acknowledge(case_id)
        assert "has been told already" in await case.refuse()
        assert "Thank you for telling us" in case.text()


def _kept(**given: object) -> Complaint | None:
    try:
        return check(Complaint, given)
    except Invalid:
        return None


@pytest.mark.parametrize("turn", [0, *(pytest.param(turn, marks=pytest.mark.campaign) for turn in range(1, 6))])
async def test_hostile_text_in_every_field_is_only_shown(office: Office, turn: int) -> None:
    """Each entry of HOSTILE comes by in each pane: literally, without a crash, without acting."""
    texts = [text for text in HOSTILE if _kept(description=text) and _kept(description="x", product=text[:400])]
    mine = texts[turn::6]
    fields = {name: mine[at % len(mine)][:400] for at, name in enumerate(LINES)}
    person = {name: mine[at % len(mine)][:400] for at, name in enumerate(PERSON, 3)}
    case_id = office.new_case(description=mine[0], complainant=person, representative=person, **fields)
    office.do(setting_up.add_person, Person(name=mine[1][:400], role="manager"))
    office.assign(case_id, 4)
    office.acknowledge(case_id)
    office.assess(case_id, note=mine[2], safety=True, safety_note=mine[3])
    office.decide(case_id, decision=mine[4], reason=mine[5])
    for text in mine:
        office.log(case_id, "inside", text=text, with_whom=text[:400])
    case = office.case(case_id)
    async with on_case(office, case_id, (SMALL, LARGE)[turn % 2]) as opened:
        for pane, key in (("facts", "F"), ("assessment", "A"), ("history", "H"), ("log", "L")):
            await opened.press(key)
            if pane == "history":
                await opened.press("asterisk")
            opened.assert_harmless()
            assert opened.app.screen is opened.screen
        for entry in (row[0] for row in office.rows("SELECT text FROM communication")):
            assert "".join(visible(entry, lines=True).split()) in opened.read("log")
            assert "".join(visible(entry, lines=True).split()) in opened.read("history")
        for value in (case.product, case.branch, case.people_concerned, case.description):
            assert "".join(visible(value or "", lines=True).split()) in opened.read("facts")
        for key in ("e", "a", "d", "s", "o", "c", "t", "w", "x", "z", "full_stop"):
            await opened.press(key)
            assert opened.app.screen is not opened.screen
            opened.assert_harmless()
            await opened.press("escape")
            await opened.until(lambda: opened.app.screen is opened.screen)
    assert office.case(case_id) == case


async def test_columns_of_an_import_are_listed(office: Office) -> None:
    """Whatever another system called its columns, each stands among the facts with what it held."""
    case_id = office.new_case()
    columns = {"Tags [b]": "Older American", "n": 3, "\u202eno": None}
    with office.desk.bulk(office.people[0]) as bulk:
        bulk.act.session.connection().exec_driver_sql(
            'UPDATE "case" SET origin = ?, other_columns = ? WHERE id = ?',
            ("cfpb.csv", json.dumps(columns), case_id),
        )
    async with on_case(office, case_id) as case:
        await case.press("F", "G")
        for words in ("cfpb.csv", "Tags [b]", "Older American"):
            assert words in case.text()
        case.assert_harmless()
