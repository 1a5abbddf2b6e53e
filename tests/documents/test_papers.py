"""A paper as text, HTML and PDF: the same words, nobody's text acts, and every sign comes out right."""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pypdf import PdfReader

from complaintdesk.documents.charts.bars import Bar, bars
from complaintdesk.documents.letters import page
from complaintdesk.documents.paper import as_html, as_pdf, as_text, saving
from complaintdesk.documents.paper.blocks import (
    Blank,
    Block,
    Facts,
    Figures,
    Grid,
    Heading,
    NewPage,
    Number,
    Paper,
    Picture,
    Points,
    Prose,
    Row,
    Signature,
    Ticks,
)
from complaintdesk.rules.errors import NotSaved
from complaintdesk.rules.languages import LANGUAGES
from complaintdesk.rules.letters import LetterKind
from complaintdesk.rules.plain_text import clean, clean_line, visible
from tests.desk import Office
from tests.documents.cases import letter, reachable, read, rejected_case
from tests.hostile import HOSTILE, SURROGATES, some

TURKISH = "Şikâyet İĞDIR ışığı ₺1.234,50 “çöpü” – ☐ ğüşöç ẞ Łódź"


def _paper(text: str, *blocks: Block, language: str = "tr") -> Paper:
    line = clean_line(text)
    return Paper(
        language=language,
        office=line,
        contact=((line, line),),
        heading=line or "x",
        blocks=blocks or _all(text),
        page="Page {} of {}",
        to=(line, line),
        facts=(("Date", line),),
        foot=line,
    )


def _all(text: str) -> tuple[Block, ...]:
    """Every kind of block, with the text in every place."""
    return (
        *(Prose(text), Prose(text, "note"), Prose(text, "quote"), Prose(text, "small")),
        Heading(clean_line(text) or "x"),
        *(Number(clean_line(text)[:40]), Facts(((text, text),)), Grid((text, text), ((text, text),), (1, 2))),
        *(Figures(((text, text, text),)), Picture(bars([Bar(text, 1, text)], text), text)),
        *(Points((text, text)), Points((text,), numbered=True), Blank(clean_line(text)), Blank(text, text, 3)),
        *(Row((Blank("a"), Blank("b"))), NewPage(), Ticks(text, (text, text), 2), Signature(text, (text,))),
    )


def _words(pdf: bytes) -> str:
    return " ".join(" ".join(each.extract_text() for each in PdfReader(io.BytesIO(pdf)).pages).split())


class Reading(HTMLParser):
    """What stands in an HTML file: its tags, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_turkish_and_the_lira_come_out_right_everywhere() -> None:
    paper = _paper(TURKISH)
    assert TURKISH in as_text.as_text(paper)
    assert TURKISH in as_html.as_html(paper)
    printed = as_pdf.as_pdf(paper)
    assert printed.complete
    assert TURKISH in _words(printed.content)


def test_a_pdf_says_its_title_and_language_and_is_tagged() -> None:
    pdf = PdfReader(io.BytesIO(as_pdf.as_pdf(_paper("Şikâyet", language="tr")).content))
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Şikâyet"
    assert str(pdf.root_object["/Lang"]) == "tr"
    assert "/StructTreeRoot" in pdf.root_object


def test_the_same_paper_is_the_same_file() -> None:
    assert as_pdf.as_pdf(_paper(TURKISH)).content == as_pdf.as_pdf(_paper(TURKISH)).content


@pytest.mark.parametrize("text", some(HOSTILE + SURROGATES))
def test_nothing_that_people_type_acts_on_a_paper(text: str) -> None:
    paper = _paper(clean(text))
    plain = as_text.as_text(paper)
    assert visible(plain, lines=True) == plain
    found = Reading(as_html.as_html(paper))
    assert {tag for tag, _ in found.tags}.isdisjoint({"script", "img", "a", "link", "iframe", "object"})
    assert not any(name.startswith("on") or name in ("src", "href") for _, attrs in found.tags for name in attrs)
    html = as_html.as_html(paper)
    assert visible(html, lines=True) == html
    printed = as_pdf.as_pdf(paper)
    assert printed.content.startswith(b"%PDF-")
    assert len(PdfReader(io.BytesIO(printed.content)).pages) >= 1


@pytest.mark.parametrize(
    "text",
    [
        "#panic()",
        '#read("/etc/passwd")',
        "*bold*",
        "_x_",
        "$x^2$",
        "@ref",
        "<label>",
        "= Heading",
        "\\ #h(1cm)",
        "// c",
        "`raw`",
    ],
)
def test_typst_reads_no_text_as_its_markup(text: str) -> None:
    assert text in _words(as_pdf.as_pdf(_paper(text, Prose(text))).content)


def test_signs_without_a_font_are_told() -> None:
    assert as_pdf.as_pdf(_paper("\U0001f9ff\U000108f4 rare")).complete is False
    assert as_pdf.as_pdf(_paper("usual")).complete


def test_a_word_without_end_stays_on_the_page() -> None:
    found = _words(as_pdf.as_pdf(_paper("x", Prose("W" * 400))).content)
    assert found.count("W") == 400
    # each line is cut within the page: none has more than fits
    assert max(len(part) for part in re.findall("W+", found)) < 70


def test_html_is_alone_and_can_be_read_aloud() -> None:
    html = as_html.as_html(_paper(TURKISH, language="tr"))
    found = Reading(html)
    assert ("html", {"lang": "tr"}) in found.tags
    tags = [tag for tag, _ in found.tags]
    for tag in ("title", "header", "main", "h1", "h2", "address", "footer", "table", "th"):
        assert tag in tags
    assert tags.count("h1") == 1
    assert "http" not in html.replace("http-equiv", "")
    assert "default-src 'none'" in html


def test_text_is_as_wide_as_it_may_be() -> None:
    paper = _paper("word " * 60)
    for width in (60, 76):
        assert max(map(len, as_text.as_text(paper, width).split("\n"))) <= width


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", list(LetterKind))
def test_a_letter_says_the_same_in_every_format(office: Office, kind: LetterKind, language: str) -> None:
    reachable(office)
    case_id = rejected_case(office)
    made = letter(office, case_id, kind, language)
    sources = read(office, case_id)
    paper = page.page(sources, made.subject, made.text, language, sources.today)
    printed = as_pdf.as_pdf(paper)
    assert printed.complete
    said = {
        "pdf": _words(printed.content),
        "html": " ".join(Reading(as_html.as_html(paper)).text.split()),
        "text": " ".join(as_text.as_text(paper).replace("\n| ", "\n").split()),
    }
    for form, text in said.items():
        for line in made.text.split("\n"):
            words = " ".join(line.removeprefix("– ").split())
            assert words.replace(" ", "") in text.replace(" ", ""), (form, line)
        assert made.subject in text
        assert "Harbour Street Office" in text


def test_a_letter_without_its_closing_lines_gets_them_on_paper(office: Office) -> None:
    reachable(office)
    sources = read(office, rejected_case(office))
    paper = page.page(sources, "S", "Hello.\n\nWith kind regards,\nA", "en", sources.today)
    assert "free of charge" in as_text.as_text(paper)
    assert "020 7946 0958" in as_text.as_text(paper)


def test_large_print_is_large(office: Office) -> None:
    case_id = office.new_case(complainant={"name": "Jo Bloggs", "needs": "large_print"})
    made = letter(office, case_id, LetterKind.ACKNOWLEDGEMENT, "en")
    large = page.page(read(office, case_id), made.subject, made.text, "en", read(office, case_id).today)
    assert large.large
    assert 'class="large"' in as_html.as_html(large)


def test_a_long_decision_takes_the_pages_it_needs_and_counts_them() -> None:
    words = "\n\n".join(["We looked at everything that you sent us, and at our own papers. " * 8] * 14)
    paper = _paper("Decision", *(Prose(part) for part in words.split("\n\n")), Signature("Regards,", ("A", "B")))
    pdf = PdfReader(io.BytesIO(as_pdf.as_pdf(paper).content))
    assert len(pdf.pages) == 3
    assert [f"Page {n} of 3" in each.extract_text() for n, each in enumerate(pdf.pages, 1)] == [True] * 3
    assert len(as_pdf.as_pictures(paper, 40)) == 3


def test_a_file_is_private_and_replaces_nothing(tmp_path: Path) -> None:
    path = tmp_path / "letter.html"
    saving.save(saving.content(_paper("x"), "html"), path)
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(NotSaved, match="is there already"):
        saving.save(saving.content(_paper("y"), "html"), path)
    saving.save(saving.content(_paper("y"), "html"), path, replace=True)
    with pytest.raises(NotSaved, match="could not be written"):
        saving.save(saving.content(_paper("y"), "html"), tmp_path / "none" / "letter.html")
    assert [each.name for each in tmp_path.iterdir()] == ["letter.html"]
