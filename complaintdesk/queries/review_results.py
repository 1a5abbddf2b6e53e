"""Sections of a review pack (8.6) that are results: figures, objectives, satisfaction, audits, improvements."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from complaintdesk.queries import audit as audited
from complaintdesk.queries import improvement as register
from complaintdesk.queries import measured_tables, measures, plan, quality
from complaintdesk.queries import objectives as targets
from complaintdesk.queries import satisfaction as asked
from complaintdesk.queries.audit import AuditRow, FindingRow
from complaintdesk.queries.measured import By, Kind
from complaintdesk.queries.objectives import ObjectiveRow
from complaintdesk.queries.quality import SampleRow
from complaintdesk.rules import improvement as kinds
from complaintdesk.rules import money, periods
from complaintdesk.rules.figure import Figure
from complaintdesk.rules.improvement import State
from complaintdesk.rules.measures import BY_CODE, Unit, share
from complaintdesk.rules.objectives import Verdict
from complaintdesk.rules.periods import Period
from complaintdesk.rules.review_pack import BY_PROBLEM, DAYS_BY_MONTH, Table
from complaintdesk.rules.satisfaction import DEFINITION, Marks
from complaintdesk.rules.written import short_day
from complaintdesk.store.look import Look

Gathered = tuple[tuple[str, ...], tuple[Table, ...], tuple[tuple[str, str], ...]]
_ENGLISH: Final = "en"


def day(kept: str) -> date:
    """A kept date."""
    return date.fromisoformat(kept)


def figures(look: Look, period: Period) -> Gathered:
    """Every measure of annex H for the period and for the one before, each with its definition."""
    now = measures.figures(look, period)
    then = {figure.measure: figure for figure in measures.figures(look, periods.before(period))}
    rows = tuple(
        (BY_CODE[figure.measure].title, _figure(figure), _figure(then[figure.measure]), _change(figure, then))
        for figure in now
    )
    before = periods.before(period)
    heads = ("Measure", _stretch(period), _stretch(before), "Change")
    definitions = tuple((BY_CODE[figure.measure].title, BY_CODE[figure.measure].definition) for figure in now)
    return (), (Table("Measures of annex H", heads, rows, (6, 6, 6, 3)),), definitions


def _stretch(period: Period) -> str:
    return f"{short_day(period.first, _ENGLISH)} to {short_day(period.last, _ENGLISH)}"


def _figure(figure: Figure) -> str:
    if figure.unit is Unit.MONEY:
        sums = ", ".join(money.format_amount(minor, currency) for currency, minor in figure.sums)
        return f"{figure.count} payments" + (f": {sums}" if sums else "")
    if figure.unit is Unit.SHARE and not figure.too_few:
        return f"{figure.says} ({figure.count:,} of {figure.of:,})"
    if figure.unit is Unit.SHARE:
        return f"{figure.count:,} of {figure.of or 0:,}; {figure.says}"
    return f"{figure.count:,}" if figure.unit is Unit.COUNT else figure.says


def _change(figure: Figure, then: dict[str, Figure]) -> str:
    """How much more or less it is; nothing where one of the two says nothing."""
    before = then[figure.measure]
    if figure.unit in (Unit.COUNT, Unit.MONEY):
        said, unit = f"{figure.count - before.count:+,}", ""
    elif figure.value is None or before.value is None:
        return "—"
    elif figure.unit is Unit.SHARE:
        said, unit = f"{100 * (figure.value - before.value):+.0f}", " points"
    elif figure.unit is Unit.DAYS:
        said, unit = f"{figure.value - before.value:+.0f}", " days"
    else:
        said, unit = f"{figure.value - before.value:+.1f}", ""
    return f"{said}{unit}" if said.strip("+-0.") else "none"


def problems(look: Look, period: Period) -> Gathered:
    """Cases by problem beside the period before (8.2), and the days to decide by month (8.4)."""
    found = measured_tables.pareto(look, By.PROBLEM, period)
    rows = tuple(
        (row.label, str(row.n), share(row.cumulative, found.total), str(row.before), f"{row.n - row.before:+}")
        for row in found.rows
    )
    months = tuple(
        (row.month, str(row.n), _days(row.median), _days(row.ninth))
        for row in measured_tables.days(look, Kind.DECIDE, period)
    )
    heads = ("Problem", "Cases", "So far", "Before", "Change")
    tables = (
        Table(BY_PROBLEM, heads, rows, (8, 3, 4, 3, 3)),
        Table(DAYS_BY_MONTH, ("Month", "Decided", "Half within", "Nine in ten within"), months, (4, 4, 4, 5)),
    )
    says = f"{found.total:,} cases were received, {found.total_before:,} in the period before."
    return (says,), tuple(table for table in tables if table.rows), ()


def _days(n: int | None) -> str:
    return "—" if n is None else str(n)


def objectives(look: Look, period: Period) -> Gathered:
    """The objectives with what was reached in the period (6.2), and the plan that serves them (6.3)."""
    held = [row for row in targets.all_objectives(look, period, ended=True) if _overlaps(row, period)]
    reached = sum(1 for row in held if row.verdict is Verdict.MET)
    alarmed = sum(1 for row in held if row.alarmed)
    waiting, over = plan.to_do(look), plan.over(look)
    late = [row for row in waiting if row.due_on < look.today]
    done = [row for row in over if row.done_on is not None and period.first <= row.done_on <= period.last]
    says = (
        f"{len(held)} objectives held in the period: {reached} are met, {alarmed} have passed their alarm limit.",
        f"Of the plan, {len(waiting)} items are to be done, {len(late)} overdue; {len(done)} were done in it.",
    )
    rows = tuple((row.title, row.target_says, row.actual_says, row.verdict.says, row.owner) for row in held)
    heads = ("Objective", "Target", "In the period", "Verdict", "Owner")
    items = tuple((row.what, row.owner, short_day(row.due_on, _ENGLISH), "overdue") for row in late)
    items += tuple((row.what, row.owner, short_day(row.due_on, _ENGLISH), row.result or "done") for row in done)
    tables = (
        Table("Objectives", heads, rows, (6, 4, 4, 4, 4)),
        Table("Plan items overdue and done", ("What", "Owner", "Due", "State"), items, (7, 3, 3, 5)),
    )
    return says, tuple(table for table in tables if table.rows), ()


def _overlaps(row: ObjectiveRow, period: Period) -> bool:
    """Whether it held on a day of the period."""
    return row.from_on <= period.last.isoformat() and period.first.isoformat() <= (row.ended_on or row.due_on)


def satisfaction(look: Look, period: Period) -> Gathered:
    """Handling and outcome, apart, with sample and non-response (8.3), beside the period before."""
    now, then = (asked.satisfaction(look, each.first, each.last) for each in (period, periods.before(period)))
    if not now.asked and not then.asked:
        return ("Nobody was asked in the period, nor in the one before.",), (), ()
    rows = (
        ("Asked", str(now.asked), str(then.asked)),
        ("Answered", f"{now.answered} ({now.response_rate})", f"{then.answered} ({then.response_rate})"),
        ("Refused / not reached", f"{now.refused} / {now.not_reached}", f"{then.refused} / {then.not_reached}"),
        ("Satisfied with the handling", _marks(now.handling), _marks(then.handling)),
        ("Satisfied with the outcome", _marks(now.outcome), _marks(then.outcome)),
    )
    table = Table("Satisfaction", ("", "This period", "The period before"), rows, (5, 6, 6))
    return (), (table,), (("Satisfied", DEFINITION),)


def _marks(marks: Marks) -> str:
    return marks.in_words


def audits(look: Look, period: Period) -> Gathered:
    """Audits and quality samples concluded in the period, and findings that wait for their action (8.5, D)."""
    held = audited.concluded(look, period.first, period.last)
    samples = quality.concluded(look, period.first, period.last)
    waiting = [row for row in audited.all_findings(look) if row.verified_on is None]
    says = (
        f"{len(held)} audits and {len(samples)} quality reviews were concluded in the period; "
        f"{len(waiting)} findings are not verified yet.",
    )
    tables = (_held(held), _waiting(waiting), _sampled(samples))
    return says, tuple(table for table in tables if table.rows), ()


def _held(held: Sequence[AuditRow]) -> Table:
    rows = tuple(
        (row.title, _on(row.concluded_on), row.auditor, str(row.findings), row.conclusion or "—") for row in held
    )
    heads = ("Audit", "Concluded", "Auditor", "Findings", "Conclusion")
    return Table("Audits concluded", heads, rows, (5, 3, 3, 2, 7))


def _waiting(waiting: Sequence[FindingRow]) -> Table:
    rows = tuple((row.clause, row.grade, row.text, row.owner or "—", _on(row.due_on)) for row in waiting)
    heads = ("Clause", "Grade", "Finding", "Owner", "Due")
    return Table("Findings not verified yet", heads, rows, (2, 3, 8, 3, 3))


def _sampled(samples: Sequence[SampleRow]) -> Table:
    rows = tuple(
        (
            f"{_on(row.period_first)} to {_on(row.period_last)}",
            f"{row.reviewed} of {row.population}",
            row.reviewer,
            row.conclusion or "—",
        )
        for row in samples
    )
    heads = ("Closed from to", "Reviewed", "Reviewer", "Conclusion")
    return Table("Quality reviews of closed cases", heads, rows, (5, 3, 3, 8))


def _on(kept: str | None) -> str:
    return short_day(day(kept), _ENGLISH) if kept else "—"


def improvements(look: Look, period: Period) -> Gathered:
    """The register: what is under way, what ended in the period, and what the data say of the effect (8.7)."""
    entries = [row for row in register.register(look) if row.state != State.WITHDRAWN.value]
    held = [row for row in entries if not row.is_over or _within(row.closed_on, period)]
    opened = sum(1 for row in entries if _within(row.opened_on, period))
    late = sum(1 for row in held if row.done_on is None and (row.due_on or "9999") < look.today.isoformat())
    again = register.recurrences(look, period.first, period.last)
    says = [
        f"{len(held)} entries are under way or were closed in the period, {opened} were opened in it; {late} are "
        "overdue."
    ]
    says += [f"Came again after it was done: {row.number} {row.title}, {row.n} cases." for row in again]
    rows = tuple(
        (row.number, kinds.Kind(row.kind).label, row.title, row.owner, register.state_words(look, row))
        for row in held
    )
    heads = ("Number", "Kind", "What", "Owner", "How it is going")
    table = Table("The register of improvements", heads, rows, (3, 3, 6, 3, 8))
    return tuple(says), (table,) if rows else (), ()


def _within(kept: str | None, period: Period) -> bool:
    return kept is not None and period.first <= day(kept) <= period.last
