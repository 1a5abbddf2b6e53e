"""What every letter ends with: that handling is free of charge, and how to ask how it stands (4, 7.1, 7.3).

It is put there by the desk and not by a template, so that no template can lose it.
"""

from __future__ import annotations

from typing import NamedTuple

from complaintdesk.rules.languages import TURKISH
from complaintdesk.rules.plain_text import clean_line, fold

_FREE = {
    "en": "Handling your complaint is free of charge.",
    "tr": "Şikâyetinizin ele alınması ücretsizdir.",
}
_ASK = {
    "en": "You can ask us at any time how it stands. Please give your number, {}:",
    "tr": "Şikâyetinizin hangi aşamada olduğunu istediğiniz zaman bize sorabilirsiniz. "
    "Lütfen şu numarayı belirtin: {}",
}
_ASK_ALONE = {
    "en": "You can ask us at any time how it stands. Please give your number, {}, when you call or write to us.",
    "tr": "Şikâyetinizin hangi aşamada olduğunu istediğiniz zaman bize sorabilirsiniz. "
    "Bizi ararken veya bize yazarken lütfen şu numarayı belirtin: {}",
}
_WAYS = {
    "en": {"phone": "Phone", "email": "E-mail", "address": "Post", "website": "Web"},
    "tr": {"phone": "Telefon", "email": "E-posta", "address": "Adres", "website": "İnternet"},
}
_REGARDS = {"en": "With kind regards,", "tr": "Saygılarımızla,"}


# Said to the office where none of its ways is known (7.1).
UNREACHED = (
    "The office has not written down how it is reached, so this paper names no telephone and no address. "
    "This command does: complaintdesk office --phone … --email … --address …"
)


class Contact(NamedTuple):
    """Where complainants reach the office; None where it has not said so."""

    phone: str | None = None
    email: str | None = None
    address: str | None = None
    website: str | None = None

    def ways(self, language: str) -> tuple[tuple[str, str], ...]:
        """The name and the value of each way that is known, an address in one line."""
        names = _WAYS[language]
        known = ((names[name], clean_line(value or "")) for name, value in self._asdict().items())
        return tuple((name, value) for name, value in known if value)


def closing(language: str, reference: str, contact: Contact) -> str:
    """The closing lines: it is free, and how to ask; one way to reach the office in each further line."""
    ways = contact.ways(language)
    asked = (_ASK if ways else _ASK_ALONE)[language].format(reference)
    end = "." if language == TURKISH and not ways else ""
    return "\n".join((f"{_FREE[language]} {asked}{end}", *(f"{name}: {value}" for name, value in ways)))


def regards(language: str, clerk: str, office: str) -> str:
    """The end of a letter: greeting, who writes, and the office, a line each."""
    return "\n".join(part for part in (_REGARDS[language], clean_line(clerk), clean_line(office)) if part)


def says_it(text: str, reference: str, contact: Contact) -> bool:
    """Whether the text has the sentence that it is free (in any language), the number, and a way to reach the
    office where one is known."""
    told = _even(text)
    ways = [_even(value) for _, value in contact.ways("en")]
    reachable = not ways or any(way in told for way in ways)
    return any(_even(words) in told for words in _FREE.values()) and reference in text and reachable


def says_free(text: str) -> bool:
    """Whether the text has the sentence that it is free of charge, in any language."""
    if any(words in text for words in _FREE.values()):
        return True
    told = _even(text)
    return any(_even(words) in told for words in _FREE.values())


def _even(text: str) -> str:
    return " ".join(fold(text).split())


def complete(text: str, language: str, reference: str, contact: Contact) -> str:
    """The text, with the closing lines below it, above who writes, where it does not say what they say."""
    if says_it(text, reference, contact):
        return text
    said, gap, end = text.rpartition("\n\n")
    if gap and is_regards(end.partition("\n")[0]):
        return f"{said}\n\n{closing(language, reference, contact)}\n\n{end}"
    return f"{text}\n\n{closing(language, reference, contact)}"


def is_closing(paragraph: str) -> bool:
    """Whether the paragraph is the closing lines, in any language."""
    return paragraph.startswith(tuple(_FREE.values()))


def is_regards(line: str) -> bool:
    """Whether the line is the greeting above who writes, in any language."""
    return line.strip() in _REGARDS.values()
