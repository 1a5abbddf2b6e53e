"""What is on file already, for the acts that write a whole record: what is not named stays (7.1, 7.5, 7.6).

The screens' dialogs open with it and save what then stands there; `do` takes it for each field that was not told.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from complaintdesk.cli.output import line
from complaintdesk.queries import case_file, handling, people
from complaintdesk.queries.case_file import CaseFile, ContactRow
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.vocabulary import ContactKind
from complaintdesk.store.look import Look

Kept = Callable[[Look, CaseFile, Mapping[str, Any]], dict[str, Any]]

_WAYS = {"phone": ContactKind.PHONE, "email": ContactKind.EMAIL, "address": ContactKind.POST}
_FOUND = (
    *("depth", "their_side", "our_side", "findings", "cause", "cause_note", "pattern", "fault", "loss"),
    "prevention",
)


def receipt(look: Look, case: CaseFile, told: Mapping[str, Any]) -> dict[str, Any]:
    """Only the version (7.2): a correction changes nothing but what is named."""
    return {"version": case.version}


def assessment(look: Look, case: CaseFile, told: Mapping[str, Any]) -> dict[str, Any]:
    """The assessment of now (7.5); before the first one the safety that was noted at receipt."""
    kept = {
        "severity": case.severity,
        "complexity": case.complexity,
        "impact": case.impact,
        "safety_note": case.safety_note,
        "action_needed": case.action_needed,
        "note": case.assessment_note,
    }
    given = {name: value for name, value in kept.items() if value is not None}
    flags = {"safety": bool(case.safety), "action_possible": bool(case.action_possible)}
    return {**given, **flags, "version": case.version}


def findings(look: Look, case: CaseFile, told: Mapping[str, Any]) -> dict[str, Any]:
    """The investigation as it stands (7.6). Who has left does not look into it any more: whoever writes does."""
    row = handling.investigation(look, case.id)
    if row is None:
        return {"version": case.version}
    here = row.investigator_id in [person.id for person in people.staff(look)]
    return {
        **{name: getattr(row, name) for name in _FOUND},
        "promise_broken": bool(row.promise_broken),
        "law_broken": bool(row.law_broken),
        "investigator_id": row.investigator_id if here else None,
        "concluded": row.concluded_at is not None,
        "version": case.version,
    }


def person(look: Look, case: CaseFile, told: Mapping[str, Any]) -> dict[str, Any]:
    """Who complains, or with `representative` who acts for them (7.1, 7.2); nothing where nobody is on file."""
    who = case.representative_id if told.get("representative") is True else case.complainant_id
    if who is None:
        return {}
    known, ways = case_file.person(look, who)
    kept: dict[str, Any] = {
        name: getattr(known, name)
        for name in (
            "kind",
            "name",
            "organisation",
            "preferred_channel",
            "language",
            "needs",
            "needs_note",
            "version",
        )
    }
    stay = _kept_ways(ways, told)
    kept["contacts"] = tuple(way._asdict() for way in stay)
    if known.name in [way.value for way in ways if way not in stay]:
        del kept["name"]  # it was no name: they were filed under a way to reach them that is one no more
    return kept


def owner(look: Look, case: CaseFile, told: Mapping[str, Any]) -> dict[str, Any]:
    """Who answers for the case (5.4): a hand-over note alone takes nobody away."""
    return {"owner_id": case.owner_id}


def _kept_ways(ways: list[ContactRow], told: Mapping[str, Any]) -> list[ContactRow]:
    """The ways that stay. Raises `Invalid` where one is told in place of several: which is not guessed at."""
    for name, kind in _WAYS.items():
        if name not in told or "contacts" in told:
            continue
        ones = [way.value for way in ways if way.kind == kind]
        if told[name] is not None and len(ones) > 1:
            every = "; ".join(f"{way.kind} {line(way.value)}" for way in ways)
            raise Invalid(
                f"Of several on file ({line('; '.join(ones))}) it is not known which is meant, so say all that "
                f'there shall be: contacts="{every}", changed as you need it.',
                {name: "several are on file"},
            )
        ways = [way for way in ways if way.kind != kind]
    return ways
