"""The presets can be read and say what their rules say; their dates are those a person counts on a calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from complaintdesk.rules.calendar import OfficeCalendar
from complaintdesk.rules.clocks import Clock, due, due_on
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.vocabulary import ClockKind
from complaintdesk.store.presets import USUAL, codes, preset

LONDON = OfficeCalendar("GB", "ENG", "Europe/London")
DUBLIN = OfficeCalendar("IE", None, "Europe/Dublin")
SYDNEY = OfficeCalendar("AU", "NSW", "Australia/Sydney")
NEW_YORK = OfficeCalendar("US", None, "America/New_York")
ISTANBUL = OfficeCalendar("TR", None, "Europe/Istanbul")

# what each preset promises; ! is what its rule makes binding, + how far it may be extended, in its own unit
EXPECTED = {
    "small_business": """
        acknowledge 1 business day after received
        update 5 business days after last_update
        decide 10 business days after received +10
        review_acknowledge 2 business days after escalated
        review_decide 10 business days after escalated +10
        recourse 3 months after decided""",
    "uk_fca": """
        acknowledge 1 business day after received
        update 10 business days after last_update
        early 3 business days after received !
        decide 8 weeks after received !
        recourse 6 months after decided !""",
    "uk_payment_services": """
        acknowledge 1 business day after received
        update 10 business days after last_update
        early 3 business days after received !
        decide 15 business days after received +20 !
        recourse 6 months after decided !""",
    "ie_central_bank": """
        acknowledge 5 business days after received !
        update 20 business days after last_update !
        decide 40 business days after received !""",
    "au_rg271": """
        acknowledge 1 business day after received
        update 10 business days after last_update
        decide 30 calendar days after received !
        recourse 24 months after decided !""",
    "au_rg271_super": """
        acknowledge 1 business day after received
        update 10 business days after last_update
        decide 45 calendar days after received !""",
    "us_cfpb": """
        acknowledge 1 business day after received
        update 10 business days after last_update
        decide 15 calendar days after received +45 !""",
    "nhs_england": """
        acknowledge 3 business days after received !
        update 10 business days after last_update
        decide 6 months after received +6 !""",
    "uk_housing": """
        acknowledge 5 business days after received !
        update 5 business days after last_update
        decide 10 business days after acknowledged +10 !
        review_acknowledge 5 business days after escalated !
        review_decide 20 business days after review_acknowledged +20 !
        recourse 12 months after decided !""",
    "tr_banks": """
        acknowledge 1 business day after received
        update 10 business days after last_update
        decide 30 calendar days after received +10 !
        recourse 60 calendar days after decided !""",
    "tr_banks_cards": """
        acknowledge 1 business day after received
        update 10 business days after last_update
        decide 20 calendar days after received +10 !
        recourse 60 calendar days after decided !""",
}


def said(clock: Clock) -> str:
    unit = clock.unit.value.replace("_", " ")
    length = f"{clock.length} {unit.removesuffix('s') if clock.length == 1 else unit}"
    extension = f" +{clock.extend_by}" if clock.extend_by else ""
    return f"{clock.kind} {length} after {clock.anchor}{extension}{' !' if clock.statutory else ''}"


def of(code: str, kind: str) -> Clock:
    (clock,) = (clock for clock in preset(code).clocks if clock.kind == kind)
    return clock


def test_the_usual_one_comes_first_and_every_file_is_expected() -> None:
    assert codes()[0] == USUAL
    assert sorted(codes()) == sorted(EXPECTED)


def test_one_that_is_not_shipped_is_refused_with_the_nearest() -> None:
    with pytest.raises(Invalid, match="did you mean “uk_fca”"):
        preset("uk_fc")


@pytest.mark.parametrize("code", codes())
def test_the_clocks_are_those_of_the_rule(code: str) -> None:
    assert [said(clock) for clock in preset(code).clocks] == [
        line.strip() for line in EXPECTED[code].split("\n")[1:]
    ]


@pytest.mark.parametrize("code", codes())
def test_a_preset_says_what_it_is_and_leaves_nobody_without_news(code: str) -> None:
    policy = preset(code)
    assert policy.code == code
    assert policy.name
    assert policy.source
    assert policy.note
    assert "  " not in policy.note
    assert code == USUAL or (policy.check_by is not None and policy.check_by > policy.valid_from)
    of(code, "acknowledge")
    of(code, "decide")
    assert [clock.kind for clock in policy.clocks if clock.recurring] == [ClockKind.UPDATE]


@pytest.mark.parametrize("code", [code for code in codes() if code != USUAL])
def test_a_clock_rests_on_an_article_or_is_the_houses_own(code: str) -> None:
    for clock in preset(code).clocks:
        assert clock.rule
        assert clock.rule.startswith("house rule, 7.") is not clock.statutory


def test_records_are_kept_as_long_as_the_source_says() -> None:
    kept = {code: preset(code).keep_years for code in codes() if preset(code).keep_years is not None}
    assert kept == {"uk_fca": 3, "uk_payment_services": 3}


@pytest.mark.parametrize(
    ("code", "office", "anchor", "expected"),
    [
        # a Friday evening before a bank holiday, Monday the 31st
        (
            "uk_fca",
            LONDON,
            datetime(2026, 8, 28, 18, 30, tzinfo=UTC),
            {"acknowledge": date(2026, 9, 1), "early": date(2026, 9, 3), "decide": date(2026, 10, 23)},
        ),
        # no such day in February
        ("uk_fca", LONDON, datetime(2026, 8, 31, 9, tzinfo=UTC), {"recourse": date(2027, 2, 28)}),
        # over Christmas and the new year: the 25th, the 28th and the 1st are off
        ("uk_payment_services", LONDON, datetime(2026, 12, 14, 9, tzinfo=UTC), {"decide": date(2027, 1, 7)}),
        # Monday the 26th of October is off
        (
            "ie_central_bank",
            DUBLIN,
            datetime(2026, 10, 1, 9, tzinfo=UTC),
            {"acknowledge": date(2026, 10, 8), "update": date(2026, 10, 30), "decide": date(2026, 11, 27)},
        ),
        # it is Christmas Eve in Sydney already; the 25th and the 28th are off
        (
            "au_rg271",
            SYDNEY,
            datetime(2026, 12, 23, 23, tzinfo=UTC),
            {"acknowledge": date(2026, 12, 29), "decide": date(2027, 1, 23)},
        ),
        ("au_rg271_super", SYDNEY, datetime(2026, 12, 23, 23, tzinfo=UTC), {"decide": date(2027, 2, 7)}),
        # still Monday the 16th in New York; Thanksgiving is the 26th
        (
            "us_cfpb",
            NEW_YORK,
            datetime(2026, 11, 17, 4, 30, tzinfo=UTC),
            {"acknowledge": date(2026, 11, 17), "update": date(2026, 12, 1), "decide": date(2026, 12, 1)},
        ),
        (
            "nhs_england",
            LONDON,
            datetime(2026, 12, 23, 9, tzinfo=UTC),
            {"acknowledge": date(2026, 12, 30), "decide": date(2027, 6, 23)},
        ),
        ("uk_housing", LONDON, datetime(2026, 12, 2, 9, tzinfo=UTC), {"decide": date(2026, 12, 16)}),
        (
            "uk_housing",
            LONDON,
            datetime(2027, 1, 18, 9, tzinfo=UTC),
            {"review_acknowledge": date(2027, 1, 25), "review_decide": date(2027, 2, 15)},
        ),
        # Thursday the 29th of October is off
        (
            "tr_banks",
            ISTANBUL,
            datetime(2026, 10, 28, 9, tzinfo=UTC),
            {"acknowledge": date(2026, 10, 30), "decide": date(2026, 11, 27), "recourse": date(2026, 12, 27)},
        ),
        ("tr_banks_cards", ISTANBUL, datetime(2026, 12, 10, 9, tzinfo=UTC), {"decide": date(2026, 12, 30)}),
    ],
)
def test_the_due_days_are_those_a_person_counts(
    code: str, office: OfficeCalendar, anchor: datetime, expected: dict[str, date]
) -> None:
    assert {kind: due_on(of(code, kind), anchor, office) for kind in expected} == expected


@pytest.mark.parametrize(
    ("code", "kind", "office", "anchor", "expected"),
    [
        ("uk_payment_services", "decide", LONDON, datetime(2026, 12, 14, 9, tzinfo=UTC), date(2027, 2, 4)),
        ("us_cfpb", "decide", NEW_YORK, datetime(2026, 11, 17, 4, 30, tzinfo=UTC), date(2027, 1, 15)),
        ("uk_housing", "decide", LONDON, datetime(2026, 12, 2, 9, tzinfo=UTC), date(2027, 1, 4)),
        ("uk_housing", "review_decide", LONDON, datetime(2027, 1, 18, 9, tzinfo=UTC), date(2027, 3, 15)),
        ("tr_banks", "decide", ISTANBUL, datetime(2026, 12, 10, 9, tzinfo=UTC), date(2027, 1, 19)),
    ],
)
def test_the_longest_extension_ends_on_the_day_a_person_counts(
    code: str, kind: str, office: OfficeCalendar, anchor: datetime, expected: date
) -> None:
    clock = of(code, kind)
    assert due(clock, anchor, office, extended_by=clock.extend_by).on == expected
