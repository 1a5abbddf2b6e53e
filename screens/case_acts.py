"""What can be done to a case: the key of each act, its name, what it is for, and the dialog that asks for it.

Small letters do something, capitals show a pane. Acts that belong together share a key; where more than one of
them is open, the key asks which.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from complaintdesk.rules.vocabulary import Act, Direction

if TYPE_CHECKING:
    from textual.screen import ModalScreen

    from screens.case_read import CaseRead


class Doing(NamedTuple):
    """An act's key, its name in panel and palette, what it is for, and its dialog (module and class).

    An act without a dialog asks for nothing: the screen does it at once.
    """

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
    Act.RESOLVE: Doing(
        "v", "Settle", "Settle it at first contact, and close it (7.7)", "resolve", "ResolveDialog"
    ),
    Act.ASSESS: Doing("s", "Assess", "Assess how serious it is (7.5)", "assess", "AssessDialog"),
    Act.ASSIGN: Doing("o", "Owner", "Give it an owner (5.4)", "assign", "AssignDialog"),
    Act.INVESTIGATE: Doing(
        "i", "Look into it", "Both sides, findings, cause (7.6)", "investigate", "InvestigateDialog"
    ),
    Act.EVIDENCE: Doing("plus", "Evidence", "What the findings rest on (7.6)", "investigate", "EvidenceDialog"),
    Act.OFFER: Doing("f", "Offer", "Offer a remedy (7.7)", "offer", "OfferDialog"),
    Act.ANSWER: Doing("b", "They say", "What they say to offer or decision (7.7, 7.9)", "offer", "AnswerDialog"),
    Act.DECIDE: Doing("d", "Decide", "Decide and tell the complainant (7.7, 7.8)", "decide", "DecideDialog"),
    Act.INFORM: Doing("d", "Tell decision", "Tell the decision that was made (7.8)", "decide", "InformDialog"),
    Act.CARRY_OUT: Doing("m", "Carry out", "Carry out what was promised (7.9)", "carry_out", "CarryOutDialog"),
    Act.VERIFY: Doing("m", "Verify", "See whether it has helped (annex E)", "carry_out", "VerifyDialog"),
    Act.WRITE: Doing("l", "Letter", "Write a letter from its template (7.1)", "letter", "LetterDialog"),
    Act.EXTEND: Doing("x", "Extend", "Move a deadline, with a notice (7.7)", "deadlines", "ExtendDialog"),
    Act.PAUSE: Doing("z", "Stand still", "Let its clocks stand still (7.3)", "deadlines", "PauseDialog"),
    Act.RESUME: Doing("z", "Run again", "Let its clocks run again (7.3)", "deadlines", "ResumeDialog"),
    Act.CLOSE: Doing("c", "Close", "Close the case (7.9)", "close", "CloseDialog"),
    Act.REOPEN: Doing("r", "Reopen", "Open the closed case again (7.9)", "close", "ReopenDialog"),
    Act.TELL_RECOURSE: Doing(
        "r", "Tell recourse", "Tell them where they can go next (7.9)", "recourse", "TellRecourseDialog"
    ),
    Act.REVIEW: Doing("r", "Review", "Somebody else looks at it again (annex G)", "recourse", "ReviewDialog"),
    Act.OUTSIDE: Doing("r", "Gone outside", "An outside body has it (7.9, annex G)", "recourse", "OutsideDialog"),
    Act.CONCLUDE: Doing("r", "Ended outside", "How it ended there (7.9)", "recourse", "ConcludeDialog"),
    Act.TASK: Doing(
        "h", "Ask for it", "Ask a person or a department for something (5.4)", "together", "AskDialog"
    ),
    Act.TASK_ANSWER: Doing("h", "They answered", "Note what came of what was asked", "together", "TaskDialog"),
    Act.TAKE_PART: Doing(
        "h", "Bring in", "Bring somebody in, or keep them out (annex D)", "together", "PartDialog"
    ),
    Act.WATCH: Doing("h", "Watch", "Watch it, or stop watching: watch:me lists them", "", ""),
    Act.MERGE: Doing("h", "Merge", "Make it part of another case (7.2)", "merging", "MergeDialog"),
    Act.UNMERGE: Doing("h", "Take apart", "Make it a case of its own again", "merging", "UnmergeDialog"),
    Act.SEPARATE: Doing("h", "Separate", "Make an entry a case of its own", "merging", "SeparateDialog"),
    Act.PERSON: Doing("p", "Person", "Who complains, and how to reach them (7.1)", "person", "PersonDialog"),
    Act.REPRESENTATIVE: Doing("p", "For them", "Who acts for them (7.1)", "person", "RepresentativeDialog"),
    Act.ATTACH: Doing("at", "Attach", "Attach files, or take an e-mail in (7.2, 7.3)", "attach", "AttachDialog"),
    Act.EDIT: Doing("e", "Edit facts", "Correct what was taken down (7.2)", "edit_facts", "EditDialog"),
}
# What a key that several acts share is called, and what it is for.
SHARED = {
    "d": ("Decide", "Decide (7.7), or tell what was decided (7.8)"),
    "m": ("Make good", "Carry out what was promised (7.9), or verify it (annex E)"),
    "p": ("Person", "Who complains, or acts for them; how to reach them (7.1)"),
    "z": ("Clocks", "Let the clocks stand still, or run again (7.3)"),
    "h": ("Together", "Ask for something, bring somebody in, watch it (5.4)"),
    "r": ("Recourse", "Reopen, review, outside bodies (7.9, annex G)"),
}
SIGNS = {"plus": "+", "at": "@"}


def acts_of(key: str) -> list[Act]:
    """The acts that this key may do."""
    return [act for act, doing in ACTS.items() if doing.key == key]


def keys() -> dict[str, list[Act]]:
    """Every key with its acts, in order."""
    return {doing.key: acts_of(doing.key) for doing in ACTS.values()}


def sign(key: str) -> str:
    """The key as it is printed on the keyboard."""
    return SIGNS.get(key, key)


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
    from complaintdesk.rules import merge

    merge.load()

    for module in sorted(
        {doing.module for doing in ACTS.values() if doing.module} | {"caller", "counted", "all_acts"}
    ):
        import_module(f"screens.dialogs.{module}")
