"""Faults planted in the product, each of which the walk must find, and say by what it found it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import text

from complaintdesk.operations import clock_keeping, closing, on_case, promising, response
from complaintdesk.rules import authority, lifecycle
from complaintdesk.rules.standing import standing_of
from complaintdesk.rules.vocabulary import Act as What
from complaintdesk.store import trail
from tests.machine.machine import by_hypothesis, thrown
from tests.machine.walking import Seen
from tests.machine.watching import Found

Plant = Callable[[pytest.MonkeyPatch], None]
_WALKS, _STEPS = 40, 100


def no_event(patch: pytest.MonkeyPatch) -> None:
    """What concerns a review or a body outside is kept, and the trail has no event of it."""
    whole = trail.Changes.as_json
    patch.setattr(trail.Changes, "as_json", lambda self: "[]" if '"recourse"' in whole(self) else whole(self))


def half_an_event(patch: pytest.MonkeyPatch) -> None:
    """The event leaves out what they answered."""
    whole = trail._changed_fields
    patch.setattr(
        trail, "_changed_fields", lambda record: {k: v for k, v in whole(record).items() if k != "answered_at"}
    )


def silent_change(patch: pytest.MonkeyPatch) -> None:
    """A record is changed past the session, so that nothing is told of it."""
    whole = promising.drop_waiting

    def drop_waiting(act: Any, case: Any) -> None:
        whole(act, case)
        act.session.execute(text('UPDATE "case" SET branch = :b WHERE id = :id'), {"b": "Quay", "id": case.id})

    patch.setattr(promising, "drop_waiting", drop_waiting)


def standstill_forgotten(patch: pytest.MonkeyPatch) -> None:
    """A clock that stood still, or was extended, keeps the date it had."""
    patch.setattr(clock_keeping, "_recount", lambda act, clock: None)


def never_met(patch: pytest.MonkeyPatch) -> None:
    """A decision that is told meets the time to decide a day late."""
    from datetime import timedelta

    whole = clock_keeping.meet
    patch.setattr(
        clock_keeping, "meet", lambda act, case, kind, at: whole(act, case, kind, at + timedelta(days=1))
    )


def not_asked(patch: pytest.MonkeyPatch) -> None:
    """The operation decides without asking whether it may."""

    def require(act: Any, case: Any, what: What) -> Any:
        standing = standing_of(case)
        if what is not What.DECIDE:
            lifecycle.require(what, standing)
        return standing

    patch.setattr(on_case, "require", require)


def decided_blindly(patch: pytest.MonkeyPatch) -> None:
    """The life cycle itself lets a case be decided that nobody has looked at."""
    patch.setitem(lifecycle._ASKED, What.DECIDE, lambda standing: None)


def beyond_authority(patch: pytest.MonkeyPatch) -> None:
    """Anybody may give any sum."""
    patch.setattr(authority, "require_offer", lambda *given: None)


def closing_erased(patch: pytest.MonkeyPatch) -> None:
    """A second closing takes the place of the first."""
    whole = closing._close

    def close(act: Any, case: Any, *given: Any) -> None:
        case.first_closed_at = None
        whole(act, case, *given)

    patch.setattr(closing, "_close", close)


def refused_too_late(patch: pytest.MonkeyPatch) -> None:
    """An offer beyond the authority is refused once the stage says that it was made, on a case that is kept."""
    patch.setattr(response, "_answer_waiting", lambda *given: None)


PLANTED: dict[Plant, set[str]] = {
    no_event: {"event"},
    half_an_event: {"trail"},
    silent_change: {"trail"},
    standstill_forgotten: {"clock"},
    never_met: {"clock"},
    not_asked: {"passed"},
    decided_blindly: {"open", "passed"},
    beyond_authority: {"passed"},
    closing_erased: {"first closing"},
    refused_too_late: {"onward"},
}


_RARE = (beyond_authority, not_asked)  # some thousand acts until it is met
_LATER = (*_RARE, standstill_forgotten, never_met, decided_blindly, refused_too_late)  # the suite takes the others


@pytest.mark.parametrize(
    "plant",
    [pytest.param(each, marks=[pytest.mark.campaign] * (each in _LATER), id=each.__name__) for each in PLANTED],
)
def test_a_planted_fault_is_found(template: Path, monkeypatch: pytest.MonkeyPatch, plant: Plant) -> None:
    plant(monkeypatch)
    with pytest.raises(Found) as found:
        for seed in range(_WALKS):
            thrown(template, Seen(), seed, _STEPS)
    assert found.value.by in PLANTED[plant], found.value


def test_hypothesis_finds_one_as_well(template: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    decided_blindly(monkeypatch)
    with pytest.raises(Found) as found:
        by_hypothesis(template, Seen(), walks=30, steps=30)
    assert found.value.by in ("open", "passed")
