"""What the desk ships (`complaintdesk/presets`): deadline policies, outside bodies, letter templates, a policy.

Read when they are wanted.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NamedTuple

from complaintdesk.rules import merge
from complaintdesk.rules.clocks import Policy
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.languages import ENGLISH, LANGUAGES, TURKISH
from complaintdesk.rules.letters import LetterKind
from complaintdesk.rules.merge import LetterText
from complaintdesk.rules.policy_text import nearest, policy_of

USUAL = "small_business"


_BODIES = "bodies.toml"


class Body(NamedTuple):
    """Somebody outside that a complainant can go to (7.9); `kind` is of `rules.recourse.BodyKind`."""

    name: str
    kind: str
    contact: str
    within: str | None = None


class Ways(NamedTuple):
    """How to reach an outside body, and until when, in the words of one language."""

    contact: str
    within: str | None


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
    """The outside bodies of a policy, else those that a country has for everybody; none where none is known.

    In the language that an office of the country writes.
    """
    known = _bodies()
    language = language_of_country(country)
    found = known.get(code, known.get(country, []))
    return tuple(Body(body["name"], body["kind"], *_ways(body, language)) for body in found)


def language_of_country(country: str) -> str:
    """The language in which an office of this country (ISO code) writes to complainants, as far as it is ours."""
    return TURKISH if country == "TR" else ENGLISH


def body_in(language: str, contact: str, within: str | None) -> Ways:
    """How to reach a body in another language, where the office has left what is shipped as it was."""
    kept = Ways(contact, within)
    for body in (each for group in _bodies().values() for each in group):
        if kept in [_ways(body, each) for each in LANGUAGES]:
            return _ways(body, language)
    return kept


@cache
def letter(kind: LetterKind, language: str) -> LetterText:
    """The template of a letter that is shipped in this language (`rules.languages`)."""
    path = _folder() / "letters" / language / f"{kind.value}.txt"
    return merge.read(path.read_text(encoding="utf-8"))


@cache
def policy_wording(language: str) -> str:
    """The complaints policy to begin with (5.3), with `[[…]]` where the office has something to fill in."""
    return (_folder() / "commitment" / f"{language}.txt").read_text(encoding="utf-8").strip()


@cache
def _bodies() -> dict[str, list[dict[str, str]]]:
    known = tomllib.loads((_folder() / _BODIES).read_text(encoding="utf-8"))
    return {name: group for name, group in known.items() if isinstance(group, list)}


def _ways(body: dict[str, str], language: str) -> Ways:
    """What stands under a name without a language is the same in all, or English."""
    end = "" if language == ENGLISH else f"_{language}"
    return Ways(body.get(f"contact{end}", body["contact"]), body.get(f"within{end}", body.get("within")))


def _folder() -> Traversable:
    return files("complaintdesk.presets")
