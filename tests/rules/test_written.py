"""Days, sums and lengths as a letter says them, and which language somebody is written to in."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from complaintdesk.rules import plain_text, written
from complaintdesk.rules.languages import language_of
from complaintdesk.rules.vocabulary import ClockUnit
from tests.hostile import HOSTILE

DAY = date(2026, 12, 3)


def test_days_in_both_languages() -> None:
    assert written.day(DAY, "en") == "Thursday 3 December 2026"
    assert written.day(DAY, "tr") == "3 Aralık 2026 Perşembe"
    assert written.short_day(DAY, "en") == "3 December 2026"
    assert written.short_day(DAY, "tr") == "3 Aralık 2026"
    assert written.moment(datetime(2026, 8, 1, 9, 5), "tr") == "1 Ağustos 2026 Cumartesi, 09:05"  # noqa: DTZ001


def test_every_month_and_weekday_is_turkish() -> None:
    months = {written.day(date(2026, month, 1), "tr").split()[1] for month in range(1, 13)}
    weekdays = {written.day(date(2026, 11, day), "tr").split()[3] for day in range(1, 8)}
    assert len(months) == 12
    assert len(weekdays) == 7
    assert {"Şubat", "Mayıs", "Ağustos", "Kasım", "Aralık"} <= months
    assert {"Salı", "Çarşamba", "Perşembe"} <= weekdays


@pytest.mark.parametrize(
    ("minor", "currency", "english", "turkish"),
    [
        (123450, "TRY", "1,234.50 TRY", "1.234,50 TL"),
        (123450, "GBP", "£1,234.50", "1.234,50 GBP"),
        (5, "EUR", "€0.05", "0,05 EUR"),
        (1234567, "JPY", "1,234,567 JPY", "1.234.567 JPY"),
        (1234567, "KWD", "1,234.567 KWD", "1.234,567 KWD"),
    ],
)
def test_sums_in_both_languages(minor: int, currency: str, english: str, turkish: str) -> None:
    assert written.amount(minor, currency, "en").replace("\u00a0", " ") == english
    assert written.amount(minor, currency, "tr").replace("\u00a0", " ") == turkish
    assert " " not in written.amount(minor, currency, "tr")  # a line never breaks within it


def test_lengths_and_lists() -> None:
    assert written.length(1, ClockUnit.BUSINESS_DAYS, "en") == "1 business day"
    assert written.length(10, ClockUnit.BUSINESS_DAYS, "tr") == "10 iş günü"
    assert written.length(1, ClockUnit.MONTHS, "tr") == "1 ay"
    assert [written.listed(parts, "en") for parts in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        *("", "a", "a and b", "a, b and c"),
    ]
    assert written.listed(["a", "b"], "tr") == "a ve b"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        *(("Turkish", "tr"), ("tr-TR", "tr"), ("TÜRKÇE", "tr"), ("türkçe", "tr"), ("İngilizce", "en")),
        *(("English (UK)", "en"), ("Kurdish, Turkish", "tr"), ("German", None), ("", None), (None, None)),
        ("Trinidad", None),
    ],
)
def test_which_of_our_languages_is_meant(said: str | None, meant: str | None) -> None:
    assert language_of(said) == meant


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_unseen_goes_on_paper(text: str) -> None:
    kept = plain_text.for_paper(text)
    assert plain_text.visible(kept, lines=True) == kept
    assert plain_text.for_paper(kept) == kept
    if plain_text.visible(text, lines=True) == text:
        assert kept == plain_text.clean(text)
