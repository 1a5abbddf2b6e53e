"""What management is shown at a review and what it decides (ISO 10002:2018, 8.6).

A pack is kept as JSON with its SHA-256 and is never changed. Its form is plain on purpose: sections with sentences
and tables, so that every later version of the desk can print what this one froze.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any, Final

from complaintdesk.rules.errors import Damaged
from complaintdesk.rules.periods import Period
from complaintdesk.rules.vocabulary import Word

FORMAT: Final = 1
# Tables that are drawn as well where the pack is printed: their captions.
BY_PROBLEM: Final = "Cases by problem, most first"
DAYS_BY_MONTH: Final = "Days to decide, by month"


class Kind(Word):
    """What a decision of a review is about."""

    HANDLING = "handling"  # how complaints are handled
    PRODUCT = "product"  # products, services, processes
    RESOURCES = "resources"  # people, means, training
    POLICY = "policy"  # the policy and its objectives
    OTHER = "other"

    @property
    def about(self) -> str:
        """In a few words more."""
        return _ABOUT[self]


_ABOUT = {
    Kind.HANDLING: "how complaints are handled",
    Kind.PRODUCT: "a product, a service or a process",
    Kind.RESOURCES: "people, means, training",
    Kind.POLICY: "the policy and the objectives",
    Kind.OTHER: "something else",
}


class DecisionState(Word):
    """What became of a decision."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


def usual(planned_on: date) -> Period:
    """The period of a review where nobody says another: the twelve whole months before the month it is held in."""
    month = planned_on.year * 12 + planned_on.month - 1 - 12
    first = date(month // 12, month % 12 + 1, 1)
    return Period(first, planned_on.replace(day=1) - timedelta(days=1), "12 months")


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a section: what it shows, its heads, and rows of as many cells; `widths` are shares."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One input: its code, title, what it says, its tables, and how its figures are counted."""

    code: str
    title: str
    says: tuple[str, ...]
    tables: tuple[Table, ...] = ()
    definitions: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Pack:
    """All of it. `made_at` is a UTC instant in its stored form; days are those of the office."""

    office: str
    first: date
    last: date
    before_first: date
    before_last: date
    made_at: str
    made_by: str
    sections: tuple[Section, ...]


# The inputs of a review, in the order in which a meeting goes through them.
SECTIONS: Final[tuple[tuple[str, str], ...]] = (
    ("earlier", "Actions from earlier reviews"),
    ("changes", "Changes inside and outside"),
    ("figures", "Figures of the period, beside the period before"),
    ("problems", "What complaints were about, and how long they took"),
    ("objectives", "Performance against the objectives"),
    ("satisfaction", "Satisfaction of complainants"),
    ("audits", "Audits and quality reviews"),
    ("improvements", "Improvements and whether they worked"),
    ("resources", "People and training"),
    ("risks", "Risks and opportunities"),
    ("evidence", "What the records show of each clause"),
)


def as_json(pack: Pack) -> str:
    """The pack as it is kept: the same pack always gives the same text."""
    whole = {"format": FORMAT, **asdict(pack)}
    return json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain)


def sha256(content: str) -> str:
    """The SHA-256 of a kept pack, in hexadecimal digits."""
    return hashlib.sha256(content.encode("utf-8")).hexdigest()


def of_json(content: str, known: str) -> Pack:
    """The pack behind what is kept. Raises `Damaged` where it is not what its SHA-256 says, or not known."""
    if sha256(content) != known:
        raise Damaged(
            "This pack is not what it was when it was frozen: its SHA-256 differs. Put a backup beside this file "
            "and compare the two (complaintdesk check)."
        )
    told = json.loads(content)
    if told.get("format") != FORMAT:
        raise Damaged(f"This pack has the form {told.get('format')}, which this version does not know.")
    return Pack(
        office=told["office"],
        first=date.fromisoformat(told["first"]),
        last=date.fromisoformat(told["last"]),
        before_first=date.fromisoformat(told["before_first"]),
        before_last=date.fromisoformat(told["before_last"]),
        made_at=told["made_at"],
        made_by=told["made_by"],
        sections=tuple(_section(each) for each in told["sections"]),
    )


def _plain(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} does not belong into a pack")


def _section(told: dict[str, Any]) -> Section:
    return Section(
        told["code"],
        told["title"],
        tuple(told["says"]),
        tuple(
            Table(each["caption"], tuple(each["heads"]), tuple(map(tuple, each["rows"])), tuple(each["widths"]))
            for each in told["tables"]
        ),
        tuple((name, words) for name, words in told["definitions"]),
    )


def unfit(minutes: str | None, decisions: Sequence[tuple[str, int | None, date | None]]) -> tuple[str, ...]:
    """What keeps a review from being closed: `decisions` are what, owner and due day. Empty where nothing does."""
    found = [] if minutes else ["it has no minutes"]
    for what, owner, due in decisions:
        lacking = [name for name, there in (("an owner", owner), ("a day", due)) if there is None]
        if lacking:
            found.append(f"“{what[:60]}” has not {' and '.join(lacking)}")
    return tuple(found)
