"""A complaint form that came back filled in (annex C) becomes a draft of the intake, for a clerk to look over."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from complaintdesk.queries import drafts
from complaintdesk.rules.errors import Invalid
from screens import dropped
from screens.widgets import draft_offer

if TYPE_CHECKING:
    from complaintdesk.queries.drafts import DraftRow
    from screens.app import DeskApp


async def as_draft(app: DeskApp, typed: str) -> DraftRow:
    """Keep what the form in this file says as a draft; nothing is on file before the clerk saves it.

    Raises `Invalid` for what is no such form, `DeskError` where the draft cannot be kept.
    """
    paths = dropped.paths_in(typed)
    if len(paths) != 1:
        raise Invalid("Name one file: a complaint form, filled in as text.")
    body = await asyncio.to_thread(_read, Path(paths[0]))
    from complaintdesk.operations import drafting

    draft_id = uuid4().hex
    await app.desk_gateway.act(app.actor, drafting.keep, draft_id, draft_offer.FORM, body)
    row = await app.look(lambda look: drafts.draft(look, draft_id))
    assert row is not None  # noqa: S101 - it was kept just now
    return row


def _read(path: Path) -> dict[str, Any]:
    from complaintdesk.documents.forms.as_typed import as_typed
    from complaintdesk.documents.forms.filled_form import FilledForm, text_of

    return as_typed(FilledForm(text_of(path)))
