"""What shows that the handling is audited (8.5, annex I) and objective (annex D): lines of the evidence map."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from complaintdesk.queries import audit, drift, quality
from complaintdesk.queries.audit import AuditRow, FindingRow
from complaintdesk.queries.evidenced import Behind, Evidence, State
from complaintdesk.rules.audit import Phase, Progress, Verdict
from complaintdesk.rules.drift import Says
from complaintdesk.rules.quality import Result
from complaintdesk.store import checklist, handlers
from complaintdesk.store.look import Look

_YEAR = timedelta(days=365)
_THREE_YEARS = timedelta(days=3 * 365)
_SHOWN = 10  # records that a line names
_AUDITS, _LINKED = 5, 50  # audits, and cases of each, whose handlers are looked at
_FEW_NO = 0.10


def evidence_rows(look: Look) -> list[Evidence]:
    """The lines of 8.5, annex D and annex I."""
    audits, findings = audit.programme(look), audit.all_findings(look)
    return [
        _programme(look, audits),
        _findings(look, findings),
        _apart(look, audits),
        _reviewed(look),
        _alike(look),
        _covered(look, audits),
    ]


def _programme(look: Look, audits: Sequence[AuditRow]) -> Evidence:
    last_year, today = (look.today - _YEAR).isoformat(), look.today.isoformat()
    held = [row for row in audits if row.concluded_on and row.concluded_on > last_year]
    ahead = [row for row in audits if row.phase in (Phase.PLANNED, Phase.UNDER_WAY)]
    late = [row for row in ahead if row.phase is Phase.PLANNED and row.planned_on < today]
    state = State.GREEN if held and not late else State.AMBER if held or (ahead and not late) else State.RED
    return Evidence(
        "8.5",
        "The complaint handling is audited at planned intervals.",
        state if audits else State.NO_DATA,
        f"{len(held)} audits concluded in 12 months, {len(ahead)} ahead or under way, {len(late)} overdue.",
        "Green: one concluded in the last 12 months and none overdue; amber: one of the two.",
        tuple(_behind(row) for row in (*late, *held, *ahead)[:_SHOWN]),
    )


def _behind(row: AuditRow) -> Behind:
    return Behind(f"{row.title} · {row.phase.label} · {row.concluded_on or row.planned_on}", "audit", row.id)


def _findings(look: Look, findings: Sequence[FindingRow]) -> Evidence:
    today = look.today.isoformat()
    left = [each for each in findings if each.progress is not Progress.VERIFIED]
    late = [each for each in left if each.progress is Progress.ACTION and str(each.due_on) < today]
    idle = [each for each in left if each.progress is Progress.OPEN]
    state = State.RED if late else State.AMBER if idle else State.GREEN
    return Evidence(
        "8.5",
        "What audits find is put right, and somebody else sees that it is.",
        state if findings else State.NO_DATA,
        f"{len(findings)} findings: {len(findings) - len(left)} verified, {len(left)} not yet, of which "
        f"{len(idle)} without an action and {len(late)} overdue.",
        "Green: each finding has an action and none is overdue; amber: one has no action; red: one is overdue.",
        tuple(
            Behind(f"{each.clause} {each.grade}: {each.text} · {each.progress.label}", "audit", each.audit_id)
            for each in (*late, *idle, *left)[:_SHOWN]
        ),
    )


def _apart(look: Look, audits: Sequence[AuditRow]) -> Evidence:
    """Also of those who had no hand in a case when the audit took it, and have one since."""
    held = [row for row in audits if row.begun_on and row.auditor_id is not None][:_AUDITS]
    rows = [(each.case_id, row) for row in held for each in audit.cases(look, row.id)[:_LINKED]]
    hands = [
        (hand, row.id)
        for case_id, row in rows
        if (hand := handlers.hand_of(look, case_id, row.auditor_id or 0)) is not None
    ]
    return Evidence(
        "8.5",
        "Who audits did not handle what is audited.",
        State.NO_DATA if not rows else State.RED if hands else State.GREEN,
        f"Of {len(rows)} cases of the last {len(held)} audits, the auditor had a hand in {len(hands)}.",
        "Green: in none of them; red: in one.",
        tuple(Behind(f"{hand.name} {hand.how}", "audit", audit_id) for hand, audit_id in hands[:_SHOWN]),
    )


def _reviewed(look: Look) -> Evidence:
    last_year = (look.today - _YEAR).isoformat()
    samples = [row for row in quality.samples(look) if row.drawn_on > last_year]
    results = [each for row in samples for each in quality.results(look, row.id)]
    yes, no = (sum(getattr(each, name) for each in results) for name in ("yes", "no"))
    said = sum(each.applies for each in results)
    concluded = any(row.concluded_on for row in samples)
    state = State.GREEN if concluded and no <= said * _FEW_NO else State.AMBER
    reviewed = sum(row.reviewed for row in samples)
    return Evidence(
        "annex D",
        "Both sides are heard and treated alike: closed cases drawn at random are reviewed for it.",
        state if reviewed else State.NO_DATA,
        f"{reviewed} cases reviewed in the last 12 months; of {said} answers {yes} are yes and {no} are no."
        f"{_worst(results)}",
        "Green: a sample of the last 12 months is concluded and at most one answer in ten is no; amber otherwise.",
        tuple(
            Behind(f"{row.reviewed} of {row.drawn} cases, drawn {row.drawn_on}", "quality", row.id)
            for row in samples[:_SHOWN]
        ),
    )


def _worst(results: Sequence[Result]) -> str:
    times: dict[str, int] = {}
    for each in results:
        times[each.question.text] = times.get(each.question.text, 0) + each.no
    text, most = max(times.items(), key=lambda each: each[1], default=("", 0))
    return f" Most often no: “{text}” ({most})." if most else ""


def _alike(look: Look) -> Evidence:
    told = drift.compared(look)
    talk = [each for each in told.drifts if each.says is Says.TALK]
    known = [each for each in told.drifts if each.says is not Says.TOO_FEW]
    behind = tuple(
        Behind(
            f"{told.labels.get(each.problem, each.problem)}, {each.severity or 'not graded'}: "
            f"{told.names.get(each.decider_id, '?')}",
            "quality",
            None,
        )
        for each in talk[:_SHOWN]
    )
    return Evidence(
        "annex D",
        "Like cases are given alike, whoever decides.",
        State.NO_DATA if not known else State.AMBER if talk else State.GREEN,
        f"{len(known)} comparisons over {told.decisions:,} decisions; {len(talk)} worth a talk.",
        drift.DEFINITION + " Green: nothing is pointed out; amber: something is.",
        behind,
    )


def _covered(look: Look, audits: Sequence[AuditRow]) -> Evidence:
    since = (look.today - _THREE_YEARS).isoformat()
    held = [row for row in audits if row.concluded_on and row.concluded_on > since]
    seen: dict[str, set[str]] = {}
    for row in held:
        for question in audit.questions(look, row.id):
            if question.answer and question.answer != Verdict.NOT_LOOKED_AT:
                seen.setdefault(question.clause, set()).add(question.aspect)
    clauses = [code for code in checklist.clauses() if not code.startswith("annex")]
    whole = [code for code in clauses if len(seen.get(code, ())) >= 3]
    left = [code for code in clauses if code not in seen]
    return Evidence(
        "annex I",
        "Audits ask after conformity, suitability and effectiveness, clause by clause.",
        State.NO_DATA if not held else State.GREEN if len(whole) == len(clauses) else State.AMBER,
        f"In three years all three were looked at in {len(whole)} of {len(clauses)} clauses"
        + (f"; nothing yet in {', '.join(left)}." if left else "."),
        "Green: all three, in each of the clauses 4 to 8, within three years; amber: some of it.",
        tuple(_behind(row) for row in held[:_SHOWN]),
    )
