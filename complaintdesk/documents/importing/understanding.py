"""A row of the table understood: a complaint that the desk's own input models accept, or what is wrong with it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from complaintdesk.documents.importing import money_cells, person, words
from complaintdesk.documents.importing.cells import Cells, Plan, Problem
from complaintdesk.documents.importing.days import Day
from complaintdesk.documents.importing.entry import Entry, History
from complaintdesk.documents.importing.history import HistoryReader
from complaintdesk.documents.importing.mapping import Mapping
from complaintdesk.documents.importing.moments import Moments
from complaintdesk.documents.importing.reading import Table
from complaintdesk.documents.importing.row import Row
from complaintdesk.operations import inputs
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.plain_text import fold
from complaintdesk.rules.vocabulary import Channel, Direction

MADE = "(made from other columns: the source has no description)"
_LONGEST_LABEL = 200
_PERSON = (*("name", "first_name", "last_name", "organisation", "phone", "email", "address", "needs", "language"),)


@dataclass(frozen=True, slots=True)
class Office:
    """What rows are understood by: the office's time zone and currency, and the present (UTC; its own date)."""

    time_zone: str
    currency: str
    now: datetime
    today: date


class Understanding:
    """Understands the rows of one table by one mapping."""

    def __init__(self, table: Table, mapping: Mapping, office: Office) -> None:
        mapping.check()
        self._columns = table.columns
        self._mapping = mapping
        self._plan = Plan(mapping, table.columns)
        self._moments = Moments(office.time_zone, office.now, office.today)
        self._history = HistoryReader(mapping, self._moments)
        self._currency = mapping.currency or office.currency
        self._source = table.path.name

    def of(self, row: Row) -> Entry | tuple[Problem, ...]:
        """The row as an entry, or everything that is wrong with it."""
        if row.broken is not None:
            return (Problem(None, row.broken),)
        cells = Cells(self._plan, self._mapping, row.cells)
        received = self._history.moment(cells, "received", date.min)
        if received is None:
            if not cells.problems:
                cells.wrong("received", "there is no date of receipt")
            return tuple(cells.problems)
        history = self._history.read(cells, received)
        given = self._given(cells, history)
        complaint = _checked(cells, given)
        if complaint is None or cells.problems:
            return tuple(cells.problems)
        cells.keep("origin_id")
        number = cells.text("origin_id")
        entry = Entry(
            line=row.line,
            complaint=complaint,
            history=history,
            origin=f"{self._source}, {cells.column('origin_id')} {number}" if number else self._source,
            identity=self._identity(cells, number, received.on),
            content=self._digest(row.cells),
            problem=_label(cells, "problem"),
            department=_label(cells, "department"),
            owner=cells.text("owner"),
            log=_log(cells),
            about_person=dict(pair for code in _PERSON for pair in cells.texts(code)),
            named={code: cells.column(code) or code for code in ("problem", "department", "owner")},
        )
        # in the order of the table, whenever it was put there
        entry.other = {column: cells.other[column] for column in self._columns if column in cells.other}
        return entry

    def _given(self, cells: Cells, history: History) -> dict[str, Any]:
        """The fields of `inputs.Complaint`; the category and the department are given later."""
        currency = money_cells.currency(cells, self._currency)
        history.sum_given = money_cells.amount(cells, "sum_given", currency)
        sought = cells.text("remedy_sought")
        cells.keep("sub_issue", "sub_product", "remedy_sought")
        problem_on = cells.day("problem_on")
        return {
            "description": _description(cells),
            "medium": self._medium(cells),
            "received_at": history.received.at,
            "complainant": person.complainant(cells),
            "product": cells.text("product") or cells.text("sub_product"),
            "order_number": cells.text("order_number"),
            "problem_on": self._problem_on(cells, problem_on),
            "recurrent": bool(cells.yes_no("recurrent")),
            "remedies_sought": words.remedies(sought) if sought else (),
            "sum_sought": money_cells.amount(cells, "sum_sought", currency),
            "currency": currency,
            "branch": cells.text("branch"),
            "people_concerned": cells.text("people_concerned"),
            "market_segment": cells.text("market_segment"),
        }

    def _problem_on(self, cells: Cells, day: Day | None) -> date | None:
        if day is None:
            return None
        if day.time is not None:
            cells.keep("problem_on")
        if day.on > self._moments.today:
            cells.wrong("problem_on", f"{day.on.isoformat()} lies ahead of today")
        return day.on

    def _medium(self, cells: Cells) -> Channel:
        text = cells.text("medium")
        cells.keep("medium")
        if text is None:
            return Channel.OTHER
        meaning = self._mapping.meanings.get(cells.column("medium") or "", {}).get(text)
        return Channel(meaning) if meaning else words.channel(text) or Channel.OTHER

    def _identity(self, cells: Cells, number: str | None, received: date) -> str | None:
        """Number and day: another system may count from 1 too, but hardly on the same days."""
        if number is None:
            return None
        return "\x1f".join((fold(cells.column("origin_id") or ""), number, received.isoformat()))

    def _digest(self, cells: tuple[str, ...]) -> bytes:
        """Of the filled cells with their columns, in whatever order those stand."""
        pairs = [
            f"{column}\x1e{cell.strip()}"
            for column, cell in zip(self._columns, cells, strict=True)
            if cell and not cell.isspace()
        ]
        pairs.sort()
        return hashlib.sha256("\x1f".join(pairs).encode("utf-8", "surrogatepass")).digest()[:16]


def _checked(cells: Cells, given: dict[str, Any]) -> inputs.Complaint | None:
    """The complaint as the desk's input model takes it; what it refuses is reported by column."""
    if given["description"] is None:
        cells.problems.append(
            Problem(cells.column("description"), "there is no description, and nothing to make one of")
        )
        return None
    try:
        return inputs.check(inputs.Complaint, given)
    except Invalid as error:
        for name, why in error.fields.items():
            code = name.removeprefix("complainant.").partition(".")[0]
            code = {"contacts": "address"}.get(code, code)
            cells.wrong(code, why)
        return None


def _description(cells: Cells) -> str | None:
    """The complainant's words, with the summary above them; else what the other columns say, and that it is so."""
    told, summary = cells.text("description"), cells.text("summary")
    if told and summary and not fold(told).startswith(fold(summary)):
        return f"{summary}\n\n{told}"
    if told or summary:
        return told or summary
    about = ": ".join(text for code in ("problem", "sub_issue") if (text := cells.text(code)))
    what = ", ".join(text for code in ("product", "sub_product") if (text := cells.text(code)))
    if not about and not what:
        return None
    return f"{about} ({what})\n{MADE}" if about and what else f"{about or what}\n{MADE}"


def _label(cells: Cells, code: str) -> str | None:
    """A name for a list of the desk; one too long for that is kept with the case."""
    text = cells.text(code)
    if text is None or words.is_empty(text):
        cells.keep(code)
        return None
    line = " ".join(text.split())
    if line != text or len(line) > _LONGEST_LABEL:
        cells.keep(code)
    return line if len(line) <= _LONGEST_LABEL else None


def _log(cells: Cells) -> list[tuple[Direction, str]]:
    entries = []
    for column, text in cells.texts("reply"):
        if words.is_empty(text):
            cells.other[column] = text
        else:
            entries.append((Direction.OUT, text))
    entries += [(Direction.INSIDE, f"{column}: {text}") for column, text in cells.texts("note")]
    if cells.yes_no("timely") is False:
        entries.append((Direction.INSIDE, f"{cells.column('timely')}: {cells.text('timely')}"))
    return entries
