"""Counts of months by what complaints are about together: problem and product, department, cause (8.2).

The month stands first in `part`, so that all of one month are one stretch of the table, however many
products there are. A case is received once and never again, so that what was found about it later
counts in the month of receipt.
"""

from __future__ import annotations

_MONTH = "substr(@.received_on, 1, 7)"
# measure, table, part, day, when: see `sqlite_triggers.Tallied`
EACH = (
    ("by_product", "case", f"{_MONTH} || '/' || @.problem || '/' || @.product", "''", "@.product IS NOT NULL"),
    (
        *("by_department", "case", f"{_MONTH} || '/' || @.problem || '/' || @.department_id"),
        *("''", "@.department_id IS NOT NULL"),
    ),
    (
        *("by_cause", "investigation"),
        """(SELECT substr(c.received_on, 1, 7) FROM "case" c WHERE c.id = @.case_id) || '/' || @.cause""",
        *("''", "@.cause IS NOT NULL"),
    ),
)
# the columns that they are made of
OF_CASE = "product, department_id"
OF_INVESTIGATION = "case_id, cause"
