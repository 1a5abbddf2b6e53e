"""The tracking grid of a case (annex E), read from its trail: when each step was taken, by whom, remarks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from complaintdesk.queries.case_file import EventRow

# The steps in the order of the annex: what of the trail shows that it was taken.
_STEPS = {
    "acknowledged": ("case", "acknowledged_at"),
    "assessed": ("case", "assessed_at"),
    "investigated": ("case", "investigated_at"),
    "resolved": ("case", "decided_at"),
    "complainant informed": ("case", "informed_at"),
    "correction made": ("promised_remedy", "carried_out_at"),
    "correction verified": ("promised_remedy", "verified_at"),
    "closed": ("case", "closed_at"),
}
# What of the same act is worth a remark: fields of the record, by step, in the order of telling.
_REMARKS = {
    "acknowledged": (("communication", "channel"), ("communication", "with_whom")),
    "assessed": (("case", "priority"), ("case", "assessment_note")),
    "investigated": (("investigation", "cause"), ("investigation", "cause_note")),
    "resolved": (("case", "outcome"), ("case", "remedy_given")),
    "complainant informed": (("communication", "channel"), ("communication", "with_whom")),
    "correction made": (("promised_remedy", "remedy"), ("promised_remedy", "carried_out_note")),
    "correction verified": (("promised_remedy", "remedy"), ("promised_remedy", "verified_note")),
    "closed": (("case", "closing_reason"), ("case", "closing_note")),
}


class GridRow(NamedTuple):
    """One step: None where it has not been taken. `at` is UTC; `remarks` are field and kept value.

    A step that was taken more than once (after a reopening, for several remedies) is shown at its last time, with
    `times` saying how often.
    """

    step: str
    at: str | None
    who: str | None
    remarks: tuple[tuple[str, Any], ...]
    times: int


def grid(history: Sequence[EventRow]) -> list[GridRow]:
    """The grid of a case out of its history, oldest event first."""
    known: dict[tuple[str, Any], dict[str, Any]] = {}  # every record as the trail has told it so far
    found = {step: GridRow(step, None, None, (), 0) for step in _STEPS}
    for event in history:
        for change in event.changes:
            kept = known.setdefault((change["record"], change["id"]), {})
            kept.update({name: new for name, (_, new) in change["fields"].items()})
        for step, record, identity in _taken(event):
            new = known[record, identity][_STEPS[step][1]]
            times = found[step].times
            if new is None:  # opened again, or to be done again
                found[step] = GridRow(step, None, None, (), times)
            else:
                remarks = tuple(_remarks(step, event, known, (record, identity)))
                found[step] = GridRow(step, str(new), event.actor, remarks, times + 1)
    return list(found.values())


def _taken(event: EventRow) -> Iterator[tuple[str, str, Any]]:
    for change in event.changes:
        for step, (record, field) in _STEPS.items():
            if change["record"] == record and field in change["fields"]:
                yield step, record, change["id"]


def _remarks(
    step: str, event: EventRow, known: Mapping[tuple[str, Any], Mapping[str, Any]], about: tuple[str, Any]
) -> Iterator[tuple[str, Any]]:
    for record, field in _REMARKS[step]:
        if record == about[0]:
            value = known[about].get(field)
        else:
            changed = [change["fields"][field][1] for change in event.changes if _has(change, record, field)]
            value = changed[-1] if changed else None
        if value not in (None, ""):
            yield field, value


def _has(change: Mapping[str, Any], record: str, field: str) -> bool:
    return change["record"] == record and field in change["fields"]
