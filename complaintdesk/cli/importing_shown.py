"""What `import` shows on standard error: the proposed mapping with the first values, and how far it is."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from types import TracebackType

from rich import box
from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TaskID, TextColumn, TimeRemainingColumn
from rich.table import Table as RichTable
from rich.text import Text

from complaintdesk.documents.importing.bringing_in import CHECKING, FINISHING, WRITING
from complaintdesk.documents.importing.fields import KEEP, label_of
from complaintdesk.documents.importing.mapping import Mapping
from complaintdesk.documents.importing.profile import Column
from complaintdesk.documents.importing.reading import Table
from complaintdesk.rules.plain_text import clean_line, visible

_PHASES = {CHECKING: "Checking", WRITING: "Bringing in", FINISHING: "Finishing"}
_VALUE = 34  # characters of a sample
_HEADED = 26  # characters of a column's name and of its field that are shown at least


def show(table: Table, columns: Sequence[Column], mapping: Mapping) -> None:
    """Every column, where it goes, and its first values; then what is doubtful."""
    rows = max((column.rows for column in columns), default=0)
    sys.stderr.write(f"{visible(table.path.name)}: {rows:,} rows, {len(columns)} columns ({table.described})\n")
    if sys.stderr.isatty():
        shown = RichTable(box=box.SIMPLE_HEAD, pad_edge=False)
        names, fields = [column.name for column in columns], [_goes_to(column, mapping) for column in columns]
        for heading, texts in (("column", names), ("goes to", fields), ("first values", [])):
            least = min(_HEADED, max(map(len, texts), default=0))
            shown.add_column(heading, no_wrap=True, overflow="ellipsis", min_width=least)
        for column in columns:
            style = "dim" if mapping.columns.get(column.name, KEEP) == KEEP else ""
            samples = Text(" | ".join(map(_short, column.samples)))
            shown.add_row(Text(visible(column.name)), Text(_goes_to(column, mapping), style=style), samples)
        Console(stderr=True).print(shown)
    else:
        for column in columns:
            samples = Text(" | ".join(map(_short, column.samples)))
            sys.stderr.write(f"  {visible(column.name)} → {_goes_to(column, mapping)}: {samples}\n")
    for note in mapping.notes:
        sys.stderr.write(f"- {visible(note)}\n")


def agreed(columns: Sequence[Column]) -> bool:
    """Whether the person says yes."""
    rows = max((column.rows for column in columns), default=0)
    sys.stderr.write(f"Bring these {rows:,} complaints in like this? [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() in ("y", "yes", "e", "evet")


class Bar:
    """A progress bar with rows a second and an estimate; silent where there is no terminal."""

    def __init__(self, shown: Progress | None) -> None:
        self._shown = shown
        self._tasks: dict[str, TaskID] = {}
        self.rows = 0

    def __enter__(self) -> Bar:
        if self._shown is not None:
            self._shown.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown is not None:
            self._shown.stop()

    def __call__(self, phase: str, done: int, total: int) -> None:
        """As `bringing_in.Progress`."""
        self._advance(_PHASES[phase], done, total or self.rows)

    def reading(self, rows: int) -> None:
        """How many rows were looked at."""
        self._advance("Reading", rows, 0)

    def _advance(self, what: str, done: int, total: int) -> None:
        if self._shown is None:
            return
        if what not in self._tasks:
            self._tasks[what] = self._shown.add_task(what, total=total or None)
        self._shown.update(self._tasks[what], completed=done)


class _Speed(ProgressColumn):
    """Rows done and rows a second."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text(f"{int(task.completed):,} rows" + (f", {speed:,.0f}/s" if speed else ""))


def progress() -> Bar:
    """A bar on standard error."""
    if not sys.stderr.isatty():
        return Bar(None)
    columns = (TextColumn("{task.description}"), BarColumn(), _Speed(), TimeRemainingColumn())
    return Bar(Progress(*columns, console=Console(stderr=True)))


def _goes_to(column: Column, mapping: Mapping) -> str:
    code = mapping.columns.get(column.name, KEEP)
    if not column.filled:
        return "nothing: it is empty"
    order = mapping.orders.get(column.name)
    kinds = "" if code != "problem" or column.kinds is None else f", {len(column.kinds)} kinds"
    return label_of(code) + (f" ({order})" if order else "") + kinds


def _short(text: str) -> str:
    line = visible(clean_line(text))
    return line if len(line) <= _VALUE else f"{line[: _VALUE - 1]}…"
