"""The adviser's words (7.7, annex F): what seems due, why, what could be given, what like cases were given."""

from __future__ import annotations

from collections.abc import Iterator

from complaintdesk.rules.adviser import Advice, Due, Precedent, Speaks, Usual
from complaintdesk.rules.money import format_amount
from complaintdesk.rules.vocabulary import Level, Outcome
from screens.case_facts import fact_rows
from screens.case_read import CaseRead
from screens.case_words import label, remedies
from screens.widgets.reading import Block, Row

_DUE = {
    Due.EXPLANATION: "An explanation seems enough.",
    Due.APOLOGY: "An apology seems enough.",
    Due.MORE: "More than an apology seems due.",
    Due.NOT_CLEAR: "Not clear yet: first find out whose fault it was (i).",
}
_SIGNS = {Speaks.MORE: "▲", Speaks.LESS: "▽", Speaks.OPEN: "·"}
CASE = "case-"  # the key of a block that is another case
FIRST = 8  # comparable cases that are listed at once


def advice_blocks(whole: CaseRead) -> Iterator[Block]:
    """What seems due and why; then the comparable cases, one a block under `case-<id>`."""
    advice = whole.advice
    reasons = [Row(f"{_SIGNS[each.speaks]} {each.text}", indent=2) for each in advice.reasons]
    could = [remedies(remedy.value) + f": {why}" for remedy, why in advice.remedies]
    yield Block(
        "advice",
        (
            Row("What seems due · it advises, a person decides", "title"),
            Row(_DUE[advice.due]),
            *reasons,
            *fact_rows([("could be given", could[0] if could else None)]),
            *(Row(each, indent=18) for each in could[1:]),
            Row(""),
        ),
    )
    if advice.precedents:
        yield from _like_cases(whole, advice)


def _like_cases(whole: CaseRead, advice: Advice) -> Iterator[Block]:
    said = usual_words(advice.usual, whole.file.currency)
    n = len(advice.precedents)
    yield Block("like", (Row(f"Comparable closed cases · {n}, most alike first", "title"), Row(f"{said}.")))
    for each in advice.precedents[:FIRST]:
        yield Block(f"{CASE}{each.case_id}", (Row(_precedent(whole, each), indent=2),))
    rest = n - FIRST
    yield Block("like-end", (*([Row(f"and {rest} more", "muted", indent=2)] if rest > 0 else []), Row("")))


def advice_line(whole: CaseRead) -> str:
    """The advice in one line, for a dialog in which somebody decides."""
    return f"{_DUE[whole.advice.due]} Comparable cases: {usual_words(whole.advice.usual, whole.file.currency)}."


def usual_words(usual: Usual | None, currency: str) -> str:
    """`6 of 26 were given words only; 13 were paid, half of them up to 139.00 GBP (5.00 to 590.00 GBP)`."""
    if usual is None:
        return "too few to say what is usual"
    words = f"{usual.words_only or 'none'} of {usual.n} were given words only"
    if usual.middle is None or usual.lowest is None or usual.highest is None:
        return f"{words}; none was paid anything"
    low, middle, high = (format_amount(each, currency) for each in (usual.lowest, usual.middle, usual.highest))
    return f"{words}; {usual.paid} were paid, half of them up to {middle} ({low} to {high})"


def _precedent(whole: CaseRead, each: Precedent) -> str:
    amount = "" if not each.sum_given else f", {format_amount(each.sum_given, each.currency)}"
    given = remedies(",".join(each.remedies) or None, "nothing")
    severity = label(Level, each.severity) if each.severity else "—"
    outcome = label(Outcome, each.outcome)
    return f"{each.reference}  {whole.day(each.closed_on)} · {severity} · {outcome} · {given}{amount}"
