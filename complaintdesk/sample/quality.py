"""The sample shop's quality review (annex D): a sample of closed cases, most of them reviewed by the manager."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from complaintdesk.operations import inputs, quality
from complaintdesk.operations.inputs.quality import CaseReviewed, SampleConcluded, SampleDrawn
from complaintdesk.queries import quality as asked
from complaintdesk.rules.errors import NotAllowed
from complaintdesk.rules.quality import QUESTIONS, Judgement

if TYPE_CHECKING:
    from complaintdesk.sample.afterwards import Afterwards

# Days from which closed cases are drawn, until which, how many, and how many of them are reviewed by now.
_CONCLUDED: Final = (180, 31, 8, 8)
_UNDER_WAY: Final = (30, 0, 6, 2)
_USUAL: Final = {Judgement.YES: 0.80, Judgement.PARTLY: 0.11, Judgement.NO: 0.04, Judgement.NOT_APPLICABLE: 0.05}
_WEAK: Final = {Judgement.YES: 0.45, Judgement.PARTLY: 0.30, Judgement.NO: 0.25}
_WEAKER: Final = ("reasons", "staff_told", "plain_words")
_NOTES: Final = {
    "reasons": "The letter says what was decided; why is in our file only.",
    "staff_told": "The fitter heard of the complaint when the decision was made.",
    "plain_words": "“Proportionate settlement” – what is that?",
    "our_side": "The driver was not asked.",
    "each_point": "The second point, the invoice, was left out.",
    "way_known": "No day for the next news.",
}
_OTHERWISE: Final = "Nothing on file that shows it."
_AS_A_WHOLE: Final = (
    "Quick and friendly; the reasons could be given.",
    "Both sides stand in the file. A good one.",
    "It took a second call until somebody answered the point.",
    None,
)
_CONCLUSION: Final = (
    "Both sides were heard in nearly all. The weak point is the reasons: we know them and do not write them. To "
    "become an improvement: a sentence “because …” in the decision letter."
)


def tell(afterwards: Afterwards) -> None:
    """One that is concluded and one under way. A shop that has closed nothing draws none."""
    concluded = _drawn(afterwards, _CONCLUDED)
    if concluded is not None:
        told = inputs.check(SampleConcluded, {"sample_id": concluded, "conclusion": _CONCLUSION})
        with afterwards.desk.act(afterwards.helen) as act:
            quality.conclude(act, told)
    _drawn(afterwards, _UNDER_WAY)


def _drawn(afterwards: Afterwards, plan: tuple[int, int, int, int]) -> int | None:
    back, until, size, reviewed = plan
    helen = afterwards.helen
    with afterwards.desk.look() as look:
        today = look.today
    given = {
        "size": size,
        "period_first": today - timedelta(days=back),
        "period_last": today - timedelta(days=until),
        "reviewer_id": helen.id,
        "seed": afterwards.dice.number(1, 10**6),
    }
    try:
        with afterwards.desk.act(helen) as act:
            sample_id = quality.draw(act, inputs.check(SampleDrawn, given))
    except NotAllowed:
        return None
    with afterwards.desk.look() as look:
        rows = asked.reviews(look, sample_id)
    for row in rows[:reviewed]:
        told = {"review_id": row.id, "answers": _answers(afterwards), "note": afterwards.dice.pick(_AS_A_WHOLE)}
        with afterwards.desk.act(helen) as act:
            quality.review(act, inputs.check(CaseReviewed, told))
    return sample_id


def _answers(afterwards: Afterwards) -> list[dict[str, Any]]:
    said = []
    for question in QUESTIONS:
        weights = _WEAK if question.code in _WEAKER else _USUAL
        answer = afterwards.dice.weighted(weights)
        note = _NOTES.get(question.code, _OTHERWISE) if answer is Judgement.NO else None
        said.append({"question": question.code, "answer": answer, "note": note})
    return said
