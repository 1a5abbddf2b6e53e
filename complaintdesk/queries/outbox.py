"""Letters on their way, and where each of them is (7.3)."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from complaintdesk.queries.communications import WITH_PARTS
from complaintdesk.rules import sending
from complaintdesk.rules.letters import SendingState
from complaintdesk.rules.sending import LATE, NEEDS_A_PERSON, UNDER_WAY
from complaintdesk.store.look import Look

# As the index of letters on their way has it: SQLite uses it only for a question that says the same.
_UNDER_WAY = "l.state NOT IN ('kept', 'sent')"


class PostRow(NamedTuple):
    """A letter and where it is; instants are UTC. While it is being sent, `next_try_at` is when it ends."""

    id: int
    case_id: int
    reference: str
    communication_id: int | None
    kind: str
    subject: str
    text: str
    to_name: str | None
    to_address: str | None
    written_at: str
    written_by: str
    state: str
    attempts: int
    next_try_at: str | None
    sent_at: str | None
    last_error: str | None
    language: str
    channel: str | None  # of its entry in the log

    @property
    def where(self) -> str:
        """Where it is, in words."""
        if self.state == SendingState.KEPT:
            return sending.kept_words(self.channel, self.to_address)
        return sending.words(self.state)


_COLUMNS = (
    "SELECT l.id, l.case_id, c.reference, l.communication_id, l.kind, l.subject, l.text, l.to_name, l.to_address, "
    "l.written_at, s.name, l.state, l.attempts, l.next_try_at, l.sent_at, l.last_error, "
    "l.language, m.channel "
    'FROM letter l JOIN "case" c ON c.id = l.case_id JOIN staff_member s ON s.id = l.written_by_id '
    "LEFT JOIN communication m ON m.id = l.communication_id "
)


def of_case(look: Look, case_id: int) -> list[PostRow]:
    """Every letter of a case and of those that are part of it, oldest first."""
    sql = f"{_COLUMNS} WHERE l.case_id IN ({WITH_PARTS}) ORDER BY l.id"
    return [PostRow(*row) for row in look.rows(sql, case_id=case_id)]


def under_way(look: Look) -> list[PostRow]:
    """What has not gone: first what may have, then what was refused, what is being sent, and what waits."""
    sql = f"{_COLUMNS} WHERE l.state = :state AND {_UNDER_WAY} ORDER BY l.next_try_at, l.id"
    return [PostRow(*row) for state in UNDER_WAY for row in look.rows(sql, state=state.value)]


def late(look: Look) -> int:
    """How many letters somebody should look at: refused, perhaps gone, or not gone after a quarter of an hour."""
    sql = f"SELECT count(*) FROM letter l WHERE l.state = :state AND {_UNDER_WAY} AND l.written_at < :before"
    always, before = "9", _text(look.now - LATE)  # every instant stands before "9" as text
    return sum(
        int(look.value(sql, state=state.value, before=always if state in NEEDS_A_PERSON else before))
        for state in UNDER_WAY
    )


def is_due(look: Look) -> bool:
    """Whether there is something to send now, or something that a terminal has left behind."""
    sql = f"SELECT l.next_try_at FROM letter l WHERE l.state = :state AND {_UNDER_WAY} ORDER BY l.next_try_at"
    for state in (SendingState.SENDING, SendingState.WAITING):
        row = look.row(f"{sql} LIMIT 1", state=state.value)
        if row is not None:
            return row[0] is None or row[0] <= _text(look.now)  # while one is being sent, no other is due
    return False


def _text(instant: datetime) -> str:
    """An instant (UTC) as it is kept: text that sorts as time."""
    return f"{instant.strftime('%Y-%m-%dT%H:%M:%S.%f')[:23]}Z"
