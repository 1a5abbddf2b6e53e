"""The programme of audits (8.5): for which day one is planned, and when it may be dropped."""

from __future__ import annotations

import pytest

from complaintdesk.operations import audit
from complaintdesk.operations.inputs import audit as given
from complaintdesk.operations.inputs import check
from complaintdesk.rules.audit import Phase
from complaintdesk.rules.errors import Invalid, NotAllowed
from tests.audits import AYSE, CAN, MARY, answer, plan, questions, read
from tests.desk import Office


def test_what_was_answered_or_found_is_not_dropped(office: Office) -> None:
    audit_id = plan(office, auditor_id=None, auditor_outside="Dr Ömer")
    drop = check(given.AuditDropped, {"audit_id": audit_id, "why": "Not needed."})
    answer(office, questions(office, audit_id)[0].id, "minor", by=MARY, finding="Two were late.")
    with pytest.raises(NotAllowed, match="has 1 answer and 1 finding, and these stay: conclude it instead"):
        office.do_as(AYSE, audit.drop, drop)
    assert read(office, audit_id).phase is Phase.UNDER_WAY


def test_a_day_that_has_passed_is_for_audits_that_were_held(office: Office) -> None:
    with pytest.raises(Invalid, match="This day has passed") as refused:
        plan(office, planned_on="2010-01-01")
    assert set(refused.value.fields) == {"planned_on"}
    held = plan(office, planned_on="2026-11-02", was_held=True)
    moved = {"audit_id": held, "title": "x", "scope": "7.4", "planned_on": "2026-11-02", "auditor_id": CAN}
    office.do(audit.change, check(given.AuditChanged, moved))
    with pytest.raises(Invalid, match="This day has passed"):
        office.do(audit.change, check(given.AuditChanged, {**moved, "planned_on": "2026-11-01"}))
    plan(office, planned_on="2026-11-23")  # today
