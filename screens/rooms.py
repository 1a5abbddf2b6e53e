"""The rooms of management: which there are, their keys, and the screen of each, loaded when it is entered."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from screens.register import Register


class Room(NamedTuple):
    """A room: its code (`queries.due.Due.room`), the key that enters it, title, clauses, its screen."""

    code: str
    key: str
    title: str
    clauses: str
    about: str  # in a line, what is done there
    screen: str  # module:class


ROOMS: tuple[Room, ...] = (
    Room(
        *("agenda", "a", "Agenda", "6.3, 7.3"),
        "Everything that is due, overdue first.",
        "screens.agenda:AgendaScreen",
    ),
    Room(
        *("satisfaction", "s", "Satisfaction", "8.3"),
        "Random samples of complainants are asked how they were treated, by phone or letter; what they say.",
        "screens.satisfaction:SatisfactionScreen",
    ),
    Room(
        *("improvement", "i", "Improvement", "8.2, 8.7"),
        "What becomes more than usual, corrective and preventive action, whether it worked; good practice.",
        "screens.improvement:ImprovementScreen",
    ),
    Room(
        *("audit", "u", "Audits", "8.5, annex I"),
        "The programme of audits, their questions clause by clause, findings with actions, reports.",
        "screens.audit:AuditsScreen",
    ),
    Room(
        *("quality", "q", "Quality review", "annex D"),
        "Closed cases drawn at random and looked at from both sides; who gives what in like cases.",
        "screens.quality:QualityScreen",
    ),
    Room(
        *("review", "m", "Management review", "8.6"),
        "What management is shown, frozen; minutes; what was decided, by whom and by when.",
        "screens.review:ReviewScreen",
    ),
    Room(
        *("policy", "p", "Policy", "5.2, 5.3, 8.1"),
        "The complaints policy, who has read it, time limits, what is kept how long.",
        "screens.policy:PolicyScreen",
    ),
    Room(
        *("training", "t", "Training", "6.4"),
        "Who needs to know what, who does, and what expires.",
        "screens.training:TrainingScreen",
    ),
    Room(
        *("objectives", "o", "Objectives", "6.2, 8.4"),
        "What complaint handling is held to, the actual figure beside each target, alarms, frozen months.",
        "screens.objectives:ObjectivesScreen",
    ),
    Room(
        *("evidence", "e", "Evidence map", "4 to 8, A to I"),
        "What the records show of each clause, by which rule, and the records behind; the pack for an auditor.",
        "screens.evidence:EvidenceScreen",
    ),
    Room(
        *("plan", "x", "Plan and context", "5.1, 5.4, 6, B"),
        "What is planned, what surrounds the desk, who may what; the lite desk of a small business.",
        "screens.plan:PlanScreen",
    ),
)
BY_CODE = {room.code: room for room in ROOMS}


def screen_of(room: Room, at: int | None = None) -> Register:
    """The room's screen, standing on the entry `at`."""
    module, _, name = room.screen.partition(":")
    made: Register = getattr(import_module(module), name)(at)
    return made
