"""Searching everything: words, beginnings of words, parts of numbers, and fields such as `stage:` or `owner:`.

Matches are case ids, newest first. Words go to the full-text index. Where no word is asked
for, a field narrows by an index of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from complaintdesk.queries import search_subject
from complaintdesk.queries.case_list import Listing
from complaintdesk.queries.search_fields import FIELDS, narrow
from complaintdesk.rules import plain_text, reference
from complaintdesk.rules.vocabulary import View
from complaintdesk.store.look import Look

MOST: Final = 10_000  # matches kept; above that the list says that there are more
# Up to this many matches are put in the order of receipt; beyond it the order of filing serves.
_SORTED: Final = 2_000


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, taken apart. `problems` says in sentences what could not be understood."""

    words: str = ""  # a query for the full-text index
    where: tuple[str, ...] = ()
    values: dict[str, Any] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether it asks for nothing at all."""
        return not self.words and not self.where


@dataclass(frozen=True, slots=True)
class Found:
    """The ids of the matching cases, newest first; `more` when there were more than are kept.

    `instead` is what was looked for where nothing had what was typed.
    """

    ids: list[int]
    more: bool
    problems: tuple[str, ...] = ()
    instead: str = ""


_TERM = re.compile(r'(?P<field>[a-z]+):(?:"(?P<quoted>[^"]*)"|(?P<value>\S*))|"(?P<phrase>[^"]*)"?|(?P<word>\S+)')
_ONE_LETTER = re.compile(r'"[a-z0-9]"\*')  # would read half the index to find nearly everything


def parse(text: str, today: date, me: int | None = None, people: Sequence[tuple[int, str]] = ()) -> Query:
    """Take apart what was typed. `me` is the person for whom `owner:me` is asked, `people` the staff by id."""
    words: list[str] = []
    narrowed: list[tuple[str, dict[str, Any]]] = []
    problems: list[str] = []
    for term in _TERM.finditer(text):
        name = term["field"]
        if name in search_subject.FIELDS:
            if about := term["quoted"] or term["value"]:
                narrowed.append(search_subject.narrow(name, about, f"v{len(narrowed)}"))
        elif name in FIELDS:
            value = plain_text.fold(term["quoted"] if term["quoted"] is not None else term["value"])
            got = narrow(name, value, today, me, people, len(narrowed)) if value else None
            if isinstance(got, str):
                problems.append(got)
            elif got is not None:
                narrowed.append(got)
        elif term["phrase"] is not None:
            words += _tokens(term["phrase"], whole=True)
        else:
            words += _tokens(term[0], whole=False)
    values = {name: value for _, given in narrowed for name, value in given.items()}
    telling = [word for word in words if not _ONE_LETTER.fullmatch(word)]
    if words and not telling and not narrowed and not problems:
        problems.append("One letter more, please: a single one is nearly everywhere.")
    words = telling
    return Query(" ".join(words), tuple(where for where, _ in narrowed), values, tuple(problems))


def _tokens(text: str, *, whole: bool) -> list[str]:
    """The words of a text as the full-text index asks for them, quoted so that nothing in them is an operator."""
    found = re.findall(r"[^\W_]+", plain_text.fold(text))
    if whole or len(found) > 1:
        # what was typed together (a phrase, a phone number, a reference) is looked for together
        return [f'"{" ".join(found)}"' + ("" if whole else "*")] if found else []
    return [f'"{word}"*' for word in found]


def matches(
    look: Look, query: Query, within: View | None = None, me: int | None = None, most: int = MOST
) -> Found:
    """The cases that match, newest first, `most` of them. `within` keeps a view's; `mine` is the view of `me`."""
    where, values = [*query.where], {**query.values}
    if within is not None and within is not View.ALL:
        condition, given = _in_view(Listing(within, look.today, me))
        where.append(condition)
        values |= given
    condition = " AND ".join(where) or "1"
    if query.words:
        source = 'case_search f CROSS JOIN "case" c ON c.id = f.rowid' if where else "case_search f"
        sql = f"SELECT f.rowid FROM {source} WHERE case_search MATCH :words AND {condition} ORDER BY f.rowid DESC"
        ids = [row[0] for row in look.rows(f"{sql} LIMIT :most", words=query.words, most=most + 1, **values)]
    else:
        sql = f'SELECT c.id FROM "case" c WHERE {condition} ORDER BY c.received_on DESC, c.id DESC LIMIT :most'
        ids = [row[0] for row in look.rows(sql, most=most + 1, **values)]
    if query.words and 1 < len(ids) <= min(most, _SORTED):
        ids = _by_receipt(look, ids)
    return Found(ids[:most], len(ids) > most, query.problems)


def _in_view(listing: Listing) -> tuple[str, dict[str, Any]]:
    """The condition that a case stands in the view."""
    parts: list[str] = []
    values: dict[str, Any] = {}
    for n, segment in enumerate(listing.segments()):
        # two segments of a view have values of the same names
        where = re.sub(r":(\w+)", rf":\1_{n}", segment.where)
        values |= {f"{name}_{n}": value for name, value in segment.values}
        values |= {f"first_{n}": segment.first, f"last_{n}": segment.last}
        parts.append(f"({where} AND c.{segment.key} BETWEEN :first_{n} AND :last_{n})")
    return f"({' OR '.join(parts)})", values


def _by_receipt(look: Look, ids: list[int]) -> list[int]:
    marks = ",".join(map(str, ids))
    rows = look.rows(f'SELECT id FROM "case" WHERE id IN ({marks}) ORDER BY received_on DESC, id DESC')
    return [row[0] for row in rows]


def by_reference(look: Look, text: str) -> int | None:
    """The id of the case with this reference as people type it, or None. Raises `Invalid` for a mistyped one."""
    found: int | None = look.value('SELECT id FROM "case" WHERE reference = :ref', ref=reference.parse(text))
    return found
