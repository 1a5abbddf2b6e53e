"""A known caller is known however the number was written down."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.ways_to_reach import check_email, phone_digits, phone_shown, phone_tail, same_phone
from tests.hostile import HOSTILE, SURROGATES

ANY = st.one_of(st.text(), st.sampled_from(HOSTILE + SURROGATES))


@pytest.mark.parametrize(
    "written",
    [
        "0532 555 01 47",
        "+90 532 555 01 47",
        "0090 (0)532 555 01 47",
        "(0532) 555-01-47",
        "5325550147",
        "+90–532–555–01–47 ext. 12",
        "０５３２ ５５５ ０１ ４７",
        "\u202a+905325550147\u202c",
    ],
)
def test_one_number_written_in_many_ways(written: str) -> None:
    assert same_phone(written, "0532 555 01 47")
    assert phone_tail(written).startswith(phone_tail("532 555 01 47"))


@pytest.mark.parametrize(
    ("one", "other"),
    [("0532 555 01 47", "0532 555 01 48"), ("", ""), ("none", "—"), ("147", "0532 555 01 47"), ("0", "0")],
)
def test_other_numbers_are_other_people(one: str, other: str) -> None:
    assert not same_phone(one, other)


def test_short_numbers_agree_whole_and_eight_digit_countries_are_known_abroad() -> None:
    assert same_phone("155", "0155")
    assert same_phone("+47 22 12 34 56", "22 12 34 56")


@given(ANY, ANY)
def test_sameness_goes_both_ways(a: str, b: str) -> None:
    assert same_phone(a, b) == same_phone(b, a)
    assert same_phone(a, a) == bool(phone_digits(a))


@given(ANY)
def test_digits_are_digits_and_the_tail_is_them_backwards(text: str) -> None:
    digits = phone_digits(text)
    assert digits == "" or (digits.isascii() and digits.isdigit() and digits[0] != "0")
    assert phone_tail(text) == digits[::-1]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("05325550147", "0532 555 01 47"),
        ("+905325550147", "+90 532 555 01 47"),
        ("00905325550147", "+90 532 555 01 47"),
        ("+12025550143", "+1 202 555 0143"),
        ("020 7946 0958", "020 7946 0958"),
        ("0212-555-01-47", "0212 555 01 47"),
        ("112", "112"),
        ("ask for Bob, 123", "ask for Bob, 123"),
    ],
)
def test_numbers_are_shown_in_groups_and_typed_groups_stay(typed: str, shown: str) -> None:
    assert phone_shown(typed) == shown


@given(st.text("0123456789+ ()-./x", min_size=1))
def test_tidying_never_changes_the_number(text: str) -> None:
    assert phone_digits(phone_shown(text)) == phone_digits(text)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" ayse@example.com ", "ayse@example.com"),
        ("Ayşe Demir <ayse@Example.COM>", "ayse@example.com"),
        ("mailto:a.b+c@example.co.uk", "a.b+c@example.co.uk"),
        ("info@müller.de", "info@müller.de"),
    ],
)
def test_addresses_are_taken_as_mail_programs_write_them(typed: str, kept: str) -> None:
    assert check_email(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "ayse",
        "@example.com",
        "ayse@",
        "a b@example.com",
        "a@@b.com",
        "a@b@c.com",
        "ayse@example",
        "a,b@c.com",
        "a..b@c.com",
        ".a@b.com",
        "a@-b.com",
        "a@b..com",
        "a@b.com\u202e",
        "x" * 300 + "@a.com",
    ],
)
def test_slips_are_caught(typed: str) -> None:
    with pytest.raises(Invalid) as caught:
        check_email(typed)
    assert "email" in caught.value.fields


@given(ANY)
def test_any_text_is_an_address_or_a_sentence(text: str) -> None:
    with suppress(Invalid):
        assert check_email(check_email(text)) == check_email(text)
    phone_shown(text)
