"""Objectivity (ISO 10002:2018, annex D): nobody looks into a complaint about themselves."""

from __future__ import annotations

import re

from complaintdesk.rules.plain_text import fold

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 3  # letters of a name that is looked for by itself


def named_in(name: str, concerned: str | None) -> str | None:
    """The words of `concerned` (people a complaint is about) that name this person; None where none do.

    The whole name names them, and so does any single name of theirs of three letters or more that stands alone,
    without another name beside it: “Can at the counter” and “Mr Öz” name Can Öz, “Can Yılmaz” does not.
    """
    if not concerned:
        return None
    mine = [fold(word) for word in _WORD.findall(name)]
    for part in re.split(r"[,;/&\n]| and | ve | und | or ", concerned):
        said = [fold(word) for word in _WORD.findall(part)]
        found = [word for word in mine if word in said]
        if found and (found == mine or len(found) >= 2):
            return part.strip()
        if any(len(word) >= _SHORTEST for word in found) and not _another(part, found):
            return part.strip()
    return None


def _another(part: str, found: list[str]) -> bool:
    """Whether beside the name found there stands another capitalised one, so that somebody else is meant."""
    titles = {"mr", "mrs", "ms", "dr", "bay", "bayan", "herr", "frau"}
    words = [word for word in _WORD.findall(part) if word[0].isupper()]
    return any(fold(word) not in found and fold(word) not in titles for word in words)
