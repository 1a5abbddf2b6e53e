"""What this machine remembers between starts, apart from the desk's file: who was last chosen for it."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path

from complaintdesk.store import places


def _remembered() -> dict[str, str]:
    try:
        kept = json.loads(places.state_file().read_text(encoding="utf-8"))
        people = kept["people"]
    except (OSError, ValueError, KeyError, TypeError):  # a convenience: without it, people choose again
        return {}
    return {str(key): str(name) for key, name in people.items()} if isinstance(people, dict) else {}


def last_person(path: Path) -> str | None:
    """The name of the person last chosen on this machine for this file, or None."""
    return _remembered().get(str(path.resolve()))


def remember_person(path: Path, name: str) -> None:
    """Remember who was chosen; where that cannot be written, the choice holds for this session only."""
    people = {**_remembered(), str(path.resolve()): name}
    target = places.state_file()
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        places.make_private_folder(target.parent)
        part.unlink(missing_ok=True)
        places.make_private_file(part)
        part.write_text(json.dumps({"people": people}, ensure_ascii=False, indent=1), encoding="utf-8")
        part.replace(target)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
