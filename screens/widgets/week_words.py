"""What the weeks say in words: the newest one, what is usual, and which weeks are not, by which rule."""

from __future__ import annotations

from rich.cells import cell_len

from complaintdesk.queries.dashboard import Dashboard
from complaintdesk.rules import period_words
from complaintdesk.rules.unusual import Unusual, unusual, why
from complaintdesk.rules.unusual import words as in_words
from screens.widgets import dashboard_spots as say
from screens.widgets.charts import QUIET, Line, Piece, counted


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
    found = unusual(chart)
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


def words(board: Dashboard, field: str, each: Unusual) -> str:
    """Which weeks they are and why."""
    row = board.weeks[each.last]
    return in_words(
        each, getattr(row, field), period_words.day(row.first, year=row.first.year != board.today.year)
    )


def of_week(board: Dashboard, field: str, at: int) -> str:
    """Why a week is unusual, for the line below; nothing for one that is not."""
    return "; ".join(dict.fromkeys(why(signal) for signal in board.usual(field).signals_at(at)))
