"""`attach`, `attachments` and `mail-in`: files on a case, and e-mails that come in (7.2, 7.3)."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from complaintdesk.cli import output, session
from complaintdesk.queries import attachments, communications
from complaintdesk.queries.attachments import AttachmentRow
from complaintdesk.rules.errors import Invalid, NotFound
from complaintdesk.rules.file_types import MOST_MAIL_BYTES, kind_name, size_words
from complaintdesk.store.look import Look

if TYPE_CHECKING:
    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]

_ENTRY = "the entry of its log, counted from the first as `show` prints them"


def add_to(verbs: Verbs) -> None:
    """Add the verbs."""
    parser = verbs.add_parser("attach", help="attach files to a case, or to an entry of its log")
    parser.add_argument("reference", metavar="REF", type=output.typed, help="the case, as 2026-000123-8")
    parser.add_argument("files", metavar="FILE", nargs="+", help="what is to be attached")
    parser.add_argument("--note", type=output.typed, help="what it is")
    parser.add_argument("--entry", metavar="N", type=int, help=_ENTRY)
    session.add_as(parser)
    parser.set_defaults(run=attach)
    parser = verbs.add_parser("attachments", help="list what is attached to a case, or save a copy of it")
    parser.add_argument("reference", metavar="REF", type=output.typed, help="the case, as 2026-000123-8")
    parser.add_argument(
        "--save", metavar="N", type=int, help="save a copy of the file with this number of the list"
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="where to save it: a file, a folder, or -")
    parser.add_argument("--force", action="store_true", help="replace a file that is there already")
    parser.set_defaults(run=show)
    parser = verbs.add_parser("mail-in", help="put an e-mail that came in into the log of a case")
    parser.add_argument("reference", metavar="REF", type=output.typed, help="the case, as 2026-000123-8")
    parser.add_argument("file", metavar="FILE", help="the e-mail (.eml); - reads its source from standard input")
    session.add_as(parser)
    parser.set_defaults(run=mail_in)


def attach(given: argparse.Namespace) -> int:
    """Attach them, all or none."""
    desk = session.open_here(given)
    from complaintdesk.documents.file_given import read_file
    from complaintdesk.operations import attaching, inputs

    with desk.look() as look:
        case_id, reference = session.case_meant(look, given.reference)
        entry_id = None if given.entry is None else _entry(look, case_id, given.entry)
    files = [read_file(Path(name)) for name in given.files]
    meant = {"files": files, "note": given.note, "communication_id": entry_id}
    attaching_ = inputs.check(inputs.Attaching, meant)
    actor = session.actor_here(desk, given.actor)
    with desk.act(actor) as act:
        done = attaching.attach(act, case_id, attaching_)
    output.say(f"{_files(len(done.ids))} attached to {reference}.")
    for name in done.already:
        output.say(f"{output.line(name)} was attached there already.")
    desk.close()
    return 0


def _entry(look: Look, case_id: int, number: int) -> int:
    log = communications.log(look, case_id)
    if not 1 <= number <= len(log):
        raise NotFound(f"The log has {len(log)} entries; there is no number {number}.")
    return log[number - 1].id


def show(given: argparse.Namespace) -> int:
    """List them, or save one."""
    desk = session.open_here(given)
    try:
        with desk.look() as look:
            case_id, _reference = session.case_meant(look, given.reference)
            rows = attachments.attachments(look, case_id)
            if given.save is not None:
                return _save(look, rows, given)
            entries = {entry.id: number for number, entry in enumerate(communications.log(look, case_id), 1)}
            zone = look.office.time_zone
    finally:
        desk.close()
    _print(rows, entries, zone)
    return 0


def _save(look: Look, rows: list[AttachmentRow], given: argparse.Namespace) -> int:
    from complaintdesk.documents import saving_out

    if not given.output:
        raise Invalid("Say where the copy is to be saved: -o FILE, a folder, or - for standard output.")
    if not 1 <= given.save <= len(rows):
        raise NotFound(f"{_files(len(rows))} attached; there is no number {given.save}.")
    row = rows[given.save - 1]
    if given.output == "-":
        sys.stdout.buffer.write(attachments.contents(look, row.id).content)
        sys.stdout.buffer.flush()
        return 0
    path = saving_out.save_copy(look, row.id, Path(given.output), replace=given.force)
    sys.stdout.write(f"{path}\n")
    return 0


def _print(rows: list[AttachmentRow], entries: dict[int, int], time_zone: str) -> None:
    from zoneinfo import ZoneInfo

    zone = ZoneInfo(time_zone)
    table: list[tuple[str, ...]] = [
        (
            str(number),
            kind_name(row.media_type),
            size_words(row.size),
            output.when(row.added_at, zone),
            f"entry {entries[row.communication_id]}" if row.communication_id in entries else "case",
            output.line(row.name),
            output.line(row.added_by),
            output.line(row.note or ""),
        )
        for number, row in enumerate(rows, 1)
    ]
    output.print_table(("number", "kind", "size", "added", "on", "name", "by", "note"), table)


def mail_in(given: argparse.Namespace) -> int:
    """Put it into the log, with its files."""
    desk = session.open_here(given)
    from complaintdesk.documents.file_given import read_file
    from complaintdesk.documents.mail_in.reading import read_mail
    from complaintdesk.operations import attaching

    with desk.look() as look:
        case_id, reference = session.case_meant(look, given.reference)
    if given.file == "-":
        mail = read_mail(sys.stdin.buffer.read(MOST_MAIL_BYTES + 1))
    else:
        file = read_file(Path(given.file))
        mail = read_mail(file.content, file.name)
    actor = session.actor_here(desk, given.actor)
    with desk.act(actor) as act:
        done = attaching.take_mail(act, case_id, mail)
    who = f" from {output.line(mail.with_whom)}" if mail.with_whom else ""
    output.say(f"The e-mail{who} is in the log of {reference}, with {_files(len(done.attachment_ids))}.")
    for sentence in done.left_out:
        output.say(output.line(sentence))
    desk.close()
    return 0


def _files(count: int) -> str:
    return f"{count:,} file{'' if count == 1 else 's'}"
