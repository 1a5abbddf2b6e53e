"""Clause 7 and annexes E, F, G of ISO 10002:2018, row by row, by keys alone on the screens.

`test_by_operations.py` walks the same rows without screens; `docs/iso10002.md` names both.
"""

from __future__ import annotations

import pytest

from complaintdesk.rules.vocabulary import Stage
from screens.app import DeskApp
from screens.dialogs.acknowledge import AcknowledgeDialog
from screens.dialogs.assess import AssessDialog
from screens.dialogs.caller import CallerDialog
from screens.dialogs.carry_out import CarryOutDialog, VerifyDialog
from screens.dialogs.close import CloseDialog, ReopenDialog
from screens.dialogs.deadlines import ExtendDialog
from screens.dialogs.decide import DecideDialog, InformDialog
from screens.dialogs.investigate import EvidenceDialog, InvestigateDialog
from screens.dialogs.offer import AnswerDialog, OfferDialog
from screens.dialogs.recourse import ConcludeDialog, OutsideDialog, ReviewDialog, TellRecourseDialog
from tests.clauses.test_by_operations import ready
from tests.desk import Office
from tests.screens.case_fixture import Case, on_case
from tests.screens.intake_fixture import app_on, open_intake, press, settled

# the acts themselves are driven in tests/screens; these walk each row as a whole
pytestmark = pytest.mark.campaign


async def _into(case: Case, field: str, words: str) -> None:
    """Write into a field of the dialog."""
    case.app.screen.query_one(f"#{field}").focus()
    await case.write(words)


async def _pick(case: Case, field: str, *keys: str) -> None:
    """Keys in a field of the dialog."""
    case.app.screen.query_one(f"#{field}").focus()
    await case.press(*keys)


async def test_clause_7_2_receipt(office: Office) -> None:
    """Taken in from the list without the mouse: who, what, when, wanted, done now, danger."""
    typed = (
        ("complainant.phone", "0532 555 01 47"),
        ("complainant.name", "Mehmet Işık"),
        ("product", "office chair"),
        ("order_number", "AB-1022"),
        ("problem_on", "9 Nov"),
        ("sum_sought", "40"),
        ("immediate_action", "Rang the carrier"),
        ("description", "Promised for the 9th."),
    )
    async with app_on(office).run_test(size=(80, 24)) as pilot:
        screen = await open_intake(pilot)
        for path, words in typed:
            screen.form.focus_on(path)
            await press(pilot, *words)
        for path, words in (("problem", "late"), ("remedies_sought", "deliver"), ("department_id", "deliv")):
            screen.form.focus_on(path)
            await press(pilot, *words, "enter")
        await pilot.press("f10")
        await settled(pilot)
        assert screen.saved is not None
    kept = office.case(1)
    assert (kept.problem, kept.product) == ("late_delivery", "office chair")
    assert office.rows("SELECT name FROM complainant") == [("Mehmet Işık",)]
    assert (kept.remedy_sought, kept.sum_sought, kept.department) == ("deliver", 4_000, "Delivery")
    assert (kept.immediate_action, kept.problem_on) == ("Rang the carrier", "2026-11-09")
    assert kept.taken_by == "Ayşe Demir"


async def test_clause_7_3_tracking(office: Office) -> None:
    """What a caller may hear, after a question, from the case; why each date is what it is."""
    case_id = ready(office)
    async with on_case(office, case_id) as case:
        await case.press("t")
        assert isinstance(case.app.screen, CallerDialog)
        await case.until(lambda: "Ask first" in case.text())
        await case.press("enter")
        await case.until(lambda: "Your number is" in case.flat() or "numaranız" in case.flat().lower())
        await case.press("escape", "w")
        await case.until(lambda: "weekend" in case.flat())


async def test_clause_7_4_acknowledgement(office: Office) -> None:
    """y tells them: the text, the channel and the person stand in the log."""
    case_id = office.new_case(complainant={"name": "Ida Holm", "phone": "0161 555 01 00"})
    async with on_case(office, case_id) as case:
        await case.press("y")
        assert isinstance(case.app.screen, AcknowledgeDialog)
        await case.save()
        assert "acknowledged" in case.flat()
    assert office.case(case_id).acknowledged_on == "2026-11-23"
    assert office.rows("SELECT direction, channel, with_whom FROM communication ORDER BY id DESC LIMIT 1") == [
        ("out", "phone", "Ida Holm")
    ]


async def test_clause_7_5_initial_assessment(office: Office) -> None:
    """Four grades and the danger; it goes to the top of the list at once."""
    case_id = office.new_case(description="Smells of smoke.")
    for number in range(3):
        office.new_case(description=f"Something else {number}")
    office.acknowledge(case_id)
    async with on_case(office, case_id) as case:
        await case.press("s")
        assert isinstance(case.app.screen, AssessDialog)
        for grade in ("severity", "complexity", "impact"):
            await _pick(case, grade, "3")
        await _pick(case, "safety", "y")
        await _into(case, "safety_note", "It burns")
        await _into(case, "action_needed", "Off the shelf")
        await case.save()
        assert "urgent" in case.flat()
    assert (office.case(case_id).priority, office.case(case_id).safety) == ("urgent", 1)
    app = DeskApp(office.path, clock=office.clock)
    async with app.run_test(size=(80, 24)) as pilot:
        listed = Case(app, pilot, None)  # type: ignore[arg-type]
        await listed.until(lambda: "2026-" in listed.text())
        first = next(line for line in listed.text().split("\n") if "2026-0" in line)
        assert office.case(case_id).reference in first


async def test_clause_7_6_investigation(office: Office) -> None:
    """Evidence, both sides, findings, cause and pattern, until it is concluded."""
    case_id = ready(office)
    async with on_case(office, case_id) as case:
        await case.press("plus")
        assert isinstance(case.app.screen, EvidenceDialog)
        await case.write("Delivery note")
        await case.save()
        await case.press("i")
        assert isinstance(case.app.screen, InvestigateDialog)
        for name in ("their_side", "our_side", "findings"):
            await _into(case, name, "So.")
        await _pick(case, "cause", "enter", "down", "enter")
        await _pick(case, "concluded", "y")
        await case.save()
    assert office.case(case_id).investigated_at is not None
    assert office.rows("SELECT their_side, our_side, findings FROM investigation") == [("So.", "So.", "So.")]


async def test_clause_7_7_response(office: Office) -> None:
    """Offered, countered, offered again, accepted."""
    case_id = ready(office)
    async with on_case(office, case_id) as case:
        for amount, answer in (("50", "3"), ("80", "1")):
            await case.press("f")
            assert isinstance(case.app.screen, OfferDialog)
            await _into(case, "remedies", "refund")
            await case.press("space")
            await _into(case, "amount", amount)
            if not case.app.screen.query_one("#text").text:  # type: ignore[attr-defined]
                await _into(case, "text", "We offer that.")
            await case.save()
            await case.press("b")
            assert isinstance(case.app.screen, AnswerDialog)
            await case.press(answer)
            if answer == "3":
                await _into(case, "remedies", "refund")
                await case.press("space")
                await _into(case, "amount", "90")
            await _into(case, "text", "Hm.")
            await case.save()
    rows = office.rows("SELECT side, amount, answer FROM proposal ORDER BY id")
    assert rows == [("ours", 5_000, "countered"), ("theirs", 9_000, "replaced"), ("ours", 8_000, "accepted")]


async def test_clause_7_7_where_it_takes_longer(office: Office) -> None:
    """x says why and until when."""
    from complaintdesk.operations import setting_up
    from complaintdesk.store import presets

    office.do(setting_up.use_policy, presets.preset("uk_payment_services"))
    case_id = ready(office)
    before = {clock.kind: clock.due_on for clock in office.clocks(case_id)}["decide"]
    async with on_case(office, case_id) as case:
        await case.press("x")
        assert isinstance(case.app.screen, ExtendDialog)
        await _into(case, "by", "20")
        await _into(case, "why", "The bank is slow")
        if not case.app.screen.query_one("#text").text:  # type: ignore[attr-defined]
            await _into(case, "text", "The bank has not answered yet; you hear from us by then.")
        await case.save()
    assert {clock.kind: clock.due_on for clock in office.clocks(case_id)}["decide"] > before


async def test_clause_7_8_communicating_the_decision(office: Office) -> None:
    """Decided now, told when they can be reached; who works here is told too."""
    case_id = ready(office)
    async with on_case(office, case_id) as case:
        await case.press("d")
        assert isinstance(case.app.screen, DecideDialog)
        await _pick(case, "outcome", "u")
        await _pick(case, "channel", "n")
        await _into(case, "staff_told", "Delivery")
        if not case.app.screen.query_one("#decision").text:  # type: ignore[attr-defined]
            await _into(case, "decision", "You are right.")
        await case.save()
        assert office.case(case_id).informed_at is None
        await case.press("n")
        assert isinstance(case.app.screen, InformDialog)
        await case.save()
    assert office.case(case_id).informed_on == "2026-11-23"
    said = office.rows("SELECT direction FROM communication ORDER BY id DESC LIMIT 2")
    assert set(said) == {("out",), ("inside",)}


async def test_clause_7_9_closing(office: Office) -> None:
    """Accepted, carried out, verified, closed; opened again, and the first closing stays."""
    case_id = ready(office)
    office.decide(case_id, remedies=["repair"])
    async with on_case(office, case_id) as case:
        await case.press("b", "1")
        await case.save()
        await case.press("m")
        assert isinstance(case.app.screen, CarryOutDialog)
        await case.save()
        await case.press("m")
        assert isinstance(case.app.screen, VerifyDialog)
        await _pick(case, "helped", "y")
        await case.save()
        await case.press("c")
        assert isinstance(case.app.screen, CloseDialog)
        await case.save()
        first = office.case(case_id).first_closed_at
        assert first is not None
        await case.press("r")
        assert isinstance(case.app.screen, ReopenDialog)
        await case.write("It broke again")
        await case.save()
    assert (office.case(case_id).closed_at, office.case(case_id).first_closed_at) == (None, first)


async def test_annex_e_follow_up(office: Office) -> None:
    """The tracking grid stands with the assessment: each step with day, name and remarks, from the history."""
    case_id = ready(office)
    office.investigate(case_id, actor=2)
    office.decide(case_id, actor=3, remedies=["repair"])
    office.answer(case_id)
    office.carry_out(case_id, note="By post")
    office.verify(case_id)
    office.close(case_id)
    async with on_case(office, case_id, (120, 40)) as case:
        await case.press("A")
        shown = case.read("assessment")
    steps = ("acknowledged", "assessed", "investigated", "resolved", "complainantinformed")
    for step in (*steps, "correctionmade", "correctionverified", "closed", "CanÖz", "MaryO’Neill", "Bypost"):
        assert step in shown, step


async def test_annex_f_responses(office: Office) -> None:
    """The adviser's reasons and the comparable cases stand beside the remedy; nothing is decided by it."""
    for amount in (1_000, 2_000, 3_000, 4_000, 9_000):
        like = office.decided_case(problem="late_delivery", description="The chair came late.")
        office.decide(like, remedies=["compensation"], sum_given=amount)
        office.answer(like)
        office.carry_out(like)
        office.close(like)
    case_id = ready(office, description="The chair came two weeks late.")
    office.investigate(case_id, fault="ours", loss=2_500, promise_broken=True)
    async with on_case(office, case_id, (120, 40)) as case:
        await case.press("R")
        advised = case.read("remedy")
    for words in ("promisewasbroken", "10.00", "30.00", "90.00", "apersondecides"):
        assert words in advised, words
    assert office.case(case_id).decided_at is None


async def test_annex_g_escalation(office: Office) -> None:
    """Rejected, told where to go, reviewed by somebody else, outside, ended, closed as exhausted."""
    case_id = ready(office)
    office.decide(case_id, outcome="not_upheld")
    async with on_case(office, case_id) as case:
        await case.press("b", "2")
        await _into(case, "text", "No.")
        await case.save()
        await case.press("n")
        assert isinstance(case.app.screen, TellRecourseDialog)
        await case.save()
        await case.press("r", "down", "enter")
        assert isinstance(case.app.screen, ReviewDialog)
        await _into(case, "why", "You did not ask the driver.")
        await case.save()
        await case.press("r", "end", "enter")
        assert isinstance(case.app.screen, OutsideDialog)
        await case.save()
        await case.press("r", "home", "enter")
        assert isinstance(case.app.screen, ConcludeDialog)
        await _pick(case, "outcome", "f")
        await _into(case, "text", "For you.")
        await case.save()
    levels = office.rows("SELECT level, outcome FROM recourse ORDER BY id")
    assert [level for level, _ in levels] == ["review", "outside"]
    assert office.case(case_id).stage != Stage.CLOSED
