"""Mapping files: written to be corrected, read back the same, wrong ones refused with the line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from complaintdesk.documents.importing import mapping_file
from complaintdesk.documents.importing.mapping import Mapping
from complaintdesk.rules.errors import Invalid, NotFound, NotSaved
from tests.hostile import HOSTILE
from tests.importing.samples import REGISTER, TURKISH, proposed, written


@pytest.mark.parametrize("text", [REGISTER, TURKISH])
def test_it_is_read_back_as_it_was_saved(tmp_path: Path, text: str) -> None:
    table, mapping = proposed(written(tmp_path, text))
    mapping_file.save(replace(mapping, currency="USD"), tmp_path / "map.toml", table.path)
    assert mapping_file.load(tmp_path / "map.toml", table.columns) == replace(mapping, notes=(), currency="USD")


def test_columns_of_any_name_can_be_written(tmp_path: Path) -> None:
    names = [name.replace("\r", " ") for name in HOSTILE if name.strip()]
    mapping = Mapping(dict.fromkeys(names, "keep"))
    mapping_file.save(mapping, tmp_path / "map.toml", tmp_path / 'a"\n[x].csv')
    assert mapping_file.load(tmp_path / "map.toml", names).columns == mapping.columns


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            '[columns]\n"Received" = "recieved"\n',
            r"line 2: there is no field “recieved”. Did you mean “received”\?",
        ),
        (
            '[columns]\nRecived = "received"\n',
            r"line 2: there is no column of the file “Recived”. Did you mean “Received”",
        ),
        ('[colums]\n"Received" = "received"\n', r"line 1: there is no setting “colums”. Did you mean “columns”"),
        (
            '[columns]\nReceived = "received"\n\n[dates]\nReceived = "DYM"\n',
            r"line 5: there is no order of days “DYM”",
        ),
        ('[columns]\nText = "description"\n[dates]\nText = "DMY"\n', r"line 4: “Text” goes to “description”"),
        ('[columns]\nStatus = "status"\n[meanings.Status]\n"Done" = "shut"\n', r"line 4: there is no word “shut”"),
        ("[columns]\nReceived = 3\n", r"line 2: “Received” must be followed by a text"),
        ('currency = "EURO"\n', r"line 1: .*currency code"),
        ("[columns\n", r"no mapping file: .*line 1"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, why: str) -> None:
    path = written(tmp_path, text, "map.toml")
    with pytest.raises(Invalid, match=why):
        mapping_file.load(path, ["Received", "Text", "Status"])


def test_a_file_that_is_not_there_or_cannot_be(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        mapping_file.load(tmp_path / "none.toml", [])
    with pytest.raises(NotSaved):
        mapping_file.save(Mapping({}), tmp_path / "no" / "map.toml", tmp_path / "x.csv")
