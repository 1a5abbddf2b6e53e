"""Every measure of annex H counted once more, from the records, in plain Python, as its definition says.

It shares nothing with the desk but the words of the definitions: no rule, no query, no summary table.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from datetime import date, timedelta
from typing import Any

from complaintdesk.store.look import Look

Row = dict[str, Any]
TABLES = (
    *("case", "case_clock", "investigation", "recourse", "promised_remedy", "survey_sampled", "improvement"),
    *("improvement_round", "improvement_case", "category", "cause", "department"),
)
LEAST = 5
REMEDIES_PAID = ("compensation", "refund_down_payment", "refund", "discount")


class Records:
    """All of a file, read once."""

    def __init__(self, look: Look) -> None:
        self.today: date = look.today
        self.of: dict[str, list[Row]] = {}
        for table in TABLES:
            names = [row[1] for row in look.rows(f'PRAGMA table_info("{table}")')]
            self.of[table] = [dict(zip(names, row, strict=True)) for row in look.rows(f'SELECT * FROM "{table}"')]
        self.cases = {row["id"]: row for row in self.of["case"]}
        self.reprioritised = _reprioritised(look)
        earlier: set[int] = set()
        self.repeats = set()
        for case_id in sorted(self.cases):
            who = self.cases[case_id]["complainant_id"]
            if who in earlier:
                self.repeats.add(case_id)
            if who is not None:
                earlier.add(who)
        self.clocks: dict[int, list[Row]] = defaultdict(list)
        for clock in sorted(self.of["case_clock"], key=lambda row: row["id"]):
            self.clocks[clock["case_id"]].append(clock)


def _reprioritised(look: Look) -> set[int]:
    """Cases of which the trail has more than one priority."""
    given = defaultdict(list)
    for case_id, changes in look.rows(
        "SELECT case_id, changes FROM event WHERE act = 'assessment.assess' ORDER BY id"
    ):
        for change in json.loads(changes):
            if change["record"] == "case" and "priority" in change["fields"]:
                given[case_id].append(change["fields"]["priority"][1])
    return {case_id for case_id, priorities in given.items() if len(priorities) > 1}


class Counted:
    """The measures of a period and a department."""

    def __init__(self, records: Records, first: date, last: date, department_id: int | None) -> None:
        self._all, self._first, self._last, self._department = records, first, last, department_id

    def _in(self, day: Any) -> bool:
        return day is not None and self._first <= date.fromisoformat(day) <= self._last

    def _ours(self, case: Row) -> bool:
        return self._department is None or case["department_id"] == self._department

    def _cases(self, column: str) -> list[Row]:
        return [case for case in self._all.of["case"] if self._in(case[column]) and self._ours(case)]

    def _rows(self, table: str) -> list[tuple[Row, Row]]:
        pairs = ((row, self._all.cases[row["case_id"]]) for row in self._all.of[table])
        return [(row, case) for row, case in pairs if self._ours(case)]

    def figures(self) -> dict[str, Any]:
        """By measure: a count, (count, of), (n, median, ninth) or (payments, sums)."""
        received = self._cases("received_on")
        closed_first = self._cases("first_closed_on")
        causes = Counter(
            row["cause"]
            for row, case in self._concluded()
            if self._in(case["received_on"]) and row["cause"] != "not_known"
        )
        known = [case for case in received if case["complainant_id"] and not case["merged_into_id"]]
        paid = [
            row
            for row, _ in self._rows("promised_remedy")
            if row["carried_out_at"] and self._in(row["carried_out_on"]) and row["amount"]
        ]
        sums: Counter[str] = Counter()
        for row in paid:
            sums[row["currency"]] += row["amount"]
        return {
            "received": len(received),
            "closed": len([case for case in self._cases("closed_on") if case["closed_at"]]),
            "first_contact": (
                sum(bool(case["first_contact"]) and not case["reopened"] for case in closed_first),
                len(closed_first),
            ),
            "acknowledged_late": self._late("acknowledge"),
            "decided_late": self._late("decide"),
            "wrongly_prioritised": (
                sum(case["id"] in self._all.reprioritised for case in received),
                sum(case["assessed_at"] is not None for case in received),
            ),
            "outside": sum(
                row["level"] == "outside" and self._in(row["begun_on"]) for row, _ in self._rows("recourse")
            ),
            "repeats": (sum(case["id"] in self._all.repeats for case in known), len(known)),
            "recurrences": (sum(n - 1 for n in causes.values()), sum(causes.values())),
            "improvements": self._improved(),
            "satisfaction_handling": self._satisfied("handling"),
            "satisfaction_outcome": self._satisfied("outcome"),
            "days_to_acknowledge": self._days("acknowledged_on"),
            "days_to_decide": self._days("decided_on"),
            "days_to_close": self._days("first_closed_on"),
            "compensation": (len(paid), dict(sums)),
        }

    def _concluded(self) -> list[tuple[Row, Row]]:
        return [(row, case) for row, case in self._rows("investigation") if row["cause"] and row["concluded_at"]]

    def _late(self, kind: str) -> tuple[int, int]:
        late = judged = 0
        for case_id, clocks in self._all.clocks.items():
            if not self._ours(self._all.cases[case_id]):
                continue
            mine = [clock for clock in clocks if clock["kind"] == kind]
            for at, clock in enumerate(mine):
                if any(other["met_at"] and other["met_at"] <= clock["anchor_at"] for other in mine[:at]):
                    continue  # it had been met before this one was started
                if not self._in(clock["due_on"]):
                    continue
                if clock["met_on"]:
                    judged += 1
                    if clock["due_at"]:
                        late += clock["met_at"] > clock["due_at"]
                    else:
                        late += clock["met_on"] > clock["due_on"]
                elif (
                    not clock["ended"] and not clock["paused_at"] and clock["due_on"] < self._all.today.isoformat()
                ):
                    judged += 1
                    late += 1
        return late, judged

    def _days(self, column: str) -> tuple[int, int | None, int | None]:
        took = sorted(
            (date.fromisoformat(case[column]) - date.fromisoformat(case["received_on"])).days
            for case in self._cases(column)
        )
        if len(took) < LEAST:
            return len(took), None, None
        return len(took), took[-(-len(took) // 2) - 1], took[-(-9 * len(took) // 10) - 1]

    def _improved(self) -> int:
        entries = {row["id"]: row for row in self._all.of["improvement"]}
        linked = {row["improvement_id"] for row in self._all.of["improvement_case"]}
        found = 0
        for row in self._all.of["improvement_round"]:
            entry = entries[row["improvement_id"]]
            action = entry["kind"] in ("corrective", "preventive") and entry["state"] != "withdrawn"
            action = action and entry["id"] in linked
            found += action and self._in(row["done_on"]) and self._ours(entry)
        return found

    def _satisfied(self, what: str) -> tuple[int, int]:
        marks = [
            row[what]
            for row in self._all.of["survey_sampled"]
            if row["state"] == "answered" and self._in(row["done_on"]) and row[what] and self._ours(row)
        ]
        return sum(mark >= 4 for mark in marks), len(marks)

    def parts(self, by: str) -> Counter[str]:
        """Cases received by problem, cause, department or product; the empty one has those without."""
        if by == "cause":
            return Counter(row["cause"] for row, case in self._concluded() if self._in(case["received_on"]))
        column = {"problem": "problem", "department": "department_id", "product": "product"}[by]
        said = (str(case[column] or "") for case in self._cases("received_on"))
        if by != "product":
            return Counter(said)
        return Counter("".join(c.lower() if c.isascii() else c for c in each.strip(" "))[:60] for each in said)

    def remedies(self) -> dict[str, tuple[int, dict[str, int]]]:
        """By remedy: cases decided in the period, and the sums by currency."""
        cases: Counter[str] = Counter()
        sums: dict[str, Counter[str]] = defaultdict(Counter)
        for case in self._cases("decided_on"):
            codes = (case["remedy_given"] or "").split(",")
            cases.update(code for code in codes if code)
            paid = [code for code in codes if code in REMEDIES_PAID]
            if paid and case["sum_given"]:
                sums[paid[0]][case["currency"]] += case["sum_given"]
        return {code: (n, dict(sums[code])) for code, n in cases.items()}

    def open_cases(self) -> list[Row]:
        """Cases that are open now."""
        return [case for case in self._all.of["case"] if case["closed_at"] is None and self._ours(case)]

    def by_week(self, column: str, monday: date) -> int:
        """Cases whose day lies in the week that begins on `monday`."""
        days = {(monday + timedelta(days=n)).isoformat() for n in range(7)}
        return sum(case[column] in days and self._ours(case) for case in self._all.of["case"])
