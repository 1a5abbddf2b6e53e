"""What becomes more than usual, proposed from the data (8.2): kinds of complaint by months, and words in common.

Months are counted from the summary table, words in a bounded number of the newest descriptions: neither reads more
because more cases are on file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from complaintdesk.queries import search_subject
from complaintdesk.rules.improvement import Scope, State
from complaintdesk.rules.patterns import LEAST_CASES, MONTHS, Month, Rise, Rule, rise
from complaintdesk.rules.same_words import Recurring, recurring
from complaintdesk.store import scopes
from complaintdesk.store.look import Look

NEWEST: Final = 300  # descriptions in which words are looked for
EARLIER: Final = 900  # those before, which say how rare they were
RECENT_DAYS: Final = 30
LINKED: Final = 200  # cases that are linked to what is opened from a proposal, the newest
_FAMILIES: Final = ("problem", "by_product", "by_department", "by_cause")


class Proposal(NamedTuple):
    """One pattern: its key (for dismissing), what it is about, one sentence why, and the search for its cases.

    `first` and `last` are the days it was counted in. `action_id` and `action` are an entry of the register
    that is about it already; `dismissed` says who dismissed it, why and until when, unless that has passed.
    """

    key: str
    title: str
    says: str
    rule: str  # of rules.patterns.Rule
    scope: Scope
    n: int
    usual: float
    first: date
    last: date
    query: str
    cases: tuple[int, ...]  # of words: those that have them; else empty, see `cases_of`
    action_id: int | None
    action: str | None
    dismissed: str | None


class _Names(NamedTuple):
    """The labels behind the codes."""

    category: dict[str, str]
    cause: dict[str, str]
    department: dict[str, str]


def proposals(look: Look, *, dismissed: bool = False) -> list[Proposal]:
    """Those that stand, the strongest first and words last; with `dismissed` those that were dismissed as well."""
    found = [*_rises(look), *_words(look)]
    away = _dismissed(look)
    about = _register(look)
    shown = []
    for each in found:
        entry_id, name = next((at[:2] for at in about if _is_about(each, *at[2:])), (None, None))
        told = each._replace(dismissed=away.get(each.key), action_id=entry_id, action=name)
        if dismissed or told.dismissed is None:
            shown.append(told)
    return shown


def proposal(look: Look, key: str) -> Proposal | None:
    """The proposal with this key as the data make it today, dismissed or not; None where they do not any more."""
    return next((each for each in proposals(look, dismissed=True) if each.key == key), None)


def cases_of(look: Look, made: Proposal, most: int = LINKED) -> list[int]:
    """The ids of the cases that it was counted from, the newest `most` of them."""
    if made.cases:
        return sorted(made.cases, reverse=True)[:most]
    return scopes.newest(look, made.scope, made.first, made.last, most)


# -- kinds by months -----------------------------------------------------------------------------------


def _rises(look: Look) -> list[Proposal]:
    last = look.today.replace(day=1) - timedelta(days=1)
    months = [look.today.strftime("%Y-%m"), last.strftime("%Y-%m")]
    before = _before(look, months[1])
    everything = {month: _received(look, month) for month in (*before, *months)}
    names = _names(look)
    found: dict[str, Proposal] = {}
    for month in months:
        for family in _FAMILIES:
            for part, n in _candidates(look, family, month):
                made = _proposed(look, family, part, month, n, before, everything, names)
                if made is not None:
                    found.setdefault(made.key, made)
    apart = _without_the_same_again(list(found.values()))
    return sorted(apart, key=lambda each: (each.usual - each.n, each.key))


def _before(look: Look, until: str) -> list[str]:
    """The twelve months before `until`, oldest first, as far as the file goes back in whole months."""
    since = scopes.since(look)
    if since is None:
        return []
    first = (since - timedelta(days=1)).strftime("%Y-%m")  # that of the first case counts if it began with it
    number = int(until[:4]) * 12 + int(until[5:]) - 1
    names = [f"{at // 12:04d}-{at % 12 + 1:02d}" for at in range(number - MONTHS, number)]
    return [name for name in names if name > first]


_RECEIVED = (
    "SELECT coalesce(sum(n), 0) FROM tally WHERE measure = 'all' AND part = '' AND day BETWEEN :first AND :last"
)


def _received(look: Look, month: str) -> int:
    return int(look.value(_RECEIVED, first=month, last=month + "~"))


def _candidates(look: Look, family: str, month: str) -> list[tuple[str, int]]:
    """Kinds that came often enough in the month to be looked at, with how often."""
    if family == "problem":
        sql = "SELECT part, n FROM tally WHERE measure = 'problem' AND part > '' AND day = :month AND n >= :least"
        return [(row[0], row[1]) for row in look.rows(sql, month=month, least=LEAST_CASES)]
    sql = """SELECT part, n FROM tally
      WHERE measure = :family AND part BETWEEN :first AND :last AND n >= :least"""
    rows = look.rows(sql, family=family, first=f"{month}/", last=f"{month}0", least=LEAST_CASES)
    return [(row[0].partition("/")[2], row[1]) for row in rows]


def _counts(look: Look, family: str, part: str, months: Sequence[str]) -> dict[str, int]:
    if family == "problem":
        sql = """SELECT day, n FROM tally
          WHERE measure = 'problem' AND part = :part AND day BETWEEN :first AND :last"""
        return dict(look.rows(sql, part=part, first=months[0], last=months[-1]))
    marks = ", ".join(f":m{at}" for at in range(len(months)))
    sql = f"SELECT substr(part, 1, 7), n FROM tally WHERE measure = :family AND day = '' AND part IN ({marks})"
    values = {f"m{at}": f"{month}/{part}" for at, month in enumerate(months)}
    return dict(look.rows(sql, family=family, **values))


def _proposed(
    look: Look,
    family: str,
    part: str,
    month: str,
    n: int,
    before: Sequence[str],
    everything: dict[str, int],
    names: _Names,
) -> Proposal | None:
    if not before:
        return None
    counts = _counts(look, family, part, before)
    history = [Month(counts.get(name, 0), everything[name]) for name in before]
    found = rise(history, Month(n, everything[month]))
    if found is None:
        return None
    scope, title, query = _subject(family, part, names)
    return _told(look, family, part, month, found, scope, title, query)


def _told(
    look: Look, family: str, part: str, month: str, found: Rise, scope: Scope, title: str, query: str
) -> Proposal:
    first = date.fromisoformat(f"{month}-01")
    last = min((first + timedelta(days=32)).replace(day=1) - timedelta(days=1), look.today)
    in_month = f"in {first:%B}" + (" so far" if last == look.today else "")
    usual, _, rest = found.says.partition(", ")
    return Proposal(
        key=f"{family}/{part}",
        title=title,
        says=f"{title}: {usual} {in_month}, {rest}.",
        rule=found.rule.value,
        scope=scope,
        n=found.n,
        usual=found.usual,
        first=first,
        last=last,
        query=f"{query} received:{month}",
        cases=(),
        action_id=None,
        action=None,
        dismissed=None,
    )


def _subject(family: str, part: str, names: _Names) -> tuple[Scope, str, str]:
    """The scope that a part of the summary table means, its words, and the search that finds its cases."""
    problem, _, rest = part.partition("/")
    label = names.category.get(problem, problem)
    if family == "problem":
        return Scope(category=problem), label, f"problem:={problem}"
    if family == "by_cause":
        return Scope(cause=part), f"cause: {names.cause.get(part, part)}", search_subject.field("cause", part)
    if family == "by_product":
        product = search_subject.field("product", rest)
        return Scope(problem, rest), f"{label} · {rest}", f"problem:={problem} {product}"
    department = names.department.get(rest, rest)
    scope = Scope(problem, department_id=int(rest))
    return scope, f"{label} · {department}", f"problem:={problem} {search_subject.field('department', department)}"


def _without_the_same_again(found: list[Proposal]) -> Iterator[Proposal]:
    """Of a kind and a part of it the one that tells more: the part, where it has two thirds of the cases."""
    by_key = {each.key: each for each in found}
    gone: set[str] = set()
    for each in found:
        family, problem = each.key.split("/")[:2]
        wider = by_key.get(f"problem/{problem}")
        if family not in ("by_product", "by_department") or wider is None:
            continue
        gone.add(wider.key if 3 * each.n >= 2 * wider.n else each.key)
    yield from (each for each in found if each.key not in gone)


def _names(look: Look) -> _Names:
    return _Names(
        dict(look.rows("SELECT code, label FROM category")),
        dict(look.rows("SELECT code, label FROM cause")),
        {str(key): name for key, name in look.rows("SELECT id, name FROM department")},
    )


# -- words ---------------------------------------------------------------------------------------------

_NEWEST = """SELECT id, description, product, received_on FROM "case"
  WHERE received_on BETWEEN :first AND :last ORDER BY received_on DESC, id DESC LIMIT :most"""


def _words(look: Look) -> Iterator[Proposal]:
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


# -- what is done about them ---------------------------------------------------------------------------


def _dismissed(look: Look) -> dict[str, str]:
    rows = look.rows(
        "SELECT d.pattern, s.name, d.why, d.until_on FROM dismissed_pattern d "
        "JOIN staff_member s ON s.id = d.dismissed_by_id WHERE d.until_on > :today ORDER BY d.id",
        today=look.today.isoformat(),
    )
    return {pattern: f"dismissed by {name} until {until}: {why}" for pattern, name, why, until in rows}


def _register(look: Look) -> list[tuple[int, str, Scope, str | None]]:
    rows = look.rows(
        "SELECT id, number, category, product, cause, department_id, pattern FROM improvement "
        "WHERE state IN (:open, :done, :checked) ORDER BY id DESC",
        open=State.OPEN.value,
        done=State.DONE.value,
        checked=State.CHECKED.value,
    )
    return [(row[0], row[1], Scope(*row[2:6]), row[6]) for row in rows]


def _is_about(made: Proposal, scope: Scope, pattern: str | None) -> bool:
    return pattern == made.key or (made.rule != Rule.WORDS and scope.covers(made.scope))
