"""Fields of a search that have exactly the cases of a figure: `paid:2026-11`, `recurrence:2026-07..2026-09`.

What they mean is said by `rules.measures`.
"""

from __future__ import annotations

import re
from typing import Any, Final

from complaintdesk.rules.vocabulary import Remedy

Narrowed = tuple[str, dict[str, Any]] | str

FIELDS: Final = ("remedy", "recurrence", "outside", "paid")
WORDS: Final = {
    "first-contact": "c.first_contact = 1 AND c.reopened = 0",
    "repeat": """c.complainant_id IS NOT NULL AND c.merged_into_id IS NULL AND EXISTS (SELECT 1 FROM "case" r
      WHERE r.complainant_id = c.complainant_id AND r.id < c.id)""",
    "reprioritised": "c.id IN (SELECT case_id FROM tally_priority_changed)",
}
DATES: Final = {"acknowledged": "acknowledged_on", "ended": "first_closed_on"}

_DAY = r"\d{4}(?:-\d{2}){0,2}"
_WHEN = re.compile(rf"(?P<first>{_DAY})(?:\.\.(?P<last>{_DAY}))?(?:@(?P<department>\d+))?$")


def narrow(name: str, value: str, key: str) -> Narrowed:
    """A condition on the case, or a sentence that says what is wrong."""
    made = {"remedy": _remedy, "recurrence": _recurrence, "outside": _outside, "paid": _paid}
    return made[name](value, key)


def _remedy(value: str, key: str) -> Narrowed:
    asked = value.lstrip("=").replace(" ", "_")
    known = [each.value for each in Remedy if each.value == asked or not value.startswith("=")]
    known = [code for code in known if code.startswith(asked)]
    if not known:
        return f"There is no remedy “{value}”: {', '.join(each.value for each in Remedy)}."
    return f"c.decided_on IS NOT NULL AND instr(',' || c.remedy_given || ',', :{key}) > 0", {key: f",{known[0]},"}


def _recurrence(value: str, key: str) -> Narrowed:
    """Cases that are not the first with their cause among those received then (in the department after `@`)."""
    when = _WHEN.match(value)
    if not when:
        return f"“recurrence:{value}” is not known; try recurrence:2026-07..2026-09."
    first, last = _days(when)
    values = {f"{key}_first": first, f"{key}_last": last}
    there = ""
    if when["department"] is not None:
        there = f"AND r.department_id = CAST(:{key}_there AS INTEGER)"
        values[f"{key}_there"] = when["department"]
    among = f"""SELECT r.id, row_number() OVER (PARTITION BY i.cause ORDER BY r.received_on, r.id) n
      FROM "case" r JOIN investigation i ON i.case_id = r.id
      WHERE r.received_on BETWEEN :{key}_first AND :{key}_last AND i.concluded_at IS NOT NULL
      AND i.cause <> 'not_known' {there}"""
    return f"c.id IN (SELECT id FROM ({among}) WHERE n > 1)", values


def _outside(value: str, key: str) -> Narrowed:
    when = _WHEN.match(value)
    if not when:
        return f"“outside:{value}” is not a date; try outside:2026-11 or outside:2026-01..2026-06."
    first, last = _days(when)
    found = (
        f"SELECT case_id FROM recourse WHERE level = 'outside' AND begun_on BETWEEN :{key}_first AND :{key}_last"
    )
    return f"c.id IN ({found})", {f"{key}_first": first, f"{key}_last": last}


def _paid(value: str, key: str) -> Narrowed:
    when = _WHEN.match(value)
    if not when:
        return f"“paid:{value}” is not a date; try paid:2026-11 or paid:2026-01..2026-06."
    first, last = _days(when)
    found = f"""SELECT case_id FROM promised_remedy WHERE amount > 0
      AND carried_out_on BETWEEN :{key}_first AND :{key}_last"""
    return f"c.id IN ({found})", {f"{key}_first": first, f"{key}_last": last}


def _days(when: re.Match[str]) -> tuple[str, str]:
    """From the beginning of the first to the end of the last."""
    return when["first"], (when["last"] or when["first"]) + "~"
