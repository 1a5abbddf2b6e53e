"""Between the screens and the file when the desk is left: what is asked too late is not a defect."""

from __future__ import annotations

import asyncio

import pytest

from complaintdesk.operations import tracking
from complaintdesk.operations.inputs import LogEntry, check
from complaintdesk.rules.errors import NotSaved
from complaintdesk.store.desk import open_desk
from screens.gateway import Gateway
from tests.desk import Office


async def test_what_is_asked_when_the_desk_has_been_left_is_cancelled(office: Office) -> None:
    """And what was to be saved then is said to be not saved."""
    case_id = office.new_case()
    gateway = Gateway(open_desk(office.path, clock=office.clock))
    gateway.close()
    with pytest.raises(asyncio.CancelledError):
        await gateway.look(lambda look: look.today)
    entry = check(LogEntry, {"direction": "in", "channel": "phone", "text": "They rang."})
    with pytest.raises(NotSaved, match="has been left"):
        await gateway.act(office.people[0], tracking.log, case_id, entry)
