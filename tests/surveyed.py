"""Surveys for tests: cases that were closed, a sample of them, and whoever may ask about it."""

from __future__ import annotations

from typing import Any

from complaintdesk.operations import sampling, satisfaction
from complaintdesk.operations.inputs import CallMade, SurveyAnswer, SurveyDrawn, check
from complaintdesk.queries import surveys
from complaintdesk.queries.surveys import SampledRow
from tests.desk import Office

CLERK, QUALITY, MANAGER = 1, 2, 3
YEAR = {"closed_from": "2026-01-01", "closed_to": "2026-12-31"}


def closed_case(office: Office, name: str, phone: str | None = "0532 555 01 47", **given: Any) -> int:
    """A case of this person that the clerk settled at once; reached by phone, unless something else is said."""
    ways = [{"kind": "phone", "value": phone}] if phone else []
    complainant = {"name": name, "contacts": ways, **given.pop("complainant", {})}
    case_id = office.new_case(complainant=complainant, **given)
    office.resolve(case_id)
    return case_id


def some_closed(office: Office, n: int) -> list[int]:
    """So many cases of so many people, each closed."""
    return [closed_case(office, f"Person {at}", f"0532 555 0{at:03d}") for at in range(1, n + 1)]


def draw(office: Office, actor: int = CLERK, **given: Any) -> int:
    """The id of a survey drawn now: everybody of the year, unless something else is said."""
    usual = {**YEAR, **({} if "percent" in given else {"size": 1000})}
    return office.do_as(actor, sampling.draw, check(SurveyDrawn, {**usual, **given}))


def sample(office: Office, survey_id: int) -> list[SampledRow]:
    """Everybody in it."""
    with office.desk.look() as look:
        return surveys.sampled(look, survey_id)


def answer(
    office: Office,
    row: SampledRow,
    handling: int | None,
    outcome: int | None,
    why: str | None = None,
    **given: Any,
) -> bool:
    """What they say to their interviewer."""
    said = {"sampled_id": row.id, "handling": handling, "outcome": outcome, **given}
    who = row.interviewer_id or CLERK
    office.clock.step()
    with office.desk.act(office.people[who - 1], why) as act:
        return satisfaction.answer(act, check(SurveyAnswer, said))


def call(office: Office, row: SampledRow, came_of_it: str, actor: int | None = None, **given: Any) -> str:
    """A call that brought no answer; how it stands with them now."""
    made = {"sampled_id": row.id, "came_of_it": came_of_it, **given}
    return office.do_as(actor or row.interviewer_id or CLERK, satisfaction.call, check(CallMade, made)).value
