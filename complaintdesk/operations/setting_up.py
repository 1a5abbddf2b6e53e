"""The first start: the office, its people, its categories and its deadline policy (5.1, 5.4)."""

from __future__ import annotations

from datetime import date
from zoneinfo import available_timezones

from sqlmodel import select

from complaintdesk.operations import on_case
from complaintdesk.operations.inputs import Person, Reached, Start
from complaintdesk.records.authority import Authority
from complaintdesk.records.category import Category, Department
from complaintdesk.records.investigation import Cause
from complaintdesk.records.policy import Policy as PolicyRecord
from complaintdesk.records.recourse import RecourseBody
from complaintdesk.records.shop import Closure, Shop
from complaintdesk.records.staff_member import StaffMember
from complaintdesk.rules import authority, money
from complaintdesk.rules.calendar import OfficeCalendar
from complaintdesk.rules.categories import CATEGORIES
from complaintdesk.rules.clocks import Policy
from complaintdesk.rules.errors import Invalid, NotAllowed
from complaintdesk.rules.findings import CAUSES
from complaintdesk.store import policies, presets
from complaintdesk.store.act import Act, operation


@operation
def set_up(act: Act, start: Start) -> list[int]:
    """Make the file an office's desk. Returns the ids of its people in the order given."""
    if act.session.get(Shop, 1) is not None:
        raise NotAllowed("This file has been set up already.")
    if start.time_zone not in available_timezones():
        raise Invalid(
            f"There is no time zone “{start.time_zone}”; it looks like Europe/London.",
            {"time_zone": "choose one like Europe/London"},
        )
    _each_once("people", [person.name for person in start.people])
    _each_once("departments", list(start.departments))
    OfficeCalendar(start.country, start.subdivision, start.time_zone).is_business_day(date(2026, 1, 1))
    policy_id = policies.add(act.session, presets.preset(start.policy))
    act.session.add(
        Shop(
            id=1,
            name=start.name,
            country=start.country,
            subdivision=start.subdivision,
            time_zone=start.time_zone,
            currency=start.currency or money.currency_of(start.country),
            language=presets.language_of_country(start.country),
            policy_id=policy_id,
        )
    )
    for position, category in enumerate(CATEGORIES):
        act.session.add(Category(code=category.code, label=category.label, position=position))
    for position, cause in enumerate(CAUSES):
        act.session.add(Cause(code=cause.code, label=cause.label, position=position))
    currency = start.currency or money.currency_of(start.country)
    for grant in authority.usual(currency):
        act.session.add(Authority(role=grant.role.value, power=grant.power.value, up_to=grant.up_to))
    for position, body in enumerate(presets.bodies(start.policy, start.country)):
        act.session.add(RecourseBody(position=position, **body._asdict()))
    for name in start.departments:
        act.session.add(Department(name=name))
    people = [StaffMember(name=person.name, role=person.role.value) for person in start.people]
    act.session.add_all(people)
    act.session.flush()
    return [person.id for person in people if person.id is not None]


def _each_once(field: str, names: list[str]) -> None:
    for name in names:
        if names.count(name) > 1:
            raise Invalid(f"“{name}” is there twice.", {field: f"“{name}” is there twice; tell them apart"})


@operation
def use_policy(act: Act, policy: Policy, category: str | None = None) -> int:
    """Put a deadline policy in force (5.3), for one category or for all; open cases keep theirs. Returns its id.

    Raises `Invalid` for a category that the shop does not have.
    """
    same = [
        each
        for each in act.session.exec(select(PolicyRecord))
        if policies.read(act.session, each.id or 0) == policy
    ]
    policy_id = same[0].id if same and same[0].id is not None else policies.add(act.session, policy)
    if category is None:
        act.shop.policy_id = policy_id
        act.session.add(act.shop)
    else:
        kept = act.session.get(Category, on_case.known_category(act, category))
        assert kept is not None  # noqa: S101 - it is known
        kept.policy_id = policy_id
        act.session.add(kept)
    return policy_id


@operation
def add_person(act: Act, person: Person) -> int:
    """Add a member of staff. Raises `Invalid` for a name that is there already. Returns the id."""
    if act.session.exec(select(StaffMember).where(StaffMember.name == person.name)).first() is not None:
        raise Invalid(f"{person.name} is here already.", {"name": "somebody of that name is here already"})
    member = StaffMember(name=person.name, role=person.role.value)
    act.session.add(member)
    act.session.flush()
    assert member.id is not None  # noqa: S101 - it was flushed above
    return member.id


@operation
def add_closure(act: Act, day: date, reason: str) -> None:
    """Close the office on a day, besides weekends and public holidays. Clocks started from now on skip it."""
    if act.session.exec(select(Closure).where(Closure.day == day)).first() is not None:
        raise Invalid("The office is closed on that day already.", {"day": "this day is there already"})
    act.session.add(Closure(day=day, reason=reason))


@operation
def say_where(act: Act, given: Reached) -> None:
    """Where complainants reach the office, and the language it writes in (7.1): it stands in every letter.

    Only what is given is changed.
    """
    for name, value in given.model_dump(exclude_unset=True).items():
        if name != "language" or value is not None:
            setattr(act.shop, name, value)
    act.session.add(act.shop)
