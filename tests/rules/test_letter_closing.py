"""Every letter ends by saying that it is free and how to ask; what a template forgets is put below it."""

from __future__ import annotations

import pytest

from complaintdesk.rules import letter_closing, letter_subjects
from complaintdesk.rules.languages import LANGUAGES
from complaintdesk.rules.letter_closing import Contact
from complaintdesk.rules.letters import LetterKind

NUMBER = "2026-000123-8"
ALL = Contact("020 7946 0958", "desk@office.example", "1 High Street,\nLondon", "office.example")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("contact", [ALL, Contact(), Contact(phone="020 7946 0958"), Contact(website=" ")])
def test_the_closing_lines_say_it_and_are_not_said_twice(language: str, contact: Contact) -> None:
    lines = letter_closing.closing(language, NUMBER, contact)
    assert NUMBER in lines
    assert ("free of charge" if language == "en" else "ücretsizdir") in lines
    for value in ("020 7946 0958", "desk@office.example", "1 High Street, London", "office.example"):
        assert (value in lines) == (contact is ALL or (value.startswith("020") and contact.phone is not None))
    assert letter_closing.is_closing(lines)
    whole = letter_closing.complete("Hello.", language, NUMBER, contact)
    assert whole == f"Hello.\n\n{lines}"
    assert letter_closing.complete(whole, language, NUMBER, contact) == whole


@pytest.mark.parametrize(
    "said",
    [
        "It is free of charge.",  # not the number, nor how to reach us
        f"Handling your complaint is free of charge. {NUMBER}",  # no way to reach us
        "Handling your complaint is free of charge. Ring 020 7946 0958.",  # not the number
        f"Your number is {NUMBER}, ring 020 7946 0958.",  # not that it is free
        "Yeniden inceleme ücretsizdir. 2026-000123-8, 020 7946 0958",  # the review is not the complaint
    ],
)
def test_half_of_it_is_not_enough(said: str) -> None:
    assert not letter_closing.says_it(said, NUMBER, ALL)
    assert letter_closing.says_it(letter_closing.complete(said, "en", NUMBER, ALL), NUMBER, ALL)


def test_they_stand_above_who_writes() -> None:
    end = letter_closing.regards("en", "Ayşe Demir", "Office")
    whole = letter_closing.complete(f"Hello.\n\n{end}", "en", NUMBER, ALL)
    assert whole == f"Hello.\n\n{letter_closing.closing('en', NUMBER, ALL)}\n\n{end}"


def test_who_writes_stands_at_the_end() -> None:
    assert letter_closing.regards("en", "Ayşe Demir", "Office") == "With kind regards,\nAyşe Demir\nOffice"
    assert letter_closing.regards("tr", "Ayşe Demir", "Ofis") == "Saygılarımızla,\nAyşe Demir\nOfis"
    assert letter_closing.is_regards("Saygılarımızla,")


def test_every_kind_has_a_subject_in_every_language() -> None:
    subjects = {letter_subjects.subject(kind, language, NUMBER) for kind in LetterKind for language in LANGUAGES}
    assert len(subjects) == 12
    assert all(NUMBER in subject for subject in subjects)


def test_that_it_is_free_is_found_however_it_is_set() -> None:
    assert letter_closing.says_free("… Handling your complaint is free of charge. Bye.")
    assert letter_closing.says_free("HANDLING your\ncomplaint   is free of charge.")
    assert letter_closing.says_free("Şikâyetinizin ele alınması ücretsizdir.")
    assert not letter_closing.says_free("Handling your complaint costs 5 GBP.")
