"""The same act on many cases, each by itself: what was done, and what was not and why."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import NamedTuple

from complaintdesk.queries import together as asked
from complaintdesk.queries.case_list import CaseRow
from complaintdesk.rules.errors import DeskError, NotAllowed
from screens.app import DeskApp

One = Callable[[CaseRow], Awaitable[None]]


class Summary(NamedTuple):
    """The references of the cases where it was done, and of those where it was not, with the reason.

    `notes` say what else is to be known, such as where the letters are.
    """

    done: list[str]
    refused: list[tuple[str, str]]
    notes: list[str]


async def each(rows: Sequence[CaseRow], one: One) -> Summary:
    """Do it to each case; what is refused for one does not keep it from the others."""
    summary = Summary([], [], [])
    for row in rows:
        try:
            await one(row)
        except DeskError as error:
            summary.refused.append((row.reference, str(error)))
        else:
            summary.done.append(row.reference)
    return summary


def give_to(app: DeskApp, owner_id: int) -> One:
    """Give a case to this person, unless somebody has saved it since it was listed."""
    from complaintdesk.operations import investigation

    async def one(row: CaseRow) -> None:
        await app.act(investigation.assign, row.id, owner_id, row.version)

    return one


def link_to(app: DeskApp, entry_id: int) -> One:
    """Link a case to an entry of the register of improvements."""
    from complaintdesk.operations import inputs, patterns

    async def one(row: CaseRow) -> None:
        await app.act(patterns.link, entry_id, inputs.check(inputs.CasesLinked, {"cases": [row.id]}))

    return one


def remind(app: DeskApp) -> One:
    """Remind whoever was asked for something in a case and has not answered."""
    from complaintdesk.operations import together

    async def one(row: CaseRow) -> None:
        tasks = await app.look(lambda look: [task for task in asked.tasks(look, row.id) if task.waits])
        if not tasks:
            raise NotAllowed("Nothing that was asked waits for an answer.")
        for task in tasks:
            await app.act(together.remind, row.id, task.id)

    return one
