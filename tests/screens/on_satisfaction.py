"""The app in the room of satisfaction."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from screens.app import DeskApp
from screens.cases import CasesScreen
from screens.satisfaction import SatisfactionScreen
from tests.desk import Office
from tests.screens.case_fixture import Case
from tests.screens.intake_fixture import settled


@asynccontextmanager
async def on_satisfaction(office: Office, size: tuple[int, int] = (80, 24), who: int = 2) -> AsyncIterator[Case]:
    """F6 and s lead there; `who` works here now, the quality officer unless something else is said."""
    app = DeskApp(office.path, clock=office.clock)
    async with app.run_test(size=size) as pilot:
        case = Case(app, pilot, None)  # type: ignore[arg-type]
        await case.until(lambda: isinstance(app.screen, CasesScreen))
        await settled(pilot)
        app.actor = office.people[who - 1]
        await case.press("f6")
        await case.press("s")
        await case.until(lambda: isinstance(app.screen, SatisfactionScreen) and app.screen.is_mounted)
        await settled(pilot)
        yield case


async def into(case: Case, field: str, *keys: str) -> None:
    """Keys in a field of the dialog."""
    case.app.screen.query_one(f"#{field}").focus()
    await case.press(*keys)


async def saved(case: Case) -> None:
    """F10, and wait until that dialog has gone and what comes after it is there."""
    dialog = case.app.screen
    await case.press("f10")
    await case.until(lambda: case.app.screen is not dialog)
    await settled(case.pilot)
