"""Who has which part in a case besides its owner (ISO 10002:2018, 5.4, annex D)."""

from __future__ import annotations

from complaintdesk.rules.vocabulary import Word


class Part(Word):
    """A part in a case: who helps works on it, who watches sees what happens, who has a conflict keeps out."""

    HELPER = "helper"
    WATCHER = "watcher"
    CONFLICT = "conflict"
