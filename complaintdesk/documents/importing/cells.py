"""The cells of one row by field, and the account of what became of each."""

from __future__ import annotations

from dataclasses import dataclass

from complaintdesk.documents.importing import days, words
from complaintdesk.documents.importing.days import Day
from complaintdesk.documents.importing.fields import KEEP
from complaintdesk.documents.importing.mapping import Mapping
from complaintdesk.rules import plain_text


class Plan:
    """Which column goes where: `columns` as name and field in table order, `first` of each field."""

    def __init__(self, mapping: Mapping, columns: tuple[str, ...]) -> None:
        self.columns = tuple((column, mapping.columns.get(column, KEEP)) for column in columns)
        self.first = {code: column for column, code in reversed(self.columns)}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a row: the column (None for the row as a whole), and why."""

    column: str | None
    reason: str


class Cells:
    """One row. What no field takes word for word is put into `other`, so that nothing of the row is lost."""

    def __init__(self, plan: Plan, mapping: Mapping, cells: tuple[str, ...]) -> None:
        self._plan = plan
        self._mapping = mapping
        self._filled: dict[str, list[tuple[str, str]]] = {}
        self.other: dict[str, str] = {}
        self.problems: list[Problem] = []
        for (column, code), cell in zip(plan.columns, cells, strict=True):
            text = _clean(cell) if cell else ""
            if not text:
                continue
            if code == KEEP:
                self.other[column] = text
            else:
                self._filled.setdefault(code, []).append((column, text))

    def text(self, code: str) -> str | None:
        """The cell of a field, cleaned; None when it is empty or has no column."""
        found = self._filled.get(code)
        return found[0][1] if found else None

    def texts(self, code: str) -> list[tuple[str, str]]:
        """Column and cell of every filled column of a field."""
        return self._filled.get(code, [])

    def column(self, code: str) -> str | None:
        """The name of the (first) column that goes to a field."""
        return self._plan.first.get(code)

    def keep(self, *codes: str) -> None:
        """Keep the cells of these fields as they are, because what they mean is not all they say."""
        for code in codes:
            if code in self._filled:
                self.other.update(self._filled[code])

    def wrong(self, code: str, reason: str) -> None:
        """Report the cell of a field."""
        self.problems.append(Problem(self.column(code), reason))

    def day(self, code: str) -> Day | None:
        """The day of a field. An unreadable one is reported; one that says more than a day is kept too."""
        text = self.text(code)
        if text is None or days.is_empty(text):
            self.keep(code)
            return None
        order = self._mapping.orders.get(self.column(code) or "", days.DEFAULT)
        day = days.read(text, order)
        if day is None:
            self.wrong(code, f"“{shortened(text)}” is no day ({order})")
        elif day.short or day.offset is not None or order == "SERIAL":
            self.keep(code)
        return day

    def yes_no(self, code: str) -> bool | None:
        """Yes, no or not known; the cell is kept."""
        self.keep(code)
        text = self.text(code)
        return None if text is None else words.yes_no(text)


def shortened(text: str) -> str:
    """The text as it is shown in a report: one visible line of at most 40 characters."""
    line = plain_text.visible(plain_text.clean_line(text))
    return line if len(line) <= 40 else f"{line[:39]}…"


def _clean(text: str) -> str:
    return plain_text.clean(text).strip()
