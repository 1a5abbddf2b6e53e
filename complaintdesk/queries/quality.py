"""Quality reviews of closed cases as people see them (annex D): samples, their cases, answers, results."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from complaintdesk.queries.due import Due
from complaintdesk.rules import quality as rules
from complaintdesk.rules.errors import NotFound
from complaintdesk.rules.quality import Result
from complaintdesk.store.look import Look

MOST = 500  # samples that are listed


class SampleRow(NamedTuple):
    """A sample; `*_on` and the period are ISO dates at the office."""

    id: int
    period_first: str
    period_last: str
    size: int
    seed: int
    population: int
    passed_over: int
    reviewer_id: int
    reviewer: str
    due_on: str
    drawn_on: str
    drawn_by: str
    conclusion: str | None
    concluded_on: str | None
    version: int
    drawn: int  # cases in it
    reviewed: int


class ReviewRow(NamedTuple):
    """A case of a sample, and whether it was reviewed; counts are of the answers given."""

    id: int
    sample_id: int
    position: int
    case_id: int
    reference: str
    problem: str
    severity: str | None
    outcome: str | None
    closed_on: str | None
    reviewed_at: str | None
    reviewed_by: str | None
    note: str | None
    version: int
    yes: int
    partly: int
    no: int


class AnswerRow(NamedTuple):
    """An answer: code of `rules.quality.QUESTIONS`, `rules.quality.Judgement`, a note."""

    question: str
    answer: str
    note: str | None


_SAMPLE = """SELECT q.id, q.period_first, q.period_last, q.size, q.seed, q.population, q.passed_over,
 q.reviewer_id, s.name, q.due_on, q.drawn_on, d.name, q.conclusion, q.concluded_on, q.version,
 (SELECT count(*) FROM quality_review r WHERE r.sample_id = q.id),
 (SELECT count(r.reviewed_at) FROM quality_review r WHERE r.sample_id = q.id)
 FROM quality_sample q JOIN staff_member s ON s.id = q.reviewer_id JOIN staff_member d ON d.id = q.drawn_by_id"""
_SAID = "(SELECT count(*) FROM quality_answer a WHERE a.review_id = r.id AND a.answer = '{}')"
_REVIEW = f"""SELECT r.id, r.sample_id, r.position, r.case_id, c.reference, coalesce(g.label, c.problem),
 c.severity, c.outcome, c.closed_on, r.reviewed_at, s.name, r.note, r.version, {_SAID.format("yes")},
 {_SAID.format("partly")}, {_SAID.format("no")} FROM quality_review r JOIN "case" c ON c.id = r.case_id
 LEFT JOIN category g ON g.code = c.problem LEFT JOIN staff_member s ON s.id = r.reviewed_by_id"""


def samples(look: Look) -> list[SampleRow]:
    """Every sample, the newest first."""
    return [SampleRow(*row) for row in look.rows(f"{_SAMPLE} ORDER BY q.id DESC LIMIT {MOST}")]


def sample(look: Look, sample_id: int) -> SampleRow:
    """One sample. Raises `NotFound`."""
    row = look.row(f"{_SAMPLE} WHERE q.id = :id", id=sample_id)
    if row is None:
        raise NotFound(f"There is no quality sample {sample_id}.")
    return SampleRow(*row)


def reviews(look: Look, sample_id: int) -> list[ReviewRow]:
    """The cases of a sample, in the order in which they were drawn."""
    rows = look.rows(f"{_REVIEW} WHERE r.sample_id = :id ORDER BY r.id", id=sample_id)
    return [ReviewRow(*row) for row in rows]


def review(look: Look, review_id: int) -> ReviewRow:
    """One of them. Raises `NotFound`."""
    row = look.row(f"{_REVIEW} WHERE r.id = :id", id=review_id)
    if row is None:
        raise NotFound(f"There is no quality review {review_id}.")
    return ReviewRow(*row)


def answers(look: Look, review_id: int) -> list[AnswerRow]:
    """What was said to each question about one case."""
    rows = look.rows("SELECT question, answer, note FROM quality_answer WHERE review_id = :id", id=review_id)
    return [AnswerRow(*row) for row in rows]


def results(look: Look, sample_id: int) -> tuple[Result, ...]:
    """How often each answer was given to each question, over the sample."""
    rows = look.rows(
        "SELECT a.question, a.answer, count(*) FROM quality_review r JOIN quality_answer a ON a.review_id = r.id "
        "WHERE r.sample_id = :id GROUP BY a.question, a.answer",
        id=sample_id,
    )
    return rules.results(rows)


def concluded(look: Look, first: date, last: date) -> list[SampleRow]:
    """Samples concluded from a day of the office to another: an input of the review (8.6)."""
    rows = look.rows(
        f"{_SAMPLE} WHERE q.concluded_on BETWEEN :first AND :last ORDER BY q.concluded_on LIMIT {MOST}",
        first=first.isoformat(),
        last=last.isoformat(),
    )
    return [SampleRow(*row) for row in rows]


def due_rows(look: Look) -> list[Due]:
    """Samples that are not concluded yet."""
    return [
        Due(
            date.fromisoformat(row.due_on),
            f"Quality review: {row.reviewed} of {row.drawn} cases reviewed",
            row.reviewer,
            row.reviewer_id,
            "annex D",
            "quality",
            row.id,
        )
        for row in samples(look)
        if row.concluded_on is None
    ]
