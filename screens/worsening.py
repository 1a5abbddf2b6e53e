"""What got worse, and is our fix for it working? Problems and causes, with the corrective actions about each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from complaintdesk.queries import improvement
from complaintdesk.queries.dashboard import Dashboard
from complaintdesk.queries.improvement import ActionAbout
from complaintdesk.queries.measured import By
from complaintdesk.queries.worsening import Worse, worsening
from complaintdesk.rules import comparing, periods
from complaintdesk.rules.improvement import State
from complaintdesk.rules.patterns import RULE
from complaintdesk.rules.period_words import month, stretch
from complaintdesk.store.look import Look
from screens.register import Block, Column, Entry, Register
from screens.rooms import BY_CODE
from screens.widgets import period_spots
from screens.widgets.charts import bar
from screens.widgets.dashboard_spots import changed

_WORKS = "✓ it works"
_SAID = (
    ("it works", _WORKS),
    ("it got worse", "✗ got worse"),
    ("no difference", "… no difference"),
    ("too few", "… too few yet"),
    ("too early", "… too early"),
)
_BAR = 20  # cells of the longest month


class WorseScreen(Register):
    """The list is by how much each rose against the period before; ◆ is beyond its limits."""

    NAME = "What got worse"
    CLAUSES = "8.2 and 8.7"
    COLUMNS = (
        Column("", 1),
        Column("Problem or cause", 0),
        Column("Now", 5, True),
        Column("Before", 6, True),
        Column("±", 6),
        Column("Our fix", 15),
    )
    EMPTY = (
        "Nothing was received in these days.\n\nHere would stand the problems and causes of complaints, those "
        "first that rose most against the days before, each with the corrective actions about it and whether they "
        "work.\n\n"
        "Esc leads back to the dashboard, where p chooses other days."
    )
    KEYS = ("worse.cases", "worse.actions", "register.back", "app.help")
    HELP = (
        "Problems and causes of the complaints received in the days of the dashboard, by how much they rose "
        "against the days before. ◆ says that it is beyond its limits, by the same rule as the proposals of "
        f"improvement (F6 i), which ask it of the whole office: {RULE} "
        "For the one under the cursor stand the corrective actions about it, and what the figures say "
        "of their effect: cases before and after, by an exact test. Enter shows its cases, i enters the register "
        "of improvements."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "cases", "Cases", key_display="⏎", id="worse.cases", tooltip="The cases of this one"),
        Binding("i", "actions", "Its action", id="worse.actions", tooltip="The corrective action about it"),
    ]

    def __init__(self, board: Dashboard, asked: tuple[str, int | None]) -> None:
        """`board` is what the dashboard shows, `asked` the words of its period and its department."""
        super().__init__()
        self._board = board
        self._asked = asked
        self._found: tuple[Worse, ...] = ()
        self._actions: dict[int, list[ActionAbout]] = {}

    def heading(self) -> str:
        """Of which days, against which."""
        scope = self._board.scope
        whose = "" if scope.department is None else f" · {scope.department.name}"
        compared = stretch(scope.compared.first, scope.compared.last)
        period = stretch(scope.first, scope.last)
        return f"{self.NAME} · {period} ± {compared}{whose} · {self.CLAUSES}"

    def entries(self, look: Look) -> Sequence[Entry]:
        """Each problem and cause."""
        words, department_id = self._asked
        self._found = worsening(look, periods.parse(words, look.today), department_id)
        self._actions = {at: _actions(look, each) for at, each in enumerate(self._found)}
        return [
            Entry(at, self._cells(each, self._actions[at]), alert=each.is_beyond)
            for at, each in enumerate(self._found)
        ]

    def _cells(self, each: Worse, actions: Sequence[ActionAbout]) -> tuple[str, ...]:
        row = each.row
        return (
            "◆" if each.is_beyond else "",
            row.label if each.by is By.PROBLEM else f"cause: {row.label}",
            f"{row.n:,}",
            f"{row.before:,}",
            comparing.change(row.n, row.before),
            _fix(actions),
        )

    def page(self, look: Look, entry_id: int) -> Sequence[Block]:
        """How it changed, whether that is unusual, what is done about it, and its months."""
        if entry_id >= len(self._found):
            return []
        each = self._found[entry_id]
        row = each.row
        kind = "Problem" if each.by is By.PROBLEM else "Cause"
        usual = each.says[:1].upper() + each.says[1:]
        said = f"{row.n:,} received{changed(self._board, row.n, row.before)}.\n{usual}."
        return [
            Block(f"{kind}: {row.label}", said),
            Block("Is our fix for it working?", _actions_said(each, self._actions.get(entry_id, []))),
            Block("Month by month", _months(each)),
            Block("◆ by which rule", RULE),
        ]

    def action_cases(self) -> None:
        """Show its cases; Escape leads back to the dashboard."""
        if self.entry is not None and self.entry.id < len(self._found):
            each = self._found[self.entry.id]
            spot = period_spots.pareto(self._board, each.by, each.row)
            self.desk.run_worker(self.desk.show_cases(spot.query, spot.view, spot.key), group="go", exclusive=True)

    def open_entry(self) -> None:
        """Enter shows the cases."""
        self.action_cases()

    def action_actions(self) -> None:
        """Enter the register of improvements, standing on the action about it where there is one."""
        if "improvement" in BY_CODE and self.entry is not None:
            about = self._actions.get(self.entry.id, [])
            self.desk.enter("improvement", about[0].id if about else None)


def _actions(look: Look, each: Worse) -> list[ActionAbout]:
    code = each.row.code
    if each.by is By.PROBLEM:
        return improvement.actions_about(look, code)
    return improvement.actions_about(look, cause=code)


def _fix(actions: Sequence[ActionAbout]) -> str:
    """What is said of the first action, in few words."""
    if not actions:
        return "none"
    first = actions[0]
    words = next((few for begins, few in _SAID if first.says.startswith(begins)), "not done yet")
    if _is_over(first) and words == _WORKS:
        words = "✓ worked then"
    return words


def _is_over(action: ActionAbout) -> bool:
    """Whether it was judged, and is not looked at any more."""
    return action.state in (State.CHECKED, State.CLOSED)


def _actions_said(each: Worse, actions: Sequence[ActionAbout]) -> str:
    if not actions:
        return (
            "Nothing is being done about it yet: no corrective or preventive action names it. i enters the "
            "register of improvements, where n begins one."
        )
    parts = [f"{action.number} {action.title} ({action.state})\n  {action.says}" for action in actions]
    if each.rise > 0 and all(map(_is_over, actions)):
        parts.append("That was judged by the figures of its time, and it rises again: look at it again (i).")
    return "\n".join(parts)


def _months(each: Worse) -> str:
    """The newest first, each with its number and a bar; ◆ beyond what is usual."""
    beyond = {judged.month for judged in each.beyond}
    rows = list(zip(each.months, each.counts, strict=True))[-12:]
    rows += [each.so_far] if each.so_far is not None else []
    most = max((n for _, n in rows), default=0)
    wide = len(f"{most:,}")
    lines = []
    for name, n in reversed(rows):
        so_far = " so far" if each.so_far is not None and name == each.so_far[0] else ""
        sign = "◆" if name in beyond else " "
        lines.append(f"{sign} {month(name)} {n:>{wide},} {bar(n, most, _BAR)}{so_far}")
    return "\n".join(lines)
