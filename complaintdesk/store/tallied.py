"""What is counted of the records for the measures of 8.4 and annex H, by day, by month and by department.

One row here is one measure of `tally_by_day` and `tally_by_month`: rows of `table` for which `when` holds, counted
(or `weight` summed) by `part` on `day`. Expressions name columns of the row as `@.column` and, where it is not a
case itself, columns of its case as `#.column`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from complaintdesk.rules.measure import PRODUCT_CHARACTERS
from complaintdesk.rules.vocabulary import REMEDIES_WITH_A_SUM, Remedy


@dataclass(frozen=True, slots=True)
class Measured:
    """One measure. `months` is whether it is kept by month too; without, it is of this moment and by day only."""

    measure: str
    table: str
    day: str
    part: str = "''"
    when: str = "1"
    weight: str = "1"
    months: bool = True
    each: str | None = None  # a table of values, of which each (`v.column1`) is counted by itself
    of_person: bool = False  # whether it hangs on other cases of the same complainant (`PERSON`)


PERSON: Final = "complainant_id"
_PRODUCT = f"substr(lower(trim(coalesce(@.product, ''))), 1, {PRODUCT_CHARACTERS})"
# A promise is judged once for a case, at its first decision: a clock that a reopening started does not count
# again. What was met before a clock was started never changes; one that runs beside it is another promise.
FIRST_PROMISE: Final = """NOT EXISTS (SELECT 1 FROM case_clock e WHERE e.case_id = @.case_id
 AND e.kind = @.kind AND e.id < @.id AND e.met_at <= @.anchor_at)"""
_OURS = "@.kind IN ('acknowledge', 'decide')"
_OPEN = "@.closed_at IS NULL"
_REMEDIES = "(VALUES " + ", ".join(f"('{remedy.value}')" for remedy in Remedy) + ")"
_GIVEN = "instr(',' || @.remedy_given || ',', ',' || v.column1 || ',')"
_PAID = "(VALUES " + ", ".join(f"('{remedy.value}')" for remedy in Remedy if remedy in REMEDIES_WITH_A_SUM) + ")"
# the sum of a decision belongs to the first of its remedies that is paid (`operations.promising`)
_FIRST_PAID = f"""NOT EXISTS (SELECT 1 FROM {_PAID} o WHERE instr(',' || @.remedy_given || ',',
 ',' || o.column1 || ',') BETWEEN 1 AND {_GIVEN} - 1)"""


def _days(until: str) -> str:
    return f"CAST(julianday(@.{until}) - julianday(@.received_on) AS INTEGER)"


MEASURED: tuple[Measured, ...] = (
    Measured("received", "case", "@.received_on"),
    Measured("closed", "case", "@.closed_on", when="@.closed_at IS NOT NULL"),
    Measured(
        "first_contact",
        "case",
        "@.first_closed_on",
        when="@.first_contact = 1 AND @.reopened = 0 AND @.first_closed_on IS NOT NULL",
    ),
    Measured(
        "days_to_acknowledge",
        "case",
        "@.acknowledged_on",
        _days("acknowledged_on"),
        "@.acknowledged_on IS NOT NULL",
    ),
    Measured("days_to_decide", "case", "@.decided_on", _days("decided_on"), "@.decided_on IS NOT NULL"),
    Measured(
        "days_to_close", "case", "@.first_closed_on", _days("first_closed_on"), "@.first_closed_on IS NOT NULL"
    ),
    Measured("assessed", "case", "@.received_on", when="@.assessed_at IS NOT NULL"),
    Measured("priority_changed", "tally_priority_changed", "#.received_on"),
    Measured("known", "case", "@.received_on", when="@.complainant_id IS NOT NULL AND @.merged_into_id IS NULL"),
    Measured(
        "repeats",
        "case",
        "@.received_on",
        when="""@.complainant_id IS NOT NULL AND @.merged_into_id IS NULL AND EXISTS (SELECT 1 FROM "case" e
 WHERE e.complainant_id = @.complainant_id AND e.id < @.id)""",
        of_person=True,
    ),
    Measured("problem", "case", "@.received_on", "@.problem"),
    Measured("product", "case", "@.received_on", _PRODUCT),
    Measured(
        "cause",
        "investigation",
        "#.received_on",
        "@.cause",
        "@.cause IS NOT NULL AND @.concluded_at IS NOT NULL",
    ),
    Measured("outside", "recourse", "@.begun_on", when="@.level = 'outside'"),
    # a clock that is counted in hours is judged by the instant
    Measured(
        "promise",
        "case_clock",
        "@.due_on",
        "@.kind || CASE WHEN coalesce(@.met_at <= @.due_at, @.met_on <= @.due_on) "
        "THEN '/in_time' ELSE '/late' END",
        f"@.met_on IS NOT NULL AND {_OURS} AND {FIRST_PROMISE}",
    ),
    Measured(
        "promise_running",
        "case_clock",
        "@.due_on",
        "@.kind",
        f"@.met_on IS NULL AND @.ended IS NULL AND @.paused_at IS NULL AND {_OURS} AND {FIRST_PROMISE}",
    ),
    Measured(
        "remedy",
        "case",
        "@.decided_on",
        "v.column1",
        f"@.decided_on IS NOT NULL AND {_GIVEN} > 0",
        each=_REMEDIES,
    ),
    Measured(
        "remedy_sum",
        "case",
        "@.decided_on",
        "v.column1 || '/' || @.currency",
        f"@.decided_on IS NOT NULL AND @.sum_given > 0 AND {_GIVEN} > 0 AND {_FIRST_PAID}",
        "@.sum_given",
        each=_PAID,
    ),
    Measured(
        "payments",
        "promised_remedy",
        "@.carried_out_on",
        when="@.carried_out_on IS NOT NULL AND @.amount > 0",
    ),
    Measured(
        "paid",
        "promised_remedy",
        "@.carried_out_on",
        "@.currency",
        "@.carried_out_on IS NOT NULL AND @.amount > 0",
        "@.amount",
    ),
    Measured("open", "case", "@.next_due", "@.list_rank", _OPEN, months=False),
    Measured(
        "unacknowledged",
        "case",
        "@.next_due",
        "@.list_rank",
        f"{_OPEN} AND @.acknowledged_at IS NULL",
        months=False,
    ),
    Measured("ageing", "case", "@.received_on", when=_OPEN, months=False),
    Measured("stage", "case", "''", "@.stage", _OPEN, months=False),
)
