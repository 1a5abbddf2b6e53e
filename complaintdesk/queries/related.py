"""Other cases that are likely about the same: of one person, or of one problem and product (7.2, 8.2)."""

from __future__ import annotations

import json
from typing import NamedTuple

from complaintdesk.queries.case_file import CaseFile
from complaintdesk.rules import similarity
from complaintdesk.store.look import Look

_MOST = 20
_CANDIDATES = 100
_ALIKE = 0.5  # how alike two products are called the same


class RelatedRow(NamedTuple):
    """A case that may have to do with this one; dates of the office. `mine` of the same complainant."""

    id: int
    reference: str
    problem: str
    complainant: str | None
    received_on: str
    closed_on: str | None
    mine: bool
    same_problem: bool


def related(look: Look, case: CaseFile) -> list[RelatedRow]:
    """Cases of the same complainant, and of the same problem with the same product; newest first."""
    mine, alike = _same_person(look, case) - {case.id}, _same_thing(look, case) - {case.id}
    rows = look.rows(
        "SELECT c.id, c.reference, g.label, p.name, c.received_on, c.closed_on, c.problem "
        'FROM "case" c JOIN category g ON g.code = c.problem LEFT JOIN complainant p ON p.id = c.complainant_id '
        "WHERE c.id IN (SELECT value FROM json_each(:ids)) ORDER BY c.id DESC",
        ids=json.dumps(sorted(mine | alike)),
    )
    return [RelatedRow._make((*row[:6], row[0] in mine, row[6] == case.problem)) for row in rows]


def _same_person(look: Look, case: CaseFile) -> set[int]:
    if case.complainant_id is None:
        return set()
    sql = 'SELECT id FROM "case" WHERE complainant_id = :who ORDER BY id DESC LIMIT :most'
    return {row[0] for row in look.rows(sql, who=case.complainant_id, most=_MOST)}


def _same_thing(look: Look, case: CaseFile) -> set[int]:
    words = similarity.distinctive(case.product or "")
    if not words:
        return set()
    sql = """SELECT c.id, c.product FROM case_search s JOIN "case" c ON c.id = s.rowid
      WHERE case_search MATCH :asked AND c.problem = :problem ORDER BY s.rowid DESC LIMIT :most"""
    asked = " OR ".join(f'"{word}"' for word in words)
    rows = look.rows(sql, asked=f"what : ({asked})", problem=case.problem, most=_CANDIDATES)
    alike = [key for key, product in rows if similarity.likeness(case.product or "", product or "") >= _ALIKE]
    return set(alike[:_MOST])
