"""Writing a letter to the complainant (ISO 10002:2018, 7.3, 7.4, 7.7 to 7.9)."""

from __future__ import annotations

from complaintdesk.operations import acknowledgement, clock_keeping, lettering, on_case, recourse, response
from complaintdesk.operations.inputs import Written
from complaintdesk.records.case import Case
from complaintdesk.rules import letters, lifecycle
from complaintdesk.rules.errors import NotAllowed
from complaintdesk.rules.letters import LetterKind
from complaintdesk.rules.standing import Standing, standing_of
from complaintdesk.rules.vocabulary import Act as What
from complaintdesk.store.act import Act, operation


@operation
def write(act: Act, case_id: int, given: Written) -> None:
    """Keep a letter, log it, and carry out what it means: they have been acknowledged, told, or told where to go.

    A letter that says what they know already is news and no more. On a closed case it is kept and logged. Raises
    `NotAllowed` for an offer or a decision that was not made.
    """
    case = on_case.find(act, case_id, given.version)
    standing = on_case.require(act, case, What.WRITE)
    refused = letters.refusal(given.kind, standing)
    if refused is not None:
        raise NotAllowed(refused)
    lettering.tell(act, case, given.kind, given, given.text, given.channel, given.with_whom)
    if not standing.closed:
        _carry_out(act, case, given, standing)
    on_case.settle(act, case)


def _carry_out(act: Act, case: Case, given: Written, standing: Standing) -> None:
    if given.kind is LetterKind.ACKNOWLEDGEMENT and _open(What.ACKNOWLEDGE, standing):
        acknowledgement.acknowledged(act, case, standing)
    elif given.kind in (LetterKind.DECISION, LetterKind.FINAL):
        if _open(What.INFORM, standing):
            case.recourse_told = given.recourse_told
            response.told(act, case)
        elif given.recourse_told and _open(What.TELL_RECOURSE, standing_of(case)):
            recourse.told(act, case, standing)
        else:
            _news(act, case)
    else:
        _news(act, case)


def _news(act: Act, case: Case) -> None:
    """Where no news is owed, because it is theirs to go on, a letter does not make it owed."""
    if clock_keeping.owes_news(act, case):
        clock_keeping.told(act, case, act.now)


def _open(what: What, standing: Standing) -> bool:
    return lifecycle.refusal(what, standing) is None
