"""What stands in a report, read in one snapshot: the figures, what got worse, and where it all comes from."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from complaintdesk import __version__
from complaintdesk.queries import improvement, lettering
from complaintdesk.queries.dashboard import Dashboard, dashboard
from complaintdesk.queries.improvement import ActionAbout
from complaintdesk.queries.measured import By
from complaintdesk.queries.worsening import Worse, worsening
from complaintdesk.rules import measures, periods
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.period_words import stretch
from complaintdesk.rules.periods import Period
from complaintdesk.store.look import Look

MOST_WORSE = 8


class Source(NamedTuple):
    """Where the figures come from: the file, the moment at the office, who asked, by which program."""

    file: str
    made: str  # `2026-11-23 10:15` at the office
    made_utc: str
    time_zone: str
    made_by: str
    program: str
    definitions: int  # `rules.measures.VERSION`


class Rose(NamedTuple):
    """What got worse, with the actions about it."""

    worse: Worse
    actions: tuple[ActionAbout, ...]


class Report(NamedTuple):
    """All of it."""

    office: str
    contact: tuple[tuple[str, str], ...]
    board: Dashboard
    rose: tuple[Rose, ...]
    source: Source

    @property
    def period(self) -> str:
        """The period as people write it."""
        return stretch(self.board.scope.first, self.board.scope.last)

    @property
    def compared(self) -> str:
        """What it is compared with."""
        return stretch(self.board.scope.compared.first, self.board.scope.compared.last)

    @property
    def department(self) -> str:
        """Whose cases they are."""
        department = self.board.scope.department
        return "the whole office" if department is None else department.name


def read(look: Look, period: Period, department_id: int | None, made_by: str, file: Path) -> Report:
    """The report of a period and of a department (None: the whole office).

    Raises `Invalid` of a period that has not begun: there is nothing to report of it.
    """
    if period.first > look.today:
        said = f"{stretch(period.first, period.last)} has not begun yet: there is nothing to report of it."
        raise Invalid(said, {"period": "one that has begun"})
    board = dashboard(look, period, department_id)
    worse = [each for each in worsening(look, period, department_id) if each.rise > 0][:MOST_WORSE]
    now = look.now.astimezone(UTC)
    return Report(
        office=look.office.name,
        contact=lettering.letterhead(look).contact.ways("en"),
        board=board,
        rose=tuple(Rose(each, tuple(_actions(look, each))) for each in worse),
        source=Source(
            file=file.name,
            made=f"{look.now.astimezone(ZoneInfo(look.office.time_zone)):%Y-%m-%d %H:%M}",
            made_utc=f"{now:%Y-%m-%dT%H:%M:%SZ}",
            time_zone=look.office.time_zone,
            made_by=made_by,
            program=f"complaintdesk {__version__}",
            definitions=measures.VERSION,
        ),
    )


def _actions(look: Look, each: Worse) -> list[ActionAbout]:
    code = each.row.code
    return improvement.actions_about(look, code if each.by is By.PROBLEM else None, cause=_cause(each))


def _cause(each: Worse) -> str | None:
    return each.row.code if each.by is By.CAUSE else None


def named(look: Look, words: str) -> Period:
    """The period that is meant. Raises `Invalid`."""
    return periods.parse(words, look.today)
