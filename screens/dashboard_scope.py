"""Which days and which department the dashboard looks at, and how one chooses them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from complaintdesk.queries.people import DepartmentRow
from complaintdesk.rules import periods
from complaintdesk.rules.period_words import stretch
from screens.dialogs.one_of_list import OneOfListDialog

PERIODS: Final = (
    ("12 months", "the last 12 months"),
    ("this quarter", "this quarter"),
    ("last quarter", "the quarter before"),
    ("this month", "this month"),
    ("last month", "the month before"),
    ("this year", "this year"),
    ("last year", "the year before"),
)
WHOLE: Final = "all"


def ask_period(chosen: str, today: date) -> OneOfListDialog:
    """Which period; each with its days."""
    options = []
    for code, name in PERIODS:
        found = periods.parse(code, today)
        options.append((code, name, stretch(found.first, found.last)))
    return OneOfListDialog("Which days?", options, chosen)


def ask_department(chosen: int | None, departments: Sequence[DepartmentRow]) -> OneOfListDialog:
    """Which department, or the whole office."""
    options = [(WHOLE, "the whole office", ""), *((str(each.id), each.name, "") for each in departments)]
    return OneOfListDialog("Which department?", options, WHOLE if chosen is None else str(chosen))
