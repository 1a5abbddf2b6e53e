"""What the numbers of a period say, how they are counted, and which question has exactly their cases."""

from __future__ import annotations

from complaintdesk.queries import figure_words, search_subject
from complaintdesk.queries.dashboard import Dashboard
from complaintdesk.queries.figure_words import DAYS_TITLES, PARETO_MEASURES
from complaintdesk.queries.measured import By, DaysRow, Kind, ParetoRow, RemedyRow
from complaintdesk.rules.figure import Figure
from complaintdesk.rules.measures import BY_CODE, PERIODIC, Unit
from complaintdesk.rules.period_words import month
from screens.text import shown
from screens.widgets.charts import counted, of_all
from screens.widgets.dashboard_spots import changed, days_of, when, within
from screens.widgets.numbers import Spot

_ABOUT = {
    By.PROBLEM: "about",
    By.CAUSE: "caused by",
    By.DEPARTMENT: "for",
    By.PRODUCT: "about the product",
}
_DONE = {Kind.ACKNOWLEDGE: "acknowledged", Kind.DECIDE: "decided", Kind.CLOSE: "closed for the first time"}
_DATED = {Kind.ACKNOWLEDGE: "acknowledged", Kind.DECIDE: "decided", Kind.CLOSE: "ended"}
# The cases that each measure of annex H counts; `{}` stands for the days. Those of other rooms have none.
_COUNTED = {
    "received": "received:{}",
    "closed": "closed:{}",
    "first_contact": "ended:{} is:first-contact",
    "acknowledged_late": "clock:acknowledge-late@{}",
    "decided_late": "clock:decide-late@{}",
    "wrongly_prioritised": "received:{} is:reprioritised",
    "outside": "outside:{}",
    "repeats": "received:{} is:repeat",
    "recurrences": "recurrence:{}",
    "days_to_acknowledge": "acknowledged:{}",
    "days_to_decide": "decided:{}",
    "days_to_close": "ended:{}",
    "compensation": "paid:{}",
}
_ROOMS = {
    "improvements": "improvement",
    "satisfaction_handling": "satisfaction",
    "satisfaction_outcome": "satisfaction",
}
# What is counted may be several things of one case, so that the list is no longer than the number.
SEVERAL_OF_A_CASE = ("outside", "compensation")


def pareto(board: Dashboard, by: By, row: ParetoRow) -> Spot:
    """Cases of one kind."""
    total = board.paretos[by].total
    said = (
        f"{counted(row.n)} of {counted(total)} {_ABOUT[by]} “{shown(row.label).plain}”"
        f"{changed(board, row.n, row.before)}; with those above {of_all(row.cumulative, total)}; {when(board)}"
    )
    asked = f"{pareto_query(by, row)} received:{days_of(board)}"
    return Spot(f"{by.value}-{row.code}", row.n, said, PARETO_MEASURES[by], within(board, asked))


def pareto_query(by: By, row: ParetoRow) -> str:
    """The cases of a kind, as the search has it."""
    if not row.code:
        return f"{by.value}:none"
    if by is By.PROBLEM:
        return f'problem:"={row.code}"'
    return search_subject.field(by.value, row.label if by is By.DEPARTMENT else row.code)


def rest(board: Dashboard, by: By, first: int) -> Spot:
    """Those that are not listed."""
    rows = board.paretos[by].rows
    n = rows[-1].cumulative - rows[first - 1].cumulative
    said = f"{counted(n)} {_ABOUT[by]} {len(rows) - first} others; Enter lists them here"
    return Spot(f"{by.value}-rest", n, said, PARETO_MEASURES[by])


def nothing(by: By) -> str:
    """Where there is no row."""
    return "No cause was found yet in these days." if by is By.CAUSE else "Nothing was received in these days."


def took(board: Dashboard, kind: Kind, row: DaysRow) -> Spot:
    """Cases for which it was done in one month."""
    so_far = " so far" if row.month == f"{board.today:%Y-%m}" else ""
    if row.median is None or row.ninth is None:
        words = "too few to say how long it took"
    else:
        words = f"half within {row.median} d, nine in ten within {row.ninth} d"
    said = f"{counted(row.n)} {_DONE[kind]} in {month(row.month)}{so_far}: {words}"
    measure = BY_CODE[DAYS_TITLES[kind].lower().replace(" ", "_")]
    return Spot(f"{kind.value}-{row.month}", row.n, said, measure, within(board, f"{_DATED[kind]}:{row.month}"))


def figure(board: Dashboard, now: Figure) -> Spot:
    """A measure of annex H."""
    measure, before = BY_CODE[now.measure], board.figure_before(now.measure)
    judged = figure_words.judged(now, before)
    of = f" of {counted(now.count)} cases" if measure.unit is Unit.DAYS and not now.too_few else ""
    said = (
        f"{measure.title}: {figure_words.value(now)}{of}, {when(board)}; "
        f"{figure_words.change_words(now, before, board.scope.than)}{f' ({judged})' if judged else ''}"
    )
    asked = _COUNTED.get(now.measure, "")
    if now.measure == "recurrences" and board.scope.department is not None:
        asked = asked.replace("{}", f"{{}}@{board.scope.department.id}")
    query = within(board, asked.format(days_of(board))) if asked else ""
    return Spot(f"h-{now.measure}", now.count, said, measure, query, room=_ROOMS.get(now.measure, ""))


def figures(board: Dashboard) -> list[Spot]:
    """All of them, in the order of annex H."""
    return [figure(board, board.figure(measure.code)) for measure in PERIODIC]


def remedy(board: Dashboard, row: RemedyRow) -> Spot:
    """Cases whose decision gives a remedy."""
    before = next((each.cases for each in board.remedies_before if each.remedy == row.remedy), 0)
    sums = figure_words.amounts(row.sums)
    given = f"{figure_words.remedy_label(row.remedy)}{f', {sums}' if sums else ''}"
    said = f"{counted(row.cases)} decisions give: {given}, {when(board)}{changed(board, row.cases, before)}"
    asked = within(board, f"decided:{days_of(board)} remedy:={row.remedy}")
    return Spot(f"remedy-{row.remedy}", row.cases, said, BY_CODE["remedies"], asked)
