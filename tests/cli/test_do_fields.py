"""`do ACT` says what it takes, field by field; what is typed is understood, or refused in a sentence."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from complaintdesk.cli import act_fields, field_words
from complaintdesk.cli.acts import VERBS
from complaintdesk.rules.vocabulary import Channel, ClosingReason
from tests.cli.shell import ok, refused, run
from tests.desk import Office

REF = "2026-000001-5"
BY = ("--as", "Mary O’Neill")


@pytest.fixture
def path(office: Office) -> Path:
    """One case, acknowledged and assessed."""
    case_id = office.new_case(
        complainant={"name": "Mehmet Işık", "email": "m@example.com"}, description="a kettle"
    )
    office.acknowledge(case_id)
    office.assess(case_id)
    office.desk.close()
    return office.path


def _shown(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(ok(path, "show", REF, "--format", "json"))
    return found


@pytest.mark.parametrize("act", VERBS)
def test_every_field_of_every_act_has_its_line(act: str) -> None:
    told = ok(None, "do", act).splitlines()
    assert told[0].startswith(f"{act} ({VERBS[act].clause})")
    fields = [name.removesuffix("_id") for name in VERBS[act].model.model_fields if name != "version"]
    assert sorted(line.split()[0] for line in told[1:-1]) == sorted(fields)
    for name, line in zip(fields, sorted(told[1:-1], key=lambda line: fields.index(line.split()[0])), strict=True):
        said = act_fields.said(act, name)
        assert said, f"{act} {name}: what does it mean?"
        assert line.endswith(f". {said}")


def test_the_words_for_fields_are_of_fields_that_there_are() -> None:
    known = {name.removesuffix("_id"): act for act, verb in VERBS.items() for name in verb.model.model_fields}
    for key in (*field_words.SAID, *field_words.ELSE, *field_words.NOT_KEPT):
        act, _, name = key.rpartition(".")
        assert name in known, key
        assert not act or any(each.removesuffix("_id") == name for each in VERBS[act].model.model_fields), key


def test_a_line_says_what_is_needed_and_what_it_may_be() -> None:
    closing = ok(None, "do", "close")
    assert re.search(rf"reason +needed +{', '.join(ClosingReason)}\. How it ended", closing)
    assert re.search(r"no_further +else no +yes, no\. ", closing)
    asking = ok(None, "do", "ask")
    assert re.search(r"due_on +needed +a day: 12 Dec, tomorrow", asking)
    assert re.search(r"staff +the name of somebody here", asking)
    offering = ok(None, "do", "offer")
    assert re.search(r"remedies +needed +one or several with commas: .*refund, ", offering)
    assert re.search(r"amount +a sum, as 120\.50", offering)
    assert re.search(rf"preferred_channel +else as it is +{', '.join(Channel)}\. ", ok(None, "do", "person"))
    assert re.search(r"severity +needed once +low, medium, high\. ", ok(None, "do", "assess"))
    assert re.search(r"--why TEXT +needed", ok(None, "do", "reopen"))


def test_days_are_understood_as_at_the_intake(path: Path) -> None:
    for typed, days in (("tomorrow", 1), ("+3", 3)):
        ok(path, "do", "ask", REF, "staff=Can Öz", "what=Ring them.", f"due_on={typed}")
        due = datetime.now(ZoneInfo("Europe/London")).date() + timedelta(days=days)
        assert due.isoformat() in {task["due_on"] for task in _shown(path)["tasks"]}
    ok(path, "do", "evidence", REF, "what=A photo.", "obtained_on=12 Nov 2025")
    assert _shown(path)["evidence"][0]["obtained_on"] == "2025-11-12"
    sentence = refused(path, "do", "ask", REF, "staff=Can Öz", "what=x", "due_on=some day")
    assert "due_on: Write a day like" in sentence


def test_a_letter_of_one_word_is_no_letter(path: Path) -> None:
    words = ("remedies=apology", "channel=email", "text=We are sorry that it went wrong.")
    sentence = refused(path, "do", "offer", REF, *words, "letter=yes")
    assert "letter is the whole letter" in sentence
    assert _shown(path)["case"]["offered_at"] is None
    whole = "Dear Mehmet Işık,\n\nwe are sorry that it went wrong, and have written to the maker of the kettle."
    ok(path, "do", "offer", REF, *words, f"letter={whole}")
    assert _shown(path)["log"][-1]["text"].startswith(whole)


def test_what_is_open_has_its_number_on_the_page_and_in_the_refusal(path: Path) -> None:
    ok(path, "do", "ask", REF, "staff=Can Öz", "what=Where is the van?", "due_on=tomorrow")
    ok(path, "do", "ask", REF, "department=Delivery", "what=Is it [red]late[/red]?", "due_on=tomorrow")
    assert "task=1 (Can Öz: Where is the van?); task=2 (Delivery: Is it [red]late[/red]?)" in refused(
        path, "do", "task-answered", REF, "answer=In the depot."
    )
    page = ok(path, "show", REF)
    assert re.search(r"Can Öz, by \d{4}-\d\d-\d\d: Where is the van\? — waits \(task=1\)", page)
    ok(path, "do", "task-answered", REF, "task=1", "answer=In the depot.")
    page = ok(path, "show", REF)
    assert re.search(r"Where is the van\? — answered: In the depot\.\n", page)
    assert "task=2" in refused(path, "do", "task-answered", REF, "task=1", "answer=Again.")
    gives = ("outcome=upheld", "decision=We refund 80.", "remedies=refund,repair", "sum_given=80")
    ok(path, "do", "decide", REF, *gives, "channel=phone", *BY)
    sentence = refused(path, "do", "carry-out", REF)
    assert "remedy=1 (refund payment, 80.00 GBP); remedy=2 (" in sentence
    assert "refund payment, 80.00 GBP: to be carried out (remedy=1)" in ok(path, "show", REF)
    ok(path, "do", "carry-out", REF, "remedy=1")
    assert "to be verified (remedy=1)" in ok(path, "show", REF)
    assert "remedy=7 does not wait to be carried out. Open: remedy=2" in refused(
        path, "do", "carry-out", REF, "remedy=7"
    )
    ok(path, "do", "verify", REF, "helped=yes")
    assert "No remedy of this case waits to be verified" in refused(path, "do", "verify", REF, "helped=yes")


def test_yes_or_no_is_not_guessed_at(path: Path) -> None:
    assert "safety: say yes or no" in refused(path, "do", "assess", REF, "safety=perhaps")
    assert "representative: say yes or no" in refused(
        path, "do", "person", REF, "--json", "-", stdin='{"representative": "they", "name": "Leyla"}'
    )


def test_a_refusal_names_the_field_as_it_is_typed(path: Path) -> None:
    assert "staff: please fill this in" in refused(path, "do", "part", REF, "part=helper")
    sentence = refused(path, "do", "investigate", REF, "concluded=yes")
    assert "their_side: before it is concluded, write what" in sentence
    assert "There is no department “Moon”: Delivery, Sales." in refused(
        path, "do", "ask", REF, "department=Moon", "what=x", "due_on=tomorrow"
    )


def test_what_is_no_field_is_told_those_that_are(path: Path) -> None:
    assert "There is no “due” here: what, staff, department, due_on." in refused(
        path, "do", "ask", REF, "what=x", "due=tomorrow"
    )
    assert "There is no “note” here: it takes nothing." in refused(path, "do", "watch", REF, "note=x")
    sentence = refused(path, "do", "ask", REF, "what=x", "due_on=tomorrow")
    assert sentence.endswith("Choose whom you ask. one person or one department\n")


def test_an_entry_of_the_log_is_named_as_show_counts_it(path: Path) -> None:
    assert "The log has 2 entries" in refused(path, "do", "separate", REF, "communication=9")
    ok(path, "do", "separate", REF, "communication=1", "problem=other")
    assert len(ok(path, "list", "--view", "all").splitlines()) == 3


def test_db_after_the_verb_is_told_where_it_stands(path: Path) -> None:
    for words in (
        ("do", "close", REF, "--db", str(path)),
        ("do", "close", REF, "reason=accepted", f"--db={path}"),
        ("list", "--db", str(path)),
        ("letter", "--db", str(path), REF),
    ):
        code, _, told = run(None, *words)
        assert code == 2
        assert f"--db stands before the verb: complaintdesk --db PATH {words[0]} …" in told
