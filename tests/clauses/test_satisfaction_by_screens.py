"""Clause 8.3 of ISO 10002:2018, by keys alone on the screens."""

from __future__ import annotations

from pathlib import Path

import pytest

from screens.dialogs.answers import Answer
from screens.dialogs.sure import SureDialog
from screens.dialogs.survey_call import CallDialog, LetterBackDialog
from screens.dialogs.survey_draw import DrawDialog
from screens.dialogs.survey_more import EndDialog, SurveyLettersDialog
from screens.dialogs.survey_results import SurveyResultsDialog
from tests.clauses.test_satisfaction_by_operations import closed
from tests.desk import Office
from tests.screens.case_fixture import Case
from tests.screens.on_satisfaction import into, on_satisfaction, saved

pytestmark = pytest.mark.campaign


async def _asked(room: Case, keys: tuple[str, str]) -> None:
    """The call that is under way: both marks, on to the next."""
    assert isinstance(room.app.screen, CallDialog)
    for field, key in zip(("handling", "outcome"), keys, strict=True):
        await into(room, field, key)
    await saved(room)


async def test_clause_8_3_satisfaction(office: Office, tmp_path: Path) -> None:
    """n draws, c calls one after the other, l prints letters, b takes them in, r shows, e ends."""
    closed(office)
    async with on_satisfaction(office) as room:
        await room.press("n")
        await room.until(lambda: isinstance(room.app.screen, DrawDialog))
        await into(room, "who", "space", "down", "down", "space")  # the quality officer asks everybody
        await saved(room)
        assert "0/8" in room.text()
        await room.press("c")
        await room.until(lambda: isinstance(room.app.screen, CallDialog))
        for keys in (("5", "4"), ("4", "2"), ("5", "5")):
            await _asked(room, keys)
        await into(room, "result", "4")
        sheet = room.app.screen
        await room.pilot.press("f10")
        await room.until(lambda: isinstance(room.app.screen, SureDialog))
        await room.pilot.press("y")  # it is asked whether that is meant
        await room.until(lambda: isinstance(room.app.screen, CallDialog) and room.app.screen is not sheet)
        await _asked(room, ("2", "1"))
        assert "dissatisfied with the handling" in room.flat()
        await room.press("l")
        await room.until(lambda: isinstance(room.app.screen, SurveyLettersDialog))
        room.app.screen.query_one("#folder", Answer).value = str(tmp_path / "letters")
        await saved(room)
        assert [path.suffix for path in (tmp_path / "letters").iterdir()] == [".pdf"]
        await room.press("b")
        await room.until(lambda: isinstance(room.app.screen, LetterBackDialog))
        await into(room, "handling", "4")
        await into(room, "outcome", "4")
        await saved(room)
        assert "Handling: 80 % satisfied (38–96 %)" in room.flat()
        await room.press("r")
        await room.until(lambda: isinstance(room.app.screen, SurveyResultsDialog) and "Asked 6" in room.flat())
        await room.press("escape")
        await room.press("e")
        await room.until(lambda: isinstance(room.app.screen, EndDialog))
        await saved(room)
        assert "ended" in room.text()
    states = dict(office.rows("SELECT state, count(*) FROM survey_sampled GROUP BY state"))
    assert states == {"answered": 5, "refused": 1, "not_asked": 2}
