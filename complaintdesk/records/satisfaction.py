"""Whom we ask how they were treated, and what they say (8.3)."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from complaintdesk.records.types import Instant


class Survey(SQLModel, table=True):
    """One random sample of closed cases whose complainants are asked. `*_on` are dates at the office.

    With the seed and the references of the cases that could be drawn, anybody can draw it again by hand
    (`rules.sampling`).
    """

    __tablename__ = "survey"

    id: int | None = Field(default=None, primary_key=True)
    title: str
    closed_from: date  # cases closed from this day on
    closed_to: date  # to this one
    department_id: int | None = Field(default=None, foreign_key="department.id")  # of this one only
    medium: str  # rules.satisfaction.Medium
    size: int | None = None  # so many, or
    percent: int | None = None  # this share of those who could be drawn
    spare_months: int  # nobody is asked twice within so many months; 0: they are
    seed: int
    seed_given: bool = False  # somebody wrote the seed, instead of letting it be drawn
    population: int  # cases closed in the period
    eligible: int  # people who could be drawn
    left_out: str  # JSON: {rules.satisfaction.LeftOut: how many cases}
    ask_by: date
    drawn_at: datetime = Field(sa_type=Instant)
    drawn_on: date
    drawn_by_id: int = Field(foreign_key="staff_member.id")
    ended_at: datetime | None = Field(default=None, sa_type=Instant)
    ended_on: date | None = None
    ended_by_id: int | None = Field(default=None, foreign_key="staff_member.id")
    ended_note: str | None = None
    version: int = 1


class Sampled(SQLModel, table=True):
    """A case in a survey, with whom it is talked over, by whom, and what they answered.

    Marks are 1 (very dissatisfied) to 5 (very satisfied). `department_id` is that of the case when it was drawn.
    """

    __tablename__ = "survey_sampled"

    id: int | None = Field(default=None, primary_key=True)
    survey_id: int = Field(foreign_key="survey.id")
    place: int  # in the order of the draw
    case_id: int = Field(foreign_key="case.id", index=True)
    complainant_id: int = Field(foreign_key="complainant.id")
    department_id: int | None = Field(default=None, foreign_key="department.id")
    medium: str  # rules.satisfaction.Medium: phone or letter
    interviewer_id: int | None = Field(default=None, foreign_key="staff_member.id")  # None: nobody is left
    state: str = "waiting"  # rules.satisfaction.Reply
    tries: int = 0  # calls that reached nobody
    call_on: date | None = None  # they asked to be called on this day
    printed_on: date | None = None  # the letter
    handling: int | None = None
    outcome: int | None = None
    words: str | None = None
    done_on: date | None = None  # the day it was answered, refused or given up
    taken_by_id: int | None = Field(default=None, foreign_key="staff_member.id")  # who took it down
    by_handler: bool = False  # who took it down had a hand in the case: nobody else works here
    why: str | None = None  # why they were left out after all
    never_again: bool = False  # they do not want to be asked again, or have died
    version: int = 1


class SurveyTry(SQLModel, table=True):
    """A call that was made: what came of it, by whom."""

    __tablename__ = "survey_try"

    id: int | None = Field(default=None, primary_key=True)
    sampled_id: int = Field(foreign_key="survey_sampled.id", index=True)
    at: datetime = Field(sa_type=Instant)
    by_id: int = Field(foreign_key="staff_member.id")
    came_of_it: str  # rules.satisfaction.CallResult
    note: str | None = None
