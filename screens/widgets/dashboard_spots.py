"""What each number of the dashboard says, how it is counted, and which question has exactly its cases."""

from __future__ import annotations

from datetime import date

from complaintdesk.queries.dashboard import LEAST, AgeRow, Dashboard, Kept, MonthRow, ProblemRow, StageRow, WeekRow
from complaintdesk.rules import dates
from complaintdesk.rules.measures import BY_CODE, Measure
from complaintdesk.rules.vocabulary import Stage, View
from screens.text import shown
from screens.widgets.charts import counted, of_all
from screens.widgets.numbers import Spot

PROMISES = {"acknowledge": "acknowledged", "decide": "decided"}


def months(board: Dashboard) -> str:
    """The twelve months as people write them: `Dec 2025 – Nov 2026`."""
    return f"{month(board.first_month)} – {month(board.last_month)}"


def month(name: str) -> str:
    """`2026-11` as people write it."""
    return f"{dates.long(date.fromisoformat(f'{name}-01')).split()[-1][:3]} {name[:4]}"


def now(board: Dashboard) -> list[Spot]:
    """The six numbers of this moment."""
    standing = board.standing
    return [
        _now("open", standing.open, "open", BY_CODE["open"], View.OPEN),
        _now("overdue", standing.overdue, "overdue", BY_CODE["overdue"], View.OVERDUE),
        Spot(
            "due_today",
            standing.due_today,
            f"{counted(standing.due_today)} due today",
            BY_CODE["due_today"],
            "due:today",
        ),
        _now("due_soon", standing.due_soon, "due within 7 days", BY_CODE["due_soon"], View.DUE_SOON),
        _now(
            "unacknowledged",
            standing.unacknowledged,
            "unacknowledged",
            BY_CODE["unacknowledged"],
            View.UNACKNOWLEDGED,
        ),
        _now("safety", standing.safety, "with a safety implication, open", BY_CODE["safety"], View.SAFETY),
    ]


def _now(key: str, n: int, words: str, measure: Measure, view: View) -> Spot:
    return Spot(key, n, f"{counted(n)} {words}", measure, view=view)


def promise(board: Dashboard, kept: Kept) -> list[Spot]:
    """All promises whose day has come, and those that were not kept."""
    word, measure = PROMISES[kept.kind], BY_CODE[f"{PROMISES[kept.kind]}_in_time"]
    when = f"{board.first_month}..{board.last_month}"
    share = f"{kept.share} {word} in time" if kept.judged >= LEAST else f"{word} in time: too few to say"
    return [
        Spot(
            kept.kind,
            kept.judged,
            f"{share}, {counted(kept.in_time)} of {counted(kept.judged)}, {months(board)}",
            measure,
            f"clock:{kept.kind}@{when}",
        ),
        Spot(
            f"{kept.kind}-late",
            kept.late,
            f"{counted(kept.late)} not {word} in time, {months(board)}",
            measure,
            f"clock:{kept.kind}-late@{when}",
        ),
    ]


def flow(board: Dashboard, field: str) -> list[Spot]:
    """Received or closed: in the last 30 days, and this year."""
    ours, year = board.flow, board.today.year
    recent, this_year = (
        (ours.received, ours.received_this_year) if field == "received" else (ours.closed, ours.closed_this_year)
    )
    return [
        Spot(
            f"{field}-30",
            recent,
            f"{counted(recent)} {field} in the last 30 days, since {_day(ours.first, board)}",
            BY_CODE[field],
            f"{field}:{ours.first}..{board.today}",
        ),
        Spot(
            f"{field}-year",
            this_year,
            f"{counted(this_year)} {field} since 1 January {year}",
            BY_CODE[field],
            f"{field}:{year}-01-01..{board.today}",
        ),
    ]


def week(board: Dashboard, row: WeekRow, field: str) -> Spot:
    """Received or closed in one week."""
    n = row.received if field == "received" else row.closed
    so_far = ", this week so far" if row.last >= board.today else ""
    return Spot(
        f"{field}-{row.first}",
        n,
        f"{counted(n)} {field}, {_day(row.first, board)} – {_day(row.last, board)}{so_far}",
        BY_CODE[field],
        f"{field}:{row.first}..{row.last}",
    )


def age(board: Dashboard, row: AgeRow) -> Spot:
    """Open cases of one age."""
    if row.first is None:
        asked = f"<={row.last}"
    else:
        asked = f">={row.first}" if row.last == board.today else f"{row.first}..{row.last}"
    share = of_all(row.n, board.standing.open)
    said = f"{counted(row.n)} open for {row.label}" + (f", {share} of the open cases" if share else "")
    return Spot(f"age-{row.label}", row.n, said, BY_CODE["ageing"], f"is:open received:{asked}")


def stage(board: Dashboard, row: StageRow) -> Spot:
    """Open cases at one stage."""
    words = {"received": "received, not more yet", "investigating": "being investigated"}.get(
        row.stage, Stage(row.stage).label
    )
    said = f"{counted(row.n)} open cases stand at: {words}"
    return Spot(f"stage-{row.stage}", row.n, said, BY_CODE["stages"], f"is:open stage:{row.stage}")


def problem(board: Dashboard, row: ProblemRow) -> Spot:
    """Cases of one category."""
    total = board.problems[-1].cumulative
    said = (
        f"{counted(row.n)} of {counted(total)} about “{shown(row.label).plain}”; "
        f"with those above {of_all(row.cumulative, total)}; {months(board)}"
    )
    asked = f"received:{board.first_month}..{board.last_month}"
    return Spot(f"problem-{row.code}", row.n, said, BY_CODE["problems"], f'problem:"={row.code}" {asked}')


def decided(board: Dashboard, row: MonthRow) -> Spot:
    """Cases decided in one month."""
    so_far = " so far" if row.month == board.last_month else ""
    if row.median is None or row.ninth is None:
        took = "too few to say how long it took"
    else:
        took = f"half within {row.median} d, nine in ten within {row.ninth} d"
    said = f"{counted(row.decided)} decided in {month(row.month)}{so_far}: {took}"
    return Spot(f"decided-{row.month}", row.decided, said, BY_CODE["days_to_decide"], f"decided:{row.month}")


def _day(day: date, board: Dashboard) -> str:
    """`Mon 16 Nov`, with the year when it is another; never `today`, which is wrong tomorrow."""
    name, number, in_month = dates.long(day).split()
    year = "" if day.year == board.today.year else f" {day.year}"
    return f"{name[:3]} {number} {in_month[:3]}{year}"
