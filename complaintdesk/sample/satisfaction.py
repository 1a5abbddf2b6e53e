"""The sample shop's surveys (8.3): one that has ended, kept on paper until today, and one under way."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from complaintdesk.operations import sampling, satisfaction
from complaintdesk.operations.inputs import CallMade, SurveyAnswer, SurveyDrawn, SurveyEnded, check
from complaintdesk.queries import surveys
from complaintdesk.queries.surveys import SampledRow
from complaintdesk.rules.errors import NotAllowed
from complaintdesk.rules.satisfaction import MOST_TRIES
from complaintdesk.sample.dice import Dice

if TYPE_CHECKING:
    from complaintdesk.sample.afterwards import Afterwards

_MOST_CLOSED: Final = (
    400  # a sample is drawn of the last so many closed: a large shop takes no longer than a small
)
_ENDED: Final = (28, 112, 63)  # size, days back to the draw, days to look back from there
_UNDER_WAY: Final = (18, 9, 60)

# What people say by how the handling was marked: nobody speaks of what their own case was not about.
_WORDS: Final = {
    1: ("I had to tell the same story three times.", "Nobody ever rang back. I did all the chasing."),
    2: (
        "It took far too long until somebody said anything.",
        "Polite, but I never knew what happens next.",
        "The letter was hard to understand.",
    ),
    3: (
        "It was all right.",
        "Not bad, not good. It took its time.",
        "The second person knew more than the first.",
    ),
    4: (
        "The lady at the desk was kind and wrote it all down.",
        "I was told when I would hear, and I did.",
        "Fair, even if I did not get all that I wanted.",
        "Good that I had a number and could ask.",
    ),
    5: (
        "Rang me the same day and kept me told. I did not expect that.",
        "You said sorry and meant it. I will come again.",
        "Quick, friendly, and it was put right.",
        "They explained why it had happened. That helped.",
    ),
}
_HANDLING: Final = {5: 0.36, 4: 0.36, 3: 0.12, 2: 0.10, 1: 0.06}
_LOWER: Final = {0: 0.5, 1: 0.35, 2: 0.15}  # by how much the outcome pleases less than the handling
_CAME_OF_IT: Final = {"answered": 0.7, "refused": 0.1, "not_reached": 0.2}


def tell(afterwards: Afterwards) -> None:
    """Both. A shop that has closed too little yet asks nobody."""
    size, back, over = _ENDED
    if (ended := _draw(afterwards, size, back, over)) is not None:
        _ask(afterwards, ended, back, share=1.0)
        note = "Evenings reached more people than mornings: next time call after five."
        given = {
            "survey_id": ended,
            "ended_on": _weekday(_today(afterwards) - timedelta(days=back - 24)),
            "note": note,
        }
        with afterwards.desk.act(afterwards.helen) as act:
            satisfaction.end(act, check(SurveyEnded, given))
    size, back, over = _UNDER_WAY
    if (current := _draw(afterwards, size, back, over)) is not None:
        _ask(afterwards, current, back, share=0.55)


def _today(afterwards: Afterwards) -> date:
    with afterwards.desk.look() as look:
        return look.today


def _draw(afterwards: Afterwards, size: int, back: int, over: int) -> int | None:
    """Drawn by the manager so many days ago, of the days before; None where nobody was there to ask."""
    drawn_on = _weekday(_today(afterwards) - timedelta(days=back))
    given: dict[str, Any] = {
        "closed_from": _first(afterwards, drawn_on, over),
        "closed_to": drawn_on - timedelta(days=1),
        "drawn_on": drawn_on,
        "size": size,
        "seed": afterwards.dice.number(10_000_000, 99_999_999),
    }
    try:
        with afterwards.desk.act(afterwards.helen) as act:
            return sampling.draw(act, check(SurveyDrawn, given))
    except NotAllowed:
        return None


def _first(afterwards: Afterwards, drawn_on: date, over: int) -> date:
    """So many days back, fewer in a shop that closes very many."""
    closed = (
        "SELECT coalesce(sum(n), 0) FROM tally WHERE measure = 'closed' AND part = '' AND day BETWEEN :a AND :b"
    )
    with afterwards.desk.look() as look:
        while over > 1:
            first = drawn_on - timedelta(days=over)
            if look.value(closed, a=first.isoformat(), b=drawn_on.isoformat()) <= _MOST_CLOSED:
                break
            over //= 2
    return drawn_on - timedelta(days=over)


def _ask(afterwards: Afterwards, survey_id: int, back: int, share: float) -> None:
    """Each interviewer calls `share` of those who are theirs, in the weeks after the draw."""
    dice = afterwards.dice
    people = {
        who.id: who
        for who in (afterwards.front, afterwards.can, afterwards.maria, afterwards.tom, afterwards.helen)
    }
    drawn_on = _weekday(_today(afterwards) - timedelta(days=back))
    with afterwards.desk.look() as look:
        rows = surveys.sampled(look, survey_id)
    words = {mark: list(said) for mark, said in _WORDS.items()}
    for row in rows[: round(share * len(rows))]:
        if row.interviewer_id is None or row.closed_on is None:
            continue
        on = max(drawn_on, _weekday(drawn_on + timedelta(days=1 + dice.number(0, min(20, back - 2)))))
        who, what = people[row.interviewer_id], dice.weighted(_CAME_OF_IT)
        if what == "answered":
            with afterwards.desk.act(who) as act:
                satisfaction.answer(act, check(SurveyAnswer, _said(dice, words, row, on)))
            continue
        made = {"sampled_id": row.id, "came_of_it": what, "called_on": on}
        for _ in range(1 if what == "refused" or row.medium == "letter" else MOST_TRIES):
            with afterwards.desk.act(who) as act:
                satisfaction.call(act, check(CallMade, made))
    left = [row for row in rows[round(share * len(rows)) :] if row.interviewer_id and row.medium == "phone"]
    if left:
        back_on = _weekday(_today(afterwards) + timedelta(days=2), 1)
        made = {"sampled_id": left[0].id, "came_of_it": "call_back", "call_on": back_on, "note": "After five."}
        with afterwards.desk.act(people[left[0].interviewer_id]) as act:
            satisfaction.call(act, check(CallMade, made))


def _weekday(day: date, step: int = -1) -> date:
    """This day, or the nearest before it (after it) that is no weekend."""
    while day.weekday() > 4:
        day += timedelta(days=step)
    return day


def _said(dice: Dice, words: dict[int, list[str]], row: SampledRow, on: date) -> dict[str, Any]:
    """Both marks, and now and then something in their own words, which nobody else has said so."""
    handling = dice.weighted(_HANDLING)
    outcome = max(1, handling - dice.weighted(_LOWER))
    left = words[handling]
    said = left.pop(dice.number(0, len(left) - 1)) if left and dice.chance(0.6) else None
    return {"sampled_id": row.id, "handling": handling, "outcome": outcome, "words": said, "answered_on": on}
