"""Text from people: how it is kept, how it is compared, and how it is shown without acting on a terminal.

What is kept has no control characters. What people typed beyond that is kept as it is, direction marks
included, and is made visible only where it is shown: it is evidence.
"""

from __future__ import annotations

import re
import unicodedata

_NEWLINES = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_TRAILING = re.compile("[ \t]+(?=\n)")
_BREAKS = re.compile(" *[\n\t][ \n\t]*")

# Marks that a search can do without. Vowel signs of Indic scripts and the like stay: they are letters.
_MARKS = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]"
)
_LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "æ": "ae", "œ": "oe", "þ": "th"}
)

# Everything that acts on a terminal, turns the writing direction, or cannot be seen.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\ud800-\udfff"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_JOINERS = "\u200c\u200d"
_SKIN_TONES = range(0x1F3FB, 0x1F400)


def clean(text: str) -> str:
    """The text as it is kept: NFC, lines ended by `\\n`, no control character but tab and newline.

    Every kind of line end counts as one; blanks at the end of a line and of the text go; half a surrogate
    pair becomes U+FFFD, because no file can hold it. Cleaning twice changes nothing more.
    """
    if text.isascii() and text.isprintable():
        return text.rstrip()
    kept = _CONTROLS.sub("", _NEWLINES.sub("\n", text))
    kept = unicodedata.normalize("NFC", _SURROGATES.sub("\ufffd", kept))
    return _TRAILING.sub("", kept).rstrip()


def clean_line(text: str) -> str:
    """As `clean`, on one line: newlines and tabs become single blanks, blanks at both ends go."""
    if text.isascii() and text.isprintable():
        return text.strip()
    return _BREAKS.sub(" ", clean(text)).strip()


def fold(text: str) -> str:
    """The text for comparing and searching: small letters without diacritics, `ı` as `i`, `ß` as `ss`.

    Compatibility forms (full width, ligatures) count as their plain letters; format characters vanish.
    Never shown to people. Folding twice changes nothing more.
    """
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    parts = _MARKS.sub("", unicodedata.normalize("NFKD", parts))
    parts = "".join(char for char in parts if unicodedata.category(char) not in ("Cf", "Cs"))
    return unicodedata.normalize("NFC", parts)


def visible(text: str, *, lines: bool = False) -> str:
    """The text as it may be sent to a terminal: what would act or hide there becomes a visible mark.

    Controls become control pictures (`␛`); direction marks, zero-width and other format characters, line
    separators and lone surrogates become `⟨U+202E⟩`. Newline and tab stay if `lines`. Two things that
    cannot be seen stay, because writing needs them: a joiner between two letters of a script other than
    Latin (Persian, Hindi) or between the parts of an emoji, and a variation selector after an emoji, a
    keycap digit or an ideograph. Elsewhere they are marked, so that `pay<joiner>pal` shows.
    """
    if not _UNSEEN.search(text):
        return text
    shown: list[str] = []
    before = ""  # the character before, if it was left as it is
    for at, char in enumerate(text):
        if (lines and char in "\n\t") or not _UNSEEN.match(char) or _needed(before, char, text[at + 1 : at + 2]):
            shown.append(char)
            before = char
        else:
            shown.append(_mark(char))
            before = ""
    return "".join(shown)


def for_paper(text: str) -> str:
    """The text as it goes out: `clean`, and without what acts or hides, because nobody could see it there.

    What writing needs stays, as in `visible`. What is on file is not changed by it.
    """
    kept = clean(text)
    if not _UNSEEN.search(kept):
        return kept
    seen: list[str] = []
    before = ""
    for at, char in enumerate(kept):
        if char in "\n\t" or not _UNSEEN.match(char) or _needed(before, char, kept[at + 1 : at + 2]):
            seen.append(char)
            before = char
    return clean("".join(seen))


def _mark(char: str) -> str:
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    return "\N{SYMBOL FOR DELETE}" if code == 0x7F else f"⟨U+{code:04X}⟩"


def _needed(before: str, char: str, after: str) -> bool:
    """Whether an unseen character is part of ordinary writing where it stands."""
    if not before:
        return False
    if char in _JOINERS:
        return (_joins(before) and _joins(after)) or (char == "\u200d" and _is_emoji(before) and _is_emoji(after))
    if char in "\ufe0e\ufe0f":
        return _is_symbol(before) or (before in "0123456789#*" and after == "\u20e3")
    if 0xFE00 <= ord(char) <= 0xFE0F or 0xE0100 <= ord(char) <= 0xE01EF:
        return unicodedata.category(before) == "Lo"
    return False


def _joins(char: str) -> bool:
    """A letter or vowel sign of a script in which joiners are spelling: none of those begin before U+0590."""
    return char > "\u0590" and not _UNSEEN.match(char) and unicodedata.category(char)[0] in "LM"


def _is_symbol(char: str) -> bool:
    return char > "\x7f" and unicodedata.category(char) in ("So", "Sm", "Po", "Pd")


def _is_emoji(char: str) -> bool:
    return bool(char) and (_is_symbol(char) or char == "\ufe0f" or ord(char) in _SKIN_TONES)
