"""How far a complaint had come: acknowledged, decided, closed, from days and words of its row."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from complaintdesk.documents.importing import meanings, words
from complaintdesk.documents.importing.cells import Cells
from complaintdesk.documents.importing.entry import History
from complaintdesk.documents.importing.mapping import Mapping
from complaintdesk.documents.importing.moments import Moment, Moments
from complaintdesk.operations.intake import codes
from complaintdesk.rules.vocabulary import ClosingReason, Outcome, Remedy

_OUTCOMES = frozenset(str(word) for word in Outcome)
_REMEDIES = frozenset(str(word) for word in Remedy)
_REASONS = frozenset(str(word) for word in ClosingReason)


class HistoryReader:
    """Reads the history out of rows with one mapping."""

    def __init__(self, mapping: Mapping, moments: Moments) -> None:
        self._moments = moments
        self._reads: dict[str, Callable[[str], tuple[str, ...]]] = {}
        for code in ("status", "response"):
            for column in mapping.columns_of(code):
                self._reads[code] = meanings.reader(code, dict(mapping.meanings.get(column, {})))

    def read(self, cells: Cells, received: Moment) -> History:
        """The history of one row; what cannot be is reported with the row."""
        found = History(
            received,
            acknowledged=self.moment(cells, "acknowledged", received.on),
            decided=self.moment(cells, "decided", received.on),
        )
        closed = self.moment(cells, "closed", received.on)
        last_known = cells.day("last_known")
        cells.keep("status", "last_known")
        said = self._said(cells, "status")
        answered = self._said(cells, "response")
        is_closed = _is_closed(said, answered, closed)
        if is_closed:
            found.closed = closed or self._stand_in(
                cells, found, None if last_known is None else self._moments.of(last_known)
            )
        elif closed is not None:
            cells.keep("closed")  # opened again, or never closed: the status counts
        self._answer(cells, found, (*answered, *said), is_closed)
        return found

    def moment(self, cells: Cells, code: str, not_before: date) -> Moment | None:
        """The moment of a day column; one before receipt or ahead of today is reported."""
        day = cells.day(code)
        if day is None:
            return None
        if day.on > self._moments.today:
            cells.wrong(code, f"{day.on.isoformat()} lies ahead of today")
        elif day.on < not_before:
            cells.wrong(code, f"{day.on.isoformat()} is before it was received ({not_before.isoformat()})")
        return self._moments.of(day)

    def _said(self, cells: Cells, code: str) -> tuple[str, ...]:
        text = cells.text(code)
        return () if text is None else self._reads[code](text)

    def _stand_in(self, cells: Cells, found: History, last_known: Moment | None) -> Moment:
        """The latest day of the row, which stands for the closing date that is not there; the column is noted."""
        known = [
            (found.received, "received"),
            (found.acknowledged, "acknowledged"),
            (found.decided, "decided"),
            (last_known, "last_known"),
        ]
        real = [(moment, code) for moment, code in known if moment and moment.on <= self._moments.today]
        best, code = max(real, key=lambda each: (each[0].on, each[0].at, each[1] == "last_known"))
        found.closed_by = cells.column(code)
        return best

    def _answer(self, cells: Cells, found: History, said: tuple[str, ...], is_closed: bool) -> None:
        """Outcome, remedy, decision and the reason for closing."""
        response = cells.text("response")
        given = cells.text("remedy_given")
        cells.keep("remedy_given")
        remedies = [
            *(Remedy(word) for word in said if word in _REMEDIES),
            *(words.remedies(given) if given else ()),
        ]
        found.outcome = next((word for word in said if word in _OUTCOMES), None)
        disputed = cells.yes_no("disputed")
        if response and (is_closed or found.outcome or remedies or found.decided) and not words.is_empty(response):
            found.decision = response
        else:
            cells.keep("response")
        if remedies:
            found.remedy_given = codes(tuple(remedies))
        if is_closed:
            reason = next((word for word in said if word in _REASONS), None)
            answer = {True: ClosingReason.REJECTED.value, False: ClosingReason.ACCEPTED.value, None: None}
            found.closing_reason = reason or answer[disputed]


def _is_closed(said: tuple[str, ...], answered: tuple[str, ...], closed: Moment | None) -> bool:
    """The status counts first, then the response, then whether there is a closing date."""
    for words_of in (said, answered):
        if words.OPEN in words_of or words.CLOSED in words_of:
            return words.CLOSED in words_of
    return closed is not None
