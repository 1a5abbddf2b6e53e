"""The random walk twice: by Hypothesis, which finds a short way to a fault; and thrown, which goes further."""

from __future__ import annotations

from pathlib import Path
from random import Random

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from tests.machine.moves.base import Dice
from tests.machine.walking import Seen, Walk

_STORY = 12  # acts that are told of a walk that found something


class Machine(RuleBasedStateMachine):
    """A walk whose dice Hypothesis throws."""

    seen: Seen
    template: Path
    walk: Walk | None = None

    @initialize(data=st.data())
    def begin(self, data: st.DataObject) -> None:
        """An office as the first start leaves it."""
        self.walk = Walk(self.template, self.seen, _dice(data))

    def teardown(self) -> None:
        """At the end of a walk the whole trail is replayed once more."""
        if self.walk is not None:
            self.walk.end()

    def _go(self, data: st.DataObject) -> None:
        assert self.walk is not None
        self.walk.go_on(_dice(data))

    @rule(data=st.data())
    def come_in(self, data: st.DataObject) -> None:
        """A complaint, or a change of the office."""
        assert self.walk is not None
        self.walk.come_in(_dice(data))

    def _has_cases(self) -> bool:
        return self.walk is not None and bool(self.walk.world.cases)

    # rules are drawn with equal chances, and most of what people do is to go on with a case
    go_on = precondition(_has_cases)(rule(data=st.data())(lambda self, data: self._go(data)))
    go_further = precondition(_has_cases)(rule(data=st.data())(lambda self, data: self._go(data)))
    go_on_and_on = precondition(_has_cases)(rule(data=st.data())(lambda self, data: self._go(data)))


def _dice(data: st.DataObject) -> Dice:
    return Dice(lambda least, most: data.draw(st.integers(least, most)))


def by_hypothesis(template: Path, seen: Seen, walks: int, steps: int, *, shrink: bool = False) -> None:
    """So many walks of up to so many steps, the same each time. Raises `Found` at the first fault."""
    of_seen = type("Machine", (Machine,), {"seen": seen, "template": template})
    run_state_machine_as_test(
        of_seen,
        settings=settings(
            max_examples=walks,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            derandomize=True,
            phases=(Phase.generate, Phase.shrink) if shrink else (Phase.generate,),
            suppress_health_check=list(HealthCheck),
        ),
    )


def thrown(template: Path, seen: Seen, seed: int, steps: int) -> None:
    """One walk by the dice of this seed, the same each time. Raises `Found`; what led to it is in its notes."""
    random = Random(seed)
    dice = Dice(random.randint)
    walk = Walk(template, seen, dice)
    try:
        for _ in range(steps):
            (walk.go_on if walk.world.cases and dice.chance(80) else walk.come_in)(dice)
        walk.watch.whole()
    except Exception as error:
        error.add_note("\n".join((f"seed {seed}, after {len(walk.story)} acts; the last:", *walk.story[-_STORY:])))
        raise
    finally:
        walk.close()
