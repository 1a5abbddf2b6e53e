"""How many cases of one kind were received in some days (8.2, 8.7): by summary tables, or a stretch of an index.

Days are those of the office.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from complaintdesk.rules.effectiveness import Counted, Windows
from complaintdesk.rules.improvement import Scope
from complaintdesk.rules.measure import PRODUCT_CHARACTERS
from complaintdesk.rules.periods import Period
from complaintdesk.store import tallies
from complaintdesk.store.look import Look

# products are told apart as in the summary tables, which is how a dashboard names them
SAME_PRODUCT = f"""substr(lower(trim(m.product)), 1, {PRODUCT_CHARACTERS})
 = substr(lower(trim(:product)), 1, {PRODUCT_CHARACTERS})"""
_ALL = "SELECT coalesce(sum(n), 0) FROM tally WHERE measure = 'all' AND part = '' AND day BETWEEN :first AND :last"
_FIRST = 'SELECT min(received_on) FROM "case"'
_FOUND = """EXISTS (SELECT 1 FROM investigation i
 WHERE i.case_id = c.id AND i.cause = :cause AND i.concluded_at IS NOT NULL)"""


def received(look: Look, first: date, last: date) -> int:
    """All cases received in these days, both in it."""
    return int(look.value(_ALL, first=first.isoformat(), last=last.isoformat()))


def since(look: Look) -> date | None:
    """The day of the first case on file; None where there is none."""
    first = look.value(_FIRST)
    return None if first is None else date.fromisoformat(first)


def count(look: Look, scope: Scope, first: date, last: date) -> int:
    """Cases of the scope that were received in these days; 0 for a scope that says nothing."""
    if scope.is_empty:
        return 0
    if scope.product is None and (scope.category is None or scope.cause is None):
        return _from_tallies(look, scope, Period(first, last, ""))
    source, where, values = _condition(scope)
    sql = f"SELECT count(*) FROM {source} WHERE {where} AND c.received_on BETWEEN :first AND :last"
    return int(look.value(sql, first=first.isoformat(), last=last.isoformat(), **values))


def _from_tallies(look: Look, scope: Scope, period: Period) -> int:
    """A category or a cause, of a department or of all; or a department. What it costs hangs on the days alone."""
    if scope.category is not None:
        measure, part = "problem", scope.category
    elif scope.cause is not None:
        measure, part = "cause", scope.cause
    else:
        return tallies.total(look, "received", period, scope.department_id)
    return tallies.counts_of(look, measure, [part], period, scope.department_id).get(part, 0)


def newest(look: Look, scope: Scope, first: date, last: date, most: int) -> list[int]:
    """The ids of the newest cases of the scope received in these days, `most` of them."""
    if scope.is_empty:
        return []
    source, where, values = _condition(scope)
    sql = (
        f"SELECT c.id FROM {source} WHERE {where} AND c.received_on BETWEEN :first AND :last "
        "ORDER BY c.received_on DESC LIMIT :most"
    )
    rows = look.rows(sql, first=first.isoformat(), last=last.isoformat(), most=most, **values)
    return [row[0] for row in rows]


def counted(look: Look, scope: Scope, windows: Windows) -> Counted:
    """The scope and everything in both windows."""
    before, after = (windows.before_first, windows.before_last), (windows.after_first, windows.after_last)
    return Counted(
        scope_before=count(look, scope, *before),
        scope_after=count(look, scope, *after),
        all_before=received(look, *before),
        all_after=received(look, *after),
    )


def _condition(scope: Scope) -> tuple[str, str, dict[str, Any]]:
    """Where the scope's cases are read from, the condition, its values; `c` is the case."""
    named = (
        ("c.problem", "category", scope.category),
        ("c.product", "product", scope.product),
        ("c.department_id", "department", scope.department_id),
    )
    given = [(column, name, value) for column, name, value in named if value is not None]
    parts = [f"{column} = :{name}" for column, name, _ in given]
    values: dict[str, Any] = {name: value for _, name, value in given}
    if scope.cause is not None:
        values["cause"] = scope.cause
        parts.append(_FOUND)
    if scope.product is not None:
        index = "ix_case_subject"
    elif scope.department_id is not None:
        index = "ix_case_department"
    elif scope.category is not None:
        index = "ix_case_problem"
    else:
        index = "ix_case_received"
    return f'"case" c INDEXED BY {index}', " AND ".join(parts), values
