"""The questionnaire that goes out by letter (ISO 10002:2018, 8.3), in the language of who answers it."""

from __future__ import annotations

from datetime import date

from complaintdesk.documents import words
from complaintdesk.documents.forms.questionnaire_words import SAID, Said
from complaintdesk.documents.letters import sources
from complaintdesk.documents.letters.page import address_block, is_large
from complaintdesk.documents.letters.sources import Sources
from complaintdesk.documents.letters.values import salutation
from complaintdesk.documents.paper.blocks import Blank, Block, Paper, Prose, Ticks
from complaintdesk.queries import people, surveys
from complaintdesk.queries.surveys import SampledRow, SurveyRow
from complaintdesk.rules import written
from complaintdesk.rules.plain_text import clean_line, for_paper
from complaintdesk.rules.satisfaction import Medium, Reply
from complaintdesk.store.look import Look

_LONGEST = 80  # characters of a product that the letter repeats


def waiting(look: Look, survey_id: int) -> list[SampledRow]:
    """Who is asked by letter and has not answered, in the order of the draw."""
    rows = surveys.sampled(look, survey_id)
    return [row for row in rows if row.medium == Medium.LETTER and row.state == Reply.WAITING and row.closed_on]


def read(look: Look, row: SampledRow, survey: SurveyRow, language: str | None = None) -> Paper:
    """The letter to somebody in a sample; without a language in theirs."""
    apart = len(people.staff(look)) > 1  # where one works alone, nobody else reads it
    return questionnaire(sources.read(look, row.case_id), date.fromisoformat(survey.ask_by), language, apart=apart)


def questionnaire(known: Sources, by: date, language: str | None = None, *, apart: bool = True) -> Paper:
    """Two questions apart, room for their own words, and what they can do where they are not content.

    With `apart`, somebody reads the answer who had no hand in the case, and the letter says so.
    """
    language = language or known.language
    said = SAID[language]
    office = for_paper(clean_line(known.office.name))
    reference = known.file.reference
    return Paper(
        language=language,
        office=office,
        contact=known.letterhead.contact.ways(language),
        to=address_block(known),
        facts=(
            (words.label(language, "date"), written.short_day(known.today, language)),
            (words.label(language, "reference"), reference),
        ),
        heading=said.heading,
        blocks=_blocks(known, said, by, language, office, apart),
        page=words.label(language, "page"),
        foot=f"{office} · {reference}",
        large=is_large(known),
    )


def _blocks(known: Sources, said: Said, by: date, language: str, office: str, apart: bool) -> tuple[Block, ...]:
    case = known.file
    product = for_paper(clean_line(case.product or ""))[:_LONGEST]
    about = product or words.problem(language, case.problem, case.problem_label)
    received = written.short_day(date.fromisoformat(case.received_on), language)
    intro = said.intro.format(received=received, about=for_paper(about))
    return (
        Prose(salutation(known.reader, language)),
        Prose(f"{intro} {said.apart}" if apart else intro),
        Ticks(f"1  {said.handling}", said.marks, 5),
        Ticks(f"2  {said.outcome}", said.marks, 5),
        Blank(f"3  {said.words}", said.words_hint, 6),
        Ticks("", (said.never_again,), 1),
        Prose(said.send_back.format(by=written.short_day(by, language), office=office)),
        Prose(said.not_content.format(reference=case.reference), "note"),
    )
