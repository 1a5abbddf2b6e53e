"""Told by letter or e-mail (7.4, 7.7 to 7.9): where nothing goes out from here it is said, before and after."""

from __future__ import annotations

import pytest
from textual.widgets import Static, TextArea

from screens.dialogs.answers import Answer, OneOf
from screens.dialogs.lettering import ReadLetterDialog
from screens.dialogs.paper import PaperDialog
from screens.dialogs.sure import SureDialog
from tests.desk import Office
from tests.documents.cases import PERSON, rejected_case
from tests.screens.case_fixture import Case, on_case
from tests.screens.sizes import SIZES

BY_HAND = "E-mail does not go out from this machine: send it yourself."
NEITHER = "E-mail does not go out from this machine, and no e-mail address of theirs is on file"
NO_ADDRESS = "No e-mail address of theirs is on file: write one, or choose another way."
KEPT = "kept, and still to be sent by you"
POSTED = "kept, and still to be printed and posted by you"
PREFERS = {"preferred_channel": "email"}
MEHMET = {**PERSON, **PREFERS}


def _channel(case: Case) -> OneOf:
    return case.app.screen.query_one("#channel", OneOf)


def _left(case: Case) -> str:
    """What is said to be left to do, where it can be seen."""
    line = case.app.screen.query_one("#left-to-do", Static)
    shown = line.display and line.region.bottom <= case.app.screen.query_one("#fields").region.bottom
    return str(line.render()) if shown else ""


async def _by(case: Case, channel: str) -> None:
    """Choose a way, by keys."""
    choice = _channel(case)
    choice.focus()
    while choice.value != channel:
        await case.press("right")


def _ready_for(office: Office, key: str) -> int:
    """A case of Mehmet, who prefers e-mail, at which this key tells him something."""
    if key == "2":
        return rejected_case(office, complainant=MEHMET)
    case_id = office.new_case(complainant=MEHMET)
    if key != "y":
        office.acknowledge(case_id)
        office.assess(case_id)
    return case_id


@pytest.mark.parametrize("size", SIZES)
async def test_an_acknowledgement_that_nobody_sends_is_not_told_as_sent(
    office: Office, size: tuple[int, int]
) -> None:
    """E-mail is not set up: the dialog says who sends it, the case says that it is still to be sent (7.4)."""
    async with on_case(office, office.new_case(complainant=MEHMET), size) as case:
        await case.press("y")
        assert _channel(case).value == "email"
        _channel(case).focus()
        await case.until(lambda: BY_HAND in _left(case))
        await _by(case, "phone")
        await case.until(lambda: BY_HAND not in _left(case))
        await _by(case, "email")
        await case.until(lambda: BY_HAND in _left(case))
        await case.save()
        assert KEPT in case.flat()
        assert "they have been told" not in case.flat()


async def test_by_letter_it_is_still_to_be_posted_and_by_phone_they_know(office: Office) -> None:
    for channel, said in (("letter", POSTED), ("phone", "they have been told that we have it")):
        async with on_case(office, office.new_case(complainant=MEHMET), (120, 40)) as case:
            await case.press("y")
            await _by(case, channel)
            await case.save()
            assert said in case.flat()


@pytest.mark.parametrize(
    ("person", "channel"),
    [
        ({"name": "Ida Holm", "phone": "020 7946 0000", **PREFERS}, "phone"),
        ({"name": "Ida Holm", **PREFERS}, "letter"),
        ({"name": "Ida Holm", "email": "ida@holm.example", **PREFERS}, "email"),
    ],
)
async def test_e_mail_is_chosen_only_with_an_address(office: Office, person: dict[str, str], channel: str) -> None:
    """Who prefers e-mail and has given no address is rung up, or written to."""
    async with on_case(office, office.new_case(complainant=person, medium="email"), (120, 40)) as case:
        await case.press("y")
        assert _channel(case).value == channel
        await _by(case, "email")
        await case.until(lambda: (NEITHER in _left(case)) is (channel != "email"))


@pytest.mark.campaign
async def test_where_e_mail_goes_out_an_address_is_asked_for(office: Office) -> None:
    """The line goes when an address is written, and an address is asked for only of an e-mail."""
    async with on_case(office, office.new_case(complainant={"name": "Ida Holm"}), (120, 40)) as case:
        case.app.sends_mail = True
        await case.press("y")
        address = case.app.screen.query_one("#send_to", Answer)
        assert not address.parent.display  # type: ignore[union-attr]
        await _by(case, "email")
        await case.until(lambda: NO_ADDRESS in _left(case))
        address.focus()
        await case.write("ida@holm.example")
        await case.until(lambda: NO_ADDRESS not in _left(case))
        await case.press("f10")
        await case.until(lambda: isinstance(case.app.screen, SureDialog))  # it is not on file for her
        await case.press("y")
        await case.until(lambda: case.app.screen is case.screen)
        assert "goes out by e-mail to ida@holm.example" in case.flat()
    assert office.rows("SELECT to_address, state FROM letter") == [("ida@holm.example", "waiting")]


@pytest.mark.campaign
async def test_a_prefilled_address_does_not_keep_a_call_from_being_saved(office: Office) -> None:
    """E-mail goes out from here, they were rung up: the address that stood there is no mistake of anybody's."""
    case_id = office.new_case(complainant=MEHMET)
    async with on_case(office, case_id, (120, 40)) as case:
        case.app.sends_mail = True
        await case.press("y")
        await _by(case, "phone")
        await case.save()
    assert office.rows("SELECT channel FROM communication WHERE direction = 'out'") == [("phone",)]


@pytest.mark.parametrize("key", ["d", *(pytest.param(key, marks=pytest.mark.campaign) for key in "lfx2")])
async def test_every_dialog_that_tells_says_it(office: Office, key: str) -> None:
    """Letter, offer, decision, extension, recourse (7.3, 7.7 to 7.9)."""
    async with on_case(office, _ready_for(office, key), (120, 40)) as case:
        await case.press(key)
        await case.until(lambda: bool(case.app.screen.query("#channel")))
        await _by(case, "email")
        await case.until(lambda: BY_HAND in _left(case))


async def test_a_decision_that_nobody_sends_is_not_told_as_told(office: Office) -> None:
    """Looked at, saved: it is decided, the letter is still to be sent; not told at all is said too (7.8)."""
    async with on_case(office, _ready_for(office, "d"), (120, 40)) as case:
        await case.press("d", "u", "tab")
        await case.write("We send a new one.")
        await _by(case, "email")
        await case.press("f10")
        await case.until(lambda: isinstance(case.app.screen, ReadLetterDialog))
        await case.press("f10")
        await case.until(lambda: case.app.screen is case.screen)
        assert KEPT in case.flat()
    async with on_case(office, _ready_for(office, "d"), (120, 40)) as case:
        await case.press("d", "u", "tab")
        await case.write("We send a new one.")
        await _by(case, "")
        await case.save()
        assert "does not know it yet" in case.flat()


@pytest.mark.campaign
async def test_where_the_letter_is_looked_at_its_address_is_asked_for(office: Office) -> None:
    case_id = office.new_case(complainant={"name": "Ida Holm"})
    office.acknowledge(case_id)
    office.assess(case_id)
    async with on_case(office, case_id, (120, 40)) as case:
        case.app.sends_mail = True
        await case.press("d", "u", "tab")
        await case.write("We send a new one.")
        await _by(case, "email")
        await case.until(lambda: NO_ADDRESS in _left(case))
        await case.press("f10")
        await case.until(lambda: isinstance(case.app.screen, ReadLetterDialog))
        await case.until(lambda: NO_ADDRESS in _left(case))
        case.app.screen.query_one("#send_to", Answer).focus()
        await case.write("ida@holm.example")
        await case.until(lambda: NO_ADDRESS not in _left(case))


@pytest.mark.campaign
async def test_a_letter_that_is_saved_as_a_file_is_still_to_be_posted(office: Office) -> None:
    async with on_case(office, office.new_case(complainant=MEHMET), (120, 40)) as case:
        await case.press("l")
        await case.until(lambda: bool(case.app.screen.query_one("#text", TextArea).text))
        await _by(case, "letter")
        await case.press("f10")
        await case.until(lambda: isinstance(case.app.screen, PaperDialog))
        await case.press("escape")
        await case.until(lambda: case.app.screen is case.screen)
        assert POSTED in case.flat()
