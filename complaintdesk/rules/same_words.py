"""Words that recent complaints have in common and earlier ones had not (ISO 10002:2018, 8.2).

The rule in words: a word, or two or three that stand together, in at least four recent descriptions, and so often
that chance would show any of the words looked at as often in fewer than one of twenty such samples, given how
often earlier descriptions had it. The more words are looked at, the rarer each has to be (Bonferroni).
Descriptions are compared folded, without the stop words of English and Turkish, numbers, days and months.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from complaintdesk.rules.chance import at_least
from complaintdesk.rules.plain_text import fold
from complaintdesk.rules.similarity import STOP_WORDS

LEAST_CASES: Final = 4
ALPHA: Final = 0.05  # of all the words that are looked at together
MOST: Final = 5  # proposals; what comes after the strongest is most often the same in other words
_LONGEST: Final = 3
_MOST_WORDS: Final = 400  # of one description; what is pasted below it does not count
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|[.!?;:\n]")
_DAYS_AND_MONTHS = """
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
september october november december week weeks month months day days today yesterday
pazartesi sali carsamba persembe cuma cumartesi pazar ocak subat mart nisan mayis haziran temmuz agustos
eylul ekim kasim aralik hafta gun bugun dun
"""
_CALENDAR = frozenset(_DAYS_AND_MONTHS.split())
RULE: Final = (
    "Words in at least four of the newest descriptions (30 days, at most 300) that were rarer in those before "
    "(at most 900): chance would show any of the words looked at so often in fewer than 1 of 20 such samples. "
    "Folded; stop words of English and Turkish, numbers, days and months left out."
)


@dataclass(frozen=True, slots=True)
class Recurring:
    """Folded words, the keys of the recent cases that have them, and in how many earlier ones they were."""

    words: str
    cases: tuple[int, ...]
    recent: int  # descriptions looked at
    before: int  # of the earlier ones, those that have them
    earlier: int  # descriptions looked at
    p: float

    @property
    def says(self) -> str:
        """`“flat battery”: in 6 of the 40 newest descriptions, in 1 of 300 before`."""
        return (
            f"“{self.words}”: in {len(self.cases)} of the {self.recent} newest descriptions, "
            f"in {self.before} of {self.earlier} before"
        )


def recurring(
    recent: Mapping[int, str], earlier: Sequence[str], known: Iterable[str] = ()
) -> tuple[Recurring, ...]:
    """The words that became frequent, the strongest first; `recent` are descriptions by case.

    `known` are names, such as products, that have counts of their own: only their words say nothing new.
    """
    if not recent or not earlier:
        return ()
    named = {word for name in known for word in _TOKEN.findall(fold(name))}
    having: dict[str, set[int]] = {}
    for case_id, text in recent.items():
        for phrase in phrases(text):
            having.setdefault(phrase, set()).add(case_id)
    likely = {phrase: ids for phrase, ids in having.items() if len(ids) >= LEAST_CASES}
    likely = {phrase: ids for phrase, ids in likely.items() if not set(phrase.split()) <= named}
    before = Counter(phrase for text in earlier for phrase in phrases(text) & likely.keys())
    share = len(recent) / (len(recent) + len(earlier))
    found = []
    for phrase, ids in likely.items():
        p = at_least(len(ids), len(ids) + before[phrase], share)
        if p * len(likely) < ALPHA:
            found.append(Recurring(phrase, tuple(sorted(ids)), len(recent), before[phrase], len(earlier), p))
    found.sort(key=lambda each: (each.p, -len(each.words), each.words))
    return tuple(_apart(found))[:MOST]


def _apart(found: Sequence[Recurring]) -> Iterator[Recurring]:
    """Without those that are found in mostly the same cases as a stronger one: the longest of them tells most."""
    kept: list[Recurring] = []
    for each in found:
        same = [one for one in kept if 2 * len(set(one.cases) & set(each.cases)) > len(each.cases)]
        if not same:
            kept.append(each)
        elif each.words.find(same[0].words) >= 0 and len(each.cases) == len(same[0].cases):
            kept[kept.index(same[0])] = each
    yield from kept


def phrases(text: str) -> set[str]:
    """The folded words of a text that tell something, and those of up to three that stand together."""
    found: set[str] = set()
    run: list[str] = []
    for token in _TOKEN.findall(fold(text))[:_MOST_WORDS]:
        if not _tells(token):
            run = []
            continue
        run = [*run[-(_LONGEST - 1) :], token]
        found.update(" ".join(run[at:]) for at in range(len(run)) if len(run) - at > 1 or len(token) > 3)
    return found


def _tells(token: str) -> bool:
    plain = token.replace("’", "'").partition("'")[0]
    return len(plain) > 2 and plain.isalpha() and plain not in STOP_WORDS and plain not in _CALENDAR
