"""Quality reviews (annex D): closed cases drawn at random, looked at from both sides, not by who handled them."""

from __future__ import annotations

from datetime import timedelta

from sqlmodel import col, select

from complaintdesk.operations import on_audit, on_case
from complaintdesk.operations.inputs.quality import (
    CaseReviewed,
    ReviewerChosen,
    Said,
    SampleConcluded,
    SampleDrawn,
)
from complaintdesk.records.quality import QualityAnswer, QualityReview, QualitySample
from complaintdesk.rules.errors import Invalid, NotAllowed
from complaintdesk.rules.quality import QUESTIONS, Judgement
from complaintdesk.store import drawing, handlers
from complaintdesk.store.act import Act, operation

_USUAL_PERIOD = timedelta(days=90)
_USUAL_TIME = timedelta(days=14)


@operation
def draw(act: Act, given: SampleDrawn) -> int:
    """Draw a sample of the cases closed in a period, the last 90 days where none is given. Returns its number.

    Seed and population are kept. Cases that the reviewer had a hand in are put back. Raises `NotAllowed` where
    none is left.
    """
    reviewer = given.reviewer_id or on_case.person(act)
    name = on_case.staff_member(act, reviewer, "reviewer_id").name
    last = given.period_last or act.today
    first = given.period_first or last - _USUAL_PERIOD
    if last < first:
        raise Invalid("The period ends before it begins.", {"period_last": "this lies before the first day"})
    seed = on_audit.new_seed() if given.seed is None else given.seed
    drawn = drawing.closed_cases(
        act.look, first, last, given.size, seed, lambda case_id: _no_hand(act, case_id, reviewer)
    )
    if not drawn.population:
        raise NotAllowed(
            f"No case was closed from {first.isoformat()} to {last.isoformat()}: name another period."
        )
    if not drawn.case_ids:
        raise NotAllowed(
            f"{name} had a hand in each of the {drawn.passed_over} cases drawn, or they are part of others; "
            "nobody reviews what they handled themselves (annex D). Choose somebody else."
        )
    sample = QualitySample(
        period_first=first,
        period_last=last,
        size=given.size,
        seed=seed,
        population=drawn.population,
        passed_over=drawn.passed_over,
        reviewer_id=reviewer,
        due_on=given.due_on or act.today + _USUAL_TIME,
        drawn_at=act.now,
        drawn_by_id=on_case.person(act),
        drawn_on=act.today,
    )
    act.session.add(sample)
    act.session.flush()
    assert sample.id is not None  # noqa: S101 - it was flushed
    for position, case_id in enumerate(drawn.case_ids, 1):
        act.session.add(QualityReview(sample_id=sample.id, position=position, case_id=case_id))
    return sample.id


def _no_hand(act: Act, case_id: int, staff_id: int) -> bool:
    return handlers.hand_of(act.look, case_id, staff_id) is None


@operation
def hand_over(act: Act, given: ReviewerChosen) -> None:
    """Let somebody else review the sample. Raises `NotAllowed` for who had a hand in what is left of it."""
    sample = _open(act, given.sample_id)
    on_case.staff_member(act, given.reviewer_id, "reviewer_id")
    for review in _reviews(act, given.sample_id):
        if review.reviewed_at is None:
            on_audit.require_no_hand(act, review.case_id, given.reviewer_id, "reviews")
    sample.reviewer_id = given.reviewer_id
    act.session.add(sample)


@operation
def review(act: Act, given: CaseReviewed) -> None:
    """Say to each question of the checklist how it was; what is answered no has its note. Again, until concluded.

    Raises `NotAllowed` for anybody but the reviewer, and where they have had a hand in the case since.
    """
    kept = on_audit.get(act, QualityReview, given.review_id, "quality review", given.version)
    sample = _open(act, kept.sample_id)
    me = on_case.person(act)
    if me != sample.reviewer_id:
        name = on_audit.name_of(act, sample.reviewer_id)
        raise NotAllowed(f"{name} reviews this sample. Hand it over first, if it shall be you.")
    on_audit.require_no_hand(act, kept.case_id, me, "reviews")
    _complete(given.answers)
    there = {
        each.question: each
        for each in act.session.exec(select(QualityAnswer).where(QualityAnswer.review_id == kept.id))
    }
    for said in given.answers:
        answer = there.get(said.question)
        if answer is None:
            answer = QualityAnswer(review_id=given.review_id, question=said.question, answer="")
        answer.answer, answer.note = said.answer.value, said.note
        act.session.add(answer)
    kept.note, kept.reviewed_at, kept.reviewed_by_id = given.note, act.now, me
    act.session.add(kept)


def _complete(answers: tuple[Said, ...]) -> None:
    said = {each.question: each for each in answers}
    wrong = {question.code: "please answer this" for question in QUESTIONS if question.code not in said}
    for each in answers:
        if each.answer is Judgement.NO and not each.note:
            wrong[each.question] = "say in a note what was missing"
    unknown = said.keys() - {question.code for question in QUESTIONS}
    if unknown:
        raise Invalid(f"The checklist has no question “{min(unknown)}”.")
    if wrong:
        many = f"{len(wrong)} questions need" if len(wrong) > 1 else "One question needs"
        raise Invalid(f"{many} an answer, or a note where it is no: {', '.join(wrong)}.", wrong)


@operation
def conclude(act: Act, given: SampleConcluded) -> None:
    """Say what the sample comes to. Raises `NotAllowed` while a case of it is not reviewed."""
    sample = _open(act, given.sample_id, given.version)
    left = [each for each in _reviews(act, given.sample_id) if each.reviewed_at is None]
    if left:
        raise NotAllowed(f"{len(left)} of its cases are not reviewed yet; a sample that is picked over is none.")
    sample.conclusion = given.conclusion
    sample.concluded_at, sample.concluded_on = act.now, act.today
    act.session.add(sample)


def _open(act: Act, sample_id: int, version: int | None = None) -> QualitySample:
    sample = on_audit.get(act, QualitySample, sample_id, "quality sample", version)
    if sample.concluded_at is not None:
        raise NotAllowed("This sample is concluded: its answers stand as they are. Draw another one.")
    return sample


def _reviews(act: Act, sample_id: int) -> list[QualityReview]:
    asked = select(QualityReview).where(QualityReview.sample_id == sample_id)
    return list(act.session.exec(asked.order_by(col(QualityReview.id))))
