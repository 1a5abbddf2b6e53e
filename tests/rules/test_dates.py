"""Days are understood as clerks type them and shown as people say them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaintdesk.rules.dates import Order, due_words, long, parse_day, short
from complaintdesk.rules.errors import Invalid
from tests.hostile import HOSTILE, SURROGATES

TODAY = date(2026, 11, 20)  # a Friday
DAYS = st.dates(date(1901, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("12.11", date(2026, 11, 12)),
        ("12.11.", date(2026, 11, 12)),
        ("12/11/2026", date(2026, 11, 12)),
        ("12-11-26", date(2026, 11, 12)),
        ("2026-11-12", date(2026, 11, 12)),
        ("12112026", date(2026, 11, 12)),
        ("20261112", date(2026, 11, 12)),
        ("１２．１１．２０２６", date(2026, 11, 12)),
        ("today", TODAY),
        (" Yesterday ", date(2026, 11, 19)),
        ("tomorrow", date(2026, 11, 21)),
        ("-3", date(2026, 11, 17)),
        ("−3", date(2026, 11, 17)),
        ("+3", date(2026, 11, 23)),
        ("3 days ago", date(2026, 11, 17)),
        ("2 weeks ago", date(2026, 11, 6)),
        ("mon", date(2026, 11, 16)),
        ("Monday", date(2026, 11, 16)),
        ("fri", date(2026, 11, 13)),
        ("last friday", date(2026, 11, 13)),
        ("on thu", date(2026, 11, 19)),
        ("12 Nov", date(2026, 11, 12)),
        ("Nov 12", date(2026, 11, 12)),
        ("12th of November 2025", date(2025, 11, 12)),
        ("12nov26", date(2026, 11, 12)),
        ("Thu 26 Nov", date(2026, 11, 26)),
        ("5 may", date(2026, 5, 5)),
        ("30.12", date(2026, 12, 30)),
        ("1.3", date(2026, 3, 1)),
        ("29.02", date(2024, 2, 29)),
        ("1.2.99", date(1999, 2, 1)),
    ],
)
def test_what_clerks_type(typed: str, day: date) -> None:
    assert parse_day(typed, TODAY) == day


def test_in_january_december_was_last_month() -> None:
    assert parse_day("30.12", date(2027, 1, 4)) == date(2026, 12, 30)


@pytest.mark.parametrize(
    ("order", "typed"), [("DMY", "3/4/2026"), ("MDY", "4/3/2026"), ("YMD", "26/4/3"), ("MDY", "2026-04-03")]
)
def test_the_offices_order_decides(order: Order, typed: str) -> None:
    assert parse_day(typed, TODAY, order=order) == date(2026, 4, 3)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Write a day like 12.11.2026"),
        ("soon", "Write a day"),
        ("31.04", "April has no day 31"),
        ("29.2.2025", "February 2025 has no day 29"),
        ("12/25/2026", "There is no month 25"),
        ("1.1.0001", "year"),
        ("1.1.123", "year"),
        ("32 nov", "November has no day 32"),
    ],
)
def test_the_sentence_says_what_cannot_be(typed: str, said: str) -> None:
    with pytest.raises(Invalid, match=said) as caught:
        parse_day(typed, TODAY)
    assert "day" in caught.value.fields


@given(DAYS, DAYS)
def test_the_day_that_a_list_shows_can_be_typed_in(day: date, today: date) -> None:
    shown = short(day, today)
    if (day.year != today.year and abs((day - today).days) > 180) or 0 <= (day - today).days <= 1:
        assert parse_day(shown, today) == day
    assert parse_day(day.isoformat(), today) == day


@given(st.one_of(st.text(), st.text("0123456789./- +nov"), st.sampled_from(HOSTILE + SURROGATES)), DAYS)
def test_any_text_is_a_day_or_a_sentence(text: str, today: date) -> None:
    try:
        assert isinstance(parse_day(text, today), date)
    except Invalid as error:
        assert len(str(error)) < 120


def test_lists_are_short_and_name_the_year_only_where_it_could_be_mistaken() -> None:
    assert [short(TODAY + timedelta(days=n), TODAY) for n in (0, 1, 6, 60, 400)] == [
        *("today", "tomorrow", "Thu 26 Nov", "Tue 19 Jan", "25 Dec 2027"),
    ]
    assert short(date(2026, 11, 19), TODAY) == "Thu 19 Nov"


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (None, "—"),
        (date(2026, 11, 18), "overdue 2 d"),
        (TODAY, "today"),
        (date(2026, 11, 21), "tomorrow"),
        (date(2026, 11, 26), "Thu 26 Nov"),
    ],
)
def test_a_due_date_in_a_list(due: date | None, words: str) -> None:
    assert due_words(due, TODAY) == words


def test_said_aloud() -> None:
    assert long(date(2026, 12, 3)) == "Thursday 3 December"
