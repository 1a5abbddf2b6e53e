"""Annex A in the records: conduct, handling, going outside and satisfaction hang together (ISO 10001 to 10004)."""

from __future__ import annotations

from complaintdesk.queries import commitment, evidence_cases, satisfaction
from complaintdesk.queries.evidenced import Behind, Evidence, State
from complaintdesk.rules.recourse import Level
from complaintdesk.store.look import Look


def evidence_rows(look: Look) -> list[Evidence]:
    """One line: which of the four have something on file."""
    since = evidence_cases.since(look.today)
    promised = commitment.current(look)
    handled = evidence_cases.closed(look)
    outside = [row for row in evidence_cases.recourses(look).rows if row.level == Level.OUTSIDE.value]
    asked = satisfaction.satisfaction(look, since, look.today)
    there = {
        "what is promised (ISO 10001)": promised is not None,
        "complaints handled (ISO 10002)": bool(handled.rows),
        "disputes taken outside (ISO 10003)": bool(outside) or bool(_bodies(look)),
        "satisfaction asked for (ISO 10004)": bool(asked.answered),
    }
    missing = [name for name, held in there.items() if not held]
    state = State.NO_DATA if len(missing) == len(there) else State.AMBER if missing else State.GREEN
    behind = [Behind("the policy in force", "policy", promised.id)] if promised is not None else []
    behind += [Behind(f"{row.reference}: taken outside", "case", row.id) for row in outside[:3]]
    return [
        Evidence(
            "annex A",
            "What is promised, handled, settled outside and asked about afterwards belong to one system.",
            state,
            f"On file: {', '.join(name for name, held in there.items() if held) or 'nothing yet'}."
            + (f" Missing: {', '.join(missing)}." if missing else ""),
            "Green when all four have records (of going outside, a body that is named is enough), amber when one "
            "is missing, no data when all are.",
            tuple(behind),
        )
    ]


def _bodies(look: Look) -> int:
    return int(look.value("SELECT count(*) FROM recourse_body WHERE NOT hidden"))
