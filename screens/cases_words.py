"""What the list of cases says of itself: above it, and in its place where it is empty."""

from __future__ import annotations

from textual.content import Content

from complaintdesk.rules.vocabulary import View
from screens.cases_read import Asked
from screens.text import shown

_EMPTY = {
    View.MINE: "No open case is yours. The cases you own stand here; m makes the chosen case yours.",
    View.DUE_SOON: "Nothing falls due within a week.",
    View.OVERDUE: "Nothing is overdue. A case whose next date has passed stands here until it is done.",
    View.UNACKNOWLEDGED: "Every complainant has been told that we have their complaint (7.4).",
    View.SAFETY: "No open case has a safety implication. One that has stands first in every list (7.5).",
    View.OPEN: "No case is open. F2 takes in a complaint.",
    View.CLOSED: "No case has been closed yet. A case is closed from its own screen (7.9).",
    View.ALL: "No complaint is on file yet. F2 takes in the first one; it needs nothing but what happened.",
}
SEARCHING = (
    "Words and beginnings of words, names, phone numbers, references; narrowed by stage:, owner:, problem:, "
    "priority:, due:<3d, received:2026-11, is:open, task:me, watch:me. Down goes to the list, Esc ends it."
)
_HINT = "/ searches words, names, numbers, stage: owner: problem: due:"


def line(asked: Asked, query: str, *, draft: bool, behind: str | None) -> Content:
    """The search, what is wrong with it, or what can be done here.

    `draft`: a complaint was begun and not finished. `behind`: these are the cases of a number of the dashboard.
    """
    if asked.found is not None and asked.found.problems:
        return shown("  ".join(asked.found.problems))
    if query or behind:
        asks = Content.assemble(("/ ", "bold"), shown(query)) if query else Content("")
        if asked.found is not None and asked.found.instead:
            asks = Content.assemble(asks, ": nothing has it. Alike: ", shown(asked.found.instead))
        back = (
            Content.assemble(
                ("Esc", "reverse"), " back" if behind.startswith("room:") else " back to the dashboard"
            )
            if behind
            else Content("")
        )
        return Content.assemble(back, "  " if query and behind else "", asks)
    if draft:
        return Content.assemble(("F5", "reverse"), " goes on with the complaint you had begun")
    return Content.styled(_HINT, "dim")


def size(asked: Asked) -> Content:
    """How many there are, of how many; ≈ and the name where they only read like what was typed."""
    more = asked.found is not None and asked.found.more
    alike = Content.assemble("≈ ", shown(asked.found.instead), "  ") if asked.found and asked.found.instead else ""
    return Content.assemble(alike, f"{asked.total:,}{'+' if more else ''} of {asked.on_file:,}")


def empty(asked: Asked) -> Content:
    """What would stand in an empty list, and which key makes the first."""
    if asked.found is not None:
        return Content("Nothing matches. Fewer letters find more; Esc shows all again.")
    return Content(_EMPTY[asked.wanted.view])
