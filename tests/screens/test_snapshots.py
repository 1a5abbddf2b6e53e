"""What the main states look like, small and large. Renew them with `pytest --snapshot-update` on this file."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.made_once import made_once
from tests.scenes import SCENES, Scene, app_on, make_shop, reach


def _made(factory: pytest.TempPathFactory, cases: int) -> Path:
    return made_once(factory, f"scenes{cases}.db", lambda path: make_shop(path, cases))


@pytest.fixture(scope="module")
def shops(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """The shop of the scenes, by how many cases it has; the scenes only look at it."""
    return {cases: _made(tmp_path_factory, cases) for cases in {scene.cases for scene in SCENES}}


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["small", "large"])
@pytest.mark.parametrize("scene", SCENES, ids=[scene.name for scene in SCENES])
def test_it_looks_as_it_did(
    snap_compare: Any, shops: dict[int, Path], tmp_path: Path, scene: Scene, size: tuple[int, int]
) -> None:
    """Each screen, empty and with a usual file, at both sizes."""
    path = tmp_path / "shop.db"
    shutil.copy(shops[scene.cases], path)
    assert snap_compare(app_on(path), terminal_size=size, run_before=reach(scene))
