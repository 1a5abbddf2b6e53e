"""7.1 to 7.5, annexes C and E in the records: communication, receipt, tracking, acknowledgement, assessment."""

from __future__ import annotations

from datetime import datetime

from complaintdesk.queries import evidence_cases as cases
from complaintdesk.queries import lettering
from complaintdesk.queries.evidence_cases import ClosedRow, ReceivedRow
from complaintdesk.queries.evidence_promises import promise
from complaintdesk.queries.evidence_share import ALL, Asked, Bar, Stretch, answered
from complaintdesk.queries.evidenced import Evidence, State
from complaintdesk.rules.languages import language_of
from complaintdesk.rules.vocabulary import ClockKind, Priority, Remedy
from complaintdesk.store.look import Look

_BODIES = "SELECT count(*) FROM recourse_body WHERE NOT hidden"
_SAFE_HOURS = 24


def evidence_rows(look: Look) -> list[Evidence]:
    """All of them."""
    received = cases.received(look)
    return [
        _leaflet(look),
        _languages(look),
        *_receipt(received),
        promise(
            look,
            "7.3",
            "Complainants hear at set intervals how it stands, without having to ask.",
            ClockKind.UPDATE,
            "reports on how it stands were given",
        ),
        promise(
            look,
            "7.4",
            "Each complaint is acknowledged within the time that is promised.",
            ClockKind.ACKNOWLEDGE,
            "complaints were acknowledged",
        ),
        *_assessment(look, received),
        _form(received),
        _grid(cases.closed(look)),
    ]


def _leaflet(look: Look) -> Evidence:
    """Whether the leaflet says what it must: how the office is reached, and where one can go next."""
    ways = sum(1 for way in lettering.letterhead(look).contact if way)
    bodies = int(look.value(_BODIES))
    state = State.GREEN if ways >= 2 and bodies else State.AMBER if ways or bodies else State.RED
    return Evidence(
        "7.1",
        "How and where to complain, the steps, the time limits and where one can go next are told to everybody.",
        state,
        f"The leaflet names {ways} way{'' if ways == 1 else 's'} to reach the office and {bodies} outside "
        f"bod{'y' if bodies == 1 else 'ies'}; letters do so as well.",
        "Green with at least two ways to reach the office and one outside body, red with neither, else amber.",
        (),
    )


def _languages(look: Look) -> Evidence:
    """Letters in the language of whom they are for, where it is one of the desk's."""
    return answered(
        Asked(
            "7.1",
            "Complainants are written to in a language that they read, as far as the desk has it.",
            "are in the language of whom they are for",
            "written in another language than theirs",
            "written in their language",
            "letters to people who read a language of the desk",
        ),
        cases.letters(look),
        lambda row: row.language == language_of(row.theirs),
        lambda row: language_of(row.theirs) is not None,
    )


def _receipt(received: Stretch[ReceivedRow]) -> list[Evidence]:
    silent = sum(1 for row in received.rows if row.anonymous)
    for_others = sum(1 for row in received.rows if row.for_another)
    written = answered(
        Asked(
            "7.2",
            "What is needed to deal with it is taken down: what it is about, the problem, what is asked for.",
            "have product or service, problem and the remedy that is sought on file",
            "product, problem or the remedy sought is not on file",
            "taken down in full",
            bar=Bar(90, 70),
        ),
        received,
        lambda row: bool(row.product) and row.problem != "other" and row.remedy_sought != Remedy.NONE.value,
    )
    more = f" {silent:,} came without a name, {for_others:,} through somebody acting for the complainant."
    return [
        written._replace(says=written.says + more) if received.rows else written,
        answered(
            Asked(
                "7.2",
                "Each complaint has its own number, and its receipt is kept from the first moment.",
                "stand in the history with who took them in and when",
                "nothing in the history tells of it",
                "in the history since its receipt",
                bar=ALL,
            ),
            received,
            lambda row: row.events,
        ),
    ]


def _assessment(look: Look, received: Stretch[ReceivedRow]) -> list[Evidence]:
    return [
        answered(
            Asked(
                "7.5",
                "Each complaint is assessed: how severe, how complex, what impact, is anybody in danger.",
                "were assessed before they were decided",
                "decided without an assessment",
                "assessed",
                "cases not settled at first contact",
            ),
            cases.decided(look),
            lambda row: row.assessed_at is not None,
            lambda row: not row.first_contact,
        ),
        answered(
            Asked(
                "7.5",
                "Where somebody may be in danger, the case goes to the top at once.",
                f"were assessed as urgent within {_SAFE_HOURS} hours",
                f"not assessed as urgent within {_SAFE_HOURS} hours",
                "at the top at once",
                "cases with a safety implication",
                ALL,
            ),
            received,
            _at_once,
            lambda row: row.safety,
        ),
    ]


def _at_once(row: ReceivedRow) -> bool:
    if row.assessed_at is None or row.priority != Priority.URGENT.value:
        return False
    took = datetime.fromisoformat(row.assessed_at) - datetime.fromisoformat(row.received_at)
    return took.total_seconds() <= _SAFE_HOURS * 3600


def _form(received: Stretch[ReceivedRow]) -> Evidence:
    """Annex C: complaints that came in writing have what the complainant's form asks for."""
    return answered(
        Asked(
            "annex C",
            "Complainants can write down their complaint on a form that asks for what is needed.",
            "say what it is about and what is asked for, as the form does",
            "product or remedy sought is missing",
            "has what the form asks for",
            "complaints that came in writing",
            Bar(90, 70),
        ),
        received,
        lambda row: bool(row.product) and row.remedy_sought != Remedy.NONE.value,
        lambda row: row.medium in ("letter", "email", "web_form", "fax"),
    )


def _grid(closed: Stretch[ClosedRow]) -> Evidence:
    """Annex E: the tracking grid of a case that was closed has a day for each step that it took."""
    return answered(
        Asked(
            "annex E",
            "Each case can be followed: acknowledged, assessed, decided, told, closed, each with its day.",
            "have the day of each of these steps",
            "a step has no day in the tracking grid",
            "each step has its day",
            "cases decided and not settled at first contact",
        ),
        closed,
        lambda row: bool(row.acknowledged_on and row.assessed_at and row.informed_on),
        lambda row: row.decided_on is not None and not row.first_contact,
    )
