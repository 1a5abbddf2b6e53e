"""What each number of the dashboard says, how it is counted, and which question has exactly its cases."""

from __future__ import annotations

from datetime import date

from complaintdesk.queries import figure_words, search_subject
from complaintdesk.queries.dashboard import Dashboard
from complaintdesk.queries.measured import AgeRow, StageRow, WeekRow
from complaintdesk.rules import comparing, dates
from complaintdesk.rules.figure import Figure
from complaintdesk.rules.measures import BY_CODE, LEAST, share
from complaintdesk.rules.period_words import stretch
from complaintdesk.rules.vocabulary import Stage, View
from screens.widgets.charts import counted, of_all
from screens.widgets.numbers import Spot

PROMISES = {"acknowledge": "acknowledged", "decide": "decided"}


def when(board: Dashboard) -> str:
    """The period as people write it: `Dec 2025 – Nov 2026`, `5 Jan 2026 – 1 Feb 2026`."""
    return stretch(board.scope.first, board.scope.last)


def days_of(board: Dashboard) -> str:
    """The period as the search has it, `2025-12-01..2026-11-30`."""
    return f"{board.scope.first}..{board.scope.last}"


def within(board: Dashboard, query: str) -> str:
    """The question, asked of the department that is looked at."""
    department = board.scope.department
    return query if department is None else f"{query} {search_subject.field('department', department.name)}"


def changed(board: Dashboard, now: int, before: int, unit: str = "") -> str:
    """The change against the period before, for the end of a sentence."""
    return f"; {comparing.change_words(now, before, board.scope.than, unit)}"


def now(board: Dashboard) -> list[Spot]:
    """The six numbers of this moment."""
    standing, soon = board.standing, date.fromordinal(board.today.toordinal() + 7)
    named = (
        ("open", standing.open, "open", View.OPEN, "is:open"),
        ("overdue", standing.overdue, "overdue", View.OVERDUE, "is:overdue"),
        ("due_today", standing.due_today, "due today", View.ALL, "due:today"),
        ("due_soon", standing.due_soon, "due within 7 days", View.DUE_SOON, f"due:{board.today}..{soon}"),
        ("unacknowledged", standing.unacknowledged, "unacknowledged", View.UNACKNOWLEDGED, "is:unacknowledged"),
        ("safety", standing.safety, "with a safety implication, open", View.SAFETY, "is:open is:safety"),
    )
    return [_now(board, *each) for each in named]


def _now(board: Dashboard, key: str, n: int, words: str, view: View, query: str) -> Spot:
    """The whole office's are a view of the list; a department's, and what is due today, are searched for."""
    said = f"{counted(n)} {words}"
    if view is not View.ALL and board.scope.department is None:
        return Spot(key, n, said, BY_CODE[key], view=view)
    return Spot(key, n, said, BY_CODE[key], within(board, query))


def promise(board: Dashboard, kind: str) -> list[Spot]:
    """All promises whose day has come, and those that were not kept."""
    word, code = PROMISES[kind], f"{PROMISES[kind]}_late"
    figure, before = board.figure(code), board.figure_before(code)
    of = figure.of or 0
    kept = of - figure.count
    said = f"{share(kept, of)} {word} in time" if of >= LEAST else f"{word} in time: too few to say"
    points = points_more(figure, before)
    more = ""
    if points is not None:
        judged = figure_words.judged(figure, before)
        more = changed(board, points[0], points[1], " points") + (f" ({judged})" if judged else "")
    late = f"{counted(figure.count)} not {word} in time, {when(board)}"
    return [
        Spot(
            kind,
            of,
            f"{said}, {counted(kept)} of {counted(of)}, {when(board)}{more}",
            BY_CODE[f"{word}_in_time"],
            within(board, f"clock:{kind}@{days_of(board)}"),
        ),
        Spot(
            f"{kind}-late",
            figure.count,
            late + changed(board, figure.count, before.count),
            BY_CODE[code],
            within(board, f"clock:{kind}-late@{days_of(board)}"),
        ),
    ]


def points_more(figure: Figure, before: Figure) -> tuple[int, int] | None:
    """The percent that were kept, now and before; None where either has too few to say."""
    if figure.value is None or before.value is None:
        return None
    return round(100 * (1 - figure.value)), round(100 * (1 - before.value))


def points(board: Dashboard, kind: str) -> str:
    """By how many points more or fewer were kept in time than before: `▲ 2 pt`; nothing where too few can say."""
    code = f"{PROMISES[kind]}_late"
    found = points_more(board.figure(code), board.figure_before(code))
    if found is None:
        return ""
    moved = comparing.change(*found)
    return moved if moved == comparing.SAME else f"{moved} pt"


def flow(board: Dashboard, field: str) -> list[Spot]:
    """Received or closed: in the period, and in the last 30 days."""
    n, before = board.figure(field).count, board.figure_before(field).count
    recent = board.recent[0 if field == "received" else 1]
    first = date.fromordinal(board.today.toordinal() - 29)
    return [
        Spot(
            f"{field}-period",
            n,
            f"{counted(n)} {field}, {when(board)}{changed(board, n, before)}",
            BY_CODE[field],
            within(board, f"{field}:{days_of(board)}"),
        ),
        Spot(
            f"{field}-30",
            recent,
            f"{counted(recent)} {field} in the last 30 days, since {day(first, board)}",
            BY_CODE[field],
            within(board, f"{field}:{first}..{board.today}"),
        ),
    ]


def week(board: Dashboard, row: WeekRow, field: str, unusual: str) -> Spot:
    """Received or closed in one week, and why that is `unusual`."""
    n = row.received if field == "received" else row.closed
    why = f"; {unusual}" if unusual else ""
    so_far = ", this week so far" if row.last >= board.today else ""
    return Spot(
        f"{field}-{row.first}",
        n,
        f"{counted(n)} {field}, {day(row.first, board)} – {day(row.last, board)}{so_far}{why}",
        BY_CODE[field],
        within(board, f"{field}:{row.first}..{row.last}"),
    )


def age(board: Dashboard, row: AgeRow) -> Spot:
    """Open cases of one age."""
    if row.first is None:
        asked = f"<={row.last}"
    else:
        asked = f">={row.first}" if row.last == board.today else f"{row.first}..{row.last}"
    part = of_all(row.n, board.standing.open)
    said = f"{counted(row.n)} open for {row.label}" + (f", {part} of the open cases" if part else "")
    return Spot(f"age-{row.label}", row.n, said, BY_CODE["ageing"], within(board, f"is:open received:{asked}"))


def stage(board: Dashboard, row: StageRow) -> Spot:
    """Open cases at one stage."""
    words = {"received": "received, not more yet", "investigating": "being investigated"}.get(
        row.stage, Stage(row.stage).label
    )
    said = f"{counted(row.n)} open cases stand at: {words}"
    return Spot(f"stage-{row.stage}", row.n, said, BY_CODE["stages"], within(board, f"is:open stage:{row.stage}"))


def day(on: date, board: Dashboard) -> str:
    """`Mon 16 Nov`, with the year when it is another; never `today`, which is wrong tomorrow."""
    name, number, in_month = dates.long(on).split()
    year = "" if on.year == board.today.year else f" {on.year}"
    return f"{name[:3]} {number} {in_month[:3]}{year}"
