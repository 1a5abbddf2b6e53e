"""How much of the desk a small business uses, and how its seven steps stand (annex B)."""

from __future__ import annotations

from typing import NamedTuple

from complaintdesk.queries import case_list, lettering
from complaintdesk.queries.case_list import Listing
from complaintdesk.queries.evidenced import Behind, Evidence, State
from complaintdesk.rules.small_business import STEPS, Mode, Step
from complaintdesk.rules.vocabulary import View
from complaintdesk.store.look import Look

LAST = 50  # cases by which a step is judged: the last so many received, or decided, or closed
LEAST = 5  # below this many, nothing is said
_GOOD, _FAIR = 0.9, 0.6


class StepRow(NamedTuple):
    """One step, how it stands, and the figures in a sentence."""

    step: Step
    state: State
    says: str


def mode(look: Look) -> Mode:
    """How much is shown: all, unless the office has said otherwise."""
    said = look.value("SELECT mode FROM desk_mode WHERE id = 1")
    return Mode.FULL if said is None else Mode(said)


_RECEIVED = (
    'SELECT id, complainant_id, assessed_at FROM "case" WHERE received_on <= :today '
    "ORDER BY received_on DESC, id DESC LIMIT :last"
)
_REACHED = "SELECT 1 FROM contact_point WHERE complainant_id = :complainant_id LIMIT 1"
_ACKNOWLEDGED = (
    "SELECT met_on, due_on FROM case_clock WHERE case_id = :case_id AND kind = 'acknowledge' "
    "AND (met_on IS NOT NULL OR ended IS NULL)"
)
_DECIDED = (
    'SELECT untold, informed_on, decided_on FROM "case" WHERE decided_on IS NOT NULL AND decided_on <= :today '
    "ORDER BY decided_on DESC, id DESC LIMIT :last"
)
_CAUSES = (
    'SELECT i.cause FROM "case" c LEFT JOIN investigation i ON i.case_id = c.id '
    "WHERE c.closed_at IS NOT NULL AND c.closed_on <= :today ORDER BY c.closed_on DESC, c.id DESC LIMIT :last"
)


def steps(look: Look) -> list[StepRow]:
    """How each step stands, from what is on file."""
    asked = {"today": look.today.isoformat(), "last": LAST}
    received = look.rows(_RECEIVED, **asked)
    decided = look.rows(_DECIDED, **asked)
    closed = look.rows(_CAUSES, **asked)
    told = {
        "open": _open(look),
        "write_down": _judged(
            sum(_can_be_reached(look, row[1]) for row in received),
            len(received),
            "{} of the last {} complaints say who complained and how to reach them.",
        ),
        "acknowledge": _acknowledged(look, [row[0] for row in received]),
        "assess": _judged(
            sum(row[2] is not None for row in received),
            len(received),
            "{} of the last {} complaints were assessed.",
        ),
        "resolve": _resolved(look),
        "tell_next": _judged(
            sum(not untold for untold, _informed, _decided in decided),
            len(decided),
            "{} of the last {} decisions were told to whom they are about.",
        ),
        "look_back": _judged(
            sum(cause is not None for (cause,) in closed),
            len(closed),
            "For {} of the last {} closed complaints the cause is on file.",
        ),
    }
    return [StepRow(step, *told[step.code]) for step in STEPS]


def evidence_rows(look: Look) -> list[Evidence]:
    """Annex B: what a small business does about every complaint."""
    rows = steps(look)
    states = [row.state for row in rows if row.state is not State.NO_DATA]
    good = sum(state is State.GREEN for state in states)
    state = (
        State.NO_DATA
        if not states
        else State.GREEN
        if good == len(states)
        else State.RED
        if State.RED in states and good == 0
        else State.AMBER
    )
    asked = (
        "A small business is open to complaints, writes them down, acknowledges, resolves, tells and looks back."
    )
    rule = (
        f"Each step: green from {_GOOD:.0%}, amber from {_FAIR:.0%} of the last {LAST} cases. "
        "All of it: green when each is, red when none is and one is red."
    )
    behind = (Behind("the seven steps", "plan", -2),)
    said = f"{good} of {len(rows)} steps are kept; the desk is {mode(look).label}."
    return [Evidence("annex B", asked, state, said, rule, behind)]


def _judged(part: int, whole: int, words: str) -> tuple[State, str]:
    if whole < LEAST:
        return State.NO_DATA, "Too few to say."
    share = part / whole
    state = State.GREEN if share >= _GOOD else State.AMBER if share >= _FAIR else State.RED
    return state, words.format(part, whole)


def _open(look: Look) -> tuple[State, str]:
    ways = [name for name, value in lettering.letterhead(look).contact._asdict().items() if value]
    if not ways:
        return State.RED, "The desk does not know where people reach you: complaintdesk office --phone …"
    return State.GREEN, f"Every letter and the leaflet (F9 in the list) name your {', '.join(ways)}."


def _can_be_reached(look: Look, complainant_id: int | None) -> bool:
    return complainant_id is not None and look.value(_REACHED, complainant_id=complainant_id) is not None


def _acknowledged(look: Look, case_ids: list[int]) -> tuple[State, str]:
    in_time = judged = 0
    for case_id in case_ids:
        for met_on, due_on in look.rows(_ACKNOWLEDGED, case_id=case_id):
            if met_on is None and due_on >= look.today.isoformat():
                continue  # there is still time
            judged += 1
            in_time += met_on is not None and met_on <= due_on
    return _judged(in_time, judged, "{} of the last {} complaints were acknowledged in time.")


def _resolved(look: Look) -> tuple[State, str]:
    running = case_list.count(look, Listing(View.OPEN, look.today))
    late = case_list.count(look, Listing(View.OVERDUE, look.today))
    if not running:
        return State.GREEN, "No complaint is open."
    words = "{} of {} open complaints have no deadline that has passed."
    if running < LEAST:
        return State.AMBER if late else State.GREEN, words.format(running - late, running)
    return _judged(running - late, running, words)
