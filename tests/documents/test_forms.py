"""The complainant's form (annex C): blank in both languages, filled in however people write, never half read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from complaintdesk.documents import words
from complaintdesk.documents.forms import complaint_form
from complaintdesk.documents.forms.complaint_form import option
from complaintdesk.documents.forms.fields import FIELDS, Choice
from complaintdesk.documents.forms.filled_form import FilledForm, text_of
from complaintdesk.documents.paper import as_html, as_pdf, as_text
from complaintdesk.operations import inputs
from complaintdesk.queries.lettering import Letterhead
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.languages import LANGUAGES
from complaintdesk.rules.letter_closing import Contact
from complaintdesk.rules.plain_text import clean, clean_line
from tests.documents.test_papers import Reading
from tests.hostile import HOSTILE

HEAD = Letterhead(Contact("020 7946 0958", "desk@harbour.example", "12 Harbour Street", None), "en")
TODAY = date(2026, 11, 23)
ANSWERS = {
    "name": "Mehmet Işık",
    "organisation": "Kaya Ltd.",
    "phone": "0532 555 01 47",
    "email": "mehmet@isik.example",
    "address": "5 Long Street\nLondon",
    "acting": "Ada Law",
    "capacity": "daughter",
    "acting_phone": "020 7946 0001",
    "product": "office chair",
    "order": "AB-1022",
    "branch": "Harbour Street",
    "description": "It came late.\n\nName: they asked me for mine.\nOne leg is broken.",
    "documents": "Invoice of 2 November",
}
DAY = {"en": "9 November 2026", "tr": "9 Kasım 2026"}
TICKED = {"channel": 1, "needs": 0, "recurrent": 0, "remedies": 1}  # which box of each choice
OPENING = {"en": "You need not fill in", "tr": "Her yeri"}


def _blank(language: str) -> str:
    return complaint_form.fillable("Harbour Street Office", HEAD, language)


def _filled(language: str, answers: dict[str, str], ticked: dict[str, int]) -> str:
    """The blank form with answers put in where people put them."""
    lines = []
    for line in _blank(language).split("\n"):
        lines.append(line)
        for field in FIELDS:
            named = line == field.label(language) or line.startswith((f"{field.label(language)}:",))
            named = named or line.startswith(f"{field.label(language)} (")
            if named and not isinstance(field, Choice) and field.code in answers:
                lines[-1] = f"{line.rstrip()} {answers[field.code]}"
            if named and isinstance(field, Choice) and field.code in ticked:
                lines[-1] += f"\n[x] {option(language, field.options[ticked[field.code]])}"
    return "\n".join(lines)


def _read(text: str) -> inputs.Complaint:
    found = FilledForm(text).complaint(TODAY, "DMY", "GBP")
    return inputs.check(inputs.Complaint, {**found, "medium": "letter"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_filled_in_is_what_is_taken_in(language: str) -> None:
    text = _filled(language, {**ANSWERS, "day": DAY[language], "sum": "1.234,50"}, TICKED)
    found = _read(text)
    person, acting = found.complainant, found.representative
    assert person is not None
    assert acting is not None
    assert (person.name, person.organisation) == ("Mehmet Işık", "Kaya Ltd.")
    assert person.address == "5 Long Street, London"
    assert (person.phone, person.email) == ("0532 555 01 47", "mehmet@isik.example")
    assert (person.preferred_channel, person.needs) == ("email", "large_print")
    assert person.language == {"en": "English", "tr": "Türkçe"}[language]
    assert (acting.name, acting.phone, found.representative_capacity) == ("Ada Law", "020 7946 0001", "daughter")
    assert (found.product, found.order_number, found.branch) == ("office chair", "AB-1022", "Harbour Street")
    assert (found.problem_on, found.sum_sought, found.recurrent) == (date(2026, 11, 9), 123450, True)
    assert found.description == ANSWERS["description"]
    assert found.supporting_documents == "Invoice of 2 November"
    assert found.remedies_sought == ("repair",)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_form_says_what_is_missing_by_its_own_name(language: str) -> None:
    label = {"en": "What happened", "tr": "Ne oldu"}[language]
    with pytest.raises(Invalid, match=f"“{label}”: this is not filled in") as refused:
        _read(_blank(language))
    assert set(refused.value.fields) == {"description"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_what_happened_is_needed(language: str) -> None:
    found = _read(_filled(language, {"description": "Bozuk geldi."}, {}))
    assert found.description == "Bozuk geldi."
    assert (found.complainant, found.representative, found.remedies_sought) == (None, None, ())


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Day of the problem: the day before", "“Day of the problem”"),
        ("Day of the problem: 31 Feb 2026", "“Day of the problem”"),
        ("Sum of money: much", "“Sum of money”: "),
        ("E-mail: nowhere", "“E-mail”: "),
        ("Nmae: Jo", "“Nmae” is no field of the form; did you mean “Name”"),
        ("Has it happened before?\n[x] yes\n[x] no", "both yes and no are ticked"),
        ("What do you ask for?\n[x] a castle", "“a castle” is no box of the form"),
    ],
)
def test_what_cannot_be_meant_is_refused_by_its_name(line: str, said: str) -> None:
    text = f"Product or service: chair\n{line}\nWhat happened: It broke."
    form = None
    with pytest.raises(Invalid) as refused:
        form = FilledForm(text)
        found = form.complaint(TODAY, "DMY", "GBP")
        try:
            inputs.check(inputs.Complaint, {**found, "medium": "email"})
        except Invalid as wrong:
            raise form.told(wrong) from wrong
    assert said in str(refused.value)
    assert str(refused.value).endswith("Nothing was taken in.")


@pytest.mark.parametrize(
    "text",
    [
        "1. NAME:   Jo Bloggs\n2) what happened (in your words): It broke.\nOn Monday.",
        "What happened?:\n\n  It broke.\n  On Monday.\n______\nName: Jo Bloggs ____",
        "# a note\nne oldu: It broke.\nOn Monday.\nAD SOYAD: Jo Bloggs",
        "\ufeffName：Jo Bloggs\r\nWhat happened : It broke.\r\nOn Monday.\r\n",
    ],
)
def test_it_is_read_however_it_was_typed(text: str) -> None:
    found = _read(text)
    assert found.complainant is not None
    assert found.complainant.name == "Jo Bloggs"
    assert [line.strip() for line in found.description.split("\n")] == ["It broke.", "On Monday."]


def test_another_paper_is_no_form() -> None:
    for text in ("", "Dear all,\nthis is a letter: it has colons.", "{}", "x" * 300_000):
        with pytest.raises(Invalid):
            _read(text)


@pytest.mark.parametrize("text", [text for text in HOSTILE if clean_line(text)])
def test_hostile_words_are_words(text: str) -> None:
    line = clean_line(text)[:300]
    found = _read(f"What happened: It broke. {line}\nProduct or service: x {line}")
    assert found.product == clean_line(f"x {line}")
    assert found.description == clean(f"It broke. {line}")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1254"])
def test_a_form_that_was_saved_by_any_program_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "form.txt"
    path.write_bytes(_filled("tr", {"name": "Şule Çağrı", "description": "İğrenç ışık."}, {}).encode(encoding))
    found = _read(text_of(path))
    assert found.complainant is not None
    assert (found.complainant.name, found.description) == ("Şule Çağrı", "İğrenç ışık.")


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="cannot be read"):
        text_of(tmp_path / "none.txt")
    (tmp_path / "large.txt").write_bytes(b"x" * 900_000)
    with pytest.raises(Invalid, match="larger than any complaint form"):
        text_of(tmp_path / "large.txt")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_to_print_asks_the_same_on_two_pages(language: str) -> None:
    paper = complaint_form.blank("Harbour Street Office", HEAD, language)
    html = Reading(as_html.as_html(paper)).text
    for form, lines in (("text", as_text.as_text(paper)), ("html", html), ("fill", _blank(language))):
        text = " ".join(lines.replace("\n#", "\n").split())
        for field in FIELDS:
            assert field.label(language) in text, form
            for each in field.options if isinstance(field, Choice) else ():
                assert option(language, each) in text, form
        assert OPENING[language] in text
    assert len(as_pdf.as_pictures(paper, 30)) == 2
    assert words.label(language, "page") == paper.page
