"""The complainant's form (annex C) filled in as text: read as a complaint (7.2), tolerant of how it was typed.

Either language, any order, other blanks, lines left out or numbered. What cannot be meant is refused by the name
of its field.
"""

from __future__ import annotations

import difflib
import re
from datetime import date
from pathlib import Path
from typing import Any

from complaintdesk.documents import words
from complaintdesk.documents.forms.complaint_form import option
from complaintdesk.documents.forms.fields import BY_CODE, FIELDS, NO, YES, Choice, FormField
from complaintdesk.documents.importing.encoding import encoding_of
from complaintdesk.rules import dates, money
from complaintdesk.rules.dates import Order
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.languages import LANGUAGES, NAMES
from complaintdesk.rules.plain_text import clean, clean_line, fold
from complaintdesk.rules.vocabulary import Word

MOST = 200_000  # characters of a form
_NOTHING = "Nothing was taken in."
_TICKED = re.compile(r"^\s*[\[(]\s*([^\s\])]?)\s*[\])]\s*(.+)$")
_NAMED = re.compile(r"^\s*(?:\d+[.)]\s*)?([^:]{2,60}?)\s*(?:\([^()]*\))?\s*[:：]\s*(.*)$")
_RULE = re.compile(r"^[\s_.…=\-–—*#]*$")
_SPENT = re.compile(r"_{3,}|\.{4,}|…{2,}")
_TURKISH = "ocak subat mart nisan mayis haziran temmuz agustos eylul ekim kasim aralik"
_ENGLISH = "january february march april may june july august september october november december"
_MONTHS = dict(zip(_TURKISH.split(), _ENGLISH.split(), strict=True))
# The name of each field of the complaint by the field of the form that fills it.
_INTO = {
    "product": "product",
    "order": "order_number",
    "branch": "branch",
    "description": "description",
    "documents": "supporting_documents",
    "capacity": "representative_capacity",
}
_PERSON = ("name", "organisation", "phone", "email", "address")
_BACK = {
    **{into: code for code, into in _INTO.items()},
    **{f"complainant.{name}": name for name in _PERSON},
    "complainant": "name",
    "problem_on": "day",
    "sum_sought": "sum",
    "representative.name": "acting",
    "representative.phone": "acting_phone",
}


def text_of(path: Path) -> str:
    """The text of a file, in whatever encoding it was written. Raises `Invalid` for one that cannot be read."""
    try:
        if path.stat().st_size > 4 * MOST:
            raise Invalid(f"{path} is larger than any complaint form. {_NOTHING}")
        return path.read_text(encoding=encoding_of(path), errors="replace")
    except (OSError, UnicodeError) as error:
        why = getattr(error, "strerror", None) or error
        raise Invalid(f"{path} cannot be read: {why}. {_NOTHING}") from error


class FilledForm:
    """What stands in a filled form. `language` is that of most of its names."""

    def __init__(self, text: str) -> None:
        """Raises `Invalid` for a text that is no such form, or names a field that is none of it."""
        if len(text) > MOST:
            raise Invalid(f"This is longer than {MOST:,} characters: it is no complaint form.")
        self.answers: dict[str, list[str]] = {}
        self.ticked: dict[str, list[Word | str]] = {}
        self._spoken = dict.fromkeys(LANGUAGES, 0)
        self._read(clean(text).split("\n"))
        if len(self.answers) + len(self.ticked) < 2:
            raise Invalid(
                "This is no complaint form: its fields are not in it. Make one with: complaintdesk form complaint."
            )
        self.language = max(LANGUAGES, key=lambda each: self._spoken[each])

    def complaint(self, today: date, order: Order, currency: str) -> dict[str, Any]:
        """The complaint as `inputs.Complaint` takes it. Raises `Invalid` for what is missing or not meant."""
        given: dict[str, Any] = {into: self.said(code) for code, into in _INTO.items() if self.said(code)}
        if "description" not in given:
            raise self._wrong("description", "this is not filled in, and without it there is nothing to take in")
        person: dict[str, Any] = {name: self.said(name) for name in _PERSON if self.said(name)}
        if person:
            person["language"] = NAMES[self.language]
            person["address"] = ", ".join(filter(None, person.get("address", "").split("\n"))) or None
            if channels := self.ticked.get("channel"):
                person["preferred_channel"] = channels[0]
            if needs := self.ticked.get("needs"):
                person["needs"] = needs[0]
                person["needs_note"] = self.needs_note()
            given["complainant"] = person
        acting = {"name": self.said("acting"), "phone": self.said("acting_phone")}
        if any(acting.values()):
            given["representative"] = {name: value for name, value in acting.items() if value}
        given["recurrent"] = self._recurrent()
        given["remedies_sought"] = tuple(self.ticked.get("remedies", ()))
        given |= self._of_numbers(today, order, currency)
        return given

    def day(self) -> str:
        """The day of the problem as it was written, with English months, which is what days are read in."""
        return _in_english(self.said("day"))

    def needs_note(self) -> str:
        """Everything that they need, in words."""
        return ", ".join(words.word("en", need) for need in self.ticked.get("needs", ()) if isinstance(need, Word))

    def told(self, refused: Invalid) -> Invalid:
        """A refusal of the complaint, by the names that stand in the form."""
        fields = {_BACK.get(name, name): sentence for name, sentence in refused.fields.items()}
        if not fields:
            return refused
        named = [f"“{self._name(code)}”: {sentence}" for code, sentence in fields.items()]
        return Invalid(". ".join(each.rstrip(".") for each in named) + f". {_NOTHING}", fields)

    def _of_numbers(self, today: date, order: Order, currency: str) -> dict[str, Any]:
        found: dict[str, Any] = {}
        if day := self.day():
            try:
                found["problem_on"] = dates.parse_day(day, today, order=order)
            except Invalid as error:
                raise self._wrong("day", str(error).rstrip(".")) from error
        if amount := self.said("sum"):
            try:
                found["sum_sought"] = money.parse_amount(amount, currency)
            except Invalid as error:
                raise self._wrong("sum", str(error).rstrip(".")) from error
        return found

    def _recurrent(self) -> bool:
        said = self.ticked.get("recurrent", [])
        if YES in said and NO in said:
            raise self._wrong("recurrent", "both yes and no are ticked")
        return YES in said

    def said(self, code: str) -> str:
        """What was written into a field, tidied; empty where nothing was."""
        field, text = BY_CODE[code], "\n".join(self.answers.get(code, ())).strip()
        return text if isinstance(field, FormField) and field.lines > 1 else clean_line(text)

    def _name(self, code: str) -> str:
        field = BY_CODE.get(code)
        return code.replace("_", " ") if field is None else field.label(self.language)

    def _wrong(self, code: str, sentence: str) -> Invalid:
        return Invalid(f"“{self._name(code)}”: {sentence}. {_NOTHING}", {code: sentence})

    # -- reading ---------------------------------------------------------------------------------------

    def _read(self, lines: list[str]) -> None:
        field: FormField | Choice | None = None
        for number, line in enumerate(lines, 1):
            if line.lstrip().startswith(("#", "==")):
                field = None if line.lstrip().startswith("==") else field
                continue
            found = self._field(line)
            if found is not None:
                field, rest = found
                if isinstance(field, Choice):
                    self.ticked.setdefault(field.code, [])
                else:
                    self.answers[field.code] = [rest] if rest else []
            elif isinstance(field, Choice) and (box := _TICKED.match(line)):
                self._tick(field, box[1], box[2], number)
            elif isinstance(field, FormField) and not _RULE.match(line):
                self._go_on(field, line, number)
            elif isinstance(field, FormField) and field.code in self.answers and field.lines > 1:
                self.answers[field.code].append("")

    def _field(self, line: str) -> tuple[FormField | Choice, str] | None:
        """The field that a line begins, and what stands behind its name. One that was there before is text."""
        named = _NAMED.match(line)
        plain = _plain(named[1] if named else line)
        for field in FIELDS:
            if field.code in self.answers or field.code in self.ticked:
                continue
            for language in LANGUAGES:
                if plain == _plain(field.label(language)) and (named or isinstance(field, Choice)):
                    self._spoken[language] += 1
                    rest = "" if named is None else _SPENT.sub("", named[2]).strip()
                    return field, rest
        return None

    def _go_on(self, field: FormField, line: str, number: int) -> None:
        named = _NAMED.match(line)
        if field.lines == 1 and named and not any(sign in named[1] for sign in "@/\\"):
            said = f"“{clean_line(named[1])}” is no field of the form{_near(named[1])}"
            raise Invalid(f"Line {number}: {said}. {_NOTHING}")
        self.answers[field.code].append(_SPENT.sub("", line).strip())

    def _tick(self, field: Choice, mark: str, text: str, number: int) -> None:
        wanted = _plain(text)
        for code in field.options:
            if any(wanted == _plain(option(language, code)) for language in LANGUAGES):
                if mark and mark not in "-_0":
                    self.ticked[field.code].append(code)
                return
        if mark:
            raise Invalid(f"Line {number}: “{clean_line(text)}” is no box of the form. {_NOTHING}")


def _plain(text: str) -> str:
    """A name for comparing: folded, letters and digits only."""
    return " ".join(re.findall(r"[^\W_]+", fold(text)))


def _near(name: str) -> str:
    known = [field.label(language) for field in FIELDS for language in LANGUAGES]
    found = difflib.get_close_matches(clean_line(name), known, 1)
    return f"; did you mean “{found[0]}”?" if found else ""


def _in_english(day: str) -> str:
    """The day with English months, which is what days are read in."""

    def turned(word: re.Match[str]) -> str:
        return _MONTHS.get(fold(word[0]), word[0])

    return re.sub(r"[^\W\d_]+", turned, day)
