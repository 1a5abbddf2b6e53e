"""Names behind evidence: kept out of what is handed to others, or added where somebody asks for them (4)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from complaintdesk.queries.evidenced import Behind, Evidence
from complaintdesk.store.look import Look

_STAFF = "SELECT name, role FROM staff_member"
_CASES = """SELECT c.id, p.name, s.name FROM "case" c LEFT JOIN complainant p ON p.id = c.complainant_id
 LEFT JOIN staff_member s ON s.id = c.owner_id WHERE c.id IN (SELECT value FROM json_each(:ids))"""


def without(look: Look, rows: Iterable[Evidence]) -> list[Evidence]:
    """The lines with the role of each member of staff in place of their name; references of cases stay."""
    staff = {name: f"[{role.replace('_', ' ')}]" for name, role in look.rows(_STAFF)}
    if not staff:
        return list(rows)
    longest = sorted(staff, key=len, reverse=True)
    named = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest))})(?!\w)")

    def kept(text: str) -> str:
        return named.sub(lambda found: staff[found[0]], text)

    return [
        row._replace(says=kept(row.says), behind=tuple(each._replace(what=kept(each.what)) for each in row.behind))
        for row in rows
    ]


def with_names(look: Look, rows: Iterable[Evidence]) -> list[Evidence]:
    """The lines with who complains and who owns it beside each case that they rest on."""
    lines = list(rows)
    ids = sorted({each.entry for row in lines for each in row.behind if each.room == "case" and each.entry})
    found = {ident: (who, owner) for ident, who, owner in look.rows(_CASES, ids=json.dumps(ids))}

    def told(each: Behind) -> Behind:
        if each.room != "case" or each.entry not in found:
            return each
        who, owner = found[each.entry]
        return each._replace(what=f"{each.what} · {who or 'anonymous'} · owner {owner or 'nobody'}")

    return [row._replace(behind=tuple(map(told, row.behind))) for row in lines]
