"""How alike two descriptions are, to show likely duplicates while a complaint is taken in (7.2, 8.2).

A suggestion to a person, nothing more: no case is ever joined by it.
"""

from __future__ import annotations

import re

from complaintdesk.rules.plain_text import fold

_WORD = re.compile(r"\w+")
_STEM = 6
_LONGEST = 40

# Folded; words that half of all complaints have tell nothing. English, then Turkish.
_STOP_WORDS = """
about after again all also and any are because been before being but can could did does for from get got
had has have her here him his how into its just more most never nor not now off once one only our out over
she should some such than that the their them then there these they this those though through too two
under until very was were what when where which while who whom why will with would you your said told ask
asked
acaba ama ancak artik asla aslinda ayni bana bazi beni benim bile bir biri biz bize bizim boyle bu bunu
burada cok cunku daha dahi degil diye dolayi gibi hala hem hep hepsi her herkes hic icin ile ise iste
kadar karsi kendi kim mi mu nasil neden nerede niye olan olarak oldu oldugu olmak olup onlar onu onun oysa
sadece sanki siz size sizin sonra soyle sey tum var veya veyahut yani yine yok zaten
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())


def words(text: str) -> frozenset[str]:
    """The folded words that tell something: three letters or more, or any number; no stop words."""
    found = _WORD.findall(fold(text))
    return frozenset(word for word in found if word not in STOP_WORDS and (len(word) > 2 or word.isdecimal()))


def likeness(a: str, b: str) -> float:
    """How alike two texts are, from 0.0 (no word in common, or none at all) to 1.0 (the same words).

    Words count as the same when they begin alike, so that `delivered` is `delivery` and a Turkish ending
    does not matter; numbers must agree whole and count twice. Half of it is how much of both is shared,
    half how much of the shorter one, because the second call is often shorter than the first letter.
    """
    one, other = _stems(a), _stems(b)
    if not one or not other:
        return 0.0
    weight_one, weight_other, shared = _weight(one), _weight(other), _weight(one & other)
    both = 2 * shared / (weight_one + weight_other)
    # A shorter text of one or two words is found in almost anything, so it must not count as contained.
    contained = shared / min(weight_one, weight_other) if min(len(one), len(other)) > 2 else both
    return (both + contained) / 2


def distinctive(text: str, most: int = 8) -> tuple[str, ...]:
    """At most `most` folded words to search duplicates by: those with digits first, then the longest."""
    found = [word for word in words(text) if len(word) <= _LONGEST]
    found.sort(key=lambda word: (not _has_digit(word), -len(word), word))
    return tuple(found[: max(most, 0)])


def _stems(text: str) -> frozenset[str]:
    return frozenset(word if _has_digit(word) else word[:_STEM] for word in words(text))


def _weight(stems: frozenset[str]) -> int:
    return sum(2 if _has_digit(stem) else 1 for stem in stems)


def _has_digit(word: str) -> bool:
    return any(char.isdecimal() for char in word)
