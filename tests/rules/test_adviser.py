"""The adviser: what seems due, from which reasons, and what like cases were given (7.7, annex F)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from complaintdesk.rules.adviser import TOO_FEW, Circumstances, Due, Precedent, Speaks, Usual, advise, usual
from complaintdesk.rules.findings import Fault, Pattern
from complaintdesk.rules.vocabulary import Level, Outcome, Remedy

PLAIN = Circumstances("GBP", severity=Level.LOW, fault=Fault.OURS, loss=0)


def given(n: int, *remedies: Remedy, amount: int | None = None, **said: object) -> Precedent:
    """A precedent that was given this."""
    made = Precedent(
        *(n, f"2026-{n:06}", Level.LOW, Outcome.UPHELD, remedies, amount, None, "GBP", "2026-01-01", 0.5)
    )
    return replace(made, **said)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("case", "due"),
    [
        (PLAIN, Due.APOLOGY),
        (replace(PLAIN, fault=None), Due.NOT_CLEAR),
        (replace(PLAIN, fault=Fault.NOT_KNOWN), Due.NOT_CLEAR),
        (replace(PLAIN, fault=Fault.NOT_OURS), Due.EXPLANATION),
        (replace(PLAIN, fault=Fault.NOT_OURS, late=True), Due.APOLOGY),
        (replace(PLAIN, fault=Fault.NOT_OURS, law_broken=True), Due.MORE),
        (replace(PLAIN, loss=1), Due.MORE),
        (replace(PLAIN, fault=Fault.PARTLY_OURS, loss=500), Due.MORE),
        (replace(PLAIN, severity=Level.HIGH), Due.APOLOGY),
        (replace(PLAIN, severity=Level.HIGH, safety=True, vulnerable=True), Due.MORE),
        (replace(PLAIN, promise_broken=True, happened_before=True, late=True, severity=None), Due.MORE),
    ],
)
def test_what_seems_due(case: Circumstances, due: Due) -> None:
    assert advise(case, []).due is due


@pytest.mark.parametrize(
    ("changed", "speaks", "words"),
    [
        ({"fault": Fault.NOT_OURS}, Speaks.LESS, "not our fault"),
        ({"fault": None}, Speaks.OPEN, "has not been found out yet (7.6)"),
        ({"loss": None}, Speaks.OPEN, "not known"),
        ({"loss": 12_50}, Speaks.MORE, "They lost 12.50 GBP"),
        ({"severity": None}, Speaks.OPEN, "has not been assessed (7.5)"),
        ({"severity": Level.HIGH}, Speaks.MORE, "serious for them"),
        ({"safety": True}, Speaks.MORE, "safety"),
        ({"vulnerable": True}, Speaks.MORE, "needs of their own"),
        ({"law_broken": True}, Speaks.MORE, "The law was broken"),
        ({"promise_broken": True}, Speaks.MORE, "A promise was broken"),
        ({"late": True}, Speaks.MORE, "kept them waiting"),
        ({"happened_before": True}, Speaks.MORE, "happened to them before"),
        ({"pattern": Pattern.SYSTEMIC}, Speaks.MORE, "happens to others too"),
    ],
)
def test_each_circumstance_is_a_reason_of_its_own(changed: dict[str, object], speaks: Speaks, words: str) -> None:
    without, with_it = (advise(case, []).reasons for case in (PLAIN, replace(PLAIN, **changed)))  # type: ignore[arg-type]
    new = [reason for reason in with_it if reason not in without]
    assert [(reason.speaks, words in reason.text) for reason in new] == [(speaks, True)]


def test_too_few_cases_say_nothing_and_say_so() -> None:
    for n in range(TOO_FEW):
        advice = advise(PLAIN, [given(at, Remedy.REFUND, amount=100) for at in range(n)])
        assert advice.usual is None
        assert any("too few to say" in reason.text and reason.speaks is Speaks.OPEN for reason in advice.reasons)


def test_what_is_usual_is_the_median_and_the_range_of_those_that_were_paid() -> None:
    sums = (500, 1_000, 3_000, 9_000)
    cases = [given(at, Remedy.COMPENSATION, amount=amount) for at, amount in enumerate(sums)]
    cases += [
        given(10, Remedy.APOLOGY),
        given(11, Remedy.REPAIR),
        given(12, Remedy.REFUND, amount=7, currency="EUR"),
    ]
    assert usual(cases, "GBP") == Usual(7, 1, 4, 500, 2_000, 9_000)
    assert usual([given(at, Remedy.APOLOGY) for at in range(5)], "GBP") == Usual(5, 5, 0, None, None, None)


def test_like_cases_tip_the_scales() -> None:
    """At our fault and nothing lost: words where words were usual, more where more was."""
    case = replace(PLAIN, severity=None, vulnerable=True)
    words = [given(at, Remedy.APOLOGY) for at in range(6)]
    more = [given(at, Remedy.REPAIR) for at in range(6)]
    assert advise(case, words).due is Due.APOLOGY
    assert advise(replace(case, late=True), more).due is Due.MORE


def test_cases_that_were_decided_otherwise_do_not_compare() -> None:
    refused = [given(at, Remedy.NONE, outcome=Outcome.NOT_UPHELD) for at in range(9)]
    assert advise(PLAIN, refused).precedents == ()
    assert len(advise(replace(PLAIN, fault=Fault.NOT_OURS), refused).precedents) == 9
    assert len(advise(replace(PLAIN, fault=None), refused).precedents) == 9


def test_what_could_be_given_has_its_reason_once() -> None:
    case = replace(
        PLAIN,
        loss=4_000,
        promise_broken=True,
        pattern=Pattern.RECURRING,
        remedies_sought=(Remedy.REFUND, Remedy.APOLOGY, Remedy.NONE),
        sum_sought=4_000,
        limit=1_000,
    )
    found = dict(advise(case, []).remedies)
    assert list(found) == [
        *(Remedy.REFUND, Remedy.APOLOGY, Remedy.HONOUR_PROMISE, Remedy.COMPENSATION, Remedy.NOTICE_OF_CHANGE)
    ]
    assert found[Remedy.REFUND] == "they ask for it: 40.00 GBP, which is more than you may give alone (5.4)"
    assert dict(advise(replace(case, limit=-1), []).remedies)[Remedy.REFUND] == "they ask for it: 40.00 GBP"
    not_ours = replace(PLAIN, fault=Fault.NOT_OURS, remedies_sought=(Remedy.REFUND,))
    assert [remedy for remedy, _ in advise(not_ours, []).remedies] == [Remedy.INFORMATION]
