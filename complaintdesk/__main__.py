"""`complaintdesk`: opens the app, or carries out one verb from the shell.

Exit codes: 0 done, 1 failed (the sentence is on stderr), 2 wrong use. `--version` and `--help` load neither
Textual nor SQLModel; opening the app loads no verb.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from complaintdesk import __version__
from complaintdesk.cli.output import use_utf8
from complaintdesk.rules.errors import DeskError

# verb modules of `complaintdesk.cli`, in the order of the help
_VERBS = (
    *("demo", "taking_in", "listing", "showing", "explaining", "status", "tracking", "doing"),
    *("lettering", "templating", "forms", "office", "surveying"),
    *("attaching", "sending", "importing", "exporting", "reporting", "backing_up", "checking", "policies"),
    *("agenda", "commitment", "training", "plan", "small_business", "improving", "monitoring"),
    *("evidencing", "reviewing", "auditing", "quality"),
    *("office_settings", "places"),
)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="complaintdesk",
        description="Complaint handling as ISO 10002 describes it, for one office. Without a verb the app opens.",
    )
    parser.add_argument("--version", action="version", version=f"complaintdesk {__version__}")
    parser.add_argument(
        "--db", type=Path, metavar="PATH", help="the desk's file (stands before the verb; default: see `locate`)"
    )
    verbs = parser.add_subparsers(title="verbs", dest="verb", metavar="VERB")
    for name in _VERBS:
        import_module(f"complaintdesk.cli.{name}").add_to(verbs)
    return parser


def _app_is_meant(arguments: Sequence[str]) -> Path | bool | None:
    """The file when nothing but `--db PATH` (or nothing at all) was given, so that the app opens at once."""
    if not arguments:
        return None
    if len(arguments) == 2 and arguments[0] == "--db" and not arguments[1].startswith("-"):
        return Path(arguments[1])
    return False


def _db_after_verb(arguments: Sequence[str]) -> str | None:
    """The verb after which `--db` was written, where it says nothing to the verb."""
    before = 2 if arguments[:1] == ["--db"] else 0
    verb = None
    for word in arguments[before:]:
        if word == "--":
            return None
        if verb is not None and (word == "--db" or word.startswith("--db=")):
            return verb
        if verb is None and not word.startswith("-"):
            verb = word
    return None


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    try:
        path = _app_is_meant(arguments)
        if not isinstance(path, bool):
            return _open(path)
        use_utf8()
        parser = _parser()
        if verb := _db_after_verb(arguments):
            parser.error(f"--db stands before the verb: complaintdesk --db PATH {verb} …")
        given = parser.parse_args(arguments)
        if given.verb is None:
            return _open(given.db)
        return _carry_out(given)
    except DeskError as error:
        print(f"complaintdesk: {error}", file=sys.stderr)  # noqa: T201 - the shell's own voice
        return 1
    except KeyboardInterrupt:
        print("complaintdesk: stopped; nothing was left half done.", file=sys.stderr)  # noqa: T201
        return 1
    except BrokenPipeError:
        # whoever read our output has gone; what is left in the buffer must not fail again when Python ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _carry_out(given: argparse.Namespace) -> int:
    """Run the verb. What nobody foresaw is a defect: it is written down, and told without a traceback."""
    try:
        code = int(given.run(given))
        sys.stdout.flush()
        return code
    except (DeskError, BrokenPipeError):
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is
        from complaintdesk.cli import defect

        if why := defect.full(error):
            sentence = f"What was to be written could not be: {why}. Nothing that was saved is lost."
            print(f"complaintdesk: {sentence}", file=sys.stderr)  # noqa: T201
            return 1
        return defect.tell(error)


def _open(path: Path | None) -> int:
    from complaintdesk.store.places import data_file
    from screens.opening import open_app

    return open_app(data_file() if path is None else path)


if __name__ == "__main__":
    sys.exit(main())
