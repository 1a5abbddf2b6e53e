"""How much of the desk a small business uses, and how its seven steps stand (annex B)."""

from __future__ import annotations

from complaintdesk.rules.small_business import Mode
from complaintdesk.store.look import Look


def mode(look: Look) -> Mode:
    """How much is shown: all, unless the office has said otherwise."""
    said = look.value("SELECT mode FROM desk_mode WHERE id = 1")
    return Mode.FULL if said is None else Mode(said)
