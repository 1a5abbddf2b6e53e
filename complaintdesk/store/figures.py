"""Every measure of annex H for a period and a department, counted from the summary tables (8.4).

Operations freeze what queries show: both ask here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Final

from complaintdesk.rules import measures
from complaintdesk.rules.figure import Figure, length, share
from complaintdesk.rules.periods import Period
from complaintdesk.rules.satisfaction import SATISFIED
from complaintdesk.store import tallies
from complaintdesk.store.look import Look

NO_CAUSE: Final = "not_known"
# few: entries of the register of improvements
_IMPROVED: Final = """SELECT r.id, 1 FROM improvement_round r JOIN improvement i ON i.id = r.improvement_id
 WHERE r.done_on BETWEEN :first AND :last AND i.kind IN ('corrective', 'preventive') AND i.state <> 'withdrawn'
 AND (:department IS NULL OR i.department_id = :department)
 AND EXISTS (SELECT 1 FROM improvement_case l WHERE l.improvement_id = i.id)"""
# read from an index that holds all of it
_MARKS: Final = """SELECT {what}, count(*) FROM survey_sampled WHERE done_on BETWEEN :first AND :last
 AND state = 'answered' AND {what} IS NOT NULL AND (:department IS NULL OR department_id = :department)
 GROUP BY 1"""


def figures(look: Look, period: Period, department_id: int | None = None) -> tuple[Figure, ...]:
    """Every measure of `rules.measures.PERIODIC`, in its order."""
    made = {figure.measure: figure for figure in _Asked(look, period, department_id).figures()}
    return tuple(made[measure.code] for measure in measures.PERIODIC)


class _Asked:
    """One question: a period and a department."""

    def __init__(self, look: Look, period: Period, department_id: int | None) -> None:
        self._look = look
        self._period = period
        self._department_id = department_id

    def figures(self) -> list[Figure]:
        """All of them."""
        close = self._parts("days_to_close")
        return [
            Figure("received", self._total("received")),
            Figure("closed", self._total("closed")),
            share("first_contact", self._total("first_contact"), sum(close.values())),
            self._late("acknowledged_late", "acknowledge"),
            self._late("decided_late", "decide"),
            share("wrongly_prioritised", self._total("priority_changed"), self._total("assessed")),
            Figure("outside", self._total("outside")),
            share("repeats", self._total("repeats"), self._total("known")),
            self._recurrences(),
            Figure("improvements", self._improvements()),
            self._satisfied("handling"),
            self._satisfied("outcome"),
            length("days_to_acknowledge", self._parts("days_to_acknowledge")),
            length("days_to_decide", self._parts("days_to_decide")),
            length("days_to_close", close),
            Figure("compensation", self._total("payments"), sums=tuple(sorted(self._parts("paid").items()))),
        ]

    def _parts(self, measure: str, period: Period | None = None) -> Mapping[str, int]:
        return tallies.by_part(self._look, measure, period or self._period, self._department_id)

    def _total(self, measure: str) -> int:
        return tallies.total(self._look, measure, self._period, self._department_id)

    def _asked(self, sql: str) -> list[tuple[int, int]]:
        first, last = self._period.first.isoformat(), self._period.last.isoformat()
        return self._look.rows(sql, first=first, last=last, department=self._department_id)

    def _improvements(self) -> int:
        return sum(n for _, n in self._asked(_IMPROVED))

    def _satisfied(self, with_what: str) -> Figure:
        marks = self._asked(_MARKS.format(what=with_what))
        satisfied = sum(n for mark, n in marks if mark >= SATISFIED)
        return share(f"satisfaction_{with_what}", satisfied, sum(n for _, n in marks))

    def _late(self, measure: str, kind: str) -> Figure:
        """Promises of a kind: what runs still and is past its date is late."""
        met = self._parts("promise")
        in_time, late = met.get(f"{kind}/in_time", 0), met.get(f"{kind}/late", 0)
        yesterday = self._look.today - timedelta(days=1)
        if self._period.first <= yesterday:
            past = replace(self._period, last=min(self._period.last, yesterday))
            late += self._parts("promise_running", past).get(kind, 0)
        return share(measure, late, in_time + late)

    def _recurrences(self) -> Figure:
        causes = [n for cause, n in self._parts("cause").items() if cause != NO_CAUSE]
        return share("recurrences", sum(causes) - len(causes), sum(causes))
