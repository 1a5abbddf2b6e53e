"""A desk that walks begin with."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk import StandingClock, set_up


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk that has just been set up; walks copy it."""
    path = tmp_path_factory.mktemp("machine") / "desk.db"
    set_up(path, StandingClock())
    return path
