"""The questions about surveys, for `test_plans`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from complaintdesk.queries import satisfaction, surveys
from complaintdesk.rules.errors import NotFound
from complaintdesk.rules.satisfaction import Medium
from complaintdesk.store import survey_frame
from complaintdesk.store.look import Look
from complaintdesk.store.survey_frame import Period

FIRST, LAST = date(2020, 1, 1), date(2027, 5, 20)
GROWING = ("survey_sampled", "survey_try")
# counted together after reading: a survey's sample, the marks of a period
FEW = ("satisfaction.", "surveys.", "survey_frame.hands")


def _unknown(ask: Callable[[], object]) -> None:
    """What is not on file is looked for all the same."""
    with pytest.raises(NotFound):
        ask()


ASKED: dict[str, Callable[[Look], object]] = {
    "satisfaction.satisfaction": lambda look: satisfaction.satisfaction(look, FIRST, LAST, 1),
    "satisfaction.by_month": lambda look: satisfaction.by_month(look, FIRST, LAST),
    "satisfaction.by_department": lambda look: satisfaction.by_department(look, FIRST, LAST),
    "satisfaction.due_rows": satisfaction.due_rows,
    "satisfaction.evidence_rows": satisfaction.evidence_rows,
    "survey_frame.frame": lambda look: survey_frame.frame(look, Period(FIRST, LAST), Medium.EITHER, FIRST),
    "survey_frame.hands": lambda look: survey_frame.hands(look, 1),
    "surveys.surveys": surveys.surveys,
    "surveys.survey": lambda look: _unknown(lambda: surveys.survey(look, 1)),
    "surveys.results": lambda look: _unknown(lambda: surveys.results(look, 1)),
    "surveys.sampled": lambda look: surveys.sampled(look, 1),
    "surveys.one": lambda look: _unknown(lambda: surveys.one(look, 1)),
    "surveys.tries": lambda look: surveys.tries(look, 1),
    "surveys.sheet": lambda look: surveys.sheet(look, 1, 1),
}
