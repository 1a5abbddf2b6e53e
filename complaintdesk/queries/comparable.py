"""What is known of a case for the adviser, and the comparable closed cases (7.7, annex F): like cases alike."""

from __future__ import annotations

from dataclasses import replace

from complaintdesk.queries import case_file, handling
from complaintdesk.queries.case_file import CaseFile
from complaintdesk.queries.handling import InvestigationRow
from complaintdesk.rules import similarity
from complaintdesk.rules.adviser import Advice, Circumstances, Precedent, advise
from complaintdesk.rules.authority import limit_of
from complaintdesk.rules.findings import Fault, Pattern
from complaintdesk.rules.vocabulary import ClockKind, Level, Need, Outcome, Remedy
from complaintdesk.store.look import Look

NEWEST = 400  # closed cases of a category that are compared: what was usual years ago is no measure
SHOWN = 30  # of them at most, the most alike
_SUM_FACTOR = 4  # a sum is similar up to four times more or less


def advice(look: Look, case: CaseFile, role: str) -> Advice:
    """What seems to be due in this case, for somebody of this role to decide."""
    return advise(circumstances(look, case, role), precedents(look, case))


def circumstances(look: Look, case: CaseFile, role: str) -> Circumstances:
    """What is known of the case."""
    found = handling.investigation(look, case.id)
    sought = _remedies(case.remedy_sought)
    known = Circumstances(
        currency=case.currency,
        severity=Level(case.severity) if case.severity else None,
        safety=bool(case.safety),
        vulnerable=_vulnerable(look, case),
        late=_late(look, case.id),
        happened_before=bool(case.recurrent) or _earlier(look, case),
        remedies_sought=sought,
        sum_sought=case.sum_sought,
        limit=limit_of(handling.grants(look), role, Remedy.COMPENSATION),
    )
    return known if found is None else _with_findings(known, found)


def _with_findings(known: Circumstances, found: InvestigationRow) -> Circumstances:
    return replace(
        known,
        fault=Fault(found.fault) if found.fault else None,
        pattern=Pattern(found.pattern) if found.pattern else None,
        loss=found.loss,
        promise_broken=bool(found.promise_broken),
        law_broken=bool(found.law_broken),
    )


def _vulnerable(look: Look, case: CaseFile) -> bool:
    if case.complainant_id is None:
        return False
    needs = look.value("SELECT needs FROM complainant WHERE id = :id", id=case.complainant_id)
    return needs not in (None, Need.NONE)


def _late(look: Look, case_id: int) -> bool:
    """Whether a deadline of ours was missed, or is overdue now."""
    ours = [each for each in case_file.clocks(look, case_id) if ClockKind(each.kind).is_ours and not each.ended]
    today = look.today.isoformat()
    return any(not clock.in_time if clock.met_on else clock.due_on < today for clock in ours)


def _earlier(look: Look, case: CaseFile) -> bool:
    """Whether they have complained about the same kind of problem before."""
    if case.complainant_id is None:
        return False
    sql = 'SELECT 1 FROM "case" WHERE complainant_id = :who AND id < :id AND problem = :problem LIMIT 1'
    return look.value(sql, who=case.complainant_id, id=case.id, problem=case.problem) is not None


def precedents(look: Look, case: CaseFile) -> list[Precedent]:
    """Closed and decided cases of the same category, like this one in severity and sum; most alike words first."""
    rows = look.rows(
        "SELECT id, reference, severity, outcome, remedy_given, sum_given, sum_sought, currency, closed_on, "
        'description FROM "case" WHERE problem = :problem AND closed_at IS NOT NULL AND outcome IS NOT NULL '
        "AND id <> :id ORDER BY problem DESC, received_on DESC, id DESC LIMIT :most",
        problem=case.problem,
        id=case.id,
        most=NEWEST,
    )
    found = []
    for row in rows:
        key, reference, severity, outcome, given, sum_given, sum_sought, currency, closed_on, description = row
        made = Precedent(
            case_id=key,
            reference=reference,
            severity=Level(severity) if severity else None,
            outcome=Outcome(outcome),
            remedies=_remedies(given),
            sum_given=sum_given,
            sum_sought=sum_sought,
            currency=currency,
            closed_on=closed_on,
            likeness=similarity.likeness(case.description, description),
        )
        if _comparable(case, made):
            found.append(made)
    found.sort(key=lambda each: (-_alike(case, each), -each.case_id))
    return found[:SHOWN]


def _comparable(case: CaseFile, other: Precedent) -> bool:
    """Of like weight: severity at most one step off; sums, where both asked for one, of the same order."""
    if _steps_apart(case.severity, other.severity) > 1:
        return False
    if case.sum_sought and other.sum_sought and case.currency == other.currency:
        smaller, larger = sorted((case.sum_sought, other.sum_sought))
        return larger <= smaller * _SUM_FACTOR
    return True


def _alike(case: CaseFile, other: Precedent) -> float:
    return other.likeness - 0.1 * _steps_apart(case.severity, other.severity)


def _steps_apart(one: str | None, other: str | None) -> int:
    order = list(Level)
    return abs(order.index(Level(one)) - order.index(Level(other))) if one and other else 0


def _remedies(codes: str | None) -> tuple[Remedy, ...]:
    return tuple(Remedy(code) for code in (codes or "").split(",") if code)
