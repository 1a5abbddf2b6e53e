"""The life of a case as a net of facts, written down a second time for the tests (ISO 10002, 7.2-7.9, annex G).

The product asks functions what is open. Here there is one table: each act has *ways*, a way needs some facts, is
barred by others, and gives and takes some. An act is open where one of its ways is, a state is reachable where
ways lead to it; the stage is the first row of another table that fits. Nothing of `complaintdesk` is used here.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import NamedTuple

Facts = frozenset[str]

# What can be said of a case. `told`: that we have it; `untold`: the decision; `shown`: where they can go next.
FACTS = (
    *("told", "assessed", "owned", "danger", "looked", "offered", "decided", "untold", "accepts", "refuses"),
    *("owing", "unseen", "shown", "in_review", "review_told", "reviewed", "outside", "been_outside"),
    *("still", "shut", "joined"),
)
_NOTHING: Facts = frozenset()
# What was decided before a case is opened again is history.
_OF_A_ROUND = (
    *("looked", "offered", "decided", "untold", "accepts", "refuses", "owing", "shown"),
    *("in_review", "review_told", "reviewed", "outside", "been_outside"),
)


class Way(NamedTuple):
    """One way in which an act can go."""

    needs: Facts
    bars: Facts
    gives: Facts
    takes: Facts

    def is_open(self, facts: Facts) -> bool:
        """Whether it can go this way now."""
        return self.needs <= facts and not self.bars & facts

    def lacks(self, facts: Facts) -> int:
        """For how many reasons it cannot go this way now."""
        return len(self.needs - facts) + len(self.bars & facts)

    def fits(self, before: Facts, after: Facts) -> bool:
        """Whether this can be the way from `before` to `after`; when clocks stand still is another matter."""
        return self.is_open(before) and self.after(before) - {"still"} == after - {"still"}

    def after(self, facts: Facts) -> Facts:
        """What holds then."""
        return facts - self.takes | self.gives


def way(needs: str = "", bars: str = "", gives: str = "", takes: str = "", *, shut: bool = False) -> Way:
    """A way; of facts with blanks between. A closed case bars it unless `shut`."""
    bars = bars if shut else f"{bars} shut"
    return Way(*(frozenset(words.split()) for words in (needs, bars, gives, takes)))


def _decisions(needs: str, bars: str, gives: str, takes: str) -> Iterator[Way]:
    """Promising something or nothing; told with or without where they can go, or not told."""
    for owing, told in product((True, False), ("untold", "shown", "not shown")):
        more_given = ["decided", gives, "owing" if owing else ""]
        more_taken = ["offered refuses", takes, "" if owing else "owing"]
        if told == "untold":
            more_given.append("untold")
        else:
            more_given.append("shown" if told == "shown" else "")
            more_taken.append("untold still" if told == "shown" else "untold still shown")
        yield way(needs, bars, " ".join(more_given), " ".join(more_taken))


_ANYTIME = [way(shut=True)]
_READY = "told assessed"
_KNOWN = "untold in_review outside"  # no closing by an answer before these are settled
CLOSINGS: dict[str, list[Way]] = {
    "accepted": [way("decided", f"{_KNOWN} refuses owing", "accepts shut", "still")],
    "rejected": [way("decided", f"{_KNOWN} accepts", "refuses shown shut", "still owing")],
    "exhausted": [
        way("decided refuses reviewed", f"{_KNOWN} accepts", "shown shut", "still owing"),
        way("decided refuses been_outside", f"{_KNOWN} accepts", "shown shut", "still owing"),
    ],
    "no_answer": [way("decided", f"{_KNOWN} accepts refuses", "shut", "still owing")],
    # what goes on inside or outside ends with it
    "withdrawn": [
        way("", "outside", "shut", "still owing in_review"),
        way("outside", "", "shut been_outside", "still owing in_review outside"),
    ],
    "out_of_scope": [way("", "decided in_review outside", "shut", "still")],
    "merged": [],
}
BY_ANSWER = ("accepted", "rejected", "exhausted", "no_answer")
_NOT_FIRST = "danger assessed offered decided in_review outside"
WAYS: dict[str, list[Way]] = {
    "edit": [way()],
    "log": _ANYTIME,
    "attach": _ANYTIME,
    "tell_status": _ANYTIME,
    "acknowledge": [way("", "told", "told"), way("in_review", "review_told", "review_told")],
    "resolve": [
        way("", _NOT_FIRST, "told decided accepts shut", "still"),
        way("", _NOT_FIRST, "told decided accepts shut unseen", "still"),
    ],
    "assess": [way("", "", "assessed", "danger"), way("", "", "assessed danger")],
    "assign": [way("", "", "owned"), way("", "", "", "owned")],
    "take_part": [way()],
    **dict.fromkeys(("person", "representative", "watch", "task", "task_answer", "separate"), _ANYTIME),
    "evidence": [way()],
    "investigate": [way("assessed", "", "looked"), way("assessed", "", "", "looked")],
    "write": [
        *_ANYTIME,
        *(way("", "told", "told"), way("in_review", "review_told", "review_told")),
        *(way("untold", "", "shown", "untold still"), way("untold", "", "", "untold still shown")),
        way("decided", "untold", "shown"),
    ],
    "offer": [way(_READY, "decided", "offered"), way(f"{_READY} refuses", "", "offered")],
    "answer": [
        way("offered", "", "", "offered"),
        way(
            "decided", "offered untold accepts", "accepts", "refuses in_review"
        ),  # a review is not wanted any more
        way("decided", "offered untold accepts", "refuses"),
    ],
    "decide": [
        *_decisions(_READY, "accepts in_review", "", ""),
        *_decisions(_READY, "accepts in_review", "accepts", ""),  # it is what they had accepted as an offer
        *_decisions(f"{_READY} in_review", "accepts", "reviewed", "in_review"),
    ],
    "inform": [way("untold", "", "shown", "untold still"), way("untold", "", "", "untold still shown")],
    "extend": [way()],
    "pause": [
        way("", "still decided", "still"),
        way("untold", "still", "still"),
        way("in_review", "still", "still"),
    ],
    "resume": [way("still", "", "", "still")],
    "carry_out": [way("owing", "untold", "unseen"), way("owing", "untold", "unseen", "owing")],
    "verify": [
        way("unseen"),
        way("unseen", "", "", "unseen"),
        way("unseen decided", "", "owing"),
        way("unseen decided", "", "owing", "unseen"),
    ],
    "tell_recourse": [way("decided", "untold", "shown")],
    "review": [way("decided", "untold in_review reviewed accepts", "in_review refuses")],
    "outside": [way("", "outside", "outside")],
    "conclude": [way("outside", "", "been_outside", "outside")],
    "merge": [way("", "in_review outside", "shut joined", "still")],
    "unmerge": [way("joined", "", "", "joined shut", shut=True)],
    "close": [each for reason in CLOSINGS for each in CLOSINGS[reason]],
    "reopen": [way("shut", "joined", "", f"shut {' '.join(_OF_A_ROUND)}", shut=True)],
}
# Open by itself wherever it is not done already; that nothing can stand still is another matter.
_OPEN_ANYWAY = {"pause": [way("", "still")]}


def is_open(act: str, facts: Facts) -> bool:
    """Whether the act is open at this point; closing, where it can be closed by what was decided."""
    if act == "close":
        return any(can_close(reason, facts) for reason in BY_ANSWER)
    return any(each.is_open(facts) for each in _OPEN_ANYWAY.get(act, WAYS[act]))


def is_nearly_open(act: str, facts: Facts) -> bool:
    """Whether it is not open for one reason only."""
    return not is_open(act, facts) and any(each.lacks(facts) == 1 for each in WAYS[act])


def can_close(reason: str, facts: Facts) -> bool:
    """Whether it can be closed for this reason."""
    return any(each.is_open(facts) for each in CLOSINGS[reason])


def leads_to(act: str, facts: Facts) -> set[Facts]:
    """What can hold after the act."""
    return {each.after(facts) for each in WAYS[act] if each.is_open(facts)}


# The first that fits is the stage.
_STAGES = (
    ("closed", "shut"),
    ("outside", "outside"),
    ("in_review", "in_review"),
    ("rejected", "decided refuses"),
    ("carrying_out", "decided accepts owing"),
    ("carried_out", "decided accepts"),
    ("decided", "decided"),
    ("offered", "offered"),
    ("investigating", "owned assessed"),
    ("assessed", "assessed"),
    ("acknowledged", "told"),
    ("received", ""),
)
STAGES = tuple(name for name, _ in _STAGES)


def stage(facts: Facts) -> str:
    """The stage that lists show."""
    return next(name for name, needed in _STAGES if set(needed.split()) <= facts)


@cache
def reachable() -> frozenset[Facts]:
    """Everything that can hold of a case, from its receipt on, by any acts in any order."""
    ways = [_masks(each) for act in WAYS for each in WAYS[act]]
    seen = {_mask(_NOTHING), _mask(frozenset({"danger"}))}
    new = list(seen)
    while new:
        facts = new.pop()
        for needs, bars, gives, takes in ways:
            if facts & needs == needs and not facts & bars:
                after = facts & ~takes | gives
                if after not in seen:
                    seen.add(after)
                    new.append(after)
    return frozenset(_named(mask) for mask in seen)


def _mask(facts: Facts) -> int:
    return sum(1 << FACTS.index(fact) for fact in facts)


def _masks(each: Way) -> tuple[int, int, int, int]:
    return _mask(each.needs), _mask(each.bars), _mask(each.gives), _mask(each.takes)


def _named(mask: int) -> Facts:
    return frozenset(fact for at, fact in enumerate(FACTS) if mask >> at & 1)
