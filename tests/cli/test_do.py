"""`do`: every act of a case from the shell, by name; a whole life walked with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from complaintdesk.__main__ import main
from complaintdesk.cli.acts import VERBS
from tests.cli.shell import ok, refused, run
from tests.desk import Office

REF = "2026-000001-5"


@pytest.fixture
def path(office: Office) -> Path:
    """One case of Mehmet."""
    office.new_case(complainant={"name": "Mehmet Işık"}, description="a parcel", sum_sought=10_000)
    office.desk.close()
    return office.path


def _do(path: Path, act: str, *given: str, ref: str = REF, by: str = "Can Öz") -> None:
    assert main(["--db", str(path), "do", act, ref, *given, "--as", by]) == 0, (act, given)


def test_a_case_goes_its_whole_way_from_the_shell(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _do(path, "acknowledge", "channel=phone", "text=We have it.")
    _do(path, "assess", "severity=low", "complexity=low", "impact=low")
    _do(path, "assign", "owner=Ayşe Demir", "note=Please ring them.")
    _do(path, "ask", "department=Delivery", "what=Where is the van?", "due_on=2030-01-02")
    _do(path, "task-answered", "answer=In the depot.")
    _do(path, "evidence", "what=A photo.")
    found = ("their_side=Late.", "our_side=The van broke down.", "findings=It did.", "cause=supplier")
    _do(path, "investigate", *found, "concluded=true", "fault=ours", "loss=12.50")
    _do(path, "offer", "remedies=refund,apology", "amount=50", "channel=email", "text=We offer 50.")
    _do(path, "answer", "answer=countered", "remedies=refund", "amount=100", "channel=phone", "text=100!")
    gives = ("remedies=refund", "sum_given=80", "channel=email")
    _do(path, "decide", "outcome=upheld", "decision=We refund 80.", *gives)
    _do(path, "answer", "answer=accepted", "channel=phone")
    _do(path, "carry-out", "note=By transfer.")
    _do(path, "verify", "helped=true")
    _do(path, "close", "reason=accepted")
    assert "closed" in capsys.readouterr().err
    _do(path, "reopen", "--why", "It came back.")
    page = ok(path, "show", REF)
    shown = ("refund payment, 80.00 GBP: carried out", "In the depot.", "cause: supplier or carrier")
    for part in (*shown, "It came back."):
        assert part in page


def test_who_does_not_accept_is_led_on_from_the_shell(path: Path) -> None:
    _do(path, "acknowledge", "channel=phone", "text=We have it.")
    _do(path, "assess", "severity=low", "complexity=low", "impact=low")
    _do(path, "decide", "outcome=not_upheld", "decision=No.", by="Ayşe Demir")
    _do(path, "tell-decision", "channel=letter", "text=We do not agree.")
    _do(path, "answer", "answer=rejected", "channel=phone", "text=I do not accept that.")
    _do(path, "tell-recourse", "channel=letter", "text=You can go to the ombudsman.")
    _do(path, "review", "why=Nobody looked at the photos.", "reviewer=Mary O’Neill", "channel=phone")
    _do(path, "outside", "body=The Ombudsman", "body_kind=ombudsman", "answer_by=2030-01-02")
    _do(path, "outside-ended", "outcome=for_us", "text=Not upheld.", "cost=650")
    assert "cost 650.00 GBP" in ok(path, "show", REF)


def test_what_is_not_open_says_why_and_changes_nothing(path: Path) -> None:
    before = ok(path, "show", REF, "--format", "json")
    offer = ("remedies=refund", "channel=phone", "text=x")
    assert "has not been assessed (7.5)" in refused(path, "do", "offer", REF, *offer)
    assert "choose one of" in refused(path, "do", "decide", REF, "outcome=maybe", "decision=x")
    assert "Nobody here is called" in refused(path, "do", "assign", REF, "owner=Zorro")
    assert "no name=value" in refused(path, "do", "assign", REF, "Zorro")
    assert "There is no act" in refused(path, "do", "dance", REF)
    assert ok(path, "show", REF, "--format", "json") == before


def test_every_act_says_what_it_takes() -> None:
    code, listed, _ = run(None, "do")
    assert code == 0
    for name in VERBS:
        assert f"\n{name} " in listed
