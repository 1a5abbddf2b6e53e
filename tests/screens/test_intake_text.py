"""What people type and paste is text; the receipt; every size of screen."""

from __future__ import annotations

import stat
from collections.abc import Iterable
from pathlib import Path

import pytest
from textual import events
from textual.widgets import Static

from complaintdesk.rules.plain_text import clean, clean_line
from screens.dialogs.notice import NoticeDialog
from screens.intake import IntakeScreen
from screens.intake_saved import Saved
from screens.intake_side import Side
from screens.widgets.entries import Line, Words
from tests.desk import Office
from tests.hostile import HOSTILE
from tests.screens.intake_fixture import app_on, cases, drawn_on, open_intake, press, settled
from tests.screens.sizes import SIZES

LINES = (
    *("complainant.phone", "complainant.name", "product", "order_number", "immediate_action"),
    *("complainant.address", "complainant.organisation", "complainant.language", "complainant.needs_note"),
    *("representative.name", "representative_capacity", "supporting_documents", "branch"),
    *("people_concerned", "market_segment"),
)


def _rounds(lines: Iterable[str], fields: int) -> list[list[str]]:
    each = list(lines)
    return [each[at : at + fields] for at in range(0, len(each), fields)]


@pytest.mark.campaign  # its short version is test_hostile.py
@pytest.mark.parametrize("size", SIZES[:1])  # pasting is the same at every size; test_hostile.py draws both
async def test_hostile_text_is_kept_literally_and_acts_nowhere(office: Office, size: tuple[int, int]) -> None:
    """Pasted into every free-text field; drawn without a character that a terminal would obey."""
    pasted = [text for text in HOSTILE if len(text) <= 400]
    everything = "\n".join(HOSTILE)
    for number, texts in enumerate(_rounds(pasted, len(LINES))):
        async with app_on(office).run_test(size=size) as pilot:
            screen = await open_intake(pilot)
            given = dict(zip(LINES, texts, strict=False)) | {"description": everything}
            for path, text in given.items():
                screen.form.focus_on(path)
                control = screen.form.fields[path].control
                control.post_message(events.Paste(text))
                await pilot.pause()
                drawn = drawn_on(pilot)
                assert not set(drawn) & set("\x1b\x07\x9b\x00\u202e\u2066\u200b"), repr(drawn)
            await settled(pilot)
            screen.keep_draft()
            await settled(pilot)
            await pilot.press("f10")
            await settled(pilot)
            assert isinstance(pilot.app.screen, IntakeScreen)
            errors = {path: field.error for path, field in screen.form.fields.items() if field.error}
            assert screen.saved is not None, errors
            assert not set(drawn_on(pilot)) & set("\x1b\x07\x9b\x00\u202e\u2066\u200b")
        kept = office.rows(
            "SELECT product, order_number, immediate_action, supporting_documents, branch, people_concerned, "
            f'market_segment, representative_capacity, description FROM "case" WHERE id = {number + 1}'
        )[0]
        wanted = [
            clean_line(given.get(path, "")) or None
            for path in (
                *("product", "order_number", "immediate_action", "supporting_documents", "branch"),
                *("people_concerned", "market_segment", "representative_capacity"),
            )
        ]
        assert list(kept[:-1]) == wanted
        assert kept[-1] == clean(everything).strip("\n")
        if name := clean_line(given["complainant.name"]):
            assert office.value("SELECT count(*) FROM complainant WHERE name = :name", name=name) == 1


async def test_turkish_text_typed_by_key(office: Office) -> None:
    """Every letter arrives, and the name is found without its diacritics."""
    name, words = "Işıl Çağrı Öztürk", "İĞDIR'dan ısmarladığım çöpe gitti; şikâyetçiyim."
    async with app_on(office).run_test() as pilot:
        screen = await open_intake(pilot)
        screen.form.focus_on("complainant.name")
        await press(pilot, *name)
        screen.form.focus_on("description")
        await press(pilot, *words)
        await pilot.press("f10")
        await settled(pilot)
        await pilot.press("n")
        await settled(pilot)
        again = pilot.app.screen
        assert isinstance(again, IntakeScreen)
        again.form.focus_on("complainant.name")
        await press(pilot, *"isil oz")
        await settled(pilot)
        assert [caller.name for caller in again.form.calling.matches] == [name]
    assert office.rows('SELECT description FROM "case"') == [(words,)]
    assert office.rows("SELECT name FROM complainant") == [(name,)]


@pytest.mark.campaign
async def test_the_receipt_is_a_private_file(office: Office) -> None:
    """F9 says where it lies and shows it."""
    async with app_on(office).run_test(size=(120, 40)) as pilot:
        screen = await open_intake(pilot)
        screen.form.focus_on("description")
        await press(pilot, *"It broke.")
        await pilot.press("f9")
        await settled(pilot)
        assert isinstance(screen.saved, Saved)
        paper = office.path.parent / "receipts" / f"{screen.saved.outcome.reference}.txt"
        assert "receipts" in str(screen.saved.query_one("#saved-paper", Static).render())
    text = paper.read_text(encoding="utf-8")
    assert stat.S_IMODE(paper.stat().st_mode) == 0o600
    for said in ("Harbour Street Office", "free of charge", "It broke.", "Monday 7 December"):
        assert said in text
    assert " ".join(paper.stem) in text
    assert max(map(len, text.splitlines())) <= 60


@pytest.mark.parametrize("size", SIZES)
async def test_the_field_that_is_typed_into_is_always_seen(office: Office, size: tuple[int, int]) -> None:
    """Going through all fields by Tab; clocks and words to say stand on the screen at every size."""
    async with app_on(office).run_test(size=size) as pilot:
        screen = await open_intake(pilot)
        for path, field in screen.form.fields.items():
            if not field.display:
                continue
            await pilot.pause()
            assert screen.focused is field.control, path
            assert isinstance(field.control, Line | Words)
            assert screen.form.region.contains_region(field.control.region), path
            assert field.control.tooltip
            await pilot.press("tab")
        assert "It costs you nothing" in drawn_on(pilot)
        assert "7 Dec" in drawn_on(pilot)
        assert screen.query_one(Side).region.bottom <= size[1]


@pytest.mark.campaign
async def test_the_receipts_folder_may_be_missing_or_forbidden(office: Office, tmp_path: Path) -> None:
    """The complaint is saved all the same, and what went wrong is said."""
    (office.path.parent / "receipts").write_text("in the way", encoding="utf-8")
    async with app_on(office).run_test() as pilot:
        screen = await open_intake(pilot)
        screen.form.focus_on("description")
        await press(pilot, *"It broke.")
        await pilot.press("f9")
        await settled(pilot)
        assert isinstance(pilot.app.screen, NoticeDialog)
        assert screen.saved is not None
    assert cases(office) == 1
