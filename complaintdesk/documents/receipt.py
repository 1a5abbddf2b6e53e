"""The receipt that a complainant is given at once (ISO 10002:2018, 7.2, 7.4)."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from complaintdesk.documents import words
from complaintdesk.documents.letters.page import is_large
from complaintdesk.documents.letters.sources import Sources
from complaintdesk.documents.letters.values import name_of
from complaintdesk.documents.paper.blocks import Facts, Heading, Number, Paper, Prose
from complaintdesk.rules import letter_closing, written
from complaintdesk.rules.clocks import by_kind
from complaintdesk.rules.plain_text import clean_line, for_paper
from complaintdesk.rules.vocabulary import Channel, ClockKind

WIDTH = 60  # characters, for any printer

_TITLE = {"en": "We have your complaint", "tr": "Şikâyetiniz bize ulaştı"}
_NAMES = {
    "en": {
        "received": "Received",
        "by": "By way of",
        "from": "From",
        "through": "Through",
        "taken_by": "Taken by",
        "problem": "Problem",
        "about": "About",
        "order": "Order",
        "wanted": "You ask for",
        "nobody": "anonymous",
    },
    "tr": {
        "received": "Alındığı tarih",
        "by": "Geliş yolu",
        "from": "Şikâyet sahibi",
        "through": "Temsilcisi",
        "taken_by": "Kaydeden",
        "problem": "Sorun",
        "about": "Ürün veya hizmet",
        "order": "Sipariş no",
        "wanted": "İsteğiniz",
        "nobody": "adı bilinmiyor",
    },
}
_TOLD = {"en": "What you told us", "tr": "Bize anlattıklarınız"}
_HEAR = {"en": "You will hear from us by {}.", "tr": "Size en geç {} günü geri döneceğiz."}
_MEND = {
    "en": "If anything here is missing or not right, please tell us.",
    "tr": "Burada eksik veya yanlış bir nokta varsa lütfen bize bildirin.",
}


def receipt(sources: Sources, language: str | None = None) -> Paper:
    """The receipt, in the language of whom it is for unless another is said."""
    spoken = language or sources.language
    case = sources.file
    office = for_paper(clean_line(sources.office.name))
    return Paper(
        language=spoken,
        office=office,
        contact=sources.letterhead.contact.ways(spoken),
        heading=_TITLE[spoken],
        blocks=(
            Number(case.reference),
            Facts(tuple((name, value) for name, value in _facts(sources, spoken) if value)),
            Heading(_TOLD[spoken]),
            *(Prose(part, "quote") for part in for_paper(case.description).split("\n\n") if part.strip()),
            Prose(_promise(sources, spoken)),
            Prose(letter_closing.closing(spoken, case.reference, sources.letterhead.contact), "note"),
            Prose(_MEND[spoken]),
        ),
        page=words.label(spoken, "page"),
        foot=f"{office} · {case.reference}",
        large=is_large(sources),
    )


def _facts(sources: Sources, language: str) -> list[tuple[str, str]]:
    case, names = sources.file, _NAMES[language]
    at = datetime.fromisoformat(case.received_at).astimezone(ZoneInfo(sources.office.time_zone))
    wanted = [words.remedies(language, case.remedy_sought.split(","))]
    if case.sum_sought is not None:
        wanted.append(written.amount(case.sum_sought, case.currency, language))
    acting = [name_of(sources.representative), case.representative_capacity or ""]
    found = [
        ("received", written.moment(at, language)),
        ("by", words.said(language, Channel, case.medium)),
        ("from", name_of(sources.complainant) or names["nobody"]),
        ("through", ", ".join(part for part in acting if part) if sources.representative else ""),
        ("taken_by", case.taken_by),
        ("problem", words.problem(language, case.problem, case.problem_label)),
        ("about", case.product or ""),
        ("order", case.order_number or ""),
        ("wanted", ", ".join(part for part in wanted if part)),
    ]
    return [(names[name], for_paper(clean_line(value))) for name, value in found]


def _promise(sources: Sources, language: str) -> str:
    running = [clock for clock in sources.clocks if clock.runs and clock.paused_at is None]
    due = by_kind((date.fromisoformat(clock.due_on), clock.kind) for clock in running)
    said = []
    if ClockKind.ACKNOWLEDGE in due:
        said.append(_HEAR[language].format(written.day(due[ClockKind.ACKNOWLEDGE], language)))
    if ClockKind.DECIDE in due:
        said.append(words.label(language, "decide_by").format(written.day(due[ClockKind.DECIDE], language)))
    return " ".join(said) or words.label(language, "no_promise")
