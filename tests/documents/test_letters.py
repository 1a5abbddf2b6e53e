"""Every kind of letter in every language: what it says, what stops it, and that nobody's text acts in it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from complaintdesk.documents.letters import example
from complaintdesk.documents.letters.compose import Composed, compose
from complaintdesk.documents.letters.values import values
from complaintdesk.operations import templates
from complaintdesk.operations.inputs import TemplateGiven, check
from complaintdesk.rules import letter_closing, plain_text
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.languages import LANGUAGES
from complaintdesk.rules.letter_fields import FIELDS
from complaintdesk.rules.letters import LetterKind
from complaintdesk.rules.merge import LetterText, MissingField
from complaintdesk.store import presets
from tests.desk import Office
from tests.documents.cases import CLERK, TYPED, letter, reachable, read, rejected_case
from tests.hostile import HOSTILE

BOTH = [(kind, language) for kind in LetterKind for language in LANGUAGES]
LETTERS = pytest.mark.parametrize(
    ("kind", "language"), BOTH, ids=[f"{kind}-{language}" for kind, language in BOTH]
)
FREE = {"en": "Handling your complaint is free of charge.", "tr": "Şikâyetinizin ele alınması ücretsizdir."}
HELLO = {"en": "Dear Mehmet Işık,", "tr": "Sayın Mehmet Işık,"}
NAMES = [text for text in HOSTILE if plain_text.clean_line(text)[:400].strip()]


def _closed_well(made: Composed, language: str) -> None:
    assert made.text.count(FREE[language]) == 1
    for part in ("2026-000001-5", "020 7946 0958", "desk@harbour.example", "12 Harbour Street, London E1 6AN"):
        assert part in made.text
    assert made.text.endswith(f"\n{CLERK}\nHarbour Street Office")


@LETTERS
def test_an_ordinary_letter(office: Office, kind: LetterKind, language: str) -> None:
    reachable(office)
    made = letter(office, rejected_case(office), kind, language)
    assert made.text.startswith(f"{HELLO[language]}\n\n")
    assert "2026-000001-5" in made.subject
    assert "The chair came late. One leg is broken" in made.text
    assert "{" not in made.text + made.subject
    assert "\n\n\n" not in made.text
    assert not re.search(r" \n|[^\S\n]{2}", made.text)
    assert (made.to_name, made.to_address) == ("Mehmet Işık", "mehmet@isik.example")
    _closed_well(made, language)


SAID = {
    (LetterKind.ACKNOWLEDGEMENT, "en"): ("It is carried out by somebody", False),
    (LetterKind.ACKNOWLEDGEMENT, "tr"): ("Can Öz", True),
    (LetterKind.PROGRESS, "en"): ("The carrier has found the parcel.", True),
    (LetterKind.PROGRESS, "tr"): ("Kararımızı kabul etmediğinizi bize bildirdiniz.", True),
    (LetterKind.DELAY, "en"): (
        "The carrier is silent.\n\nYou will have our decision by Monday 14 December 2026.",
        True,
    ),
    (LetterKind.DELAY, "tr"): ("bildireceğiz: 14 Aralık 2026 Pazartesi", True),
    (LetterKind.OFFER, "en"): (
        "You get your money back.\n\nWhat we offer: refund and an apology\nSum: £120.50",
        True,
    ),
    (LetterKind.OFFER, "tr"): ("Önerdiğimiz çözüm: ödemenin iadesi ve özür\nTutar: 120,50\u00a0GBP", True),
    (LetterKind.DECISION, "en"): ("justified in part.\n\nWe repair the leg.", True),
    (LetterKind.DECISION, "tr"): ("kısmen haklı bulduk.\n\nWe repair the leg.", True),
    (LetterKind.FINAL, "en"): ("On Monday 23 November 2026 you told us that you do not accept", True),
    (LetterKind.FINAL, "tr"): (
        "– Citizens Advice consumer service: 0808 223 1133, citizensadvice.org.uk; hangi",
        True,
    ),
}


@LETTERS
def test_each_says_what_it_is_for(office: Office, kind: LetterKind, language: str) -> None:
    text, there = SAID[kind, language]
    assert (text in letter(office, rejected_case(office), kind, language).text) is there


@LETTERS
def test_the_offices_own_template_cannot_lose_what_every_letter_says(
    office: Office, kind: LetterKind, language: str
) -> None:
    reachable(office)
    case_id = rejected_case(office)
    own = {"kind": kind, "language": language, "subject": "Ours: {{ reference }}", "body": "Hi {{ name }}!"}
    office.do(templates.save, check(TemplateGiven, own))
    made = letter(office, case_id, kind, language)
    assert made.subject == "Ours: 2026-000001-5"
    assert made.text.startswith("Hi Mehmet Işık!\n\n")
    _closed_well(made, language)


@LETTERS
def test_a_letter_to_nobody_known_still_makes_sense(office: Office, kind: LetterKind, language: str) -> None:
    made = letter(office, rejected_case(office, complainant=None, product=None), kind, language)
    assert made.text.startswith({"en": "Dear Sir or Madam,", "tr": "Sayın İlgili,"}[language])
    assert "None" not in made.text
    assert (made.to_name, made.to_address) == ("", None)
    assert "anonymous" in made.warnings[0]
    assert FREE[language] in made.text
    assert "2026-000001-5" in made.text


@pytest.mark.parametrize("kind", list(LetterKind))
@pytest.mark.parametrize("language", ["tr", pytest.param("en", marks=pytest.mark.campaign)])
def test_hostile_texts_are_text(office: Office, kind: LetterKind, language: str) -> None:
    """One case; its names and words are each hostile text in turn, as they would be on file."""
    reachable(office)
    kept = read(office, rejected_case(office))
    assert kept.complainant is not None
    person, ways = kept.complainant
    for text in NAMES:
        line = plain_text.clean_line(text)[:400]
        file = kept.file._replace(description=plain_text.clean(text), product=line, decision=text)
        made = compose(
            replace(kept, file=file, complainant=(person._replace(name=line), ways)),
            kind,
            line,
            language=language,
            typed=replace(TYPED, news=text, reason=text, offer=text),
        )
        for part in (made.text, made.subject, made.to_name):
            assert plain_text.visible(part, lines=True) == part  # nothing acts, nothing hides
        assert FREE[language] in made.text
        assert made.to_name == plain_text.for_paper(line)


def test_a_template_in_a_name_stays_a_name(office: Office) -> None:
    case_id = office.new_case(description="{{ office }}", complainant={"name": "{% if name %}{{ clerk }}"})
    made = letter(office, case_id, LetterKind.ACKNOWLEDGEMENT, "en")
    assert "Dear {% if name %}{{ clerk }}," in made.text
    assert "“{{ office }}”" in made.text


@pytest.mark.parametrize(
    ("kind", "missing", "hint"),
    [
        (LetterKind.DELAY, "reason", "Say why it takes longer"),
        (LetterKind.OFFER, "offer", "Say what is offered"),
        (LetterKind.DECISION, "outcome", ""),
        (LetterKind.FINAL, "outcome", ""),
    ],
)
def test_what_is_not_known_yet_stops_the_letter(office: Office, kind: LetterKind, missing: str, hint: str) -> None:
    case_id = office.new_case()
    with pytest.raises(MissingField) as stopped:
        letter(office, case_id, kind, news="x")
    assert (stopped.value.name, hint in str(stopped.value)) == (missing, True)


def test_where_nobody_outside_is_known_and_the_review_is_over_there_is_no_final_letter(office: Office) -> None:
    case_id = rejected_case(office)
    office.ask_review(case_id)
    office.decide(case_id, 3, outcome="not_upheld", decision="No.")
    kept = replace(read(office, case_id), bodies=[])
    with pytest.raises(MissingField, match="no outside body"):
        compose(kept, LetterKind.FINAL, CLERK, language="en")


def test_every_field_has_a_value_and_the_example_has_all_of_them(office: Office) -> None:
    kept = read(office, rejected_case(office))
    for kind, language in BOTH:
        assert values(kept, kind, language, CLERK, TYPED).keys() == FIELDS.keys()
        assert example.values(kind, language).keys() == FIELDS.keys()
        made = example.preview(kind, language, presets.letter(kind, language))
        assert made.body.startswith(HELLO[language])
        assert FREE[language] in made.body


def test_a_template_that_was_changed_behind_the_desk_is_refused(office: Office) -> None:
    kept = read(office, office.new_case())
    bad = LetterText("x", "{% for a in name %}{% endfor %}")
    with pytest.raises(Invalid, match=r"only \{\{ field \}\}"):
        compose(kept, LetterKind.PROGRESS, CLERK, template=bad)


def test_no_turkish_ending_has_to_follow_a_field() -> None:
    """In Turkish an apostrophe or a letter behind a field would be an ending."""
    for kind in LetterKind:
        template = presets.letter(kind, "tr")
        for text in template:
            assert not re.search(r"\}\}['’\w]", text), text


def test_the_closing_of_a_shipped_letter_is_not_said_by_its_template() -> None:
    for kind, language in BOTH:
        assert not any(map(letter_closing.is_closing, presets.letter(kind, language).body.split("\n\n")))
