"""Taking in a complaint as the front desk does it: by keyboard, in one pass, the caller on the phone (7.2)."""

from __future__ import annotations

import stat
from collections.abc import Iterable
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Static

from complaintdesk.queries import drafts
from complaintdesk.queries.drafts import DraftRow
from complaintdesk.rules.plain_text import clean, clean_line
from complaintdesk.store.desk import Desk
from screens import app as desk_app
from screens.app import DeskApp
from screens.cases import CasesScreen
from screens.dialogs.notice import NoticeDialog
from screens.intake import IntakeScreen
from screens.intake_saved import Saved
from screens.intake_side import Matches, Side
from screens.widgets.entries import Line, Words
from tests.desk import Office
from tests.hostile import HOSTILE

SIZES = [(80, 24), (120, 40)]
LINES = (
    *("complainant.phone", "complainant.name", "product", "order_number", "immediate_action"),
    *("complainant.address", "complainant.organisation", "complainant.language", "complainant.needs_note"),
    *("representative.name", "representative_capacity", "supporting_documents", "branch"),
    *("people_concerned", "market_segment"),
)


def _app(office: Office) -> DeskApp:
    return DeskApp(office.path, clock=office.clock)


async def _settled(pilot: Pilot[int]) -> None:
    """Until nothing is read, written or drawn any more."""
    for _ in range(3):
        await pilot.pause()
        await pilot.app.workers.wait_for_complete(
            [worker for worker in pilot.app.workers if worker.group not in ("watch", "default")]
        )
    await pilot.pause()


async def _press(pilot: Pilot[int], *keys: str) -> None:
    await pilot.press(*("space" if key == " " else key for key in keys))


async def _open(pilot: Pilot[int]) -> IntakeScreen:
    await _settled(pilot)
    await pilot.press("f2")
    await _settled(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, IntakeScreen)
    return screen


def _drawn(pilot: Pilot[int]) -> str:
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


def _kept(desk: Desk) -> list[DraftRow]:
    with desk.look() as look:
        return drafts.drafts(look, "intake")


def _cases(office: Office) -> int:
    return int(office.value('SELECT count(*) FROM "case"'))


# -- one pass ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_a_known_callers_complaint_takes_at_most_twelve_keys(office: Office, size: tuple[int, int]) -> None:
    """From the list to the reference and the acknowledgement, beyond what has to be typed."""
    office.take_in(
        complainant={"name": "Mehmet Işık", "phone": "0532 555 01 47", "email": "m@example.com"}, problem="price"
    )
    pressed: list[str] = []

    async with _app(office).run_test(size=size) as pilot:

        async def key(name: str) -> None:
            pressed.append(name)
            await pilot.press(name)
            await _settled(pilot)

        await _settled(pilot)
        await key("f2")
        await _press(pilot, *"05325550147")
        await _settled(pilot)
        await key("enter")  # takes the one caller with this number, and goes on to the problem
        await _press(pilot, *"late")
        await key("enter")
        await _press(pilot, *"office chair")
        await key("enter")
        await _press(pilot, *"55-1022")
        await key("enter")
        await _press(pilot, *"yesterday")
        await key("enter")
        await key("enter")  # not the first time? no
        await _press(pilot, *"Promised for the 9th.")
        await key("f10")
        drawn = _drawn(pilot)
        assert "Saved" in drawn
        assert "Your number is 2026, 000 002, " in drawn
        await key("a")
        await key("enter")
        assert isinstance(pilot.app.screen, CasesScreen)
        assert len(pressed) <= 12, pressed

    row = office.rows(
        "SELECT complainant_id, problem, product, order_number, problem_on, description, medium, stage, reference "
        'FROM "case" ORDER BY id DESC LIMIT 1'
    )[0]
    assert row[:8] == (
        *(1, "late_delivery", "office chair", "55-1022", "2026-11-22", "Promised for the 9th.", "phone"),
        "acknowledged",
    )
    told = office.rows("SELECT direction, channel, with_whom FROM communication WHERE case_id = 2 ORDER BY id")
    assert told == [("in", "phone", "Mehmet Işık"), ("out", "phone", "Mehmet Işık")]
    assert _kept(office.desk) == []


@pytest.mark.parametrize("size", SIZES)
async def test_nothing_is_needed_but_what_happened(office: Office, size: tuple[int, int]) -> None:
    """An anonymous complaint of one sentence is taken in; without a sentence it is not."""
    async with _app(office).run_test(size=size) as pilot:
        screen = await _open(pilot)
        await _press(pilot, *"0532")
        await pilot.press("f10")
        await _settled(pilot)
        field = screen.form.fields["description"]
        assert field.error is not None
        assert field.error in " ".join(_drawn(pilot).split()) or "Write what happened" in _drawn(pilot)
        assert screen.focused is field.control
        assert _cases(office) == 0
        screen.form.fields["complainant.phone"].control.entered = ""
        await _press(pilot, *"It broke.")
        assert field.error is None
        await pilot.press("f10")
        await _settled(pilot)
        assert screen.saved is not None
    assert office.rows('SELECT complainant_id, description, problem FROM "case"') == [(None, "It broke.", "other")]


async def test_saving_twice_at_once_saves_once(office: Office) -> None:
    """Two strokes of F10 in one read of the keyboard are one complaint."""
    async with _app(office).run_test() as pilot:
        screen = await _open(pilot)
        screen.form.focus_on("description")
        await _press(pilot, *"It broke.")
        for _ in range(2):
            pilot.app.post_message(events.Key("f10", None))
        await _settled(pilot)
        assert screen.saved is not None
    assert _cases(office) == 1


async def test_errors_stand_at_their_fields(office: Office) -> None:
    """All of them at once; the first is gone to; what was typed stays; nothing is sent."""
    async with _app(office).run_test(size=(80, 24)) as pilot:
        screen = await _open(pilot)
        for path, typed in (
            ("complainant.email", "nobody"),
            ("problem", "zzzz"),
            ("problem_on", "31 Feb"),
            ("description", "It broke."),
            ("sum_sought", "1,2,3x"),
        ):
            screen.form.focus_on(path)
            await _press(pilot, *typed)
        await pilot.press("f10")
        await _settled(pilot)
        wrong = [path for path, field in screen.form.fields.items() if field.error]
        assert wrong == ["complainant.email", "problem", "problem_on", "sum_sought"]
        assert screen.focused is screen.form.fields["complainant.email"].control
        assert screen.form.text("problem_on") == "31 Feb"
        assert "February has no day 31" in str(screen.form.fields["problem_on"].error)
        assert "! Problem" in _drawn(pilot)
    assert _cases(office) == 0


async def test_what_the_desk_refuses_is_said_and_the_text_stays(office: Office) -> None:
    """An error that no field belongs to waits in a dialog."""
    async with _app(office).run_test() as pilot:
        screen = await _open(pilot)
        assert isinstance(pilot.app, DeskApp)
        pilot.app.actor = desk_app.NOBODY
        screen.form.focus_on("description")
        await _press(pilot, *"It broke.")
        await pilot.press("f10")
        await _settled(pilot)
        assert isinstance(pilot.app.screen, NoticeDialog)
        await pilot.press("enter")
        assert screen.saved is None
        assert screen.form.text("description") == "It broke."
        pilot.app.actor = office.people[0]
        await pilot.press("f10")
        await _settled(pilot)
        assert screen.saved is not None
    assert _cases(office) == 1


async def test_a_day_ahead_is_refused_at_its_field(office: Office) -> None:
    """What only the operation knows stands at the field too."""
    async with _app(office).run_test() as pilot:
        screen = await _open(pilot)
        screen.form.focus_on("problem_on")
        await _press(pilot, *"tomorrow")
        screen.form.focus_on("description")
        await _press(pilot, *"It broke.")
        await pilot.press("f10")
        await _settled(pilot)
        assert screen.form.fields["problem_on"].error == "this day lies ahead"
        assert screen.focused is screen.form.fields["problem_on"].control
    assert _cases(office) == 0


async def test_every_field_reaches_the_file(office: Office) -> None:
    """Also those at the end of the form; a letter of last week starts its clocks then."""
    typed = {
        "complainant.name": "Ada King",
        "complainant.preferred_channel": "letter",
        "complainant.needs": "large",
        "complainant.address": "1 High Street",
        "complainant.needs_note": "18 points",
        "representative.name": "Lee King",
        "representative_capacity": "son",
        "problem": "wrong inv",
        "recurrent": "yes",
        "description": "Twice too much.",
        "safety": "yes",
        "safety_note": "sharp edge",
        "remedies_sought": "apol",
        "sum_sought": "1,234.5",
        "department_id": "sal",
        "medium": "letter",
        "branch": "North",
        "received_at": "16 Nov 10:30",
    }
    async with _app(office).run_test(size=(120, 40)) as pilot:
        screen = await _open(pilot)
        for path, value in typed.items():
            screen.form.focus_on(path)
            await _press(pilot, *value)
            await pilot.press("tab")
            await _settled(pilot)
        await pilot.press("f10")
        await _settled(pilot)
        assert screen.saved is not None, {path: f.error for path, f in screen.form.fields.items() if f.error}
    assert office.rows(
        "SELECT problem, recurrent, safety, safety_note, remedy_sought, sum_sought, currency, department_id, "
        'medium, branch, representative_capacity FROM "case"'
    ) == [("wrong_invoice", 1, 1, "sharp edge", "apology", 123450, "GBP", 1, "letter", "North", "son")]
    assert office.value('SELECT received_at FROM "case"').startswith("2026-11-16")
    assert office.rows("SELECT name, preferred_channel, needs, needs_note FROM complainant ORDER BY id") == [
        ("Ada King", "letter", "large_print", "18 points"),
        ("Lee King", None, "none", None),
    ]


# -- who is calling ------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_callers_show_while_typing_and_are_taken(office: Office, size: tuple[int, int]) -> None:
    """By name too; arrows choose, Enter takes; what is said of their needs now is kept."""
    office.take_in(complainant={"name": "Mehmet Işık", "phone": "0532 555 01 47"})
    office.take_in(complainant={"name": "Mehmet Demir", "phone": "0532 555 99 99"})
    async with _app(office).run_test(size=size) as pilot:
        screen = await _open(pilot)
        await pilot.press("enter")
        await _press(pilot, *"mehm")
        await _settled(pilot)
        assert "Mehmet Işık" in _drawn(pilot)
        assert "Mehmet Demir" in _drawn(pilot)
        assert screen.query_one(Matches).display is (size[0] < 100)
        await pilot.press("down", "down")
        await pilot.press("enter")
        await _settled(pilot)
        assert screen.form.text("complainant.name") == "Mehmet Işık"
        assert screen.form.text("complainant.phone") == "0532 555 01 47"
        assert "✓ Mehmet Işık" in _drawn(pilot)
        assert screen.focused is screen.form.fields["problem"].control
        screen.form.fields["complainant.needs"].control.entered = "interpreter"
        screen.form.focus_on("description")
        await _press(pilot, *"Again.")
        await pilot.press("f10")
        await _settled(pilot)
    assert office.rows('SELECT complainant_id FROM "case" ORDER BY id') == [(1,), (2,), (1,)]
    assert office.value("SELECT needs FROM complainant WHERE id = 1") == "interpreter"


async def test_another_name_is_another_caller(office: Office) -> None:
    """Who changes the name of a caller that was taken takes in somebody else's complaint."""
    office.take_in(complainant={"name": "Mehmet Işık", "phone": "0532 555 01 47"})
    async with _app(office).run_test() as pilot:
        screen = await _open(pilot)
        await _press(pilot, *"0147")
        await pilot.press("f7")
        await _settled(pilot)
        assert screen.form.calling.taken is None or screen.form.calling.taken.name == "Mehmet Işık"
        screen.form.focus_on("complainant.phone")
        screen.form.fields["complainant.phone"].control.entered = "0532 555 01 47"
        await _settled(pilot)
        await pilot.press("f7")
        await _settled(pilot)
        screen.form.fields["complainant.name"].control.entered = "Elif Işık"
        await _settled(pilot)
        assert screen.form.calling.taken is None
        screen.form.focus_on("description")
        await _press(pilot, *"Mine.")
        await pilot.press("f10")
        await _settled(pilot)
    assert office.rows("SELECT name FROM complainant ORDER BY id") == [("Mehmet Işık",), ("Elif Işık",)]


async def test_fast_typing_goes_where_it_belongs(office: Office) -> None:
    """Keys that arrive in one read: those after Enter are the next field's."""
    async with _app(office).run_test() as pilot:
        screen = await _open(pilot)
        for char in "0777\rAda\r\r\r\rlate\rchair\r":
            pilot.app.post_message(
                events.Key("enter", "\r")
                if char == "\r"
                else events.Key(char if char.isalnum() else "space", char)
            )
        await _settled(pilot)
        entered = screen.form.entered()
    assert entered == {
        "complainant.phone": "0777",
        "complainant.name": "Ada",
        "problem": "late_delivery",
        "product": "chair",
        "medium": "phone",
    }


async def test_what_was_typed_can_go_to_an_open_case(office: Office) -> None:
    """F6: an entry of the caller's open case instead of a second case; the draft ends."""
    given = {"name": "Mehmet Işık", "phone": "0532 555 01 47"}
    first = office.take_in(
        complainant=given, description="Chair promised for the 9th, nobody came", product="chair"
    )
    async with _app(office).run_test(size=(80, 24)) as pilot:
        screen = await _open(pilot)
        await _press(pilot, *"05325550147")
        await _settled(pilot)
        await pilot.press("enter")
        await _settled(pilot)
        screen.form.focus_on("description")
        await _press(pilot, *"Chair still not here, nobody came")
        screen.form.focus_on("product")
        await _press(pilot, *"oak chair")
        await _settled(pilot)
        assert f"Same as {first.reference}?" in _drawn(pilot)
        screen.keep_draft()
        await _settled(pilot)
        assert len(_kept(office.desk)) == 1
        await pilot.press("f6")
        await _settled(pilot)
        await pilot.press("enter")
        await _settled(pilot)
        assert isinstance(screen.saved, Saved)
        assert "Added to the log" in _drawn(pilot)
    assert _cases(office) == 1
    assert _kept(office.desk) == []
    assert office.rows(
        "SELECT direction, channel, with_whom, text FROM communication ORDER BY id DESC LIMIT 1"
    ) == [("in", "phone", "Mehmet Işık", "Chair still not here, nobody came\n\nAbout: oak chair")]


# -- drafts --------------------------------------------------------------------------------------------


async def test_a_draft_outlives_the_app_and_is_continued(office: Office) -> None:
    """Everything typed comes back, the caller who was taken too, and ends with the save."""
    office.take_in(complainant={"name": "Mehmet Işık", "phone": "0532 555 01 47"})
    async with _app(office).run_test() as pilot:
        screen = await _open(pilot)
        await _press(pilot, *"05325550147")
        await _settled(pilot)
        await pilot.press("enter")
        await _settled(pilot)
        screen.form.focus_on("description")
        await _press(pilot, *"Ordered on the 2nd")
        screen.keep_draft()
        await _settled(pilot)
        assert "draft kept 09:01:00" in _drawn(pilot)
        before = screen.form.draft()
    async with _app(office).run_test() as pilot:
        screen = await _open(pilot)
        assert "continues the draft of 09:01, “Ordered on the 2nd”" in _drawn(pilot)
        await pilot.press("f5")
        await _settled(pilot)
        assert screen.form.draft() == before
        assert screen.form.calling.taken is not None
        await pilot.press("f10")
        await _settled(pilot)
        assert screen.saved is not None
    assert _kept(office.desk) == []
    assert office.rows('SELECT complainant_id, description FROM "case" WHERE id = 2') == [
        (1, "Ordered on the 2nd")
    ]


async def test_escape_keeps_and_the_list_continues(office: Office) -> None:
    """Esc leaves at once with everything kept, also what was typed in the last second."""
    async with _app(office).run_test() as pilot:
        await _open(pilot)
        await _press(pilot, *"0532 555")
        await pilot.press("escape")
        await _settled(pilot)
        assert isinstance(pilot.app.screen, CasesScreen)
        (row,) = _kept(office.desk)
        assert row.body["complainant.phone"] == "0532 555"
        pilot.app.push_screen(IntakeScreen(draft=row))
        await _settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, IntakeScreen)
        assert screen.form.text("complainant.phone") == "0532 555"
        await pilot.press("f12")
        assert len(_kept(office.desk)) == 1
        await pilot.press("f12")
        await _settled(pilot)
        assert isinstance(pilot.app.screen, CasesScreen)
    assert _kept(office.desk) == []


async def test_leaving_by_another_key_keeps_the_draft_too(office: Office) -> None:
    """F3 goes back to the list; nothing typed is lost, and an empty form leaves no draft."""
    async with _app(office).run_test() as pilot:
        await _open(pilot)
        await pilot.press("escape")
        await _settled(pilot)
        assert _kept(office.desk) == []
        await _open(pilot)
        await _press(pilot, *"0532")
        await pilot.press("f3")
        await _settled(pilot)
        assert isinstance(pilot.app.screen, CasesScreen)
        assert [row.body["complainant.phone"] for row in _kept(office.desk)] == ["0532"]


# -- text from people ----------------------------------------------------------------------------------


def _rounds(lines: Iterable[str], fields: int) -> list[list[str]]:
    each = list(lines)
    return [each[at : at + fields] for at in range(0, len(each), fields)]


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_text_is_kept_literally_and_acts_nowhere(office: Office, size: tuple[int, int]) -> None:
    """Pasted into every free-text field; drawn without a character that a terminal would obey."""
    pasted = [text for text in HOSTILE if len(text) <= 400]
    everything = "\n".join(HOSTILE)
    for number, texts in enumerate(_rounds(pasted, len(LINES))):
        async with _app(office).run_test(size=size) as pilot:
            screen = await _open(pilot)
            given = dict(zip(LINES, texts, strict=False)) | {"description": everything}
            for path, text in given.items():
                screen.form.focus_on(path)
                control = screen.form.fields[path].control
                control.post_message(events.Paste(text))
                await pilot.pause()
                drawn = _drawn(pilot)
                assert not set(drawn) & set("\x1b\x07\x9b\x00\u202e\u2066\u200b"), repr(drawn)
            await _settled(pilot)
            screen.keep_draft()
            await _settled(pilot)
            await pilot.press("f10")
            await _settled(pilot)
            assert isinstance(pilot.app.screen, IntakeScreen)
            errors = {path: field.error for path, field in screen.form.fields.items() if field.error}
            assert screen.saved is not None, errors
            assert not set(_drawn(pilot)) & set("\x1b\x07\x9b\x00\u202e\u2066\u200b")
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
    async with _app(office).run_test() as pilot:
        screen = await _open(pilot)
        screen.form.focus_on("complainant.name")
        await _press(pilot, *name)
        screen.form.focus_on("description")
        await _press(pilot, *words)
        await pilot.press("f10")
        await _settled(pilot)
        await pilot.press("n")
        await _settled(pilot)
        again = pilot.app.screen
        assert isinstance(again, IntakeScreen)
        again.form.focus_on("complainant.name")
        await _press(pilot, *"isil oz")
        await _settled(pilot)
        assert [caller.name for caller in again.form.calling.matches] == [name]
    assert office.rows('SELECT description FROM "case"') == [(words,)]
    assert office.rows("SELECT name FROM complainant") == [(name,)]


# -- the receipt and the sizes -------------------------------------------------------------------------


async def test_the_receipt_is_a_private_file(office: Office) -> None:
    """F9 says where it lies and shows it."""
    async with _app(office).run_test(size=(120, 40)) as pilot:
        screen = await _open(pilot)
        screen.form.focus_on("description")
        await _press(pilot, *"It broke.")
        await pilot.press("f9")
        await _settled(pilot)
        assert isinstance(screen.saved, Saved)
        paper = office.path.parent / "receipts" / f"{screen.saved.outcome.reference}.txt"
        assert "receipts" in str(screen.saved.query_one("#saved-paper", Static).render())
    text = paper.read_text(encoding="utf-8")
    assert stat.S_IMODE(paper.stat().st_mode) == 0o600
    for said in ("Harbour Street Office", "free of charge", "It broke.", "Monday 7 December"):
        assert said in text
    assert " ".join(paper.stem) in text
    assert max(map(len, text.splitlines())) <= 60


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40), (200, 60)])
async def test_the_field_that_is_typed_into_is_always_seen(office: Office, size: tuple[int, int]) -> None:
    """Going through all fields by Tab; clocks and words to say stand on the screen at every size."""
    async with _app(office).run_test(size=size) as pilot:
        screen = await _open(pilot)
        for path, field in screen.form.fields.items():
            if not field.display:
                continue
            await pilot.pause()
            assert screen.focused is field.control, path
            assert isinstance(field.control, Line | Words)
            assert screen.form.region.contains_region(field.control.region), path
            assert field.control.tooltip
            await pilot.press("tab")
        assert "It costs you nothing" in _drawn(pilot)
        assert "7 Dec" in _drawn(pilot)
        assert screen.query_one(Side).region.bottom <= size[1]


async def test_the_receipts_folder_may_be_missing_or_forbidden(office: Office, tmp_path: Path) -> None:
    """The complaint is saved all the same, and what went wrong is said."""
    (office.path.parent / "receipts").write_text("in the way", encoding="utf-8")
    async with _app(office).run_test() as pilot:
        screen = await _open(pilot)
        screen.form.focus_on("description")
        await _press(pilot, *"It broke.")
        await pilot.press("f9")
        await _settled(pilot)
        assert isinstance(pilot.app.screen, NoticeDialog)
        assert screen.saved is not None
    assert _cases(office) == 1
