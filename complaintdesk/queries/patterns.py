"""What becomes more than usual, proposed from the data (8.2): kinds of complaint by months, and words in common.

Months are counted from the summary table, words in a bounded number of the newest descriptions: neither reads more
because more cases are on file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from complaintdesk.queries import search_subject, word_patterns
from complaintdesk.queries.proposed import Proposal
from complaintdesk.rules.improvement import Scope, State
from complaintdesk.rules.patterns import LEAST_CASES, LEAST_MONTHS, MONTHS, Month, Rise, Rule, rise
from complaintdesk.store import scopes, tallies
from complaintdesk.store.look import Look

LINKED: Final = 200  # cases that are linked to what is opened from a proposal, the newest
NO_CAUSE: Final = "not_known"  # that it was not found is no cause to act on


class _Names(NamedTuple):
    """The labels behind the codes."""

    category: dict[str, str]
    cause: dict[str, str]
    department: dict[str, str]


def proposals(look: Look, *, dismissed: bool = False) -> list[Proposal]:
    """Those that stand, the strongest first and words last; with `dismissed` those that were dismissed as well."""
    found = [*_rises(look), *word_patterns.proposals(look)]
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


def months_compared(look: Look) -> int:
    """How many whole months this one and the last are compared with; 0 where they are too few to say anything."""
    n = len(before(look, (look.today.replace(day=1) - timedelta(days=1)).strftime("%Y-%m")))
    return n if n >= LEAST_MONTHS else 0


def cases_of(look: Look, made: Proposal, most: int = LINKED) -> list[int]:
    """The ids of the cases that it was counted from, the newest `most` of them."""
    if made.cases:
        return sorted(made.cases, reverse=True)[:most]
    return scopes.newest(look, made.scope, made.first, made.last, most)


# -- kinds by months -----------------------------------------------------------------------------------


def _rises(look: Look) -> list[Proposal]:
    last = look.today.replace(day=1) - timedelta(days=1)
    judged = (look.today.strftime("%Y-%m"), last.strftime("%Y-%m"))
    earlier = before(look, judged[1])
    if not earlier:
        return []
    months = [*earlier, judged[1], judged[0]]
    everything = {month: received(look, month) for month in months}
    names = _names(look)
    found: dict[str, Proposal] = {}
    for family, part, counts in _kinds(look, months):
        history = [Month(counts.get(month, 0), everything[month]) for month in earlier]
        for month in judged:
            risen = rise(history, Month(counts.get(month, 0), everything[month]))
            if risen is not None:
                found.setdefault(f"{family}/{part}", _told(look, family, part, month, risen, names))
    apart = _without_the_same_again(list(found.values()))
    return sorted(apart, key=lambda each: (each.usual - each.n, each.key))


def _kinds(look: Look, months: Sequence[str]) -> Iterator[tuple[str, str, dict[str, int]]]:
    """Each kind that came often enough this month or the last to be looked at, with its counts by month."""
    for measure in ("problem", "cause"):
        yield from _often(measure, "", tallies.by_month(look, measure, months, None), months)
    for (department_id,) in look.rows("SELECT id FROM department"):
        by_month = tallies.by_month(look, "problem", months, department_id)
        yield from _often("department", f"/{department_id}", by_month, months)
    products = {part for month in months[-2:] for part in _products(look, month)}
    for part in sorted(products):
        yield "product", part, _of_product(look, part, months)


def _often(
    family: str, suffix: str, by_month: Mapping[str, Mapping[str, int]], months: Sequence[str]
) -> Iterator[tuple[str, str, dict[str, int]]]:
    often = {part for month in months[-2:] for part, n in by_month[month].items() if n >= LEAST_CASES}
    for part in sorted(often - {NO_CAUSE}):
        yield family, f"{part}{suffix}", {month: by_month[month].get(part, 0) for month in months}


def _products(look: Look, month: str) -> list[str]:
    """Problem and product, `defective/desk lamp`, that came together often enough in a month."""
    sql = """SELECT substr(part, 9) FROM tally WHERE measure = 'problem_product'
      AND part BETWEEN :first AND :last AND n >= :least"""
    return [row[0] for row in look.rows(sql, first=f"{month}/", last=f"{month}0", least=LEAST_CASES)]


def _of_product(look: Look, part: str, months: Sequence[str]) -> dict[str, int]:
    marks = ", ".join(f":m{at}" for at in range(len(months)))
    sql = f"""SELECT substr(part, 1, 7), n FROM tally
      WHERE measure = 'problem_product' AND day = '' AND part IN ({marks})"""
    return dict(look.rows(sql, **{f"m{at}": f"{month}/{part}" for at, month in enumerate(months)}))


def before(look: Look, until: str) -> list[str]:
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


def received(look: Look, month: str) -> int:
    """All cases received in a month (`2026-11`)."""
    return int(look.value(_RECEIVED, first=month, last=month + "~"))


def _told(look: Look, family: str, part: str, month: str, found: Rise, names: _Names) -> Proposal:
    scope, title, query = _subject(family, part, names)
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
    if family == "cause":
        return Scope(cause=part), f"cause: {names.cause.get(part, part)}", search_subject.field("cause", part)
    if family == "product":
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
        if family not in ("product", "department") or wider is None:
            continue
        gone.add(wider.key if 3 * each.n >= 2 * wider.n else each.key)
    yield from (each for each in found if each.key not in gone)


def _names(look: Look) -> _Names:
    return _Names(
        dict(look.rows("SELECT code, label FROM category")),
        dict(look.rows("SELECT code, label FROM cause")),
        {str(key): name for key, name in look.rows("SELECT id, name FROM department")},
    )


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
