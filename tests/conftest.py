"""What every test may rely on: a home of its own, a clock that stands still, and a desk to work on."""

from __future__ import annotations

import gc
import itertools
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import settings
from sqlalchemy import Engine, create_engine

from complaintdesk.store import act
from complaintdesk.store.desk import Desk
from tests.desk import Office, StandingClock, set_up
from tests.made_once import made_once
from tests.random_acts import act_at_random

# every save waits for the disk: where memory can stand in for it, and there is plenty, the tests' files lie there
_MEMORY = Path("/dev/shm")  # noqa: S108 - Linux has it; elsewhere, and where it is small, the disk serves
if _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > 8 * 2**30:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))

# each test that starts the product would compile all of it again
sys.dont_write_bytecode = False

# a property that is true does not become false on a busy machine
settings.register_profile("desk", deadline=None)
settings.load_profile("desk")

_ENGINES: list[Engine] = []
_HOMES = itertools.count()


def _engine_that_remembers(*given: Any, **named: Any) -> Engine:
    """An engine that has compiled already what the first one of this process has: each test opens its own desk."""
    engine = create_engine(*given, **named)
    if _ENGINES:
        engine.dialect, engine._compiled_cache = _ENGINES[0].dialect, _ENGINES[0]._compiled_cache
    else:
        _ENGINES.append(engine)
    return engine


act.create_engine = _engine_that_remembers  # type: ignore[attr-defined]

_OURS = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "LOCALAPPDATA", "APPDATA")
_THEIRS = (
    *("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLORTERM", "COLUMNS", "LINES", "PYTHONUTF8"),
    *(
        "PYTHONDONTWRITEBYTECODE",
        "PYTHONIOENCODING",
        "PYTHONHASHSEED",
        "TEXTUAL",
        "TEXTUAL_THEME",
        "TEXTUAL_ANIMATIONS",
        "TTY_COMPATIBLE",
    ),
)


def pytest_collection_finish() -> None:
    """What is loaded by now stays: no test has the collector walk through all of it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def pytest_sessionfinish() -> None:
    """What is left is looked through once; pytest would do so five times over all that the tests have loaded."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def hermetic_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder that nobody has lived in, and nothing from the machine that changes what is shown."""
    home = tmp_path_factory.getbasetemp() / "homes" / str(next(_HOMES))  # `mktemp` reads a long list
    home.mkdir(parents=True)
    for name in _OURS:
        monkeypatch.setenv(name, str(home if name == "HOME" else home / name.lower()))
    for name in _THEIRS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    return home


@pytest.fixture
def clock() -> StandingClock:
    """Monday 23 November 2026, 09:00 UTC, until a test moves it."""
    return StandingClock()


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk that has been set up and has no case. Copy it; never write to it."""
    return made_once(tmp_path_factory, "empty.db", lambda path: set_up(path, StandingClock()))


@pytest.fixture(scope="session")
def file100(tmp_path_factory: pytest.TempPathFactory, empty_file: Path) -> Path:
    """A desk of about a hundred cases after 240 random acts, the last in spring 2027. Never write to it."""

    def make(path: Path) -> None:
        shutil.copy(empty_file, path)
        office = Office(path, StandingClock())
        act_at_random(office, Random(100), 240)
        office.desk.close()

    return made_once(tmp_path_factory, "hundred.db", make)


@pytest.fixture
def office(tmp_path: Path, empty_file: Path, clock: StandingClock) -> Iterator[Office]:
    """An open desk of its own for the test, with three people and no case."""
    path = tmp_path / "desk.db"
    shutil.copy(empty_file, path)
    office = Office(path, clock)
    yield office
    office.desk.close()


@pytest.fixture
def desk(office: Office) -> Desk:
    """The office's desk."""
    return office.desk


@pytest.fixture
def office100(tmp_path: Path, file100: Path, clock: StandingClock) -> Iterator[Office]:
    """An open desk of about a hundred cases, with the clock just after the last act."""
    path = tmp_path / "desk100.db"
    shutil.copy(file100, path)
    office = Office(path, clock)
    last = office.value("SELECT max(at) FROM event")
    clock.now = clock.now.fromisoformat(last)
    yield office
    office.desk.close()
