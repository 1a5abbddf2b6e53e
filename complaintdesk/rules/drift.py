"""Do those who decide give alike in like cases (annex D)? Words for a talk, never for a judgement.

Like cases are of one problem and one severity. Each person's decisions are held to those of all others in that
group: how often more than words was given, and how high the sums were.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from complaintdesk.rules import exact_tests, money
from complaintdesk.rules.vocabulary import REMEDIES_OF_WORDS, Remedy, Word

LEAST = 5  # decisions of one and of all others, below which nothing can be said
_POINTS = 0.10  # how far apart the shares must lie to matter
_TIMES = 1.25  # and by how much one middle sum must be above the other
_RATE = 0.05
_NEEDED = f"{LEAST} of each needed"


class Says(Word):
    """What can be said of one person's decisions in one group."""

    TOO_FEW = "too_few"
    ALIKE = "alike"
    TALK = "talk"


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision: in which group, by whom, whether more than words was given, and the sum in minor units."""

    case_id: int
    reference: str
    problem: str
    severity: str | None
    decider_id: int
    gave: bool
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class Drift:
    """One person's decisions in a group beside those of all others. Sums are medians in minor units.

    `often` and `much` are how often chance alone makes such a difference; None where there are too few.
    """

    problem: str
    severity: str | None
    decider_id: int
    cases: tuple[Decided, ...]
    others: int
    others_gave: int
    sums: tuple[int, ...]
    others_sums: tuple[int, ...]
    often: float | None = None
    much: float | None = None
    often_says: Says = Says.TOO_FEW
    much_says: Says = Says.TOO_FEW

    @property
    def gave(self) -> int:
        """In how many of their cases they gave more than words."""
        return sum(each.gave for each in self.cases)

    @property
    def says(self) -> Says:
        """Of both, what needs saying most."""
        both = (self.often_says, self.much_says)
        return Says.TALK if Says.TALK in both else Says.ALIKE if Says.ALIKE in both else Says.TOO_FEW

    def often_words(self) -> str:
        """How often, in a sentence."""
        if self.often is None:
            return f"Too few to say ({len(self.cases)} here, {self.others} by others; {_NEEDED})."
        told = (
            f"More than words in {_of(self.gave, len(self.cases))}; the others in "
            f"{_of(self.others_gave, self.others)}."
        )
        return f"{told} {_chance(self.often, self.often_says)}"

    def much_words(self, currency: str) -> str:
        """How much, in a sentence."""
        if self.much is None:
            here, there = len(self.sums), len(self.others_sums)
            return f"Too few sums to say ({here} here, {there} by others; {_NEEDED})."
        mine, others = (
            money.format_amount(round(median(sums)), currency) for sums in (self.sums, self.others_sums)
        )
        told = f"Where a sum was given, half of theirs are {mine} or more; of the others', {others}."
        return f"{told} {_chance(self.much, self.much_says)}"


def more_than_words(remedies: str | None, amount: int | None) -> bool:
    """Whether something was given besides words: a sum, or a remedy that somebody has to carry out."""
    codes = [code for code in (remedies or "").split(",") if code]
    return bool(amount) or any(Remedy(code) not in REMEDIES_OF_WORDS for code in codes)


def compared(decisions: Iterable[Decided]) -> list[Drift]:
    """Each person in each group beside all others; what is worth a talk first, then the groups with most cases."""
    groups: dict[tuple[str, str | None], list[Decided]] = defaultdict(list)
    for each in decisions:
        groups[each.problem, each.severity].append(each)
    found = [_one(group, who) for group in groups.values() for who in sorted({each.decider_id for each in group})]
    return sorted(_said(found), key=lambda each: (_ORDER.index(each.says), -len(each.cases) - each.others))


_ORDER = (Says.TALK, Says.ALIKE, Says.TOO_FEW)


def _one(group: Sequence[Decided], who: int) -> Drift:
    mine = tuple(each for each in group if each.decider_id == who)
    others = [each for each in group if each.decider_id != who]
    gave, others_gave = sum(each.gave for each in mine), sum(each.gave for each in others)
    sums = tuple(each.amount for each in mine if each.amount)
    others_sums = tuple(each.amount for each in others if each.amount)
    often = much = None
    if min(len(mine), len(others)) >= LEAST:
        often = exact_tests.fisher(gave, len(mine) - gave, others_gave, len(others) - others_gave)
    if min(len(sums), len(others_sums)) >= LEAST:
        much = exact_tests.rank_sum(sums, others_sums)
    one = mine[0]
    return Drift(
        one.problem, one.severity, who, mine, len(others), others_gave, sums, others_sums, often=often, much=much
    )


def _said(found: Sequence[Drift]) -> list[Drift]:
    """With what can be said: many comparisons at once need more than each of them alone."""
    tests = [chance for each in found for chance in (each.often, each.much) if chance is not None]
    kept = iter(exact_tests.kept(tests, _RATE))
    said = []
    for each in found:
        often = None if each.often is None else next(kept) and _apart_often(each)
        much = None if each.much is None else next(kept) and _apart_much(each)
        said.append(replace(each, often_says=_says(often), much_says=_says(much)))
    return said


def _says(talk: bool | None) -> Says:
    return Says.TOO_FEW if talk is None else Says.TALK if talk else Says.ALIKE


def _apart_often(one: Drift) -> bool:
    return abs(one.gave / len(one.cases) - one.others_gave / one.others) >= _POINTS


def _apart_much(one: Drift) -> bool:
    lower, higher = sorted((median(one.sums), median(one.others_sums)))
    return higher >= lower * _TIMES


def _of(part: int, whole: int) -> str:
    return f"{part} of {whole} cases ({round(100 * part / whole)} %)"


def _chance(chance: float, says: Says) -> str:
    if says is not Says.TALK:
        return "That is no more than chance may make."
    times = round(1 / chance) if chance > 1e-6 else 1_000_000
    often = f"about once in {times:,}" if chance > 1e-6 else "less than once in a million"
    told = f"Chance alone would make such a difference {often}."
    return (
        f"{told} Worth a talk: the cases may differ in what is not on file, or people in what they may give (5.4)."
    )


DEFINITION = (
    "Decisions of the last 12 months, at most the newest {most:,}, by whoever decided, in groups of one "
    "problem and one severity. How often more than words was given is held to all others of the group "
    "by Fisher's exact test, sums in the office's currency by the rank sum test; with fewer than "
    "{least} of each nothing is compared. As many comparisons are made at once, only those are pointed "
    "out that stand up to that (Benjamini and Hochberg, 5 %), and only where the shares are 10 points "
    "or the middle sums a quarter apart. It says nothing of who is right."
)
