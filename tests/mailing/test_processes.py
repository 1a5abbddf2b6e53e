"""Several terminals, in processes of their own: each letter goes once, also when one is killed while it sends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from complaintdesk.operations import sending
from complaintdesk.queries import outbox
from complaintdesk.store import places
from tests.cli.shell import ok, refused, run
from tests.desk import Office
from tests.mailing.letters import do, posted, waiting
from tests.mailing.server import HANG, Postbox, free_port, running

LONG_AGO = datetime(2020, 1, 6, 9, tzinfo=UTC)  # what waits since then is due in a process with its own clock


@pytest.fixture(autouse=True)
def in_the_past(office: Office) -> None:
    """The letters of these tests have been written long ago."""
    office.clock.now = LONG_AGO


def _set_up(port: int) -> None:
    path = places.config_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    text = f'[mail]\nhost = "127.0.0.1"\nport = {port}\nsecurity = "none"\nfrom_address = "office@example.org"\n'
    path.write_text(text, encoding="utf-8")


def _send(path: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "complaintdesk", "--db", str(path), "send", "--once"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")


def test_two_terminals_deliver_each_letter_once(office: Office) -> None:
    ids = [waiting(office, message_id=f"<{n}@example.org>") for n in range(12)]
    postbox = Postbox()
    with running(postbox) as port:
        _set_up(port)
        both = [_send(office.path), _send(office.path)]
        told = [process.communicate(timeout=60) for process in both]
        while any(
            posted(office, each).state != "sent" for each in ids
        ):  # one of them may have met the other at work
            ok(office.path, "send", "--once")
    assert [errors for _, errors in told] == ["", ""]
    assert sorted(str(each["Message-ID"]) for each in postbox.arrived) == sorted(
        f"<{n}@example.org>" for n in range(12)
    )
    assert [posted(office, each).attempts for each in ids] == [1] * 12


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal there")
def test_a_terminal_that_is_killed_while_it_sends_leaves_it_unsure(office: Office) -> None:
    """It was handed over and no answer came: it is not lost, not sent again by itself, and people are told."""
    letter_id = waiting(office)
    postbox = Postbox()
    postbox.says = [HANG]
    with running(postbox) as port:
        _set_up(port)
        process = _send(office.path)
        end = time.monotonic() + 30
        while not postbox.tried and time.monotonic() < end:
            time.sleep(0.01)
        os.kill(process.pid, signal.SIGKILL)
        process.communicate(timeout=30)
        assert posted(office, letter_id).state == "sending"
        assert ok(office.path, "send", "--once") == ""  # nobody else takes it meanwhile
        office.clock.now = datetime.now(UTC)
        office.clock.step(minutes=11)
        assert do(office)(sending.left_behind) == letter_id
        assert ok(office.path, "send", "--once") == ""
    assert postbox.tried == 1
    assert "ended without saying" in (posted(office, letter_id).last_error or "")
    with office.desk.look() as look:
        assert outbox.late(look) == 1


def test_the_shell_sends_and_shows_what_did_not_go(office: Office) -> None:
    """A line for each letter; the outbox says what is to be done, and its exit code that somebody should look."""
    first, second = waiting(office), waiting(office, to_address="other@example.com")
    path = office.path
    assert "there is no [mail] in" in refused(path, "send", "--once")
    _set_up(free_port())
    code, said, _ = run(path, "send", "--once")
    assert code == 1
    assert said.startswith(
        f"{first}  mehmet@example.com  Your complaint 2026-000001-5  waits to be sent: 127.0.0.1"
    )
    postbox = Postbox()
    postbox.says_at_rcpt = ["550 no such user"]
    with running(postbox) as port:
        _set_up(port)
        code, said, _ = run(path, "send", "--once")
        assert (code, said.split("  ")[0], said.strip().split("  ")[-1]) == (
            *(1, str(second)),
            "not sent: refused: 550 no such user",
        )
        code, table, _ = run(path, "outbox")
        assert code == 1
        for part in (
            "2020-000002-",
            "not sent: refused",
            "other@example.com",
            "550 no such user",
            "waits to be sent",
        ):
            assert part in table
        listed = json.loads(run(path, "outbox", "--format", "json")[1])
        assert [(row["id"], row["state"]) for row in listed] == [(second, "failed"), (first, "waiting")]
        for number in (first, second):
            ok(path, "outbox", "--again", str(number), "--as", "Can Öz")
        assert len(ok(path, "send", "--once").splitlines()) == 2
    assert ok(path, "outbox", "--format", "json") == "[]\n"
    assert "This one is sent" in refused(path, "outbox", "--arrived", str(first))
    assert "no letter with the number 99" in refused(path, "outbox", "--give-up", "99")
