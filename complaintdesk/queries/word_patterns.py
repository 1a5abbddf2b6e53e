"""Words that recent complaints have in common (8.2), in a bounded number of the newest descriptions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from complaintdesk.queries.proposed import Proposal
from complaintdesk.rules.improvement import Scope
from complaintdesk.rules.patterns import Rule
from complaintdesk.rules.same_words import LEAST_CASES, Recurring, recurring
from complaintdesk.store.look import Look

NEWEST: Final = 300  # descriptions in which words are looked for
EARLIER: Final = 900  # those before, which say how rare they were
RECENT_DAYS: Final = 30

_NEWEST = """SELECT id, description, product, received_on FROM "case"
  WHERE received_on BETWEEN :first AND :last ORDER BY received_on DESC, id DESC LIMIT :most"""


def proposals(look: Look) -> Iterator[Proposal]:
    """What the newest descriptions have in common and those before had not, the strongest first."""
    today = look.today
    first = today - timedelta(days=RECENT_DAYS - 1)
    rows = look.rows(_NEWEST, first=first.isoformat(), last=today.isoformat(), most=NEWEST)
    if len(rows) < LEAST_CASES:
        return
    first = date.fromisoformat(rows[-1][3])
    day_before = first - timedelta(days=1)
    older = look.rows(_NEWEST, first="0000", last=day_before.isoformat(), most=EARLIER)
    products = {row[2] for row in (*rows, *older) if row[2]}
    for found in recurring({row[0]: row[1] for row in rows}, [row[1] for row in older], products):
        yield _of_words(look, found, first)


def _of_words(look: Look, found: Recurring, first: date) -> Proposal:
    return Proposal(
        key=f"words/{found.words}",
        title=f"“{found.words}”",
        says=f"{found.says}.",
        rule=Rule.WORDS.value,
        scope=_in_common(look, found.cases),
        n=len(found.cases),
        usual=found.before * found.recent / found.earlier,
        first=first,
        last=look.today,
        query=f'"{found.words}" received:{first.isoformat()}..{look.today.isoformat()}',
        cases=found.cases,
        action_id=None,
        action=None,
        dismissed=None,
    )


def _in_common(look: Look, cases: Sequence[int]) -> Scope:
    """What two thirds of these cases share: what an action against it would be about."""
    marks = ",".join(str(int(case_id)) for case_id in cases)
    rows = look.rows(f'SELECT problem, product FROM "case" WHERE id IN ({marks})')
    shared: list[str | None] = []
    for column in zip(*rows, strict=True):
        often: dict[str, int] = defaultdict(int)
        for value in column:
            often[value] += value is not None
        most = max(often, key=lambda value: (often[value], str(value)))
        shared.append(most if 3 * often[most] >= 2 * len(rows) else None)
    return Scope(shared[0], shared[1])
