"""A letter that is written is kept word for word, logged, and does what it means; what must not go out stays."""

from __future__ import annotations

from typing import Any

import pytest

from complaintdesk.operations import acknowledgement, setting_up, writing
from complaintdesk.operations.inputs import Acknowledgement, Reached, Written, check
from complaintdesk.rules.errors import Invalid, NotAllowed, Unsure
from complaintdesk.rules.letters import LetterKind
from tests import acts_together as do
from tests.desk import Office
from tests.documents.cases import PERSON, letter, reachable

ACK, PROGRESS = LetterKind.ACKNOWLEDGEMENT, LetterKind.PROGRESS
KEPT = "SELECT kind, language, subject, state, to_name, to_address FROM letter ORDER BY id"


def _write(office: Office, case_id: int, kind: LetterKind, text: str = "Hello.", **given: Any) -> None:
    office.do(writing.write, case_id, check(Written, {"kind": kind, "text": text, **given}))


def _sent(office: Office) -> str:
    """The text of the newest letter, which is that of its log entry."""
    letter_text, logged = office.rows(
        "SELECT l.text, c.text FROM letter l JOIN communication c ON c.id = l.communication_id ORDER BY l.id DESC"
    )[0]
    assert letter_text == logged
    return str(letter_text)


def test_it_is_kept_and_logged_word_for_word(office: Office) -> None:
    reachable(office)
    case_id = office.new_case(complainant=PERSON)
    made = letter(office, case_id, ACK)
    _write(office, case_id, ACK, made.text, subject=made.subject, with_whom=made.to_name, language="tr")
    assert office.rows(KEPT) == [("acknowledgement", "tr", made.subject, "kept", "Mehmet Işık", None)]
    assert _sent(office) == made.text
    row = office.rows("SELECT direction, channel, with_whom, staff_id FROM communication ORDER BY id DESC LIMIT 1")
    assert row == [("out", "letter", "Mehmet Işık", 1)]


def test_it_does_what_it_means(office: Office) -> None:
    """An acknowledgement acknowledges, a decision is told, the final answer tells where they can go."""
    case_id = office.new_case()
    _write(office, case_id, ACK)
    assert office.case(case_id).acknowledged_on == "2026-11-23"
    office.assess(case_id)
    office.decide(case_id, channel=None, outcome="not_upheld", decision="No.")
    assert office.case(case_id).informed_at is None
    _write(office, case_id, LetterKind.DECISION, "No.")
    assert office.case(case_id).informed_at is not None
    office.answer(case_id, "rejected")
    assert not office.case(case_id).recourse_told
    _write(office, case_id, LetterKind.FINAL, "Go to the council.", recourse_told=True)
    assert office.case(case_id).recourse_told


def test_news_starts_the_next_news(office: Office) -> None:
    case_id = office.new_case()
    office.acknowledge(case_id)
    office.clock.step(days=3)
    _write(office, case_id, PROGRESS, "We wait for the carrier.")
    running = {clock.kind: clock.due_on for clock in office.clocks(case_id) if clock.runs}
    assert running["update"] == "2026-12-03"


def test_a_closed_case_is_written_to_and_stays_closed(office: Office) -> None:
    case_id = office.decided_case()
    office.close(case_id)
    _write(office, case_id, ACK)
    assert office.case(case_id).stage == "closed"
    assert [row[0] for row in office.rows(KEPT)] == ["decision", "acknowledgement"]


def test_what_was_not_made_cannot_be_told(office: Office) -> None:
    case_id = office.new_case()
    for kind, said in (
        (LetterKind.OFFER, "No offer"),
        (LetterKind.DECISION, "no decision"),
        (LetterKind.FINAL, "no"),
    ):
        with pytest.raises(NotAllowed, match=said):
            _write(office, case_id, kind)
    assert office.rows(KEPT) == []


def test_that_it_is_free_and_how_to_ask_is_added_where_somebody_has_taken_it_out(office: Office) -> None:
    reachable(office)
    case_id = office.new_case()
    _write(office, case_id, PROGRESS, "Hello.", language="en")
    for part in ("free of charge", "2026-000001-5", "020 7946 0958"):
        assert part in _sent(office)
    _write(office, case_id, PROGRESS, "Merhaba.", language="tr")
    assert "ücretsizdir" in _sent(office)


def test_a_letter_by_e_mail_waits_until_it_is_sent(office: Office) -> None:
    reachable(office)
    case_id = office.new_case(complainant=PERSON)
    _write(office, case_id, PROGRESS, channel="email", send_to="mehmet@isik.example")
    assert office.rows(KEPT)[0][3:] == ("waiting", None, "mehmet@isik.example")
    (found,) = office.rows("SELECT message_id, next_try_at FROM letter")
    assert found[0].endswith("@harbour.example>")
    assert found[1] is not None
    for wrong in ({"channel": "letter", "send_to": "a@b.example"}, {"channel": "phone"}):
        with pytest.raises(Invalid):
            _write(office, case_id, PROGRESS, **wrong)


def test_words_for_inside_stop_it(office: Office) -> None:
    case_id = office.new_case(complainant=PERSON)
    note = "He is a difficult customer who always threatens us with the newspaper"
    office.log(case_id, "inside", text=note)
    with pytest.raises(Invalid, match="stands in a note for inside") as refused:
        _write(office, case_id, PROGRESS, f"Dear Sir,\n{note.upper()}!", sure=True)
    assert set(refused.value.fields) == {"text"}
    do.ask(office, case_id, what="Ring the silly driver of van number nine")
    with pytest.raises(Invalid, match="a task"):
        _write(office, case_id, PROGRESS, "We ring the silly driver of van number nine.", sure=True)
    with pytest.raises(Invalid, match="inside"):
        given = {"channel": "email", "text": f"We have it. {note}"}
        office.do(acknowledgement.acknowledge, case_id, check(Acknowledgement, given))
    assert office.rows(KEPT) == []


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("As we told Zeynep Kaya last week.", "The name “Zeynep Kaya”"),
        ("AS WE TOLD ZEYNEP  KAYA.", "The name “Zeynep Kaya”"),
        ("See 2026-000001-5.", "The number 2026-000001-5 is that of another case"),
        ("Ring 0532 777 88 99.", "0532 777 88 99 stands in it"),
        ("Write to zeynep@kaya.example.", "zeynep@kaya.example stands in it"),
    ],
)
def test_somebody_elses_name_number_or_address_is_asked_about(office: Office, text: str, asked: str) -> None:
    other = {"name": "Zeynep Kaya", "phone": "0532 777 88 99", "email": "zeynep@kaya.example"}
    office.new_case(complainant=other)
    case_id = office.new_case(complainant=PERSON)
    with pytest.raises(Unsure) as unsure:
        _write(office, case_id, PROGRESS, text)
    assert any(asked in question for question in unsure.value.questions)
    assert office.rows(KEPT) == []
    _write(office, case_id, PROGRESS, text, sure=True)
    assert len(office.rows(KEPT)) == 1


def test_their_own_name_and_ours_is_not_asked_about(office: Office) -> None:
    reachable(office)
    office.new_case(complainant={"name": "Mehmet Işık", "phone": "0532 555 01 47"})
    case_id = office.new_case(complainant=PERSON, representative={"name": "Ada Law", "phone": "020 7946 0001"})
    text = "Dear Ada Law, for Mehmet Işık (0532 555 01 47): Can Öz of Harbour Street Office, desk@harbour.example."
    _write(office, case_id, PROGRESS, text)
    assert text in _sent(office)


def test_an_address_that_is_not_theirs_is_asked_about(office: Office) -> None:
    case_id = office.new_case(complainant=PERSON)
    with pytest.raises(Unsure) as unsure:
        _write(office, case_id, PROGRESS, channel="email", send_to="other@isik.example")
    assert "no address that is on file for them" in unsure.value.questions[0]


def test_what_nobody_can_see_does_not_go_out(office: Office) -> None:
    case_id = office.new_case()
    _write(office, case_id, PROGRESS, "pay\u200dpal \u202egnp.exe\u2066 zero\u200bwidth Hello.")
    assert _sent(office).startswith("paypal gnp.exe zerowidth Hello.")


def test_the_office_says_where_it_is_reached(office: Office) -> None:
    office.do(setting_up.say_where, check(Reached, {"phone": "020 7946 0958", "language": "tr"}))
    assert office.rows("SELECT phone, email, language FROM shop") == [("020 7946 0958", None, "tr")]
    office.do(setting_up.say_where, check(Reached, {"phone": ""}))
    assert office.rows("SELECT phone, language FROM shop") == [(None, "tr")]
    for wrong in ({"email": "nowhere"}, {"language": "de"}):
        with pytest.raises(Invalid):
            check(Reached, wrong)


def test_an_e_mail_that_names_somebody_else_is_logged_by_somebody_sure(office: Office) -> None:
    """What went out is kept, but not by a slip: other people, other cases, words for inside are asked about."""
    other = office.take_in(complainant={"name": "Zeynep Kaya"})
    case_id = office.new_case(complainant=PERSON)
    office.log(case_id, "inside", text="He is a difficult customer who always threatens us")
    for text in (
        "Zeynep Kaya has the same.",
        f"See {other.reference}.",
        "You are a difficult customer who always threatens us.",
    ):
        with pytest.raises(Unsure) as asked:
            office.log(case_id, "out", channel="email", text=text)
        assert asked.value.questions
        office.log(case_id, "out", channel="email", text=text, sure=True)
        office.log(case_id, "out", channel="phone", text=text)  # a note of what was said, for us to read
        office.log(case_id, "in", channel="email", text=text)
    assert len(office.rows("SELECT id FROM communication WHERE direction = 'out'")) == 6
