"""The complaints policy in its editions, and who has read the one in force (5.2, 5.3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from complaintdesk.queries.due import Due
from complaintdesk.queries.evidenced import Behind, Evidence, State
from complaintdesk.queries.people import StaffRow, staff
from complaintdesk.rules import commitment
from complaintdesk.rules.commitment import Edition
from complaintdesk.store.look import Look


class EditionRow(NamedTuple):
    """An edition, counted from 1; days are those of the office. One without `approved_on` is a draft."""

    id: int
    number: int
    drafted_by: str
    approved_on: date | None
    approved_by: str | None
    approved_by_id: int | None
    effective_on: date | None
    review_on: date | None
    languages: tuple[str, ...]
    version: int

    @property
    def is_draft(self) -> bool:
        """Whether it may still be changed."""
        return self.approved_on is None


class ReadRow(NamedTuple):
    """Who has read an edition, and when (UTC)."""

    staff_id: int
    name: str
    at: str


class LimitsRow(NamedTuple):
    """A deadline policy in force, for everything or for some categories; `check_by` is a day at the office."""

    code: str
    name: str
    source: str
    check_by: str | None


TIME_LIMITS = -1  # the entry of the policy room about the time limits in force
RECORDS = -2  # and the one about what is kept how long (8.1)


def editions(look: Look) -> list[EditionRow]:
    """All editions, oldest first."""
    spoken: dict[int, list[str]] = {}
    for edition_id, language in look.rows("SELECT edition_id, language FROM policy_wording ORDER BY id"):
        spoken.setdefault(edition_id, []).append(language)
    rows = look.rows(
        "SELECT e.id, d.name, e.approved_on, a.name, e.approved_by_id, e.effective_on, e.review_on, e.version "
        "FROM policy_edition e JOIN staff_member d ON d.id = e.drafted_by_id "
        "LEFT JOIN staff_member a ON a.id = e.approved_by_id ORDER BY e.id"
    )
    return [_edition(number, row, spoken.get(row[0], [])) for number, row in enumerate(rows, 1)]


def _edition(number: int, row: Any, languages: list[str]) -> EditionRow:
    edition_id, drafted_by, approved_on, approved_by, approved_by_id, effective_on, review_on, version = row
    return EditionRow(
        id=edition_id,
        number=number,
        drafted_by=drafted_by,
        approved_on=_day(approved_on),
        approved_by=approved_by,
        approved_by_id=approved_by_id,
        effective_on=_day(effective_on),
        review_on=_day(review_on),
        languages=tuple(sorted(languages)),
        version=version,
    )


def texts(look: Look, edition_id: int) -> dict[str, str]:
    """The text of an edition by language."""
    sql = "SELECT language, text FROM policy_wording WHERE edition_id = :edition_id"
    return dict(sorted(look.rows(sql, edition_id=edition_id)))


def current(look: Look) -> EditionRow | None:
    """The edition in force; None while there is none."""
    known = editions(look)
    found = commitment.in_force([Edition(e.id, e.effective_on, e.review_on) for e in known], look.today)
    return next((each for each in known if found is not None and each.id == found.id), None)


def state(row: EditionRow, now: EditionRow | None, today: date) -> str:
    """Where an edition stands, in words; `now` is the one in force."""
    if row.is_draft or row.effective_on is None:
        return "draft"
    if now is not None and row.id == now.id:
        return "in force"
    return "from then on" if row.effective_on > today else "replaced"


def readings(look: Look, edition_id: int) -> list[ReadRow]:
    """Who has read an edition, in the order in which they did."""
    rows = look.rows(
        "SELECT r.staff_id, s.name, r.at FROM policy_reading r JOIN staff_member s ON s.id = r.staff_id "
        "WHERE r.edition_id = :edition_id ORDER BY r.id",
        edition_id=edition_id,
    )
    return [ReadRow(*row) for row in rows]


def unread(look: Look, edition_id: int) -> list[StaffRow]:
    """Who works here and has not read it."""
    read = {row.staff_id for row in readings(look, edition_id)}
    return [person for person in staff(look) if person.id not in read]


def time_limits(look: Look) -> list[LimitsRow]:
    """The deadline policies in force: the shop's, and those of kinds of complaint that have their own."""
    rows = look.rows(
        "SELECT p.code, p.name, p.source, p.check_by FROM policy p WHERE p.id = (SELECT policy_id FROM shop) "
        "OR EXISTS (SELECT 1 FROM category c WHERE c.policy_id = p.id)"
    )
    return sorted({LimitsRow(*row) for row in rows}, key=lambda row: (row.code, row.check_by or ""))


def due_rows(look: Look) -> list[Due]:
    """That the policy is looked at again, that everybody has read it, that shipped time limits still hold."""
    return [*_of_policy(look), *_of_time_limits(look)]


def _of_policy(look: Look) -> Iterator[Due]:
    now = current(look)
    if now is None or now.effective_on is None:
        return
    if now.review_on is not None:
        said = f"Look at the complaints policy again (edition {now.number})"
        approver = (now.approved_by, now.approved_by_id)
        yield Due(now.review_on, said, *approver, "5.3", "policy", now.id, key="review")
    for person in unread(look, now.id):
        said = f"Read the complaints policy (edition {now.number})"
        on = commitment.read_by(now.effective_on)
        yield Due(on, said, person.name, person.id, "5.3", "policy", now.id, key=f"read-{person.id}")


def _of_time_limits(look: Look) -> Iterator[Due]:
    for row in time_limits(look):
        if row.check_by is not None:
            said = f"Check the time limits “{row.name}” against their source"
            on = date.fromisoformat(row.check_by)
            yield Due(on, said, None, None, "5.3", "policy", TIME_LIMITS, key=f"limits-{row.code}")


def evidence_rows(look: Look) -> list[Evidence]:
    """5.2: somebody at the top stands for it; 5.3: a policy that is in force, looked at again, and known."""
    now = current(look)
    return [_committed(now), _known(look, now)]


def _committed(now: EditionRow | None) -> Evidence:
    rule = "Green: an edition that a manager approved is in force. Red: none is."
    asked = "The top of the office stands for handling complaints well, and says so in writing."
    if now is None:
        says = "No policy is in force: nobody has approved one yet."
        return Evidence("5.2", asked, State.RED, says, rule, (Behind("the policy room", "policy", None),))
    says = f"Edition {now.number} was approved by {now.approved_by} on {now.approved_on}."
    return Evidence("5.2", asked, State.GREEN, says, rule, (Behind(_named(now), "policy", now.id),))


def _known(look: Look, now: EditionRow | None) -> Evidence:
    rule = "Green: in force, read by everybody, its review not overdue. Amber: one of these is missing."
    asked = "A complaints policy is written down, public, known to everybody here, and looked at again in time."
    if now is None:
        return Evidence("5.3", asked, State.RED, "There is no policy in force.", rule, ())
    everybody, missing = len(staff(look)), len(unread(look, now.id))
    late = now.review_on is not None and now.review_on < look.today
    says = (
        f"Edition {now.number} holds since {now.effective_on}; {everybody - missing} of {everybody} people have "
        f"read it; its review is {'overdue since' if late else 'due on'} {now.review_on}."
    )
    state = State.AMBER if late or missing else State.GREEN
    return Evidence("5.3", asked, state, says, rule, (Behind(_named(now), "policy", now.id),))


def _named(row: EditionRow) -> str:
    return f"policy edition {row.number}"


def _day(stored: str | None) -> date | None:
    return None if stored is None else date.fromisoformat(stored)
