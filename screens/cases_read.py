"""What the list of cases reads from the file, in one snapshot, on a reader thread."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from complaintdesk.queries import case_list
from complaintdesk.queries.case_list import CaseRow, Listing
from complaintdesk.rules.vocabulary import View
from complaintdesk.store.look import Look
from screens.widgets.case_table import WINDOW

if TYPE_CHECKING:
    from complaintdesk.queries.search import Found


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the screen wants to show. `me` is who works here, `numbers` the windows that are in view.

    With `keep`, the cursor goes where that case stands now; with `most`, no more matches than that are read.
    """

    view: View
    text: str
    me: int | None
    cursor: int = 0
    keep: int | None = None
    numbers: tuple[int, ...] = (0,)
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """One reading of the file: what the list shows, how long it is, and the rows around the cursor."""

    wanted: Wanted
    total: int
    on_file: int
    counts: dict[View, int]
    today: date
    zone: str
    found: Found | None
    cursor: int
    windows: dict[int, list[CaseRow]]


def read(look: Look, wanted: Wanted) -> Asked:
    """Everything that the screen shows."""
    counts = case_list.counts(look, look.today, wanted.me)
    listing = Listing(wanted.view, look.today, wanted.me)
    found = _matches(look, wanted) if wanted.text.strip() else None
    total = counts[wanted.view] if found is None else len(found.ids)
    cursor = wanted.cursor
    if wanted.keep is not None:
        at = case_list.position_of(look, listing, wanted.keep) if found is None else _index(found.ids, wanted.keep)
        cursor = cursor if at is None else at
    numbers = sorted({*wanted.numbers, cursor // WINDOW})
    windows = {number: _rows(look, listing, found, number) for number in numbers}
    return Asked(
        wanted, total, counts[View.ALL], counts, look.today, look.office.time_zone, found, cursor, windows
    )


def window(look: Look, wanted: Wanted, found: Found | None, number: int) -> list[CaseRow]:
    """The rows of one window of the list."""
    return _rows(look, Listing(wanted.view, look.today, wanted.me), found, number)


def _rows(look: Look, listing: Listing, found: Found | None, number: int) -> list[CaseRow]:
    start = number * WINDOW
    if found is not None:
        return case_list.by_ids(look, found.ids[start : start + WINDOW])
    return case_list.window(look, listing, start, WINDOW)


def _matches(look: Look, wanted: Wanted) -> Found:
    """The cases that a search finds, else those of names that read like it, or what is wrong with it.

    Searching is loaded when it is first used.
    """
    from complaintdesk.queries import people, search, similar

    query = search.parse(wanted.text, look.today, wanted.me, [row[:2] for row in people.staff(look)])
    if query.is_empty or query.problems:
        return search.Found([], False, query.problems)
    most = wanted.most or search.MOST
    found = search.matches(look, query, most=most)
    if found.ids or query.where:
        return found
    alike = similar.instead(look, wanted.text)
    if alike is None:
        return found
    instead = search.matches(look, search.parse(alike, look.today, wanted.me), most=most)
    return replace(instead, instead=alike) if instead.ids else found


def _index(ids: list[int], case_id: int) -> int | None:
    return ids.index(case_id) if case_id in ids else None
