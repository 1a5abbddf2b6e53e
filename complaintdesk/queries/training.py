"""Who must know what, who has learnt it, and what expires (6.4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from complaintdesk.queries.due import Due
from complaintdesk.queries.evidenced import Behind, Evidence, State
from complaintdesk.queries.people import StaffRow, staff
from complaintdesk.rules import training
from complaintdesk.rules.training import Knows, Trained
from complaintdesk.store.look import Look


class TopicRow(NamedTuple):
    """A topic; `roles` are codes of `rules.vocabulary.Role`. One that is retired is asked for no more."""

    id: int
    code: str
    title: str
    roles: tuple[str, ...]
    valid_months: int | None
    since: date
    retired: bool
    version: int

    def is_needed_by(self, person: StaffRow) -> bool:
        """Whether this person has to know it."""
        return not self.retired and person.role in self.roles


class RecordRow(NamedTuple):
    """That somebody was trained; `expires_on` is the last day on which it holds."""

    id: int
    topic_id: int
    staff_id: int
    name: str
    trained_on: date
    expires_on: date | None
    assessor: str
    passed: bool
    note: str | None


class Cell(NamedTuple):
    """How it stands with one person and one topic: until when they have it, or by when they learn it."""

    person: StaffRow
    topic: TopicRow
    knows: Knows
    until: date | None
    learn_by: date


class Matrix(NamedTuple):
    """Everybody here by every topic that is not retired: `cells[person][topic]`."""

    people: tuple[StaffRow, ...]
    topics: tuple[TopicRow, ...]
    cells: tuple[tuple[Cell, ...], ...]

    @property
    def all(self) -> Iterator[Cell]:
        """Cell by cell."""
        return (cell for row in self.cells for cell in row)


def topics(look: Look) -> list[TopicRow]:
    """Every topic, in the order in which they came; the retired ones too."""
    rows = look.rows(
        "SELECT id, code, title, roles, valid_months, since, retired, version FROM training_topic ORDER BY id"
    )
    return [
        TopicRow(
            *(number, code, title, tuple(filter(None, roles.split(","))), months),
            *(date.fromisoformat(since), bool(retired), version),
        )
        for number, code, title, roles, months, since, retired, version in rows
    ]


def records(look: Look, topic_id: int | None = None) -> list[RecordRow]:
    """Who was trained in a topic, or in any; oldest first."""
    rows = look.rows(
        "SELECT r.id, r.topic_id, r.staff_id, s.name, r.trained_on, r.expires_on, r.assessor, r.passed, r.note "
        "FROM training_record r JOIN staff_member s ON s.id = r.staff_id "
        f"{'' if topic_id is None else 'WHERE r.topic_id = :topic_id '}ORDER BY r.id",
        **({} if topic_id is None else {"topic_id": topic_id}),
    )
    return [
        RecordRow(
            *(number, topic, person, name, date.fromisoformat(on)),
            *(date.fromisoformat(expires) if expires else None, assessor, bool(passed), note),
        )
        for number, topic, person, name, on, expires, assessor, passed, note in rows
    ]


def matrix(look: Look) -> Matrix:
    """How it stands with everybody and every topic."""
    people = tuple(staff(look))
    asked = tuple(topic for topic in topics(look) if not topic.retired)
    kept: dict[tuple[int, int], list[Trained]] = {}
    for row in records(look):
        one = Trained(row.trained_on, row.expires_on, row.passed)
        kept.setdefault((row.staff_id, row.topic_id), []).append(one)
    began: dict[int, date] = {}
    for (person_id, _), rows in kept.items():
        first = min(row.on for row in rows)
        began[person_id] = min(first, began.get(person_id, first))

    def cell(person: StaffRow, topic: TopicRow) -> Cell:
        here = kept.get((person.id, topic.id), [])
        best = training.last_passed(here)
        knows = training.standing(here, topic.is_needed_by(person), look.today)
        by = training.learn_by(topic.since, here, began.get(person.id))
        return Cell(person, topic, knows, None if best is None else best.expires_on, by)

    return Matrix(people, asked, tuple(tuple(cell(person, topic) for topic in asked) for person in people))


def due_rows(look: Look) -> list[Due]:
    """What people lack, and what expires within `rules.training.SOON` days, of what their role needs."""
    rows = []
    for cell in matrix(look).all:
        if not cell.topic.is_needed_by(cell.person) or not (cell.knows.is_wanting or cell.knows is Knows.SOON):
            continue
        if cell.until is not None:
            on, said = cell.until, f"Refresh training: {cell.topic.title}"
        else:
            on, said = cell.learn_by, f"Training: {cell.topic.title}"
        key = f"person-{cell.person.id}"
        who = (cell.person.name, cell.person.id)
        rows.append(Due(on, said, *who, "6.4", "training", cell.topic.id, key=key))
    return rows


def evidence_rows(look: Look) -> list[Evidence]:
    """6.4: people know what their part in it needs."""
    made = matrix(look)
    needed = [cell for cell in made.all if cell.topic.is_needed_by(cell.person)]
    wanting = [cell for cell in needed if cell.knows.is_wanting]
    soon = [cell for cell in needed if cell.knows is Knows.SOON]
    if not needed:
        state, says = State.NO_DATA, "No training topic says who needs it."
    else:
        state = State.RED if len(wanting) * 2 > len(needed) else State.AMBER if wanting else State.GREEN
        says = (
            f"{len(needed) - len(wanting)} of {len(needed)} that people need are there; "
            f"{len(soon)} of them expire within {training.SOON} days."
        )
    rule = "Green: everybody has all that their role needs. Red: more than half of it is missing. Amber: some is."
    behind = tuple(
        Behind(f"{cell.person.name}: {cell.topic.title}, {cell.knows.label}", "training", cell.topic.id)
        for cell in (*wanting, *soon)
    )
    asked = "Whoever handles complaints has been trained for it, and it is on record who, in what, by whom."
    return [Evidence("6.4", asked, state, says, rule, behind)]
