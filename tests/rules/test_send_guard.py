"""Words for inside are found in a letter however they are written; references, numbers and addresses too."""

from __future__ import annotations

import pytest

from complaintdesk.rules import reference, send_guard
from complaintdesk.rules.errors import Invalid, Unsure
from complaintdesk.rules.send_guard import Inside, Verdict, judge_words

NOTE = "He is a difficult customer who always threatens us with the newspaper."


def test_a_run_of_words_from_inside_is_refused_whatever_its_spelling() -> None:
    letter = "Dear Sir,\nyou are a DIFFICULT – customer,\nwho  always threatens us. Goodbye."
    (refused,) = judge_words(letter, [Inside("a note for inside", NOTE)], []).refused
    assert "“a difficult customer who always threatens us” stands in a note for inside" in refused


def test_five_words_are_chance() -> None:
    assert judge_words("a difficult customer who always", [Inside("a note", NOTE)], []) == Verdict()


def test_what_they_know_already_is_no_secret() -> None:
    said = "You always treat me like a difficult customer who always threatens us with the newspaper!"
    assert judge_words(NOTE, [Inside("a note", NOTE)], [said, NOTE]) == Verdict()
    assert judge_words(NOTE, [Inside("a note", NOTE)], [said]).refused  # “he is a difficult” they do not know


def test_what_may_be_meant_for_them_is_asked_about() -> None:
    finding = Inside("the findings", "The van stood in the wrong yard for two days", never=False)
    found = judge_words("The van stood in the wrong yard for two days.", [finding], [])
    assert not found.refused
    assert found.questions[0].startswith("“the van stood in the wrong yard for two days” stands in the findings")


def test_turkish_capitals_and_dots_do_not_hide_words() -> None:
    note = "Şikâyetçi ısrarla İĞDIR deposundaki işçilerin suçlu olduğunu söylüyor"
    letter = "ŞİKÂYETÇİ ISRARLA Iğdır deposundaki işçilerin suçlu olduğunu söylüyor"
    assert judge_words(letter, [Inside("a note", note)], []).refused


def test_references_are_found_however_they_are_written() -> None:
    one, other = reference.make(2026, 123), reference.make(2027, 1234567)
    for text in (
        *(f"see {one}.", f"see {one.replace('-', '')}", "see 2026 000123 8", "2026, 000 123, 8", "2026–123–8"),
        "２０２６-０００１２３-８",
    ):
        assert send_guard.references_in(text) == (one,), text
    assert set(send_guard.references_in(f"{one}, {other}")) == {one, other}
    assert set(send_guard.references_in(f"{one}{' '}{other}")) == {one, other}
    for text in ("2026-000123-9", "0532 555 01 47", "1234.50", "12.11.2026", ""):
        assert send_guard.references_in(text) == (), text


def test_numbers_and_addresses_are_found() -> None:
    text = (
        "Ring 0532 555 01 47 or +44 (0)20 7946 0958, on 12.11.2026, about 2026-000123-8. Write to <a.b@c.example>."
    )
    assert send_guard.phones_in(text) == ("0532 555 01 47", "+44 (0)20 7946 0958")
    assert send_guard.emails_in(text) == ("a.b@c.example",)


def test_refused_is_refused_and_asked_is_asked() -> None:
    with pytest.raises(Invalid) as refused:
        send_guard.require(Verdict(("No.",), ("Sure?",)), sure=True, field="text")
    assert refused.value.fields == {"text": "No."}
    with pytest.raises(Unsure) as asked:
        send_guard.require(Verdict((), ("Sure?", "Really?")), sure=False, field="text")
    assert asked.value.questions == ("Sure?", "Really?")
    send_guard.require(Verdict((), ("Sure?",)), sure=True, field="text")
