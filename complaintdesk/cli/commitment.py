"""`commitment`: the complaints policy in its editions, and who has read it (5.2, 5.3)."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from complaintdesk.cli import given as shared
from complaintdesk.cli import output, session
from complaintdesk.rules.errors import Invalid, NotFound
from complaintdesk.rules.languages import LANGUAGES

if TYPE_CHECKING:
    from complaintdesk.queries.commitment import EditionRow
    from complaintdesk.store.desk import Desk

    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]

_ABOUT = """\
list     the editions, and who has not read the one in force
show     the text of an edition: of the one in force, or --edition N
draft    begin a new edition, and with --file change its text in a language
approve  a manager approves the draft: --approved DAY, --effective DAY, --review DAY
read     you have read and understood it
drop     drop the draft

[[…]] in the text is what you still have to fill in. complaintdesk form policy prints it for the public.
"""
_HEADINGS = ("Edition", "State", "In force from", "Review by", "Approved by", "Languages")
_ACTIONS = ("list", "show", "draft", "approve", "read", "drop")


def add_to(verbs: Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser(
        "commitment",
        help="the complaints policy: list, show, draft, approve, read, drop",
        description=_ABOUT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("action", nargs="?", default="list", metavar="ACTION", choices=_ACTIONS, help="as above")
    parser.add_argument("--edition", metavar="N", type=int, help="default: the one in force, else the draft")
    parser.add_argument("--lang", choices=LANGUAGES, help="default: the office's language")
    parser.add_argument("--file", metavar="FILE", help="with draft: its text; - reads standard input")
    parser.add_argument("--approved", metavar="DAY", type=output.typed, help="with approve; default: today")
    parser.add_argument("--effective", metavar="DAY", type=output.typed, help="with approve; default: at once")
    parser.add_argument("--review", metavar="DAY", type=output.typed, help="with approve; default: a year later")
    shared.add_format(parser)
    session.add_as(parser)
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """List, show or change."""
    acts: dict[str, Callable[[argparse.Namespace, Desk], None]] = {
        "list": _list,
        "show": _show,
        "draft": _draft,
        "approve": _approve,
        "read": _read,
        "drop": _drop,
    }
    desk = session.open_here(given)
    acts[given.action](given, desk)
    desk.close()
    return 0


def _list(given: argparse.Namespace, desk: Desk) -> None:
    from complaintdesk.queries import commitment

    with desk.look() as look:
        editions, now = commitment.editions(look), commitment.current(look)
        missing = [] if now is None else [person.name for person in commitment.unread(look, now.id)]
        today = look.today
    states = {row.id: commitment.state(row, now, today) for row in editions}
    if given.format == "json":
        rows = [{**row._asdict(), "state": states[row.id]} for row in editions]
        shared.write_json({"editions": rows, "not_read_by": missing})
        return
    output.print_table(
        _HEADINGS,
        [
            (
                str(row.number),
                states[row.id],
                str(row.effective_on or "—"),
                str(row.review_on or "—"),
                output.line(row.approved_by or "—"),
                ", ".join(row.languages),
            )
            for row in editions
        ],
    )
    if now is None:
        output.say("No policy is in force. complaintdesk commitment draft begins one.")
    else:
        output.say(f"Not read by: {output.line(', '.join(missing))}." if missing else "Everybody has read it.")


def _show(given: argparse.Namespace, desk: Desk) -> None:
    from complaintdesk.queries import commitment, lettering

    found = _meant(given, desk)
    with desk.look() as look:
        texts = commitment.texts(look, found.id)
        read = commitment.readings(look, found.id)
        language = given.lang or lettering.letterhead(look).language
    if given.format == "json":
        shared.write_json({**found._asdict(), "texts": texts, "read_by": [row._asdict() for row in read]})
    elif language not in texts:
        raise Invalid(f"Edition {found.number} has no text in this language: {', '.join(texts)}.")
    else:
        sys.stdout.write(output.lines(texts[language]) + "\n")


def _draft(given: argparse.Namespace, desk: Desk) -> None:
    from complaintdesk.operations import commitment, inputs
    from complaintdesk.queries import lettering

    with desk.look() as look:
        language = given.lang or lettering.letterhead(look).language
    actor, edition = session.actor_here(desk, given.actor), _draft_there(desk)
    text = None if given.file is None else _text(given.file)
    if edition is None:
        with desk.act(actor) as act:
            edition_id = commitment.draft(act)
        output.say("A draft has begun.")
    else:
        edition_id = edition.id
        if text is None:
            output.say("There is a draft already: --file FILE changes its text, --lang says in which language.")
    if text is not None:
        with desk.act(actor) as act:
            commitment.word(act, edition_id, inputs.check(inputs.PolicyWords, {"texts": {language: text}}))
        output.say("The text of the draft is changed.")


def _approve(given: argparse.Namespace, desk: Desk) -> None:
    from complaintdesk.operations import commitment, inputs

    edition = _needed_draft(desk)
    with desk.look() as look:
        days = {
            "approved_on": shared.day(look, given.approved),
            "effective_on": shared.day(look, given.effective),
            "review_on": shared.day(look, given.review),
        }
    with desk.act(session.actor_here(desk, given.actor)) as act:
        commitment.approve(act, edition.id, inputs.check(inputs.Approval, days))
    output.say(f"Edition {edition.number} is approved, and is never changed from now on.")


def _read(given: argparse.Namespace, desk: Desk) -> None:
    from complaintdesk.operations import commitment

    found = _meant(given, desk)
    actor = session.actor_here(desk, given.actor)
    with desk.act(actor) as act:
        commitment.read(act, found.id)
    output.say(f"{output.line(actor.name)} has read and understood edition {found.number}.")


def _drop(given: argparse.Namespace, desk: Desk) -> None:
    from complaintdesk.operations import commitment

    edition = _needed_draft(desk)
    with desk.act(session.actor_here(desk, given.actor)) as act:
        commitment.drop(act, edition.id)
    output.say("The draft is dropped.")


def _draft_there(desk: Desk) -> EditionRow | None:
    from complaintdesk.queries import commitment

    with desk.look() as look:
        return next((row for row in commitment.editions(look) if row.is_draft), None)


def _needed_draft(desk: Desk) -> EditionRow:
    found = _draft_there(desk)
    if found is None:
        raise NotFound("There is no draft: complaintdesk commitment draft begins one.")
    return found


def _meant(given: argparse.Namespace, desk: Desk) -> EditionRow:
    from complaintdesk.queries import commitment

    with desk.look() as look:
        editions, now = commitment.editions(look), commitment.current(look)
    found = now or (editions[-1] if editions else None)
    if given.edition is not None:
        found = next((row for row in editions if row.number == given.edition), None)
    if found is None:
        raise NotFound("There is no such edition. complaintdesk commitment lists those that there are.")
    return found


def _text(name: str) -> str:
    try:
        raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return raw.decode("utf-8-sig")
    except OSError as error:
        raise Invalid(f"{name} cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise Invalid(f"{name} is not UTF-8 text (at byte {error.start + 1}).") from error
