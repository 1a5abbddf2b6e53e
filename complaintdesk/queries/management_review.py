"""Management reviews (8.6): which there are, their packs, their decisions, and what of them is due."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from complaintdesk.queries.due import Due
from complaintdesk.queries.evidenced import Behind, Evidence, State
from complaintdesk.rules import review_pack
from complaintdesk.rules.errors import NotFound
from complaintdesk.rules.review_pack import DecisionState, Pack
from complaintdesk.rules.written import short_day
from complaintdesk.store.look import Look

ROOM: Final = "review"
MOST: Final = 200  # reviews; an office has one or a few a year
_EVERY = 365 + 31  # days within which there should be another
_CLOSED_WITHIN = 14  # days after it was held


class ReviewRow(NamedTuple):
    """A review. `*_on`, `first` and `last` are ISO dates at the office, `closed_at` a UTC instant."""

    id: int
    planned_on: str
    first: str
    last: str
    chair_id: int
    chair: str
    held_on: str | None
    attended: str | None
    minutes: str | None
    closed_at: str | None
    closed_by: str | None
    version: int
    packs: int
    decisions: int
    open: int  # decisions that are neither done nor dropped

    @property
    def title(self) -> str:
        """`Management review of 15 January 2026`."""
        return f"Management review of {short_day(date.fromisoformat(self.held_on or self.planned_on), 'en')}"

    @property
    def stage(self) -> str:
        """How far it is, in a word or two."""
        if self.closed_at is not None:
            return "closed"
        if self.held_on is not None:
            return "held, not closed"
        return "pack frozen" if self.packs else "planned"


class DecisionRow(NamedTuple):
    """A decision; `state` is of `rules.review_pack.DecisionState`."""

    id: int
    review_id: int
    reviewed_on: str  # the day of the review, held or planned
    kind: str
    what: str
    owner_id: int | None
    owner: str | None
    due_on: str | None
    state: str
    ended_on: str | None
    ended_by: str | None
    ended_note: str | None
    version: int

    def overdue(self, today: date) -> bool:
        """Whether its day has passed and it is still to be done."""
        is_open = self.state == DecisionState.OPEN.value
        return is_open and self.due_on is not None and self.due_on < today.isoformat()


class PackRow(NamedTuple):
    """A frozen pack without what is in it; `made_at` is a UTC instant."""

    id: int
    review_id: int
    made_at: str
    made_by: str
    sha256: str


_REVIEW = """SELECT r.id, r.planned_on, r.first, r.last, r.chair_id, c.name, r.held_on, r.attended, r.minutes,
 r.closed_at, b.name, r.version, (SELECT count(*) FROM review_pack p WHERE p.review_id = r.id),
 (SELECT count(*) FROM review_decision d WHERE d.review_id = r.id),
 (SELECT count(*) FROM review_decision d WHERE d.review_id = r.id AND d.state = 'open')
 FROM management_review r JOIN staff_member c ON c.id = r.chair_id
 LEFT JOIN staff_member b ON b.id = r.closed_by_id"""
_DECISION = """SELECT d.id, d.review_id, coalesce(r.held_on, r.planned_on), d.kind, d.what, d.owner_id, o.name,
 d.due_on, d.state, d.ended_on, e.name, d.ended_note, d.version
 FROM review_decision d JOIN management_review r ON r.id = d.review_id
 LEFT JOIN staff_member o ON o.id = d.owner_id LEFT JOIN staff_member e ON e.id = d.ended_by_id"""
_PACK = """SELECT p.id, p.review_id, p.made_at, s.name, p.sha256 FROM review_pack p
 JOIN staff_member s ON s.id = p.made_by_id"""


def reviews(look: Look) -> list[ReviewRow]:
    """Every review, the latest first."""
    return [
        ReviewRow(*row)
        for row in look.rows(f"{_REVIEW} ORDER BY r.planned_on DESC, r.id DESC LIMIT :most", most=MOST)
    ]


def review(look: Look, review_id: int) -> ReviewRow:
    """One of them. Raises `NotFound`."""
    row = look.row(f"{_REVIEW} WHERE r.id = :id", id=review_id)
    if row is None:
        raise NotFound(f"There is no management review {review_id} in this file.")
    return ReviewRow(*row)


def decisions(look: Look, review_id: int) -> list[DecisionRow]:
    """What was decided at a review, in the order in which it was."""
    return [
        DecisionRow(*row) for row in look.rows(f"{_DECISION} WHERE d.review_id = :id ORDER BY d.id", id=review_id)
    ]


def decision(look: Look, decision_id: int) -> DecisionRow:
    """One decision. Raises `NotFound`."""
    row = look.row(f"{_DECISION} WHERE d.id = :id", id=decision_id)
    if row is None:
        raise NotFound(f"There is no decision {decision_id} in this file.")
    return DecisionRow(*row)


def to_do(look: Look) -> list[DecisionRow]:
    """Decisions of every review that are still to be done, by the day they are due; without one first."""
    return [
        DecisionRow(*row)
        for row in look.rows(f"{_DECISION} WHERE d.state = 'open' ORDER BY d.due_on, d.id LIMIT :most", most=MOST)
    ]


def ended(look: Look, since: date) -> list[DecisionRow]:
    """Decisions done or given up since a day, the latest last; of the last reviews."""
    rows = (row for each in reviews(look)[:24] for row in decisions(look, each.id))
    over = (row for row in rows if row.ended_on is not None and row.ended_on >= since.isoformat())
    return sorted(over, key=lambda row: (row.ended_on or "", row.id))


def packs(look: Look, review_id: int) -> list[PackRow]:
    """The packs of a review, oldest first; the last one counts."""
    return [PackRow(*row) for row in look.rows(f"{_PACK} WHERE p.review_id = :id ORDER BY p.id", id=review_id)]


def pack(look: Look, pack_id: int) -> tuple[PackRow, Pack]:
    """A pack with all that is in it. Raises `NotFound`, and `Damaged` where it is not what was frozen."""
    row = look.row(f"{_PACK} WHERE p.id = :id", id=pack_id)
    if row is None:
        raise NotFound(f"There is no review pack {pack_id} in this file.")
    found = PackRow(*row)
    return found, review_pack.of_json(content(look, pack_id), found.sha256)


def content(look: Look, pack_id: int) -> str:
    """The pack as it is kept, byte for byte as UTF-8."""
    return str(look.value("SELECT content FROM review_pack WHERE id = :id", id=pack_id))


def due_rows(look: Look) -> list[Due]:
    """Decisions with a day, the reviews that are planned, and those held that are not closed yet."""
    rows = [
        Due(
            date.fromisoformat(row.due_on),
            row.what,
            row.owner,
            row.owner_id,
            "8.6",
            ROOM,
            row.review_id,
            f"Decision {row.id} of a management review",  # its words may name people
            f"decision-{row.id}",
        )
        for row in to_do(look)
        if row.due_on is not None
    ]
    for row in reviews(look):
        if row.held_on is None:
            on, what = date.fromisoformat(row.planned_on), "Hold the management review"
        elif row.closed_at is None:
            on, what = (
                date.fromisoformat(row.held_on) + timedelta(days=_CLOSED_WITHIN),
                "Close the management review",
            )
        else:
            continue
        rows.append(Due(on, what, row.chair, row.chair_id, "8.6", ROOM, row.id, None, f"review-{row.id}"))
    return rows


def evidence_rows(look: Look) -> list[Evidence]:
    """8.6: management reviews the handling at intervals, and what it decides is done."""
    found, waiting = reviews(look), to_do(look)
    return [_held(found, look.today), _done(found, waiting, look)]


def _held(found: Sequence[ReviewRow], today: date) -> Evidence:
    asked = "Top management reviews the handling of complaints at planned intervals."
    rule = (
        "Green when one was held and closed within thirteen months and the next is planned; amber when one of "
        "these is missing; red when the last is longer ago; no data when there was none and none is planned."
    )
    held = max((row for row in found if row.held_on is not None), key=lambda row: row.held_on or "", default=None)
    ahead = min((row for row in found if row.held_on is None), key=lambda row: row.planned_on, default=None)
    behind = tuple(Behind(row.title, ROOM, row.id) for row in (held, ahead) if row is not None)
    planned = "the next is not planned" if ahead is None else f"the next is planned for {_day(ahead.planned_on)}"
    if held is None or held.held_on is None:
        state = State.NO_DATA if ahead is None else State.AMBER
        return Evidence("8.6", asked, state, f"None was held yet; {planned}.", rule, behind)
    recent = date.fromisoformat(held.held_on) >= today - timedelta(days=_EVERY)
    overdue = ahead is None or ahead.planned_on < today.isoformat()
    fine = not overdue and held.closed_at is not None
    state = State.RED if not recent else State.GREEN if fine else State.AMBER
    closed = "closed" if held.closed_at is not None else "not closed yet"
    says = f"The last was held on {_day(held.held_on)} ({closed}, {held.decisions} decisions); {planned}."
    return Evidence("8.6", asked, state, says, rule, behind)


def _done(found: Sequence[ReviewRow], waiting: Sequence[DecisionRow], look: Look) -> Evidence:
    asked = "What management decides has an owner and a day, and is carried out."
    rule = "Green when none is overdue and each has an owner and a day, red when half are overdue, else amber."
    made = sum(row.decisions for row in found)
    late = [row for row in waiting if row.overdue(look.today)]
    loose = [row for row in waiting if row.owner_id is None or row.due_on is None]
    if not made:
        return Evidence("8.6", asked, State.NO_DATA, "No decision is on file yet.", rule, ())
    state = State.RED if 2 * len(late) >= made else State.AMBER if late or loose else State.GREEN
    says = (
        f"Of {made} decisions {made - len(waiting)} are done or given up, {len(waiting)} to be done; {len(late)} "
        f"of these are overdue, {len(loose)} without an owner or a day."
    )
    named = [*late, *loose, *waiting]
    behind = {row.id: Behind(f"decision {row.id}, due {row.due_on or '—'}", ROOM, row.review_id) for row in named}
    return Evidence("8.6", asked, state, says, rule, tuple(behind.values())[:6])


def _day(kept: str) -> str:
    return short_day(date.fromisoformat(kept), "en")
