"""The letter on a case (7.1): written by keys, looked at, changed, asked about, kept, and saved as a paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import TextArea

from complaintdesk.rules.letters import LetterKind
from complaintdesk.store import mail_program
from screens.dialogs.answers import Answer, OneOf
from screens.dialogs.letter import LetterDialog
from screens.dialogs.lettering import ReadLetterDialog
from screens.dialogs.paper import PaperDialog
from screens.dialogs.sure import SureDialog
from tests.desk import Office
from tests.documents.cases import PERSON, reachable, rejected_case
from tests.screens.case_fixture import Case, on_case
from tests.screens.sizes import SIZES

LETTERS = """SELECT kind, language, channel FROM letter l
JOIN communication c ON c.id = l.communication_id ORDER BY l.id"""


def _text(case: Case) -> str:
    return case.app.screen.query_one("#text", TextArea).text


async def _open(case: Case, kind: LetterKind | None = None) -> None:
    await case.press("l")
    await case.until(lambda: isinstance(case.app.screen, LetterDialog))
    if kind is not None:
        case.app.screen.query_one("#kind", OneOf).focus()
        while case.app.screen.query_one("#kind", OneOf).value != kind:
            await case.press("right")


async def _keep(case: Case) -> None:
    """F10, and wait for the dialog that saves it as a paper."""
    await case.press("f10")
    await case.until(lambda: isinstance(case.app.screen, PaperDialog))


@pytest.mark.parametrize("size", SIZES)
async def test_a_letter_is_written_kept_and_saved_as_a_pdf(office: Office, size: tuple[int, int]) -> None:
    """l shows the letter in the reader's language; F10 keeps it, F10 again makes the file."""
    reachable(office)
    case_id = office.new_case(complainant=PERSON)
    async with on_case(office, case_id, size) as case:
        await _open(case)
        assert _text(case).startswith("Sayın Mehmet Işık,")
        await _keep(case)
        assert office.case(case_id).acknowledged_on == "2026-11-23"
        path = Path(case.app.screen.query_one("#path", Answer).value)
        await case.save()
        assert path.read_bytes().startswith(b"%PDF-")
        assert path.stat().st_mode & 0o777 == 0o600
        assert path.parent.stat().st_mode & 0o777 == 0o700
    assert [row[:2] for row in office.rows(LETTERS)] == [("acknowledgement", "tr")]


@pytest.mark.campaign
async def test_every_kind_that_fits_is_shown_and_no_other(office: Office) -> None:
    async with on_case(office, office.new_case(complainant=PERSON), (120, 40)) as case:
        await _open(case)
        assert "offer" not in [code for code, _ in case.app.screen.query_one("#kind", OneOf).options]
    async with on_case(office, rejected_case(office), (120, 40)) as case:
        await _open(case, LetterKind.OFFER)
        assert "You get your money back." in _text(case)


async def test_another_language_writes_it_anew_unless_it_was_changed_by_hand(office: Office) -> None:
    async with on_case(office, office.new_case(complainant=PERSON), (120, 40)) as case:
        await _open(case)
        case.app.screen.query_one("#language", OneOf).focus()
        await case.press("right")
        assert _text(case).startswith("Dear Mehmet Işık,")
        case.app.screen.query_one("#text", TextArea).insert("Mine. ", (0, 0))
        await case.pilot.pause()
        case.app.screen.query_one("#language", OneOf).focus()
        await case.press("left")
        assert _text(case).startswith("Mine. Dear Mehmet Işık,")


@pytest.mark.campaign
async def test_what_a_letter_still_needs_is_said_and_nothing_is_kept(office: Office) -> None:
    """A delay without its reason: the sentence stands there, and the letter is empty until it is given (7.7)."""
    reachable(office)
    async with on_case(office, rejected_case(office), (120, 40)) as case:
        await _open(case, LetterKind.DELAY)
        assert "“reason” is empty" in case.flat()
        assert _text(case) == ""
        await case.refuse()
        case.app.screen.query_one("#more", TextArea).focus()
        await case.write("The carrier is silent")
        case.app.screen.query_one("#new_date", Answer).focus()
        await case.write("14 Dec")
        await case.until(lambda: "14 Aralık 2026 Pazartesi" in _text(case))
        assert "The carrier is silent" in _text(case)


async def test_somebody_elses_name_is_asked_about_before_it_goes_out(office: Office) -> None:
    """n goes back to the letter with nothing kept, y keeps it."""
    office.new_case(complainant={"name": "Zeynep Kaya"})
    case_id = office.new_case(complainant=PERSON)
    async with on_case(office, case_id, (120, 40)) as case:
        await _open(case, LetterKind.PROGRESS)
        case.app.screen.query_one("#more", TextArea).focus()
        await case.write("As we told Zeynep Kaya.")
        await case.press("f10")
        await case.until(lambda: isinstance(case.app.screen, SureDialog))
        assert "Zeynep Kaya" in case.flat()
        await case.press("n")
        await case.until(lambda: isinstance(case.app.screen, LetterDialog))
        assert office.rows(LETTERS) == []
        await case.press("f10")
        await case.until(lambda: isinstance(case.app.screen, SureDialog))
        await case.press("y")
        await case.until(lambda: isinstance(case.app.screen, PaperDialog))
    assert len(office.rows(LETTERS)) == 1


@pytest.mark.campaign
async def test_words_for_inside_are_refused_at_the_letter(office: Office) -> None:
    case_id = office.new_case(complainant=PERSON)
    office.log(case_id, "inside", text="He is a difficult customer who always threatens us")
    async with on_case(office, case_id, (120, 40)) as case:
        await _open(case, LetterKind.PROGRESS)
        case.app.screen.query_one("#more", TextArea).focus()
        await case.write("a difficult customer who always threatens us")
        assert case.app.screen.query_one("#more-box").size.height >= 4  # what is written can be read
        assert "stands in a note for" in await case.refuse()
    assert office.rows(LETTERS) == []


@pytest.mark.campaign
async def test_an_e_mail_is_handed_to_the_mail_program_when_somebody_says_yes(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """F6 asks first; the whole letter goes into the draft, to the address that is on file."""
    drafts: list[tuple[str, str, str]] = []
    monkeypatch.setattr(mail_program, "draft", lambda *given: drafts.append(given))
    case_id = office.new_case(complainant=PERSON)
    async with on_case(office, case_id, (120, 40)) as case:
        await _open(case)
        case.app.screen.query_one("#channel", OneOf).focus()
        while case.app.screen.query_one("#channel", OneOf).value != "email":
            await case.press("right")
        text = _text(case)
        await _keep(case)
        await case.press("f6")
        await case.until(lambda: isinstance(case.app.screen, SureDialog))
        await case.press("n")
        await case.until(lambda: isinstance(case.app.screen, PaperDialog))
        assert drafts == []
        await case.press("f6")
        await case.until(lambda: isinstance(case.app.screen, SureDialog))
        await case.press("y")
        await case.until(lambda: bool(drafts))
    assert drafts[0][0] == "mehmet@isik.example"
    assert drafts[0][2] == text


async def test_a_decision_by_letter_is_looked_at_before_it_is_told(office: Office) -> None:
    """F10 shows the letter made of what was typed; Esc goes back with nothing decided, F10 tells it (7.8)."""
    case_id = office.new_case(complainant=PERSON)
    office.acknowledge(case_id)
    office.assess(case_id)
    async with on_case(office, case_id, (120, 40)) as case:
        await case.press("d", "u", "tab")
        await case.write("We send a new one.")
        case.app.screen.query_one("#channel", OneOf).focus()
        while case.app.screen.query_one("#channel", OneOf).value != "letter":
            await case.press("right")
        await case.press("f10")
        await case.until(lambda: isinstance(case.app.screen, ReadLetterDialog))
        assert "We send a new one." in case.app.screen.query_one("#letter", TextArea).text
        await case.press("escape")
        await case.until(lambda: not isinstance(case.app.screen, ReadLetterDialog))
        assert office.case(case_id).decided_at is None
        await case.press("f10")
        await case.until(lambda: isinstance(case.app.screen, ReadLetterDialog))
        await case.press("f10")
        await case.until(lambda: case.app.screen is case.screen)
    assert office.case(case_id).informed_at is not None
    assert office.rows(LETTERS) == [("decision", "tr", "letter")]
    assert office.case(case_id).decision == "We send a new one."


async def test_hostile_names_are_shown_as_they_are(office: Office) -> None:
    person = {"name": "[bold red]Mr [/Smith] \u202egnp.exe", "email": "a@b.example"}
    async with on_case(
        office, office.new_case(complainant=person, description="[@click=app.quit]x[/]"), (120, 40)
    ) as case:
        await _open(case)
        case.assert_harmless()
        assert "[bold red]Mr [/Smith] gnp.exe" in _text(case)
        assert "[@click=app.quit]x[/]" in _text(case)
