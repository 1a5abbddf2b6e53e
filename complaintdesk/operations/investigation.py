"""Investigation (7.6): who looks into the case."""

from __future__ import annotations

from complaintdesk.operations import on_case
from complaintdesk.records.staff_member import StaffMember
from complaintdesk.rules import lifecycle
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.vocabulary import Act as What
from complaintdesk.store.act import Act, operation


@operation
def assign(act: Act, case_id: int, owner_id: int | None, version: int | None = None) -> None:
    """Give the case an owner (4: accountability), or take it from the present one (None).

    Raises `Conflict` when `version` is given and somebody saved the case meanwhile.
    """
    case = on_case.find(act, case_id, version, owner_id=owner_id)
    lifecycle.require(What.ASSIGN, on_case.standing(case))
    if owner_id is not None:
        owner = act.session.get(StaffMember, owner_id)
        if owner is None or not owner.active:
            raise Invalid("Choose somebody who works here.", {"owner_id": "choose somebody who works here"})
    case.owner_id = owner_id
    on_case.settle(act, case)
