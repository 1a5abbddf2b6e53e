"""Files attached to a case, and e-mails that came in (7.2, 7.3)."""

from __future__ import annotations

from collections.abc import Iterator

from complaintdesk.operations import attaching
from complaintdesk.operations.inputs import Attaching, FileGiven, MailGiven
from complaintdesk.store.act import Act
from tests.machine.moves.base import Fault, Given, Move, Point

_FILES = ("first.txt", "second.txt", "../[b]third[/b].txt")
_MAILS = ("a@example.org", "b@example.org")


class Attach(Move):
    """Text files, each once on a case."""

    act, leads_on, versioned, says = "attach", False, False, ""

    def sensible(self, at: Point) -> bool:
        return len(at.case.files) < len(_FILES)

    def draw(self, at: Point) -> Given:
        left = [name for name in _FILES if name not in at.case.files]
        return {"name": at.dice.of(_FILES if at.wild or not left else left)}

    def faults(self, at: Point, given: Given) -> Iterator[Fault]:
        if given["name"] in at.case.files:
            yield Fault("Invalid", "files")

    def effect(self, at: Point, given: Given) -> None:
        at.case.files.append(given["name"])

    def carry_out(self, act: Act, case_id: int, given: Given) -> object:
        file = FileGiven(name=given["name"], content=f"What {given['name']} says.".encode())
        return attaching.attach(act, case_id, Attaching(files=(file,)))


class TakeMail(Move):
    """An e-mail becomes an entry of the log, with itself attached; the same one only once."""

    act, name, leads_on, versioned, says = "attach", "take_mail", False, False, ""

    def sensible(self, at: Point) -> bool:
        return len(at.case.mails) < len(_MAILS)

    def draw(self, at: Point) -> Given:
        left = [mail for mail in _MAILS if mail not in at.case.mails]
        return {"message_id": at.dice.of(_MAILS if at.wild or not left else left), "text": at.dice.words()}

    def faults(self, at: Point, given: Given) -> Iterator[Fault]:
        if given["message_id"] in at.case.mails:
            yield Fault("Invalid", "files")

    def effect(self, at: Point, given: Given) -> None:
        at.case.mails.append(given["message_id"])

    def carry_out(self, act: Act, case_id: int, given: Given) -> object:
        original = FileGiven(name="it.eml", content=f"Message-ID: <{given['message_id']}>\n\nText\n".encode())
        mail = MailGiven(original=original, text=given["text"], message_id=given["message_id"])
        return attaching.take_mail(act, case_id, mail)
