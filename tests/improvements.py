"""What tests of the register of improvements share: cases of past months, and acts with what they usually need."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from complaintdesk.operations import effectiveness, improvement
from complaintdesk.operations.inputs import (
    ImprovementBegun,
    ImprovementChecked,
    ImprovementClosed,
    ImprovementDone,
    ImprovementWritten,
    check,
)
from complaintdesk.queries import improvement as register
from complaintdesk.queries.improvement_rows import Whole
from tests.desk import Office

A_DAY = timedelta(days=1)
TODAY = date(2026, 11, 23)
OPENED, DONE = date(2026, 6, 1), date(2026, 6, 20)


def received(office: Office, n: int, first: date, last: date, **given: Any) -> list[int]:
    """Cases received on days spread evenly from `first` to `last`."""
    usual = {"problem": "defective", "product": "desk lamp", "description": "It flickers."}
    ids = []
    for at in range(n):
        day = first + timedelta(days=(last - first).days * at // max(n - 1, 1))
        ids.append(
            office.new_case(received_at=datetime(day.year, day.month, day.day, 12, tzinfo=UTC), **usual | given)
        )
    return ids


def before_and_after(office: Office, before: int, after: int, others: int = 4) -> None:
    """Cases of one kind in the 150 days before it was opened and after it was done, and others in both."""
    long = timedelta(days=155)
    for n, first, last in (
        (before, OPENED - long, OPENED - A_DAY),
        (after, DONE + A_DAY, TODAY - A_DAY),
    ):
        received(office, n, first, last)
        received(office, others, first, last, problem="late_delivery", product="sofa bed", description="Late.")


def begin(office: Office, **given: Any) -> int:
    """An entry of the register; about defective desk lamps where nothing is said."""
    usual = {
        "kind": "corrective",
        "title": "Desk lamps flicker",
        "problem": "The switch of the desk lamp wears out within weeks.",
        "category": "defective",
        "product": "desk lamp",
        "opened_on": OPENED,
    }
    return office.do(improvement.begin, check(ImprovementBegun, usual | given))


def write(office: Office, entry_id: int, **given: Any) -> None:
    """Cause and measures, unless something else is said."""
    usual = {
        "version": whole(office, entry_id).row.version,
        "analysis": "The maker changed the switch in spring.",
        "prevention": "Switches of each delivery are tried ten times.",
    }
    office.do(improvement.write, entry_id, check(ImprovementWritten, usual | given))


def finish(office: Office, entry_id: int, **given: Any) -> None:
    """It is done."""
    office.do(improvement.finish, entry_id, check(ImprovementDone, {"done_on": DONE} | given))


def judge(office: Office, entry_id: int, judged: str = "effective", **given: Any) -> str:
    """Somebody looks at its effect."""
    told = check(ImprovementChecked, {"judged": judged} | given)
    return office.do_as(2, effectiveness.check, entry_id, told)


def close(office: Office, entry_id: int, **given: Any) -> None:
    """It is closed."""
    office.do(improvement.close, entry_id, check(ImprovementClosed, given))


def done(office: Office, **given: Any) -> int:
    """One that was carried out."""
    entry_id = begin(office, **given)
    write(office, entry_id)
    finish(office, entry_id)
    return entry_id


def whole(office: Office, entry_id: int) -> Whole:
    """The entry as it is on file."""
    with office.desk.look() as look:
        return register.entry(look, entry_id)
