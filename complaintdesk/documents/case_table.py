"""The cases as a CSV file, one a row, for a spreadsheet (RFC 4180, safe against formulas).

Instants and dates are ISO 8601, instants in UTC. Sums are decimal, in `currency`. What can be said in words is
(problem, department, people); the rest are the desk's codes. Several phones, e-mail addresses and postal
addresses are separated by ` | `. `other_columns` is a JSON object of what an import had no field for.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date
from typing import TextIO

from complaintdesk.documents.exporting import Record, Tables, as_json
from complaintdesk.documents.safe_cells import safe
from complaintdesk.rules import money
from complaintdesk.store.look import Look

# Column of the CSV → where it comes from: a column of the case, or one of those that `_Names` works out.
COLUMNS: tuple[str, ...] = (
    *("reference", "stage", "priority", "overdue", "received_at", "received_on", "medium", "taken_by"),
    *("problem", "problem_label", "product", "order_number", "problem_on", "description", "recurrent"),
    *("complainant", "complainant_kind", "organisation", "phones", "emails", "addresses", "other_contacts"),
    *("preferred_channel", "language", "needs", "needs_note", "representative", "representative_capacity"),
    *("remedy_sought", "sum_sought", "currency", "immediate_action", "supporting_documents"),
    *("department", "branch", "people_concerned", "market_segment", "owner"),
    *("acknowledged_at", "acknowledged_on", "severity", "complexity", "impact", "safety", "safety_note"),
    *("assessed_at", "assessment_note", "next_clock", "next_due", "outcome", "decision", "decision_reason"),
    *("remedy_given", "sum_given", "decided_at", "decided_on", "closing_reason", "closing_note", "recourse_told"),
    *("closed_at", "closed_on", "first_closed_at", "reopened", "reopened_at", "communications"),
    *("origin", "other_columns"),
)
_SUMS = frozenset({"sum_sought", "sum_given"})
_CONTACTS = {"phones": "phone", "emails": "email", "addresses": "post", "other_contacts": "other"}
_PERSON = ("preferred_channel", "language", "needs", "needs_note", "organisation")


def export_csv(look: Look, file: TextIO, only: Sequence[int] | None = None) -> int:
    """Write every case, or `only` those with these ids, to `file` (opened with `newline=""`); returns how many."""
    tables = Tables(look)
    names = _Names(tables)
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    count = 0
    chosen = "1" if only is None else f"id IN ({','.join(str(int(each)) for each in only) or 'NULL'})"
    for page in tables.stream("case", chosen):
        people = tables.complainants(
            key for case in page for key in (case["complainant_id"], case["representative_id"])
        )
        log = tables.owned("communication", "case_id", (case["id"] for case in page))
        for case in page:
            row = {**case, **names.of(case), **_people(case, people), "communications": len(log[case["id"]])}
            row["overdue"] = case["next_due"] is not None and date.fromisoformat(case["next_due"]) < look.today
            writer.writerow([_cell(row, column) for column in COLUMNS])
            count += 1
    return count


class _Names:
    """The names behind the ids and codes of a case."""

    def __init__(self, tables: Tables) -> None:
        self._staff = {person["id"]: person["name"] for person in tables.records("staff_member")}
        self._departments = {each["id"]: each["name"] for each in tables.records("department")}
        self._categories = {each["code"]: each["label"] for each in tables.records("category", order="code")}

    def of(self, case: Record) -> Record:
        return {
            "taken_by": self._staff.get(case["taken_by_id"]),
            "owner": self._staff.get(case["owner_id"]),
            "department": self._departments.get(case["department_id"]),
            "problem_label": self._categories.get(case["problem"]),
        }


def _people(case: Record, people: dict[int, Record]) -> Record:
    person = people.get(case["complainant_id"])
    representative = people.get(case["representative_id"])
    found: Record = {"representative": None if representative is None else representative["name"]}
    if person is None:
        return found
    found |= {"complainant": person["name"], "complainant_kind": person["kind"]}
    found |= {name: person[name] for name in _PERSON}
    for column, kind in _CONTACTS.items():
        found[column] = " | ".join(way["value"] for way in person["contact_points"] if way["kind"] == kind)
    return found


def _cell(row: Record, column: str) -> str:
    value = row.get(column)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if column in _SUMS:
        return amount_text(value, row["currency"])
    return safe(as_json(value) if isinstance(value, dict | list) else str(value))


def amount_text(minor: int, currency: str) -> str:
    """The sum without currency and grouping: `1234.50`."""
    places = money.decimals(currency)
    whole, fraction = divmod(minor, 10**places)
    return f"{whole}.{fraction:0{places}d}" if places else str(whole)
