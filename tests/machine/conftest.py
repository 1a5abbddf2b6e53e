"""A desk that walks begin with."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk import StandingClock, set_up
from tests.made_once import made_once


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk that has just been set up; walks copy it."""
    return made_once(tmp_path_factory, "empty.db", lambda path: set_up(path, StandingClock()))
