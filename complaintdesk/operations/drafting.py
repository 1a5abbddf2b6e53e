"""Keeping what is being typed, so that a killed terminal loses at most a few seconds. Drafts are not history."""

from __future__ import annotations

import json
from typing import Any

from complaintdesk.operations import on_case
from complaintdesk.records.draft import Draft
from complaintdesk.store.act import Act, operation


@operation
def keep(act: Act, draft_id: str, form: str, body: dict[str, Any], case_id: int | None = None) -> None:
    """Keep a form as it stands, under the draft's own id. No event: nothing is on file yet."""
    kept = act.session.get(Draft, draft_id)
    text = json.dumps(body, ensure_ascii=False)
    if kept is None:
        kept = Draft(
            id=draft_id,
            staff_id=on_case.person(act),
            form=form,
            case_id=case_id,
            body=text,
            terminal=act.actor.name,
            kept_at=act.now,
        )
    kept.body = text
    kept.kept_at = act.now
    act.session.add(kept)


@operation
def discard(act: Act, draft_id: str) -> None:
    """Throw a draft away."""
    kept = act.session.get(Draft, draft_id)
    if kept is not None:
        act.session.delete(kept)
