"""What must not go out with a letter (ISO 10002:2018, 4: confidentiality; annex D).

Words that were written for inside never leave: a letter that repeats them is refused. What may be meant, such as
the number of another case, stops it with a question. Here is how texts are compared; `store.outgoing` knows what
is on file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from complaintdesk.rules import reference
from complaintdesk.rules.errors import Invalid, Unsure
from complaintdesk.rules.plain_text import clean_line, fold

RUN = 6  # words in a row that are no chance any more
_SHOWN = 12  # words of a run that a sentence repeats
_WORD = re.compile(r"[^\W_]+")
# The digits of a reference, eleven to fourteen, with what stands between them however it is written; looked for at
# every digit, because one may stand right behind another. Or three groups, zeros left out.
_BETWEEN = r"[ ,.\-–—/\u00a0]{0,2}"
_NUMBERS = tuple(re.compile(rf"(?<!\d)(?=(\d(?:{_BETWEEN}\d){{{n - 1}}})(?!\d))") for n in range(11, 15))
_SHORT = re.compile(r"(?<!\d)(?=(\d{4} ?[-–—/] ?\d{1,9} ?[-–—/] ?\d)(?!\d))")
_EMAIL = re.compile(r"[^\s<>()\[\]\"',;:]+@[^\s<>()\[\]\"',;:]+\.[^\s<>()\[\]\"',;:.]+")
_PHONE = re.compile(r"(?<![\w-])\+?\(?\d(?:[ ().\-/\u00a0]{0,3}\d){6,14}(?![\w-])")
_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")


class Inside(NamedTuple):
    """A text of the case that the complainant does not read. `never`: its words never go out."""

    where: str  # as in “this stands in …”
    text: str
    never: bool = True


class Verdict(NamedTuple):
    """What was found in a letter: sentences that refuse it, and questions that must be answered with yes."""

    refused: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()


def require(verdict: Verdict, *, sure: bool, field: str) -> None:
    """Raises `Invalid` at `field` for what is refused, `Unsure` for what only somebody sure may send."""
    if verdict.refused:
        sentence = " ".join(verdict.refused)
        raise Invalid(sentence, {field: sentence})
    if verdict.questions and not sure:
        raise Unsure(verdict.questions)


def words(text: str) -> list[str]:
    """The words of a text, folded, without what stands between them."""
    return _WORD.findall(fold(text))


def judge_words(text: str, inside: Iterable[Inside], known: Iterable[str]) -> Verdict:
    """What of `inside` the letter repeats. What the complainant said, or was told before, is `known` to them."""
    theirs = {run for each in known for run in _runs(words(each))}
    letter = words(text)
    refused: list[str] = []
    questions: list[str] = []
    for each in inside:
        ours = set(_runs(words(each.text))) - theirs
        shared = _longest(letter, ours)
        if shared:
            said = " ".join(shared[:_SHOWN]) + (" …" if len(shared) > _SHOWN else "")
            if each.never:
                refused.append(
                    f"“{said}” stands in {each.where}, which only we read: take it out, or say it in other words."
                )
            else:
                questions.append(f"“{said}” stands in {each.where} as well. Is it meant for them?")
    return Verdict(tuple(dict.fromkeys(refused)), tuple(dict.fromkeys(questions)))


def references_in(text: str) -> tuple[str, ...]:
    """Every number in the text that can be the reference of a case, each once, as references are kept."""
    return tuple(dict.fromkeys(number for _, number in _references(text)))


def emails_in(text: str) -> tuple[str, ...]:
    """Every e-mail address in the text, each once."""
    return tuple(dict.fromkeys(found[0].rstrip(".-") for found in _EMAIL.finditer(clean_line(text))))


def phones_in(text: str) -> tuple[str, ...]:
    """Every number in the text that can be a telephone's, each once; days and references are none."""
    rest = _DATE.sub(" · ", text)
    for typed, _ in _references(rest):
        rest = rest.replace(typed, " · ")
    return tuple(dict.fromkeys(found[0] for found in _PHONE.finditer(rest)))


def stands_in(name: Sequence[str], text: Sequence[str]) -> bool:
    """Whether all words of a name stand in the text, one after the other."""
    size = len(name)
    return size > 0 and any(tuple(text[at : at + size]) == tuple(name) for at in range(len(text) - size + 1))


def _references(text: str) -> Iterator[tuple[str, str]]:
    """As it stands in the text, and as it is kept."""
    for pattern in (*_NUMBERS, _SHORT):
        for found in pattern.finditer(text):
            try:
                yield found[1], reference.parse(found[1])
            except Invalid:
                continue


def _runs(found: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(found[at : at + RUN]) for at in range(len(found) - RUN + 1))


def _longest(letter: Sequence[str], ours: set[tuple[str, ...]]) -> list[str]:
    """The longest stretch of the letter of which every run of words is one of ours."""
    best: tuple[int, int] = (0, 0)
    began: int | None = None
    for at, run in enumerate(_runs(letter)):
        if run not in ours:
            began = None
            continue
        began = at if began is None else began
        if at + RUN - began > best[1] - best[0]:
            best = (began, at + RUN)
    return list(letter[best[0] : best[1]])
