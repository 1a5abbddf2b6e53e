"""Drafts that were kept and not finished: asked for, and said in a line."""

from __future__ import annotations

import os
import socket
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from textual.content import Content

from complaintdesk.queries import drafts
from complaintdesk.queries.drafts import DraftRow
from complaintdesk.rules import dates
from complaintdesk.rules.plain_text import clean_line
from screens.text import shown

if TYPE_CHECKING:
    from screens.app import DeskApp

FORM = "intake"
_LONGEST = 24
_LIVE = timedelta(seconds=10)  # a draft that was kept since is perhaps being typed


async def waiting_drafts(app: DeskApp) -> list[DraftRow]:
    """The complaints that the person at this terminal began and did not finish, newest first."""
    staff_id = app.actor.id
    return await app.look(lambda look: drafts.drafts(look, FORM, staff_id))


def typed_elsewhere(draft: DraftRow, app: DeskApp) -> bool:
    """Whether somebody seems to be typing it at another terminal just now."""
    if draft.terminal == app.desk_gateway.desk.terminal:
        return False
    age = app.clock() - datetime.fromisoformat(draft.kept_at)
    return age < _LIVE and not _ended(draft.terminal)


def _ended(terminal: str) -> bool:
    """Whether the terminal (see `places.terminal_name`) was one of this computer that was closed or killed."""
    host, _device, process = [*terminal.rsplit(":", 2), "", ""][:3]
    if os.name != "posix" or host != socket.gethostname() or not process.isdecimal():
        return False
    try:
        os.kill(int(process), 0)  # asks only
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False


def kept_when(draft: DraftRow, time_zone: str, today: date) -> str:
    """When it was kept, on the office's wall: `14:03`, or with its day when that is not today."""
    at = datetime.fromisoformat(draft.kept_at).astimezone(ZoneInfo(time_zone))
    return f"{at:%H:%M}" if at.date() == today else f"{dates.short(at.date(), today)} {at:%H:%M}"


def begins(draft: DraftRow) -> str:
    """How the draft begins: what happened, else who called. Text from people."""
    told = (draft.body.get(path) for path in ("description", "complainant.name", "complainant.phone"))
    text = clean_line(next((words for words in told if isinstance(words, str) and words), "…"))
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def offer(kept: Sequence[DraftRow], time_zone: str, today: date) -> Content:
    """The line that offers the newest; empty when none is kept."""
    if not kept:
        return Content("")
    more = f" · {len(kept)} kept" if len(kept) > 1 else ""
    which = f" continues the draft of {kept_when(kept[0], time_zone, today)}, “"
    return Content.assemble((" F5 ", "reverse"), which, shown(begins(kept[0])), "”", more)
