"""One case (7.3 to 7.9): what happened, what ISO 10002 asks now, and a key for each act."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.events import Key
from textual.widgets import ContentSwitcher, Static

from complaintdesk.rules.errors import DeskError
from complaintdesk.rules.sending import THE_DESK
from complaintdesk.rules.vocabulary import Act, Direction
from screens import case_acts, case_keys
from screens.case_acts import dialog, load_dialogs
from screens.case_assessment import AssessmentPane
from screens.case_facts import FactsPane
from screens.case_history import HistoryPane
from screens.case_investigation import InvestigationPane
from screens.case_keys import PANES
from screens.case_log import LogPane
from screens.case_papers import PapersPane
from screens.case_read import CaseRead, read_case
from screens.case_remedy import RemedyPane
from screens.case_together import TogetherPane
from screens.case_words import act_name
from screens.frame import DeskScreen, KeyBar
from screens.text import shown
from screens.widgets.case_head import CaseHead, PaneBar
from screens.widgets.next_panel import NextPanel
from screens.work import begin


class CaseScreen(DeskScreen):
    """A case from its receipt to its closing."""

    HELP = (
        "One case (7.3 to 7.9). The panes show what happened; the panel Next shows what ISO 10002 asks now, most "
        "pressing first: n or Enter does the first step, a digit does that one. In the line of progress ✓ is "
        "done, ▶ is to be done now, – was left out. Acts that the case is not ready for say why."
    )
    CSS_PATH = "case.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - no class variable in Textual
    KEYS = ("case.next", "case.log", "case.acts", "case.caller", "case.back")
    BINDINGS: ClassVar[list[BindingType]] = list(case_keys.bindings())

    def __init__(self, case_id: int) -> None:
        super().__init__()
        self.case_id = case_id
        self.whole: CaseRead | None = None
        self._asked = 0
        self._shown = 0  # the number of the reading that is shown: what comes late never replaces a later one

    def body(self) -> ComposeResult:
        """Head, panes, next panel, and a line that says what happened."""
        yield CaseHead()
        with Horizontal(id="middle"):
            with Vertical(id="left"):
                yield PaneBar(PANES)
                with ContentSwitcher(initial="log"):
                    yield LogPane(walk=True, at_end=True, id="log")
                    yield FactsPane(id="facts")
                    yield AssessmentPane(id="assessment")
                    yield InvestigationPane(id="investigation")
                    yield RemedyPane(id="remedy")
                    yield PapersPane(id="papers")
                    yield TogetherPane(id="together")
                    yield HistoryPane(id="history")
            with VerticalScroll(id="next-box", can_focus=False):
                yield Static("Next", id="next-title")
                yield NextPanel()
        yield Static(id="said", markup=False)

    def on_mount(self) -> None:
        """Read the case."""
        self.query_one("#log").focus()
        begin(self, self._read, group="case", exclusive=True)

    # -- reading ---------------------------------------------------------------------------------------

    async def refresh_from_file(self) -> None:
        """The file has changed: show the case as it stands now; cursor, scroll and focus stay."""
        await self._read()

    async def _read(self) -> None:
        self._asked += 1
        asked = self._asked
        try:
            role = self.desk.actor.role  # not asked on the reader's thread: a screen that has gone has no app
            whole = await self.desk.look(lambda look: read_case(look, self.case_id, role))
        except DeskError as error:
            self.say(f"✗ {error}", "refused")
            return
        if asked > self._shown and self.is_attached:
            self._shown = asked
            before, self.whole = self.whole, whole
            self._show(whole)
            saving = getattr(self.app.screen, "saving", False)  # then the change is ours
            if before is None:
                self.run_worker(asyncio.to_thread(load_dialogs), group="load")
            if before is not None and not saving:
                new = [event for event in whole.history[len(before.history) :] if event.actor != THE_DESK]
                if new:  # a letter that goes out by itself is seen in the log
                    self.say(
                        f"↻ Changed by another terminal: {new[-1].actor}, {act_name(new[-1].act)}.", "changed"
                    )

    def _show(self, whole: CaseRead) -> None:
        self.query_one(CaseHead).show(whole)
        self.query_one(LogPane).show_case(whole)
        self.query_one(FactsPane).show_case(whole)
        self.query_one(AssessmentPane).show_case(whole)
        self.query_one(InvestigationPane).show_case(whole)
        self.query_one(RemedyPane).show_case(whole)
        self.query_one(PapersPane).show_case(whole)
        self.query_one(TogetherPane).show_case(whole)
        self.query_one(HistoryPane).show_case(whole)
        self.query_one(PaneBar).show(self._pane, {"log": len(whole.log), "history": len(whole.history)})
        acts = case_keys.open_keys(whole)
        acts += [("t", "Tell caller"), ("w", "Why these dates"), (".", "All acts")]
        self.query_one(NextPanel).show(whole.steps, acts, _rest(whole))
        self.refresh_bindings()
        self.query_one(KeyBar).refresh()

    def say(self, sentence: str, kind: str) -> None:
        """A line above the keys: what was done, what is refused and why, what others changed. Empty hides it."""
        line = self.query_one("#said", Static)
        line.update(shown(sentence))
        line.display = bool(sentence)
        line.set_classes(f"-{kind}" if sentence else "")

    # -- panes -----------------------------------------------------------------------------------------

    @property
    def _pane(self) -> str:
        return self.query_one(ContentSwitcher).current or "log"

    def action_pane(self, pane: str) -> None:
        """Show a pane."""
        self.query_one(ContentSwitcher).current = pane
        self.query_one(PaneBar).show(pane)
        self.query_one(f"#{pane}").focus()

    def action_turn(self, by: int) -> None:
        """The next pane or the one before."""
        panes = list(PANES)
        self.action_pane(panes[(panes.index(self._pane) + by) % len(panes)])

    def on_pane_bar_chosen(self, event: PaneBar.Chosen) -> None:
        """A name was clicked."""
        self.action_pane(event.pane)

    # -- acts ------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what the case is ready for is offered."""
        if self.whole is None:
            return action not in ("act", "several", "step", "caller", "counted", "all_acts")
        if action == "act":
            return self.whole.refusal(Act(str(parameters[0]))) is None
        if action == "several":
            return any(self.whole.refusal(act) is None for act in case_acts.acts_of(str(parameters[0])))
        if action == "step":
            return isinstance(parameters[0], int) and parameters[0] <= len(self.whole.steps)
        return True

    def on_key(self, event: Key) -> None:
        """The key of an act that is not open now: say why."""
        self.say("", "")
        if self.whole is None:
            return
        refused = [self.whole.refusal(act) for act in case_acts.acts_of(event.key)]
        if refused and None not in refused:
            event.stop()
            self.say(f"✗ {refused[0]}", "refused")
        if event.key in ("n", "enter") and not self.whole.steps:
            event.stop()
            self.say(_rest(self.whole), "refused")

    def on_next_panel_wanted(self, event: NextPanel.Wanted) -> None:
        """It was clicked: what its key would do. (A key sent from here would not bubble beyond this screen.)"""
        self.run_worker(self._press(event.key), group="clicked")

    async def _press(self, key: str) -> None:
        for active in self.active_bindings.values():
            if active.enabled and key in (*active.binding.key.split(","), active.binding.key_display):
                await self.run_action(active.binding.action)
                return

    def action_step(self, number: int) -> None:
        """Do the numbered step."""
        if self.whole is not None and number <= len(self.whole.steps):
            step = self.whole.steps[number - 1]
            self._open(step.act, Direction.OUT if step.act is Act.LOG else None)

    def action_act(self, code: str) -> None:
        """Do this act."""
        self._open(Act(code), None)

    def action_several(self, key: str) -> None:
        """Do the act of this key that is open; where there are several, ask which."""
        from screens.dialogs.all_acts import AllActsDialog

        if self.whole is not None:
            asked = [step.act for step in self.whole.steps]
            now = [act for act in case_acts.acts_of(key) if self.whole.refusal(act) is None]
            now.sort(key=lambda act: act not in asked)  # what is asked now stands first, under Enter
            if len(now) == 1:
                self._open(now[0], None)
            elif now:
                self.app.push_screen(AllActsDialog(self.whole, now), self._do)

    def on_papers_pane_said(self, event: PapersPane.Said) -> None:
        """A file was opened or saved, or could not be."""
        self.say(event.sentence, event.kind)

    def on_together_pane_task_wanted(self, event: TogetherPane.TaskWanted) -> None:
        """A task under the cursor is to be answered."""
        from screens.dialogs.together import TaskDialog

        if self.whole is not None:
            self.app.push_screen(TaskDialog(self.whole, event.task_id), self._done)

    async def _watch_it(self) -> None:
        from complaintdesk.operations import together

        try:
            now = await self.desk.act(together.watch, self.case_id)
        except DeskError as error:
            self.say(f"✗ {error}", "refused")
        else:
            self._done(
                "You watch it now: watch:me lists what you watch." if now else "You do not watch it any more."
            )

    def _open(self, act: Act, direction: Direction | None) -> None:
        if act is Act.WATCH:
            begin(self, self._watch_it, group="watch-it")
        elif self.whole is not None:
            self.app.push_screen(dialog(act, self.whole, direction), self._done)

    def _done(self, done: str | None) -> None:
        if done is not None:
            self.query_one(HistoryPane).show_last()
            self.query_one(LogPane).show_last()
            self.say(f"✓ {done}", "done")

    def action_all_acts(self) -> None:
        """Everything that can be done, and why the rest cannot."""
        from screens.dialogs.all_acts import AllActsDialog

        if self.whole is not None:
            self.app.push_screen(AllActsDialog(self.whole), self._do)

    def _do(self, act: Act | None) -> None:
        if act is not None:
            self._open(act, None)

    def action_improve(self) -> None:
        """Link it to an improvement."""
        if self.whole is not None:
            self.desk.link_to_improvement(self.case_id, self.whole.file.reference)

    def action_caller(self) -> None:
        """What may I tell the caller?"""
        from screens.dialogs.caller import CallerDialog

        if self.whole is not None:
            self.app.push_screen(CallerDialog(self.case_id))

    def action_print(self) -> None:
        """A paper of the case: its receipt, the follow-up form."""
        from screens.dialogs.print_paper import PrintDialog

        if self.whole is not None:
            dialog = PrintDialog(self.whole, self.whole.letterhead)
            self.app.push_screen(dialog, lambda done: self.say(f"✓ {dialog.done}", "done") if done else None)

    def action_counted(self) -> None:
        """Why these dates?"""
        from screens.dialogs.counted import CountedDialog

        if self.whole is not None:
            self.app.push_screen(CountedDialog(self.case_id, self.whole.file.reference))

    def action_back(self) -> None:
        """Back to where one came from."""
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()


def _rest(whole: CaseRead) -> str:
    """What to say where nothing is asked."""
    if whole.standing.closed:
        return "The case is closed, and nothing is asked of it. r reopens it; a adds to its log."
    return "Nothing is asked of this case now."
