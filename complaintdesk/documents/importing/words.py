"""The words other systems use, in English and Turkish, and what they mean to the desk.

Every function takes a cell and gives the desk's word, or None where it knows none; the raw cell is kept with the
case wherever its meaning was taken, so nothing here has to be right to the letter.
"""

from __future__ import annotations

import re
from functools import lru_cache

from complaintdesk.rules.plain_text import fold
from complaintdesk.rules.vocabulary import Channel, ClosingReason, Need, Outcome, Remedy

OPEN, CLOSED = "open", "closed"
# A response that is longer is prose, from which no word is picked.
_LONGEST = 80

_EMPTY = frozenset({"", "-", "--", "n/a", "na", "none", "null", "nan", "#n/a", "unknown", "yok", "bilinmiyor"})
_NOBODY = frozenset({"anonymous", "anonim", "isimsiz", "not given", "withheld", "gizli", "belirtilmemis"})
_YES = frozenset({"yes", "y", "true", "t", "1", "x", "evet", "e", "dogru", "var", "✓", "ontime", "on time"})
_NO = frozenset({"no", "n", "false", "f", "0", "hayir", "h", "yanlis", "overdue", "late"})

_Patterns = tuple[tuple[re.Pattern[str], str], ...]


def _patterns(*pairs: tuple[str, str]) -> _Patterns:
    return tuple((re.compile(rf"\b(?:{words})"), meaning) for words, meaning in pairs)


_CHANNELS = _patterns(
    (r"postal|post\b|letter|mektup|(?<!e )posta\b|dilekce|mailed|correspondence", Channel.LETTER),
    (r"e ?mail|e ?posta|mail$|mail to|mailto", Channel.EMAIL),
    (r"fax|faks", Channel.FAX),
    (r"chat|whatsapp|sms|text message|message|mesaj|telegram", Channel.MESSAGE),
    (r"social|twitter|facebook|instagram|x\.com|sosyal|tweet", Channel.SOCIAL),
    (r"web|internet|online|on line|portal|form|site|app\b|mobile|mobil|e devlet|self service|cimer",
     Channel.WEB_FORM),
    (r"phone|telephone|tel\b|call|telefon|hotline|cagri|arama|voice|311$", Channel.PHONE),
    (r"in person|walk|counter|visit|face to face|sahsen|yuz yuze|branch|sube|store|magaza|office|elden",
     Channel.IN_PERSON),
    (r"referr|forwarded|yonlendir|havale|resmi yazi|agency|council|ombuds", Channel.REFERRAL),
)  # fmt: skip
_NEEDS = _patterns(
    (r"older|elderly|senior|pensioner|aged|yasli|65", Need.OLDER_PERSON),
    (r"service ?member|military|veteran|armed forces|asker|gazi", Need.SERVICEMEMBER),
    (r"interpret|translat|tercuman|cevirmen", Need.INTERPRETER),
    (r"large print|big print|buyuk (yazi|punto)", Need.LARGE_PRINT),
    (r"deaf|hearing|isitme|sagir", Need.HEARING),
    (r"blind|sight|visual|gorme|kor\b", Need.SIGHT),
    (r"wheelchair|mobility|tekerlekli|hareket", Need.MOBILITY),
    (r"literacy|dyslexi|reading|okuma", Need.READING),
    (r"vulnerab|hassas|kirilgan|disab|engelli|dezavantaj", Need.VULNERABLE),
)
_REMEDIES = _patterns(
    (r"non monetary|nonmonetary|closed with relief|relief given", Remedy.OTHER),
    (r"refund|money back|reimburs|iade|geri odeme", Remedy.REFUND),
    (r"compensat|monetary relief|damages|tazminat|tazmin", Remedy.COMPENSATION),
    (r"discount|price reduction|indirim", Remedy.DISCOUNT),
    (r"replac|yenisi", Remedy.REPLACEMENT),
    (r"exchang|degisim|degistir", Remedy.EXCHANGE),
    (r"repair|fixed|redo|redone|rework|tamir|onarim|onarildi", Remedy.REPAIR),
    (r"apolog|sorry|ozur", Remedy.APOLOGY),
    (r"voucher|gift|goodwill|hediye|jest|kupon", Remedy.GOODWILL_GIFT),
    (r"deliver|teslim", Remedy.DELIVER),
    (r"invoice cancel|cancel(led)? (the )?invoice|fatura iptal", Remedy.CANCEL_INVOICE),
    (r"contract cancel|cancel(led)? (the )?contract|sozlesme(nin)? (iptal|feshi)", Remedy.CANCEL_CONTRACT),
    (r"sale cancel|cancel(led)? (the )?(sale|order)|siparis iptal|satis iptal", Remedy.CANCEL_SALE),
    (r"instal|taksit", Remedy.INSTALMENTS),
    (r"technical help|technical support|teknik destek", Remedy.TECHNICAL_HELP),
    (r"explanation|explained|information|informed|bilgi|aciklama", Remedy.INFORMATION),
    (r"without relief|no remedy|nothing", Remedy.NONE),
)
_OUTCOMES = _patterns(
    (r"not upheld|unfounded|not justified|unjustified|not substantiated|unsubstantiated|without relief|haksiz"
     r"|rejected|denied|dismissed|reddedildi|red\b|asilsiz|yersiz|no violation", Outcome.NOT_UPHELD),
    (r"part(ly|ially)|in part|kismen", Outcome.PARTLY_UPHELD),
    (r"upheld|founded|justified|substantiated|with (non )?(monetary )?relief|hakli|kabul edildi|yerinde",
     Outcome.UPHELD),
)  # fmt: skip
_REASONS = _patterns(
    (r"withdrawn|withdrew|geri cek|vazgec", ClosingReason.WITHDRAWN),
    (r"out of scope|not our|outside|kapsam disi|duplicate|mukerrer|invalid|gecersiz", ClosingReason.OUT_OF_SCOPE),
    (r"no (reply|answer|response) from|yanit alinamadi|cevap alinamadi", ClosingReason.NO_ANSWER),
)
_IS_OPEN = re.compile(
    r"\b(?:re ?opened|un ?resolved|not (?:yet )?(?:closed|resolved)|open|new|pending|in process|progress"
    r"|assigned|waiting|on hold|active|received|registered|under|escalated|investigat|untimely|acik|yeni"
    r"|beklem|bekliyor|devam|islemde|suruyor|atandi|kayit|inceleniyor|incelemede|cozulmedi|kapanmadi)"
)
_IS_CLOSED = re.compile(
    r"\b(?:closed|close\b|resolved|complete|done|finish|settled|answered|finali[sz]ed|cancel|archived|ended"
    r"|withdrawn|kapali|kapandi|kapatildi|cozul|cozum|tamamlan|sonuclan|bitti|iptal|cevaplan|yanitlan)"
)


def plain(text: str) -> str:
    """The text folded, with single blanks for all that is no letter, digit or sign of its own."""
    return re.sub(r"[\s_/\-.,;:()]+", " ", fold(text)).strip()


def is_empty(text: str) -> bool:
    """Whether the cell says that nothing is known."""
    return fold(text.strip()) in _EMPTY


def is_nobody(text: str) -> bool:
    """Whether a name says that there is none."""
    return is_empty(text) or plain(text) in _NOBODY


@lru_cache(maxsize=4096)
def yes_no(text: str) -> bool | None:
    """Yes, no, or not known."""
    word = plain(text)
    return True if word in _YES else False if word in _NO else None


@lru_cache(maxsize=4096)
def channel(text: str) -> Channel | None:
    """The medium of a complaint."""
    found = _first(_CHANNELS, text)
    return None if found is None else Channel(found)


@lru_cache(maxsize=4096)
def needs(text: str) -> tuple[Need, ...]:
    """Every need that is named, in the order of the text."""
    found = [(hit.start(), Need(meaning)) for pattern, meaning in _NEEDS if (hit := pattern.search(plain(text)))]
    return tuple(need for _, need in sorted(found))


@lru_cache(maxsize=4096)
def remedies(text: str) -> tuple[Remedy, ...]:
    """Every remedy that is named; `other` where something is said that is none of them."""
    if is_empty(text):
        return ()
    return _remedies(text) or (Remedy.OTHER,)


@lru_cache(maxsize=4096)
def reading(text: str) -> tuple[str, ...]:
    """What a status or response says: `open` or `closed`, an outcome, remedies, a reason for closing.

    Prose is not read.
    """
    if len(text) > _LONGEST or is_empty(text):
        return ()
    words = plain(text)
    found: list[str] = []
    if _IS_OPEN.search(words):
        return (OPEN,)
    reason = _first(_REASONS, text)
    if _IS_CLOSED.search(words) or reason:
        found.append(CLOSED)
    outcome = _first(_OUTCOMES, text)
    # where it was rejected, a remedy that is named was refused
    refused = outcome == Outcome.NOT_UPHELD and "without" not in words
    given = () if refused else _remedies(text)
    return tuple(str(word) for word in (*found, outcome, *given, reason) if word)


def _remedies(text: str) -> tuple[Remedy, ...]:
    left = plain(text)
    found = []
    for pattern, meaning in _REMEDIES:
        left, hits = pattern.subn(" ", left)
        if hits:
            found.append(Remedy(meaning))
    real = tuple(remedy for remedy in found if remedy is not Remedy.NONE)
    return real or tuple(found)


def _first(patterns: _Patterns, text: str) -> str | None:
    words = plain(text)
    return next((meaning for pattern, meaning in patterns if pattern.search(words)), None)


KNOWN = frozenset(
    {OPEN, CLOSED, *(str(word) for kind in (Outcome, Remedy, ClosingReason) for word in kind)}
)  # every word of `reading`
