"""Fields of a search that have exactly the cases of a figure: `promised:decide-late@2026-07..2026-09`, `cause:…`.

What they mean is said by `rules.measures`; a code after `=` (`department:=3`) means that one and no other.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Final

from complaintdesk.rules.vocabulary import Remedy

Narrowed = tuple[str, dict[str, Any]] | str

FIELDS: Final = ("department", "product", "cause", "remedy", "promised", "recurrence", "outside", "paid")
WORDS: Final = {
    "first-contact": "c.first_contact = 1 AND c.reopened = 0",
    "repeat": """c.complainant_id IS NOT NULL AND c.merged_into_id IS NULL AND EXISTS (SELECT 1 FROM "case" r
      WHERE r.complainant_id = c.complainant_id AND r.id < c.id)""",
}
DATES: Final = {"acknowledged": "acknowledged_on", "ended": "first_closed_on"}

_PRODUCT = "substr(lower(trim(coalesce(c.product, ''))), 1, 60)"  # as `store.tallied` tells products apart
_NONE = ("none", "nobody")
_DAY = r"\d{4}(?:-\d{2}){0,2}"
_WHEN = re.compile(rf"(?P<first>{_DAY})(?:\.\.(?P<last>{_DAY}))?(?:@(?P<department>\d+))?$")
_PROMISED = re.compile(r"(?P<kind>acknowledge|decide)(?:-(?P<how>late|in-time))?(?:@(?P<when>.+))?$")
# Judged once, at the first decision (`store.tallied.FIRST_PROMISE`).
_FIRST = """NOT EXISTS (SELECT 1 FROM case_clock e WHERE e.case_id = k.case_id AND e.kind = k.kind
      AND e.id < k.id AND e.met_at <= k.anchor_at)"""


def narrow(name: str, value: str, today: date, key: str) -> Narrowed:
    """A condition on the case, or a sentence that says what is wrong. Of products the text as it was typed."""
    made = {
        "department": _department,
        "product": _product,
        "cause": _cause,
        "remedy": _remedy,
        "recurrence": _recurrence,
        "outside": _outside,
        "paid": _paid,
    }
    return _promised(value, today, key) if name == "promised" else made[name](value, key)


def _department(value: str, key: str) -> Narrowed:
    if value in _NONE:
        return "c.department_id IS NULL", {}
    if value.startswith("="):
        return f"c.department_id = CAST(:{key} AS INTEGER)", {key: value[1:]}
    return f"c.department_id IN (SELECT id FROM department WHERE name LIKE :{key})", {key: f"%{value}%"}


def _product(value: str, key: str) -> Narrowed:
    if value.casefold() in _NONE:
        return "trim(coalesce(c.product, '')) = ''", {}
    if value.startswith("="):
        return f"{_PRODUCT} = lower(:{key})", {key: value[1:]}
    return f"c.product LIKE :{key}", {key: f"%{value}%"}


def _cause(value: str, key: str) -> Narrowed:
    found = "EXISTS (SELECT 1 FROM investigation i WHERE i.case_id = c.id AND i.concluded_at IS NOT NULL AND {})"
    if value in _NONE:
        return "NOT " + found.format("i.cause IS NOT NULL"), {}
    if value.startswith("="):
        return found.format(f"i.cause = :{key}"), {key: value[1:]}
    named = f"(SELECT code FROM cause WHERE code = :{key} OR label LIKE :{key}_label)"
    return found.format(f"i.cause IN {named}"), {key: value, f"{key}_label": f"%{value}%"}


def _remedy(value: str, key: str) -> Narrowed:
    asked = value.lstrip("=").replace(" ", "_")
    known = [each.value for each in Remedy if each.value == asked or not value.startswith("=")]
    known = [code for code in known if code.startswith(asked)]
    if not known:
        return f"There is no remedy “{value}”: {', '.join(each.value for each in Remedy)}."
    return f"c.decided_on IS NOT NULL AND instr(',' || c.remedy_given || ',', :{key}) > 0", {key: f",{known[0]},"}


def _promised(value: str, today: date, key: str) -> Narrowed:
    """Cases by how a promise was kept whose date lies in those days: kept late, or not though the date is past."""
    asked = _PROMISED.match(value)
    when = _WHEN.match(asked["when"]) if asked and asked["when"] else None
    if not asked or (asked["when"] and not when):
        return (
            f"“promised:{value}” is not known; try promised:decide-late or promised:acknowledge@2026-01..2026-06."
        )
    met = "coalesce(k.met_at <= k.due_at, k.met_on <= k.due_on)"
    judged = {"late": f"AND NOT {met}", "in-time": f"AND {met}", None: ""}[asked["how"]]
    first, last = _days(when)
    among = f"SELECT k.case_id FROM case_clock k WHERE k.kind = :{key} AND k.due_on BETWEEN :{key}_first AND :{key}_last"
    found = f"{among} AND k.met_on IS NOT NULL AND {_FIRST} {judged}"
    values = {key: asked["kind"], f"{key}_first": first, f"{key}_last": last}
    if asked["how"] != "in-time":
        found += f""" UNION ALL {among} AND {_FIRST} AND k.met_on IS NULL AND k.ended IS NULL
          AND k.paused_at IS NULL AND k.due_on < :{key}_today"""
        values[f"{key}_today"] = today.isoformat()
    return f"c.id IN ({found})", values


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
      AND substr(carried_out_at, 1, 10) BETWEEN :{key}_first AND :{key}_last"""
    return f"c.id IN ({found})", {f"{key}_first": first, f"{key}_last": last}


def _days(when: re.Match[str] | None) -> tuple[str, str]:
    """From the beginning of the first to the end of the last; ever, where none are named."""
    if when is None:
        return "0000", "9999"
    return when["first"], (when["last"] or when["first"]) + "~"
