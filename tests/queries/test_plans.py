"""No query reads a whole table that grows, and no list is sorted after it was read."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from complaintdesk import queries
from complaintdesk.queries import (
    attachments,
    calendar,
    caller,
    callers,
    case_file,
    case_list,
    communications,
    comparable,
    deadlines,
    drafts,
    handling,
    lettering,
    outbox,
    people,
    related,
    search,
    similar,
    together,
)
from complaintdesk.queries.case_file import CaseFile
from complaintdesk.queries.case_list import Listing
from complaintdesk.rules.errors import NotFound
from complaintdesk.rules.vocabulary import View
from complaintdesk.store.look import Look
from tests.desk import Office
from tests.queries import (
    asked_audit,
    asked_commitment,
    asked_evidence,
    asked_improvement,
    asked_monitoring,
    asked_satisfaction,
)

GROWING = {
    *asked_satisfaction.GROWING,
    *("case", "communication", "event", "complainant", "contact_point", "case_clock", "clock_pause", "tally"),
    *("investigation", "evidence", "proposal", "promised_remedy", "recourse"),
    *("participant", "task", "attachment", "letter", "stored_file"),
    *("tally_by_day", "tally_by_month", "tally_priority_changed", "frozen_month", "improvement_case"),
    *("audit_question", "audited_case", "audit_figure", "quality_review", "quality_answer"),
}
# Sorted after reading, because there are few: one case's log, one caller's cases, what a search has found.
FEW = {
    *asked_satisfaction.FEW,
    *(
        "communications.log",
        "callers.cases_of",
        "callers.duplicates",
        "drafts.drafts",
        "people",
        "search by field",
    ),
    *("audit", "quality"),  # a few a year
    "agenda.agenda",  # what each room sorts is looked at in the room
    *("audit", "quality", "agenda"),  # a few a year
    *asked_evidence.FEW,  # what other rooms have few of, gathered
    *("measures.", "measured_tables."),  # sums over the parts of a measure
    *("measures.", "measured_tables.", "objectives.", "monitoring."),  # sums over the parts of a measure
    *("handling.bodies", "handling.causes", "caller.for_caller", "attachments.attachments", "outbox.of_case"),
}
FEW |= {"improvement", "patterns."}  # a few a year
NOT_HERE = {"dashboard", "worsening"}  # has its own tests

TODAY = date(2027, 5, 20)
PEOPLE = [(1, "Ayşe Demir"), (2, "Can Öz")]
# names, numbers, addresses and references that are looked for before it goes out
LETTER = "Ring Mehmet Işık, 0532 555 01 47, or write to x@y.example about 2026-000003-1."


class Explained(Look):
    """A look that notes the plan of every query."""

    def __init__(self, look: Look) -> None:
        super().__init__(look._connection, look.now)
        self.plans: list[tuple[str, list[str]]] = []

    def _explain(self, sql: str, values: dict[str, Any]) -> None:
        plan = self._connection.execute(f"EXPLAIN QUERY PLAN {sql}", values).fetchall()
        self.plans.append((sql, [row[3] for row in plan]))

    def rows(self, sql: str, **values: Any) -> list[Any]:
        self._explain(sql, values)
        return super().rows(sql, **values)

    def row(self, sql: str, **values: Any) -> Any:
        self._explain(sql, values)
        return super().row(sql, **values)

    def value(self, sql: str, **values: Any) -> Any:
        self._explain(sql, values)
        return super().value(sql, **values)


def _searched(text: str, view: View | None = None) -> Callable[[Look], object]:
    return lambda look: search.matches(look, search.parse(text, TODAY, 1, PEOPLE), view, 1)


def _every(ask: Callable[[Look, Listing], object]) -> Callable[[Look], object]:
    """The same question of every view, and of the view of somebody without cases."""

    def asked(look: Look) -> None:
        for view in View:
            ask(look, Listing(view, TODAY, 1))
        ask(look, Listing(View.MINE, TODAY, None))

    return asked


def _contents(look: Look) -> None:
    with pytest.raises(NotFound):
        attachments.contents(look, 1)


def _first(look: Look) -> CaseFile:
    """The first case, with a complainant and a product."""
    return case_file.case_file(look, 1)._replace(complainant_id=1, product="office chair")


ASKED: dict[str, Callable[[Look], object]] = {
    **asked_improvement.ASKED,
    **asked_audit.ASKED,
    **asked_evidence.ASKED,
    **asked_satisfaction.ASKED,
    "case_list.count": _every(case_list.count),
    "case_list.counts": lambda look: case_list.counts(look, TODAY, 1),
    "case_list.due_on": lambda look: case_list.due_on(look, TODAY),
    "case_list.window": _every(lambda look, listing: case_list.window(look, listing, 0, 50)),
    "case_list.window, middle": _every(lambda look, listing: case_list.window(look, listing, 3, 2)),
    "case_list.window, end": _every(lambda look, listing: case_list.window(look, listing, 2, 10_000)),
    "case_list.position_of": _every(
        lambda look, listing: [case_list.position_of(look, listing, n) for n in range(9)]
    ),
    "case_list.by_ids": lambda look: case_list.by_ids(look, [1, 2, 3]),
    "case_file.case_file": lambda look: case_file.case_file(look, 1),
    "case_file.person": lambda look: case_file.person(look, 1),
    "lettering.letterhead": lettering.letterhead,
    "lettering.own_templates": lettering.own_templates,
    "lettering.verdict": lambda look: lettering.verdict(look, 1, LETTER, "a@b.example"),
    "communications.reference_of": lambda look: communications.reference_of(look, 1),
    "communications.parts": lambda look: communications.parts(look, 1),
    "communications.log": lambda look: communications.log(look, 1),
    "case_file.clocks": lambda look: case_file.clocks(look, 1),
    "case_file.history": lambda look: case_file.history(look, 1),
    "caller.for_caller": lambda look: caller.for_caller(look, 1),
    "callers.by_phone": lambda look: (callers.by_phone(look, "0532 5"), callers.by_phone(look, "532 555 0147")),
    "callers.by_name": lambda look: callers.by_name(look, "meh is"),
    "callers.by_id": lambda look: callers.by_id(look, 1),
    "callers.cases_of": lambda look: callers.cases_of(look, 1),
    "callers.duplicates": lambda look: callers.duplicates(
        look, "parcel chair late broken torn", complainant_id=1, order_number="55"
    ),
    "similar.instead": lambda look: similar.instead(look, "mehemt"),
    "search.matches": _searched("parcel late"),
    "search.matches, open": _searched("parcel", View.OPEN),
    "search.matches, mine": _searched("parcel", View.MINE),
    "search.matches, nothing": _searched(""),
    "search by field, stage": _searched("stage:rec"),
    "search by field, owner": _searched("owner:me parcel"),
    "search by field, nobody": _searched("owner:nobody"),
    "search by field, problem": _searched('problem:"late delivery"'),
    "search by field, due": _searched("due:<3d is:open"),
    "search by field, overdue": _searched("is:overdue"),
    "search by field, received": _searched("received:2026-11"),
    "search by field, closed": _searched("closed:>2026-11-03"),
    "search by field, safety": _searched("safety:yes priority:urgent"),
    "search by field, acknowledged": _searched("acknowledged:2026-11"),
    "search by field, ended": _searched("ended:2026-11 is:first-contact"),
    "search by field, remedy": _searched("decided:2026-11 remedy:=refund"),
    "search by field, recurrence": _searched("recurrence:2026-11..2026-12@1"),
    "search by field, outside": _searched("outside:2026-11"),
    "search by field, paid": _searched("paid:2026-11"),
    "search by field, repeat": _searched("is:repeat received:2026-11"),
    "search by field, reprioritised": _searched("is:reprioritised received:2026-11"),
    "search by field, due soon": _searched("is:recurrent", View.DUE_SOON),
    "search.by_reference": lambda look: search.by_reference(look, "2026-000001-5"),
    "drafts.draft": lambda look: drafts.draft(look, "x"),
    "drafts.drafts": lambda look: drafts.drafts(look, "intake", 1),
    "people.staff": people.staff,
    "people.usual": lambda look: people.usual(look, "Can Öz"),
    "people.member": lambda look: people.member(look, "Can Öz"),
    "people.categories": people.categories,
    "people.departments": people.departments,
    "calendar.policy": calendar.policy,
    "calendar.policies": calendar.policies,
    "calendar.policy_for": lambda look: calendar.policy_for(look, "late_delivery"),
    "comparable.advice": lambda look: comparable.advice(look, _first(look), "manager"),
    "comparable.circumstances": lambda look: comparable.circumstances(look, _first(look), "manager"),
    "comparable.precedents": lambda look: comparable.precedents(look, _first(look)),
    "together.parts": lambda look: together.parts(look, 1),
    "together.tasks": lambda look: together.tasks(look, 1),
    "together.waiting": lambda look: together.waiting(look, 1),
    "related.related": lambda look: related.related(look, _first(look)),
    "handling.handled": lambda look: handling.handled(look, 1),
    "handling.investigation": lambda look: handling.investigation(look, 1),
    "handling.evidence": lambda look: handling.evidence(look, 1),
    "handling.proposals": lambda look: handling.proposals(look, 1),
    "handling.remedies": lambda look: handling.remedies(look, 1),
    "handling.recourse": lambda look: handling.recourse(look, 1),
    "handling.bodies": handling.bodies,
    "handling.causes": handling.causes,
    "handling.grants": handling.grants,
    "handling.matrix": handling.matrix,
    "case_file.pauses": lambda look: case_file.pauses(look, 1),
    "deadlines.explained": lambda look: deadlines.explained(look, 1, every=True),
    "calendar.office_calendar": calendar.office_calendar,
    "attachments.attachments": lambda look: attachments.attachments(look, 1),
    "attachments.contents": _contents,
    "outbox.of_case": lambda look: outbox.of_case(look, 1),
    "outbox.under_way": outbox.under_way,
    "outbox.late": outbox.late,
    "outbox.is_due": outbox.is_due,
    **asked_commitment.ASKED,
    **asked_monitoring.ASKED,
}


@pytest.mark.parametrize(
    ("text", "index"),
    {
        "priority:urgent": "ix_case_priority",
        "owner:me": "ix_case_owned",
        "owner:can": "ix_case_owned",
        "owner:nobody": "ix_case_unowned",
        "is:reopened": "ix_case_reopened",
        "is:recurrent": "ix_case_recurrent",
        "is:anonymous": "ix_case_anonymous",
        "is:safety": "ix_case_safety",
        "safety:yes": "ix_case_safety",
    }.items(),
)
def test_a_field_that_is_asked_for_alone_has_its_index(office100: Office, text: str, index: str) -> None:
    with office100.desk.look() as look:
        explained = Explained(look)
        _searched(text)(explained)
    ((_sql, plan),) = explained.plans
    assert any(f"INDEX {index}" in step for step in plan), plan


def test_every_query_is_asked_here() -> None:
    named = {name.partition(",")[0] for name in ASKED}
    for module in pkgutil.iter_modules(queries.__path__):
        if module.name not in NOT_HERE and not module.name.startswith("_"):
            for name, function in inspect.getmembers(importlib.import_module(f"{queries.__name__}.{module.name}")):
                if inspect.isfunction(function) and function.__module__.endswith(f".{module.name}"):
                    takes_a_look = next(iter(inspect.signature(function).parameters), "") == "look"
                    if takes_a_look and not name.startswith("_"):
                        assert f"{module.name}.{name}" in named


@pytest.mark.parametrize("name", ASKED)
def test_no_table_that_grows_is_read_whole(office100: Office, name: str) -> None:
    with office100.desk.look() as look:
        explained = Explained(look)
        ASKED[name](explained)
    assert explained.plans
    few = any(name.startswith(each) for each in FEW)
    for sql, plan in explained.plans:
        tables = {
            alias or table: table
            for table, alias in re.findall(r'(?:FROM|JOIN)\s+"?(\w+)"?(?:\s+(?!\b[A-Z]{2,})(\w+))?', sql)
        }
        for step in plan:
            assert _allowed(step, sql, tables), f"{step} in {plan} of {sql}"
            named = few or re.search(r"\bid IN \(\d", sql)  # rows that were asked for one by one
            assert named or "TEMP B-TREE" not in step or "DISTINCT" in step, f"{plan} of {sql}"


def _allowed(step: str, sql: str, tables: dict[str, str]) -> bool:
    scanned = re.match(r"SCAN (\w+)(.*)", step)
    if scanned is None or tables.get(scanned[1], scanned[1]) not in GROWING:
        return True
    # in the order of the list, and no further than its end: as long as what is found is not rare
    return scanned[2].startswith((" USING INDEX ix_", " USING COVERING INDEX ix_")) and "LIMIT" in sql
