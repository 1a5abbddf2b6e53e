"""An entry of the register, and a proposal, told part by part: for the screen and the shell alike (8.2, 8.7)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from complaintdesk.queries.case_list import CaseRow
from complaintdesk.queries.improvement_rows import CheckRow, EntryRow, RoundRow, Whole
from complaintdesk.queries.proposed import Proposal
from complaintdesk.rules import effectiveness, patterns, same_words
from complaintdesk.rules.dates import short
from complaintdesk.rules.improvement import Judged, Kind, State


class Part(NamedTuple):
    """A heading, and what stands below it; text from people among it."""

    heading: str
    text: str


def proposal(made: Proposal, cases: Sequence[CaseRow], today: date) -> list[Part]:
    """Why it is proposed, some of its cases, what can be done."""
    by_words = made.rule == patterns.Rule.WORDS
    blocks = [Part(made.title, made.says)]
    if made.action is not None:
        blocks.append(Part("In the register", f"{made.action} is about it already."))
    newest = "\n".join(_case(row, today) for row in cases)
    if newest:
        more = f" (the newest of {made.n})" if made.n > len(cases) else ""
        blocks.append(Part(f"Its cases{more}", newest))
    blocks.append(Part("What can be done", "n opens an action with its cases, x dismisses it, o shows its cases."))
    blocks.append(Part("The rule", same_words.RULE if by_words else patterns.RULE))
    return blocks


def _case(row: CaseRow, today: date) -> str:
    about = " · ".join(part for part in (row.problem_label, row.product) if part)
    return f"{row.reference}  {_day(row.received_on, today)}  {about}"


def entry(whole: Whole, today: date) -> list[Part]:
    """All that is on file about an entry: how it goes first."""
    row = whole.row
    blocks = [Part(f"{row.number} · {row.title}", "\n".join(_head(row, today)))]
    blocks += _effect(whole, today)
    blocks.append(Part("Problem" if Kind(row.kind).is_action else "What it is", row.problem))
    if row.proposed:
        blocks.append(Part("Opened because", row.proposed))
    if row.copy_to:
        blocks.append(Part("What may be copied, and where", row.copy_to))
    for at, each in enumerate(reversed(whole.rounds)):
        blocks += _round(each, today, last=at == 0, several=len(whole.rounds) > 1)
    if row.closing_note:
        blocks.append(
            Part("On closing" if row.state == State.CLOSED else "Why it was withdrawn", row.closing_note)
        )
    if whole.cases:
        more = f" (the newest of {row.cases})" if row.cases > len(whole.cases) else f" ({row.cases})"
        lines = (
            f"{each.reference}  {_day(each.received_on, today)}  {_first(each.description)}"
            for each in whole.cases
        )
        blocks.append(Part(f"Linked cases{more}", "\n".join(lines)))
    return blocks


def _head(row: EntryRow, today: date) -> Iterator[str]:
    round_ = f", round {row.round}" if row.round > 1 else ""
    yield f"{Kind(row.kind).label} · {State(row.state).label}{round_} · owner {row.owner}"
    days = [("opened", row.opened_on), ("due", row.due_on), ("done", row.done_on), ("check", row.check_on)]
    days.append(("closed" if row.state == State.CLOSED else "withdrawn", row.closed_on))
    yield " · ".join(f"{name} {_day(day, today)}" for name, day in days if day is not None)
    if row.scope_words:
        yield f"about {row.scope_words}"
    if row.who:
        yield f"whose it is: {row.who}"


def _effect(whole: Whole, today: date) -> Iterator[Part]:
    if whole.effect is not None and not whole.row.is_over:
        found = whole.effect.windows
        spans = ""
        if found.days > 0:
            spans = (
                f"\n{_day(found.before_first, today)} to {_day(found.before_last, today)} against "
                f"{_day(found.after_first, today)} to {_day(found.after_last, today)}"
            )
        yield Part("Effect as of today", f"{_sentence(whole.effect.says)}{spans}\n{effectiveness.RULE}")
    for check in reversed(whole.checks):
        yield Part(f"Checked {_day(check.checked_on, today)} by {check.judged_by}", _checked(check))


def _checked(check: CheckRow) -> str:
    said = {
        Judged.EFFECTIVE: "Judged effective.",
        Judged.NOT_EFFECTIVE: "Judged not effective.",
        Judged.LATER: "To be looked at again.",
    }[Judged(check.judged)]
    note = f" {check.note}" if check.note else ""
    p = "" if check.p_value is None else f" p = {check.p_value:.3f}" if check.p_value >= 0.001 else " p < 0.001"
    return f"{said}{note}\n{_sentence(check.says)}{p} (round {check.round}, kept as it was read)"


def _round(each: RoundRow, today: date, *, last: bool, several: bool) -> Iterator[Part]:
    title = f"Round {each.number} · " if several else ""
    if each.why_again:
        yield Part(f"{title}Taken up again {_day(each.began_on, today)}", each.why_again)
    if each.whys:
        lines = [line for line in each.whys.splitlines() if line.strip()]
        yield Part(f"{title}Why?", "\n".join(f"{n}. {line}" for n, line in enumerate(lines, 1)))
    if each.analysis:
        yield Part(f"{title}Cause", each.analysis)
    if each.correction:
        yield Part(f"{title}Correction", each.correction)
    if each.prevention:
        yield Part(f"{title}Prevention", each.prevention)
    if each.done_on:
        note = f": {each.done_note}" if each.done_note else "."
        yield Part(f"{title}Done", f"{_day(each.done_on, today)} by {each.done_by}{note}")
    elif last and not (each.whys or each.analysis):
        yield Part(f"{title}Cause", "Not written down yet: e.")


def _sentence(says: str) -> str:
    return f"{says[:1].upper()}{says[1:]}."


def _day(day: date | str, today: date) -> str:
    return short(day if isinstance(day, date) else date.fromisoformat(day), today)


def _first(text: str) -> str:
    return " ".join(text.split())[:80]
