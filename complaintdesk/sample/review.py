"""The management review of the sample shop (8.6): one held eight weeks ago, the next planned."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from complaintdesk.operations import review
from complaintdesk.operations.inputs import check
from complaintdesk.operations.inputs.review import DecisionEnded, DecisionGiven, Minutes, ReviewPlanned
from complaintdesk.queries import review_pack as gathering
from complaintdesk.rules.review_pack import usual

if TYPE_CHECKING:
    from complaintdesk.sample.afterwards import Afterwards

_AGO = 56  # days
_MINUTES = "\n\n".join(
    (
        "We went through the pack section by section.",
        "Complaints: most are about late delivery, as in the year before. Those about the assembly of desks have "
        "become more since the summer; Can looks for the cause with the workshop.",
        "Promises: acknowledging works. Reports come late where the owner is away: nobody stands in.",
        "Satisfaction: people are content with how they were treated, less so with how long it took.",
        "Resources: two at the front desk are enough, except in the weeks before Christmas.",
    )
)
_DECISIONS = (
    ("handling", "Name a stand-in for each owner, so that reports go out while they are away.", "helen", -21),
    ("product", "Ask the carrier for delivery windows of two hours, and put them on the order form.", "can", 34),
    ("resources", "Train Tom for the front desk's safety questions before the winter.", "maria", 12),
)
_DONE = "Each owner has a stand-in since the beginning of the month; it is on the rota."


def tell(afterwards: Afterwards) -> None:
    """All of it."""
    shop = afterwards
    with shop.desk.look() as look:
        today = look.today
    held = today - timedelta(days=_AGO)
    period = usual(held)
    chair = shop.helen.id
    planned = {"planned_on": held, "was_held": True, "first": period.first, "last": period.last, "chair_id": chair}
    with shop.desk.act(shop.helen) as act:
        review_id = review.plan(act, check(ReviewPlanned, planned))
    with shop.desk.act(shop.can) as act:
        review.freeze(act, review_id, gathering.gather)
    told = {"held_on": held, "attended": "Helen Ward, Can Yılmaz, Maria Oliveira", "minutes": _MINUTES}
    with shop.desk.act(shop.helen) as act:
        review.minute(act, review_id, check(Minutes, told))
    decided = [_decide(shop, review_id, today, *each) for each in _DECISIONS]
    with shop.desk.act(shop.helen) as act:
        review.close(act, review_id)
    with shop.desk.act(shop.helen) as act:
        review.done(act, decided[0], check(DecisionEnded, {"on": today - timedelta(days=24), "note": _DONE}))
    _next(shop, today, chair)


def _decide(shop: Afterwards, review_id: int, today: date, kind: str, what: str, who: str, due_in: int) -> int:
    owner = {"helen": shop.helen, "can": shop.can, "maria": shop.maria}[who]
    given = {"kind": kind, "what": what, "owner_id": owner.id, "due_on": today + timedelta(days=due_in)}
    with shop.desk.act(shop.helen) as act:
        return review.decide(act, review_id, check(DecisionGiven, given))


def _next(shop: Afterwards, today: date, chair: int | None) -> None:
    """The next one, some two months ahead."""
    on = today + timedelta(days=65)
    period = usual(on)
    given = {"planned_on": on, "first": period.first, "last": period.last, "chair_id": chair}
    with shop.desk.act(shop.helen) as act:
        review.plan(act, check(ReviewPlanned, given))
