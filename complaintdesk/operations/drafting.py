"""Keeping what is being typed, so that a killed terminal loses at most a few seconds. Drafts are not history."""

from __future__ import annotations

import json
from typing import Any

from complaintdesk.operations import on_case
from complaintdesk.records.draft import Draft
from complaintdesk.rules.errors import NotAllowed
from complaintdesk.store.act import Act, operation


class DraftGone(NotAllowed):
    """The draft ended at another terminal: it was filed there, or thrown away."""

    def __init__(self) -> None:
        super().__init__("This draft has been filed already, or was thrown away, at another terminal.")


@operation
def keep(
    act: Act,
    draft_id: str,
    form: str,
    body: dict[str, Any],
    case_id: int | None = None,
    *,
    continued: bool = False,
) -> None:
    """Keep a form as it stands, under the draft's own id. No event: nothing is on file yet.

    With `continued` the draft was on file before; raises `DraftGone` when it is no more.
    """
    kept = act.session.get(Draft, draft_id)
    text = json.dumps(body, ensure_ascii=False)
    staff_id = on_case.person(act)
    if kept is None:
        if continued:
            raise DraftGone
        kept = Draft(
            id=draft_id,
            staff_id=staff_id,
            form=form,
            case_id=case_id,
            body=text,
            terminal=act.terminal,
            kept_at=act.now,
        )
    kept.staff_id = staff_id
    kept.terminal = act.terminal
    kept.body = text
    kept.kept_at = act.now
    act.session.add(kept)


@operation
def discard(act: Act, draft_id: str) -> None:
    """Throw a draft away."""
    kept = act.session.get(Draft, draft_id)
    if kept is not None:
        act.session.delete(kept)
