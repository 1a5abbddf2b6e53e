"""An import that is saved is told as saved, whatever happens after; one that is not leaves nothing."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from complaintdesk.documents.importing import bringing_in
from complaintdesk.documents.importing.bringing_in import Brought
from complaintdesk.documents.importing.rejected import Rejected
from complaintdesk.documents.private_file import PrivateFile
from complaintdesk.rules.errors import NotSaved
from complaintdesk.store.bulk import Bulk
from complaintdesk.store.desk import Actor
from tests.desk import Office
from tests.importing.samples import REGISTER, proposed, written

WITH_BAD = REGISTER + "A4,soon,,,,,,,,,,,,,,\n"
COUNT = 'SELECT count(*) FROM "case"'


def _bring(office: Office, path: Path) -> Brought:
    table, mapping = proposed(path)
    return bringing_in.bring_in(office.desk, office.people[0], table, mapping, skip_bad=True)


def test_a_list_that_cannot_get_its_name_does_not_undo_the_import(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(self: Rejected) -> None:
        raise NotSaved("no")

    monkeypatch.setattr(Rejected, "keep", fails)
    brought = _bring(office, written(tmp_path, WITH_BAD))
    assert (brought.imported, brought.rejected, brought.unwritten) == (3, None, True)
    assert office.value(COUNT) == 3
    assert not list(tmp_path.glob("*.part"))


def test_a_list_that_cannot_be_written_stops_the_import_before_it_is_saved(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: PrivateFile) -> None:
        raise NotSaved("The disk is full.")

    monkeypatch.setattr(PrivateFile, "finish", full)
    with pytest.raises(NotSaved):
        _bring(office, written(tmp_path, WITH_BAD))
    assert office.value(COUNT) == 0
    assert not list(tmp_path.glob(".*.part"))


@pytest.mark.parametrize("saved", [True, False])
def test_ctrl_c_is_told_by_what_is_on_file(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, saved: bool
) -> None:
    bulk = office.desk.bulk

    @contextmanager
    def interrupted(actor: Actor) -> Iterator[Bulk]:
        with bulk(actor) as under_way:
            yield under_way
            if not saved:
                raise KeyboardInterrupt
        raise KeyboardInterrupt

    monkeypatch.setattr(office.desk, "bulk", interrupted)
    path = written(tmp_path, WITH_BAD)
    if saved:
        assert _bring(office, path).imported == 3
        assert Path(f"{path}.rejected.csv").exists()
    else:
        with pytest.raises(KeyboardInterrupt):
            _bring(office, path)
        assert not Path(f"{path}.rejected.csv").exists()
    assert office.value(COUNT) == (3 if saved else 0)


def test_a_private_file_that_is_dropped_on_a_full_disk_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    private = PrivateFile(tmp_path / "out.json")
    private.open().close()

    class Full(io.StringIO):
        def close(self) -> None:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(private, "_file", Full())
    private.drop()
    assert list(tmp_path.iterdir()) == []
