"""`settings`: the office's own settings as a file: shown, changed by hand, applied (5.1, 5.4, 7.5)."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from complaintdesk.cli import output, session
from complaintdesk.rules.errors import NotAllowed, NotFound

if TYPE_CHECKING:
    from complaintdesk.operations.inputs import Settings
    from complaintdesk.store.desk import Actor, Desk

    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]


def add_to(verbs: Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser(
        "settings", help="opening hours, closures, priorities, authority, lists, people: shown or changed"
    )
    parser.add_argument("what", choices=("show", "apply"), help="show: print them as TOML; apply: make them so")
    parser.add_argument(
        "file", nargs="?", metavar="FILE", help="with apply: the changed file; - reads standard input"
    )
    parser.add_argument("--yes", action="store_true", help="with apply: do not ask")
    session.add_as(parser)
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Show, or say what would change and change it."""
    from complaintdesk.documents import settings_file

    desk = session.open_here(given)
    with desk.look() as look:
        shown, currency = settings_file.as_toml(look), look.office.currency
    if given.what == "show":
        desk.close()
        sys.stdout.write(shown)
        return 0
    wanted = settings_file.read(_text(given.file), currency)
    actor = session.actor_here(desk, given.actor)
    changes = _tried(desk, actor, wanted)
    for change in changes:
        sys.stdout.write(f"{output.line(change)}\n")
    if not changes:
        output.say("All is so already.")
    elif given.yes or _asked():
        from complaintdesk.operations import office_settings

        with desk.act(actor) as act:
            office_settings.apply(act, wanted)
        output.say("Done.")
    else:
        raise NotAllowed("Nothing was changed. With --yes it is done without a question.")
    desk.close()
    return 0


def _text(file: str | None) -> str:
    if file is None:
        raise NotFound("Name the file: complaintdesk settings apply FILE.")
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig") if file == "-" else Path(file).read_text("utf-8-sig")
    except OSError as error:
        raise NotFound(f"{file} cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise NotFound(f"{file} is no text in UTF-8.") from error


class _OnlyTried(Exception):
    """Ends a transaction that was only to be looked at."""


def _tried(desk: Desk, actor: Actor, wanted: Settings) -> list[str]:
    """What would change; nothing is kept."""
    from complaintdesk.operations import office_settings

    changes: list[str] = []
    try:
        with desk.act(actor) as act:
            changes = office_settings.apply(act, wanted)
            act.session.flush()
            raise _OnlyTried
    except _OnlyTried:
        return changes


def _asked() -> bool:
    if not sys.stdin.isatty():
        return False
    output.say("Change this? [y/N]")
    return sys.stdin.readline().strip().casefold() in ("y", "yes")
