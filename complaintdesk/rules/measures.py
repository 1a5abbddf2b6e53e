"""What is measured, one definition for each (ISO 10002:2018, 8.2, 8.4, annex H).

A number that is shown prints its definition; queries count by these words and by no others. `VERSION` is raised
whenever what is counted changes: frozen figures keep the version by which they were counted.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from complaintdesk.rules.measure import (
    AGE_BANDS,
    LEAST,
    AgeBand,
    Better,
    Measure,
    Unit,
    age_band,
    percentile,
    share,
)

VERSION: Final = 1

__all__ = [
    "AGE_BANDS",
    "BY_CODE",
    "LEAST",
    "MEASURES",
    "OTHERS",
    "PERIODIC",
    "VERSION",
    "AgeBand",
    "Better",
    "Measure",
    "Unit",
    "age_band",
    "percentile",
    "share",
]


def _periodic(code: str, title: str, unit: Unit, better: Better, clause: str, definition: str) -> Measure:
    return Measure(code, title, definition, clause, unit, better, periodic=True)


# Annex H. The day that counts, and what the share is of, stand in the definition.
PERIODIC: tuple[Measure, ...] = (
    _periodic(
        "received",
        "Received",
        Unit.COUNT,
        Better.NEITHER,
        "annex H",
        "Cases by the date they were received, in the office's time zone.",
    ),
    _periodic(
        "closed",
        "Closed",
        Unit.COUNT,
        Better.NEITHER,
        "7.9, annex H",
        "Closings by their date, in the office's time zone, whatever the reason; a case closed again after "
        "reopening counts at its last closing.",
    ),
    _periodic(
        "first_contact",
        "Resolved at first contact",
        Unit.SHARE,
        Better.MORE,
        "7.7, annex H",
        "Of the cases first closed in the period, those that were settled while they were taken in and have not "
        "been reopened since. Cases made part of another have no closing of their own.",
    ),
    _periodic(
        "acknowledged_late",
        "Acknowledged late",
        Unit.SHARE,
        Better.LESS,
        "7.4, annex H",
        "Of the promises to acknowledge whose date lies in the period, and which were kept or whose date is past, "
        "those kept after that date or not at all. The date itself is in time. Cases closed before they were "
        "acknowledged, and clocks that stand still, are left out; only a case's first promise counts.",
    ),
    _periodic(
        "decided_late",
        "Resolved late",
        Unit.SHARE,
        Better.LESS,
        "7.7, annex H",
        "Of the promises to decide whose date lies in the period, and which were kept (the decision was told) or "
        "whose date is past, those kept after that date or not at all. The date itself is in time. Cases "
        "withdrawn or out of scope, and clocks that stand still, are left out; a case's first promise counts.",
    ),
    _periodic(
        "wrongly_prioritised",
        "Wrongly prioritised",
        Unit.SHARE,
        Better.LESS,
        "7.5, annex H",
        "Of the cases received in the period that have been assessed, those whose priority a later assessment "
        "changed, for whatever reason. The trail shows each change.",
    ),
    _periodic(
        "outside",
        "Sent to outside recourse",
        Unit.COUNT,
        Better.LESS,
        "7.9, annex H",
        "Proceedings at an outside body that began in the period; a case that went to two bodies counts twice.",
    ),
    _periodic(
        "repeats",
        "Repeats",
        Unit.SHARE,
        Better.LESS,
        "8.2, annex H",
        "Of the cases received in the period from complainants who are known, those whose complainant had a case "
        "on file already. Cases that were made part of another are left out.",
    ),
    _periodic(
        "recurrences",
        "Recurrences",
        Unit.SHARE,
        Better.LESS,
        "8.2, annex H",
        "Of the cases received in the period whose concluded investigation found a cause, those that are not the "
        "first with this cause in the period: four cases of one cause are three recurrences. “Not found” is no "
        "cause.",
    ),
    _periodic(
        "improvements",
        "Improvements made",
        Unit.COUNT,
        Better.MORE,
        "8.7, annex H",
        "Corrective and preventive actions to which complaints are linked, and which were carried out in the "
        "period, whether or not their effect has been checked yet. One that was done again counts again.",
    ),
    _periodic(
        "satisfaction_handling",
        "Satisfied with the handling",
        Unit.SHARE,
        Better.MORE,
        "8.3, annex H",
        "Of those in the samples who answered in the period how they were treated, the share who marked 4 or 5 "
        "of 5. The answers of a department are those on cases that were its own when they were drawn.",
    ),
    _periodic(
        "satisfaction_outcome",
        "Satisfied with the outcome",
        Unit.SHARE,
        Better.MORE,
        "8.3, annex H",
        "Of those in the samples who answered in the period how satisfied they are with what came of it, the "
        "share who marked 4 or 5 of 5.",
    ),
    _periodic(
        "days_to_acknowledge",
        "Days to acknowledge",
        Unit.DAYS,
        Better.LESS,
        "7.4, annex H",
        "Calendar days from receipt to the acknowledgement, of cases acknowledged in the period: half within the "
        "median, nine in ten within the 90th percentile.",
    ),
    _periodic(
        "days_to_decide",
        "Days to decide",
        Unit.DAYS,
        Better.LESS,
        "7.7, annex H",
        "Calendar days from receipt to the decision (the latest, where it was revised), of cases decided in the "
        "period: half were decided within the median, nine in ten within the 90th percentile.",
    ),
    _periodic(
        "days_to_close",
        "Days to close",
        Unit.DAYS,
        Better.LESS,
        "7.9, annex H",
        "Calendar days from receipt to the first closing, of cases first closed in the period: half within the "
        "median, nine in ten within the 90th percentile.",
    ),
    _periodic(
        "compensation",
        "Compensation paid",
        Unit.MONEY,
        Better.NEITHER,
        "7.9, annex H",
        "Sums that were carried out in the period, by the date they were: compensation, refunds and discounts, "
        "each currency by itself, and the number of payments.",
    ),
)

OTHERS: tuple[Measure, ...] = (
    Measure("open", "Open", "Cases received and not closed, reopened ones too, at this moment.", "7.3, 8.4"),
    Measure(
        "overdue",
        "Overdue",
        "Open cases with a running clock (acknowledge, keep told or decide) whose due date is before today. "
        "The due date itself is still in time.",
        "8.4, annex H",
    ),
    Measure(
        "due_soon",
        "Due soon",
        "Open cases that are not overdue and whose next due date is today or within the seven days after.",
        "8.4",
    ),
    Measure("due_today", "Due today", "Open cases whose next due date is today; today is in time.", "8.4"),
    Measure(
        "unacknowledged",
        "Unacknowledged",
        "Open cases whose complainant was not yet told that we have the complaint.",
        "7.4",
    ),
    Measure("safety", "Safety", "Open cases with a safety implication; they stand first in every list.", "7.5"),
    Measure("stages", "Stages", "Open cases by the furthest stage they have reached.", "7.3"),
    Measure(
        "acknowledged_in_time",
        "Acknowledged in time",
        "Of the promises to acknowledge that are counted as kept or late (see Acknowledged late), the share "
        "kept on or before their date.",
        "7.4, annex H",
    ),
    Measure(
        "decided_in_time",
        "Decided in time",
        "Of the promises to decide that are counted as kept or late (see Resolved late), the share kept on "
        "or before their date.",
        "7.7, annex H",
    ),
    Measure("ageing", "Ageing", "Open cases by the calendar days since they were received.", "8.4"),
    Measure("problems", "Problems", "Cases received in the period, by problem category, most first.", "8.2"),
    Measure(
        "causes",
        "Causes",
        "Cases received in the period by the cause their investigation found, most first.",
        "8.2",
    ),
    Measure(
        "departments",
        "Departments",
        "Cases received in the period, by the department they concern, most first.",
        "8.2",
    ),
    Measure(
        "products",
        "Products",
        "Cases received in the period, by product as it was taken down, capitals and spaces aside, most first.",
        "8.2",
    ),
    Measure(
        "remedies",
        "Remedies",
        "Cases decided in the period by what the decision gives (the latest, where it was revised); a case with "
        "two remedies counts at both. The sum of a decision counts at the first of its remedies that is paid.",
        "7.7, annex H",
    ),
    Measure(
        "weeks",
        "By week",
        "Cases received and cases closed by ISO week, Monday to Sunday. Limits are those of an XmR chart: centre "
        "± 2.66 times the mean moving range of the whole weeks shown; with fewer than ten nothing is said.",
        "8.2, 8.4",
    ),
)

MEASURES: tuple[Measure, ...] = (*PERIODIC, *OTHERS)
BY_CODE: Mapping[str, Measure] = {measure.code: measure for measure in MEASURES}
