"""The history of a case: every act on it, by whom, why, and what it changed. It cannot be altered."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from complaintdesk.queries.case_file import EventRow
from screens.case_read import CaseRead
from screens.case_words import RECORDS, UNSAID, act_name, field_name, value
from screens.widgets.reading import Block, Reading, Row


class HistoryPane(Reading):
    """One block an act; Enter opens it to show every field that changed."""

    HELP = (
        "The history (7.2 to 7.9): each act with who did it, when and why. Nothing in it can be changed or "
        "removed. Enter or Space opens one and shows the old and the new value of every field; "
        "* opens all of them."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "unfold", "Open", id="history.open", show=False, tooltip="Show what it changed"),
        Binding(
            "asterisk",
            "unfold_all",
            "Open all",
            id="history.open-all",
            key_display="*",
            show=False,
            tooltip="Show what each act changed",
        ),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(walk=True, at_end=True, id=id)
        self._opened: set[str] = set()
        self._whole: CaseRead | None = None

    def show_case(self, whole: CaseRead) -> None:
        """Show the history as it stands."""
        self._whole = whole
        self.show([_block(whole, event, str(event.id) in self._opened) for event in whole.history])

    def action_unfold(self) -> None:
        """Open the act under the cursor, or close it."""
        if self.current is not None and self._whole is not None:
            self._opened ^= {self.current}
            self.show_case(self._whole)

    def action_unfold_all(self) -> None:
        """Open all, or close all when all are open."""
        if self._whole is not None:
            every = {str(event.id) for event in self._whole.history}
            self._opened = set() if every <= self._opened else every
            self.show_case(self._whole)

    def on_reading_pressed(self, event: Reading.Pressed) -> None:
        """A click opens or closes."""
        event.stop()
        self.action_unfold()


def _block(whole: CaseRead, event: EventRow, opened: bool) -> Block:
    sign = "▾" if opened else "▸"
    who = f"{event.actor}, {event.role.replace('_', ' ')}"
    rows = [Row(f"{sign} {whole.when(event.at)}  {act_name(event.act)}  —  {who}".replace("\n", " "), "title")]
    if event.why:
        rows.append(Row(event.why, indent=11, lead="  because", lead_style="label"))
    if opened:
        for change in event.changes:
            rows += _changed(whole, change)
        rows.append(Row(f"at {event.terminal}", "muted", indent=2))
    return Block(str(event.id), tuple(rows))


def _changed(whole: CaseRead, change: dict[str, Any]) -> list[Row]:
    record, new = str(change["record"]), change["what"] == "new"
    what = {"new": "new", "gone": "taken away"}.get(str(change["what"]), "")
    name = RECORDS.get(record, record.replace("_", " "))
    rows = [Row(f"{what} {name}".strip(), "label", indent=2)]
    for field, (old, now) in change["fields"].items():
        said_old, said_new = value(whole, record, field, old), value(whole, record, field, now)
        if field not in UNSAID and said_old != said_new:
            text = said_new if new else f"{said_old} → {said_new}"
            rows.append(Row(text, indent=22, lead=f"    {field_name(field)}", lead_style="label"))
    return rows if len(rows) > 1 else []
