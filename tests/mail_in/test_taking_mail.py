"""An e-mail becomes an entry of the log with its files and itself attached: once, and nothing lost silently."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from complaintdesk.documents.mail_in.reading import read_mail
from complaintdesk.operations import attaching
from complaintdesk.operations.attaching import Taken
from complaintdesk.queries import attachments, communications
from complaintdesk.queries.attachments import AttachmentRow
from complaintdesk.queries.communications import LogRow
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.file_types import MOST_BYTES
from tests.attachments.files import PDF, attach
from tests.desk import Office
from tests.mail_in.samples import NASTY, mail, raw, with_files


def _take(office: Office, case_id: int, content: bytes, name: str | None = None) -> Taken:
    return office.do(attaching.take_mail, case_id, read_mail(content, name))


def _kept(office: Office, case_id: int) -> tuple[list[LogRow], list[AttachmentRow]]:
    with office.desk.look() as look:
        return communications.log(look, case_id), attachments.attachments(look, case_id)


def test_a_mail_is_in_the_log_with_all_that_came_with_it(office: Office) -> None:
    """Who, when, what they wrote, what may not be kept by name; the files and the e-mail as it came."""
    office.clock.now = datetime(2026, 11, 24, 9, tzinfo=UTC)
    case_id = office.new_case()
    content = with_files()
    taken = _take(office, case_id, content)
    log, files = _kept(office, case_id)
    entry = next(row for row in log if row.id == taken.entry_id)
    assert (entry.direction, entry.channel, entry.with_whom, entry.at) == (
        *("in", "email"),
        *("Ayşe Öztürk <ayse@example.com>", "2026-11-23T07:00:00.000Z"),
    )
    assert entry.text.startswith("Subject: Şikâyet: kırık sandalye\n\nDear Sirs,")
    assert entry.text.endswith(
        "[setup.exe was not attached: a program could harm the computer of whoever opens it.]"
    )
    assert [row.name for row in files] == ["Şikâyet_ kırık sandalye.eml", "kırık bacak.png", "fatura şubat.pdf"]
    assert {row.communication_id for row in files} == {taken.entry_id}
    assert [row.note for row in files] == ["as it came; Message-ID <1@example.com>", None, None]
    with office.desk.look() as look:
        assert attachments.contents(look, files[0].id).content == content
    assert office.history(case_id)[-1].act == "attaching.take_mail"


def test_the_same_mail_comes_in_once(office: Office) -> None:
    """Known by its Message-ID however its bytes differ, or by its bytes where it has none; elsewhere it is new."""
    case_id, other = office.new_case(), office.new_case()
    first = mail(message_id="<same@example.com>").as_bytes()
    _take(office, case_id, first)
    before = office.value("SELECT count(*) FROM event")
    for again in (first, b"X-Forwarded: yes\r\n" + first):
        with pytest.raises(Invalid, match=r"already in the log of 2026-000001-5, as it came on 2026-11-23 0"):
            _take(office, case_id, again)
    assert office.value("SELECT count(*) FROM event") == before
    _take(office, other, first)
    _take(office, case_id, mail(message_id="<next@example.com>").as_bytes())
    nameless = raw(b"no id")
    _take(office, case_id, nameless)
    with pytest.raises(Invalid, match="already in the log"):
        _take(office, case_id, nameless)
    _take(office, case_id, raw(b"no id either"))


def test_a_date_that_lies_ahead_is_now(office: Office) -> None:
    """It cannot have come tomorrow: an entry never lies ahead of the desk's clock."""
    case_id = office.new_case()
    for n, date in enumerate(("Tue, 01 Jan 2999 00:00:00 +0000", "nonsense")):
        taken = _take(
            office,
            case_id,
            mail(message_id=f"<{n}@x.example>", date="x")
            .as_bytes()
            .replace(b"Date: x", b"Date: " + date.encode()),
        )
        log, _ = _kept(office, case_id)
        at = next(row.at for row in log if row.id == taken.entry_id)
        assert datetime.fromisoformat(at) == office.clock.now


def test_what_has_no_room_is_named_and_the_words_are_kept(office: Office) -> None:
    """A full case still takes the e-mail: its text stands in the log, and what was not kept is named there."""
    case_id = office.new_case()
    for n in range(5):
        attach(office, case_id, (f"{n}.pdf", PDF + bytes([n]) * (MOST_BYTES - len(PDF))))
    taken = _take(office, case_id, with_files())
    log, files = _kept(office, case_id)
    text = next(row.text for row in log if row.id == taken.entry_id)
    assert taken.attachment_ids == ()
    assert len(files) == 5
    assert "the leg broke" in text
    for name in ("kırık sandalye.eml", "kırık bacak.png", "fatura şubat.pdf", "setup.exe"):
        assert f"{name} was not attached" in text


@pytest.mark.parametrize("name", NASTY)
def test_every_nasty_one_is_kept_as_it_came(office: Office, name: str) -> None:
    """An entry with something to read, and the e-mail itself byte by byte."""
    case_id = office.new_case()
    taken = _take(office, case_id, NASTY[name], "../../their mail.eml")
    log, files = _kept(office, case_id)
    entry = next(row for row in log if row.id == taken.entry_id)
    assert entry.text.strip()
    assert len(entry.text) < 220_000
    assert files[0].name == "their mail.eml"
    with office.desk.look() as look:
        assert attachments.contents(look, files[0].id).content == NASTY[name]


def test_many_that_are_left_out_are_counted(office: Office) -> None:
    """Twenty are said, and of the others how many they are."""
    case_id = office.new_case()
    _take(office, case_id, NASTY["a thousand parts"])
    log, _ = _kept(office, case_id)
    text = next(row.text for row in log if row.channel == "email")
    assert text.count("was not attached") == 19
    assert "901 more parts" in text
    assert "[… and 80 more.]" in text
