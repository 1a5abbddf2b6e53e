"""What is due, of whatever kind: a line of the agenda. Each room tells its own in `due_rows`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple


class Due(NamedTuple):
    """Something that somebody is to do by `on`, a date at the office.

    `room` and `entry` say where it is done: a room of `screens/rooms.py` and the entry there, or the room `case`
    and the id of a case. `who` is None where nobody in particular is asked. `outside` is what may be said where
    others read it, without names of complainants; None: `what` names nobody, except in rooms that are about
    complainants. `key` tells apart what is due at the same place, and stays as long as it is due.
    """

    on: date
    what: str
    who: str | None
    who_id: int | None
    clause: str
    room: str
    entry: int | None
    outside: str | None = None
    key: str = ""

    @property
    def identity(self) -> str:
        """What tells it from whatever else is due, the same as long as it is: figures in `what` do not count."""
        told = self.key or f"{self.who_id or ''} {re.sub('[0-9]+', '', self.what)}"
        return "\n".join((self.room, str(self.entry or ""), self.clause, told))


def identified(rows: Iterable[Due]) -> Iterator[tuple[str, Due]]:
    """Each with an identity that no other of them has; of several alike, the later ones are numbered."""
    seen: Counter[str] = Counter()
    for row in rows:
        seen[row.identity] += 1
        number = seen[row.identity]
        yield row.identity if number == 1 else f"{row.identity}\n{number}", row
