"""8.2 and 8.7 of ISO 10002:2018, row by row, by keys alone on the screens."""

from __future__ import annotations

import pytest

from screens.app import DeskApp
from screens.cases import CasesScreen
from screens.dialogs.improvement import BeginDialog
from screens.improvement import ImprovementScreen
from tests.clauses.test_improvement_by_operations import rising
from tests.desk import Office
from tests.improvements import before_and_after, begin, done, whole
from tests.screens.case_fixture import Case
from tests.screens.intake_fixture import settled
from tests.screens.room_fixture import in_room
from tests.screens.test_improvement import fill

# the acts themselves are driven in tests/screens; these walk each row as a whole
pytestmark = pytest.mark.campaign


async def test_clause_8_2_analysis(office: Office) -> None:
    """F6 i: what is proposed and why; its cases in the list and back; n opens an action, x dismisses the other."""
    rising(office)
    app = DeskApp(office.path, clock=office.clock)
    async with app.run_test(size=(80, 24)) as pilot:
        case = Case(app, pilot, None)  # type: ignore[arg-type]
        await settled(pilot)
        await case.press("f6", "i")
        await case.until(lambda: isinstance(app.screen, ImprovementScreen) and len(app.screen.rows) == 2)
        await settled(pilot)
        assert "defective · desk lamp: 9 in November so far, usually 0 a month" in case.flat()
        await case.press("enter")
        await case.until(lambda: isinstance(app.screen, CasesScreen) and "9 of 29" in case.flat())
        await case.press("escape")
        await case.until(lambda: isinstance(app.screen, ImprovementScreen) and len(app.screen.rows) == 2)
        await settled(pilot)
        await case.press("n")
        await case.until(lambda: isinstance(app.screen, BeginDialog))
        assert "9 cases linked" in case.flat()
        await case.press("f10")
        await case.until(lambda: isinstance(app.screen, ImprovementScreen) and len(app.screen.rows) == 3)
    row = whole(office, 1).row
    assert (row.category, row.product, row.cases, row.owner) == ("defective", "desk lamp", 9, "Ayşe Demir")
    assert row.proposed is not None
    async with in_room(office, "improvement") as room:
        await room.press("j", "x")
        await room.choose("why", *"Known.")
        assert "Dismissed" in await room.save()
        await room.until(lambda: len(room.screen.rows) == 2)


async def test_clause_8_7_improvement(office: Office) -> None:
    """e, d, c, z: from the five whys to a check that it works, and closed."""
    before_and_after(office, before=14, after=1)
    entry_id = begin(office)
    async with in_room(office, "improvement", at=entry_id) as room:
        await room.press("z")  # said before anything is typed
        await room.until(lambda: "closed when a check has found" in room.flat())
        await room.press("e")
        for field, text in (("whys", "It flickers."), ("analysis", "The switch."), ("prevention", "Try each.")):
            await fill(room, field, text)
        assert "Saved" in await room.save()
        await room.press("d")
        await fill(room, "done_on", "20 Jun")
        assert "Done" in await room.save()
        await room.until(lambda: "done: works" in room.text())
        assert "It works: 2.7 → 0.2 a month" in room.page
        await room.press("c")
        assert "It works: 2.7 → 0.2 a month" in room.flat()
        assert "kept with its figures" in await room.save()
        await room.press("z")
        await fill(room, "note", "The maker has changed it back.")
        assert "Closed" in await room.save()
    told = whole(office, entry_id)
    assert (told.row.state, told.checks[0].judged, told.rounds[0].whys) == ("closed", "effective", "It flickers.")


async def test_clause_8_7_where_it_does_not_work(office: Office) -> None:
    """The check says that it got worse; it is judged so, and taken up again."""
    before_and_after(office, before=1, after=14)
    entry_id = done(office)
    async with in_room(office, "improvement", at=entry_id) as room:
        assert "check due" in room.text() or "done: got worse" in room.text()
        await room.press("c")
        assert "● it does not" in room.text()
        await fill(room, "note", "It was the cable.")
        await room.save()
        assert "Taken up again" in room.page
    assert whole(office, entry_id).row.round == 2
