"""Improvement (8.2, 8.7): what the data propose, and the register of what is done about it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar
from zlib import crc32

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from complaintdesk.queries import case_list, improvement, improvement_told, patterns
from complaintdesk.queries.improvement_rows import EntryRow
from complaintdesk.queries.improvement_told import Part
from complaintdesk.queries.proposed import Proposal
from complaintdesk.rules.improvement import State
from complaintdesk.rules.vocabulary import View
from complaintdesk.store.look import Look
from screens import improvement_words as words
from screens.register import Block, Column, Entry, Register
from screens.work import begin


def _key(id: str, key: str, action: str, name: str, about: str) -> Binding:
    return Binding(key, action, name, id=f"improvement.{id}", show=False, tooltip=about)


class ImprovementScreen(Register):
    """Proposals first, then the register: what is due first, what is over last."""

    NAME = "Improvement"
    CLAUSES = "8.2, 8.7"
    COLUMNS = (Column("", 1), Column("Number", 11), Column("What", 0), Column("State", 16), Column("Due", 11))
    EMPTY = (
        "Nothing is in the register, and nothing in the data stands out.\n\n"
        "Here stand kinds of complaint that become more than usual, and words that recent complaints have in "
        "common (8.2); below them corrective and preventive action against their causes, whether it worked, "
        "good practice and compliments (8.7).\n\n"
        "n opens the first entry."
    )
    HELP = (
        "What the data propose (◆, 8.2): kinds of complaint beyond their limits, words in common. n opens an "
        "action from the one under the cursor, with its cases linked; x dismisses it for a time. Below the "
        "register (8.7): e writes the analysis (five whys), d when it is done, c checks its effect by the "
        "figures, z closes it, which needs such a check. l links cases, Enter and o show them, s those of the "
        "same kind since; r takes it up again, w withdraws it."
    )
    KEYS = ("improvement.new", "improvement.edit", "improvement.done", "improvement.check", "improvement.cases")
    BINDINGS: ClassVar[list[BindingType]] = [
        _key("new", "n", "new_entry", "New", "Open an entry; from a proposal, with its cases (8.7)"),
        _key("edit", "e", "edit_entry", "Write on", "Cause, five whys, correction, prevention, owner, due"),
        _key("done", "d", "done", "Done", "It was carried out"),
        _key("check", "c", "check_effect", "Check", "Did it work? The figures before and after"),
        _key("close", "z", "close_entry", "Close", "Close it; an action needs a check that it works"),
        _key("link", "l", "link_cases", "Link", "Link cases to it, or take them off"),
        _key("cases", "o", "show_cases", "Cases", "Show its cases in the list"),
        _key("kind", "s", "show_kind", "Same kind", "Show all cases of the same kind since it was opened"),
        _key("dismiss", "x", "dismiss_pattern", "Dismiss", "Do not propose it for a time, with the reason"),
        _key("again", "r", "again", "Again", "Take it up again in a new round"),
        _key("withdraw", "w", "withdraw", "Withdraw", "It was opened by mistake, or is not needed"),
    ]

    def __init__(self, at: int | None = None) -> None:
        super().__init__(at)
        self._proposals: dict[int, Proposal] = {}

    # -- reading ---------------------------------------------------------------------------------------

    def entries(self, look: Look) -> Sequence[Entry]:
        """What is proposed, then the register."""
        self._proposals = {-1 - crc32(each.key.encode()): each for each in patterns.proposals(look)}
        proposed = [words.proposed(key, each) for key, each in self._proposals.items()]
        return [*proposed, *(self._line_of(look, row) for row in improvement.register(look))]

    def _line_of(self, look: Look, row: EntryRow) -> Entry:
        found = None if row.is_over else improvement.effect(look, row)
        return words.line(row, None if found is None else found.verdict, look.today)

    def page(self, look: Look, entry_id: int) -> Sequence[Block]:
        """A proposal with its reason and cases, or an entry with all that is on file about it."""
        if entry_id >= 0:
            return _blocks(improvement_told.entry(improvement.entry(look, entry_id), look.today))
        made = self._proposals.get(entry_id)
        if made is None:
            return []
        newest = case_list.by_ids(look, patterns.cases_of(look, made, 5))
        return _blocks(improvement_told.proposal(made, newest, look.today))

    @property
    def made(self) -> Proposal | None:
        """The proposal under the cursor."""
        return None if self.entry is None else self._proposals.get(self.entry.id)

    # -- showing cases ---------------------------------------------------------------------------------

    def open_entry(self) -> None:
        """Enter shows its cases."""
        self.action_show_cases()

    def action_show_cases(self) -> None:
        """The cases that a proposal counts, or that are linked to an entry."""
        if self.made is not None:
            self._show(self.made.query)
        elif self.entry is not None:
            begin(self, partial(self._show_of, self.entry.id, linked=True), group="go", exclusive=True)

    def action_show_kind(self) -> None:
        """All cases of the entry's scope since it was opened."""
        if self.entry is not None and self.made is None:
            begin(self, partial(self._show_of, self.entry.id, linked=False), group="go", exclusive=True)

    async def _show_of(self, entry_id: int, *, linked: bool) -> None:
        row = await self.desk.look(lambda look: improvement.row_of(look, entry_id))
        if linked and not row.cases:
            self.say("No case is linked to it yet: l links some. s shows all of the same kind.", error=True)
        elif not linked and row.scope.is_empty:
            self.say("It is not said what it is about: e says it.", error=True)
        else:
            self._show(row.query_linked if linked else f"{row.query} received:>={row.opened_on}")

    def _show(self, query: str) -> None:
        at = "" if self.entry is None else str(self.entry.id)
        self.desk.run_worker(
            self.desk.show_cases(query, View.ALL, f"room:improvement:{at}"), group="go", exclusive=True
        )

    # -- acts ------------------------------------------------------------------------------------------

    def action_new_entry(self) -> None:
        """A new entry, from the proposal under the cursor where there is one."""
        begin(self, partial(self._begin, self.made), group="ask", exclusive=True)

    async def _begin(self, made: Proposal | None) -> None:
        from screens.dialogs.improvement import BeginDialog, known

        lists = await self.desk.look(known)
        cases = [] if made is None else await self.desk.look(lambda look: patterns.cases_of(look, made))
        self.ask(BeginDialog(lists, made, cases))

    def action_edit_entry(self) -> None:
        """Write on it."""
        self._open("WriteDialog", "improvement")

    def action_done(self) -> None:
        """It was carried out."""
        self._open("DoneDialog", "improvement_effect", State.OPEN)

    def action_check_effect(self) -> None:
        """Look at its effect."""
        self._open("CheckDialog", "improvement_effect", State.DONE, State.CHECKED)

    def action_close_entry(self) -> None:
        """Close it."""
        self._open("CloseDialog", "improvement_effect")

    def action_link_cases(self) -> None:
        """Link cases to it."""
        self._open("LinkDialog", "improvement_cases")

    def action_again(self) -> None:
        """Take it up again."""
        self._open("AgainDialog", "improvement_effect")

    def action_withdraw(self) -> None:
        """It is not needed."""
        self._open("WithdrawDialog", "improvement_effect")

    def action_dismiss_pattern(self) -> None:
        """Not for now."""
        from screens.dialogs.improvement_effect import DismissDialog

        if self.made is None:
            self.say("Only what is proposed (◆) can be dismissed; w withdraws an entry.", error=True)
        else:
            self.ask(DismissDialog(self.made))

    def _open(self, name: str, module: str, *states: State) -> None:
        if self.made is not None:
            self.say("This is only proposed: n opens an entry from it, x dismisses it.", error=True)
        elif self.entry is not None:
            begin(self, partial(self._opened, self.entry.id, name, module, states), group="ask", exclusive=True)

    async def _opened(self, entry_id: int, name: str, module: str, states: tuple[State, ...]) -> None:
        from importlib import import_module

        from screens.dialogs.improvement import known

        whole = await self.desk.look(lambda look: improvement.entry(look, entry_id))
        today = await self.desk.look(lambda look: look.today)
        refused = words.refusal(whole.row, states) or words.not_yet(whole, name, today)
        if refused is not None:
            self.say(refused, error=True)
            return
        lists = await self.desk.look(known)
        made: ModalScreen[str | None] = getattr(import_module(f"screens.dialogs.{module}"), name)(whole, lists)
        self.ask(made)


def _blocks(parts: Sequence[Part]) -> list[Block]:
    return [Block(*part) for part in parts]
