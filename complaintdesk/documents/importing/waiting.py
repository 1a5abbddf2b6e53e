"""The good rows of a table between checking and writing: on disk when many, read back by day of receipt."""

from __future__ import annotations

import json
import tempfile
from array import array
from collections.abc import Iterator
from datetime import date
from types import TracebackType

from complaintdesk.documents.importing.row import Row

_IN_MEMORY = 32 << 20


class Waiting:
    """Rows with the key by which each is known again. The file has no name and goes when this is closed."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed by __exit__
        self._starts = array("Q")
        self._days = array("L")
        self._keys: list[str] = []

    def __enter__(self) -> Waiting:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def __len__(self) -> int:
        return len(self._keys)

    def add(self, row: Row, key: str, received: date) -> None:
        """Keep one row."""
        self._starts.append(self._file.tell())
        self._days.append(received.toordinal())
        self._keys.append(key)
        self._file.write(json.dumps((row.line, row.cells)).encode("ascii") + b"\n")

    def keys(self) -> list[str]:
        """The keys, in the order of the table."""
        return self._keys

    def in_order(self) -> Iterator[tuple[int, str, Row]]:
        """Place in the table, key and row, oldest day of receipt first and within a day as in the table."""
        for at in sorted(range(len(self._keys)), key=self._days.__getitem__):
            self._file.seek(self._starts[at])
            line, cells = json.loads(self._file.readline())
            yield at, self._keys[at], Row(line, tuple(cells))
