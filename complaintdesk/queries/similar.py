"""Names that read like one that was half remembered: for a search of the list that finds nothing (7.3)."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Final

from complaintdesk.rules import plain_text
from complaintdesk.store.look import Look

_NEWEST: Final = 2_000  # complainants whose names are compared
_SHORTEST: Final = 4  # letters; a shorter word is like too much
_ALIKE: Final = 0.7  # of 1, as difflib counts it: one or two letters of a name are wrong


def instead(look: Look, text: str) -> str | None:
    """The text with every word that nothing has put right by a name on file; None where none is like it.

    Only plain words are put right, and the first two letters are taken to be right: names are found by them.
    """
    words = text.split()
    if not words or any(not re.fullmatch(r"[^\W\d_]+", word) for word in words):
        return None
    put_right = [word if _is_found(look, plain_text.fold(word)) else _name_like(look, word) for word in words]
    found = [word for word in put_right if word is not None]
    return " ".join(found) if len(found) == len(words) and found != words else None


def _is_found(look: Look, word: str) -> bool:
    sql = "SELECT rowid FROM case_search WHERE case_search MATCH :word LIMIT 1"
    return look.value(sql, word=f'"{word}"*') is not None


def _name_like(look: Look, word: str) -> str | None:
    wanted = plain_text.fold(word)
    if len(wanted) < _SHORTEST:
        return None
    sql = (
        "SELECT c.name, c.organisation FROM complainant_search f CROSS JOIN complainant c ON c.id = f.rowid "
        "WHERE complainant_search MATCH :begins ORDER BY f.rowid DESC LIMIT :most"
    )
    names = look.rows(sql, begins=f'"{wanted[:2]}"*', most=_NEWEST)
    parts = {part for row in names for name in row if name for part in re.findall(r"[^\W\d_]+", name)}
    folded = {plain_text.fold(part): part for part in sorted(parts)}
    alike = get_close_matches(wanted, folded, 1, _ALIKE)
    return folded[alike[0]] if alike else None
