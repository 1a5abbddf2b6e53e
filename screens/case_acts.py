"""What can be done to a case: the key of each act, its name, what it is for, and the dialog that asks for it.

Small letters do something, capitals show a pane.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from complaintdesk.rules.vocabulary import Act, Direction

if TYPE_CHECKING:
    from textual.screen import ModalScreen

    from screens.case_read import CaseRead


class Doing(NamedTuple):
    """An act's key, its name in panel and palette, what it is for, and its dialog (module and class)."""

    key: str
    name: str
    about: str
    module: str
    dialog: str


ACTS = {
    Act.LOG: Doing("a", "Add to log", "Keep what was said, written or found out (7.3)", "log_entry", "LogDialog"),
    Act.ACKNOWLEDGE: Doing(
        "y", "Acknowledge", "Tell the complainant that we have it (7.4)", "acknowledge", "AcknowledgeDialog"
    ),
    Act.ASSESS: Doing("s", "Assess", "Assess how serious it is (7.5)", "assess", "AssessDialog"),
    Act.ASSIGN: Doing("o", "Owner", "Give it an owner (5.4)", "assign", "AssignDialog"),
    Act.DECIDE: Doing("d", "Decide", "Decide and tell the complainant (7.7, 7.8)", "decide", "DecideDialog"),
    Act.EXTEND: Doing("x", "Extend", "Move a deadline, with a notice (7.7)", "deadlines", "ExtendDialog"),
    Act.PAUSE: Doing("z", "Stand still", "Let its clocks stand still (7.3)", "deadlines", "PauseDialog"),
    Act.RESUME: Doing("z", "Run again", "Let its clocks run again (7.3)", "deadlines", "ResumeDialog"),
    Act.CLOSE: Doing("c", "Close", "Close the case (7.9)", "close", "CloseDialog"),
    Act.REOPEN: Doing("r", "Reopen", "Open the closed case again (7.9)", "close", "ReopenDialog"),
    Act.EDIT: Doing("e", "Edit facts", "Correct what was taken down (7.2)", "edit_facts", "EditDialog"),
}
# Where one key does one of several acts, the one that is open now.
KEYS = {doing.key for doing in ACTS.values()}


def acts_of(key: str) -> list[Act]:
    """The acts that this key may do."""
    return [act for act, doing in ACTS.items() if doing.key == key]


def dialog(act: Act, whole: CaseRead, direction: Direction | None = None) -> ModalScreen[str | None]:
    """The dialog of an act. Loaded when it is wanted, so that a case opens at once."""
    doing = ACTS[act]
    made = getattr(import_module(f"screens.dialogs.{doing.module}"), doing.dialog)
    shown: ModalScreen[str | None] = made(whole, direction) if act is Act.LOG else made(whole)
    return shown


def load_dialogs() -> None:
    """Load what the dialogs need while the case is being read, so that the first opens as fast as the next."""
    import holidays  # noqa: F401 - the days of a promise are counted with it

    from complaintdesk.operations import inputs  # noqa: F401

    for module in sorted({doing.module for doing in ACTS.values()} | {"caller", "counted", "all_acts"}):
        import_module(f"screens.dialogs.{module}")
