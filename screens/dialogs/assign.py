"""Give the case an owner (5.4; 4, accountability)."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from screens.dialogs.answers import WordsFor
from screens.dialogs.form import ActDialog
from screens.frame import desk_app
from screens.text import shown


class AssignDialog(ActDialog):
    """Choose a person; Enter saves at once."""

    TITLE_WORDS = "Who owns it?"
    DONE = "Given an owner."
    HELP = "One named person answers for each case (5.4). The list opens at the owner, or at you; Enter chooses."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "move(1)", "Down", show=False),
        Binding("k", "move(-1)", "Up", show=False),
    ]

    def fields(self) -> ComposeResult:
        """Everybody who works here, and nobody."""
        me = desk_app(self).actor.id
        options = [
            Option(
                shown(
                    f"{person.name} · {person.role.replace('_', ' ')}"
                    + (" · you" if person.id == me else "")
                    + (" · owner now" if person.id == self.whole.file.owner_id else "")
                )
            )
            for person in self.whole.staff
        ]
        if self.whole.file.owner_id is not None:
            options.append(Option("nobody: take it from its owner"))
        people = OptionList(*options, id="owner_id", compact=True, markup=False)
        people.tooltip = "Who answers for the case (5.4)."
        yield from self.words(people)
        about = "What whoever takes it over should know. Tab leads here; F10 saves both."
        yield from self.words(
            WordsFor(None, id="note", about=about, outward=False, title="Hand-over note. Only we read this")
        )

    def on_mount(self) -> None:
        """At the present owner, or at who works here."""
        super().on_mount()
        ids = [person.id for person in self.whole.staff]
        wanted = self.whole.file.owner_id or desk_app(self).actor.id
        people = self.query_one(OptionList)
        people.highlighted = ids.index(wanted) if wanted in ids else 0
        people.focus()

    def on_option_list_option_selected(self) -> None:
        """Take this one."""
        self.action_save()

    def action_move(self, by: int) -> None:
        """One down or up."""
        people = self.query_one(OptionList)
        people.action_cursor_down() if by > 0 else people.action_cursor_up()

    async def carry_out(self, version: int) -> None:
        """Record it."""
        from complaintdesk.operations import investigation
        from complaintdesk.rules.plain_text import clean

        at = self.query_one(OptionList).highlighted or 0
        owner = self.whole.staff[at].id if at < len(self.whole.staff) else None
        note = clean(str(self.answers()["note"])) or None
        await self.act(investigation.assign, owner, version, note)
