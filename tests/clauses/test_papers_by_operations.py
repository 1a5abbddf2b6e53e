"""The papers of clause 7.1 and annexes C and E of ISO 10002:2018, row by row, by operations only.

`test_papers_by_screens.py` walks the same by keys; `docs/iso10002.md` names them all.
"""

from __future__ import annotations

from datetime import date

from complaintdesk.documents.forms import complaint_form, follow_up, leaflet
from complaintdesk.documents.forms.filled_form import FilledForm
from complaintdesk.documents.letters import page
from complaintdesk.documents.paper import as_text
from complaintdesk.operations import intake, writing
from complaintdesk.operations.inputs import Complaint, Written, check
from complaintdesk.queries import lettering
from complaintdesk.rules.letters import LetterKind
from tests.clauses.test_by_operations import MEHMET
from tests.desk import Office
from tests.documents.cases import letter, reachable, read

TODAY = date(2026, 11, 23)
LEAFLET = (
    *("by telephone", "What helps us to help you", "within 10 business days", "an apology", "at any time"),
    *("free of charge", "interpreter"),
)
BROSUR = (
    *("Neleri bildirmeniz bize yardımcı olur", "en geç 10 iş günü içinde", "özür", "istediğiniz zaman"),
    *("ücretsiz", "tercüman"),
)
FILLED = {
    "Name": "Mehmet Işık",
    "Product or service": "office chair",
    "Order, contract or invoice number": "AB-1022",
    "Day of the problem": "9 November 2026",
    "What happened": "It broke.",
    "Sum of money": "40",
}
DOLDURULMUS = {
    "Ad soyad": "Mehmet Işık",
    "Ürün veya hizmet": "office chair",
    "Sipariş, sözleşme veya fatura no": "AB-1022",
    "Sorunun yaşandığı gün": "9 Kasım 2026",
    "Ne oldu": "It broke.",
    "Para tutarı": "40,00",
}


def test_clause_7_1_communication(office: Office) -> None:
    """The leaflet says how, where, what to bring, steps and limits, remedies, status, recourse; needs are kept."""
    reachable(office)
    with office.desk.look() as look:
        told = leaflet.told(look)
    for language, words in (("en", LEAFLET), ("tr", BROSUR)):
        said = " ".join(as_text.as_text(leaflet.leaflet(told, language)).split())
        for part in (*words, "020 7946 0958", "12 Harbour Street", "Citizens Advice consumer service"):
            assert part in said
    case_id = office.new_case(complainant={**MEHMET, "needs": "large_print"})
    made = letter(office, case_id, LetterKind.ACKNOWLEDGEMENT)
    assert made.language == "tr"  # they are written to in their language, and so that they can read it
    assert page.page(read(office, case_id), made.subject, made.text, "tr", TODAY).large
    given = {"kind": made.kind, "text": made.text, "subject": made.subject, "language": "tr"}
    office.do(writing.write, case_id, check(Written, given))
    assert office.rows("SELECT text FROM letter") == [(made.text,)]


def test_annex_c_the_complainants_form(office: Office) -> None:
    """Blank in both languages; filled in and sent back it is a complaint, with nothing typed twice."""
    with office.desk.look() as look:
        head = lettering.letterhead(look)
    for language, filled in (("en", FILLED), ("tr", DOLDURULMUS)):
        blank = complaint_form.fillable("Harbour Street Office", head, language)
        for name, value in filled.items():
            assert f"\n{name}" in blank
            blank = blank.replace(f"\n{name}", f"\n{name}: {value}\n#")
        form = FilledForm(blank)
        found = form.complaint(TODAY, "DMY", "GBP")
        case_id = office.do(intake.take_in, check(Complaint, {**found, "medium": "letter"})).case_id
        kept = office.case(case_id)
        assert (kept.description, kept.product, kept.problem_on) == ("It broke.", "office chair", "2026-11-09")
        assert (kept.order_number, kept.sum_sought) == ("AB-1022", 4_000)
        assert form.language == language
    assert office.rows("SELECT DISTINCT name FROM complainant") == [("Mehmet Işık",)]


def test_annex_e_the_follow_up_form(office: Office) -> None:
    """One case on a page, with the grid that is read from the history: nothing of it is typed again."""
    case_id = office.decided_case(complainant=MEHMET)
    with office.desk.look() as look:
        followed = follow_up.followed(look, case_id)
    for language, steps in (("en", ("Acknowledged", "Closed")), ("tr", ("Alındığı bildirildi", "Kapatıldı"))):
        said = as_text.as_text(follow_up.follow_up(followed, language))
        for part in ("2026-000001-5", "Mehmet Işık", "Ayşe Demir", *steps):
            assert part in said
