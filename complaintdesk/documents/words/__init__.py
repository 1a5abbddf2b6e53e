"""The words of the desk as papers say them, in the language of the reader (ISO 10002:2018, 7.1)."""

from __future__ import annotations

from collections.abc import Iterable

from complaintdesk.documents.words import english, turkish
from complaintdesk.rules import written
from complaintdesk.rules.categories import CATEGORIES
from complaintdesk.rules.languages import TURKISH
from complaintdesk.rules.vocabulary import Remedy, Word

_SHIPPED = {category.code: category.label for category in CATEGORIES}
_IN_WORDS = {"en": english.WORDS, "tr": turkish.WORDS}
_LABELS = {"en": english.LABELS, "tr": turkish.LABELS}
# They say nothing in a list of what somebody gets.
_UNSAID = frozenset({Remedy.NONE, Remedy.OTHER})


def word(language: str, code: Word) -> str:
    """A word of the desk's vocabulary."""
    return _IN_WORDS[language].get((type(code).__name__, code.value), code.label)


def said(language: str, kind: type[Word], code: str | None) -> str:
    """The word that is kept under a code; the code itself where it is none of the vocabulary's; empty for none."""
    if not code:
        return ""
    return word(language, kind(code)) if code in list(kind) else code.replace("_", " ")


def label(language: str, name: str) -> str:
    """What stands in front of something on a paper."""
    return _LABELS[language][name]


def problem(language: str, code: str, kept: str) -> str:
    """The name of a problem category: the office's own words where it has changed them."""
    if language == TURKISH and _SHIPPED.get(code) == kept:
        return turkish.PROBLEMS[code]
    return kept


def remedies(language: str, codes: Iterable[str]) -> str:
    """Remedies in one line, without those that say nothing."""
    found = [Remedy(code) for code in codes if code in list(Remedy)]
    return written.listed([word(language, each) for each in found if each not in _UNSAID], language)


def capital(text: str, language: str) -> str:
    """The text with a capital first letter, which in Turkish is İ for i."""
    first = text[:1]
    return ("İ" if first == "i" and language == TURKISH else first.upper()) + text[1:]
