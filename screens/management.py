"""Management: the way to every room in which the office looks after its complaint handling (4, 5, 6, 8)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from complaintdesk.queries import small_business
from complaintdesk.rules.small_business import shows
from complaintdesk.store.look import Look
from screens.register import Block, Column, Entry, Register
from screens.rooms import ROOMS


class ManagementScreen(Register):
    """The rooms, each with its key."""

    NAME = "Management"
    CLAUSES = "clauses 4 to 6 and 8"
    COLUMNS = (Column("Key", 3), Column("Room", 0), Column("Clauses", 16))
    HELP = (
        "Where the office looks after how it handles complaints: what is due, how complainants are "
        "asked, what is improved and whether it worked, audits, the policy and who has read it. A "
        "letter enters a room, and so does Enter; Esc leads back. On a lite desk (annex B) only what a "
        "small business needs is listed; the letters of the other rooms work all the same, and Ctrl+P "
        "has them by name."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            room.key,
            f"enter_room({room.code!r})",
            room.title,
            id=f"management.{room.code}",
            show=False,
            tooltip=room.about,
        )
        for room in ROOMS
    ]

    def entries(self, look: Look) -> Sequence[Entry]:
        """The rooms, in their order; on a lite desk those that a small business needs (annex B)."""
        mode = small_business.mode(look)
        return [
            Entry(at, (room.key, room.title, room.clauses))
            for at, room in enumerate(ROOMS)
            if shows(mode, room.code)
        ]

    def page(self, look: Look, entry_id: int) -> Sequence[Block]:
        """What is done there."""
        room = ROOMS[entry_id]
        return [Block(f"{room.title} · {room.clauses}", room.about)]

    def open_entry(self) -> None:
        """Enter the room under the cursor."""
        if self.entry is not None:
            self.desk.enter(ROOMS[self.entry.id].code)

    def action_enter_room(self, code: str) -> None:
        """Enter by its letter."""
        self.desk.enter(code)
