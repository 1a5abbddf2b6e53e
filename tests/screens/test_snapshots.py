"""What the main states look like, small and large; `pytest tests/screens/test_snapshots.py --snapshot-update` renews them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.scenes import SCENES, Scene, app_on, make_shop, reach


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["small", "large"])
@pytest.mark.parametrize("scene", SCENES, ids=[scene.name for scene in SCENES])
def test_it_looks_as_it_did(snap_compare: Any, tmp_path: Path, scene: Scene, size: tuple[int, int]) -> None:
    """Each screen, empty and with a usual file, at both sizes."""
    app = app_on(make_shop(tmp_path / "shop.db", scene.cases))
    assert snap_compare(app, terminal_size=size, run_before=reach(scene))
