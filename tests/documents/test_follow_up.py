"""The follow-up form (annex E) is read from what is on file; the leaflet (7.1) says what is in force."""

from __future__ import annotations

import pytest

from complaintdesk.documents import receipt
from complaintdesk.documents.forms import follow_up, leaflet
from complaintdesk.documents.letters import page
from complaintdesk.documents.paper import as_pdf, as_text
from complaintdesk.documents.paper.blocks import Grid, Number, Paper, Prose, Signature
from complaintdesk.operations import setting_up
from complaintdesk.rules import plain_text
from complaintdesk.rules.languages import LANGUAGES
from complaintdesk.store import presets
from tests.desk import Office
from tests.documents.cases import PERSON, reachable, read, rejected_case
from tests.hostile import HOSTILE, some

STEPS = {
    "en": ["Acknowledged", "Assessed", "Investigated", "Resolved", "Complainant informed"],
    "tr": [
        "Alındığı bildirildi",
        "Değerlendirildi",
        "İncelendi",
        "Karara bağlandı",
        "Şikâyet sahibine bildirildi",
    ],
}


def _follow_up(office: Office, case_id: int, language: str) -> Paper:
    with office.desk.look() as look:
        return follow_up.follow_up(follow_up.followed(look, case_id), language)


def _leaflet(office: Office, language: str) -> str:
    with office.desk.look() as look:
        return " ".join(as_text.as_text(leaflet.leaflet(leaflet.told(look), language)).split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tracking_grid_is_read_from_the_history(office: Office, language: str) -> None:
    paper = _follow_up(office, rejected_case(office), language)
    (grid,) = [block for block in paper.blocks if isinstance(block, Grid)]
    assert [row[0] for row in grid.rows][:5] == STEPS[language]
    assert len(grid.rows) == 8
    assert {row[0]: row[2] for row in grid.rows}[STEPS[language][0]] == "Ayşe Demir"
    assert {row[0]: row[2] for row in grid.rows}[STEPS[language][3]] == "Can Öz"
    assert grid.rows[2][1:] == ("", "", "")  # nobody has looked into it


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_shows_all_that_is_on_file_on_a_page(office: Office, language: str) -> None:
    paper = _follow_up(office, rejected_case(office, branch="Harbour Street"), language)
    text = as_text.as_text(paper)
    for part in ("2026-000001-5", "Mehmet Işık", "0532 555 01 47", "The chair came late.", "Harbour Street"):
        assert part in text
    assert "We repair the leg." in text
    assert len(as_pdf.as_pictures(paper, 30)) == 1


def test_an_anonymous_complaint_of_today_has_a_form_too(office: Office) -> None:
    text = as_text.as_text(_follow_up(office, office.new_case(), "en"))
    assert "anonymous" in text
    assert "None" not in text


@pytest.mark.parametrize("text", some(text for text in HOSTILE if plain_text.clean_line(text)))
def test_hostile_words_neither_act_nor_hide_on_it(office: Office, text: str) -> None:
    person = {**PERSON, "name": f"z {text}"[:200]}
    case_id = rejected_case(office, description=f"x {text}", product=f"y {text}"[:200], complainant=person)
    for paper in (_follow_up(office, case_id, "en"), receipt.receipt(read(office, case_id))):
        shown = as_text.as_text(paper)
        assert plain_text.visible(shown, lines=True) == shown
        assert "⟨U+" not in shown  # what nobody could see is left out on paper


def test_the_leaflet_promises_what_is_in_force(office: Office) -> None:
    reachable(office)
    assert "within 10 business days" in _leaflet(office, "en")
    assert "en geç 10 iş günü içinde" in _leaflet(office, "tr")
    office.do(setting_up.use_policy, presets.preset("uk_fca"))
    said = _leaflet(office, "en")
    assert "We tell you our decision, and why: within 8 weeks" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_leaflet_says_all_that_the_clause_names_on_one_sheet(office: Office, language: str) -> None:
    """How and where, what to bring, steps and limits, remedies, status, outside recourse (7.1)."""
    reachable(office)
    said = _leaflet(office, language)
    for part in ("020 7946 0958", "desk@harbour.example", "12 Harbour Street", "Citizens Advice consumer service"):
        assert part in said
    wanted = {
        "en": ("free of charge", "order", "apology", "at any time", "review", "interpreter"),
        "tr": ("ücretsiz", "sipariş", "özür", "istediğiniz zaman", "yeniden incelen", "tercüman"),
    }
    for part in wanted[language]:
        assert part in said
    with office.desk.look() as look:
        assert len(as_pdf.as_pictures(leaflet.leaflet(leaflet.told(look), language), 30)) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_receipt_has_the_number_large_and_when_they_hear(office: Office, language: str) -> None:
    reachable(office)
    case_id = office.new_case(complainant=PERSON)
    paper = receipt.receipt(read(office, case_id), language)
    assert [block.text for block in paper.blocks if isinstance(block, Number)] == ["2026-000001-5"]
    text = " ".join(as_text.as_text(paper).split())
    assert {"en": "by Tuesday 24 November 2026", "tr": "24 Kasım 2026 Salı"}[language] in text
    assert {"en": "free of charge", "tr": "ücretsizdir"}[language] in text


def test_who_writes_never_stands_alone_on_a_page(office: Office) -> None:
    """However long a letter is, its closing lines go over to the next page together with the name."""
    reachable(office)
    sources = read(office, rejected_case(office))
    end = "With kind regards,\nAyşe Demir\nHarbour Street Office"
    for lines in range(14, 30):
        text = "\n\n".join([*(["One line."] * lines), end])
        paper = page.page(sources, "S", text, "en", sources.today)
        assert isinstance(paper.blocks[-1], Signature)
        assert isinstance(paper.blocks[-2], Prose)
        pages = _pages(paper)
        if len(pages) > 1:
            assert "free of charge" in pages[-1]
            assert "Ayşe Demir" in pages[-1]


def _pages(paper: Paper) -> list[str]:
    import io

    from pypdf import PdfReader

    return [each.extract_text() for each in PdfReader(io.BytesIO(as_pdf.as_pdf(paper).content)).pages]
