"""Letters that wait to be sent, written straight into a test's desk, and rounds that send them."""

from __future__ import annotations

from typing import Any

from complaintdesk.documents.mailing.rounds import Round
from complaintdesk.documents.mailing.settings import MailSettings
from complaintdesk.operations import on_case, sending
from complaintdesk.operations.inputs import check
from complaintdesk.queries import outbox
from complaintdesk.queries.outbox import PostRow
from complaintdesk.records.letter import Letter
from complaintdesk.rules.vocabulary import Channel, Direction
from complaintdesk.store.act import Act, operation
from tests.desk import Office

USUAL = {
    "kind": "decision",
    "language": "en",
    "subject": "Your complaint 2026-000001-5",
    "text": "Dear Mr Işık,\n\nwe will pay.\n.\n..\nYours",
    "to_name": "Mehmet Işık",
    "to_address": "mehmet@example.com",
    "state": "waiting",
}


@operation
def write(act: Act, case_id: int, given: dict[str, Any]) -> int:
    """Write a letter, as the desk does: it is in the log, and waits."""
    case = on_case.find(act, case_id)
    whole = {**USUAL, **given}
    entry = on_case.note(act, case, Direction.OUT, Channel.EMAIL, whole["text"] or "-", whole["to_name"])
    act.session.flush()
    letter = Letter(
        case_id=case_id,
        communication_id=entry.id,
        written_at=act.now,
        written_by_id=on_case.person(act),
        next_try_at=act.now,
        **whole,
    )
    act.session.add(letter)
    act.session.flush()
    assert letter.id is not None
    return letter.id


def waiting(office: Office, **given: Any) -> int:
    """A letter that waits, on a case of its own; its id."""
    return office.do(write, office.new_case(), {"message_id": "<one@example.org>", **given})


def settings(port: int, **given: Any) -> MailSettings:
    """Settings for a server on this machine."""
    usual = {"host": "127.0.0.1", "port": port, "security": "none", "from_address": "office@example.org"}
    return check(MailSettings, {**usual, "timeout": 5, **given})


def do(office: Office) -> Any:
    """Carries out an operation as the desk itself, without moving the clock."""

    def carry_out(operation: Any, *given: Any) -> Any:
        with office.desk.act(sending.BY_ITSELF) as act:
            return operation(act, *given)

    return carry_out


def one_round(office: Office, with_settings: MailSettings) -> list[str]:
    """Send what is due; the state of each letter that was tried."""
    return [posted.answer.state.value for posted in Round(do(office), with_settings).run()]


def posted(office: Office, letter_id: int) -> PostRow:
    """The letter and where it is."""
    with office.desk.look() as look:
        case_id = look.value("SELECT case_id FROM letter WHERE id = :letter_id", letter_id=letter_id)
        return next(row for row in outbox.of_case(look, case_id) if row.id == letter_id)
