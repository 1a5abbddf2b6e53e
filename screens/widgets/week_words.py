"""What the weeks say in words: the newest one, what is usual, and which weeks are not, by which rule."""

from __future__ import annotations

from complaintdesk.queries.dashboard import Dashboard
from complaintdesk.rules.control_chart import Signal
from screens.widgets import dashboard_spots as say
from screens.widgets.charts import QUIET, Line, Piece, counted
from screens.widgets.numbers import Spot


def newest(board: Dashboard) -> str:
    """The newest week, for the heading."""
    week = board.weeks[-1]
    when = "this week so far" if week.first <= board.today <= week.last else f"to {say.day(week.last, board)}"
    return f"▲ received {counted(week.received)} · ▼ closed {counted(week.closed)} {when}"


def usual(board: Dashboard, field: str, width: int) -> Line:
    """What is usual in a week, and what was not, the newest first, as far as there is room."""
    chart = board.usual(field)
    if chart.centre is None or chart.lower is None or chart.upper is None:
        return [Piece(f"  {field}: too few to say what is usual in a week", QUIET)]
    said = f"  usual {field} {chart.centre:.1f} a week, limits ╌ {chart.lower:.1f} to {chart.upper:.1f}"
    named = signals(board, field)
    if not named:
        return [Piece(f"{said}; no week is beyond what is usual"[:width], QUIET)]
    line: Line = [Piece(said[:width], QUIET)]
    room = width - len(said)
    for at, (spot, words) in enumerate(named):
        text = f"; ◆ {words}"
        rest = f"; {len(named) - at} more ◆"
        last = at == len(named) - 1
        if len(text) + (0 if last else len(rest)) > room:
            line.append(Piece(rest[: max(room, 0)], "bold"))
            break
        line.append(Piece(text, "bold", spot.key))
        room -= len(text)
    return line


def signals(board: Dashboard, field: str) -> list[tuple[Spot, str]]:
    """Each week that is not usual, the newest first: its number, and why in words."""
    found: list[tuple[Spot, str]] = []
    seen: set[int] = set()
    for signal in sorted(board.usual(field).signals, key=lambda signal: -signal.at):
        if signal.at not in seen:
            seen.add(signal.at)
            spot = say.week(board, board.weeks[signal.at], field)
            found.append((spot, f"{counted(spot.n)} from {_from(board, signal)}: {why(signal)}"))
    return found


def _from(board: Dashboard, signal: Signal) -> str:
    return say.day(board.weeks[signal.at].first, board).split(" ", 1)[1]


def why(signal: Signal) -> str:
    """The rule in few words."""
    side = "above" if signal.above else "below"
    return {
        "beyond": f"{side} the limit",
        "run": f"8 weeks in a row {side} the mean",
        "near": f"3 of 4 weeks near the {'upper' if signal.above else 'lower'} limit",
    }[signal.rule.value]
