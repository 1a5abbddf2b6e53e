"""English names of the countries whose holidays are known: the holiday package has module names only."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Where the module's name, with blanks and capitals, is not how the country is written.
_WRITTEN = {
    "AX": "Åland Islands",
    "BL": "Saint Barthélemy",
    "BQ": "Bonaire, Sint Eustatius and Saba",
    "CC": "Cocos (Keeling) Islands",
    "CD": "Congo (Democratic Republic)",
    "CW": "Curaçao",
    "GW": "Guinea-Bissau",
    "HK": "Hong Kong",
    "HM": "Heard Island and McDonald Islands",
    "RE": "Réunion",
    "SH": "Saint Helena, Ascension and Tristan da Cunha",
    "ST": "São Tomé and Príncipe",
    "SY": "Syria",
    "TL": "Timor-Leste",
    "TR": "Turkey (Türkiye)",
}
_SMALL = frozenset({"and", "of", "the", "da"})


@lru_cache(maxsize=1)
def known() -> tuple[tuple[str, str], ...]:
    """ISO code and name, sorted by name as people look it up (Åland stands with A)."""
    from holidays.registry import COUNTRIES  # here, because its import is slow

    named = ((names[1], _WRITTEN.get(names[1]) or _words(module)) for module, names in COUNTRIES.items())
    return tuple(sorted(named, key=lambda pair: _sorted_as(pair[1])))


@lru_cache(maxsize=1)
def codes() -> frozenset[str]:
    """The ISO codes of `known`."""
    return frozenset(code for code, _name in known())


def _words(module: str) -> str:
    return " ".join(word if word in _SMALL else word.capitalize() for word in module.split("_"))


def _sorted_as(name: str) -> str:
    parts = unicodedata.normalize("NFD", name)
    return "".join(char for char in parts if not unicodedata.combining(char)).casefold()
