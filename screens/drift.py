"""Who gives what in like cases (annex D): each person beside all others, worded for a talk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median
from typing import ClassVar

from textual.binding import Binding, BindingType

from complaintdesk.queries import drift as asked
from complaintdesk.queries.drift import Compared
from complaintdesk.rules import money
from complaintdesk.rules.drift import Drift, Says
from complaintdesk.store.look import Look
from screens.audit import said
from screens.cases_behind import Behind, CasesBehindScreen
from screens.register import Block, Column, Entry, Register

_SIGNS = {Says.TALK: "◆", Says.ALIKE: "=", Says.TOO_FEW: "·"}
_LISTED = 300  # of the comparisons: those worth a talk come first
_BEHIND = 200  # cases


class DriftScreen(Register):
    """A line for each person in each group of like cases."""

    NAME = "Like cases"
    CLAUSES = "annex D: equity"
    COLUMNS = (
        Column("", 1),
        Column("Problem, severity", 0),
        Column("Decided by", 16),
        Column("Gave", 9, right=True),
    )
    EMPTY = "Nothing was decided in the last 12 months, so that nothing can be held to anything."
    HELP = (
        "For cases of one problem and severity: how often, and how much, each person gives, held to all "
        "others. ◆ is worth a talk: the difference is more than chance makes and large enough to matter; "
        "= is no more than chance; · too few to say. It says nothing of who is right: the cases may "
        "differ in what is not on file. Enter shows the cases."
    )

    KEYS = ("drift.cases",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "cases", "Cases", id="drift.cases", tooltip="The cases behind it (also Enter)"),
    ]

    def __init__(self, at: int | None = None) -> None:
        super().__init__(at)
        self._told: Compared | None = None

    def entries(self, look: Look) -> Sequence[Entry]:
        """What is worth a talk first."""
        self._told = told = asked.compared(look)
        return [_entry(at, each, told) for at, each in enumerate(told.drifts[:_LISTED])]

    def page(self, look: Look, entry_id: int) -> Sequence[Block]:
        """What can be said, in sentences."""
        told = self._told
        return [] if told is None or entry_id >= len(told.drifts) else list(_page(told.drifts[entry_id], told))

    def open_entry(self) -> None:
        """The cases behind."""
        self.action_cases()

    def action_cases(self) -> None:
        """The cases behind."""
        told = self._told
        if told is None or self.entry is None:
            return
        one = told.drifts[self.entry_id]
        name = told.names.get(one.decider_id, "?")

        def found(look: Look) -> list[Behind]:
            gave = {True: "more than words", False: "words only, or nothing"}
            problem = told.labels.get(one.problem, one.problem)
            return [
                Behind(each.case_id, each.reference, problem, _sum(each.amount, told) or gave[each.gave])
                for each in one.cases[:_BEHIND]
            ]

        self.app.push_screen(CasesBehindScreen(f"{_group(one, told)} · {name}", found, "No case is behind it."))


def _group(one: Drift, told: Compared) -> str:
    return f"{told.labels.get(one.problem, one.problem)}, {one.severity or 'not graded'}"


def _sum(amount: int | None, told: Compared) -> str:
    return money.format_amount(amount, told.currency) if amount else ""


def _entry(at: int, one: Drift, told: Compared) -> Entry:
    who = told.names.get(one.decider_id, "?")
    cells = (_SIGNS[one.says], _group(one, told), who, f"{one.gave} of {len(one.cases)}")
    return Entry(at, cells, alert=one.says is Says.TALK)


def _page(one: Drift, told: Compared) -> Iterator[Block]:
    yield Block(f"{_group(one, told)} · {told.names.get(one.decider_id, '?')}", _VERDICTS[one.says])
    yield Block("How often", one.often_words())
    yield Block("How much", one.much_words(told.currency))
    if one.sums and one.others_sums:
        mine, others = (_sum(round(median(each)), told) for each in (one.sums, one.others_sums))
        yield Block("Middle of the sums given", f"{mine}; the others {others}")
    yield Block(
        "How this is counted", f"{told.decisions:,} decisions since {said(told.first)}. {asked.DEFINITION}"
    )


_VERDICTS = {
    Says.TALK: "Worth a talk with all who decide such cases. It says nothing of who is right.",
    Says.ALIKE: "No difference that chance would not make.",
    Says.TOO_FEW: "Too few to say.",
}
