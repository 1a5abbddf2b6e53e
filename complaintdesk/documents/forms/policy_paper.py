"""The complaints policy as a paper for the public (ISO 10002:2018, 5.3): an edition's text, and what it is."""

from __future__ import annotations

from collections.abc import Iterator

from complaintdesk.documents import words
from complaintdesk.documents.paper.blocks import Block, Facts, Heading, Paper, Points, Prose
from complaintdesk.queries import commitment, lettering
from complaintdesk.queries.commitment import EditionRow
from complaintdesk.rules import written
from complaintdesk.rules.errors import Invalid, NotFound
from complaintdesk.rules.languages import NAMES
from complaintdesk.rules.plain_text import clean_line, for_paper
from complaintdesk.store.look import Look

_SAID = {
    "en": {
        "title": "Our complaints policy",
        "edition": "Edition",
        "approved": "Approved by",
        "on": "Approved on",
        "since": "In force from",
        "review": "To be reviewed by",
        "draft": "This is a draft. It has not been approved and does not hold.",
        "where": "How to reach us",
    },
    "tr": {
        "title": "Şikâyet politikamız",
        "edition": "Sürüm",
        "approved": "Onaylayan",
        "on": "Onay günü",
        "since": "Geçerlilik başlangıcı",
        "review": "Gözden geçirme günü",
        "draft": "Bu bir taslaktır. Onaylanmamıştır ve geçerli değildir.",
        "where": "Bize nasıl ulaşırsınız",
    },
}


def policy(look: Look, edition_id: int | None = None, language: str | None = None) -> Paper:
    """The edition, or the one in force; in the office's language where none is named.

    Raises `NotFound` where there is none, `Invalid` where it has no text in that language.
    """
    found = _meant(look, edition_id)
    head = lettering.letterhead(look)
    spoken = language or head.language
    texts = commitment.texts(look, found.id)
    if spoken not in texts:
        there = ", ".join(NAMES[each] for each in texts) or "no language"
        raise Invalid(f"Edition {found.number} has no text in {NAMES[spoken]}; it has one in {there}.")
    office = for_paper(clean_line(look.office.name))
    said = _SAID[spoken]
    return Paper(
        language=spoken,
        office=office,
        contact=(),
        heading=said["title"],
        blocks=tuple(_blocks(look, found, texts[spoken], spoken)),
        page=words.label(spoken, "page"),
        foot=f"{office} · {said['title']} · {said['edition']} {found.number}",
    )


def _meant(look: Look, edition_id: int | None) -> EditionRow:
    found = (
        commitment.current(look)
        if edition_id is None
        else next((each for each in commitment.editions(look) if each.id == edition_id), None)
    )
    if found is None:
        raise NotFound("No complaints policy is in force: a manager has to approve one first.")
    return found


def _blocks(look: Look, edition: EditionRow, text: str, language: str) -> Iterator[Block]:
    said = _SAID[language]
    if edition.is_draft:
        yield Prose(said["draft"], "note")
    yield from text_blocks(text)
    ways = lettering.letterhead(look).contact.ways(language)
    if ways:
        yield Heading(said["where"])
        yield Facts(tuple(ways))
    rows = [(said["edition"], str(edition.number))]
    if edition.approved_by is not None:
        rows.append((said["approved"], for_paper(edition.approved_by)))
    days = (("on", edition.approved_on), ("since", edition.effective_on), ("review", edition.review_on))
    rows += [(said[name], written.day(day, language)) for name, day in days if day is not None]
    yield Facts(tuple(rows))


def text_blocks(text: str) -> Iterator[Block]:
    """The text in blocks: `# ` begins a heading, `- ` a point, an empty line a new paragraph."""
    points: list[str] = []
    lines: list[str] = []
    for line in [*text.splitlines(), ""]:
        bare = line.strip()
        kind = "#" if bare.startswith("# ") else "-" if bare.startswith("- ") else "" if bare else "|"
        if points and kind != "-":
            yield Points(tuple(points))
            points = []
        if lines and kind:
            yield Prose("\n".join(lines))
            lines = []
        if kind == "#":
            yield Heading(bare[2:].strip())
        elif kind == "-":
            points.append(bare[2:].strip())
        elif not kind:
            lines.append(bare)
