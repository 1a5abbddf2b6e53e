"""The complainant's form (ISO 10002:2018, annex C), blank: to print, or to fill in as text and send back."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from complaintdesk.documents import words
from complaintdesk.documents.forms.fields import NO, SECTIONS, YES, Choice, FormField
from complaintdesk.documents.paper.blocks import Blank, Block, Heading, NewPage, Paper, Prose, Row, Ticks
from complaintdesk.queries.lettering import Letterhead
from complaintdesk.rules.plain_text import clean_line, for_paper
from complaintdesk.rules.vocabulary import Word

_TITLE = {"en": "Complaint form", "tr": "Şikâyet formu"}
_INTRO = {
    "en": "Please tell us what went wrong, so that we can put it right. You need not fill in "
    "everything: “What happened” is enough, and it need not be on this form. If you would like help "
    "with it, ask us; we will write it down for you. Handling your complaint is free of charge.",
    "tr": "Yaşadığınız sorunu giderebilmemiz için lütfen bize ne olduğunu anlatın. Her yeri "
    "doldurmanız gerekmez: “Ne oldu” bölümünü yazmanız yeterlidir; şikâyetinizi bu form olmadan da "
    "iletebilirsiniz. Formu doldururken yardım isterseniz bize söyleyin; sizin yerinize biz yazarız. "
    "Şikâyetinizin ele alınması ücretsizdir.",
}
_HOW = {
    "en": "Please write behind the colons, on as many lines as you need, and put an x into the "
    "brackets of what applies: [x]. Leave the words before the colons as they are. Then send this "
    "file back to us.",
    "tr": "Lütfen yanıtlarınızı iki nokta üst üsteden sonra, gerektiği kadar satıra yazın; uygun olan "
    "kutuya x koyun: [x]. İki nokta üst üsteden önceki sözcükleri değiştirmeyin. Doldurduğunuz "
    "dosyayı bize geri gönderin.",
}
_SIGNED = {
    "en": ("Date", "Signature"),
    "tr": ("Tarih", "İmza"),
}
_NEXT = {
    "en": "You will be given a number and told when you will hear from us. With the number you can "
    "ask us at any time how it stands. What you write is read only by those who deal with your "
    "complaint.",
    "tr": "Size bir şikâyet numarası verilecek ve ne zaman yanıt alacağınız bildirilecektir. Bu "
    "numarayla şikâyetinizin durumunu istediğiniz zaman sorabilirsiniz. Yazdıklarınızı yalnızca "
    "şikâyetinizle ilgilenenler okur.",
}
_OFFICE_USE = {
    "en": ("For the office", ("Number", "Received on", "Taken by")),
    "tr": ("Kurum dolduracaktır", ("Şikâyet no", "Alındığı gün", "Kaydeden")),
}
_NEW_PAGE = "description"  # before this field: what was told before it fills the first page
_YES_NO = {"en": {YES: "yes", NO: "no"}, "tr": {YES: "evet", NO: "hayır"}}


def option(language: str, code: Word | str) -> str:
    """What stands beside a box."""
    return words.word(language, code) if isinstance(code, Word) else _YES_NO[language][code]


def blank(office: str, letterhead: Letterhead, language: str) -> Paper:
    """The form to print and to fill in by hand."""
    name = for_paper(clean_line(office))
    use, names = _OFFICE_USE[language]
    return Paper(
        language=language,
        office=name,
        contact=letterhead.contact.ways(language),
        heading=_TITLE[language],
        blocks=(
            Prose(_INTRO[language]),
            *_sections(language),
            Row(tuple(map(Blank, _SIGNED[language]))),
            Prose(_NEXT[language], "note"),
            Heading(use),
            Row(tuple(map(Blank, names))),
        ),
        page=words.label(language, "page"),
        foot=f"{name} · {_TITLE[language]}",
    )


def fillable(office: str, letterhead: Letterhead, language: str) -> str:
    """The form as text, to be filled in with any program; `filled_form` reads it."""
    lines = [for_paper(clean_line(office)), _TITLE[language], ""]
    lines += [f"# {line}" for line in (*_wrapped(_INTRO[language]), "", *_wrapped(_HOW[language]))]
    lines += [f"# {name}: {value}" for name, value in letterhead.contact.ways(language)]
    for section in SECTIONS:
        lines += ["", f"== {section.title(language)}", ""]
        for field in section.fields:
            lines += _lines(field, language)
    return "\n".join(lines).rstrip() + "\n"


def _lines(field: FormField | Choice, language: str) -> list[str]:
    if isinstance(field, Choice):
        return [f"{field.label(language)}", *(f"[ ] {option(language, each)}" for each in field.options), ""]
    hint = field.hint(language)
    return [f"{field.label(language)}{f' ({hint})' if hint else ''}: ", *([""] if field.lines > 1 else [])]


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, 74)


def _sections(language: str) -> Iterator[Block]:
    for section in SECTIONS:
        yield Heading(section.title(language))
        for field in section.fields:
            if isinstance(field, Choice):
                shown = tuple(option(language, each) for each in field.options)
                yield Ticks(field.label(language), shown, field.columns)
                continue
            if field.code == _NEW_PAGE:
                yield NewPage()
            yield Blank(field.label(language), field.hint(language), field.lines)
