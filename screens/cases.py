"""The list of cases: views, search as one types, and a preview where there is room (7.3)."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from complaintdesk.rules.errors import Busy, DeskError
from complaintdesk.rules.vocabulary import View
from screens import cases_words as words
from screens.cases_acts import CasesActs
from screens.cases_read import Asked, Wanted, read, window
from screens.text import shown
from screens.widgets.case_preview import CasePreview
from screens.widgets.case_table import WINDOW, CaseTable, CaseTableHeader
from screens.widgets.view_bar import ViewBar
from screens.work import begin

if TYPE_CHECKING:
    from textual.widgets import Input

    from complaintdesk.queries.drafts import DraftRow
    from complaintdesk.queries.search import Found

_AT_ONCE = 2 * WINDOW  # matches read while somebody types
_TYPING_PAUSE = 0.25  # seconds without a letter until all are read


class CasesScreen(CasesActs):
    """All cases, from the keyboard: the screen on which the desk opens."""

    HELP = "Every case of the desk (7.3). A view shows some of them; a search looks through all of them."
    KEYS = ("app.new", "list.open", "cases.search", "app.dashboard", "app.help")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (120, "-wide")]  # noqa: RUF012 - Textual declares it so
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", "Search", id="cases.search", key_display="/", tooltip="Search everything"),
        Binding("escape", "leave", "Back", id="cases.leave", show=False, tooltip="End the search, or go back"),
        Binding("left,left_square_bracket", "turn(-1)", "View before", id="cases.before", show=False),
        Binding("right,right_square_bracket", "turn(1)", "Next view", id="cases.next", show=False),
        Binding("f5", "continue_draft", "Continue draft", id="cases.draft", show=False, tooltip="Go on with it"),
        *(
            Binding(
                str(number), f"view('{view.value}')", f"View {view.label}", id=f"cases.view-{view}", show=False
            )
            for number, view in enumerate(View, 1)
        ),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.view = View.OPEN
        self.query_text = ""
        self.behind: str | None = None  # the number of the dashboard whose cases are shown
        self.found: Found | None = None
        self.draft: DraftRow | None = None

    def body(self) -> ComposeResult:
        """Views, search line, list and preview."""
        yield ViewBar()
        with Horizontal(id="search-row"):
            yield Static(id="search-line", markup=False)
            yield Static(id="count", markup=False)
        with Horizontal(id="list-and-preview"):
            with Vertical():
                yield CaseTableHeader()
                yield CaseTable()
            yield CasePreview()
        yield Static(id="empty", markup=False)

    def on_mount(self) -> None:
        """The first rows are read before the first paint."""
        self.table.focus()
        try:
            wanted = self._wanted()
            self._take(self.desk.desk_gateway.look_now(lambda look: read(look, wanted)))
        except Busy:
            self._ask(self._wanted())
        self.set_timer(0.3, self._look_for_drafts)

    # -- asking ----------------------------------------------------------------------------------------

    def _wanted(self, cursor: int = 0, keep: int | None = None, most: int | None = None) -> Wanted:
        numbers = (0,) if keep is None else tuple(self.table.windows_in_view())
        return Wanted(self.view, self.query_text, self.desk.actor.id, cursor, keep, numbers, most)

    def _wanted_here(self) -> Wanted:
        """The same list again, with the same case under the cursor."""
        current = self.table.current
        return self._wanted(self.table.cursor, current.id if current else -1)

    def _take(self, asked: Asked) -> None:
        """Show what was read."""
        self.found = asked.found
        self.table.show(asked.total, asked.today, zone=asked.zone, cursor=asked.cursor)
        for number, rows in asked.windows.items():
            self.table.fill(number, rows)
        self.query_one(ViewBar).show(asked.counts, None if asked.found is not None else self.view)
        self._say(asked)

    def _say(self, asked: Asked) -> None:
        line = words.line(asked, self.query_text, draft=self.draft is not None, behind=self.behind)
        self.query_one("#search-line", Static).update(line)
        self.query_one("#count", Static).update(words.size(asked))
        self.query_one("#empty", Static).update(words.empty(asked))
        self.set_class(asked.total == 0, "-empty")

    def _ask(self, wanted: Wanted) -> None:
        """Ask on a reader thread and show the answer; a newer question takes the place of an older one."""
        begin(self, partial(self._asked, wanted), group="list", exclusive=True)

    async def _asked(self, wanted: Wanted) -> None:
        """Read and show. While somebody types, some matches at once, and all of them when no letter follows."""
        try:
            asked = await self.desk.look(lambda look: read(look, wanted))
        except DeskError as error:
            self.query_one("#search-line", Static).update(shown(str(error)))
            return
        if (wanted.view, wanted.text, wanted.me) != (self.view, self.query_text, self.desk.actor.id):
            return  # something else is asked for by now
        if wanted.keep is not None and wanted.cursor != self.table.cursor:
            await self._asked(self._wanted_here())  # the cursor has moved on meanwhile
            return
        self._take_in_place(asked)
        if wanted.most is not None and asked.found is not None and asked.found.more:
            await asyncio.sleep(_TYPING_PAUSE)
            await self._asked(self._wanted_here())

    def _take_in_place(self, asked: Asked) -> None:
        table = self.table
        top, above = table.scroll_offset.y, table.cursor - table.scroll_offset.y
        self._take(asked)
        if asked.wanted.keep is not None and not (top == 0 and asked.cursor < table.size.height):
            # the case under the cursor stays on its line of the screen; at the top, what is new is seen
            table.scroll_to(y=asked.cursor - above, animate=False, immediate=True)

    async def refresh_from_file(self) -> None:
        """Something was saved: the same list, the same case under the cursor."""
        await self._asked(self._wanted_here())

    def on_case_table_window_wanted(self, event: CaseTable.WindowWanted) -> None:
        """Lines came into view whose rows are not here yet."""
        begin(self, partial(self._bring, event.number, self._wanted(), self.found), group="windows")

    async def _bring(self, number: int, wanted: Wanted, found: Found | None) -> None:
        rows = await self.desk.look(lambda look: window(look, wanted, found, number))
        if (wanted.view, wanted.text) == (self.view, self.query_text) and found is self.found:
            self.table.fill(number, rows)

    # -- views and search ------------------------------------------------------------------------------

    async def show(self, view: View, query: str = "", behind: str | None = None) -> None:
        """Show a view, or with a query the cases that match it; `behind` is the dashboard's number they are of."""
        self.view, self.query_text, self.behind = view, query, behind
        self.table.marked.clear()
        await self._close_search()
        await self._asked(self._wanted())
        self.table.focus()

    def action_view(self, code: str) -> None:
        """Another view."""
        begin(self, partial(self.show, View(code)), group="list", exclusive=True)

    def on_view_bar_chosen(self, event: ViewBar.Chosen) -> None:
        """A view was clicked."""
        self.action_view(event.view.value)

    def action_turn(self, by: int) -> None:
        """The view before or after."""
        views = list(View)
        self.action_view(views[(views.index(self.view) + by) % len(views)].value)

    async def action_search(self) -> None:
        """Type what to look for; the list follows."""
        from screens.widgets.entries import Line

        if not self.query("#search"):
            self.query_one("#search-line").add_class("-typing")
            line = Line("words, names, numbers, owner:me, due:<3d …", id="search", about=words.SEARCHING)
            line.entered = self.query_text
            await self.query_one("#search-row").mount(line, before="#count")
        line = self.query_one("#search", Line)
        line.focus()
        line.select_all()  # what is typed now takes the place of the search before

    def on_input_changed(self, event: Input.Changed) -> None:
        """A letter was typed."""
        self.query_text, self.behind = event.value, None
        self._ask(self._wanted(most=_AT_ONCE))

    def on_input_submitted(self) -> None:
        """On to the list."""
        self.table.focus()

    def on_key(self, event: object) -> None:
        """Down leaves the search line for the list."""
        if getattr(event, "key", "") == "down" and self.focused is not None and self.focused.id == "search":
            self.table.focus()

    async def _close_search(self) -> None:
        await self.query("#search").remove()
        self.query_one("#search-line").remove_class("-typing")

    async def action_leave(self) -> None:
        """Back to the dashboard one came from, or from a search to the view; else take the marks away."""
        if self.behind is not None:
            behind = self.behind
            await self.show(self.view)
            self.desk.back_to(behind)
        elif self.query_text or self.query("#search"):
            await self.show(self.view)
        elif self.table.marked:
            self.table.marked.clear()
            self.table.refresh()

    # -- acts ------------------------------------------------------------------------------------------

    def on_case_table_highlighted(self, event: CaseTable.Highlighted) -> None:
        """The preview follows the cursor."""
        if self.has_class("-wide"):
            self.query_one(CasePreview).follow(event.row)

    def on_case_table_opened(self, event: CaseTable.Opened) -> None:
        """Open it."""
        self.desk.open_case(event.row.id)

    def _look_for_drafts(self) -> None:
        begin(self, self._find_draft, group="drafts", exclusive=True)

    async def _find_draft(self) -> None:
        from complaintdesk.queries import drafts

        actor = self.desk.actor.id
        kept = await self.desk.look(lambda look: drafts.drafts(look, "intake", actor))
        if kept != ([] if self.draft is None else [self.draft]):
            self.draft = kept[0] if kept else None
            self._ask(self._wanted_here())

    def on_screen_resume(self) -> None:
        """Back from another screen: the cursor is where it was; a draft may have come or gone."""
        self._look_for_drafts()

    def action_continue_draft(self) -> None:
        """Go on with the complaint that was begun."""
        from screens.intake import IntakeScreen

        if self.draft is not None:
            self.app.push_screen(IntakeScreen(draft=self.draft))
