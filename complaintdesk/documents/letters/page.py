"""A letter on paper: the office's head, whom it goes to, its number and date, and the text as it was written."""

from __future__ import annotations

from datetime import date

from complaintdesk.documents import words
from complaintdesk.documents.letters.sources import Sources
from complaintdesk.documents.letters.values import name_of
from complaintdesk.documents.paper.blocks import Block, Paper, Points, Prose, Signature
from complaintdesk.rules import letter_closing, written
from complaintdesk.rules.plain_text import clean_line, for_paper
from complaintdesk.rules.vocabulary import ContactKind, Need

_POINT = "– "
_LARGE = (Need.LARGE_PRINT, Need.SIGHT)


def page(sources: Sources, subject: str, text: str, language: str, on: date) -> Paper:
    """The letter of that day; `text` is all of it, from the salutation to who writes.

    The closing lines are put below it where it has none: that it is free, and how to ask.
    """
    reference = sources.file.reference
    text = letter_closing.complete(text, language, reference, sources.letterhead.contact)
    office = for_paper(clean_line(sources.office.name))
    return Paper(
        language=language,
        office=office,
        contact=sources.letterhead.contact.ways(language),
        to=address_block(sources),
        facts=(
            (words.label(language, "date"), written.short_day(on, language)),
            (words.label(language, "reference"), reference),
        ),
        heading=subject,
        blocks=tuple(_block(part, language) for part in text.split("\n\n") if part.strip()),
        page=words.label(language, "page"),
        foot=f"{office} · {reference}",
        large=is_large(sources),
    )


def is_large(sources: Sources) -> bool:
    """Whether it is for somebody who needs large print (7.1)."""
    people = (sources.representative, sources.complainant)
    return any(known[0].needs in _LARGE for known in people if known is not None)


def address_block(sources: Sources) -> tuple[str, ...]:
    """The address block: name, organisation, street."""
    reader = sources.reader
    if reader is None:
        return ()
    person, ways = reader
    street = next((way.value for way in ways if way.kind == ContactKind.POST), "")
    lines = [name_of(reader), person.organisation or "", *street.split(", ")]
    return tuple(dict.fromkeys(line for line in map(for_paper, lines) if line))


def _block(part: str, language: str) -> Block:
    lines = part.split("\n")
    if letter_closing.is_regards(lines[0]) and len(lines) > 1:
        return Signature(lines[0], tuple(lines[1:]))
    if all(line.startswith(_POINT) for line in lines):
        return Points(tuple(line.removeprefix(_POINT) for line in lines))
    return Prose(part, "note" if letter_closing.is_closing(part) else "plain")
