"""Hostile text in every free-text field, on every screen: shown as it is, nothing lost, nothing acts."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from complaintdesk.operations import (
    acknowledgement,
    assessment,
    closing,
    intake,
    investigation,
    recourse,
    response,
    setting_up,
    tracking,
)
from complaintdesk.operations.inputs import (
    Acknowledgement,
    Answered,
    Assessment,
    Closing,
    Complaint,
    Concluded,
    Decision,
    EvidenceGiven,
    Findings,
    GoneOutside,
    LogEntry,
    Offer,
    Start,
    Told,
    check,
)
from complaintdesk.queries import case_file
from complaintdesk.rules import plain_text
from complaintdesk.rules.objectivity import named_in
from complaintdesk.store.desk import SETTING_UP, Actor, Desk, open_desk
from screens.app import DeskApp
from tests.hostile import HOSTILE

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
_FINDINGS = ("their_side", "our_side", "findings", "cause_note")
# What would act on a terminal, or turn the order of what is read, if it were sent as it is.
_ACTS = {chr(code) for code in (*range(32), 127, *range(128, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A))}


def _line(text: str) -> str:
    """The text as a field of one line takes it; never empty, so that every field is filled."""
    return plain_text.clean_line(text)[:400] or "-"


def _shop(path: Path) -> dict[int, str]:
    """A shop with a case for each hostile text, in every field of its life; the people have such names too."""
    desk = open_desk(path, create=True, clock=lambda: NOW)
    names = list(dict.fromkeys(_line(text)[:60] for text in HOSTILE))
    start = {
        "name": names[0],
        "country": "TR",
        "time_zone": "Europe/Istanbul",
        "departments": names,
        "people": [{"name": name, "role": "front_desk"} for name in names],
    }
    with desk.act(SETTING_UP) as act:
        setting_up.set_up(act, check(Start, start))
    me = Actor(1, names[0], "front_desk")
    lives = {_live(desk, me, names, text): text for text in HOSTILE}
    with desk.look() as look:
        for case_id, text in lives.items():  # nothing lost on the way
            assert case_file.case_file(look, case_id).description == (plain_text.clean(text) or "-")
    desk.close()
    return lives


def _live(desk: Desk, me: Actor, names: list[str], text: str) -> int:
    """One case through all its acts, with the text in every field; the case's id."""
    line, words = _line(text), plain_text.clean(text) or "-"
    complainant = {"name": line, "organisation": line, "phone": f"0532 555 01 47 {line}"[:400], "address": words}
    complaint = {
        "description": words,
        "complainant": complainant,
        "representative": {"name": line},
        "representative_capacity": line,
        "product": line,
        "order_number": line,
        "supporting_documents": words,
        "immediate_action": words,
        "branch": line,
        "people_concerned": line,
        "market_segment": line,
        "safety": True,
        "safety_note": words,
        "department_id": 1,
    }
    with desk.act(me) as act:
        case_id = intake.take_in(act, check(Complaint, complaint)).case_id
    low = {"severity": "low", "complexity": "low", "impact": "low", "safety": True, "safety_note": words}
    told = {"channel": "phone", "with_whom": line}
    found = {**dict.fromkeys(_FINDINGS, words), "investigator_id": _owner(names, line), "concluded": True}
    acts: list[tuple[Any, Any]] = [
        (acknowledgement.acknowledge, check(Acknowledgement, {**told, "text": words})),
        (assessment.assess, check(Assessment, {**low, "note": words})),
        (tracking.log, check(LogEntry, {**told, "direction": "inside", "text": words})),
        (investigation.investigate, check(Findings, found)),
        (investigation.add_evidence, check(EvidenceGiven, {"what": words, "from_whom": line, "where_kept": line})),
        (response.offer, check(Offer, {**told, "remedies": ["repair"], "text": words})),
        (response.answer, check(Answered, {**told, "answer": "rejected", "text": words})),
        (response.decide, check(Decision, {**told, "outcome": "upheld", "decision": words, "reason": words})),
        (recourse.tell, check(Told, {**told, "text": words})),
        (recourse.gone_outside, check(GoneOutside, {"body": line, "body_reference": line, "why": words})),
        (recourse.conclude, check(Concluded, {"outcome": "for_us", "text": words})),
        (response.answer, check(Answered, {**told, "answer": "accepted", "text": words})),
        (closing.close, check(Closing, {"reason": "accepted", "note": words})),
    ]
    able = _owner(names, line)  # nobody decides on a complaint that names them
    for operation, given in acts:
        deciding = operation is response.decide
        with desk.act(Actor(able, names[able - 1], "front_desk") if deciding else me) as act:
            operation(act, case_id, given)
    with desk.act(me, why=words) as act:
        closing.reopen(act, case_id)
    with desk.act(me) as act:
        investigation.assign(act, case_id, _owner(names, line), note=words)
    return case_id


def _owner(names: list[str], concerned: str) -> int:
    """Somebody whom the complaint does not name."""
    return next(n for n, name in enumerate(names, 1) if named_in(name, concerned) is None)


async def _press(pilot: Pilot[int], *keys: str) -> None:
    """Press, wait until all is read, and hold what the terminal is sent against what must never reach it."""
    await pilot.press(*keys)
    for _ in range(2):
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
    assert pilot.app.is_running
    for line in pilot.app.screen._compositor.render_strips():
        assert not _ACTS & set(line.text), (keys, line.text)


@pytest.mark.campaign  # each screen has its own hostile tests in the suite
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["small", "large"])
async def test_nothing_that_people_type_acts(tmp_path: Path, size: tuple[int, int]) -> None:
    """Every screen, pane and dialog over a file in which every name and every text is hostile."""
    path = tmp_path / "shop.db"
    lives = _shop(path)
    app = DeskApp(path, clock=lambda: NOW)
    async with app.run_test(size=size) as pilot:
        for keys in ((), ("slash", "a", "b"), ("escape",), ("f8",), ("escape",), ("f4",), ("f3",), ("f2",)):
            await _press(pilot, *keys)
        await _press(pilot, *"0532", "escape")
        await _press(pilot, "escape")
        if app.screen.has_class("-wide"):
            for _ in range(6):  # the preview follows
                await _press(pilot, "j")
        for case_id in list(lives)[:1]:  # test_case.py takes every text through the case screen
            app.open_case(case_id)
            for key in ("F", "A", "I", "R", "H", "enter", "L"):
                await _press(pilot, key)
            for key in ("t", "w", "full_stop", "d", "e", "f", "i", "plus", "o", "x", "r"):
                await _press(pilot, key, "escape")
            await _press(pilot, "f3")
        assert app.return_code is None
