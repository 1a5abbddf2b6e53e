"""Nothing people type is lost, and nothing of it acts on a terminal."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaintdesk.rules.plain_text import clean, clean_line, fold, visible
from tests.hostile import HOSTILE, SURROGATES

ANY = st.one_of(st.text(), st.text(st.characters(exclude_categories=())), st.sampled_from(HOSTILE + SURROGATES))
ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\u200e\u200f\u061c\u200b\ud800-\udfff]")


@given(ANY)
def test_what_is_kept_has_no_controls_is_nfc_and_fits_a_file(text: str) -> None:
    kept = clean(text)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", kept)
    assert unicodedata.is_normalized("NFC", kept)
    kept.encode()
    assert kept == kept.rstrip()


@given(ANY)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert clean_line(clean_line(text)) == clean_line(text)
    assert clean(clean_line(text)) == clean_line(text)


@given(ANY)
def test_a_line_is_a_line(text: str) -> None:
    line = clean_line(text)
    assert len(line.splitlines()) <= 1
    assert "\t" not in line
    assert line == line.strip()


def test_every_line_end_counts_once_and_words_stay_apart() -> None:
    assert clean("a \r\nb\rc\u2028d\x85e\x0cf  ") == "a\nb\nc\nd\ne\nf"
    assert clean_line(" a \n\t b\r\nc ") == "a b c"
    assert clean("\tindented\n\n  text") == "\tindented\n\n  text"


def test_evidence_stays_as_it_was_typed() -> None:
    for text in ("\u202egnp.exe", "[/Smith]", "می‌خواهم", "👨‍👩‍👧‍👦", "=cmd|' /C calc'!A0"):
        assert clean(text) == text


@given(ANY, st.booleans())
def test_nothing_shown_acts_or_turns_the_direction(text: str, lines: bool) -> None:
    shown = visible(text, lines=lines)
    assert not ACTING.search(shown)
    if not lines:
        assert "\n" not in shown
        assert "\t" not in shown
    assert visible(shown, lines=lines) == shown
    shown.encode()


@given(ANY)
def test_nothing_shown_is_left_out(text: str) -> None:
    """Taking the marks back gives the text again, so every character is there in some form."""
    if "⟨" in text or re.search("[\u2400-\u2421]", text):
        return
    back = re.sub("⟨U\\+([0-9A-F]+)⟩", lambda mark: chr(int(mark[1], 16)), visible(text))
    back = re.sub("[\u2400-\u241f]", lambda mark: chr(ord(mark[0]) - 0x2400), back).replace("\u2421", "\x7f")
    assert back == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain Şikâyet [/b]", "plain Şikâyet [/b]"),
        ("\x1b[2J", "␛[2J"),
        ("a\x00\x7f\x9b", "a␀␡⟨U+009B⟩"),
        ("\u202egnp.exe", "⟨U+202E⟩gnp.exe"),
        ("one\ntwo\tthree", "one␊two␉three"),
        ("pay\u200dpal", "pay⟨U+200D⟩pal"),
        ("no\u200bth\u00ading", "no⟨U+200B⟩th⟨U+00AD⟩ing"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
        ("👨\u200d👩\u200d👧 ❤\ufe0f\u200d🔥 1\ufe0f⃣ 👍🏽", "👨\u200d👩\u200d👧 ❤\ufe0f\u200d🔥 1\ufe0f⃣ 👍🏽"),
        ("a\ufe0f", "a⟨U+FE0F⟩"),
        ("\u200d", "⟨U+200D⟩"),
        ("\ud83d", "⟨U+D83D⟩"),
        ("\u3164", "⟨U+3164⟩"),
        ("\U000e0041", "⟨U+E0041⟩"),
    ],
)
def test_what_would_hide_becomes_a_mark_and_writing_stays(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_paragraphs_stay_paragraphs_where_lines_are_wanted() -> None:
    assert visible("one\ntwo\tx\rthree\x1b", lines=True) == "one\ntwo\tx␍three␛"


@given(ANY)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("isik", "IŞIK"),
        ("ISIK", "ışık"),
        ("istanbul", "İstanbul"),
        ("strasse", "Straße"),
        ("lodz", "Łódź"),
        ("aeroskobing", "Ærøskøbing"),
        ("dakovo", "Đakovo"),
        ("creme", "crème"),
        ("creme", "cre\u0300me"),
        ("123", "１２３"),
        ("paypal", "pay\u00adpal"),
    ],
)
def test_people_find_names_without_their_diacritics(typed: str, kept: str) -> None:
    assert fold(typed) == fold(kept)


def test_folding_keeps_letters_of_other_scripts_apart() -> None:
    assert fold("हिन्दी") == fold("हिन्दी")
    assert fold("कि") != fold("की")
    assert fold("한국") == "한국"
