"""Offers, answers, the decision and telling it (7.7, 7.8), and settling at first contact."""

from __future__ import annotations

from collections.abc import Iterator

from complaintdesk.operations import closing, response
from complaintdesk.operations.inputs import Answered, Decision, Informed, Settlement, check
from complaintdesk.operations.inputs import Offer as OfferGiven
from complaintdesk.store.act import Act
from tests.machine.moves.base import Fault, Given, Move, Point, authority_faults, is_partial, sum_faults
from tests.machine.world import Life, Proposal


class Offer(Move):
    """Something is offered; one that waits is replaced."""

    act, says = "offer", "decision is made|rests on that|Acknowledge it first|Do both first"

    def sensible(self, at: Point) -> bool:
        return not at.case.facts & {"offered", "refuses"} or at.dice.chance(12)

    def draw(self, at: Point) -> Given:
        remedies, amount = at.some_remedies()
        if at.wild and at.dice.chance(10):
            remedies = ()
        approver = at.somebody() if at.dice.chance(20) else None
        return at.dice.told(remedies=remedies, amount=amount, approved_by_id=approver)

    def faults(self, at: Point, given: Given) -> Iterator[Fault]:
        if not given["remedies"]:
            yield Fault("Invalid", "remedies")
        yield from sum_faults(given, "amount")
        yield from authority_faults(at, given, "amount")

    def effect(self, at: Point, given: Given) -> None:
        at.case.settle_offers("replaced")
        at.case.proposals.append(Proposal("ours", given["remedies"], given["amount"], at.now))
        at.case.say("offered")
        at.case.clocks.tell()

    def carry_out(self, act: Act, case_id: int, given: Given) -> object:
        return response.offer(act, case_id, check(OfferGiven, given))


class Answer(Move):
    """What they say, to an offer or to the decision."""

    act, says = "answer", "have accepted|Nothing waits"

    def draw(self, at: Point) -> Given:
        answers = (
            ("accepted", "rejected", "countered")
            if at.case.has("offered") or at.wild
            else ("accepted", "rejected")
        )
        what = at.dice.of(answers)
        remedies, amount = at.some_remedies() if what == "countered" else ((), None)
        if at.wild and at.dice.chance(20):
            remedies, amount = (), at.dice.of((None, 5))
        text = None if at.dice.chance(30) and (what == "accepted" or at.wild) else at.dice.words()
        return at.dice.told(answer=what, remedies=remedies, amount=amount) | {"text": text}

    def faults(self, at: Point, given: Given) -> Iterator[Fault]:
        yield from sum_faults(given, "amount")
        if given["answer"] == "countered":
            if not given["remedies"]:
                yield Fault("Invalid", "remedies")
            if not at.case.has("offered"):
                yield Fault("Invalid", "answer")
        if given["answer"] != "accepted" and given["text"] is None:
            yield Fault("Invalid", "text")

    def effect(self, at: Point, given: Given) -> None:
        case, what = at.case, given["answer"]
        if not case.has("offered"):
            case.answer(what == "accepted")
            return
        case.settle_offers(what)
        if what == "countered":
            case.proposals.append(Proposal("theirs", given["remedies"], given["amount"], at.now))

    def carry_out(self, act: Act, case_id: int, given: Given) -> object:
        return response.answer(act, case_id, check(Answered, given))


class Decide(Move):
    """The decision, told at once or not; at a review by somebody else."""

    act, says = "decide", "have accepted|rests on that|Acknowledge it first|Do both first"

    def sensible(self, at: Point) -> bool:
        return not at.case.has("decided") or at.case.has("in_review") or at.dice.chance(12)

    def draw(self, at: Point) -> Given:
        dice = at.dice
        if at.wild and at.case.has("in_review") and dice.chance(50):  # who decided first
            at.who = at.world.person(at.case.decider) or at.who
        remedies, amount = at.some_remedies()
        accepted = at.case.accepted_offer()
        if accepted is not None and dice.chance(50):
            remedies, amount = tuple(sorted(accepted[0])), accepted[1] or None
        return {
            "outcome": dice.of(("upheld", "partly_upheld", "not_upheld")),
            "decision": dice.words(),
            "remedies": remedies,
            "sum_given": amount,
            "channel": None if dice.chance(20) else dice.of(("letter", "email")),
            "recourse_told": dice.chance(40),
            "staff_told": dice.of((None, "the workshop")),
            "approved_by_id": at.somebody() if dice.chance(20) else None,
        }

    def faults(self, at: Point, given: Given) -> Iterator[Fault]:
        yield from sum_faults(given, "sum_given")
        yield from authority_faults(at, given, "sum_given")
        if is_partial(at, at.who.id):
            yield Fault("NotAllowed", "annex D")
        if at.case.has("in_review"):
            if not at.who.reviews:
                yield Fault("NotAllowed", "may not review")
            if at.who.id in (at.case.decider, at.case.owner):
                yield Fault("NotAllowed", "neither decided first nor owns")

    def effect(self, at: Point, given: Given) -> None:
        case = at.case
        decision = _decision(given)
        offer = case.accepted_offer()
        in_review = case.has("in_review")
        if in_review:
            for row in case.recourses:
                if not row.over and row.level == "review":
                    row.outcome, row.over = ("kept" if decision == case.decision else "changed"), True
            case.say("in_review", False)
            case.say("reviewed")
        case.settle_offers("decided")
        decided(case, at, given)
        if not in_review and offer == (set(given["remedies"]) or {"none"}, given["sum_given"] or 0):
            case.say("accepts")
        if given["channel"] is None:
            case.say("untold")
            case.clocks.owe_news()
        else:
            case.say("shown", given["recourse_told"])
            told(case)

    def carry_out(self, act: Act, case_id: int, given: Given) -> object:
        return response.decide(act, case_id, check(Decision, given))


def _decision(given: Given) -> tuple[str, str, int | None]:
    return given["outcome"], ",".join(given["remedies"]) or "none", given["sum_given"]


def decided(case: Life, at: Point, given: Given) -> None:
    """A decision holds, and nobody has said anything to it yet."""
    case.decision = _decision(given)
    case.decider = at.who.id
    case.promise(given["remedies"], given["sum_given"], at.now)
    case.say("decided")
    case.say("accepts", False)
    case.say("refuses", False)


def told(case: Life) -> None:
    """They know it."""
    case.say("untold", False)
    case.clocks.decision_told(case.has("accepts"))


class Inform(Move):
    """A decision told later."""

    act, says = "inform", "no decision to tell|They know the decision"

    def draw(self, at: Point) -> Given:
        return at.dice.told(recourse_told=at.dice.chance(40))

    def effect(self, at: Point, given: Given) -> None:
        at.case.say("shown", given["recourse_told"])
        told(at.case)

    def carry_out(self, act: Act, case_id: int, given: Given) -> object:
        return response.inform(act, case_id, check(Informed, given))


class Resolve(Move):
    """Settled while it is taken in."""

    act, leads_on, says = "resolve", False, "safety|no first contact"

    def draw(self, at: Point) -> Given:
        remedies, amount = at.some_remedies()
        return at.dice.told(remedies=remedies, sum_given=amount)

    def faults(self, at: Point, given: Given) -> Iterator[Fault]:
        yield from sum_faults(given, "sum_given")
        yield from authority_faults(at, given, "sum_given")

    def effect(self, at: Point, given: Given) -> None:
        case = at.case
        if not case.has("told"):
            case.say("told")
            case.clocks.meet("acknowledge")
        decided(case, at, {**given, "outcome": "upheld"})
        told(case)
        for each in case.owed():
            each.state = "done"
        case.answer(accepts=True)
        case.close("accepted", at.now)

    def carry_out(self, act: Act, case_id: int, given: Given) -> object:
        return closing.resolve(act, case_id, check(Settlement, given))
