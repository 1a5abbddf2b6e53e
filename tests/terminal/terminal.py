"""A real terminal: the app in a pseudo-terminal, watched through a screen emulator."""

from __future__ import annotations

import os
import re
import select
import signal
import sys
import time
from pathlib import Path
from types import TracebackType

import ptyprocess
import pyte

# What the emulator does not know: keyboard protocols, window operations, device queries, strings to the terminal.
_UNKNOWN = re.compile(
    rb"\x1b\[[<>=?][0-9;:$]*[a-zA-Z]|\x1b\[[0-9;]*\$[a-z]|\x1b\[[0-9;]* q|\x1b\[[0-9;]+t"
    rb"|\x1b[_P][^\x1b]*\x1b\\|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"
)
KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "down": "\x1b[B",
    "up": "\x1b[A",
    "end": "\x1b[F",
    "home": "\x1b[H",
    "pagedown": "\x1b[6~",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
    "f5": "\x1b[15~",
    "f6": "\x1b[17~",
    "f9": "\x1b[20~",
    "f10": "\x1b[21~",
}


class Terminal:
    """One program in a terminal of `columns` by `rows`; `raw` is every byte that it has sent."""

    def __init__(self, *arguments: str, home: Path, columns: int = 80, rows: int = 24) -> None:
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(Path(__file__).parents[2]),
        }
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self._pending = b""
        command = [sys.executable, "-m", "complaintdesk", *arguments]
        self._process = ptyprocess.PtyProcess.spawn(command, dimensions=(rows, columns), env=environment)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()

    def press(self, *keys: str) -> None:
        """Press keys by name, or type text; each is taken in before the next is sent."""
        for key in keys:
            os.write(self._process.fd, KEYS.get(key, key).encode())
            self._read(0.05)

    def wait_for(self, pattern: str, seconds: float = 20.0) -> str:
        """The screen as soon as `pattern` stands on it; fails with the screen when it does not come in time."""
        end = time.monotonic() + seconds
        while not re.search(pattern, self.text):
            assert time.monotonic() < end, f"{pattern!r} did not appear:\n{self.text}"
            self._read(0.05)
        return self.text

    @property
    def text(self) -> str:
        """What the screen shows."""
        return "\n".join(self.screen.display)

    def kill(self) -> None:
        """kill -9: the terminal, and the program with it, are gone."""
        if self._process.isalive():
            self._process.kill(signal.SIGKILL)
            self._process.wait()
        self._process.close(force=True)

    def wait_for_exit(self, seconds: float = 20.0) -> int | None:
        """The exit code, once the program has ended by itself."""
        end = time.monotonic() + seconds
        while self._process.isalive():
            assert time.monotonic() < end, f"still running:\n{self.text}"
            self._read(0.05)
        status: int | None = self._process.exitstatus
        return status

    def _read(self, seconds: float) -> None:
        ready, _, _ = select.select([self._process.fd], [], [], seconds)
        if not ready:
            return
        try:
            sent = os.read(self._process.fd, 65536)
        except OSError:  # the program has closed its end
            return
        self.raw += sent
        data = self._pending + sent
        start = data.rfind(b"\x1b")
        cut = (
            start
            if start >= 0 and len(data) - start < 32 and not re.match(rb"\x1b\[[\d;?]*[A-Za-z]", data[start:])
            else len(data)
        )
        data, self._pending = data[:cut], data[cut:]
        self._stream.feed(_UNKNOWN.sub(b"", data))
