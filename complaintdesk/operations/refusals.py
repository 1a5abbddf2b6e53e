"""What is wrong with an entry, in a person's words: the sentences behind what pydantic reports."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_DAY = "write the day like 2026-11-12"
_INSTANT = "write the instant with its time zone, like 2026-11-12T14:30:00+01:00"
_NUMBER = "write a whole number"
_SENTENCES = {
    "missing": "please fill this in",
    "extra_forbidden": "the desk has no such field",
    "none_required": "this must stay empty",
    "string_type": "please enter text",
    "string_unicode": "please enter text",
    "bytes_type": "give the bytes of a file",
    "tuple_type": 'give a list in brackets, like ["one", "two"]',
    "dict_type": 'give an object in braces, like {"monday": "09:00-17:00"}',
    "model_type": 'give an object in braces, like {"name": "…"}',
    "model_attributes_type": 'give an object in braces, like {"name": "…"}',
    "bool_parsing": "say true or false",
    "bool_type": "say true or false",
    "timezone_aware": _INSTANT,
}
# What a pattern asks for, in words; a test holds that every pattern of the models stands here.
PATTERNS = {
    "^[A-Z]{3}$": "write a currency like GBP: three capital letters",
    "^[A-Z]{2}$": "write a country like TR: two capital letters",
    "^[a-z][a-z0-9_]{0,99}$": "write a code like late_delivery: small letters, digits and _",
    "^(en|tr)$": "en or tr",
}
# Several kinds of one family are told alike: `date_parsing`, `date_from_datetime_inexact` …
_FAMILIES = {"datetime": _INSTANT, "date": _DAY, "int": _NUMBER}
_BOUNDS = {
    "greater_than_equal": ("at least", "ge"),
    "less_than_equal": ("at most", "le"),
    "less_than": ("less than", "lt"),
    "greater_than": ("more than", "gt"),
}


def sentence(issue: Mapping[str, Any]) -> str:
    """The sentence for one of pydantic's issues (`ValidationError.errors()` with context), without a full stop."""
    kind, context = issue["type"], issue.get("ctx", {})
    if kind in _SENTENCES:
        return _SENTENCES[kind]
    if kind == "string_pattern_mismatch":
        return PATTERNS[context["pattern"]]
    if kind == "enum":
        return f"choose one of {context['expected']}".replace("'", "").replace(" or ", ", ")
    if kind in _BOUNDS:
        words, limit = _BOUNDS[kind]
        return f"this must be {words} {context[limit]:,}"
    if kind == "string_too_long":
        return f"this is longer than {context['max_length']:,} characters"
    if kind == "too_short":
        return f"give at least {context['min_length']}"
    family = str(kind).partition("_")[0]
    if family in _FAMILIES:
        return _FAMILIES[family]
    return str(issue["msg"]).removeprefix("Value error, ").strip()
