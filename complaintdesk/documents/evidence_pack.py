"""The evidence pack (8.5): what the records show of each clause, to be handed to whoever audits the office.

It *supports* an audit; it certifies nothing, and says so.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path
from zoneinfo import ZoneInfo

from complaintdesk.documents.paper import saving
from complaintdesk.documents.paper.as_pdf import Printed
from complaintdesk.documents.paper.blocks import (
    Blank,
    Block,
    Facts,
    Figures,
    Grid,
    Heading,
    NewPage,
    Paper,
    Points,
    Prose,
    Row,
    Stated,
)
from complaintdesk.queries import evidence_map, evidence_names
from complaintdesk.queries.evidence_map import Size
from complaintdesk.queries.evidence_share import LEAST, MOST
from complaintdesk.queries.evidenced import Evidence, State
from complaintdesk.rules import written
from complaintdesk.rules.clauses import TITLES, first_of
from complaintdesk.rules.plain_text import clean_line, for_paper
from complaintdesk.store.look import Look

FORMATS = ("pdf", "html", "json", "text")
SUPPORTS = (
    "ISO 10002:2018 is guidance. This pack shows what the records of the office say about each of its clauses, by "
    "the rule that stands beside it. It supports an audit or a review; it certifies nothing, and is no statement "
    "that the office complies with the standard."
)
_WITHOUT = "Cases stand by their reference, people by their role: no names."
_WITH = "Complainants and staff are named: personal data, to be handed on as such."
_MEANINGS = (
    ("green", "The records show it, by the rule of the line."),
    ("amber", "They show it in part: somebody should look at it."),
    ("red", "They show that it is not so, or not any more."),
    ("no data", f"Nothing on file says anything about it, or too little: fewer than {LEAST} cases say nothing."),
    (
        "the last … cases",
        f"Where the cases themselves are looked at, it is the newest of the last twelve months, {MOST} at most.",
    ),
    (
        "in time",
        "On or before the day that was promised, by the deadlines in force when the complaint came in; a clock in "
        "hours by the hour. The day itself is in time.",
    ),
    ("records behind", "Up to six records: those that lack it first, else the newest that show it."),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A pack as it was asked for, of one moment. `made_at` is the time at the office."""

    office: str
    made_at: datetime
    made_by: str
    clause: str | None
    named: bool
    file: Size
    lines: tuple[Evidence, ...]

    @property
    def scope(self) -> str:
        """What it covers."""
        if self.clause is None:
            return "all clauses, 4 to 8, and annexes A to I"
        title = TITLES.get(self.clause)
        return f"{_called(self.clause)} {title}" if title else f"{_called(self.clause)} with all below it"


def shown(look: Look, made_by: str, clause: str | None = None, named: bool = False) -> Shown:
    """Ask for all of it. `clause` is as `rules.clauses.meant` has it; `named` is whether names may stand in it."""
    rows = evidence_map.evidence(look, clause)
    rows = evidence_names.with_names(look, rows) if named else evidence_names.without(look, rows)
    return Shown(
        office=look.office.name,
        made_at=look.now.astimezone(ZoneInfo(look.office.time_zone)),
        made_by=made_by,
        clause=clause,
        named=named,
        file=evidence_map.size(look),
        lines=tuple(rows),
    )


def paper(pack: Shown) -> Paper:
    """The pack as a paper: cover, table of states, the lines clause by clause, meanings, signatures."""
    return Paper(
        language="en",
        office=for_paper(clean_line(pack.office)),
        contact=(),
        heading="Evidence pack: complaint handling after ISO 10002:2018",
        blocks=tuple(_blocks(pack)),
        page="Page {} of {}",
        foot=f"Evidence pack · {clean_line(pack.office)} · {pack.made_at:%Y-%m-%d %H:%M}",
        dense=True,
    )


def _blocks(pack: Shown) -> Iterator[Block]:
    yield Prose(SUPPORTS, "note")
    yield Facts(
        (
            ("Made on", written.moment(pack.made_at, "en")),
            ("Made by", for_paper(clean_line(pack.made_by))),
            ("Covers", pack.scope),
            (
                "Read from",
                f"{pack.file.cases:,} cases and {pack.file.entries:,} entries of the history (file revision "
                f"{pack.file.revision})",
            ),
            ("Names", _WITH if pack.named else _WITHOUT),
        )
    )
    yield Figures(
        tuple(
            (str(sum(1 for line in pack.lines if line.state is state)), f"{state.sign} {state.value}", "lines")
            for state in State
        )
    )
    yield Heading("How each clause stands")
    yield _table(pack.lines)
    for clause, lines in _by_clause(pack.lines):
        yield Heading(f"{_called(clause)}  {_titled(clause)}".rstrip())
        for line in lines:
            yield _stated(line)
    yield NewPage()
    yield Heading("What the words mean")
    yield Facts(_MEANINGS)
    yield Points(
        (
            "Everything here was read in one moment from the live file of the office; only this is kept of it.",
            "Each record named here can be opened in the desk by its number, with its whole history.",
            "complaintdesk check replays the history and compares it with what is on file, value by value.",
        )
    )
    yield Heading("Signatures")
    yield Row((Blank("Made by"), Blank("Date")), together=True)
    yield Row((Blank("For the management"), Blank("Date")), together=True)
    yield Row((Blank("Seen by (auditor)"), Blank("Date")))


def _table(lines: Sequence[Evidence]) -> Grid:
    rows = tuple(
        (
            _called(clause),
            _titled(clause) or "—",
            ", ".join(
                f"{sum(1 for line in group if line.state is state)} {state.sign} {state.value}"
                for state in State
                if any(line.state is state for line in group)
            ),
        )
        for clause, group in _by_clause(lines)
    )
    return Grid(("Clause", "About", "Lines"), rows, (3, 8, 8))


def _by_clause(lines: Sequence[Evidence]) -> list[tuple[str, list[Evidence]]]:
    return [(clause, list(group)) for clause, group in groupby(lines, lambda line: first_of(line.clause))]


def _stated(line: Evidence) -> Stated:
    return Stated(
        tone="plain" if line.state is State.NO_DATA else line.state.value,
        sign=line.state.sign,
        word=line.state.value,
        title=for_paper(line.asked),
        text=for_paper(line.says),
        small=for_paper(f"By the rule: {line.rule}") if line.rule else "",
        records=tuple(for_paper(clean_line(each.what)) for each in line.behind),
    )


def _titled(clause: str) -> str:
    title = TITLES.get(clause, "")
    return title[:1].upper() + title[1:]


def _called(clause: str) -> str:
    return clause[:1].upper() + clause[1:]


def as_json(pack: Shown) -> str:
    """The pack for another program, ending with a newline."""
    whole = {
        "about": SUPPORTS,
        "office": pack.office,
        "made_at": pack.made_at.isoformat(timespec="seconds"),
        "made_by": pack.made_by,
        "clause": pack.clause,
        "names": pack.named,
        **pack.file._asdict(),
        "lines": [
            {
                "clause": line.clause,
                "title": TITLES.get(first_of(line.clause), ""),
                "asked": line.asked,
                "state": line.state.value,
                "says": line.says,
                "rule": line.rule,
                "records": [each._asdict() for each in line.behind],
            }
            for line in pack.lines
        ],
        "meanings": dict(_MEANINGS),
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def content(pack: Shown, chosen: str) -> Printed:
    """The bytes of the pack in a format of `FORMATS`. Raises `NotSaved` where no PDF can be made here."""
    if chosen == "json":
        return Printed(as_json(pack).encode("utf-8"), complete=True)
    return saving.content(paper(pack), chosen)


def save_in(pack: Shown, folder: Path, *, replace: bool = False) -> list[Path]:
    """The pack as PDF, HTML and JSON in a folder, which is made where there is none. Raises `NotSaved`."""
    made = {f"evidence.{chosen}": content(pack, chosen) for chosen in ("pdf", "html", "json")}
    return saving.save_in(folder, made, replace=replace)
