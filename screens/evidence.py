"""The evidence map (8.5): what the records show of each clause, by which rule, and the records behind."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType

from complaintdesk.queries import evidence_map
from complaintdesk.queries.evidenced import Behind, Evidence, State
from complaintdesk.rules.clauses import TITLES, first_of
from complaintdesk.rules.vocabulary import View
from complaintdesk.store.look import Look
from screens.register import Block, Column, Entry, Register
from screens.rooms import BY_CODE
from screens.work import begin

_WANTING = (State.AMBER, State.RED)
# Where a line without a record is mended: a room; else the list of cases.
_MENDED_IN = {
    **dict.fromkeys(("5.1", "5.4", "6.1", "6.3", "annex B"), "plan"),
    **dict.fromkeys(("5.2", "5.3", "8.1", "annex A"), "policy"),
    **dict.fromkeys(("6.2", "8.4", "annex H"), "objectives"),
    **dict.fromkeys(("8.2", "8.7"), "improvement"),
    **dict.fromkeys(("8.5", "annex I"), "audit"),
    "6.4": "training",
    "8.3": "satisfaction",
    "8.6": "review",
    "annex D": "quality",
}
_LEAFLET = (
    "complaintdesk office sets how the office is reached, and which outside bodies are named (7.1, annex G)."
)


class EvidenceScreen(Register):
    """A line for each thing that a clause asks; Enter opens the records that it rests on."""

    NAME = "Evidence map"
    CLAUSES = "4 to 8 and annexes"
    COLUMNS = (Column("State", 9), Column("Clause", 7), Column("What is asked", 0))
    EMPTY = "Nothing is wanting: no line of the map is amber or red.\n\nw shows all of them again."
    HELP = (
        "What the records on file show of each clause of ISO 10002: green, amber, red, or no data, with the "
        "figures and the rule by which it is so. It is asked anew each time, of the live file. Enter opens the "
        "records behind a line, w shows only what is amber or red, p makes the evidence pack: one paper for "
        "whoever audits you. It supports an audit and certifies nothing."
    )
    KEYS = ("evidence.open", "evidence.wanting", "evidence.pack", "register.back")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open_records", "Records", id="evidence.open", tooltip="The records behind the line"),
        Binding("w", "wanting", "Amber and red", id="evidence.wanting", tooltip="Only amber and red, or all"),
        Binding("p", "pack", "Evidence pack", id="evidence.pack", tooltip="The evidence pack as a file (8.5)"),
    ]

    def __init__(self, at: int | None = None) -> None:
        super().__init__(at)
        self._lines: list[Evidence] = []
        self._only_wanting = False

    def heading(self) -> str:
        """How many lines are in which state."""
        lines = f" · {evidence_map.summary(self._lines)}" if self._lines else ""
        return f"{self.NAME} · ISO 10002{lines}"

    def entries(self, look: Look) -> Sequence[Entry]:
        """All lines, or those that are amber or red."""
        self._lines = evidence_map.evidence(look)
        return [
            Entry(at, (f"{line.state.sign} {line.state.value}", line.clause, line.asked), line.state in _WANTING)
            for at, line in enumerate(self._lines)
            if not self._only_wanting or line.state in _WANTING
        ]

    def page(self, look: Look, entry_id: int) -> Sequence[Block]:
        """Asked, state, figures, rule, records."""
        if entry_id >= len(self._lines):
            return []
        line = self._lines[entry_id]
        title = TITLES.get(first_of(line.clause), "")
        blocks = [
            Block(f"{line.clause} {title} · {line.state.sign} {line.state.value}", line.asked),
            Block("What the records say", line.says),
        ]
        blocks += [Block("By which rule", line.rule)] if line.rule else []
        if not line.behind:
            blocks.append(Block("No record stands behind it yet", _leads_to(line)))
        if line.behind:
            records = "\n".join(f"– {each.what}" for each in line.behind)
            blocks.append(Block("Records behind: Enter opens them", records))
        return blocks

    def open_entry(self) -> None:
        """Open the record behind the line; where there are several, ask which."""
        self.action_open_records()

    def action_open_records(self) -> None:
        """The same by its key."""
        from screens.dialogs.behind import BehindDialog

        if self.entry is None:
            return
        line = self._lines[self.entry.id]
        known = [each for each in line.behind if each.room == "case" or each.room in BY_CODE]
        if not known:
            self._mend(line)
        elif len(known) == 1:
            self._enter(known[0])
        else:
            self.app.push_screen(BehindDialog(f"{line.clause}: records behind", known), self._enter)

    def _enter(self, record: Behind | None) -> None:
        if record is not None:
            self.desk.enter(record.room, record.entry)

    def _mend(self, line: Evidence) -> None:
        """No record stands behind it: go where the first is made."""
        number = first_of(line.clause)
        if _is_leaflet(line):
            self.say(_leads_to(line), error=True)
        elif number in _MENDED_IN:
            self.desk.enter(_MENDED_IN[number])
        elif self.entry is not None:
            behind = f"room:evidence:{self.entry.id}"
            begin(self.desk, partial(self.desk.show_cases, "", _view(line), behind), group="go", exclusive=True)

    def action_wanting(self) -> None:
        """Only amber and red, or all again."""
        self._only_wanting = not self._only_wanting
        self._read()

    def action_pack(self) -> None:
        """The evidence pack as a file."""
        from screens.dialogs.evidence_pack import EvidencePackDialog

        self.ask(EvidencePackDialog())


def _view(line: Evidence) -> View:
    """The principles are about what is open; handling is about every case."""
    return View.OPEN if first_of(line.clause) == "4" else View.ALL


def _is_leaflet(line: Evidence) -> bool:
    """What the office says of itself; the other line of 7.1 is about letters, and says nothing without any."""
    return first_of(line.clause) == "7.1" and line.state is not State.NO_DATA


def _leads_to(line: Evidence) -> str:
    """Where it is mended, in words."""
    number = first_of(line.clause)
    if _is_leaflet(line):
        return _LEAFLET
    if number in _MENDED_IN:
        return f"Enter leads to where the first is made: {BY_CODE[_MENDED_IN[number]].title}."
    return f"Enter leads to the cases: {_view(line).label}."
