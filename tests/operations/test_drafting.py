"""Drafts: whose they are, and that none is filed twice."""

from __future__ import annotations

import pytest

from complaintdesk.operations import drafting, intake
from complaintdesk.operations.drafting import DraftGone
from complaintdesk.operations.inputs import Complaint, check
from complaintdesk.queries import drafts
from tests.desk import Office

BODY = {"description": "It broke.", "medium": "phone"}


def test_the_operations_refuse_a_draft_that_is_gone(office: Office) -> None:
    office.do(drafting.keep, "a", "intake", BODY)
    complaint = check(Complaint, {"description": "It broke.", "draft_id": "a", "draft_continued": True})
    office.do(intake.take_in, complaint)
    with pytest.raises(DraftGone, match="filed already"):
        office.do(intake.take_in, complaint)
    with pytest.raises(DraftGone):
        office.do(drafting.keep, "a", "intake", BODY, continued=True)
    assert office.value('SELECT count(*) FROM "case"') == 1


def test_who_goes_on_with_a_draft_has_it(office: Office) -> None:
    office.do(drafting.keep, "a", "intake", BODY)
    office.desk.terminal = "other:pts1:77"
    with office.desk.act(office.people[1]) as act:
        drafting.keep(act, "a", "intake", BODY, continued=True)
    with office.desk.look() as look:
        (row,) = drafts.drafts(look, "intake")
    assert (row.staff, row.terminal) == ("Can Öz", "other:pts1:77")
