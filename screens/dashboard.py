"""How the desk is doing: a manager's two minutes (8.2, 8.4). Every number has its definition and its cases."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Grid, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from complaintdesk.queries.dashboard import Dashboard, dashboard
from complaintdesk.rules import periods
from complaintdesk.rules.errors import DeskError
from complaintdesk.store.look import Look
from screens.dashboard_acts import FiguresScreen
from screens.frame import KeyBar
from screens.text import shown
from screens.widgets.dashboard_panels import AgePanel, FlowPanel, NowPanel, PromisesPanel, StagePanel
from screens.widgets.days_panel import DaysPanel
from screens.widgets.figures_panel import FiguresPanel, RemediesPanel
from screens.widgets.numbers import SIGN, NumberPanel
from screens.widgets.objectives_panel import ObjectivesPanel
from screens.widgets.outcome_panels import RecurrencesPanel, SatisfactionPanel
from screens.widgets.pareto_panel import ParetoPanel
from screens.widgets.scope_line import ScopeLine
from screens.widgets.week_chart import WeekChart

EMPTY = """No complaint has been taken in yet.

Once there are some, this page shows in two minutes how the desk is doing: what is open, overdue and due; \
whether complainants are acknowledged and answered in time; how old the open cases are; what comes in and what \
is closed week by week; which problems most complaints are about; and how long decisions take.

Press F2 to take in the first complaint."""
DAY_SECONDS = 60.0  # how often to look whether a new day has begun


class DashboardScreen(FiguresScreen):
    """The figures of the desk on one page."""

    CSS_PATH = "dashboard.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012 - Textual declares it so
    AUTO_FOCUS = ""  # nothing while there are no figures; then the first number
    HELP = (
        "How the desk is doing. Arrows and Tab go from number to number; Enter shows the cases behind the "
        "number; ? on a number says what exactly is counted, and by which clause of ISO 10002. "
        "p chooses the days and d the department that are looked at; ▲ and ▼ are more and fewer than in the days "
        "before, or than in as many days before where the period still goes on. b shows the Pareto of causes, "
        "departments and products, and on the days how long acknowledging and closing took. ◆ marks a week that "
        "is not usual, by the limits of its chart. "
        "It says “too few to say” where fewer than five cases would make a share or an average."
    )
    KEYS = ("number.open", "dashboard.worse", "dashboard.period", "dashboard.report", "app.help")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", id="dashboard.back", show=False, tooltip="Back to where you came from"),
        Binding("g", "first", "First number", id="dashboard.first", show=False, tooltip="To the first number"),
        Binding(
            "b", "turn", "By …", id="dashboard.by", show=False, tooltip="Problems, causes, departments, products"
        ),
        Binding("G", "last", "Last panel", id="dashboard.last", show=False, tooltip="To the last panel"),
    ]

    def __init__(self, at: str | None = None) -> None:
        """`at` is the key of the number to stand on first."""
        super().__init__()
        self._at = at

    def body(self) -> ComposeResult:
        """The panels, in the order in which a manager reads."""
        yield ScopeLine()
        with VerticalScroll(id="figures", can_focus=False):
            yield NowPanel(id="now")
            with Horizontal(id="rates"):
                yield PromisesPanel(id="promises")
                yield FlowPanel(id="flow")
            yield WeekChart(id="weeks")
            with Grid(id="charts"):
                with Vertical(id="standing"):
                    yield AgePanel(id="ages")
                    yield StagePanel(id="stages")
                yield ParetoPanel(id="pareto")
                yield DaysPanel(id="days")
            with Grid(id="measures"):
                yield FiguresPanel(id="annex-h")
                yield RemediesPanel(id="remedies")
                yield ObjectivesPanel(id="objectives")
                yield SatisfactionPanel(id="satisfaction")
                yield RecurrencesPanel(id="recurrences")
        yield Static(EMPTY, id="empty", markup=False)
        yield Static("", id="said", markup=False)

    def on_mount(self) -> None:
        """Ask for the first time, and again when a day has passed."""
        self.ask()
        self.set_interval(DAY_SECONDS, self.ask)

    async def refresh_from_file(self) -> None:
        """The file has changed: ask again; the newer question replaces the one under way."""
        self.ask()

    def ask(self) -> None:
        """The newer question replaces the one under way."""
        self._read()

    @work(exclusive=True, group="dashboard")
    async def _read(self) -> None:
        asked = self.desk.scope
        try:
            board = await self.desk.look(partial(_figures, asked=asked))
        except DeskError as error:
            self.say(f"These figures may be old. {error}", error=True)
            return
        if board != self.board:
            self._show(board)
        self.shown(asked)

    def _show(self, board: Dashboard) -> None:
        self.board = board
        self.set_class(board.ever == 0, "-empty")
        self.set_class(board.ever > 0, "-filled")
        self.say("")
        self.query_one(ScopeLine).show(board)
        for panel in self.panels:
            panel.show(board)
        if board.ever and self.focused is None and self.is_current:
            self._stand_first()

    def _stand_first(self) -> None:
        """On the number one came back to, or on the first."""
        for panel in self.panels:
            if self._at in [spot.key for spot in panel.all_spots]:
                panel.stand_on(str(self._at))
                panel.focus()
                return
        self.panels[0].focus()

    @property
    def panels(self) -> list[NumberPanel]:
        """All panels, in the order of Tab."""
        return list(self.query(NumberPanel).results())

    def say(self, text: str, *, error: bool = False) -> None:
        """On the line under the figures."""
        line = self.query_one("#said", Static)
        line.set_class(error, "error")
        line.update(shown(text))

    @on(NumberPanel.Moved)
    def _moved(self) -> None:
        """Say in words what one stands on, and bring it into sight.

        Asked of the panel that has the focus: messages of several panels may arrive in any order.
        """
        panel = self.focused
        if isinstance(panel, NumberPanel) and panel.spot is not None:
            said = Content.assemble((f" {SIGN} ", "bold"), shown(panel.spot.said))
            self.query_one("#said", Static).update(said)
            self.query_one(KeyBar).refresh()
            self.call_after_refresh(self._bring_into_sight)

    def _bring_into_sight(self) -> None:
        panel, scroll = self.focused, self.query_one("#figures", VerticalScroll)
        if not isinstance(panel, NumberPanel) or panel.spot is None:
            return
        line = panel.region.y + panel.line_of(panel.spot.key) - scroll.region.y
        if line >= scroll.region.height:
            scroll.scroll_relative(y=line - scroll.region.height + 1, animate=False)
        elif line < 0:
            scroll.scroll_relative(y=line, animate=False)

    @on(NumberPanel.Left)
    def _left(self, event: NumberPanel.Left) -> None:
        """An arrow at the edge of a panel goes to the nearest panel on that side."""
        here = event.panel.region
        beside: list[tuple[int, int, NumberPanel]] = []
        for panel in self.panels:
            there = panel.region
            if event.down:
                away = (there.y - here.bottom) if event.down > 0 else (here.y - there.bottom)
                aside = max(0, there.x - here.right + 1, here.x - there.right + 1)
            else:
                away = (there.x - here.right) if event.right > 0 else (here.x - there.right)
                aside = max(0, there.y - here.bottom + 1, here.y - there.bottom + 1)
            if away >= 0 and panel is not event.panel and panel.can_focus and (event.down or not aside):
                beside.append((aside, away, panel))
        if beside:
            min(beside, key=lambda found: found[:2])[2].enter_from(event.right, event.down)

    @on(NumberPanel.Opened)
    def _opened(self, event: NumberPanel.Opened) -> None:
        """Show the cases; by the app, because this screen may go meanwhile."""
        spot = event.spot
        if spot.room:
            self._enter(spot.room, spot.entry)
            return
        self.desk.run_worker(self.desk.show_cases(spot.query, spot.view, spot.key), group="go", exclusive=True)

    def _enter(self, room: str, entry: int | None) -> None:
        from screens.rooms import BY_CODE

        if room in BY_CODE:
            self.desk.enter(room, entry)

    def action_turn(self) -> None:
        """The days that something took, where one stands on them; else what complaints are about."""
        panel = self.focused if isinstance(self.focused, DaysPanel) else self.query_one(ParetoPanel)
        panel.turn()

    def action_first(self) -> None:
        """To the first number."""
        self.panels[0].enter_from(1, 1)

    def action_last(self) -> None:
        """To the last panel."""
        [panel for panel in self.panels if panel.can_focus][-1].enter_from(0, -1)

    def action_back(self) -> None:
        """Back to the screen before."""
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()


def _figures(look: Look, asked: tuple[str, int | None]) -> Dashboard:
    """The figures of the period that is asked for by its words, so that it moves on with the days."""
    words, department_id = asked
    return dashboard(look, periods.parse(words, look.today), department_id)
