"""What the weeks say in words: the newest one, what is usual, and which weeks are not, by which rule."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len

from complaintdesk.queries.dashboard import Dashboard
from complaintdesk.rules.control_chart import Rule, Signal
from screens.widgets import dashboard_spots as say
from screens.widgets.charts import QUIET, Line, Piece, counted


class Unusual(NamedTuple):
    """Weeks that one rule marks, which follow on each other: the last of them, how many, and which way."""

    rule: Rule
    above: bool
    last: int  # its place among the weeks
    weeks: int


def newest(board: Dashboard) -> str:
    """The newest week, for the heading."""
    week = board.weeks[-1]
    when = "this week so far" if week.first <= board.today <= week.last else f"to {say.day(week.last, board)}"
    return f"▲ received {counted(week.received)} · ▼ closed {counted(week.closed)} {when}"


def usual(board: Dashboard, field: str, width: int) -> Line:
    """What is usual in a week, and what was not, the newest first, as far as there is room."""
    chart = board.usual(field)
    if chart.centre is None or chart.lower is None or chart.upper is None:
        return [Piece(f"  {field}: too few weeks to say what is usual"[:width], QUIET)]
    said = f"  usual {chart.centre:.1f}, limits ╌ {chart.lower:.1f}–{chart.upper:.1f}"
    found = unusual(board, field)
    if not found:
        return [Piece(f"{said}: no week is unusual"[:width], QUIET)]
    line: Line = [Piece(said[:width], QUIET)]
    room = width - cell_len(said)
    for at, each in enumerate(found):
        text = f" ◆ {words(board, field, each)}"
        rest = f" ◆ {len(found) - at} more"
        needed = cell_len(text) + (0 if at == len(found) - 1 else cell_len(rest))
        if needed > room:
            line.append(Piece(rest[: max(room, 0)], "bold"))
            break
        line.append(Piece(text, "bold", f"{field}-{board.weeks[each.last].first}"))
        room -= cell_len(text)
    return line


def unusual(board: Dashboard, field: str) -> list[Unusual]:
    """What is not usual, the newest first; weeks that one rule marks one after the other are told once."""
    found: list[Unusual] = []
    ordered = sorted(board.usual(field).signals, key=lambda signal: (signal.rule.value, signal.above, signal.at))
    for signal in ordered:
        before = found[-1] if found else None
        if (
            before
            and signal.rule is not Rule.BEYOND
            and (before.rule, before.above, before.last) == (signal.rule, signal.above, signal.at - 1)
        ):
            found[-1] = before._replace(last=signal.at, weeks=before.weeks + 1)
        else:
            found.append(Unusual(signal.rule, signal.above, signal.at, 1))
    return sorted(found, key=lambda each: (-each.last, each.rule.value))


def words(board: Dashboard, field: str, each: Unusual) -> str:
    """`15 from 16 Nov above the limit`, `13 weeks to 24 Aug below usual`."""
    row = board.weeks[each.last]
    day = say.day(row.first, board).split(" ", 1)[1]
    side = "above" if each.above else "below"
    if each.rule is Rule.BEYOND:
        return f"{counted(getattr(row, field))} from {day} {side} the limit"
    if each.rule is Rule.RUN:
        return f"{each.weeks + 7} weeks in a row {side} usual, to {day}"
    return f"3 of 4 weeks near the {'upper' if each.above else 'lower'} limit, to {day}"


def of_week(board: Dashboard, field: str, at: int) -> str:
    """Why a week is unusual, for the line below; nothing for one that is not."""
    return "; ".join(dict.fromkeys(_why(signal) for signal in board.usual(field).signals_at(at)))


def _why(signal: Signal) -> str:
    side = "above" if signal.above else "below"
    return {
        "beyond": f"◆ {side} the limit of what is usual",
        "run": f"◆ 8 weeks or more in a row {side} what is usual",
        "near": f"◆ 3 of 4 weeks near the {'upper' if signal.above else 'lower'} limit",
    }[signal.rule.value]
