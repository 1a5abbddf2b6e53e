"""Running the product as a person at a shell does, in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.cli.warm import CAN_FORK, Warm

_WARM = Warm()


def run(path: Path | None, *arguments: str, stdin: str | bytes = "", **environment: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of `complaintdesk --db PATH ARGUMENTS`."""
    words = [*(["--db", str(path)] if path else []), *arguments]
    typed = stdin.encode() if isinstance(stdin, str) else stdin
    if CAN_FORK and not environment:  # some of the environment counts only when Python starts
        code, output, errors = _WARM.run(words, typed)
        return code, output.decode("utf-8"), errors.decode("utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "complaintdesk", *words],
        input=typed,
        capture_output=True,
        env={**os.environ, **environment},
        timeout=120,
        check=False,
    )
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def ok(path: Path | None, *arguments: str, stdin: str | bytes = "", **environment: str) -> str:
    """Standard output of a command that must succeed."""
    code, output, errors = run(path, *arguments, stdin=stdin, **environment)
    assert code == 0, errors
    assert "Traceback" not in errors
    return output


def refused(path: Path | None, *arguments: str, stdin: str | bytes = "") -> str:
    """The sentence of a command that must fail for a reason a person can do something about."""
    code, output, errors = run(path, *arguments, stdin=stdin)
    assert code == 1, (code, output, errors)
    assert errors.startswith("complaintdesk: ")
    assert "Traceback" not in errors
    return errors


def listed(path: Path, *arguments: str) -> list[dict[str, Any]]:
    """What `list --format json` says."""
    found: list[dict[str, Any]] = json.loads(ok(path, "list", "--format", "json", *arguments))
    return found
