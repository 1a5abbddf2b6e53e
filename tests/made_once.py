"""Files that many tests begin with: made by the first process of a run that needs one, copied by the others."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

PATIENCE = 120.0  # seconds until the process that makes the file is thought dead


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The file of that name for all processes of this run. Copy it, or only look at it."""
    folder = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent  # what all workers of one run share
    path = folder / "made-once" / name
    path.parent.mkdir(exist_ok=True)
    with closing(sqlite3.connect(path.with_suffix(".lock"), timeout=PATIENCE, isolation_level=None)) as lock:
        lock.execute("BEGIN IMMEDIATE")  # a lock that every system has, and that a dead process lets go
        if not path.exists():
            begun = path.with_suffix(".begun")
            begun.unlink(missing_ok=True)
            make(begun)
            begun.rename(path)
    return path
