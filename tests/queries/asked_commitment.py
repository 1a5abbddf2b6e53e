"""The queries of policy, training, plan, agenda, small business and retention, as `test_plans` asks them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from complaintdesk.queries import agenda, commitment, plan, retention, small_business, training
from complaintdesk.store.look import Look

_TODAY = date(2027, 5, 20)

ASKED: dict[str, Callable[[Look], object]] = {
    "agenda.agenda": lambda look: (agenda.agenda(look), agenda.agenda(look, 1), agenda.agenda(look, 1, _TODAY)),
    "agenda.identity": agenda.identity,
    "commitment.editions": commitment.editions,
    "commitment.texts": lambda look: commitment.texts(look, 1),
    "commitment.current": commitment.current,
    "commitment.readings": lambda look: commitment.readings(look, 1),
    "commitment.unread": lambda look: commitment.unread(look, 1),
    "commitment.time_limits": commitment.time_limits,
    "commitment.due_rows": commitment.due_rows,
    "commitment.evidence_rows": commitment.evidence_rows,
    "training.topics": training.topics,
    "training.records": lambda look: (training.records(look), training.records(look, 1)),
    "training.matrix": training.matrix,
    "training.due_rows": training.due_rows,
    "training.evidence_rows": training.evidence_rows,
    "plan.context": plan.context,
    "plan.to_do": plan.to_do,
    "plan.over": plan.over,
    "plan.authority": plan.authority,
    "plan.due_rows": plan.due_rows,
    "plan.evidence_rows": plan.evidence_rows,
    "small_business.mode": small_business.mode,
    "small_business.steps": small_business.steps,
    "small_business.evidence_rows": small_business.evidence_rows,
    "retention.oldest": lambda look: retention.oldest(look, _TODAY),
    "retention.retention_terms": retention.retention_terms,
    "retention.evidence_rows": retention.evidence_rows,
}
