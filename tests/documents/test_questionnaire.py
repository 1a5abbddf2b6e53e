"""The questionnaire asks both questions apart, in the language of who answers, and takes any text as text."""

from __future__ import annotations

from datetime import date

import pytest

from complaintdesk.documents.forms import questionnaire
from complaintdesk.documents.forms.questionnaire_words import SAID
from complaintdesk.documents.letters import sources
from complaintdesk.documents.paper.as_html import as_html
from complaintdesk.documents.paper.as_pdf import as_pdf, as_pictures
from complaintdesk.documents.paper.as_text import as_text
from complaintdesk.documents.paper.blocks import Paper
from complaintdesk.queries import surveys
from complaintdesk.rules.languages import LANGUAGES
from complaintdesk.rules.satisfaction import MARKS
from tests.desk import Office
from tests.documents.cases import reachable
from tests.hostile import HOSTILE
from tests.surveyed import closed_case, draw

POST = {"contacts": [{"kind": "post", "value": "1 High Street, Bristol"}]}


def letter(office: Office, printed_in: str | None = None, **complainant: object) -> Paper:
    reachable(office)
    given = {**POST, **complainant}
    closed_case(office, "Mehmet Işık", None, complainant=given, product="office chair")
    survey = draw(office, ask_by="2026-12-11")
    with office.desk.look() as look:
        (row,) = questionnaire.waiting(look, survey)
        return questionnaire.read(look, row, surveys.survey(look, survey), printed_in)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_asks_both_apart_and_says_what_they_can_do(office: Office, language: str) -> None:
    said, text = SAID[language], " ".join(as_text(letter(office, language)).split())
    for words in (said.handling, said.outcome, said.words, said.never_again, said.apart):
        assert " ".join(words.split()) in text
    assert text.index(said.handling) < text.index(said.outcome)
    assert "2026-000001-5" in text
    assert "1 High Street" in text
    assert "office chair" in text
    assert len(said.marks) == len(MARKS)
    assert [mark[0] for mark in said.marks] == [str(mark) for mark in MARKS]


def test_it_is_in_their_language_and_large_where_they_need_it(office: Office) -> None:
    made = letter(office, needs="sight")
    assert made.large
    assert made.language == "en"


def test_a_turk_is_asked_in_turkish(office: Office) -> None:
    made = letter(office, language="Türkçe")
    assert (made.language, made.heading) == ("tr", "Size nasıl davrandık?")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_one_page(office: Office, language: str) -> None:
    made = letter(office, language)
    assert len(as_pictures(made, 20)) == 1
    assert as_pdf(made).content.startswith(b"%PDF-")


def test_who_works_alone_does_not_promise_that_somebody_else_reads_it(office: Office) -> None:
    closed_case(office, "Mehmet Işık", None, complainant=POST)
    with office.desk.look() as look:
        known = sources.read(look, 1)
    made = questionnaire.questionnaire(known, date(2026, 12, 1), "en", apart=False)
    assert SAID["en"].apart not in as_text(made)


def test_people_s_text_is_text(office: Office) -> None:
    for n, text in enumerate(HOSTILE[::6], 1):
        made = {"description": "x", "product": text[:400], "complainant": {"name": f"A {text[:80]}", **POST}}
        closed_case(office, "x", None, **made)
        with office.desk.look() as look:
            paper = questionnaire.questionnaire(sources.read(look, n), date(2026, 12, 1))
        html = as_html(paper)
        assert "<script" not in html
        assert "\x1b" not in as_text(paper) + html
