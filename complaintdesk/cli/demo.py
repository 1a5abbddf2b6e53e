"""`complaintdesk demo`: a sample shop to try the desk out on, in a temporary file or in one that is kept."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_CASES, _SEED = 400, 10002  # a test holds them to `sample.shop`, which is not imported for a --help


def add_to(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb."""
    verb = verbs.add_parser(
        "demo",
        help="try the desk out with a sample shop",
        description="Make a sample shop with two years of complaints and open it. Your own desk is not touched. "
        "Without --keep the shop lies in a private temporary folder and is thrown away afterwards.",
    )
    verb.add_argument(
        "--keep", metavar="PATH", type=Path, help="make it in this file, which must not be there yet"
    )
    verb.add_argument(
        "--cases", metavar="N", type=_count, default=_CASES, help="how many complaints (default: %(default)s)"
    )
    verb.add_argument(
        "--seed", metavar="S", type=int, default=_SEED, help="the same number on the same day gives the same shop"
    )
    verb.add_argument("--no-open", action="store_true", help="only make it")
    verb.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Make the sample and, unless told not to, open it. Returns 0, or 1 when it could not be made."""
    from complaintdesk.rules.errors import DeskError

    try:
        if given.keep is None:
            return _thrown_away(given)
        return _kept(given)
    except DeskError as error:
        _say(str(error))
    except KeyboardInterrupt:
        _say("Stopped. Nothing was kept.")
    return 1


def _kept(given: argparse.Namespace) -> int:
    from complaintdesk.rules.errors import NotSaved

    path: Path = given.keep.expanduser().absolute()
    if path.exists() or path.is_symlink():
        raise NotSaved(f"{path} is there already and was not touched. Name a file that is not there yet.")
    if not path.parent.is_dir():
        raise NotSaved(f"There is no folder {path.parent}. Make it first, or name another.")
    try:
        with tempfile.TemporaryDirectory(prefix=f".{path.name}.", dir=path.parent) as folder:
            made = Path(folder) / path.name
            _build(made, given.cases, given.seed)
            _give_name(made, path)
    except OSError as error:
        raise NotSaved(f"No sample could be made at {path}: {error.strerror or error}.") from error
    sys.stdout.write(f"{path}\n")
    sys.stdout.flush()
    return 0 if given.no_open else _open(path)


def _thrown_away(given: argparse.Namespace) -> int:
    with tempfile.TemporaryDirectory(prefix="complaintdesk-demo-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "demo.db"
        _build(path, given.cases, given.seed)
        if not given.no_open:
            return _open(path)
    _say(f"A sample shop with {given.cases:,} cases was made and thrown away again; --keep PATH keeps it.")
    return 0


def _build(path: Path, cases: int, seed: int) -> None:
    from complaintdesk.sample.shop import build
    from complaintdesk.store.desk import open_desk

    desk = open_desk(path, create=True)
    try:
        with _progress(cases) as progress:
            build(desk, cases, seed, progress)
    finally:
        desk.close()


def _give_name(made: Path, path: Path) -> None:
    """Move the finished file to its place. Raises `FileExistsError` if somebody put a file there meanwhile."""
    try:
        path.hardlink_to(made)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if path.exists():
            raise
        made.rename(path)


def _open(path: Path) -> int:
    from screens.opening import open_app

    return open_app(path)


@contextmanager
def _progress(cases: int) -> Iterator[Callable[[int], None] | None]:
    """A bar on the terminal; nothing where standard error goes elsewhere."""
    if not sys.stderr.isatty() or cases == 0:
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Living through two years", total=cases)

        def told(done: int) -> None:
            bar.update(task, completed=done, description="Making it searchable" if done == cases else None)

        yield told


def _say(sentence: str) -> None:
    sys.stderr.write(sentence + "\n")


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError("a number from 0 up")
    return number
