"""Days in any usual writing; the order is what the whole column proves."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaintdesk.documents.importing.days import Day, Tally, is_empty, orders_of, read

_WRITTEN = {
    "DMY": lambda day, sep: f"{day.day:02d}{sep}{day.month:02d}{sep}{day.year}",
    "MDY": lambda day, sep: f"{day.month:02d}{sep}{day.day:02d}{sep}{day.year}",
    "YMD": lambda day, sep: f"{day.year}{sep}{day.month:02d}{sep}{day.day:02d}",
}
_DAYS = st.dates(date(1990, 1, 1), date(2039, 12, 31))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2014-03-12", Day(date(2014, 3, 12))),
        ("2014-03-12T10:11:12.5Z", Day(date(2014, 3, 12), time(10, 11, 12, 500_000), timedelta(0))),
        ("2014-03-12 10:11:12+03:00", Day(date(2014, 3, 12), time(10, 11, 12), timedelta(hours=3))),
        ("2014/3/2 5:06 pm", Day(date(2014, 3, 2), time(17, 6))),
        ("12.03.2014 14:30", Day(date(2014, 3, 12), time(14, 30))),
        ("12/03/14", Day(date(2014, 3, 12), short=True)),
        ("12/03/2014 12:00:00 AM", Day(date(2014, 3, 12))),
        ("Mar 12, 2014", Day(date(2014, 3, 12))),
        ("12-Mar-14", Day(date(2014, 3, 12), short=True)),
        ("12 Şubat 2014", Day(date(2014, 2, 12))),
        ("Wed, 12 Mar 2014 10:00:00 +0300", Day(date(2014, 3, 12), time(10), timedelta(hours=3))),
        ("20140312", Day(date(2014, 3, 12))),
    ],
)
def test_a_day_as_people_and_systems_write_it(text: str, day: Day) -> None:
    assert read(text, "DMY") == day


@pytest.mark.parametrize(
    "text", ["", "soon", "31/02/2014", "2014-13-01", "12/2014", "99/99/9999", "1/2/3", "555-1234"]
)
def test_what_is_no_day(text: str) -> None:
    assert orders_of(text) is None
    assert read(text, "DMY") is None


def test_what_says_that_there_is_none() -> None:
    assert all(
        is_empty(text) for text in ("", " ", "-", "N/A", "null", "0000-00-00", "0000-00-00 00:00:00", "yok")
    )
    assert not is_empty("today")


def test_a_count_of_days_since_1899() -> None:
    assert read("41710", "SERIAL") == Day(date(2014, 3, 12))
    assert read("41710.5", "SERIAL") == Day(date(2014, 3, 12), time(12))


@given(
    days=st.lists(_DAYS, min_size=1, max_size=40),
    order=st.sampled_from(sorted(_WRITTEN)),
    sep=st.sampled_from("/-"),
)
def test_the_order_is_proven_or_said_to_be_open(days: list[date], order: str, sep: str) -> None:
    tally = Tally()
    for day in days:
        tally.add(_WRITTEN[order](day, sep))
    decision = tally.decide()
    assert decision.unfit == 0
    assert tally.days == len(days)
    if order == "YMD":
        assert tally.numeric == 0  # four digits in front leave no question
        return
    assert order in decision.possible
    if any(day.day > 12 for day in days):
        assert (decision.order, decision.proven) == (order, True)
    elif any(day.day != day.month for day in days):
        assert (decision.order, decision.proven) == ("DMY", False)
        assert tally.decide({order}).order == order
    chosen = decision.order if decision.proven else tally.decide({order}).order
    assert [read(_WRITTEN[order](day, sep), chosen) for day in days] == [Day(day) for day in days]


@given(days=st.lists(_DAYS, min_size=1, max_size=20))
def test_dots_put_the_day_first(days: list[date]) -> None:
    tally = Tally()
    for day in days:
        tally.add(_WRITTEN["DMY"](day, "."))
    assert tally.decide({"MDY"})[:3] == ("DMY", True, 0)


def test_a_column_of_two_minds_is_read_as_most_of_it_and_says_how_many_do_not_fit() -> None:
    tally = Tally()
    for text in ("13/01/2014", "14/01/2014", "01/15/2014", "02/03/2014", "", "n/a"):
        tally.add(text)
    assert tally.decide()[:3] == ("DMY", True, 1)
