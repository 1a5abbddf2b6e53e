"""An entry written: its case, clocks, log and event, with the complainant and list items that were missing."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from complaintdesk.documents.importing.clock_rows import ClockRows, next_due
from complaintdesk.documents.importing.entry import Entry
from complaintdesk.documents.importing.lists import OTHER, Lists, New
from complaintdesk.documents.importing.people_rows import PeopleRows
from complaintdesk.operations.intake import codes
from complaintdesk.rules import reference, standing
from complaintdesk.rules.vocabulary import Channel, Direction
from complaintdesk.store.bulk import Bulk
from complaintdesk.store.trail import plain

ACT = "importing.bring_in"
Row = dict[str, Any]


class CaseRows:
    """Writes entries through the bulk door; `actor_id` takes them in."""

    def __init__(self, bulk: Bulk, actor_id: int, source: str) -> None:
        self._bulk = bulk
        self._actor_id = actor_id
        self._source = source
        self._lists = Lists(bulk)
        self._people = PeopleRows(bulk)
        self._clocks = ClockRows(bulk.act.policy, bulk.act.calendar)

    def write(self, entry: Entry, origin_key: str) -> None:
        """Write one entry. Entries are written in the order of receipt, so that their ids are too."""
        made: list[New] = []
        case = self._case(entry, origin_key, made)
        clocks = self._clocks.of(entry.history)
        case |= next_due(clocks)
        if not entry.history.closed and case["next_due"] is None:
            case["next_due"] = entry.history.received.on  # a policy without clocks
        made.append(("case", case["id"], case))
        made += self._owned("case_clock", case["id"], clocks)
        made += self._owned("communication", case["id"], self._log(entry))
        changes = []
        for table, key, row in made:
            stored = {name: _stored(value) for name, value in row.items() if value is not None}
            self._bulk.add_stored(table, stored)
            changes.append(
                (table, key, "new", {name: [None, value] for name, value in stored.items() if name != "id"})
            )
        self._bulk.add_event(ACT, case["id"], changes, why=f"brought in from {self._source}, line {entry.line}")

    def _owned(self, table: str, case_id: int, rows: Iterable[Row]) -> Iterable[New]:
        for row in rows:
            key = self._bulk.new_id(table)
            yield table, key, {"id": key, "case_id": case_id, **row}

    def _case(self, entry: Entry, origin_key: str, made: list[New]) -> Row:
        given, history = entry.complaint, entry.history
        chosen = self._chosen(entry, made)  # first: it may leave something to be kept with the case
        year = history.received.on.year
        return {
            "id": self._bulk.new_id("case"),
            "reference": reference.make(year, self._bulk.draw_sequence(year)),
            "version": 1,
            "medium": given.medium.value,
            "taken_by_id": self._actor_id,
            "received_at": history.received.at,
            "received_on": history.received.on,
            "product": given.product,
            "order_number": given.order_number,
            "problem_on": given.problem_on,
            "description": given.description,
            "recurrent": given.recurrent,
            "remedy_sought": codes(given.remedies_sought),
            "sum_sought": given.sum_sought,
            "currency": given.currency,
            "branch": given.branch,
            "people_concerned": given.people_concerned,
            "market_segment": given.market_segment,
            "policy_id": self._bulk.act.shop.policy_id,
            "safety": False,
            "list_rank": 1,
            "recourse_told": False,
            "reopened": 0,
            "untold": False,
            "remedies_open": 0,
            "remedies_unverified": 0,
            "first_contact": False,
            "origin": entry.origin,
            "origin_key": origin_key,
            **chosen,
            **_reached(entry, chosen["owner_id"] is not None),
            "other_columns": json.dumps(entry.other, ensure_ascii=False) if entry.other else None,
        }

    def _chosen(self, entry: Entry, made: list[New]) -> Row:
        """What is chosen from lists; a name that reads otherwise on the list is kept as it was."""
        problem, department_id, complainant_id = OTHER, None, None
        if entry.problem:
            problem, label, new = self._lists.category(entry.problem)
            made += new
            _keep_unless(entry, "problem", entry.problem, label)
        if entry.department:
            department_id, label, new = self._lists.department(entry.department)
            made += new
            _keep_unless(entry, "department", entry.department, label)
        owner = self._lists.person(entry.owner) if entry.owner else None
        if entry.owner:
            _keep_unless(entry, "owner", entry.owner, owner[1] if owner else None)
        if entry.complaint.complainant is not None:
            complainant_id, whole, new = self._people.of(entry.complaint.complainant)
            made += new
            if not whole:
                entry.other.update(entry.about_person)
        return {
            "problem": problem,
            "department_id": department_id,
            "owner_id": owner[0] if owner else None,
            "complainant_id": complainant_id,
        }

    def _log(self, entry: Entry) -> Iterable[Row]:
        """The complaint itself, what the row's replies and notes say, and how the closing date was found."""
        given, history = entry.complaint, entry.history
        last = history.closed or history.decided or history.received
        who = given.complainant.shown_name() if given.complainant else None
        yield self._said(history.received.at, Direction.IN, given.medium, given.description, who)
        for direction, text in entry.log:
            with_whom = who if direction is Direction.OUT else None
            yield self._said(last.at, direction, Channel.OTHER, text, with_whom)
        if history.closed_by is not None:
            told = f"The closing date is not in the source; it was taken from “{history.closed_by}”."
            yield self._said(self._bulk.act.now, Direction.INSIDE, Channel.OTHER, told, None)

    def _said(self, at: datetime, direction: Direction, channel: Channel, text: str, whom: str | None) -> Row:
        return {
            "at": at,
            "direction": direction.value,
            "channel": channel.value,
            "with_whom": whom,
            "text": text,
            "staff_id": self._actor_id,
        }


def _reached(entry: Entry, assigned: bool) -> Row:
    """How far the case had come."""
    history = entry.history
    acknowledged, decided, closed = history.acknowledged, history.decided, history.closed
    reached = standing.Standing(
        acknowledged=acknowledged is not None,
        assessed=False,
        assigned=assigned,
        decided=decided is not None,
        informed=decided is not None,
        closed=closed is not None,
    )
    return {
        "stage": standing.stage(reached).value,
        "acknowledged_at": acknowledged and acknowledged.at,
        "acknowledged_on": acknowledged and acknowledged.on,
        "outcome": history.outcome,
        "decision": history.decision,
        "remedy_given": history.remedy_given,
        "sum_given": history.sum_given,
        "decided_at": decided and decided.at,
        "decided_on": decided and decided.on,
        "informed_at": decided and decided.at,
        "informed_on": decided and decided.on,
        "closing_reason": history.closing_reason,
        "closed_at": closed and closed.at,
        "closed_on": closed and closed.on,
        "first_closed_at": closed and closed.at,
        "first_closed_on": closed and closed.on,
    }


def _keep_unless(entry: Entry, what: str, given: str, shown: str | None) -> None:
    if shown != given:
        entry.other.setdefault(entry.named[what], given)


@lru_cache(maxsize=65_536)
def _stored_instant(value: date | datetime) -> Any:
    return plain(value)


def _stored(value: Any) -> Any:
    return _stored_instant(value) if isinstance(value, date) else value
