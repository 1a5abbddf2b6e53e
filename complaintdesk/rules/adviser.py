"""Is an apology enough, or is more due, and what (ISO 10002:2018, 7.7, annex F)? It advises; a person decides.

Every conclusion rests on reasons that are said one by one, and on what comparable closed cases were given, so that
like cases are treated alike. Sums are minor units of one currency.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from complaintdesk.rules.findings import Fault, Pattern
from complaintdesk.rules.money import format_amount
from complaintdesk.rules.vocabulary import Level, Outcome, Remedy, Word

TOO_FEW = 5  # of comparable cases: below this nothing is said about what is usual
_PAID = frozenset({Remedy.COMPENSATION, Remedy.REFUND, Remedy.REFUND_DOWN_PAYMENT, Remedy.DISCOUNT})
_WORDS_ONLY = frozenset({Remedy.APOLOGY, Remedy.INFORMATION, Remedy.NONE})


class Due(Word):
    """What seems to be due."""

    EXPLANATION = "explanation"
    APOLOGY = "apology"
    MORE = "more"
    NOT_CLEAR = "not_clear"


class Speaks(Word):
    """What a reason speaks for."""

    MORE = "more"
    LESS = "less"
    OPEN = "open"  # not known yet: it would matter


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known of a case. None: not known yet."""

    currency: str
    severity: Level | None = None
    safety: bool = False
    vulnerable: bool = False
    fault: Fault | None = None
    pattern: Pattern | None = None
    loss: int | None = None
    promise_broken: bool = False
    law_broken: bool = False
    late: bool = False  # a deadline of ours was missed on the case itself
    happened_before: bool = False  # to this complainant
    remedies_sought: tuple[Remedy, ...] = ()
    sum_sought: int | None = None
    limit: int | None = -1  # what the person deciding may give alone: -1 any sum, None nothing


@dataclass(frozen=True, slots=True)
class Precedent:
    """A comparable closed case: what it was given. `likeness` of the words from 0 to 1."""

    case_id: int
    reference: str
    severity: Level | None
    outcome: Outcome | None
    remedies: tuple[Remedy, ...]
    sum_given: int | None
    sum_sought: int | None
    currency: str
    closed_on: str
    likeness: float

    @property
    def words_only(self) -> bool:
        """Whether it was given nothing but words."""
        return set(self.remedies) <= _WORDS_ONLY and not self.sum_given


@dataclass(frozen=True, slots=True)
class Reason:
    """One line of the advice: what it speaks for, and why."""

    speaks: Speaks
    text: str


@dataclass(frozen=True, slots=True)
class Usual:
    """What comparable cases were given: how many, how many words only, and the sums of those that were paid."""

    n: int
    words_only: int
    paid: int
    lowest: int | None
    middle: int | None
    highest: int | None


@dataclass(frozen=True, slots=True)
class Advice:
    """What seems to be due, why, what could be given, and what like cases were given."""

    due: Due
    reasons: tuple[Reason, ...]
    remedies: tuple[tuple[Remedy, str], ...]  # with the reason for each
    usual: Usual | None  # None: too few to say
    precedents: tuple[Precedent, ...]


def advise(case: Circumstances, precedents: Sequence[Precedent]) -> Advice:
    """Weigh what is known. Nothing becomes a number: some reasons decide alone, else the greater part does."""
    like = [each for each in precedents if _ended_alike(case.fault, each.outcome)]
    reasons = (*_blame(case), *_harm(case), *_trust(case), *_like_cases(like, case.currency))
    return Advice(_due(case, reasons), reasons, tuple(_remedies(case)), usual(like, case.currency), tuple(like))


def _ended_alike(fault: Fault | None, outcome: Outcome | None) -> bool:
    """Where it is known whose fault it was, those cases compare that were decided so."""
    if fault in (Fault.OURS, Fault.PARTLY_OURS):
        return outcome in (Outcome.UPHELD, Outcome.PARTLY_UPHELD)
    return fault is not Fault.NOT_OURS or outcome is not Outcome.UPHELD


def usual(precedents: Sequence[Precedent], currency: str) -> Usual | None:
    """What is usual among them; None where they are too few to say."""
    if len(precedents) < TOO_FEW:
        return None
    sums = sorted(each.sum_given for each in precedents if each.sum_given and each.currency == currency)
    return Usual(
        len(precedents),
        sum(each.words_only for each in precedents),
        len(sums),
        *((sums[0], round(median(sums)), sums[-1]) if sums else (None, None, None)),
    )


def _due(case: Circumstances, reasons: Sequence[Reason]) -> Due:
    if case.law_broken or (case.loss and case.fault in (Fault.OURS, Fault.PARTLY_OURS)):
        return Due.MORE
    if case.fault is Fault.NOT_OURS and not case.promise_broken:
        return Due.APOLOGY if case.late or case.vulnerable else Due.EXPLANATION
    if case.fault in (None, Fault.NOT_KNOWN):
        return Due.NOT_CLEAR
    more = sum(reason.speaks is Speaks.MORE for reason in reasons)
    less = sum(reason.speaks is Speaks.LESS for reason in reasons)
    return Due.MORE if more > less + 1 else Due.APOLOGY  # that it was our fault is one of them, and asks for words


def _blame(case: Circumstances) -> Iterator[Reason]:
    said = {
        Fault.OURS: Reason(Speaks.MORE, "It was our fault."),
        Fault.PARTLY_OURS: Reason(Speaks.MORE, "It was partly our fault."),
        Fault.NOT_OURS: Reason(Speaks.LESS, "It was not our fault."),
        Fault.NOT_KNOWN: Reason(Speaks.OPEN, "Whose fault it was could not be found out."),
    }
    unknown = Reason(Speaks.OPEN, "Whose fault it was has not been found out yet (7.6).")
    yield unknown if case.fault is None else said[case.fault]
    if case.law_broken:
        yield Reason(Speaks.MORE, "The law was broken: what it gives them is due, whatever we would give.")
    if case.promise_broken:
        yield Reason(Speaks.MORE, "A promise was broken: it is to be kept, or what it was worth to be made good.")


def _harm(case: Circumstances) -> Iterator[Reason]:
    if case.loss is None:
        yield Reason(Speaks.OPEN, "What they lost by it is not known.")
    elif case.loss:
        yield Reason(Speaks.MORE, f"They lost {format_amount(case.loss, case.currency)} by it.")
    else:
        yield Reason(Speaks.LESS, "They lost no money by it.")
    if case.safety:
        yield Reason(Speaks.MORE, "Somebody’s safety was at stake.")
    if case.severity is None:
        yield Reason(Speaks.OPEN, "How serious it is has not been assessed (7.5).")
    elif case.severity is Level.HIGH:
        yield Reason(Speaks.MORE, "It is serious for them.")
    elif case.severity is Level.LOW:
        yield Reason(Speaks.LESS, "It is not serious.")
    if case.vulnerable:
        yield Reason(Speaks.MORE, "They have needs of their own, and it hits them harder.")


def _trust(case: Circumstances) -> Iterator[Reason]:
    if case.happened_before:
        yield Reason(Speaks.MORE, "It has happened to them before: words alone have not helped.")
    if case.pattern in (Pattern.RECURRING, Pattern.SYSTEMIC):
        yield Reason(Speaks.MORE, "It happens to others too: what will prevent it belongs in the answer.")
    if case.late:
        yield Reason(Speaks.MORE, "We kept them waiting beyond what we promised.")


def _like_cases(precedents: Sequence[Precedent], currency: str) -> Iterator[Reason]:
    found = usual(precedents, currency)
    if found is None:
        said = {0: "There is no comparable closed case", 1: "There is one comparable closed case"}
        n = said.get(len(precedents), f"There are {len(precedents)} comparable closed cases")
        yield Reason(Speaks.OPEN, f"{n}: too few to say what is usual.")
    elif found.words_only * 2 > found.n:
        yield Reason(Speaks.LESS, f"{found.words_only} of {found.n} comparable cases were given words only.")
    else:
        more = found.n - found.words_only
        yield Reason(Speaks.MORE, f"{more} of {found.n} comparable cases were given more than words.")


def _remedies(case: Circumstances) -> Iterator[tuple[Remedy, str]]:
    """What could be given (annex F), each with why; what they ask for first."""
    ours = case.fault in (Fault.OURS, Fault.PARTLY_OURS)
    offered: set[Remedy] = set()
    for remedy, why in _possible(case, ours):
        if remedy not in offered and remedy is not Remedy.NONE:
            offered.add(remedy)
            yield remedy, why


def _possible(case: Circumstances, ours: bool) -> Iterator[tuple[Remedy, str]]:
    if ours or case.law_broken or case.promise_broken:
        for remedy in case.remedies_sought:
            yield remedy, "they ask for it" + _above(case, remedy)
    if ours or case.late:
        yield Remedy.APOLOGY, "we were at fault" if ours else "we kept them waiting"
    if case.promise_broken:
        yield Remedy.HONOUR_PROMISE, "a promise was broken"
    if case.loss and (ours or case.law_broken):
        yield Remedy.COMPENSATION, f"they lost {format_amount(case.loss, case.currency)}"
    if case.pattern in (Pattern.RECURRING, Pattern.SYSTEMIC):
        yield Remedy.NOTICE_OF_CHANGE, "it happens to others too"
    if not ours:
        yield Remedy.INFORMATION, "they should know what happened and why"
    if case.late and not case.loss:
        yield Remedy.GOODWILL_GIFT, "we kept them waiting"


def _above(case: Circumstances, remedy: Remedy) -> str:
    asked = case.sum_sought
    if remedy not in _PAID or asked is None:
        return ""
    words = f": {format_amount(asked, case.currency)}"
    if case.limit is None or 0 <= case.limit < asked:
        return f"{words}, which is more than you may give alone (5.4)"
    return words
