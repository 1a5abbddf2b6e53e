"""What management is shown at a review (8.6), gathered in one snapshot: a function for each section.

`operations.review.freeze` asks `gather` within its act and keeps what it says; nothing of it is asked again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from complaintdesk.queries import commitment, evidence_map, management_review, people, plan, training
from complaintdesk.queries import review_results as results
from complaintdesk.rules import periods
from complaintdesk.rules.context import ContextKind
from complaintdesk.rules.periods import Period
from complaintdesk.rules.review_pack import SECTIONS, DecisionState, Pack, Section, Table
from complaintdesk.rules.training import SOON, Knows
from complaintdesk.rules.written import short_day
from complaintdesk.store.look import Look

Gathered = tuple[tuple[str, ...], tuple[Table, ...], tuple[tuple[str, str], ...]]
_ENGLISH: Final = "en"


def gather(look: Look, period: Period, made_by: str) -> Pack:
    """All sections; of a period that goes on, figures are up to today."""
    today = look.today
    cut = Period(period.first, min(period.last, today), period.name)
    before = periods.before(cut)  # as many days: what the tables hold the figures against as well
    sections = [Section(code, title, *_GATHERED[code](look, cut)) for code, title in SECTIONS if code in _GATHERED]
    if cut.last < period.last:
        said = (
            f"Figures are up to {short_day(cut.last, _ENGLISH)}: the period is not over, it ends on "
            f"{short_day(period.last, _ENGLISH)}."
        )
        sections = [
            replace(each, says=(said, *each.says)) if each.code == "figures" else each for each in sections
        ]
    return Pack(
        office=look.office.name,
        first=cut.first,
        last=cut.last,
        before_first=before.first,
        before_last=before.last,
        made_at=look.now.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        made_by=made_by,
        sections=tuple(sections),
    )


def earlier(look: Look, period: Period) -> Gathered:
    """What earlier reviews decided: everything to be done, and what was ended since the period began."""
    waiting = management_review.to_do(look)
    ended = management_review.ended(look, period.first)
    late = sum(1 for row in waiting if row.overdue(look.today))
    done = sum(1 for row in ended if row.state == DecisionState.DONE.value)
    if not waiting and not ended:
        return ("No earlier review has decided anything that is still to be done.",), (), ()
    rows = tuple(
        (
            short_day(results.day(row.reviewed_on), _ENGLISH),
            row.what,
            row.owner or "—",
            short_day(results.day(row.due_on), _ENGLISH) if row.due_on else "—",
            _state(row, row.overdue(look.today)),
        )
        for row in (*waiting, *ended)
    )
    table = Table(
        "Decisions and their state", ("Review of", "Decided", "Owner", "Due", "State"), rows, (3, 7, 3, 3, 5)
    )
    says = (
        f"{len(waiting)} to be done, {late} of them overdue; {done} carried out since "
        f"{short_day(period.first, _ENGLISH)}."
    )
    return (says,), (table,), ()


def _state(row: management_review.DecisionRow, overdue: bool) -> str:
    if row.state == DecisionState.OPEN.value:
        return "overdue" if overdue else "to be done"
    said = "done" if row.state == DecisionState.DONE.value else "given up"
    on = short_day(results.day(row.ended_on or row.reviewed_on), _ENGLISH)
    return f"{said} on {on}" + (f": {row.ended_note}" if row.ended_note else "")


def changes(look: Look, period: Period) -> Gathered:
    """What is new inside and outside, and what holds no more (5.1); the policy's editions (5.3)."""
    context = plan.context(look)
    found = [(row.since, "new", row.kind.label, row.what, row.response or "") for row in context]
    found += [
        (row.until, "no more", row.kind.label, row.what, row.response or "")
        for row in context
        if row.until is not None
    ]
    found += [
        (row.effective_on, "new", "policy", f"Edition {row.number} of the complaints policy", "")
        for row in commitment.editions(look)
        if row.effective_on is not None
    ]
    held = sorted(each for each in found if period.first <= each[0] <= period.last)
    rows = [(short_day(on, _ENGLISH), *rest) for on, *rest in held]
    if not rows:
        return ("No change of scope, interested parties or issues was written down in the period.",), (), ()
    heads = ("On", "", "Kind", "What", "What it means for us")
    table = Table("Changes of the period", heads, tuple(rows), (4, 2, 3, 7, 6))
    return (f"{len(rows)} changes were written down in the period.",), (table,), ()


def resources(look: Look, period: Period) -> Gathered:
    """Who works here, and who lacks which training (6.4)."""
    staff, matrix = people.staff(look), training.matrix(look)
    needed = [cell for cell in matrix.all if cell.topic.is_needed_by(cell.person)]
    wanting = [cell for cell in needed if cell.knows.is_wanting]
    soon = [cell for cell in needed if cell.knows is Knows.SOON]
    says = [f"{len(staff)} people work with the desk."]
    if needed:
        says.append(
            f"Of {len(needed)} trainings that their roles need, {len(needed) - len(wanting)} are there; "
            f"{len(wanting)} are missing, {len(soon)} expire within {SOON} days."
        )
    else:
        says.append("No training topic says who needs it.")
    rows = tuple(
        (cell.person.name, cell.topic.title, cell.knows.label, str(cell.until or "—"))
        for cell in (*wanting, *soon)
    )
    tables = (
        (Table("What is missing or about to expire", ("Who", "Topic", "State", "Until"), rows, (4, 6, 3, 3)),)
        if rows
        else ()
    )
    return tuple(says), tables, ()


def risks(look: Look, period: Period) -> Gathered:
    """Risks and opportunities that hold (6.1), and what is done about them."""
    wanted = (ContextKind.RISK, ContextKind.OPPORTUNITY)
    held = [row for row in plan.context(look) if row.kind in wanted and row.holds(look.today)]
    if not held:
        return ("No risk and no opportunity is on file.",), (), ()
    open_ended = sum(1 for row in held if not row.response)
    rows = tuple((row.kind.label, row.what, row.response or "nothing yet") for row in held)
    says = f"{len(held)} are on file; for {open_ended} of them nothing is said about what is done."
    return (says,), (Table("Risks and opportunities", ("Kind", "What", "What is done"), rows, (3, 8, 8)),), ()


def evidence(look: Look, period: Period) -> Gathered:
    """What is not green on the evidence map."""
    rows = evidence_map.evidence(look)
    said = f"{len(rows)} lines: {evidence_map.summary(rows)}."
    wanting = tuple(
        (row.clause, row.asked, row.state.value, row.says) for row in rows if row.state.value in ("amber", "red")
    )
    if not wanting:
        return (said,), (), ()
    heads = ("Clause", "What is asked", "State", "What the records say")
    return (said,), (Table("What is amber or red", heads, wanting, (2, 6, 2, 8)),), ()


_GATHERED: Mapping[str, Callable[[Look, Period], Gathered]] = {
    "earlier": earlier,
    "changes": changes,
    "figures": results.figures,
    "problems": results.problems,
    "objectives": results.objectives,
    "satisfaction": results.satisfaction,
    "audits": results.audits,
    "improvements": results.improvements,
    "resources": resources,
    "risks": risks,
    "evidence": evidence,
}
