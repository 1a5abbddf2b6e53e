"""The clocks of one case, kept a second time: what starts, meets, moves and ends them, counted by `calculator`.

Instants are minutes since 1970, days are ordinals. Nothing of `complaintdesk` is used here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from tests.rules import calculator
from tests.rules.calculator import LONDON, Reckoned

Policy = list[dict[str, Any]]  # clocks as a policy's file writes them

# Which of two that run out on one day is shown.
_ORDER = ("acknowledge", "review_acknowledge", "decide", "review_decide", "update", "early", "recourse")
_THEIRS = ("early", "recourse")
_MAY_STAND = ("decide", "review_decide")
_OF_A_REVIEW = ("review_acknowledge", "review_decide")


@dataclass
class Ticking:
    """One clock that was started."""

    kind: str
    anchor: str
    start: int
    length: int
    unit: str
    statutory: bool
    extend_by: int
    due: Reckoned = field(default_factory=lambda: Reckoned(0, None))
    extended: int = 0
    still_since: int | None = None
    pauses: list[tuple[int, int]] = field(default_factory=list)
    met: int | None = None
    ended: str | None = None

    @property
    def runs(self) -> bool:
        """Whether it is to be met yet, standing still or not."""
        return self.met is None and self.ended is None

    def count(self, closures: tuple[int, ...]) -> None:
        """Count anew by when it is to be met, with the office's closures as they are now."""
        self.due = calculator.reckon(
            calculator.Case(
                LONDON,
                0,
                closures,
                self.unit,
                self.length,
                self.extended,
                self.statutory,
                self.start,
                tuple(self.pauses),
            )
        )


@dataclass
class Clockwork:
    """All clocks of a case by its policy. `now` and `closures` are brought up to date before each act."""

    policy: Policy
    closures: tuple[int, ...]
    now: int
    priority: str | None = None
    ticking: list[Ticking] = field(default_factory=list)

    def running(self, *kinds: str) -> list[Ticking]:
        """Those to be met yet, of `kinds` if any."""
        return [each for each in self.ticking if each.runs and (not kinds or each.kind in kinds)]

    def wanted(self, **like: str) -> list[dict[str, Any]]:
        """The policy's clocks of this anchor or kind: for this priority before those for any."""
        mine = [each for each in self.policy if all(each[name] == value for name, value in like.items())]
        fitting: dict[tuple[str, bool], dict[str, Any]] = {}
        for each in mine:
            key = each["kind"], each.get("statutory", False)
            if each.get("priority") in (None, self.priority) and (each.get("priority") or key not in fitting):
                fitting[key] = each
        return list(fitting.values())

    def start(self, anchor: str, at: int | None = None, told_by: str | None = None, **like: str) -> None:
        """Start what counts from `anchor` (or clocks `like` this, from `told_by` instead)."""
        for each in self.wanted(**(like or {"anchor": anchor})):
            started = Ticking(
                each["kind"],
                told_by or anchor,
                self.now if at is None else at,
                each["length"],
                each["unit"],
                each.get("statutory", False),
                each.get("extend_by", 0),
            )
            started.count(self.closures)
            self.ticking.append(started)

    def meet(self, *kinds: str, at: int | None = None) -> None:
        """What they wait for was done. One that stood still has its days that did not count."""
        for each in self.running(*kinds):
            self._go_on(each)
            each.met = self.now if at is None else at

    def end(self, why: str, *kinds: str) -> None:
        """They run no more, and were not met."""
        for each in self.running(*kinds):
            self._go_on(each)
            each.ended = why

    def owe_news(self) -> None:
        """It is ours to go on: news is owed from now on, where none was."""
        if not self.running("update"):
            self.start("last_update")

    def tell(self, at: int | None = None) -> None:
        """The complainant hears something: the next news is due from then. What is older than the news is none."""
        at = self.now if at is None else at
        if any(each.start > at for each in self.ticking if each.kind == "update"):
            return
        self.meet("update", at=at)
        self.start("last_update", at)

    def decision_told(self, accepted: bool) -> None:
        """7.8: everything that waited for it is met, and the complainant's own time begins, unless they accept."""
        today = calculator.wall(LONDON.zone, self.now).toordinal()
        for each in self.running("early"):
            if each.due.on < today:
                self.end("passed", "early")
        self.meet("early", "decide", *_OF_A_REVIEW)
        self.end("decided anew", "recourse")
        if not accepted:
            self.start("decided")
        self.tell()

    def stand_still(self) -> bool:
        """Those that may stand still do from now on; whether any did."""
        still = [each for each in self.running(*_MAY_STAND) if not each.statutory and each.still_since is None]
        for each in still:
            each.still_since = self.now
        return bool(still)

    def run_on(self) -> None:
        """Those that stood still run on, and their days that did not count come on top."""
        for each in self.running():
            self._go_on(each)

    def _go_on(self, each: Ticking) -> None:
        if each.still_since is not None:
            each.pauses.append((each.still_since, self.now))
            each.still_since = None
            each.count(self.closures)

    def extendable(self, kind: str) -> list[Ticking]:
        """Those of this kind whose rule knows an extension."""
        return [each for each in self.running(kind) if each.extend_by]

    def extend(self, kind: str, by: int) -> None:
        """So many units more."""
        for each in self.extendable(kind):
            each.extended += by
            each.count(self.closures)

    def fit(self, priority: str) -> None:
        """Another priority: what still runs and is promised otherwise for it is counted anew."""
        self.priority = priority
        for each in self.running():
            for wanted in self.wanted(kind=each.kind):
                length, unit = wanted["length"], wanted["unit"]
                if wanted.get("statutory", False) == each.statutory:
                    if (length, unit) != (each.length, each.unit):
                        each.length, each.unit = length, unit
                        each.count(self.closures)
                    each.extend_by = wanted.get("extend_by", 0)

    def _run_on(self, cut: list[Ticking], since: int) -> None:
        for each in cut:
            each.ended = None
            if not each.statutory:
                each.pauses.append((since, self.now))
                each.count(self.closures)

    def take_apart(self, merged_at: int) -> None:
        """What being part of another case cut off runs on, theirs as well."""
        self._run_on([each for each in self.ticking if each.ended == "merged"], merged_at)

    def open_again(self, closed_at: int, was_decided: bool) -> None:
        """What the closing cut off runs on, the office's own without the days between; the rest begins anew."""
        cut = [each for each in self.ticking if each.ended == "closed" and each.kind not in (*_THEIRS, "update")]
        self._run_on(cut, closed_at)
        self.start("last_update")
        if was_decided and not any(each.kind == "decide" for each in cut):
            self.start("", told_by="reopened", kind="decide")

    def never_without(self) -> None:
        """An open case for which nothing runs is looked at again."""
        if not [each for each in self.running() if each.still_since is None]:
            self.start("last_update")

    def next(self) -> Ticking | None:
        """What is to be met next: of ours, where any is; the complainant's own time else."""
        counted = [each for each in self.running() if each.still_since is None and each.kind != "early"]
        ours: Iterable[Ticking] = [each for each in counted if each.kind not in _THEIRS]
        return min(ours or counted, key=lambda each: (each.due.on, _ORDER.index(each.kind)), default=None)
