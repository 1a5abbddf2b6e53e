"""The fields of the complainant's form (ISO 10002:2018, annex C): one table for the blank and the filled one."""

from __future__ import annotations

from typing import NamedTuple

from complaintdesk.rules.vocabulary import Channel, Need, Remedy


class FormField(NamedTuple):
    """A field by its code. `lines` is the room it has on paper; an answer may be longer where it is not one."""

    code: str
    english: str
    turkish: str
    lines: int = 1
    english_hint: str = ""
    turkish_hint: str = ""

    def label(self, language: str) -> str:
        """What stands before it."""
        return self.turkish if language == "tr" else self.english

    def hint(self, language: str) -> str:
        """What it is for, where the name does not say it."""
        return self.turkish_hint if language == "tr" else self.english_hint


class Choice(NamedTuple):
    """Boxes to tick: the field's code, its name, and the vocabulary's words that may be ticked."""

    code: str
    english: str
    turkish: str
    options: tuple[Remedy | Channel | Need | str, ...]
    columns: int

    def label(self, language: str) -> str:
        """What stands above the boxes."""
        return self.turkish if language == "tr" else self.english


class Section(NamedTuple):
    """A part of the form."""

    english: str
    turkish: str
    fields: tuple[FormField | Choice, ...]

    def title(self, language: str) -> str:
        """The heading."""
        return self.turkish if language == "tr" else self.english


YES, NO = "yes", "no"
_REMEDIES = tuple(
    remedy for remedy in Remedy if remedy not in (Remedy.NONE, Remedy.REFERRAL, Remedy.NOTICE_OF_CHANGE)
)
_CHANNELS = (Channel.PHONE, Channel.EMAIL, Channel.LETTER, Channel.MESSAGE)
_NEEDS = (Need.LARGE_PRINT, Need.INTERPRETER, Need.HEARING, Need.SIGHT, Need.MOBILITY, Need.READING)

SECTIONS = (
    Section(
        "Who you are",
        "Siz kimsiniz",
        (
            FormField("name", "Name", "Ad soyad"),
            FormField("organisation", "Organisation", "Kurum", 1, "if you complain for one", "varsa"),
            FormField("phone", "Telephone", "Telefon"),
            FormField("email", "E-mail", "E-posta"),
            FormField("address", "Address", "Adres", 2),
            Choice("channel", "How may we reach you best?", "Size en iyi nasıl ulaşabiliriz?", _CHANNELS, 4),
            Choice("needs", "Tick what we can help you with", "Size yardımcı olabileceğimiz konular", _NEEDS, 3),
        ),
    ),
    Section(
        "If somebody acts for you",
        "Sizin adınıza başvuran biri varsa",
        (
            FormField("acting", "Their name", "Temsilcinin adı soyadı"),
            FormField(
                *("capacity", "Acting as", "Sıfatı", 1, "for example daughter, lawyer", "örneğin kızı, avukatı")
            ),
            FormField("acting_phone", "Their telephone", "Temsilcinin telefonu"),
        ),
    ),
    Section(
        "What it is about",
        "Şikâyetinizin konusu",
        (
            FormField("product", "Product or service", "Ürün veya hizmet"),
            FormField("order", "Order, contract or invoice number", "Sipariş, sözleşme veya fatura no"),
            FormField("day", "Day of the problem", "Sorunun yaşandığı gün", 1, "day.month.year", "gün.ay.yıl"),
            FormField("branch", "Where it happened", "Sorunun yaşandığı yer", 1, "shop or branch", "mağaza, şube"),
            FormField(
                *("description", "What happened", "Ne oldu", 9),
                *("please tell it in your own words", "lütfen kendi sözlerinizle anlatın"),
            ),
            Choice("recurrent", "Has it happened before?", "Daha önce de yaşandı mı?", (YES, NO), 4),
        ),
    ),
    Section(
        "What would put it right",
        "Sorun nasıl giderilebilir",
        (
            Choice("remedies", "What do you ask for?", "Ne istiyorsunuz?", _REMEDIES, 3),
            FormField("sum", "Sum of money", "Para tutarı", 1, "if you ask for one", "istiyorsanız"),
        ),
    ),
    Section(
        "What you enclose",
        "Ekledikleriniz",
        (
            FormField(
                *("documents", "Copies of papers, photographs", "Belge kopyaları, fotoğraflar", 1),
                *("keep the originals", "asılları sizde kalsın"),
            ),
        ),
    ),
)
FIELDS = tuple(field for section in SECTIONS for field in section.fields)
BY_CODE = {field.code: field for field in FIELDS}
