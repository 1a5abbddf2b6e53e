"""Clause 4: what the records show of each guiding principle that the cases themselves can show.

Commitment, improvement and competence are shown by other clauses; `evidence_map` draws them from there.
"""

from __future__ import annotations

import re

from complaintdesk.queries import evidence_cases as cases
from complaintdesk.queries.evidence_cases import DecidedRow, LetterRow, ReceivedRow
from complaintdesk.queries.evidence_promises import promise
from complaintdesk.queries.evidence_share import ALL, Asked, Bar, Stretch, answered
from complaintdesk.queries.evidenced import Behind, Evidence, State
from complaintdesk.rules import letter_closing, objectivity
from complaintdesk.rules.vocabulary import Channel, ClockKind, Need, Remedy
from complaintdesk.store.look import Look

_OWNED = "SELECT coalesce(sum(n), 0) FROM tally WHERE measure = 'owner' AND part IN ('none/0', 'none/1')"
_OPEN = "SELECT coalesce(sum(n), 0) FROM tally WHERE measure = 'open' AND part IN ('0', '1')"
_OVERDUE = """SELECT coalesce(sum(n), 0) FROM tally
 WHERE measure = 'open' AND part IN ('0', '1') AND day < :today"""
_UNOWNED = """SELECT id, reference FROM "case" WHERE owner_id IS NULL AND closed_at IS NULL
 AND received_on >= :since ORDER BY received_on, id LIMIT 6"""
_STAFF = "SELECT count(*) FROM staff_member WHERE active"
_ENTRIES = "SELECT coalesce(max(id), 0) FROM event"
_GUARDS = "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'guard!_%' ESCAPE '!'"
_GUARDED = 4  # changing and removing, of the trail and of the communication log
_REFERENCE = re.compile(r"\b\d{4}-\d{6}-\d\b")
_WAYS = 3


def evidence_rows(look: Look) -> list[Evidence]:
    """All of them, in the order of the clause."""
    received, decided, letters = cases.received(look), cases.decided(look), cases.letters(look)
    return [
        _capacity(look),
        promise(
            look,
            "4",
            "Transparency: complainants hear in time how their complaint stands.",
            ClockKind.UPDATE,
            "reports on how it stands were given",
        ),
        _accessibility(received),
        promise(
            look,
            "4",
            "Responsiveness: a complaint is answered for at once, by an acknowledgement.",
            ClockKind.ACKNOWLEDGE,
            "complaints were acknowledged",
        ),
        _objectivity(decided),
        _charges(letters),
        _integrity(look, received),
        _confidentiality(letters),
        _customers(received),
        _accountability(look),
        promise(
            look,
            "4",
            "Timeliness: complaints are dealt with as quickly as their matter allows.",
            ClockKind.DECIDE,
            "complaints were decided",
        ),
    ]


def _capacity(look: Look) -> Evidence:
    """Enough people for what is open: what has run out of time is the sign that there are not."""
    today = look.today.isoformat()
    waiting, overdue = int(look.value(_OPEN)), int(look.value(_OVERDUE, today=today))
    people = int(look.value(_STAFF))
    state = (
        State.NO_DATA
        if not waiting
        else State.GREEN
        if 100 * overdue <= 5 * waiting
        else State.AMBER
        if 100 * overdue <= 20 * waiting
        else State.RED
    )
    return Evidence(
        "4",
        "Capacity: there are enough people and means to deal with what comes in.",
        state,
        f"{waiting:,} cases are open with {people} people at work, and {overdue:,} of them are overdue.",
        "Green while at most 5 % of the open cases are overdue, amber up to 20 %, red above.",
        (),
    )


def _accessibility(received: Stretch[ReceivedRow]) -> Evidence:
    """By how many ways complaints come in, and whether people who need something are among them."""
    rows = received.rows
    ways = {row.medium for row in rows}
    needing = sum(1 for row in rows if row.needs not in (None, Need.NONE.value))
    silent = sum(1 for row in rows if row.anonymous)
    others = sum(1 for row in rows if row.for_another)
    state = State.NO_DATA if len(rows) < 5 else State.GREEN if len(ways) >= _WAYS else State.AMBER
    names = ", ".join(sorted(Channel(way).label for way in ways if way in list(Channel)))
    return Evidence(
        "4",
        "Accessibility: everybody can complain, in the way that is theirs, and gets the help that they need.",
        state,
        (
            f"Among {received.words} are {len(ways)} ways of coming in ({names}); {needing:,} are of people who "
            f"need assistance, {silent:,} without a name, {others:,} through somebody acting for them."
            if rows
            else f"Nothing to look at yet: no {received.what}."
        ),
        f"Green where complaints come in by at least {_WAYS} ways, amber by fewer; of fewer than 5 cases nothing.",
        tuple(
            Behind(f"{row.reference}: with assistance noted", "case", row.id)
            for row in [each for each in rows if each.needs not in (None, Need.NONE.value)][:3]
        ),
    )


def _objectivity(decided: Stretch[DecidedRow]) -> Evidence:
    return answered(
        Asked(
            "4",
            "Objectivity: nobody looks into or decides a complaint about themselves.",
            "were looked into and decided by people whom they do not name and who have no conflict of interest",
            "looked into or decided by somebody whom it names or who has a conflict of interest",
            "looked into by somebody whom it does not concern",
            "cases with people concerned or a conflict on file",
            Bar(100, 100),
        ),
        decided,
        lambda row: not (_named(row) or row.conflict),
        lambda row: bool(row.concerned) or row.conflict,
    )


def _named(row: DecidedRow) -> bool:
    return any(objectivity.named_in(who, row.concerned) for who in (row.investigator, row.decided_by) if who)


def _charges(letters: Stretch[LetterRow]) -> Evidence:
    return answered(
        Asked(
            "4",
            "Charges: complaining costs the complainant nothing, and they are told so.",
            "say that handling is free of charge",
            "a letter that does not say that it is free",
            "says that it is free",
            bar=ALL,
        ),
        letters,
        lambda row: letter_closing.says_free(row.text),
    )


def _integrity(look: Look, received: Stretch[ReceivedRow]) -> Evidence:
    """The history cannot be rewritten, and each case is in it."""
    entries, guards = int(look.value(_ENTRIES)), int(look.value(_GUARDS))
    told = sum(1 for row in received.rows if row.events)
    whole = len(received.rows)
    state = State.RED if guards < _GUARDED or told < whole else State.GREEN if entries else State.NO_DATA
    return Evidence(
        "4",
        "Information integrity: what is on file about complaints is right, whole, and kept from being rewritten.",
        state,
        f"The history has {entries:,} entries, and {guards} guards refuse to rewrite it; {told:,} of "
        f"{received.words} stand in it. complaintdesk check replays all of it.",
        f"Green while all guards ({_GUARDED} at least) are in place and each case is in the history, else red.",
        tuple(
            Behind(f"{row.reference}: nothing in the history tells of it", "case", row.id)
            for row in received.rows
            if not row.events
        )[:6],
    )


def _confidentiality(letters: Stretch[LetterRow]) -> Evidence:
    return answered(
        Asked(
            "4",
            "Confidentiality: what is known of one complainant is not told to another.",
            "name no other complaint's number",
            "a letter that names another complaint's number",
            "names no other complaint",
            bar=Bar(100, 100),
        ),
        letters,
        lambda row: set(_REFERENCE.findall(row.text)) <= {row.reference},
    )


def _customers(received: Stretch[ReceivedRow]) -> Evidence:
    return answered(
        Asked(
            "4",
            "Customer focus: what the complainant wants is asked and written down.",
            "have on file what is sought",
            "what is sought was not asked",
            "what is sought is on file",
            bar=Bar(90, 70),
        ),
        received,
        lambda row: row.remedy_sought != Remedy.NONE.value,
    )


def _accountability(look: Look) -> Evidence:
    """A named owner of every open case."""
    waiting, without = int(look.value(_OPEN)), int(look.value(_OWNED))
    state = (
        State.NO_DATA
        if not waiting
        else State.GREEN
        if not without
        else State.AMBER
        if 10 * without <= waiting
        else State.RED
    )
    return Evidence(
        "4",
        "Accountability: it is clear who answers for each complaint.",
        state,
        f"{waiting - without:,} of {waiting:,} open cases have a named owner." if waiting else "No case is open.",
        "Green when each open case has an owner, amber while at most 10 % have none, red above.",
        tuple(
            Behind(f"{reference}: has no owner", "case", ident)
            for ident, reference in look.rows(_UNOWNED, since=cases.since(look.today).isoformat())
        ),
    )
