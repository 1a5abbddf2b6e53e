"""A desk with any number of cases over two years, as far as figures are made of them: for what they cost."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from complaintdesk.rules import reference
from complaintdesk.store.bulk import Bulk
from complaintdesk.store.desk import Actor
from tests.desk import Office

DEPARTMENTS = ("Fitting", "Yard", "Workshop", "Accounts")  # besides those of the office
PRODUCTS = 100_000  # different ones at most, a tenth of the cases at most
_DAYS = 730
_PROBLEMS = ("late_delivery", "defective", "price", "wrong_invoice", "other", "not_as_ordered", "extra_charges")
_CAUSES = ("human_error", "training", "procedure", "supplier", "stock", "system")
_GIVEN = ("apology", "apology,refund", "compensation", "repair,information", "none", "discount,apology")


def fill(office: Office, cases: int) -> None:
    """Write them, with their clocks, findings and payments; without logs and history, which no figure reads."""
    actor = Actor(1, "Can Öz", "manager")
    dice = Random(cases)
    with office.desk.bulk(actor) as bulk:
        bulk.derive_at_the_end()
        ids = [bulk.new_id("department") for _ in DEPARTMENTS]
        for key, name in zip(ids, DEPARTMENTS, strict=True):
            bulk.add("department", {"id": key, "name": name})
        people = [bulk.new_id("complainant") for _ in range(max(1, cases * 4 // 5))]
        for key in people:
            bulk.add_stored("complainant", {"id": key, "name": f"Somebody {key}"})
        today = bulk.act.today
        for _ in range(cases):
            _case(bulk, dice, today - timedelta(days=dice.randrange(_DAYS)), today, ids, people, cases)


def _case(
    bulk: Bulk, dice: Random, received: date, today: date, departments: list[int], people: list[int], cases: int
) -> None:
    key = bulk.new_id("case")
    acknowledged = received + timedelta(days=min(int(dice.expovariate(1.2)), 20))
    decided = received + timedelta(days=min(int(dice.expovariate(0.1)), 70))
    closed = decided + timedelta(days=min(int(dice.expovariate(0.15)), 40))
    given = dice.choice(_GIVEN)
    paid = dice.randrange(10_00, 200_00) if given not in ("apology", "none", "repair,information") else None
    row: dict[str, Any] = {
        "id": key,
        "reference": reference.make(received.year, bulk.draw_sequence(received.year)),
        "stage": "received",
        "medium": "phone",
        "taken_by_id": 1,
        "received_at": _at(received),
        "received_on": received.isoformat(),
        "complainant_id": dice.choice(people),
        "product": f"product {int(dice.paretovariate(0.5)) % min(PRODUCTS, max(cases // 10, 5))}",
        "problem": dice.choice(_PROBLEMS),
        "description": "It broke.",
        "currency": "GBP",
        "department_id": dice.choice([None, *departments]),
        "assessed_at": _at(acknowledged),
        "priority": "low",
        "next_due": max(today - timedelta(days=3), received).isoformat(),
        "list_rank": dice.choice((0, 1, 1, 1)),
    }
    if acknowledged <= today:
        row |= {"acknowledged_at": _at(acknowledged), "acknowledged_on": acknowledged.isoformat()}
    if decided <= today:
        row |= {"decided_at": _at(decided), "decided_on": decided.isoformat(), "stage": "decided"}
        row |= {"remedy_given": given, "sum_given": paid}
    if closed <= today:
        row |= {"closed_at": _at(closed), "closed_on": closed.isoformat(), "stage": "closed", "next_due": None}
        row |= {"first_closed_at": _at(closed), "first_closed_on": closed.isoformat()}
        row |= {"first_contact": int(closed == received)}
    bulk.add_stored("case", row)
    _clocks(bulk, key, received, (("acknowledge", 2, acknowledged), ("decide", 14, decided)), today)
    if dice.random() < 0.8:
        found = {
            "cause": dice.choice(_CAUSES),
            "concluded_at": _at(decided),
            "depth": "light",
            "investigator_id": 1,
        }
        bulk.add_stored("investigation", {"id": bulk.new_id("investigation"), "case_id": key, **found})
    if paid is not None and closed <= today:
        done = {"carried_out_at": _at(closed), "carried_out_on": closed.isoformat(), "promised_at": _at(decided)}
        promised = {"case_id": key, "remedy": "refund", "amount": paid, "currency": "GBP", **done}
        bulk.add_stored("promised_remedy", {"id": bulk.new_id("promised_remedy"), **promised})


def _clocks(
    bulk: Bulk, case_id: int, received: date, kinds: tuple[tuple[str, int, date], ...], today: date
) -> None:
    for kind, days, met in kinds:
        row = {
            "id": bulk.new_id("case_clock"),
            "case_id": case_id,
            "kind": kind,
            "anchor": "received",
            "anchor_at": _at(received),
            "length": days,
            "unit": "calendar_days",
            "due_on": (received + timedelta(days=days)).isoformat(),
        }
        if met <= today:
            row |= {"met_at": _at(met), "met_on": met.isoformat()}
        bulk.add_stored("case_clock", row)


def _at(day: date) -> str:
    return f"{day.isoformat()}T10:00:00.000Z"
