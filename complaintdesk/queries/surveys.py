"""The register of surveys, what each came to, and the call sheet (8.3)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple

from complaintdesk.queries.satisfaction import COUNTED, Satisfaction, figures
from complaintdesk.rules.errors import NotFound
from complaintdesk.rules.satisfaction import Reply
from complaintdesk.store.look import Look


class SurveyRow(NamedTuple):
    """A survey; `*_on` and the period are dates at the office. `states` counts its people by `Reply`."""

    id: int
    title: str
    closed_from: str
    closed_to: str
    department: str | None
    medium: str
    size: int | None
    percent: int | None
    spare_months: int
    seed: int
    seed_given: int
    population: int
    eligible: int
    left_out: Mapping[str, int]
    ask_by: str
    drawn_on: str
    drawn_by: str
    ended_on: str | None
    ended_by: str | None
    ended_note: str | None
    version: int
    states: Mapping[str, int]

    @property
    def sampled(self) -> int:
        """How many are in its sample."""
        return sum(self.states.values())

    @property
    def waiting(self) -> int:
        """How many were not asked yet."""
        return self.states.get(Reply.WAITING, 0)

    @property
    def rule(self) -> str:
        """By which rule it was drawn, in words."""
        return f"{self.percent} % of them" if self.percent is not None else f"{self.size:,} of them"


class Said(NamedTuple):
    """What somebody said in their own words, without who it was."""

    handling: int | None
    outcome: int | None
    words: str


class Results(NamedTuple):
    """What a survey came to so far."""

    survey: SurveyRow
    figures: Satisfaction
    said: tuple[Said, ...]

    @property
    def population(self) -> int:
        """How many could have been drawn."""
        return self.survey.eligible


class SampledRow(NamedTuple):
    """Somebody in a sample; `state` is of `Reply`. Instants are UTC, days those of the office."""

    id: int
    survey_id: int
    place: int
    case_id: int
    reference: str
    person_id: int  # who is asked: who acts for the complainant, else the complainant
    name: str
    acts_for: str | None  # the complainant, where somebody acts for them
    capacity: str | None
    language: str | None
    needs: str
    needs_note: str | None
    medium: str
    interviewer_id: int | None
    interviewer: str | None
    state: str
    tries: int
    call_on: str | None
    printed_on: str | None
    handling: int | None
    outcome: int | None
    words: str | None
    done_on: str | None
    received_on: str
    closed_on: str | None
    stage: str
    problem: str
    product: str | None
    description: str
    decision: str | None
    remedy_given: str | None
    version: int


class TryRow(NamedTuple):
    """A call that was made; `at` is UTC."""

    at: str
    by: str
    came_of_it: str
    note: str | None


_SURVEY: Final = (
    "SELECT s.id, s.title, s.closed_from, s.closed_to, d.name, s.medium, s.size, s.percent, s.spare_months, "
    "s.seed, s.seed_given, s.population, s.eligible, s.left_out, s.ask_by, s.drawn_on, b.name, s.ended_on, "
    "e.name, s.ended_note, s.version FROM survey s LEFT JOIN department d ON d.id = s.department_id "
    "JOIN staff_member b ON b.id = s.drawn_by_id LEFT JOIN staff_member e ON e.id = s.ended_by_id "
)
_STATES: Final = (
    "SELECT s.id, a.state, count(*) FROM survey s CROSS JOIN survey_sampled a ON a.survey_id = s.id "
    "GROUP BY s.id, a.state"
)
_SAMPLED: Final = (
    "SELECT a.id, a.survey_id, a.place, a.case_id, c.reference, p.id, p.name, "
    "CASE WHEN c.representative_id IS NULL THEN NULL ELSE o.name END, c.representative_capacity, "
    "p.language, p.needs, p.needs_note, a.medium, a.interviewer_id, i.name, a.state, a.tries, a.call_on, "
    "a.printed_on, a.handling, a.outcome, a.words, a.done_on, c.received_on, c.closed_on, c.stage, g.label, "
    "c.product, c.description, c.decision, c.remedy_given, a.version "
    'FROM survey_sampled a JOIN "case" c ON c.id = a.case_id JOIN category g ON g.code = c.problem '
    "JOIN complainant o ON o.id = a.complainant_id "
    "JOIN complainant p ON p.id = coalesce(c.representative_id, a.complainant_id) "
    "LEFT JOIN staff_member i ON i.id = a.interviewer_id "
)


def surveys(look: Look) -> list[SurveyRow]:
    """All of them, the newest first."""
    states: dict[int, dict[str, int]] = {}
    for survey, state, n in look.rows(_STATES):
        states.setdefault(survey, {})[state] = n
    return [_row(row, states.get(row[0], {})) for row in look.rows(f"{_SURVEY} ORDER BY s.id DESC")]


def survey(look: Look, survey_id: int) -> SurveyRow:
    """One of them. Raises `NotFound`."""
    row = look.row(f"{_SURVEY} WHERE s.id = :id", id=survey_id)
    if row is None:
        raise NotFound(f"There is no survey with the number {survey_id} in this file.")
    counted = "SELECT state, count(*) FROM survey_sampled WHERE survey_id = :id GROUP BY 1"
    return _row(row, dict(look.rows(counted, id=survey_id)))


def _row(row: tuple[object, ...], states: Mapping[str, int]) -> SurveyRow:
    at = SurveyRow._fields.index("left_out")
    return SurveyRow._make((*row[:at], json.loads(str(row[at])), *row[at + 1 :], states))


def results(look: Look, survey_id: int) -> Results:
    """What it came to so far: the figures, and what was said, without who said it. Raises `NotFound`."""
    found = survey(look, survey_id)
    row = look.row(f"SELECT {COUNTED} FROM survey_sampled WHERE survey_id = :id", id=survey_id)
    last = look.today if found.ended_on is None else date.fromisoformat(found.ended_on)
    counted = figures(row, date.fromisoformat(found.drawn_on), last)
    # by the words, not by the order of the draw: that would tell who said it
    said = look.rows(
        "SELECT handling, outcome, words FROM survey_sampled WHERE survey_id = :id AND words IS NOT NULL "
        "AND state = 'answered' ORDER BY handling, outcome, words",
        id=survey_id,
    )
    return Results(found, counted, tuple(Said(*row) for row in said))


def sampled(look: Look, survey_id: int) -> list[SampledRow]:
    """Everybody in its sample, in the order of the draw."""
    rows = look.rows(f"{_SAMPLED} WHERE a.survey_id = :id ORDER BY a.place", id=survey_id)
    return [SampledRow(*row) for row in rows]


def one(look: Look, sampled_id: int) -> SampledRow:
    """One of those in a sample. Raises `NotFound`."""
    row = look.row(f"{_SAMPLED} WHERE a.id = :id", id=sampled_id)
    if row is None:
        raise NotFound(f"There is nobody with the number {sampled_id} in the samples of this file.")
    return SampledRow(*row)


def tries(look: Look, sampled_id: int) -> list[TryRow]:
    """The calls that were made to them, oldest first."""
    rows = look.rows(
        "SELECT t.at, s.name, t.came_of_it, t.note FROM survey_try t JOIN staff_member s ON s.id = t.by_id "
        "WHERE t.sampled_id = :id ORDER BY t.id",
        id=sampled_id,
    )
    return [TryRow(*row) for row in rows]


def sheet(look: Look, survey_id: int, staff_id: int | None = None) -> list[SampledRow]:
    """Whom to ask next: who agreed to be called by today first, then who was tried least; agreed for later last.

    Of one interviewer, if given. Cases that were taken up again since they were drawn are not asked about.
    """
    today = look.today.isoformat()
    rows = [
        row
        for row in sampled(look, survey_id)
        if row.state == Reply.WAITING and row.closed_on is not None and staff_id in (None, row.interviewer_id)
    ]

    def turn(row: SampledRow) -> tuple[int, str, int, int]:
        agreed = row.call_on is not None
        later = agreed and (row.call_on or "") > today
        return (2 if later else 0 if agreed else 1, row.call_on or "", row.tries, row.place)

    return sorted(rows, key=turn)
