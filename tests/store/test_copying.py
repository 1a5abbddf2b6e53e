"""Copying a live file: the copy is checked before it gets its name, and replaces the target only then."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from complaintdesk.rules.errors import NotSaved
from complaintdesk.store import sqlite
from complaintdesk.store.desk import open_desk
from tests.desk import Office


def test_a_copy_of_a_live_file_is_a_whole_desk(office100: Office, tmp_path: Path) -> None:
    source = sqlite.connect(office100.path, query_only=True)
    target = tmp_path / "copy.db"
    sqlite.copy_checked(source, target)
    office100.new_case()  # the original goes on
    source.close()
    copy = open_desk(target)
    with copy.look() as look:
        assert look.value('SELECT count(*) FROM "case"') == office100.value('SELECT count(*) FROM "case"') - 1
    copy.close()
    if sys.platform != "win32":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert sorted(path.name for path in tmp_path.glob("copy*")) == ["copy.db"]


def test_a_copy_replaces_nothing(office: Office, tmp_path: Path) -> None:
    target = tmp_path / "kept.db"
    target.write_text("the only copy from before")
    source = sqlite.connect(office.path, query_only=True)
    with pytest.raises(NotSaved, match="replaces nothing"):
        sqlite.copy_checked(source, target)
    source.close()
    assert target.read_text() == "the only copy from before"
    assert sorted(path.name for path in tmp_path.glob("kept*")) == ["kept.db"]


def test_a_copy_that_cannot_be_written_is_told_and_leaves_nothing(office: Office, tmp_path: Path) -> None:
    source = sqlite.connect(office.path, query_only=True)
    with pytest.raises(NotSaved, match="could not be written"):
        sqlite.copy_checked(source, tmp_path / "nowhere" / "copy.db")
    source.close()
    assert not (tmp_path / "nowhere").exists()
