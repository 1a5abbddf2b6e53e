"""How soon a case is worked on (ISO 10002:2018, 7.5 initial assessment).

Severity and impact weigh the same; complexity only says how long it will take, so it can bring forward a
case of medium priority and no other. A safety implication goes to the top at once, whatever the rest.
"""

from __future__ import annotations

from complaintdesk.rules.vocabulary import Level, Priority

# By severity, then impact. Written out, because people ask to see it.
MATRIX: dict[tuple[Level, Level], Priority] = {
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


def priority(severity: Level, impact: Level, complexity: Level, safety: bool) -> Priority:
    """The priority that follows from an assessment; `reasons` says why."""
    if safety:
        return Priority.URGENT
    found = MATRIX[severity, impact]
    if found is Priority.MEDIUM and complexity is Level.HIGH:
        return Priority.HIGH
    return found


def reasons(severity: Level, impact: Level, complexity: Level, safety: bool) -> tuple[str, ...]:
    """Why the priority is what it is, a sentence each, as shown beside it."""
    found = MATRIX[severity, impact]
    said = [f"Severity {severity.label} and impact {impact.label} make {found.label} priority."]
    if complexity is Level.HIGH and found is Priority.MEDIUM:
        said.append("It is highly complex and will take long, so it is begun sooner: high priority.")
    elif complexity is Level.HIGH:
        said.append("It is highly complex, which changes nothing here.")
    if safety:
        said.insert(0, "Someone's safety may be at stake: urgent, whatever the rest (7.5).")
    return tuple(said)


def list_rank(safety: bool) -> int:
    """0 for a safety implication, else 1: lists are ordered by this before anything else (7.5)."""
    return 0 if safety else 1
