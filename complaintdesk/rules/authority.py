"""Who may offer which remedy up to what sum, who may decide, review and close (ISO 10002:2018, 5.4).

An office that has not said who may what has no table, and then everybody may everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from complaintdesk.rules import money
from complaintdesk.rules.errors import NotAllowed
from complaintdesk.rules.vocabulary import Remedy, Role, Word


class Power(Word):
    """What a role may be given."""

    OFFER = "offer"
    DECIDE = "decide"
    REVIEW = "review"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Grant:
    """A line of the table: the role may do this; an offer of `remedy` (None: of any) up to a sum (None: of any).

    Sums are minor units of the shop's currency.
    """

    role: Role
    power: Power
    remedy: Remedy | None = None
    up_to: int | None = None


def usual(currency: str) -> tuple[Grant, ...]:
    """The table a new desk starts with: everybody decides and closes, and the sums grow with the role."""
    one = 10 ** money.decimals(currency)
    grants = [
        Grant(Role.FRONT_DESK, Power.OFFER, up_to=100 * one),
        Grant(Role.QUALITY_OFFICER, Power.OFFER, up_to=1000 * one),
        Grant(Role.MANAGER, Power.OFFER),
        Grant(Role.QUALITY_OFFICER, Power.REVIEW),
        Grant(Role.MANAGER, Power.REVIEW),
    ]
    return (*grants, *(Grant(role, power) for role in Role for power in (Power.DECIDE, Power.CLOSE)))


def may(grants: Sequence[Grant], role: str, power: Power) -> bool:
    """Whether the role has this power; where there is no table, everybody has."""
    return not grants or any(grant.role == role and grant.power is power for grant in grants)


def require(grants: Sequence[Grant], role: str, power: Power) -> None:
    """Raises `NotAllowed` where the role may not, and says who may."""
    if not may(grants, role, power):
        who = _named({grant.role for grant in grants if grant.power is power})
        raise NotAllowed(f"As {_role(role)} you may not {power.label} (5.4). {who} may: give it to one of them.")


def require_offer(
    grants: Sequence[Grant], role: str, remedies: Iterable[Remedy], amount: int | None, currency: str
) -> None:
    """Raises `NotAllowed` where a remedy, or the sum, is more than the role may offer; says who may."""
    if not grants:
        return
    for remedy in remedies:
        limit = limit_of(grants, role, remedy)
        if limit is None or (limit >= 0 and amount is not None and amount > limit):
            raise NotAllowed(_too_much(grants, role, remedy, amount, limit, currency))


def limit_of(grants: Sequence[Grant], role: str, remedy: Remedy) -> int | None:
    """Up to what sum the role may offer this remedy: -1 for any, None where it may not offer it at all."""
    offers = [grant for grant in grants if grant.role == role and grant.power is Power.OFFER]
    own = [grant for grant in offers if grant.remedy is remedy] or [g for g in offers if g.remedy is None]
    if not own:
        return None
    return -1 if any(grant.up_to is None for grant in own) else max(grant.up_to or 0 for grant in own)


def _too_much(
    grants: Sequence[Grant], role: str, remedy: Remedy, amount: int | None, limit: int | None, currency: str
) -> str:
    able = set()
    for other in Role:
        reach = limit_of(grants, other, remedy)
        if reach is not None and (reach < 0 or amount is None or amount <= reach):
            able.add(other)
    what = f"offer “{remedy.label}”"
    if limit is not None:
        what = f"offer more than {money.format_amount(limit, currency)}"
    who = f"{_named(able)} may: ask one of them, or hand the case over." if able else "Nobody here may."
    return f"As {_role(role)} you may not {what} (5.4). {who}"


def _role(role: str) -> str:
    return role.replace("_", " ")


def _named(roles: set[Role]) -> str:
    names = [role.label for role in Role if role in roles]
    return " or ".join(names).capitalize() if names else "Nobody"
