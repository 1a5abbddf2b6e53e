"""The deadline policies that the desk ships (`complaintdesk/presets`), read when they are wanted."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NamedTuple

from complaintdesk.rules.clocks import Policy
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.policy_text import nearest, policy_of

USUAL = "small_business"


_BODIES = "bodies.toml"


class Body(NamedTuple):
    """Somebody outside that a complainant can go to (7.9); `kind` is of `rules.recourse.BodyKind`."""

    name: str
    kind: str
    contact: str
    within: str | None = None


@cache
def codes() -> tuple[str, ...]:
    """The codes of all of them: the usual one first, the others in order."""
    names = (each.name for each in _folder().iterdir())
    found = sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml") and name != _BODIES)
    return (USUAL, *(code for code in found if code != USUAL))


@cache
def preset(code: str) -> Policy:
    """The preset of this code. Raises `Invalid` for one that is not shipped."""
    if code not in codes():
        raise Invalid(
            f"There is no policy “{code}”; {nearest(code, codes())}", {"policy": "choose one of the list"}
        )
    return policy_of(tomllib.loads((_folder() / f"{code}.toml").read_text(encoding="utf-8")))


def bodies(code: str, country: str) -> tuple[Body, ...]:
    """The outside bodies of a policy, else those that a country has for everybody; none where none is known."""
    known = tomllib.loads((_folder() / _BODIES).read_text(encoding="utf-8"))
    return tuple(Body(**body) for body in known.get(code, known.get(country, ())))


def _folder() -> Traversable:
    return files("complaintdesk.presets")
