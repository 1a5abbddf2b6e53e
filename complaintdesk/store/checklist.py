"""The checklist for audits that the desk ships (8.5, annex I); read when an audit is planned."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from complaintdesk.rules.audit import Asked, Aspect
from complaintdesk.rules.errors import Invalid


@cache
def clauses() -> dict[str, str]:
    """Each clause of the checklist with its title, in the order of the standard."""
    return {each["code"]: each["title"] for each in _read()}


@cache
def questions() -> tuple[Asked, ...]:
    """Every question, clause by clause."""
    return tuple(Asked(each["code"], aspect, each[aspect.value]) for each in _read() for aspect in Aspect)


def expanded(scope: str) -> tuple[str, ...]:
    """The clauses that are meant: `7` is all of 7.1 to 7.9, `annexes` all of them, `all` everything.

    Commas or spaces stand between; `D` and `annex D` are the same. Raises `Invalid` for what is none.
    """
    known = tuple(clauses())
    meant: set[str] = set()
    words = scope.replace(";", ",").replace("annex ", "annex_").replace("Annex ", "annex_").replace(" ", ",")
    for word in (each for each in words.split(",") if each):
        found = _meant(word.replace("annex_", "annex ").strip("."), known)
        if not found:
            said = f"there is no clause “{word.replace('annex_', 'annex ')}”: write clauses like 7.4, 8, annex D"
            raise Invalid(f"{said[0].upper()}{said[1:]}.", {"scope": said})
        meant.update(found)
    return tuple(code for code in known if code in meant)


def _meant(word: str, known: tuple[str, ...]) -> list[str]:
    plain = word.casefold()
    if plain == "all":
        return list(known)
    if plain in ("annexes", "annex"):
        return [code for code in known if code.startswith("annex")]
    if plain in ("clauses",):
        return [code for code in known if not code.startswith("annex")]
    letter = plain.removeprefix("annex").strip()
    if len(letter) == 1 and letter.isalpha():
        return [code for code in known if code == f"annex {letter.upper()}"]
    return [code for code in known if code == plain or code.startswith(f"{plain}.")]


@cache
def _read() -> list[dict[str, str]]:
    text = files("complaintdesk.presets").joinpath("audit", "checklist.toml").read_text(encoding="utf-8")
    read: list[dict[str, str]] = tomllib.loads(text)["clause"]
    return read
