"""Take the pictures of the README from the app itself: `python -m tests.pictures [FOLDER]`."""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
from pathlib import Path

from tests.scenes import SCENES, app_on, make_shop, reach

SHOWN = ("cases", "intake", "case", "dashboard")
SIZE = (120, 38)


async def _take(folder: Path, shops: Path) -> None:
    for scene in SCENES:
        if scene.name in SHOWN:
            app = app_on(make_shop(shops / f"{scene.name}.db", scene.cases))
            async with app.run_test(size=SIZE) as pilot:
                await reach(scene)(pilot)
                picture = app.export_screenshot(title="complaintdesk", simplify=True)
            (folder / f"{scene.name}.svg").write_text(_own_fonts(picture), encoding="utf-8")
            sys.stdout.write(f"{folder / scene.name}.svg\n")


def _own_fonts(picture: str) -> str:
    """The picture without fonts fetched from elsewhere: whoever looks at it uses their own."""
    without = re.sub(r"@font-face\s*{[^}]*}", "", picture)
    return re.sub(r"font-family:\s*[^;]*;", "font-family: DejaVu Sans Mono, Menlo, Consolas, monospace;", without)


def main() -> None:
    """Write one SVG for each screen."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "docs" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as shops:
        os.environ["XDG_STATE_HOME"] = shops  # who was last chosen on this machine is not part of a picture
        asyncio.run(_take(folder, Path(shops)))


if __name__ == "__main__":
    main()
