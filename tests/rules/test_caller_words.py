"""What a caller may hear, in English and Turkish (7.3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from complaintdesk.rules.caller_words import Told, check_question, status
from complaintdesk.rules.languages import LANGUAGES
from complaintdesk.rules.standing import Standing
from complaintdesk.rules.vocabulary import Answer, ClockKind, Stage

TODAY = date(2026, 11, 23)
NEW = Told(
    "2026-000123-8",
    Stage.RECEIVED,
    Standing(),
    date(2026, 11, 20),
    None,
    {ClockKind.DECIDE: date(2026, 12, 7)},
    TODAY,
)
DECIDED = Standing(acknowledged=True, assessed=True, decided=True, informed=True)


def test_a_new_case() -> None:
    assert status(NEW, "en") == (
        "Your number is 2026, 000 123, 8.",
        "Your complaint reached us on Friday 20 November 2026.",
        "We have your complaint, and it is with us.",
        "You will have our decision by Monday 7 December 2026.",
    )
    assert status(replace(NEW, owner="Can Öz"), "tr") == (
        "Şikâyet numaranız: 2026, 000 123, 8.",
        "Şikâyetinizin bize ulaştığı gün: 20 Kasım 2026 Cuma.",
        "Şikâyetiniz bize ulaştı ve bizde.",
        "Sorumlu çalışma arkadaşımız: Can Öz.",
        "Kararımızı en geç şu gün bildireceğiz: 7 Aralık 2026 Pazartesi.",
    )


@pytest.mark.parametrize("stage", list(Stage))
def test_every_stage_is_said_in_both_languages(stage: Stage) -> None:
    standing = replace(DECIDED, closed=stage is Stage.CLOSED)
    english, turkish = (
        status(replace(NEW, stage=stage, standing=standing), language)[2] for language in LANGUAGES
    )
    assert english
    assert turkish
    assert english != turkish


def test_what_is_late_is_admitted() -> None:
    late = replace(NEW, clocks={ClockKind.DECIDE: date(2026, 11, 18), ClockKind.UPDATE: date(2026, 11, 27)})
    assert status(late, "en")[-2:] == (
        "We had promised to be back by Wednesday 18 November 2026 and are late. I am sorry for that.",
        "You will hear from us by Friday 27 November 2026.",
    )
    assert "özür dileriz" in status(late, "tr")[-2]


def test_a_decision_is_not_told_by_the_way() -> None:
    told = replace(NEW, stage=Stage.DECIDED, standing=replace(DECIDED, informed=False))
    assert "about to tell you our decision" in status(told, "en")[2]
    assert "have told you" not in " ".join(status(told, "en"))


def test_their_own_time_is_no_promise_of_ours() -> None:
    waiting = replace(
        NEW,
        stage=Stage.REJECTED,
        standing=replace(DECIDED, answer=Answer.REJECTED),
        clocks={ClockKind.RECOURSE: date(2026, 11, 1)},
    )
    assert "late" not in " ".join(status(waiting, "en"))


def test_a_closed_case_promises_nothing() -> None:
    closed = replace(NEW, stage=Stage.CLOSED, standing=replace(DECIDED, closed=True), owner="Can Öz")
    assert len(status(closed, "en")) == 3
    merged = replace(closed, standing=Standing(closed=True, merged=True))
    assert status(merged, "en")[2] == "It is looked at together with your other complaint."


def test_the_question_is_asked_in_their_language() -> None:
    assert "your name" in check_question("en")
    assert "Adınızı" in check_question("tr")
