"""Drawing a sample of closed cases whose complainants are asked (8.3), so that anybody can draw it again."""

from __future__ import annotations

import json
import secrets
from datetime import date

from sqlmodel import col, select

from complaintdesk.operations import on_case
from complaintdesk.operations.inputs import SurveyDrawn
from complaintdesk.records.category import Department
from complaintdesk.records.satisfaction import Sampled, Survey
from complaintdesk.records.staff_member import StaffMember
from complaintdesk.rules import sampling
from complaintdesk.rules.errors import Invalid, NotAllowed
from complaintdesk.rules.languages import ENGLISH
from complaintdesk.rules.satisfaction import LeftOut, months_before
from complaintdesk.rules.written import short_day
from complaintdesk.store import survey_frame
from complaintdesk.store.act import Act, operation
from complaintdesk.store.survey_frame import Candidate, Frame, Period

_USUAL_DAYS = 15  # business days for asking, unless another day is said


@operation
def draw(act: Act, given: SurveyDrawn) -> int:
    """Draw a sample and give each of those in it to somebody who had no hand in their case. The survey's id.

    Raises `Invalid` for a period that is none, and `NotAllowed` where nobody closed in it can be asked.
    """
    who = on_case.person(act)
    _check(act, given)
    department = None if given.department_id is None else act.session.get(Department, given.department_id)
    on = given.drawn_on or act.today
    period = Period(given.closed_from, min(given.closed_to, on), given.department_id)
    lately = months_before(on, given.spare_months) if given.spare_months else None
    frame = survey_frame.frame(act.look, period, given.medium, lately)
    if not frame.candidates:
        raise NotAllowed(_nobody(frame))
    seed = given.seed or 1 + secrets.randbelow(sampling.SEEDS)
    eligible = len(frame.candidates)
    size = given.size or sampling.size_of_share(given.percent or 100, eligible)
    by_name = {candidate.reference: candidate for candidate in frame.candidates}
    drawn = [by_name[name] for name in sampling.draw(by_name, size, seed)]
    survey = Survey(
        title=given.title or _title(given, department),
        **given.model_dump(
            include={"closed_from", "closed_to", "department_id", "size", "percent", "spare_months"}
        ),
        medium=given.medium.value,
        seed=seed,
        seed_given=given.seed is not None,
        population=frame.population,
        eligible=eligible,
        left_out=json.dumps(dict(sorted(frame.left_out.items()))),
        ask_by=given.ask_by or act.calendar.add_business_days(on, _USUAL_DAYS),
        drawn_at=act.now,
        drawn_on=on,
        drawn_by_id=who,
    )
    act.session.add(survey)
    act.session.flush()
    _share_out(act, survey, drawn, _interviewers(act, given))
    assert survey.id is not None  # noqa: S101 - it was flushed above
    return survey.id


def _check(act: Act, given: SurveyDrawn) -> None:
    wrong = {}
    if (given.size is None) == (given.percent is None):
        wrong["size"] = "say how many are to be asked, or which share of them, and not both"
    if given.closed_to < given.closed_from:
        wrong["closed_to"] = "this lies before the first day"
    on = given.drawn_on or act.today
    if on > act.today:
        wrong["drawn_on"] = "this lies ahead"
    elif given.closed_from > on:
        wrong["closed_from"] = "this lies ahead: no case was closed yet"
    if given.ask_by is not None and given.ask_by < on:
        wrong["ask_by"] = "this lies in the past"
    if given.department_id is not None and act.session.get(Department, given.department_id) is None:
        wrong["department_id"] = "choose a department of the office"
    if wrong:
        raise Invalid("; ".join(f"{name.replace('_', ' ')}: {why}" for name, why in wrong.items()), wrong)


def _nobody(frame: Frame) -> str:
    if not frame.population:
        return "No case was closed in this period, so there is nobody to ask. Choose a longer one."
    labels = {each.value: each.label for each in LeftOut}
    why = sampling.left_out_in_words(frame.left_out, labels)
    return f"{frame.population:,} were closed in this period, and none of them can be asked: {why}."


def _title(given: SurveyDrawn, department: Department | None) -> str:
    whose = "" if department is None else f", {department.name}"
    first, last = given.closed_from, given.closed_to
    began = _brief(first) if first.year != last.year else _brief(first).rpartition(" ")[0]
    return f"Closed {began} – {_brief(last)}{whose}"


def _brief(day: date) -> str:
    """`14 Sep 2026`."""
    number, month, year = short_day(day, ENGLISH).split(" ")
    return f"{number} {month[:3]} {year}"


def _interviewers(act: Act, given: SurveyDrawn) -> list[int]:
    if given.interviewers:
        return [on_case.staff_member(act, each, "interviewers").id or 0 for each in given.interviewers]
    everybody = select(StaffMember.id).where(StaffMember.active).order_by(col(StaffMember.id))
    return [each for each in act.session.exec(everybody) if each is not None]


def _share_out(act: Act, survey: Survey, drawn: list[Candidate], people: list[int]) -> None:
    """Nobody asks about their own work; an office of one person has nobody else."""
    alone = on_case.is_alone(act)
    barred = [
        set() if alone else {hand.staff_id for hand in survey_frame.hands(act.look, candidate.case_id)}
        for candidate in drawn
    ]
    takers = sampling.shared_out(barred, people)
    for place, (candidate, taker) in enumerate(zip(drawn, takers, strict=True), start=1):
        act.session.add(
            Sampled(
                survey_id=survey.id or 0,
                place=place,
                case_id=candidate.case_id,
                complainant_id=candidate.complainant_id,
                department_id=candidate.department_id,
                medium=candidate.medium,
                interviewer_id=taker,
            )
        )
