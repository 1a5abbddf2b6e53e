"""Targets are understood in the unit of their measure; a verdict never comes of a rounded number."""

from __future__ import annotations

import pytest

from complaintdesk.rules import objectives
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.figure import Figure, as_json, from_json, length, share
from complaintdesk.rules.measures import BY_CODE, PERIODIC
from complaintdesk.rules.objectives import Verdict


@pytest.mark.parametrize(
    ("measure", "typed", "kept", "said"),
    [
        ("acknowledged_late", "5", 500, "at most 5 %"),
        ("acknowledged_late", "2,5 %", 250, "at most 2.5 %"),
        ("days_to_decide", "10 days", 1000, "nine in ten within 10 days"),
        ("days_to_decide", "1", 100, "nine in ten within 1 day"),
        ("first_contact", "20", 2000, "at least 20 %"),
        ("received", "120", 12000, "at most 120"),
        ("compensation", "1,250.50", 125050, "at most 1,250.50 GBP"),
    ],
)
def test_a_target_is_read_and_told_in_its_unit(measure: str, typed: str, kept: int, said: str) -> None:
    assert objectives.parse_target(BY_CODE[measure], typed, "GBP") == kept
    reach = objectives.at_least(BY_CODE[measure], None)
    assert objectives.target_words(measure, kept, "GBP", reach=reach) == said


@pytest.mark.parametrize(
    ("measure", "typed"),
    [("acknowledged_late", "101"), ("acknowledged_late", "few"), ("days_to_close", "-1"), ("compensation", "x")],
)
def test_a_target_that_cannot_be_is_refused(measure: str, typed: str) -> None:
    with pytest.raises(Invalid):
        objectives.parse_target(BY_CODE[measure], typed, "GBP")


def test_only_where_neither_way_is_good_somebody_chooses_it() -> None:
    assert objectives.at_least(BY_CODE["received"], True)
    assert not objectives.at_least(BY_CODE["received"], None)
    assert not objectives.at_least(BY_CODE["acknowledged_late"], True)
    assert objectives.at_least(BY_CODE["satisfaction_handling"], False)


def test_a_share_is_judged_by_its_cases() -> None:
    target = 500  # five per cent
    judged = [
        objectives.judge(share("acknowledged_late", late, of), target, "GBP", reach=False)
        for late, of in ((5, 100), (5, 99), (0, 4), (50_001, 1_000_000))
    ]
    assert judged == [Verdict.MET, Verdict.NOT_MET, Verdict.TOO_FEW, Verdict.NOT_MET]


def test_days_are_judged_by_nine_in_ten() -> None:
    figure = length("days_to_decide", {"2": 8, "12": 1, "30": 1})
    assert (figure.median, figure.ninth) == (2, 12)
    assert objectives.judge(figure, 1100, "GBP", reach=False) is Verdict.NOT_MET
    assert objectives.judge(figure, 1200, "GBP", reach=False) is Verdict.MET


def test_money_is_judged_in_the_shops_currency() -> None:
    figure = Figure("compensation", 3, sums=(("EUR", 9_000_00), ("GBP", 40_00)))
    assert objectives.judge(figure, 40_00, "GBP", reach=False) is Verdict.MET
    assert objectives.judge(figure, 39_99, "GBP", reach=False) is Verdict.NOT_MET


def test_an_alarm_lies_beyond_the_target() -> None:
    objectives.check_alarm(500, 500, reach=False)
    objectives.check_alarm(8000, 6000, reach=True)
    with pytest.raises(Invalid, match="above"):
        objectives.check_alarm(500, 400, reach=False)
    with pytest.raises(Invalid, match="below"):
        objectives.check_alarm(8000, 9000, reach=True)
    figure = share("acknowledged_late", 9, 100)
    assert objectives.alarmed(figure, 800, "GBP", reach=False)
    assert not objectives.alarmed(figure, 900, "GBP", reach=False)
    assert not objectives.alarmed(figure, None, "GBP", reach=False)


def test_a_frozen_figure_reads_as_it_was() -> None:
    figures = (
        Figure("received", 0),
        share("repeats", 2, 9),
        share("first_contact", 1, 3),
        length("days_to_close", {"0": 5, "40": 5}),
        Figure("compensation", 2, sums=(("EUR", 5), ("GBP", 7))),
    )
    assert from_json(as_json(figures)) == {figure.measure: figure for figure in figures}
    assert figures[-1].in_words == "2 (0.05 EUR, 0.07 GBP)"
    assert figures[1].in_words == "22 % of 9"
    assert figures[2].in_words == "too few to say (of 3)"


def test_every_measure_can_be_an_objective() -> None:
    for measure in PERIODIC:
        assert measure.title and measure.definition.endswith(".") and measure.clause
        target = objectives.parse_target(measure, "20", "GBP")
        assert objectives.target_words(measure.code, target, "GBP", reach=False)
