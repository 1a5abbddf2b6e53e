"""The deadline policies that the desk ships (`complaintdesk/presets`), read when they are wanted."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from complaintdesk.rules.clocks import Policy
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.policy_text import nearest, policy_of

USUAL = "small_business"


@cache
def codes() -> tuple[str, ...]:
    """The codes of all of them: the usual one first, the others in order."""
    found = sorted(each.name.removesuffix(".toml") for each in _folder().iterdir() if each.name.endswith(".toml"))
    return (USUAL, *(code for code in found if code != USUAL))


@cache
def preset(code: str) -> Policy:
    """The preset of this code. Raises `Invalid` for one that is not shipped."""
    if code not in codes():
        raise Invalid(
            f"There is no policy “{code}”; {nearest(code, codes())}", {"policy": "choose one of the list"}
        )
    return policy_of(tomllib.loads((_folder() / f"{code}.toml").read_text(encoding="utf-8")))


def _folder() -> Traversable:
    return files("complaintdesk.presets")
