"""A process that has loaded the product and becomes one command after another, each in a fork of its own.

Starting Python and loading everything is most of what a short command costs, and the tests start hundreds. What a
command loads and how long that takes is held elsewhere (`tests/house/test_loading.py`); here its words are.
Where processes cannot fork (Windows), every command is started anew.
"""

from __future__ import annotations

import atexit
import importlib
import io
import json
import os
import pkgutil
import runpy
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path
from typing import Any

CAN_FORK = hasattr(os, "fork")
_PARTS = ("cli", "operations", "queries", "documents", "records", "store")


class Warm:
    """The process, from the side of a test: started when the first command is asked for."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None

    def run(self, arguments: list[str], stdin: bytes) -> tuple[int, bytes, bytes]:
        """Exit code, standard output and standard error of `complaintdesk ARGUMENTS`, in this environment."""
        if self._process is None or self._process.poll() is not None:
            command = [sys.executable, "-m", "tests.cli.warm"]
            pipe = subprocess.PIPE
            self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, encoding="utf-8", cwd=_root())
            atexit.register(self._process.kill)
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "in").write_bytes(stdin)
            asked = {
                "arguments": arguments,
                "folder": folder,
                "cwd": str(Path.cwd()),
                "environment": dict(os.environ),
            }
            process.stdin.write(json.dumps(asked) + "\n")
            process.stdin.flush()
            code = int(process.stdout.readline())
            return code, Path(folder, "out").read_bytes(), Path(folder, "err").read_bytes()


def _root() -> Path:
    return Path(__file__).parents[2]


def _become(asked: dict[str, Any]) -> int:
    """Be that command. Returns its exit code."""
    os.chdir(asked["cwd"])
    os.environ.clear()
    os.environ.update(asked["environment"])
    if hasattr(time, "tzset"):
        time.tzset()
    folder = asked["folder"]
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    for number, opened in enumerate(
        (
            os.open(f"{folder}/in", os.O_RDONLY),
            os.open(f"{folder}/out", flags, 0o600),
            os.open(f"{folder}/err", flags, 0o600),
        )
    ):
        os.dup2(opened, number)
    sys.stdin, sys.stdout, sys.stderr = (
        io.TextIOWrapper(open(number, mode, closefd=False), encoding="utf-8", errors=errors)  # noqa: SIM115
        for number, mode, errors in ((0, "rb", "strict"), (1, "wb", "strict"), (2, "wb", "backslashreplace"))
    )
    sys.argv = ["complaintdesk", *asked["arguments"]]
    try:
        runpy.run_module("complaintdesk", run_name="__main__", alter_sys=True)
    except SystemExit as leaving:
        code = leaving.code
        if isinstance(code, str):
            sys.stderr.write(f"{code}\n")
        return code if isinstance(code, int) else int(code is not None)
    except BaseException:  # noqa: BLE001 - as the interpreter does
        traceback.print_exc()
        return 1
    return 0


def _serve() -> None:
    for part in _PARTS:
        package = importlib.import_module(f"complaintdesk.{part}")
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if ".revisions" not in module.name:
                importlib.import_module(module.name)
    assert "textual" not in sys.modules
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            code = _become(json.loads(line))
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code & 0xFF)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _serve()
