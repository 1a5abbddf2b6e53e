"""What may be attached and what it may be called: names never act, kinds are judged by content and extension."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from complaintdesk.rules import file_types
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.file_names import clean_name, extension, report_name
from tests.attachments.files import BAD, GOOD, PDF
from tests.hostile import HOSTILE, SURROGATES

DEVICES = ("con", "NUL", "com1.txt", "LPT9.pdf", "aux.tar.gz", "prn .txt", "COM¹.txt", "CONIN$")
NAMES = (*HOSTILE, *SURROGATES, *DEVICES, "..", ".", "/", "\\", "C:\\Users\\a\\b.pdf", "-rf.pdf", ".bashrc")


def test_a_name_is_what_people_see() -> None:
    told = {
        "C:\\Users\\Ayşe\\Şikâyet formu.pdf": "Şikâyet formu.pdf",
        "../../etc/passwd": "passwd",
        "/home/a/": "a",
        "invoice\u202efdp.exe": "invoicefdp.exe",
        "con.txt": "_con.txt",
        "conference.txt": "conference.txt",
        "a<b>:c|d?.txt": "a_b__c_d_.txt",
        "two\n lines\t.pdf": "two lines .pdf",
        "..": "file",
        "": "file",
        " -x .pdf. ": "x .pdf",
        "\ud83d.pdf": "file.pdf",
    }
    assert {name: clean_name(name) for name in told} == told


@given(st.one_of(st.sampled_from(NAMES), st.text(max_size=400)))
@example("W" * 10_000 + ".pdf")
@example("ş" * 300 + ".pdf")
def test_no_name_is_a_path_or_acts(name: str) -> None:
    """Whatever it was called: one part of a path that every system takes, and nothing that acts or hides."""
    clean = clean_name(name)
    assert clean_name(clean) == clean
    assert clean not in ("", ".", "..")
    assert len(clean.encode()) <= 255
    assert not set(clean) & set('/\\<>:"|?*\n\r\t')
    assert all(unicodedata.category(char)[0] != "C" for char in clean)
    assert clean[0] not in ".- "
    assert clean[-1] not in ". "
    assert clean.partition(".")[0].strip().casefold() not in ("con", "prn", "aux", "nul", "com1", "lpt9")
    if name.endswith(".pdf") and len(name) > 300:
        assert extension(clean) == "pdf"


@pytest.mark.parametrize("name", GOOD)
def test_papers_pictures_sound_and_mails_are_taken(name: str) -> None:
    content, media_type = GOOD[name]
    assert file_types.media_type_of(name, content) == media_type
    assert file_types.kind_name(media_type) != "file"


@pytest.mark.parametrize("name", BAD)
def test_the_others_are_refused_and_it_is_said_why(name: str) -> None:
    content, why = BAD[name]
    with pytest.raises(Invalid) as refused:
        file_types.media_type_of(name, content)
    assert str(refused.value).startswith(f"{name} was not attached: ")
    assert why in str(refused.value)


@given(st.sampled_from([*GOOD, *BAD]), st.sampled_from([*GOOD, *BAD]), st.binary(max_size=80))
def test_content_and_extension_agree_or_it_is_refused(named: str, other: str, tail: bytes) -> None:
    """Bytes of one kind under the name of another are never taken as either."""
    content = {**GOOD, **BAD}[other][0] + tail
    try:
        taken = file_types.media_type_of(named, content)
    except Invalid:
        return
    kind = file_types.TYPES[extension(named)]
    assert taken == kind.media_type
    assert kind.is_one(content)


def test_what_is_too_large_is_refused() -> None:
    largest = PDF + bytes(file_types.MOST_BYTES - len(PDF))
    assert file_types.media_type_of("a.pdf", largest) == "application/pdf"
    with pytest.raises(Invalid, match="larger than 10 MB"):
        file_types.media_type_of("a.pdf", largest + b"x")


def test_sizes_are_said_shortly() -> None:
    sizes = (1, 999, 1000, 312_400, 999_999, 2_400_000)
    words = ["1 byte", "999 bytes", "1 KB", "312 KB", "1000 KB", "2.4 MB"]
    assert [file_types.size_words(size) for size in sizes] == words


@pytest.mark.parametrize(("name", "end"), [("a.PDF", "pdf"), (".pdf", ""), ("a", ""), ("a.b c", ""), ("a.", "")])
def test_an_extension_is_what_stands_after_the_last_dot(name: str, end: str) -> None:
    assert extension(name) == end


@pytest.mark.parametrize(
    ("department", "name"),
    [
        (None, "report-12-months"),
        ("Spare parts & repairs", "report-12-months-spare-parts-repairs"),
        ("İade / Şikâyet", "report-12-months-iade-sikayet"),
        ("../../etc", "report-12-months-etc"),
        ("…", "report-12-months-department"),
    ],
)
def test_a_report_is_named_after_its_department(department: str | None, name: str) -> None:
    assert report_name("12 months", department) == name
