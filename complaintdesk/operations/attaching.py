"""Attaching files to a case or to one entry of its log, and taking an e-mail into the log (7.2, 7.3, 7.6)."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sqlmodel import col, func, select

from complaintdesk.operations import on_case
from complaintdesk.operations.inputs import Attaching, FileGiven, MailGiven
from complaintdesk.records.attachment import Attachment, StoredFile
from complaintdesk.records.case import Case
from complaintdesk.records.communication import Communication
from complaintdesk.rules import file_types
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.file_names import clean_name
from complaintdesk.rules.file_types import MAIL, MOST_CASE_BYTES, size_words
from complaintdesk.rules.vocabulary import Act as What
from complaintdesk.rules.vocabulary import Channel, Direction
from complaintdesk.store.act import Act, operation

_MOST_NAMED = 20  # of what was left out of an e-mail; the rest is counted


class Attached(NamedTuple):
    """What was attached: ids of the attachments, and the names of files that were attached there already."""

    ids: tuple[int, ...]
    already: tuple[str, ...]


class Taken(NamedTuple):
    """An e-mail in the log: the entry, the files attached to it (with the e-mail itself), what was not kept."""

    entry_id: int
    attachment_ids: tuple[int, ...]
    left_out: tuple[str, ...]


@operation
def attach(act: Act, case_id: int, given: Attaching) -> Attached:
    """Attach files, all of them or none. The same contents are stored once, and attached to a place once.

    Raises `Invalid` with the name of a file that may not be attached, that there is no room for, or where all
    of them are there already.
    """
    case = on_case.find(act, case_id)
    on_case.require(act, case, What.ATTACH)
    _entry_of(act, case, given.communication_id)
    there = {row.sha256 for row in _attachments(act, case) if row.communication_id == given.communication_id}
    made, already = [], []
    for file in given.files:
        media_type = file_types.media_type_of(clean_name(file.name), file.content)
        if sha256(file.content).hexdigest() in there:
            already.append(clean_name(file.name))
        else:
            made.append(_keep(act, case, file, media_type, given.communication_id, given.note))
            there.add(made[-1].sha256)
    if not made:
        sentence = f"{', '.join(already)}: attached there already."
        raise Invalid(sentence, {"files": sentence})
    act.session.flush()
    return Attached(_ids(made), tuple(already))


@operation
def take_mail(act: Act, case_id: int, given: MailGiven) -> Taken:
    """Put an e-mail that came in into the log, with its files and itself attached to the entry (7.3).

    What may not be attached, or has no room, is named in the text of the entry: nothing is lost silently. A
    date that lies ahead becomes now. Raises `Invalid` for one that is in the log of the case already.
    """
    case = on_case.find(act, case_id)
    on_case.require(act, case, What.ATTACH)
    note = _mark(given)
    _refuse_known(act, case, given, note)
    accepted, left_out = _sorted_out(act, case, given)
    entry = on_case.note(
        act,
        case,
        Direction.IN,
        Channel.EMAIL,
        given.text + _left_out_words(left_out),
        given.with_whom,
        min(given.at or act.now, act.now),
    )
    act.session.flush()
    assert entry.id is not None  # noqa: S101 - it was flushed above
    made = [_keep(act, case, file, kind, entry.id, note if kept else None) for file, kind, kept in accepted]
    act.session.flush()
    return Taken(entry.id, _ids(made), left_out)


def _sorted_out(
    act: Act, case: Case, given: MailGiven
) -> tuple[list[tuple[FileGiven, str, bool]], tuple[str, ...]]:
    """The e-mail itself (marked True) and its files with their media types; and what is left out, and why."""
    accepted: list[tuple[FileGiven, str, bool]] = []
    left_out = list(given.left_out)
    room = MOST_CASE_BYTES - _held(act, case)
    seen: set[bytes] = set()
    for file in (given.original, *given.files):
        original = file is given.original
        try:
            kind = MAIL if original else file_types.media_type_of(clean_name(file.name), file.content)
            _require_room(clean_name(file.name), len(file.content), room)
        except Invalid as refused:
            left_out.append(str(refused))
            continue
        digest = sha256(file.content).digest()
        if digest not in seen:  # a logo that stands in it twice
            seen.add(digest)
            room -= len(file.content)
            accepted.append((file, kind, original))
    return accepted, tuple(left_out)


def _left_out_words(left_out: Sequence[str]) -> str:
    if not left_out:
        return ""
    more = len(left_out) - _MOST_NAMED
    named = [*left_out[:_MOST_NAMED], *([f"… and {more:,} more."] if more > 0 else [])]
    return "\n\n" + "\n".join(f"[{sentence}]" for sentence in named)


def _mark(given: MailGiven) -> str:
    """By what an e-mail is known again: the note on its original."""
    return f"as it came; Message-ID {given.message_id}" if given.message_id else "as it came"


def _refuse_known(act: Act, case: Case, given: MailGiven, note: str) -> None:
    digest = sha256(given.original.content).hexdigest()
    for row in _attachments(act, case):
        same = row.sha256 == digest or (given.message_id and row.note == note)
        if row.media_type == MAIL and row.communication_id is not None and same:
            entry = act.session.get_one(Communication, row.communication_id)
            sentence = (
                f"This e-mail is already in the log of {case.reference}, as it came on "
                f"{entry.at.astimezone(ZoneInfo(act.shop.time_zone)):%Y-%m-%d %H:%M}. Nothing was added again."
            )
            raise Invalid(sentence, {"files": sentence})


def _keep(act: Act, case: Case, file: FileGiven, kind: str, entry_id: int | None, note: str | None) -> Attachment:
    """Store the contents, unless they are stored, and attach them. Raises `Invalid` where there is no room."""
    name, digest = clean_name(file.name), sha256(file.content).hexdigest()
    _require_room(name, len(file.content), MOST_CASE_BYTES - _held(act, case, but=digest))
    if act.session.exec(select(StoredFile.sha256).where(StoredFile.sha256 == digest)).first() is None:
        act.session.add(StoredFile(sha256=digest, size=len(file.content), content=file.content))
        act.session.flush()
    assert case.id is not None  # noqa: S101 - a case that was read has its id
    made = Attachment(
        case_id=case.id,
        communication_id=entry_id,
        sha256=digest,
        name=name,
        media_type=kind,
        note=note,
        added_at=act.now,
        added_by_id=on_case.person(act),
    )
    act.session.add(made)
    act.session.flush()
    return made


def _require_room(name: str, size: int, room: int) -> None:
    if size > room:
        most, left = MOST_CASE_BYTES // 2**20, size_words(max(0, room))
        why = (
            f"was not attached: it has {size_words(size)}, and of the {most} MB that one case may hold "
            f"{left} are left."
        )
        raise Invalid(f"{name} {why}", {"files": f"“{name}” {why}"})


def _held(act: Act, case: Case, but: str = "") -> int:
    """How many bytes the files of the case have, each counted once; `but` one of them."""
    named = select(Attachment.sha256).where(Attachment.case_id == case.id, Attachment.sha256 != but)
    held = act.session.exec(select(func.sum(StoredFile.size)).where(col(StoredFile.sha256).in_(named))).one()
    return int(held or 0)


def _attachments(act: Act, case: Case) -> Sequence[Attachment]:
    return act.session.exec(select(Attachment).where(Attachment.case_id == case.id)).all()


def _entry_of(act: Act, case: Case, entry_id: int | None) -> None:
    if entry_id is None:
        return
    entry = act.session.get(Communication, entry_id)
    if entry is None or entry.case_id != case.id:
        sentence = f"There is no such entry in the log of {case.reference}."
        raise Invalid(sentence, {"communication_id": sentence})


def _ids(made: Sequence[Attachment]) -> tuple[int, ...]:
    return tuple(each.id for each in made if each.id is not None)
