"""Opening hours are read as people write them, shown as they are read, and refused where they make no sense."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.opening_hours import USUAL_DAY, WEEKDAYS, Span, day_text, parse_day, parse_week
from tests.hostile import HOSTILE, SURROGATES

MINUTES = st.lists(st.integers(0, 24 * 60 - 1), unique=True, max_size=8).map(sorted)


def _spans(minutes: list[int]) -> tuple[Span, ...]:
    times = [time(minute // 60, minute % 60) for minute in minutes]
    return tuple(Span(opens, closes) for opens, closes in zip(times[::2], times[1::2], strict=False))


@given(MINUTES)
def test_what_is_shown_is_read_again_as_the_same(minutes: list[int]) -> None:
    day = _spans(minutes)
    assert parse_day(day_text(day), "monday") == day


@given(st.lists(MINUTES, min_size=7, max_size=7))
def test_a_whole_week_is_read_as_it_was_shown(days: list[list[int]]) -> None:
    week = tuple(map(_spans, days))
    shown = {name: day_text(day) for name, day in zip(WEEKDAYS, week, strict=True)}
    if any(week):
        assert parse_week(shown) == week
    else:
        with pytest.raises(Invalid, match="at least one day"):
            parse_week(shown)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("09:00-12:30, 13:30-17:00", "09:00-12:30, 13:30-17:00"),
        ("9:00 - 17:00", "09:00-17:00"),
        ("9.00–17.00", "09:00-17:00"),
        (" 8:30-12:00 ,13:00-17:30, ", "08:30-12:00, 13:00-17:30"),
        ("08:00-12:00,12:00-16:00", "08:00-12:00, 12:00-16:00"),
        ("0:00-23:59", "00:00-23:59"),
        ("", ""),
        ("  ", ""),
        (",", ""),
    ],
)
def test_untidy_writing_is_understood(written: str, shown: str) -> None:
    assert day_text(parse_day(written, "monday")) == shown


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("nine to five", "“nine to five” is no opening time"),
        ("9-17", "“9-17” is no opening time"),
        ("09:00", "“09:00” is no opening time"),
        ("09:00-12:60", "“09:00-12:60” is no opening time"),
        ("09:00-24:00", "“09:00-24:00” is no opening time"),
        ("09:00-12:00 13:00-17:00", "is no opening time"),
        ("09:00-12:00; 13:00-17:00", "is no opening time"),
        ("9:00 am-5:00 pm", "is no opening time"),
        ("09:00-17:00, x", "“x” is no opening time"),
        ("17:00-09:00", "ends later than it begins"),
        ("09:00-09:00", "ends later than it begins"),
        ("22:00-02:00", "ends later than it begins"),
        ("09:00-13:00, 12:30-17:00", "the next after it"),
        ("13:30-17:00, 09:00-12:30", "the next after it"),
        ("09:00-12:00, 09:00-12:00", "the next after it"),
    ],
)
def test_what_makes_no_sense_is_refused_at_its_day_with_an_example_to_follow(written: str, said: str) -> None:
    with pytest.raises(Invalid, match=said) as caught:
        parse_week({"monday": "09:00-17:00", "tuesday": written})
    assert str(caught.value).startswith("tuesday: ")
    assert list(caught.value.fields) == ["tuesday"]
    example = caught.value.fields["tuesday"].removeprefix("Write opening hours like ").split(";")[0]
    assert parse_day(example, "tuesday")


def test_a_weekday_that_is_left_out_is_closed() -> None:
    week = parse_week({"saturday": "09:00-17:00"})
    assert week == ((), (), (), (), (), USUAL_DAY, ())


@pytest.mark.parametrize("given_", [{}, {"monday": ""}, dict.fromkeys(WEEKDAYS, " ")])
def test_an_office_that_never_opens_is_refused(given_: dict[str, str]) -> None:
    with pytest.raises(Invalid, match="at least one day"):
        parse_week(given_)


@pytest.mark.parametrize("name", ["mon", "Monday", "montag", "", "holidays"])
def test_a_weekday_of_another_name_is_refused_and_the_right_ones_are_told(name: str) -> None:
    with pytest.raises(Invalid, match="monday, tuesday") as caught:
        parse_week({name: "09:00-17:00"})
    assert list(caught.value.fields) == [name]


@pytest.mark.parametrize("text", HOSTILE + SURROGATES)
def test_hostile_text_is_no_opening_time_and_no_crash(text: str) -> None:
    try:
        assert parse_day(day_text(parse_day(text, "monday")), "monday") is not None
    except Invalid as refused:
        assert list(refused.fields) == ["monday"]


@given(st.one_of(st.text(), st.text("0123456789:.-–, ", max_size=30)))
def test_any_text_is_a_day_or_a_sentence(text: str) -> None:
    try:
        day = parse_day(text, "monday")
    except Invalid:
        return
    assert parse_day(day_text(day), "monday") == day
    assert all(span.opens < span.closes for span in day)
