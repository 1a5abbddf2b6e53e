"""Sections of a review pack (8.6) that are results: figures, objectives, satisfaction, audits, improvements."""

from __future__ import annotations

from datetime import date
from typing import Final

from complaintdesk.queries import audit as audited
from complaintdesk.queries import measures, plan, quality
from complaintdesk.queries import satisfaction as asked
from complaintdesk.queries.measured import Figure
from complaintdesk.rules import money, periods
from complaintdesk.rules.measures import BY_CODE, Unit
from complaintdesk.rules.periods import Period
from complaintdesk.rules.review_pack import Table
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
    heads = ("Measure", f"{period.first} to {period.last}", f"{before.first} to {before.last}", "Change")
    definitions = tuple((BY_CODE[figure.measure].title, BY_CODE[figure.measure].definition) for figure in now)
    return (), (Table("Measures of annex H", heads, rows, (6, 5, 5, 4)),), definitions


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
        return f"{figure.count - before.count:+,}"
    if figure.value is None or before.value is None:
        return "—"
    if figure.unit is Unit.SHARE:
        return f"{100 * (figure.value - before.value):+.0f} points"
    if figure.unit is Unit.DAYS:
        return f"{figure.value - before.value:+.0f} days"
    return f"{figure.value - before.value:+.1f}"


def objectives(look: Look, period: Period) -> Gathered:
    """The objectives in force with what was reached (6.2), and the plan that serves them (6.3)."""
    waiting, over = plan.to_do(look), plan.over(look)
    late = [row for row in waiting if row.due_on < look.today]
    done = [row for row in over if row.done_on is not None and period.first <= row.done_on <= period.last]
    says = (
        f"Of the plan, {len(waiting)} items are to be done, {len(late)} overdue; {len(done)} were done in time "
        "of the period.",
    )
    rows = tuple((row.what, row.owner, short_day(row.due_on, _ENGLISH), "overdue") for row in late)
    rows += tuple((row.what, row.owner, short_day(row.due_on, _ENGLISH), row.result or "done") for row in done)
    table = Table("Plan items overdue and done", ("What", "Owner", "Due", "State"), rows, (7, 3, 3, 5))
    return says, (table,) if rows else (), ()


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
    tables = []
    if held:
        rows = tuple(
            (
                row.title,
                short_day(day(row.concluded_on or row.planned_on), _ENGLISH),
                row.auditor,
                str(row.findings),
                row.conclusion or "—",
            )
            for row in held
        )
        heads = ("Audit", "Concluded", "Auditor", "Findings", "Conclusion")
        tables.append(Table("Audits concluded", heads, rows, (5, 3, 3, 2, 7)))
    if waiting:
        rows = tuple(
            (row.clause, row.grade.replace("_", " "), row.text, row.owner or "—", row.due_on or "—")
            for row in waiting
        )
        heads = ("Clause", "Grade", "Finding", "Owner", "Due")
        tables.append(Table("Findings not verified yet", heads, rows, (2, 3, 8, 3, 3)))
    if samples:
        rows = tuple(
            (
                f"{row.period_first} to {row.period_last}",
                f"{row.reviewed} of {row.population}",
                row.reviewer,
                row.conclusion or "—",
            )
            for row in samples
        )
        heads = ("Closed from to", "Reviewed", "Reviewer", "Conclusion")
        tables.append(Table("Quality reviews of closed cases", heads, rows, (5, 3, 3, 8)))
    return says, tuple(tables), ()


def improvements(look: Look, period: Period) -> Gathered:
    """The register: opened, closed, and what the data say of their effect (8.7)."""
    return ("The register of improvements is not part of this desk yet.",), (), ()
