"""Plan and context: what is planned, the context, who may what, the small business (5.1, 5.4, 6, annex B)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from complaintdesk.queries import people, plan, small_business
from complaintdesk.queries.plan import AUTHORITY, SMALL_BUSINESS, ContextRow, ItemRow, context_entry
from complaintdesk.rules import dates
from complaintdesk.rules.context import ContextKind
from complaintdesk.rules.small_business import ROOMS, Mode
from complaintdesk.store.look import Look
from screens import room_act
from screens.register import Block, Column, Entry, Register

NO_PLAN, NO_CONTEXT = -3, -4  # entries that say how to begin

_BEGIN = {
    NO_PLAN: (
        "Nothing planned",
        "What is to be done about how complaints are handled, by whom and by when (6.3). n plans something; the "
        "agenda reminds of it.",
    ),
    NO_CONTEXT: (
        "No context yet",
        "Which complaints this desk handles, who has an interest and what they expect, what inside and outside "
        "makes it harder or easier, risks and opportunities (5.1, 6.1). c adds to it.",
    ),
}


class PlanScreen(Register):
    """What is planned first, then the context, then authority and the small business."""

    NAME = "Plan and context"
    CLAUSES = "5.1, 5.4, 6.1, 6.3, annex B"
    COLUMNS = (Column("Kind", 12), Column("What", 0), Column("When", 13), Column("Who", 14))
    HELP = (
        "What is planned, by whom and by when (6.3); scope, interested parties, issues, risks and "
        "opportunities of the desk (5.1, 6.1); who may what (5.4); and the seven steps of a small "
        "business (annex B). n plans something, d ends it, c adds to the context, e changes what is "
        "under the cursor, b switches to the lite desk of a small business, or back."
    )
    KEYS = ("plan.new", "plan.end", "plan.context", "plan.change", "plan.lite")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "add", "Plan", id="plan.new", tooltip="Plan something: what, who, by when (6.3)"),
        Binding("d", "end", "Done", id="plan.end", tooltip="It is done, or not needed any more"),
        Binding("c", "context", "Context", id="plan.context", tooltip="Scope, party, issue, risk, opportunity"),
        Binding("e", "change", "Change", id="plan.change", tooltip="Change what is under the cursor"),
        Binding("b", "lite", "Lite / full", id="plan.lite", tooltip="Only what a small business needs (annex B)"),
    ]

    def entries(self, look: Look) -> Sequence[Entry]:
        """What is to be done, the context that holds, the two pages, what is over."""
        today = look.today
        context, waiting = plan.context(look), plan.to_do(look)
        return [
            *(() if waiting else (Entry(NO_PLAN, ("plan", "Nothing planned: n plans something", "", "")),)),
            *(
                Entry(
                    row.id, ("plan", row.what, dates.due_words(row.due_on, today), row.owner), row.due_on < today
                )
                for row in waiting
            ),
            *(() if context else (Entry(NO_CONTEXT, ("context", "No context yet: c adds to it", "", "")),)),
            *(_context_line(row) for row in context if row.holds(today)),
            Entry(AUTHORITY, ("authority", "Who may what (5.4)", "", "")),
            Entry(SMALL_BUSINESS, ("annex B", "The seven steps of a small business", "", "")),
            *(
                Entry(row.id, (plan.state(row, today), row.what, str(row.done_on or row.dropped_on), row.owner))
                for row in plan.over(look)
            ),
            *(_context_line(row) for row in context if not row.holds(today)),
        ]

    def page(self, look: Look, entry_id: int) -> Sequence[Block]:
        """All of one entry."""
        if entry_id == AUTHORITY:
            return _authority(look)
        if entry_id == SMALL_BUSINESS:
            return _small_business(look)
        if entry_id in _BEGIN:
            return [Block(*_BEGIN[entry_id])]
        if entry_id > 0:
            found = _item(look, entry_id)
            return [] if found is None else _item_page(look, found)
        entry = _entry(look, entry_id)
        return [] if entry is None else _context_page(entry)

    async def action_add(self) -> None:
        """Plan something."""
        from screens.dialogs.plan import ItemDialog

        staff, today = await self.desk.look(lambda look: (people.staff(look), look.today))
        self.ask(ItemDialog(None, staff, today))

    async def action_end(self) -> None:
        """End the item under the cursor, or say that an entry of the context holds no more."""
        from screens.dialogs.plan import ContextDialog, EndDialog

        here = 0 if self.entry is None else self.entry.id
        item, entry, today = await self.desk.look(lambda look: (_item(look, here), _entry(look, here), look.today))
        if item is not None and item.is_open:
            self.ask(EndDialog(item, today))
        elif entry is not None:
            self.ask(ContextDialog(entry, today, ends=True))
        else:
            self.say("Stand on something that is planned, or on an entry of the context.", error=True)

    async def action_context(self) -> None:
        """Add to the context."""
        from screens.dialogs.plan import ContextDialog

        self.ask(ContextDialog(None, await self.desk.look(lambda look: look.today)))

    async def action_change(self) -> None:
        """Change what is under the cursor."""
        from screens.dialogs.plan import ContextDialog, ItemDialog

        here = 0 if self.entry is None else self.entry.id
        item, entry, staff, today = await self.desk.look(
            lambda look: (_item(look, here), _entry(look, here), people.staff(look), look.today)
        )
        if item is not None and item.is_open:
            self.ask(ItemDialog(item, staff, today))
        elif entry is not None:
            self.ask(ContextDialog(entry, today))
        elif here == AUTHORITY:
            self.say("The authority table is changed by: complaintdesk settings show, then settings apply.")
        else:
            self.say("What is over is not changed; the history keeps it as it was.", error=True)

    async def action_lite(self) -> None:
        """Only what a small business needs, or all of it."""
        from complaintdesk.operations import commitment, inputs

        now = await self.desk.look(small_business.mode)
        wanted = Mode.FULL if now is Mode.LITE else Mode.LITE
        question = (
            "Show only what a small business needs? This changes the desk for everybody: F6 and the agenda then "
            "show fewer rooms. Nothing on file is touched, every room is still found by its name (Ctrl+P), and b "
            "brings all of it back. A manager decides it."
            if wanted is Mode.LITE
            else "Show all rooms of management again, to everybody? A manager decides it."
        )
        given = inputs.check(inputs.ModeGiven, {"mode": wanted})
        room_act.ask_first(self, "How much of the desk", question, wanted.shown, commitment.set_mode, given)


def _context_line(row: ContextRow) -> Entry:
    when = f"since {row.since}" if row.until is None else f"until {row.until}"
    return Entry(context_entry(row.id), (row.kind.label, row.what, when.replace("since ", ""), ""))


def _item(look: Look, number: int) -> ItemRow | None:
    return next((row for row in (*plan.to_do(look), *plan.over(look)) if row.id == number), None)


def _entry(look: Look, number: int) -> ContextRow | None:
    return next((row for row in plan.context(look) if context_entry(row.id) == number), None)


def _item_page(look: Look, row: ItemRow) -> list[Block]:
    facts = [
        f"state      {plan.state(row, look.today)}",
        f"owner      {row.owner}",
        f"due        {row.due_on}",
        f"objective  {row.objective or '—'}",
    ]
    facts += [f"done       {row.done_on}"] if row.done_on else []
    facts += [f"dropped    {row.dropped_on}"] if row.dropped_on else []
    blocks = [Block(row.what, "\n".join(facts))]
    return [*blocks, Block("What came of it", row.result)] if row.result else blocks


def _context_page(row: ContextRow) -> list[Block]:
    until = f" until {row.until}" if row.until else ""
    said = {ContextKind.RISK: "What is done about it", ContextKind.OPPORTUNITY: "What is done about it"}
    return [
        Block(f"{row.kind.label.capitalize()}, since {row.since}{until}", row.what),
        Block(said.get(row.kind, "What it means for the desk"), row.response or "—"),
    ]


def _authority(look: Look) -> list[Block]:
    blocks = [
        Block(f"{row.role.capitalize()}: {row.people}", row.may.replace("; ", "\n"))
        for row in plan.authority(look)
    ]
    text = "It is changed by: complaintdesk settings show, then settings apply."
    return [*blocks, Block("", text)]


def _small_business(look: Look) -> list[Block]:
    mode = small_business.mode(look)
    rooms = ", ".join(sorted(ROOMS))
    shown = f"F6 and the agenda show {rooms}." if mode is Mode.LITE else "Every room is shown; b shows only few."
    steps = [
        Block(f"{row.state.sign} {row.step.title}", f"{row.says}\n{row.step.about}")
        for row in small_business.steps(look)
    ]
    return [Block(f"The desk is {mode.label}", shown), *steps]
