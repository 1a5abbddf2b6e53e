"""The agenda: everything that is due, from every room and case, overdue first (6.3, 7.3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar
from zlib import crc32

from textual.binding import Binding, BindingType

from complaintdesk.queries import agenda
from complaintdesk.queries.agenda import Agenda
from complaintdesk.queries.due import Due, identified
from complaintdesk.rules import dates
from complaintdesk.store.look import Look
from screens.register import Block, Column, Entry, Register
from screens.rooms import BY_CODE


class AgendaScreen(Register):
    """One list by day, of everybody or of whoever works here."""

    NAME = "Agenda"
    CLAUSES = "6.3 and 7.3"
    COLUMNS = (Column("Due", 13), Column("Who", 14), Column("What", 0), Column("Clause", 7))
    EMPTY = (
        "Nothing is due.\n\nDeadlines and tasks of open cases stand here, training that expires, the "
        "policy and who has not read it, what is planned, and whatever else the rooms of management "
        "have to be done by a day."
    )
    HELP = (
        "Everything that is due, overdue first. Enter goes to where it is done; m shows only what is "
        "yours, or all again. Of the deadlines of cases the soonest are here; the list of cases (F3) "
        "has them all. The same is there as a calendar to subscribe to: complaintdesk agenda -o FILE."
    )
    KEYS = ("agenda.mine", "register.back", "app.cases", "app.help")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "mine", "Mine / all", id="agenda.mine", tooltip="Only what is yours, or what is anybody’s"),
    ]

    def __init__(self, at: int | None = None) -> None:
        super().__init__(at)
        self._mine = False
        self._due: dict[int, Due] = {}
        self._read_last = Agenda((), 0)
        self._late = 0

    def heading(self) -> str:
        """Whose it is, and how much."""
        whose = self.desk.actor.name if self._mine else "everybody"
        found = self._read_last
        late = f" · {self._late:,} overdue" if self._late else ""
        more = f" · {found.more:,} more in F3" if found.more else ""
        return f"Agenda · {whose} · {len(found.rows):,} due{late}{more}"

    def entries(self, look: Look) -> Sequence[Entry]:
        """What is due, by day."""
        found = agenda.agenda(look, self.desk.actor.id if self._mine else None)
        due = {crc32(identity.encode("utf-8", "replace")): row for identity, row in identified(found.rows)}
        self._late = sum(row.on < look.today for row in found.rows)
        self._due, self._read_last = due, found
        return [
            Entry(
                number,
                (dates.due_words(row.on, look.today), row.who or "—", row.what, row.clause),
                alert=row.on < look.today,
            )
            for number, row in due.items()
        ]

    def page(self, look: Look, entry_id: int) -> Sequence[Block]:
        """All of one line, and where it is done."""
        row = self._due.get(entry_id)
        if row is None:
            return []
        late = (look.today - row.on).days
        when = f"{dates.long(row.on)} {row.on.year}" + (f", {late} days ago" if late > 0 else "")
        who = row.who or "nobody in particular"
        where = "the case" if row.room == "case" else BY_CODE[row.room].title
        return [Block(row.what, f"due    {when}\nwho    {who}\nclause {row.clause}\nEnter goes to {where}.")]

    def open_entry(self) -> None:
        """Where it is done."""
        row = None if self.entry is None else self._due.get(self.entry.id)
        if row is not None:
            self.desk.enter(row.room, row.entry)

    def action_mine(self) -> None:
        """Only what is mine, or all again."""
        self._mine = not self._mine
        self._read()
