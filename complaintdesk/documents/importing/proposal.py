"""A mapping proposed from the names and the content of the columns; every doubt is said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from collections.abc import Mapping as Dict
from types import MappingProxyType

from complaintdesk.documents.importing import meanings
from complaintdesk.documents.importing.fields import BY_CODE, FIELDS, KEEP, Field, Kind
from complaintdesk.documents.importing.mapping import ABOUT, Mapping
from complaintdesk.documents.importing.profile import Column
from complaintdesk.documents.importing.words import plain

# The share of values that must look like the kind for a name to count.
_NEEDED = {
    Kind.DAY: 0.5,
    Kind.SUM: 0.5,
    Kind.YES_NO: 0.5,
    Kind.READING: 0.4,
    Kind.NEEDS: 0.3,
    Kind.EMAIL: 0.6,
    Kind.CURRENCY: 0.6,
    Kind.CHANNEL: 0.3,
}
# Fields that a column without a telling name can have by its content, with the share that it takes.
_BY_CONTENT = (("email", 0.8), ("phone", 0.9), ("medium", 0.9), ("status", 0.9), ("currency", 0.9))
_EXACT, _WITHIN, _CONTENT = 100.0, 50.0, 30.0


def propose(columns: Sequence[Column]) -> Mapping:
    """The mapping that fits best. It may lack what complaints need (`Mapping.check`)."""
    chosen = _best([*_candidates(columns)])
    notes: list[str] = []
    _company(columns, chosen)
    _what_names_did_not_say(columns, chosen, notes)
    orders = orders_of(columns, chosen, notes)
    _doubts(columns, chosen, notes)
    return Mapping(
        columns={column.name: chosen.get(column.name, KEEP) for column in columns},
        orders=orders,
        meanings=meanings.proposed(columns, chosen, notes),
        notes=tuple(notes),
    )


def orders_of(
    columns: Iterable[Column],
    chosen: dict[str, str],
    notes: list[str],
    given: Dict[str, str] = MappingProxyType({}),
) -> dict[str, str]:
    """The order of each day column: as `given`, else proven by its values or other columns, else the default."""
    days = [column for column in columns if column.days.serials or column.is_days]
    decisions = {column.name: column.days.decide() for column in days}
    proven = {each.order for column, each in decisions.items() if each.proven and _asks(days, column)}
    orders = dict(given)
    for column in days:
        if BY_CODE.get(chosen.get(column.name, KEEP), BY_CODE["name"]).kind is not Kind.DAY:
            continue
        if column.name in given:
            continue
        decision = column.days.decide(proven)
        if column.days.numeric or column.days.serials:
            orders[column.name] = decision.order
        if not decision.proven and decision.order in proven:
            notes.append(
                f"“{column.name}”: its days could be read in several orders; other columns show {decision.order}."
            )
        elif not decision.proven:
            others = " or ".join(sorted(decision.possible - {decision.order}))
            notes.append(
                f"“{column.name}”: nothing shows whether its days are {decision.order} or {others}; "
                f"taken as {decision.order}. Write the order in a mapping file if that is wrong."
            )
        if decision.unfit:
            notes.append(f"“{column.name}”: {decision.unfit:,} of its values are not days in that order.")
    return orders


def _asks(columns: Iterable[Column], name: str) -> bool:
    return any(column.name == name and column.days.numeric for column in columns)


def _best(candidates: list[tuple[float, str, Field]]) -> dict[str, str]:
    """The best candidates first; a column goes to one field, a field takes one column unless it takes many."""
    chosen: dict[str, str] = {}
    taken: set[str] = set()
    for _, column, field in sorted(candidates, key=lambda each: -each[0]):
        if column in chosen or (field.code in taken and not field.many):
            continue
        chosen[column] = field.code
        taken.add(field.code)
    return chosen


def _candidates(columns: Iterable[Column]) -> Iterable[tuple[float, str, Field]]:
    for column in columns:
        name = plain(re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", column.name)).rstrip(" ?*#")
        for field in FIELDS:
            score = _by_name(name, field)
            if score and _suits(column, field):
                yield score + _leaning(column, field), column.name, field
    for code, share in _BY_CONTENT:
        for column in columns:
            if column.is_days or not column.filled or not _shaped(column, code):
                continue
            if column.share(BY_CODE[code].kind) >= share:
                yield _CONTENT, column.name, BY_CODE[code]


def _by_name(name: str, field: Field) -> float:
    best = 0.0
    for at, known in enumerate(field.names):
        if name == known.removeprefix("="):
            best = max(best, _EXACT - at / 10)
        elif not known.startswith("=") and f" {known} " in f" {name} ":
            words, extra = len(known.split()), len(name.split()) - len(known.split())
            best = max(best, _WITHIN + 5 * words - 3 * extra)
    return best


def _suits(column: Column, field: Field) -> bool:
    """Whether what the column holds can be the field at all."""
    if not column.filled:
        return False
    if field.kind is Kind.TEXT:
        return not (column.is_days and field.code != "note")
    if field.kind is Kind.LABEL:
        return column.few and not column.is_days
    if field.kind is Kind.UNIQUE:
        return column.unique and not column.is_days and column.longest <= 100
    if field.kind is Kind.PHONE:
        return max(column.share(Kind.PHONE), column.share(Kind.SUM)) >= 0.5 and not column.is_days
    if field.kind in (Kind.READING, Kind.CHANNEL, Kind.CURRENCY) and not column.few:
        return False
    return column.share(field.kind) >= _NEEDED[field.kind]


def _leaning(column: Column, field: Field) -> float:
    """Which of two fields that share a name a column leans to: `subject` is a category where subjects repeat."""
    repeats = column.kinds is not None and len(column.kinds) * 2 <= column.filled
    if field.code == "problem":
        return 10.0 if repeats else -15.0
    return 0.0


def _shaped(column: Column, code: str) -> bool:
    if code in ("medium", "status", "currency"):
        return column.few and column.kinds is not None and 1 < len(column.kinds) <= 15 and column.mean < 30
    return True


def _company(columns: Iterable[Column], chosen: dict[str, str]) -> None:
    """A company is the complainant's own where there is somebody in it to reach, else the one complained about."""
    people = {"name", "last_name", "email", "phone"}.intersection(chosen.values())
    for column in columns:
        if chosen.get(column.name) == "organisation" and not people:
            if "people_concerned" not in chosen.values():
                chosen[column.name] = "people_concerned"
            else:
                del chosen[column.name]


def _what_names_did_not_say(columns: Sequence[Column], chosen: dict[str, str], notes: list[str]) -> None:
    free = [column for column in columns if column.name not in chosen and column.filled]
    taken = set(chosen.values())
    if "received" not in taken and (found := next((column for column in free if column.is_days), None)):
        chosen[found.name] = "received"
        notes.append(f"“{found.name}” is taken as the day of receipt, because it is the first column of days.")
    if "description" not in taken:
        prose = [column for column in free if column.mean >= 60 and column.name not in chosen]
        if prose:
            longest = max(prose, key=lambda column: column.mean)
            chosen[longest.name] = "description"
            notes.append(f"“{longest.name}” is taken as the description, because it holds the longest texts.")
    if "problem" not in taken:
        kinds = next((column for column in free if column.name not in chosen and _like_kinds(column)), None)
        if kinds is not None:
            chosen[kinds.name] = "problem"
            notes.append(f"“{kinds.name}” is taken as the problem category, because its few values are words.")


def _like_kinds(column: Column) -> bool:
    if not column.few or column.kinds is None or column.is_days or column.filled * 5 < column.rows * 4:
        return False
    worded = sum(1 for kind in column.kinds if " " in kind and not any(char.isdigit() for char in kind))
    return (
        2 <= len(column.kinds) <= 100
        and len(column.kinds) * 3 <= column.filled
        and worded * 2 >= len(column.kinds)
    )


def _doubts(columns: Sequence[Column], chosen: dict[str, str], notes: list[str]) -> None:
    taken = set(chosen.values())
    if "origin_id" not in taken:
        notes.append(
            "No column has a number of its own for each complaint, so rows are recognised by their whole content."
        )
    if not taken.intersection(("description", "summary")) and taken.intersection(ABOUT):
        notes.append("There is no description in anybody's words; it is made from the other columns and says so.")
    if "status" not in taken and "closed" not in taken and "response" not in taken:
        notes.append("No column says which complaints are closed: all come in as open.")
    elif "closed" not in taken:
        stands_in = next((column.name for column in columns if chosen.get(column.name) == "last_known"), None)
        notes.append(
            "There is no closing date; "
            + (f"“{stands_in}” stands for it, and the log of each case says so."
               if stands_in else "the latest date of the row stands for it, and the log of each case says so.")
        )  # fmt: skip
