"""Like cases beside each other: what is pointed out, what is not, and in which words."""

from __future__ import annotations

from complaintdesk.rules.drift import Decided, Drift, Says, compared, more_than_words


def decided(who: int, gave: int, of: int, amount: int | None = None, problem: str = "late") -> list[Decided]:
    return [
        Decided(1000 * who + n, f"2026-{who}{n:03}", problem, "low", who, n < gave, amount if n < gave else None)
        for n in range(of)
    ]


def one(drifts: list[Drift], who: int) -> Drift:
    return next(each for each in drifts if each.decider_id == who)


def test_who_gives_far_more_often_is_worth_a_talk_and_nobody_is_accused() -> None:
    drifts = compared([*decided(1, 18, 20), *decided(2, 6, 20), *decided(3, 7, 20)])
    first = drifts[0]
    assert (first.decider_id, first.says, first.gave, first.others, first.others_gave) == (
        1,
        Says.TALK,
        18,
        40,
        13,
    )
    said = first.often_words()
    assert "18 of 20 cases (90 %); the others in 13 of 40 cases (32 %)" in said
    assert "Worth a talk: the cases may differ in what is not on file, or people in what they may give" in said
    assert len(first.cases) == 20


def test_like_decisions_are_no_more_than_chance() -> None:
    drifts = compared([*decided(1, 10, 20), *decided(2, 11, 20)])
    assert {each.says for each in drifts} == {Says.ALIKE}
    assert "no more than chance" in drifts[0].often_words()


def test_too_few_are_not_compared() -> None:
    drifts = compared([*decided(1, 4, 4), *decided(2, 0, 40)])
    assert one(drifts, 1).says is Says.TOO_FEW
    assert "Too few to say (4 here, 40 by others; 5 of each needed)" in one(drifts, 1).often_words()
    alone = compared(decided(1, 9, 9))
    assert [each.says for each in alone] == [Says.TOO_FEW]
    assert compared([]) == []


def test_sums_are_compared_by_their_middle() -> None:
    drifts = compared([*decided(1, 20, 20, 9_000), *decided(2, 20, 20, 3_000), *decided(3, 20, 20, 3_100)])
    high = one(drifts, 1)
    assert (high.often_says, high.much_says) == (Says.ALIKE, Says.TALK)
    assert "half of theirs are 90.00 GBP or more; of the others', 30.50 GBP." in high.much_words("GBP")
    assert "Too few sums" in one(compared(decided(1, 0, 9) + decided(2, 0, 9)), 1).much_words("GBP")


def test_what_is_certain_but_small_does_not_matter() -> None:
    drifts = compared([*decided(1, 2100, 4000), *decided(2, 1900, 4000)])
    assert one(drifts, 1).often is not None
    assert one(drifts, 1).often < 0.001  # type: ignore[operator]
    assert {each.says for each in drifts} == {Says.ALIKE}


def test_other_problems_are_other_groups() -> None:
    drifts = compared([*decided(1, 20, 20, problem="late"), *decided(2, 0, 20, problem="price")])
    assert {(each.problem, each.says) for each in drifts} == {("late", Says.TOO_FEW), ("price", Says.TOO_FEW)}


def test_words_alone_are_no_gift() -> None:
    assert not more_than_words("apology,information", None)
    assert not more_than_words(None, 0)
    assert more_than_words("apology", 500)
    assert more_than_words("apology,exchange", None)
