"""The desk exported: all of it as JSON, nothing lost; or its cases as CSV, one a row, for a spreadsheet.

JSON (`export_json`) is one object: `format`, `format_version`, `version`, `schema_revision`, `exported_at` (UTC),
then `shop`, `policies` (with `clocks`), the rest of the shop's own (`OF_THE_SHOP`), `management` (a list for each
table of clauses 5, 6 and 8: `OF_MANAGEMENT`), `complainants` (with `contact_points`), `cases` (with `complainant`,
`representative` and what is theirs: `OF_A_CASE`), `files` (what is attached, as base64) and `events` (of no one
case). Keys are the columns of the tables, and always all there.
Drafts are not exported: they are not on file yet.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, TextIO

from sqlalchemy import Boolean

from complaintdesk import __version__
from complaintdesk.records.all import METADATA
from complaintdesk.records.types import instant_text
from complaintdesk.store import schema
from complaintdesk.store.look import Look

FORMAT, FORMAT_VERSION = "complaintdesk export", 1
_PAGE = 500
# Columns that hold JSON, which is written as what it is.
_JSON = frozenset({("case", "other_columns"), ("event", "changes"), ("frozen_month", "figures")})
# What is being typed is not on file yet.
NOT_EXPORTED = frozenset({"draft"})
# What stands under a case, and the table of each: all have a `case_id`.
OF_A_CASE = {
    "clocks": "case_clock",
    "clock_pauses": "clock_pause",
    "communications": "communication",
    "investigations": "investigation",
    "evidence": "evidence",
    "proposals": "proposal",
    "remedies": "promised_remedy",
    "recourse": "recourse",
    "participants": "participant",
    "tasks": "task",
    "attachments": "attachment",
    "letters": "letter",
    "events": "event",
}
# What is the shop's own: the table of each, and its order.
OF_THE_SHOP = {
    "closures": ("closure", "id"),
    "opening_days": ("opening_day", "weekday"),
    "staff": ("staff_member", "id"),
    "categories": ("category", "position, code"),
    "departments": ("department", "id"),
    "causes": ("cause", "position, code"),
    "authority": ("authority", "id"),
    "priority_rules": ("priority_rule", "id"),
    "recourse_bodies": ("recourse_body", "position, id"),
    "letter_templates": ("letter_template", "kind, language"),
    "reference_sequences": ("reference_sequence", "year"),
}

# What is kept of how complaints are handled (5, 6, 8): tables, each by its id.
OF_MANAGEMENT = (
    *("policy_edition", "policy_wording", "policy_reading", "context_entry", "desk_mode"),
    *("objective", "plan_item", "training_topic", "training_record", "frozen_month"),
    *("survey", "survey_sampled", "survey_try"),
    *("improvement", "improvement_round", "improvement_check", "improvement_case", "dismissed_pattern"),
    *("audit", "audit_question", "audited_case", "audit_finding", "audit_figure"),
    *("quality_sample", "quality_review", "quality_answer"),
    *("management_review", "review_pack", "review_decision"),
)

Record = dict[str, Any]


class Tables:
    """The tables of one snapshot as records: every column under its name, truth values as such."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._columns = {
            table.name: [(column.name, isinstance(column.type, Boolean)) for column in table.columns]
            for table in METADATA.sorted_tables
        }

    def records(self, table: str, where: str = "1", order: str = "id", **values: Any) -> list[Record]:
        """The records of a table for which `where` holds."""
        names = ", ".join(f'"{name}"' for name, _ in self._columns[table])
        rows = self._look.rows(f'SELECT {names} FROM "{table}" WHERE {where} ORDER BY {order}', **values)
        return [self._record(table, row) for row in rows]

    def stream(self, table: str, where: str = "1") -> Iterator[list[Record]]:
        """All records of a table by their id, some hundred at a time."""
        last = -1
        while page := self.records(table, f"({where}) AND id > :last", f"id LIMIT {_PAGE}", last=last):
            yield page
            last = page[-1]["id"]

    def owned(self, table: str, by: str, owners: Iterable[int | None]) -> dict[int, list[Record]]:
        """The records of a table by the record that owns them (`by` names the column)."""
        found: dict[int, list[Record]] = {owner: [] for owner in owners if owner is not None}
        keys = json.dumps(list(found))
        for record in self.records(table, f"{by} IN (SELECT value FROM json_each(:keys))", keys=keys):
            found[record[by]].append(record)
        return found

    def _record(self, table: str, row: Iterable[Any]) -> Record:
        record: Record = {}
        for (name, truth), value in zip(self._columns[table], row, strict=True):
            if truth and value is not None:
                record[name] = bool(value)
            elif (table, name) in _JSON and value is not None:
                record[name] = json.loads(value)
            else:
                record[name] = value
        return record

    def complainants(self, keys: Iterable[int | None]) -> dict[int, Record]:
        """Complainants with their contact points."""
        wanted = json.dumps([key for key in set(keys) if key is not None])
        people = self.records("complainant", "id IN (SELECT value FROM json_each(:keys))", keys=wanted)
        return {person["id"]: person for person in self.with_contacts(people)}

    def with_contacts(self, people: list[Record]) -> list[Record]:
        """Each of them with `contact_points`."""
        ways = self.owned("contact_point", "complainant_id", (person["id"] for person in people))
        return [{**person, "contact_points": ways[person["id"]]} for person in people]


def export_json(look: Look, file: TextIO, now: datetime) -> int:
    """Write everything to `file`; returns the number of cases. `now` is UTC."""
    tables = Tables(look)
    head = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "version": __version__,
        "schema_revision": schema.REVISIONS[-1],
        "exported_at": instant_text(now),
        "shop": next(iter(tables.records("shop")), None),
        "policies": _policies(tables),
        **{name: tables.records(table, order=order) for name, (table, order) in OF_THE_SHOP.items()},
        "management": {table: tables.records(table) for table in OF_MANAGEMENT},
    }
    file.write("{\n")
    for name, value in head.items():
        file.write(f"{json.dumps(name)}: {as_json(value)},\n")
    people = (tables.with_contacts(page) for page in tables.stream("complainant"))
    _write_list(file, "complainants", people)
    file.write(",\n")
    count = _write_list(file, "cases", _cases(tables))
    file.write(",\n")
    _write_list(file, "files", _files(look))
    file.write(",\n")
    _write_list(file, "events", tables.stream("event", "case_id IS NULL"))
    file.write("\n}\n")
    return count


def _policies(tables: Tables) -> list[Record]:
    policies = tables.records("policy")
    clocks = tables.owned("policy_clock", "policy_id", (policy["id"] for policy in policies))
    return [{**policy, "clocks": clocks[policy["id"]]} for policy in policies]


def _cases(tables: Tables) -> Iterator[list[Record]]:
    for page in tables.stream("case"):
        keys = [case["id"] for case in page]
        owned = {name: tables.owned(table, "case_id", keys) for name, table in OF_A_CASE.items()}
        people = tables.complainants(
            key for case in page for key in (case["complainant_id"], case["representative_id"])
        )
        yield [
            {
                **case,
                "complainant": people.get(case["complainant_id"]),
                "representative": people.get(case["representative_id"]),
                **{name: records[case["id"]] for name, records in owned.items()},
            }
            for case in page
        ]


def _files(look: Look) -> Iterator[list[Record]]:
    """The contents of attached files, one at a time: each may be large."""
    for (sha256,) in look.rows("SELECT sha256 FROM stored_file ORDER BY sha256"):
        row = look.row("SELECT size, content FROM stored_file WHERE sha256 = :sha256", sha256=sha256)
        if row is not None:
            yield [{"sha256": sha256, "size": row[0], "content_base64": b64encode(row[1]).decode("ascii")}]


def _write_list(file: TextIO, name: str, pages: Iterable[list[Record]]) -> int:
    """Write one list, a record a line."""
    file.write(f"{json.dumps(name)}: [")
    count = 0
    for page in pages:
        for record in page:
            file.write(",\n" if count else "\n")
            file.write(as_json(record))
            count += 1
    file.write("\n]" if count else "]")
    return count


def as_json(value: Any) -> str:
    """The value as JSON in one line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
