"""A letter of a case that is not on file: to see what a template makes of it (6.4)."""

from __future__ import annotations

from datetime import date

from complaintdesk.documents import words
from complaintdesk.rules import letter_closing, merge, reference, written
from complaintdesk.rules.languages import TURKISH
from complaintdesk.rules.letter_closing import Contact
from complaintdesk.rules.letters import LetterKind
from complaintdesk.rules.merge import LetterText
from complaintdesk.rules.vocabulary import Outcome, Remedy, Stage

_RECEIVED, _TODAY, _LATER, _UNTIL = date(2026, 11, 23), date(2026, 11, 26), date(2026, 12, 7), date(2027, 2, 26)
_NUMBER = reference.make(2026, 123)
_PEOPLE = {"name": "Mehmet Işık", "clerk": "Ayşe Demir", "owner": "Can Öz", "represented": ""}
_ENGLISH = {
    "about": "“The chair came two weeks late, and one leg is broken”",
    "product": "office chair",
    "office": "Harbour Street Office",
    "news": "We have asked the carrier where the chair lay for two weeks, and expect an answer on Monday.",
    "reason": "The carrier has not answered yet.",
    "offer": "We bring you a new chair next week and take the broken one back. For your trouble we "
    "pay back the carriage.",
    "decision": "We bring you a new chair next week and pay back the carriage.\n\n"
    "We have also changed how we check parcels before they leave, so that this does not happen again.",
    "recourse": "– Citizens Advice consumer service: 0808 223 1133.",
}
_TURKISH = {
    "about": "“Sandalye iki hafta geç geldi ve bir ayağı kırık”",
    "product": "ofis sandalyesi",
    "office": "Liman Sokağı Mağazası",
    "news": "Sandalyenin iki hafta boyunca nerede beklediğini kargo firmasına sorduk; yanıtı "
    "pazartesi günü bekliyoruz.",
    "reason": "Kargo firmasından henüz yanıt alamadık.",
    "offer": "Gelecek hafta size yeni bir sandalye getirip kırık olanı geri alacağız. Kargo ücretini "
    "de iade edeceğiz.",
    "decision": "Gelecek hafta size yeni bir sandalye getireceğiz ve kargo ücretini iade edeceğiz.\n\n"
    "Aynı sorunun bir daha yaşanmaması için paketleri yola çıkmadan önce denetleme biçimimizi de "
    "değiştirdik.",
    "recourse": "– Tüketici Hakem Heyeti: tuketicisikayeti.ticaret.gov.tr (e-Devlet).",
}
_CONTACT = Contact("020 7946 0958", "desk@harbour.example", "12 Harbour Street, London E1 6AN", None)


def values(kind: LetterKind, language: str) -> dict[str, str]:
    """The example's merge fields."""
    said = _TURKISH if language == TURKISH else _ENGLISH
    currency = "TRY" if language == TURKISH else "GBP"
    return {
        **_PEOPLE,
        **said,
        "reference": _NUMBER,
        "salutation": words.label(language, "dear").format(_PEOPLE["name"]),
        "received_on": written.day(_RECEIVED, language),
        "today": written.day(_TODAY, language),
        "standing": words.word(language, Stage.INVESTIGATING),
        "promise": words.label(language, "decide_by").format(written.day(_LATER, language)),
        "decide_by": written.day(_LATER, language),
        "update_by": written.day(_LATER, language),
        "review_since": "",
        "no_review": "yes",
        "new_date": written.day(_LATER, language),
        "remedies": words.remedies(language, (Remedy.REPLACEMENT, Remedy.REFUND)),
        "sum": written.amount(4900, currency, language),
        "outcome": words.word(language, Outcome.PARTLY_UPHELD),
        "decided_on": written.day(_TODAY, language),
        "rejected_on": written.day(_TODAY, language) if kind is LetterKind.FINAL else "",
        "recourse_until": written.day(_UNTIL, language),
    }


def preview(kind: LetterKind, language: str, template: LetterText) -> LetterText:
    """Subject and whole text of the example's letter. Raises `Invalid` for a template that is refused."""
    found = values(kind, language)
    merged = merge.render(kind, template, found)
    body = letter_closing.complete(merged.body, language, _NUMBER, _CONTACT)
    end = letter_closing.regards(language, found["clerk"], found["office"])
    return LetterText(merged.subject, f"{body}\n\n{end}")
