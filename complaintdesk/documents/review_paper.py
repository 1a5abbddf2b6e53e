"""The papers of a management review (8.6): the pack as it was frozen, and the minutes with what was decided."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from complaintdesk.documents.charts.bars import Bar, bars
from complaintdesk.documents.charts.by_time import Month, month_chart
from complaintdesk.documents.paper import saving
from complaintdesk.documents.paper.as_pdf import Printed
from complaintdesk.documents.paper.blocks import (
    Blank,
    Block,
    Facts,
    Grid,
    Heading,
    Paper,
    Picture,
    Prose,
    Row,
)
from complaintdesk.queries import management_review
from complaintdesk.queries.management_review import DecisionRow, PackRow, ReviewRow
from complaintdesk.rules import written
from complaintdesk.rules.plain_text import clean_line, for_paper
from complaintdesk.rules.review_pack import (
    BY_PROBLEM,
    DAYS_BY_MONTH,
    DecisionState,
    Kind,
    Pack,
    Section,
    Table,
)
from complaintdesk.store.look import Look

_BARS, _MONTHS = 10, 24  # that are drawn; the table has all of them
_FROZEN = (
    "This is what management was shown, as the records stood at that moment. It was frozen then and has not been "
    "changed since: its SHA-256 stands below. It supports the review; it certifies nothing."
)


def pack_paper(look: Look, pack_id: int) -> Paper:
    """The pack as a paper. Raises `NotFound`, and `Damaged` where it is not what was frozen."""
    row, pack = management_review.pack(look, pack_id)
    review = management_review.review(look, row.review_id)
    made_at = datetime.fromisoformat(row.made_at).astimezone(ZoneInfo(look.office.time_zone))
    return Paper(
        language="en",
        office=_line(pack.office),
        contact=(),
        heading="Management review: what management is shown",
        blocks=tuple(_of_pack(row, pack, review, written.moment(made_at, "en"))),
        page="Page {} of {}",
        foot=f"{review.title} · input, ISO 10002:2018, 8.6 · SHA-256 {row.sha256[:12]}…",
        dense=True,
    )


def _of_pack(row: PackRow, pack: Pack, review: ReviewRow, made_on: str) -> Iterator[Block]:
    yield Prose(_FROZEN, "note")
    yield Facts(
        (
            ("Review", review.title),
            ("Led by", _line(review.chair)),
            ("Frozen", f"{made_on}, by {_line(row.made_by)}"),
            ("Period", _between(pack.first, pack.last) + _running(pack, review)),
            ("Compared with", _between(pack.before_first, pack.before_last)),
            ("SHA-256", row.sha256),
        )
    )
    for number, section in enumerate(pack.sections, 1):
        yield from _section(number, section)
    counted = [each for section in pack.sections for each in section.definitions]
    if counted:
        yield Heading("How the figures are counted")
        yield Facts(tuple((for_paper(name), for_paper(words)) for name, words in counted))
    yield from _signatures("Led by")


def _running(pack: Pack, review: ReviewRow) -> str:
    """Of a pack that was made before its period was over: that it was."""
    return (
        ""
        if review.last <= pack.last.isoformat()
        else f" (the period is not over: it ends on {_day(review.last)})"
    )


def _section(number: int, section: Section) -> Iterator[Block]:
    yield Heading(f"{number}  {section.title}")
    for said in section.says:
        yield Prose(for_paper(said))
    for table in section.tables:
        yield Prose(table.caption, "small")
        rows = tuple(tuple(for_paper(clean_line(cell)) for cell in row) for row in table.rows)
        if table.caption in _DRAWN:
            yield _DRAWN[table.caption](table)
        yield Grid(table.heads, rows, table.widths)


def _problems(table: Table) -> Picture:
    """The most frequent, with what they come to so far and how many more they are than before."""
    top = table.rows[:_BARS]
    words = "Most of the cases received: " + ", ".join(f"{row[0]} {row[1]}" for row in top) + "."
    rows = [Bar(for_paper(row[0]), int(row[1]), row[1], (row[2], row[4])) for row in top]
    return Picture(bars(rows, for_paper(words), ("so far", "change")), for_paper(words))


def _months(table: Table) -> Picture:
    """Half of the cases and nine in ten were decided within so many days."""
    months = [
        Month(name, int(n), *(None if days == "—" else int(days) for days in (half, nine)))
        for name, n, half, nine in table.rows[-_MONTHS:]
    ]
    words = "Days to decide by month: dark for half of the cases, light for nine in ten."
    return Picture(month_chart(months, words), words)


_DRAWN: Mapping[str, Callable[[Table], Picture]] = {BY_PROBLEM: _problems, DAYS_BY_MONTH: _months}


def minutes_paper(look: Look, review_id: int) -> Paper:
    """The minutes and what was decided, with the state of each decision today. Raises `NotFound`."""
    review = management_review.review(look, review_id)
    decisions = management_review.decisions(look, review_id)
    packs = management_review.packs(look, review_id)
    return Paper(
        language="en",
        office=_line(look.office.name),
        contact=(),
        heading="Management review: minutes and decisions",
        blocks=tuple(_of_minutes(look, review, decisions, packs)),
        page="Page {} of {}",
        foot=f"{review.title} · minutes, ISO 10002:2018, 8.6 · printed on {written.short_day(look.today, 'en')}",
        dense=True,
    )


def _of_minutes(
    look: Look, review: ReviewRow, decisions: list[DecisionRow], packs: list[PackRow]
) -> Iterator[Block]:
    yield Facts(
        (
            (
                "Held on",
                _day(review.held_on) if review.held_on else f"not yet, but on {_day(review.planned_on)}",
            ),
            ("Led by", _line(review.chair)),
            ("Present", _line(review.attended or "—")),
            ("Period", _between(date.fromisoformat(review.first), date.fromisoformat(review.last))),
            ("Shown", f"pack {packs[-1].id}" if packs else "no pack was frozen"),
            ("Its SHA-256", packs[-1].sha256 if packs else "—"),
            ("State", review.stage + (f", by {_line(review.closed_by)}" if review.closed_by else "")),
        )
    )
    yield Heading("Minutes")
    yield Prose(for_paper(review.minutes) if review.minutes else "None yet.")
    yield Heading("Decisions")
    if decisions:
        heads = ("No.", "About", "Decided", "Owner", "Due", "State")
        yield Grid(heads, tuple(_decision(row, look.today) for row in decisions), (2, 4, 9, 4, 5, 6))
    else:
        yield Prose("None.")
    yield from _signatures("Led by")


def _decision(row: DecisionRow, today: date) -> tuple[str, ...]:
    return (
        str(row.id),
        Kind(row.kind).label,
        for_paper(row.what),
        _line(row.owner or "—"),
        _day(row.due_on) if row.due_on else "—",
        for_paper(state_words(row, today)),
    )


def state_words(row: DecisionRow, today: date) -> str:
    """What became of a decision."""
    if row.state == DecisionState.OPEN.value:
        return "overdue" if row.overdue(today) else "to be done"
    said = f"{'done' if row.state == DecisionState.DONE.value else 'given up'} on {_day(row.ended_on or '')}"
    return f"{said}: {row.ended_note}" if row.ended_note else said


def _signatures(who: str) -> Iterator[Block]:
    yield Heading("Signatures")
    yield Row((Blank(who), Blank("Date")), together=True)
    yield Row((Blank("For the management"), Blank("Date")))


def content(look: Look, paper: Paper, chosen: str, pack_id: int | None = None) -> Printed:
    """The bytes of a paper; `json` of a pack are those that were frozen, byte for byte."""
    if chosen == "json" and pack_id is not None:
        management_review.pack(look, pack_id)  # it is what its SHA-256 says, or this raises
        return Printed(management_review.content(look, pack_id).encode("utf-8"), complete=True)
    return saving.content(paper, chosen)


def review_json(look: Look, review_id: int) -> str:
    """A review with its decisions and packs for another program, ending with a newline. Raises `NotFound`."""
    whole = {
        **management_review.review(look, review_id)._asdict(),
        "packs": [row._asdict() for row in management_review.packs(look, review_id)],
        "decisions": [row._asdict() for row in management_review.decisions(look, review_id)],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _between(first: date, last: date) -> str:
    return f"{written.short_day(first, 'en')} to {written.short_day(last, 'en')}"


def _day(kept: str) -> str:
    return written.short_day(date.fromisoformat(kept), "en")


def _line(text: str) -> str:
    return for_paper(clean_line(text))
