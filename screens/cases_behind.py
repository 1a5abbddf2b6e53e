"""The cases behind something of a room: a list; Enter opens the case."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType

from complaintdesk.queries import case_file
from complaintdesk.queries.case_file import CaseFile
from complaintdesk.rules import money
from complaintdesk.store.look import Look
from screens.register import Block, Column, Entry, Register


class Behind(NamedTuple):
    """A case, and what it has to do with it."""

    case_id: int
    reference: str
    problem: str
    why: str
    note: str = ""


class CasesBehindScreen(Register):
    """The cases."""

    COLUMNS = (Column("Case", 14), Column("Problem", 0), Column("", 28))
    KEYS = ("behind.open",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "open", "Open the case", id="behind.open", tooltip="The case itself (also Enter)"),
    ]
    HELP = "The cases behind it, each with why it is among them. Enter opens one; Esc leads back."

    def __init__(self, title: str, find: Callable[[Look], Sequence[Behind]], empty: str) -> None:
        """`find` reads them; it runs in a reader thread."""
        super().__init__()
        self._title, self._find = title, find
        self.EMPTY = empty  # type: ignore[misc]
        self._found: dict[int, Behind] = {}

    def heading(self) -> str:
        """What they are behind."""
        return self._title

    def entries(self, look: Look) -> Sequence[Entry]:
        """A line for each."""
        found = self._find(look)
        self._found = {each.case_id: each for each in found}
        return [Entry(each.case_id, (each.reference, each.problem, each.why)) for each in found]

    def page(self, look: Look, entry_id: int) -> Sequence[Block]:
        """What it is about, and how it ended."""
        behind = self._found.get(entry_id)
        case = case_file.case_file(look, entry_id)
        blocks = [Block(f"{case.reference} · {case.problem_label}", case.description)]
        if behind is not None and behind.note:
            blocks.insert(0, Block("Note", behind.note))
        if case.decision:
            outcome = (case.outcome or "decided").replace("_", " ")
            blocks.append(Block(f"{outcome}{_given(case)}", case.decision))
        return blocks

    def open_entry(self) -> None:
        """The case."""
        self.action_open()

    def action_open(self) -> None:
        """The case itself."""
        if self.entry is not None:
            self.desk.open_case(self.entry_id)


def _given(case: CaseFile) -> str:
    given = (case.remedy_given or "").replace("_", " ").replace(",", ", ")
    amount = f" {money.format_amount(case.sum_given, case.currency)}" if case.sum_given else ""
    return f" · {given}{amount}" if given or amount else ""
