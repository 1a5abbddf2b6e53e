"""Objectivity (ISO 10002:2018, annex D): nobody looks into a complaint about themselves."""

from __future__ import annotations

import re

from complaintdesk.rules.plain_text import fold

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 3  # letters of a name that is looked for by itself, unless a title stands with it
_TITLES = frozenset({"mr", "mrs", "ms", "dr", "bay", "bayan", "bey", "hanim", "herr", "frau"})


def named_in(name: str, concerned: str | None) -> str | None:
    """The words of `concerned` (people a complaint is about) that name this person; None where none do.

    The whole name names them, and so does any single name of theirs that stands alone, without another name
    beside it; one of less than three letters only with a title. “Can at the counter” and “Mr Öz” name Can Öz,
    “Can Yılmaz” does not.
    """
    if not concerned:
        return None
    mine = [fold(word) for word in _WORD.findall(name)]
    for part in re.split(r"[,;/&\n]| and | ve | und | or ", concerned):
        said = [fold(word) for word in _WORD.findall(part)]
        found = [word for word in mine if word in said]
        if found and (found == mine or len(found) >= 2):
            return part.strip()
        titled = any(word in _TITLES for word in said)
        if found and (titled or len(max(found, key=len)) >= _SHORTEST) and not _another(part, found):
            return part.strip()
    return None


def _another(part: str, found: list[str]) -> bool:
    """Whether beside the name found there stands another capitalised one, so that somebody else is meant."""
    words = [word for word in _WORD.findall(part) if word[0].isupper()]
    return any(fold(word) not in found and fold(word) not in _TITLES for word in words)
