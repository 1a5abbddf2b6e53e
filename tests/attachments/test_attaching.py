"""Attaching files: stored once, checked when read, within limits, in the trail by name and not by contents."""

from __future__ import annotations

import io
import json
import time
from hashlib import sha256

import pytest

from complaintdesk.documents import exporting
from complaintdesk.operations import attaching
from complaintdesk.operations.inputs import Attaching, FileGiven, check
from complaintdesk.queries import attachments
from complaintdesk.queries.attachments import AttachmentRow, Contents
from complaintdesk.rules.errors import Damaged, Invalid, NotFound
from complaintdesk.rules.file_types import MOST_BYTES, MOST_CASE_BYTES
from complaintdesk.store import sqlite
from tests.attachments.files import BAD, GOOD, PDF, PNG, attach
from tests.desk import Office
from tests.hostile import HOSTILE


def _listed(office: Office, case_id: int) -> list[AttachmentRow]:
    with office.desk.look() as look:
        return attachments.attachments(look, case_id)


def _contents(office: Office, attachment_id: int) -> Contents:
    with office.desk.look() as look:
        return attachments.contents(look, attachment_id)


def test_a_file_on_the_case_and_one_on_an_entry_of_its_log(office: Office) -> None:
    """Both are listed with who, when and what for, and can be had back byte by byte."""
    case_id = office.new_case()
    entry_id = office.log(case_id)
    attach(office, case_id, ("paper.pdf", PDF), note="their order")
    attach(office, case_id, ("C:\\photos\\broken leg.png", PNG), communication_id=entry_id)
    paper, photo = _listed(office, case_id)
    assert (paper.name, paper.communication_id, paper.note, paper.added_by) == (
        *("paper.pdf", None),
        *("their order", "Ayşe Demir"),
    )
    assert (photo.name, photo.communication_id, photo.media_type, photo.size) == (
        *("broken leg.png", entry_id),
        *("image/png", len(PNG)),
    )
    assert _contents(office, photo.id) == ("broken leg.png", "image/png", PNG)


def test_the_same_contents_are_stored_once(office: Office) -> None:
    """Under two names, on two cases, at two places: one copy in the file; at one place it is attached once."""
    first, second = office.new_case(), office.new_case()
    entry_id = office.log(first)
    attach(office, first, ("a.pdf", PDF), ("b.pdf", PDF), ("c.png", PNG))
    attach(office, first, ("again.pdf", PDF), communication_id=entry_id)
    attach(office, second, ("other.pdf", PDF))
    assert [row.name for row in _listed(office, first)] == ["a.pdf", "c.png", "again.pdf"]
    assert office.value("SELECT count(*) FROM stored_file") == 2
    with pytest.raises(Invalid, match=r"late.pdf: attached there already"):
        attach(office, first, ("late.pdf", PDF))
    told = attach(office, first, ("late.pdf", PDF), ("new.txt", b"new"))
    assert (len(told.ids), told.already) == (1, ("late.pdf",))


def test_the_trail_names_what_was_attached_and_keeps_no_copy(office: Office) -> None:
    case_id = office.new_case()
    attach(office, case_id, ("photo.png", PNG), note="the leg")
    event = office.history(case_id)[-1]
    assert event.act == "attaching.attach"
    told = {change["record"]: change["fields"] for change in event.changes}
    assert told["stored_file"] == {"sha256": [None, sha256(PNG).hexdigest()], "size": [None, len(PNG)]}
    assert told["attachment"]["name"] == [None, "photo.png"]
    assert told["attachment"]["note"] == [None, "the leg"]
    assert "IHDR" not in json.dumps(event.changes)


@pytest.mark.parametrize("name", BAD)
def test_what_may_not_be_attached_takes_nothing_with_it(office: Office, name: str) -> None:
    """One bad file among good ones: none is attached, and the sentence names the bad one."""
    case_id = office.new_case()
    before = office.value("SELECT count(*) FROM event")
    with pytest.raises(Invalid, match="was not attached") as refused:
        attach(office, case_id, ("good.pdf", PDF), (name, BAD[name][0]))
    assert name in refused.value.fields["files"]
    assert _listed(office, case_id) == []
    assert office.value("SELECT count(*) FROM stored_file") == 0
    assert office.value("SELECT count(*) FROM event") == before


@pytest.mark.parametrize("name", GOOD)
def test_every_kind_that_is_taken_comes_back_whole(office: Office, name: str) -> None:
    case_id = office.new_case()
    (attachment_id,) = attach(office, case_id, (name, GOOD[name][0])).ids
    assert _contents(office, attachment_id) == (name, GOOD[name][1], GOOD[name][0])


def test_contents_that_have_changed_are_never_shown_as_good(office: Office) -> None:
    """One byte that is another, a byte too few: a sentence instead of the file."""
    case_id = office.new_case()
    (attachment_id,) = attach(office, case_id, ("paper.pdf", PDF)).ids
    for spoiled in (PDF.replace(b"1.7", b"1.4"), PDF[:-1], b""):
        connection = sqlite.connect(office.path)
        connection.execute("UPDATE stored_file SET content = ?", (spoiled,))
        connection.close()
        with pytest.raises(Damaged, match=r"paper.pdf is not what was attached.*backup"):
            _contents(office, attachment_id)
    assert _listed(office, case_id)[0].name == "paper.pdf"
    with pytest.raises(NotFound):
        _contents(office, 99)


def test_an_entry_of_another_case_is_refused(office: Office) -> None:
    mine, other = office.new_case(), office.new_case()
    for entry_id in (office.log(other), 999):
        with pytest.raises(Invalid, match="no such entry"):
            attach(office, mine, ("a.pdf", PDF), communication_id=entry_id)
    with pytest.raises(NotFound):
        attach(office, 999, ("a.pdf", PDF))
    with pytest.raises(Invalid):
        check(Attaching, {"files": ()})


def test_a_case_holds_so_much_and_says_what_is_left(office: Office) -> None:
    """Five of ten megabytes fit; the sixth is refused with what is left, and one that is there costs nothing."""
    case_id = office.new_case()
    large = [PDF + bytes([n]) * (MOST_BYTES - len(PDF)) for n in range(5)]
    for n, content in enumerate(large):
        attach(office, case_id, (f"{n}.pdf", content))
    assert office.value("SELECT sum(size) FROM stored_file") == MOST_CASE_BYTES
    with pytest.raises(Invalid, match=r"more.txt was not attached: it has 4 bytes, and of the 50 MB .* 0 bytes"):
        attach(office, case_id, ("more.txt", b"more"))
    entry_id = office.log(case_id)
    assert attach(office, case_id, ("again.pdf", large[0]), communication_id=entry_id).ids
    assert attach(office, office.new_case(), ("more.txt", b"more")).ids


def test_hostile_names_are_kept_as_harmless_ones(office: Office) -> None:
    """Each can be attached, and none is a path, empty, or turns the writing."""
    case_id = office.new_case()
    for n, text in enumerate(HOSTILE):
        attach(office, case_id, (f"{text}.txt", f"number {n}".encode()), note=text[:300])
    names = [row.name for row in _listed(office, case_id)]
    assert len(names) == len(HOSTILE)
    assert not any(set(name) & set("/\\\x1b\u202e\n\0") for name in names)
    assert all(len(name.encode()) <= 255 for name in names)


def test_an_export_has_every_file(office: Office) -> None:
    case_id = office.new_case()
    attach(office, case_id, ("a.pdf", PDF), ("b.png", PNG))
    with office.desk.look() as look:
        file = io.StringIO()
        exporting.export_json(look, file, look.now)
    found = json.loads(file.getvalue())
    assert {each["sha256"] for each in found["files"]} == {sha256(each).hexdigest() for each in (PDF, PNG)}
    assert [each["name"] for each in found["cases"][0]["attachments"]] == ["a.pdf", "b.png"]


def test_a_closed_case_takes_files_too(office: Office) -> None:
    """What comes in comes in: the case stays closed, and its version is untouched."""
    case_id = office.decided_case()
    office.close(case_id)
    before = office.case(case_id)
    attach(office, case_id, ("a.pdf", PDF))
    assert office.case(case_id) == before


def test_listing_two_hundred_files_reads_none_of_them(office: Office) -> None:
    """A list takes as long for large files as for small ones: far below reading them."""
    case_id = office.new_case()
    files = tuple(FileGiven(name=f"{n}.pdf", content=PDF + bytes([n]) * 200_000) for n in range(200))
    office.do(attaching.attach, case_id, check(Attaching, {"files": files}))
    _listed(office, case_id)
    began = time.perf_counter()
    assert len(_listed(office, case_id)) == 200
    listing = time.perf_counter() - began
    began = time.perf_counter()
    with office.desk.look() as look:
        assert len(look.rows("SELECT content FROM stored_file")) == 200
    assert listing < (time.perf_counter() - began) / 2
