"""The room of satisfaction by keys: a sample, the call sheet one after the other, letters, results (8.3)."""

from __future__ import annotations

from pathlib import Path

import pytest

from complaintdesk.operations import satisfaction
from complaintdesk.operations.inputs import SurveyEnded, check
from screens.dialogs.answers import Answer
from screens.dialogs.sure import SureDialog
from screens.dialogs.survey_call import CallDialog, LetterBackDialog, PutRightDialog
from screens.dialogs.survey_draw import DrawDialog
from screens.dialogs.survey_more import EndDialog, GiveDialog, SurveyLettersDialog
from screens.dialogs.survey_results import SurveyResultsDialog
from screens.widgets.reading import Reading
from tests.desk import Office
from tests.hostile import HOSTILE
from tests.screens.on_satisfaction import into, on_satisfaction, saved
from tests.screens.sizes import SIZES
from tests.surveyed import MANAGER, QUALITY, answer, closed_case, draw, sample, some_closed

POST = {"contacts": [{"kind": "post", "value": "1 High Street"}]}


@pytest.mark.parametrize("size", SIZES)
async def test_an_empty_register_says_what_would_be_there(office: Office, size: tuple[int, int]) -> None:
    async with on_satisfaction(office, size) as room:
        assert "n draws the first sample" in room.flat()
        await room.press("c", "e")
        assert "Nobody was drawn yet" in room.flat()


@pytest.mark.parametrize("size", SIZES)
async def test_a_sample_is_drawn_and_says_before_how_many_there_are(office: Office, size: tuple[int, int]) -> None:
    some_closed(office, 3)
    closed_case(office, "Silent", None)
    async with on_satisfaction(office, size) as room:
        await room.press("n")
        await room.until(lambda: "can be asked" in room.flat())
        assert isinstance(room.app.screen, DrawDialog)
        assert "4 closed, 3 can be asked. Left out: 1 cannot be reached this way." in room.flat()
        room.app.screen.query_one("#size", Answer).value = "x %"
        assert "Write a whole number" in await room.refuse()
        room.app.screen.query_one("#size", Answer).value = "50 %"
        await into(room, "seed", *"4711")
        await saved(room)
        assert "0/2" in room.text()
    assert office.rows("SELECT percent, seed, seed_given FROM survey") == [(50, 4711, 1)]


async def test_one_complainant_after_the_other(office: Office) -> None:
    some_closed(office, 3)
    survey = draw(office, interviewers=[QUALITY])
    first, second, third = sample(office, survey)
    async with on_satisfaction(office) as room:
        await room.press("enter")
        await room.until(lambda: isinstance(room.app.screen, CallDialog))
        said = room.flat()
        assert first.name in said
        assert "Good day, Can Öz of Harbour Street Office" in said
        assert "I had no part in it" in said
        assert "0532 555" in said
        assert "3 to call" in said
        await into(room, "handling", "5")
        await into(room, "outcome", "2")
        await into(room, "words", *"Kind.")
        await saved(room)
        assert isinstance(room.app.screen, CallDialog)  # the next one
        assert second.name in room.flat()
        await into(room, "result", "2")
        await saved(room)
        await room.until(lambda: third.name in room.flat())
        await into(room, "result", "3")
        assert "Say on which day" in await room.refuse()
        await into(room, "call_on", *"tomorrow")
        await saved(room)
        assert second.name in room.flat()  # tried once, and again
        assert "Tried today" in room.flat()
        await room.press("escape")
    assert [(row.state, row.tries, row.call_on, row.words) for row in sample(office, survey)] == [
        ("answered", 0, None, "Kind."),
        ("waiting", 1, None, None),
        ("waiting", 0, "2026-11-24", None),
    ]


async def test_a_turk_is_asked_in_turkish(office: Office) -> None:
    ways = [{"kind": "phone", "value": "0532 555 01 47"}]
    closed_case(office, "Mehmet Işık", complainant={"language": "Turkish", "contacts": ways})
    draw(office, interviewers=[QUALITY])
    async with on_satisfaction(office, (80, 40)) as room:
        await room.press("c")
        await room.until(lambda: isinstance(room.app.screen, CallDialog))
        said = " ".join(room.text().replace("│", " ").split())
        assert "speaks Türkçe" in said
        assert "İyi günler, Harbour Street Office adına Can Öz" in said
        assert "How satisfied are you with the way we handled your complaint? Şikâyetinizi ele alış" in said


@pytest.mark.campaign
async def test_who_is_dissatisfied_with_the_handling_is_not_left_alone(office: Office) -> None:
    some_closed(office, 2)
    survey = draw(office, interviewers=[QUALITY])
    async with on_satisfaction(office) as room:
        await room.press("c")
        await room.until(lambda: isinstance(room.app.screen, CallDialog))
        assert "Mark one of the two" in await room.refuse()
        await into(room, "handling", "1")
        await into(room, "never", "2")
        await saved(room)
        assert "offer to take that as a complaint of its own (F2)" in room.flat()
    assert office.value("SELECT never_again FROM survey_sampled WHERE handling = 1") == 1
    assert len(sample(office, survey)) == 2


async def test_a_refusal_is_meant_and_is_put_right_with_a_reason(office: Office) -> None:
    some_closed(office, 1)
    survey = draw(office, interviewers=[QUALITY])
    async with on_satisfaction(office) as room:
        await room.press("c")
        await room.until(lambda: isinstance(room.app.screen, CallDialog))
        assert "○ 4 refused" in room.flat()
        await room.press("4", "f10")  # the mark, typed into what came of it
        await room.until(lambda: isinstance(room.app.screen, SureDialog))
        await room.press("n")
        await room.until(lambda: isinstance(room.app.screen, CallDialog))
        assert sample(office, survey)[0].state == "waiting"
        await room.press("f10")
        await room.until(lambda: isinstance(room.app.screen, SureDialog))
        await room.press("y")
        await room.until(lambda: "No call of yours today" in room.flat())
        await room.press("p")
        await room.until(lambda: isinstance(room.app.screen, PutRightDialog))
        await into(room, "result", "1")
        await into(room, "handling", "4")
        assert "They refused already on Monday 23 November; say why that is changed" in await room.refuse()
        await into(room, "why", *"Typed wrongly")
        await saved(room)
    assert [(row.state, row.handling) for row in sample(office, survey)] == [("answered", 4)]
    assert office.value("SELECT why FROM event ORDER BY id DESC") == "Typed wrongly"


async def test_nobody_is_called_about_their_own_case(office: Office) -> None:
    some_closed(office, 2)
    draw(office, interviewers=[MANAGER])
    async with on_satisfaction(office, who=1) as room:
        await room.press("c")
        await room.until(lambda: "No call of yours today; 2 left with Mary O’Neill" in room.flat())
        await room.press("a")
        await room.until(lambda: isinstance(room.app.screen, GiveDialog))
        await into(room, "staff_id", "enter", *"Ay", "enter")
        assert "nobody asks complainants" in await room.refuse()


@pytest.mark.campaign
async def test_somebody_is_given_to_another_and_asked_by_letter(office: Office) -> None:
    some_closed(office, 1)
    survey = draw(office, interviewers=[QUALITY])
    async with on_satisfaction(office) as room:
        await room.press("a")
        await room.until(lambda: isinstance(room.app.screen, GiveDialog))
        await into(room, "staff_id", "enter", *"Mary", "enter")
        await into(room, "medium", "2")
        await saved(room)
    assert [(row.interviewer_id, row.medium) for row in sample(office, survey)] == [(MANAGER, "letter")]


@pytest.mark.campaign
async def test_letters_are_printed_and_typed_in_when_they_come_back(office: Office, tmp_path: Path) -> None:
    closed_case(office, "Writer", None, complainant=POST)
    survey = draw(office)
    async with on_satisfaction(office) as room:
        await room.press("b")
        await room.until(lambda: isinstance(room.app.screen, LetterBackDialog))
        await room.press("escape")
        await room.press("l")
        await room.until(lambda: isinstance(room.app.screen, SurveyLettersDialog))
        room.app.screen.query_one("#folder", Answer).value = str(tmp_path / "letters")
        await into(room, "format", "2")
        await saved(room)
        (made,) = (tmp_path / "letters").iterdir()
        assert made.name == "2026-000001-5.html"
        assert made.stat().st_mode & 0o777 == 0o600
        assert "1 letter in" in room.flat()
        await room.press("b")
        await room.until(lambda: isinstance(room.app.screen, LetterBackDialog))
        await into(room, "outcome", "4")
        await saved(room)
        assert "1/1" in room.text()
    assert [(row.outcome, row.handling) for row in sample(office, survey)] == [(4, None)]


@pytest.mark.campaign
async def test_results_and_the_end(office: Office) -> None:
    some_closed(office, 6)
    survey = draw(office, title="Autumn")
    for row in sample(office, survey)[:5]:
        answer(office, row, 4, 3)
    async with on_satisfaction(office) as room:
        assert "Handling: 100 % satisfied (57–100 %), mean 4.0, of 5." in room.flat()
        assert "1 call" in room.flat()
        await room.press("r")
        await room.until(lambda: "Response rate" in room.flat())
        assert isinstance(room.app.screen, SurveyResultsDialog)
        read = room.read_in(room.app.screen.query_one(Reading))
        assert "2026-1155100%4.00%3.0" in read
        assert "nodepartment" in read
        await room.press("escape")
        await room.press("e")
        await room.until(lambda: isinstance(room.app.screen, EndDialog))
        assert "1 of 6 are still to be asked." in room.flat()
        await into(room, "note", *"Done.")
        await saved(room)
        assert "ended" in room.text()
        await room.press("c")
        await room.until(lambda: "This survey has ended" in room.flat())
        await room.press("e")
        assert isinstance(room.app.screen, type(room.app.screen_stack[-1]))
    assert [row.state for row in sample(office, survey)].count("not_asked") == 1


async def test_what_people_say_is_never_markup(office: Office) -> None:
    texts = [text for text in HOSTILE if text.strip() and len(text) < 300][::5]
    for n, text in enumerate(texts):
        name = f"N {text[:60]}"
        closed_case(office, name, f"0532 555 2{n:03d}", product=text, description=text)
    survey = draw(office, interviewers=[QUALITY], title=texts[1][:50])
    for row, text in zip(sample(office, survey)[1:], texts, strict=False):
        answer(office, row, 3, 3, words=text)
    async with on_satisfaction(office) as room:
        room.assert_harmless()
        for _ in range(4):
            await room.press("space")
            room.assert_harmless()
        await room.press("c")
        await room.until(lambda: isinstance(room.app.screen, CallDialog))
        room.assert_harmless()
        await room.press("escape")
    office.do(satisfaction.end, check(SurveyEnded, {"survey_id": survey, "note": texts[0]}))
