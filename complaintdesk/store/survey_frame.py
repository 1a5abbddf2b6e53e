"""Whose complaints can be drawn into a sample, who was left out and why, and who had a hand in a case (8.3)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from complaintdesk.rules.objectivity import named_in
from complaintdesk.rules.satisfaction import LeftOut, Medium
from complaintdesk.rules.vocabulary import ClosingReason, ContactKind
from complaintdesk.store.look import Look


class Period(NamedTuple):
    """Cases closed from `first` to `last`, both in it; of one department, if given."""

    first: date
    last: date
    department_id: int | None = None


class Candidate(NamedTuple):
    """A case that can be drawn: the last that was closed of its complainant; `medium` is how they are asked."""

    case_id: int
    reference: str
    complainant_id: int
    department_id: int | None
    medium: str


class Frame(NamedTuple):
    """Those who can be drawn, out of `population` cases closed; `left_out` counts the others by why."""

    population: int
    candidates: tuple[Candidate, ...]
    left_out: Mapping[str, int]


class Hand(NamedTuple):
    """Somebody who had a hand in a case, or must keep out of it, and how."""

    staff_id: int
    how: str


# a case that is reviewed, or that an outside body has, is open: nobody is asked while it goes on
_CLOSED: Final = (
    "SELECT id, reference, complainant_id, representative_id, department_id, merged_into_id, closing_reason "
    'FROM "case" WHERE closed_at IS NOT NULL AND closed_on BETWEEN :first AND :last '
    "ORDER BY closed_on DESC, id DESC"
)
_WAYS: Final = {
    Medium.PHONE: (ContactKind.PHONE,),
    Medium.LETTER: (ContactKind.POST, ContactKind.EMAIL),
}


def frame(look: Look, period: Period, medium: Medium, lately: date | None) -> Frame:
    """Who can be drawn. Who was drawn since `lately` cannot; None lets them be asked again."""
    rows = look.rows(_CLOSED, first=period.first.isoformat(), last=period.last.isoformat())
    if period.department_id is not None:
        rows = [row for row in rows if row[4] == period.department_id]
    people = {person for row in rows for person in row[2:4] if person is not None}
    known = _Known(look, people, lately)
    candidates: dict[int, Candidate] = {}
    left_out: dict[str, int] = {}
    for row in rows:
        why, how = _judged(row, known, medium)
        if why is None and row[2] in candidates:
            why = LeftOut.ANOTHER_CASE
        if why is None and how is not None:
            candidates[row[2]] = Candidate(row[0], row[1], row[2], row[4], how.value)
        elif why is not None:
            left_out[why.value] = left_out.get(why.value, 0) + 1
    return Frame(len(rows), tuple(candidates.values()), left_out)


class _Known:
    """How these people can be reached, who was asked lately, and who is not to be asked again."""

    def __init__(self, look: Look, people: Iterable[int], lately: date | None) -> None:
        keys = json.dumps(sorted(people))
        self.ways: dict[int, set[str]] = {}
        reached = (
            "SELECT w.complainant_id, w.kind FROM json_each(:people) p "
            "JOIN contact_point w ON w.complainant_id = p.value"
        )
        for person, kind in look.rows(reached, people=keys):
            self.ways.setdefault(person, set()).add(kind)
        asked = (
            "SELECT a.complainant_id, a.never_again, s.drawn_on FROM json_each(:people) p "
            "JOIN survey_sampled a ON a.complainant_id = p.value JOIN survey s ON s.id = a.survey_id "
            "WHERE a.state NOT IN ('not_asked', 'taken_out') OR a.never_again"
        )
        self.never: set[int] = set()
        self.lately: set[int] = set()
        for person, never, drawn_on in look.rows(asked, people=keys):
            if never:
                self.never.add(person)
            elif lately is not None and drawn_on > lately.isoformat():
                self.lately.add(person)

    def medium(self, person: int, wanted: Medium) -> Medium | None:
        """How this person is asked; None where they cannot be reached so."""
        ways = self.ways.get(person, set())
        for medium, kinds in _WAYS.items():
            if wanted in (medium, Medium.EITHER) and any(kind in ways for kind in kinds):
                return medium
        return None


def _judged(row: Any, known: _Known, medium: Medium) -> tuple[LeftOut | None, Medium | None]:
    _, _, complainant, representative, _, merged_into, reason = row
    if merged_into is not None:
        return LeftOut.MERGED, None
    if reason == ClosingReason.OUT_OF_SCOPE:
        return LeftOut.NOT_OURS, None
    if complainant is None:
        return LeftOut.ANONYMOUS, None
    if complainant in known.never or representative in known.never:
        return LeftOut.NEVER_AGAIN, None
    if complainant in known.lately:
        return LeftOut.ASKED_LATELY, None
    # whoever acts for somebody is who is spoken to
    how = known.medium(complainant if representative is None else representative, medium)
    return (LeftOut.UNREACHABLE if how is None else None), how


_HANDS: Final = (
    "SELECT owner_id, 'owns the case' FROM \"case\" WHERE id = :id UNION ALL "
    "SELECT decided_by_id, 'decided it' FROM \"case\" WHERE id = :id UNION ALL "
    "SELECT taken_by_id, 'settled it while taking it in' FROM \"case\" WHERE id = :id AND first_contact UNION ALL "
    "SELECT investigator_id, 'looked into it' FROM investigation WHERE case_id = :id UNION ALL "
    "SELECT reviewer_id, 'reviewed it' FROM recourse WHERE case_id = :id UNION ALL "
    "SELECT staff_id, CASE part WHEN 'helper' THEN 'helped with it' ELSE 'has a conflict of interest in it' END "
    "FROM participant WHERE case_id = :id AND part <> 'watcher'"
)
_ACTED: Final = {
    "investigation.investigate": "looked into it",
    "response.offer": "made an offer in it",
    "response.decide": "decided it",
    "recourse.conclude": "concluded its review",
}


def hands(look: Look, case_id: int) -> list[Hand]:
    """Who owns or owned the case, looked into it, decided or reviewed it, helped, has a conflict, or is named.

    The trail tells who did so before it was given to somebody else.
    """
    found = {who: how for who, how in reversed(look.rows(_HANDS, id=case_id)) if who is not None}
    events = "SELECT actor_id, act, changes FROM event WHERE case_id = :id ORDER BY id"
    for actor, act, changes in look.rows(events, id=case_id):
        if act in _ACTED and actor is not None:
            found.setdefault(actor, _ACTED[act])
        if '"owner_id"' in changes:
            for owner in _owners(changes):
                found.setdefault(owner, "owned it before")
    concerned = look.value('SELECT people_concerned FROM "case" WHERE id = :id', id=case_id)
    for who, name in look.rows("SELECT id, name FROM staff_member") if concerned else ():
        if named_in(name, concerned):
            found[who] = "is named in the complaint"
    return [Hand(who, how) for who, how in sorted(found.items())]


def _owners(changes: str) -> set[int]:
    told = (one["fields"].get("owner_id", ()) for one in json.loads(changes) if one["record"] == "case")
    return {owner for pair in told for owner in pair if owner is not None}
