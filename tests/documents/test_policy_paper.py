"""The policy as a paper for the public (5.3): in both languages, with who approved it; hostile words stay."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from complaintdesk.documents.forms import policy_paper, printed
from complaintdesk.documents.paper import saving
from complaintdesk.documents.paper.blocks import Heading, Points, Prose
from complaintdesk.operations import commitment
from complaintdesk.operations.inputs import PolicyWords, check
from complaintdesk.rules.errors import Invalid, NotFound
from complaintdesk.rules.plain_text import clean_line, for_paper
from complaintdesk.store import sqlite
from tests.committed import approved, drafted
from tests.desk import Office
from tests.documents.cases import reachable
from tests.hostile import HOSTILE, some

FITTING = [text for text in HOSTILE if clean_line(for_paper(text))]
TEXT = "# What we promise\n\nWe listen.\nAlways.\n\n- We write it down.\n- We answer.\n\nThank you."


def test_headings_points_and_paragraphs() -> None:
    assert list(policy_paper.text_blocks(TEXT)) == [
        Heading("What we promise"),
        Prose("We listen.\nAlways."),
        Points(("We write it down.", "We answer.")),
        Prose("Thank you."),
    ]
    assert list(policy_paper.text_blocks("")) == []


@pytest.mark.parametrize(
    ("language", "says"),
    [("en", ("Our complaints policy", "Approved by")), ("tr", ("Şikâyet politikamız", "Onaylayan"))],
)
def test_it_is_printed_in_both_languages(office: Office, language: str, says: tuple[str, str]) -> None:
    reachable(office)
    approved(office, TEXT)
    with office.desk.look() as look:
        paper = printed.paper(look, "policy", language, None)
    for chosen in ("text", "html"):
        text = saving.content(paper, chosen).content.decode("utf-8")
        assert all(part in text for part in (*says, "We write it down.", "Mary O’Neill", "020 7946 0958"))
    pdf = PdfReader(io.BytesIO(saving.content(paper, "pdf").content))
    text = " ".join(page.extract_text() for page in pdf.pages)
    assert says[0] in text and "Mary" in text


def test_a_draft_says_that_it_is_one_and_only_what_holds_is_printed(office: Office) -> None:
    with office.desk.look() as look, pytest.raises(NotFound, match="has to approve"):
        policy_paper.policy(look)
    edition = drafted(office)
    with office.desk.look() as look:
        text = saving.content(policy_paper.policy(look, edition), "text").content.decode("utf-8")
    assert "This is a draft." in text


def test_a_language_without_a_text_is_named(office: Office) -> None:
    edition = drafted(office)
    connection = sqlite.connect(office.path)
    connection.execute("DELETE FROM policy_wording WHERE language = 'tr'")
    connection.commit()
    connection.close()
    with office.desk.look() as look, pytest.raises(Invalid, match="has no text in Türkçe; it has one in English"):
        policy_paper.policy(look, edition, "tr")


@pytest.mark.parametrize("words", some(FITTING))
def test_hostile_words_stay_words(office: Office, words: str) -> None:
    edition = office.do(commitment.draft)
    given = {"texts": {"en": f"# {words}\n\n- {words}\n\n{words} end"}}
    office.do(commitment.word, edition, check(PolicyWords, given))
    with office.desk.look() as look:
        paper = policy_paper.policy(look, edition, "en")
    html = saving.content(paper, "html").content.decode("utf-8")
    assert "<script>" not in html
    assert saving.content(paper, "pdf").content.startswith(b"%PDF")
