"""A second call about the same thing is noticed; another complaint is not taken for it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from complaintdesk.rules.similarity import distinctive, likeness, words
from tests.hostile import HOSTILE, SURROGATES

ANY = st.one_of(st.text(), st.sampled_from(HOSTILE + SURROGATES))
FIRST = "Ordered an office chair on the 2nd, order 55-1022, promised for the 9th, not delivered, nobody rang."
AGAIN = "Still no delivery of my office chair, order 55-1022, it was promised"
OTHER = "The invoice for the repair of my washing machine is wrong, charged twice"


def test_the_second_call_is_more_alike_than_another_complaint() -> None:
    assert likeness(FIRST, AGAIN) > 0.6
    assert likeness(FIRST, OTHER) < 0.15


def test_turkish_endings_and_letters_do_not_matter() -> None:
    first = "Siparişim gelmedi, kargo kayıp"
    assert likeness(first, "SIPARISIM GELMEDI KARGO KAYIP") == 1.0
    assert likeness(first, "Siparişlerimiz gelmediği için yine arıyorum") > 0.4
    assert likeness(first, "Çamaşır makinesinin faturası yanlış kesilmiş") == 0.0


@given(ANY, ANY)
def test_likeness_is_a_share_and_goes_both_ways(a: str, b: str) -> None:
    assert 0.0 <= likeness(a, b) <= 1.0
    assert likeness(a, b) == likeness(b, a)
    assert likeness(a, a) == (1.0 if words(a) else 0.0)


def test_common_words_tell_nothing() -> None:
    assert words("I have not had it and they said that") == frozenset()
    assert words("çünkü bana neden") == frozenset()


def test_numbers_and_long_words_are_searched_by() -> None:
    assert distinctive(FIRST, 3)[:2] == ("1022", "2nd")
    assert "delivered" in distinctive(FIRST)
    assert distinctive("W" * 10_000) == ()


@given(ANY, st.integers(0, 12))
def test_no_more_words_than_asked_for(text: str, most: int) -> None:
    assert len(distinctive(text, most)) <= most
