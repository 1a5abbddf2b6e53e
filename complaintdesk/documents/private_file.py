"""A file for its owner only, which gets its name when it is complete."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, TextIO

from complaintdesk.rules.errors import NotSaved
from complaintdesk.store import places


class PrivateFile:
    """Written beside `path` under another name (0600); `keep` renames it, `drop` removes it.

    `finish` may come before `keep`, for all that can fail because a disk is full.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._part = path.with_name(f".{path.name}.{os.getpid()}.part")
        self._file: TextIO | BinaryIO | None = None

    def open(self, *, encoding: str = "utf-8") -> TextIO:
        """Begin writing text with line ends as they are given. Raises `NotSaved`."""
        try:
            self._make()
            file = self._part.open("w", encoding=encoding, newline="", errors="replace")
        except OSError as error:
            raise NotSaved(f"{self._path} could not be written: {error.strerror or error}.") from error
        self._file = file
        return file

    def write(self, content: bytes) -> None:
        """Write all of it as it is. Raises `NotSaved`."""
        try:
            self._make()
            self._file = file = self._part.open("wb")
            file.write(content)
        except OSError as error:
            self.drop()
            raise NotSaved(f"{self._path} could not be written: {error.strerror or error}.") from error

    def _make(self) -> None:
        self._part.unlink(missing_ok=True)
        places.make_private_file(self._part)

    def finish(self) -> None:
        """Have all of it on the disk, still without its name. Raises `NotSaved`."""
        if self._file is None or self._file.closed:
            return
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
        except OSError as error:
            self.drop()
            raise NotSaved(f"{self._path} could not be written: {error.strerror or error}.") from error

    def keep(self) -> None:
        """Give the file its name, in place of one that has it. Raises `NotSaved`."""
        self.finish()
        if self._file is None:
            return
        try:
            self._part.replace(self._path)
        except OSError as error:
            self.drop()
            raise NotSaved(f"{self._path} could not be written: {error.strerror or error}.") from error
        self._file = None

    def drop(self) -> None:
        """Remove what was written; does nothing after `keep`."""
        if self._file is None:
            return
        file, self._file = self._file, None
        with suppress(OSError):  # closing writes what is left, and a disk may be full
            file.close()
        with suppress(OSError):
            self._part.unlink(missing_ok=True)
