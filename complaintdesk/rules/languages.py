"""The languages that complainants are written to in (ISO 10002:2018, 7.1: in a language that they understand).

A complainant's language is kept in the words in which it was said; here is which of ours is meant by them.
"""

from __future__ import annotations

import re

from complaintdesk.rules.plain_text import fold

ENGLISH, TURKISH = "en", "tr"
LANGUAGES = (ENGLISH, TURKISH)
NAMES = {ENGLISH: "English", TURKISH: "Türkçe"}

_SAID = {
    **dict.fromkeys(("en", "eng", "english", "ingilizce", "englisch", "anglais"), ENGLISH),
    **dict.fromkeys(("tr", "tur", "turkish", "turkce", "turkisch", "turc", "turk"), TURKISH),
}


def language_of(said: str | None) -> str | None:
    """The language of ours that is meant by what was said (`Turkish`, `tr-TR`, `Türkçe`), or None.

    Of several, the first that is one of ours: who speaks Kurdish and Turkish is written to in Turkish.
    """
    words = re.findall(r"[^\W\d_]+", fold(said or ""))
    return next((_SAID[word] for word in words if word in _SAID), None)
