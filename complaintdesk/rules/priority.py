"""How soon a case is worked on (ISO 10002:2018, 7.5 initial assessment).

Severity and impact weigh the same; complexity only says how long it will take, so it can bring forward a
case of medium priority and no other. What must and can be done at once brings a case forward by one. A safety
implication goes to the top at once, whatever the rest. An office may fill in the table of severity and impact
otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping

from complaintdesk.rules.vocabulary import Level, Priority

Matrix = Mapping[tuple[Level, Level], Priority]

# By severity, then impact. Written out, because people ask to see it.
MATRIX: Matrix = {
    (Level.LOW, Level.LOW): Priority.LOW,
    (Level.LOW, Level.MEDIUM): Priority.LOW,
    (Level.LOW, Level.HIGH): Priority.MEDIUM,
    (Level.MEDIUM, Level.LOW): Priority.LOW,
    (Level.MEDIUM, Level.MEDIUM): Priority.MEDIUM,
    (Level.MEDIUM, Level.HIGH): Priority.HIGH,
    (Level.HIGH, Level.LOW): Priority.MEDIUM,
    (Level.HIGH, Level.MEDIUM): Priority.HIGH,
    (Level.HIGH, Level.HIGH): Priority.HIGH,
}
_ONE_UP = {Priority.LOW: Priority.MEDIUM, Priority.MEDIUM: Priority.HIGH}


def matrix_of(kept: Mapping[tuple[str, str], str]) -> Matrix:
    """The table of an office: ours, with what it fills in otherwise (by codes of severity and impact)."""
    own = {(Level(severity), Level(impact)): Priority(found) for (severity, impact), found in kept.items()}
    return {**MATRIX, **own}


def priority(
    severity: Level,
    impact: Level,
    complexity: Level,
    safety: bool,
    at_once: bool = False,
    matrix: Matrix = MATRIX,
) -> Priority:
    """The priority that follows from an assessment; `reasons` says why.

    `at_once`: something must be done at once, and can be.
    """
    if safety:
        return Priority.URGENT
    found = matrix[severity, impact]
    if found is Priority.MEDIUM and complexity is Level.HIGH:
        found = Priority.HIGH
    return _ONE_UP.get(found, found) if at_once else found


def reasons(
    severity: Level,
    impact: Level,
    complexity: Level,
    safety: bool,
    at_once: bool = False,
    matrix: Matrix = MATRIX,
) -> tuple[str, ...]:
    """Why the priority is what it is, a sentence each, as shown beside it."""
    found = matrix[severity, impact]
    said = [f"Severity {severity.label} and impact {impact.label} make {found.label} priority."]
    if complexity is Level.HIGH and found is Priority.MEDIUM:
        found = Priority.HIGH
        said.append("It is highly complex and will take long, so it is begun sooner: high priority.")
    elif complexity is Level.HIGH:
        said.append("It is highly complex, which changes nothing here.")
    if at_once:
        raised = _ONE_UP.get(found)
        more = (
            "which changes nothing here." if raised is None else f"so it comes forward: {raised.label} priority."
        )
        said.append(f"Something must be done at once and can be, {more}")
    if safety:
        said.insert(0, "Someone's safety may be at stake: urgent, whatever the rest (7.5).")
    return tuple(said)


def list_rank(safety: bool) -> int:
    """0 for a safety implication, else 1: lists are ordered by this before anything else (7.5)."""
    return 0 if safety else 1
