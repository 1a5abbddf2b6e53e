"""What the sample shop did besides its cases: each room of clauses 5, 6 and 8 has a module that tells it.

It goes through the operations, as people do, after the cases are written. What happened earlier was kept on paper
until today and is entered today: fields that say when something happened lie in the past, the events do not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from complaintdesk.sample import audit, commitment, improvement, monitoring, quality, review, satisfaction
from complaintdesk.sample.dice import Dice
from complaintdesk.store.desk import Actor, Desk


@dataclass(frozen=True, slots=True)
class Afterwards:
    """The filled shop, its people by role and name, and dice of its own, thrown alike for the same seed."""

    desk: Desk
    front: Actor
    can: Actor
    maria: Actor
    tom: Actor
    helen: Actor
    dice: Dice


# months are frozen when what they count has been entered; the review is last: it shows what the others did
ROOMS: tuple[Callable[[Afterwards], None], ...] = (
    commitment.tell,
    improvement.tell,
    satisfaction.tell,
    audit.tell,
    quality.tell,
    monitoring.tell,
    review.tell,
)


def tell(afterwards: Afterwards) -> None:
    """All of it."""
    for room in ROOMS:
        room(afterwards)
