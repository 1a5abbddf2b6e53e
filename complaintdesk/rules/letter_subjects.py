"""What stands above a letter that was written without a subject, in each language of the desk."""

from __future__ import annotations

from complaintdesk.rules.letters import LetterKind

_SUBJECTS = {
    "en": {
        LetterKind.ACKNOWLEDGEMENT: "We have your complaint",
        LetterKind.PROGRESS: "How your complaint stands",
        LetterKind.DELAY: "We need more time for your complaint",
        LetterKind.OFFER: "Our offer on your complaint",
        LetterKind.DECISION: "Our decision on your complaint",
        LetterKind.FINAL: "Our final response to your complaint",
    },
    "tr": {
        LetterKind.ACKNOWLEDGEMENT: "Şikâyetiniz bize ulaştı",
        LetterKind.PROGRESS: "Şikâyetiniz hakkında bilgilendirme",
        LetterKind.DELAY: "Şikâyetinizin sonuçlandırılması için ek süreye ihtiyacımız var",
        LetterKind.OFFER: "Şikâyetinizle ilgili çözüm önerimiz",
        LetterKind.DECISION: "Şikâyetinizle ilgili kararımız",
        LetterKind.FINAL: "Şikâyetinizle ilgili nihai yanıtımız",
    },
}


def subject(kind: LetterKind, language: str, reference: str) -> str:
    """The subject of a letter of this kind: what it is, and the number of the case."""
    return f"{_SUBJECTS[language][kind]} – {reference}"
