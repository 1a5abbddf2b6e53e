"""The case screen, as people use it: from a received complaint to a closed case, by keys only."""

from __future__ import annotations

import pytest

from complaintdesk.rules.lifecycle import refusal
from complaintdesk.rules.vocabulary import Act, Stage
from screens.case_acts import keys
from screens.case_keys import PANES
from screens.dialogs.acknowledge import AcknowledgeDialog
from screens.dialogs.assess import AssessDialog
from screens.dialogs.assign import AssignDialog
from screens.dialogs.caller import CallerDialog
from screens.dialogs.close import CloseDialog
from screens.dialogs.counted import CountedDialog
from screens.dialogs.decide import DecideDialog
from screens.dialogs.help import HelpDialog
from screens.dialogs.offer import AnswerDialog
from screens.dialogs.resolve import ResolveDialog
from screens.widgets.reading import Reading
from tests.desk import Office
from tests.screens.case_fixture import Case, on_case
from tests.screens.sizes import SIZES

PHONED = {
    "description": "Promised for the 9th, nobody rang.",
    "complainant": {"name": "Mehmet Işık", "phone": "0532 555 01 47", "needs": "hearing", "needs_note": "slowly"},
    "product": "office chair",
    "problem": "late_delivery",
}


def _number_of(case: Case, act: Act) -> str:
    assert case.screen.whole is not None
    return str([step.act for step in case.screen.whole.steps].index(act) + 1)


@pytest.mark.parametrize("size", SIZES)
async def test_a_case_is_worked_through_from_its_next_panel(office: Office, size: tuple[int, int]) -> None:
    """Acknowledged, assessed, owned, logged on, decided and closed, each by the key that the panel names."""
    case_id = office.new_case(**PHONED)
    async with on_case(office, case_id, size) as case:
        assert "▶ acknowledge" in case.text()
        await case.press("n")
        assert isinstance(case.app.screen, AcknowledgeDialog)
        await case.save()
        assert "▶ assess" in case.text()

        await case.press("n")
        assert isinstance(case.app.screen, AssessDialog)
        await case.press("h", "m", "1")
        assert "▲ high" in case.text()
        await case.save()

        await case.press("n")
        assert isinstance(case.app.screen, AssignDialog)
        await case.press("enter")
        await case.until(lambda: case.app.screen is case.screen)
        assert "▶ investigate" in case.text()

        await case.press("a")
        await case.write("Rang [again]")
        await case.save()
        assert "Rang [again]" in case.text()

        await case.press(_number_of(case, Act.DECIDE))
        assert isinstance(case.app.screen, DecideDialog)
        await case.press("u", "tab")
        await case.write("Yes.")
        await case.save()

        await case.press(_number_of(case, Act.ANSWER))
        assert isinstance(case.app.screen, AnswerDialog)
        await case.press("a")
        await case.save()
        assert "▶ close" in case.text()

        await case.press(_number_of(case, Act.CLOSE))
        assert isinstance(case.app.screen, CloseDialog)
        await case.save()  # their answer is on file, and is not asked again
        assert "closed today: accepted" in case.text()
    kept = office.case(case_id)
    assert (kept.stage, kept.priority, kept.owner, kept.outcome) == (Stage.CLOSED, "high", "Ayşe Demir", "upheld")
    assert kept.acknowledged_at is not None
    assert kept.closing_reason == "accepted"


async def test_an_act_that_is_not_open_says_why(office: Office) -> None:
    """The key of an act that the case is not ready for opens nothing, and the reason stands on the screen."""
    case_id = office.decided_case()
    office.close(case_id)
    standing = office.case(case_id).standing
    shut = {key: acts for key, acts in keys().items() if all(refusal(act, standing) for act in acts)}
    assert len(shut) > 10
    async with on_case(office, case_id) as case:
        for key, acts in shut.items():
            await case.press(key)
            assert case.app.screen is case.screen, key
            assert str(refusal(acts[0], standing)) in case.flat()
            assert not any(
                active.binding.key == key and active.enabled for active in case.screen.active_bindings.values()
            )


@pytest.mark.parametrize("size", [*SIZES, (200, 60)])
async def test_the_panes_are_turned_by_letters_and_arrows(office: Office, size: tuple[int, int]) -> None:
    """Each letter shows its pane; right, left and Tab go round; the pane that is shown has the keyboard."""
    async with on_case(office, office.new_case(**PHONED), size) as case:
        for pane, (name, letter) in PANES.items():
            await case.press(letter)
            assert f"▸{name}" in case.text()
            assert case.app.focused is case.screen.query_one(f"#{pane}")
        for key in ("right", "left", "left", "tab", "tab", "shift+tab"):
            before = case.screen._pane
            await case.press(key)
            panes = list(PANES)
            step = 1 if key in ("right", "tab") else -1
            assert case.screen._pane == panes[(panes.index(before) + step) % len(panes)]
        await case.press("F")
        for words in ("Mehmet Işık", "0532 555 01 47", "hard of hearing — slowly", "late delivery"):
            assert words in case.text()


async def test_the_history_shows_what_each_act_changed(office: Office) -> None:
    """Enter opens an act: field by field, in words, old and new."""
    case_id = office.new_case(**PHONED)
    office.acknowledge(case_id)
    office.assess(case_id, severity="high", impact="high")
    async with on_case(office, case_id, (120, 40)) as case:
        await case.press("H", "enter")
        flat = case.flat()
        for words in ("assessed", "front desk", "severity — → high", "stage acknowledged → assessed"):
            assert words in flat
        assert "version" not in flat
        await case.press("asterisk")
        assert "phone" in case.read("history")


@pytest.mark.campaign
async def test_a_long_text_scrolls_and_is_not_lost(office: Office) -> None:
    """Ten thousand characters: j goes through them line by line, g and G to both ends."""
    case_id = office.new_case(description="word " * 2000 + "END")
    office.log(case_id, text="short")
    async with on_case(office, case_id) as case:
        log = case.screen.query_one("#log", Reading)
        assert "short" in case.text()
        await case.press("g")
        assert log.scroll_offset.y == 0
        assert log.cursor == 0
        for _ in range(200):
            if log.cursor == 1:
                break
            await case.press("j")
        assert log.cursor == 1
        assert "END" in case.text()
        await case.press("g", "G")
        assert "short" in case.text()


async def test_what_the_caller_may_hear(office: Office) -> None:
    """Dates and who handles it; nothing from inside, no other name, no assessment."""
    case_id = office.new_case(**PHONED)
    office.acknowledge(case_id)
    office.assess(case_id, note="difficult person", severity="high", impact="high")
    office.log(case_id, "inside", text="Carrier lost it", with_whom="Ms Roe")
    office.assign(case_id, 2)
    async with on_case(office, case_id) as case:
        await case.press("t")
        assert isinstance(case.app.screen, CallerDialog)
        await case.until(lambda: "Ask first" in case.text())
        assert "We are looking into it." not in case.text()
        await case.press("enter")
        await case.until(lambda: "When they heard from us" in case.text())
        told = case.flat()
        for words in (
            "2026, 000 001, 5",
            "We are looking into it.",
            "Can Öz",
            "23 November 2026, by phone",
            "by ",
        ):
            assert words in told
        for words in ("Carrier", "Roe", "difficult", "high", "Ayşe", "inside"):
            assert words not in told
        await case.press("l")  # in the other language
        await case.until(lambda: "Şikâyetinizi inceliyoruz." in case.text())
        await case.press("escape")
        assert "We are looking into it." in case.text()  # the log keeps that they asked
        await case.press("w")
        assert isinstance(case.app.screen, CountedDialog)
        assert "weekend" in case.text()


async def test_help_names_the_clause_of_where_one_is(office: Office) -> None:
    """? explains the pane, the dialog and the field that has the keyboard."""
    async with on_case(office, office.new_case(), (120, 40)) as case:
        for keys, words in ((("L",), "communication log (7.3)"), (("s",), "initial assessment (7.5)")):
            await case.press(*keys)
            await case.press("f1")
            assert isinstance(case.app.screen, HelpDialog)
            assert words in case.flat()
            await case.press("escape")


@pytest.mark.parametrize("size", SIZES)
async def test_the_mouse_does_what_the_keys_do(office: Office, size: tuple[int, int]) -> None:
    """A pane's name, a step, an act and a dialog's buttons can be clicked."""
    async with on_case(office, office.new_case(**PHONED), size) as case:
        await _click(case, "Facts")
        await case.until(lambda: "▸Facts" in case.text())
        await _click(case, "Tell the complainant")
        await case.until(lambda: isinstance(case.app.screen, AcknowledgeDialog))
        await _click(case, "Esc Back")
        await case.until(lambda: case.app.screen is case.screen)
        await _click(case, "v Settle")
        await case.until(lambda: isinstance(case.app.screen, ResolveDialog))
        await _click(case, "○ letter")
        await case.until(lambda: "● letter" in case.text())


async def _click(case: Case, words: str) -> None:
    """Click on the first of these words on the screen."""
    for y, line in enumerate(case.text().split("\n")):
        at = line.find(words)
        if at >= 0:
            await case.pilot.click(offset=(at + 1, y))
            return
    raise AssertionError(f"{words} is not on the screen: {case.text()}")
