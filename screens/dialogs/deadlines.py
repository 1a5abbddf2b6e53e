"""Move a deadline with a notice (7.7), let the clocks stand still, and let them run again (7.3)."""

from __future__ import annotations

from datetime import datetime

from textual.app import ComposeResult
from textual.widgets import Static, TextArea

from complaintdesk.documents.letters.compose import Composed
from complaintdesk.documents.letters.sources import Typed
from complaintdesk.queries.case_file import ClockRow
from complaintdesk.rules.clocks import due
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.letters import LetterKind
from complaintdesk.rules.vocabulary import ClockKind
from screens.case_read import CaseRead
from screens.dialogs import how_told, lettering
from screens.dialogs.acknowledge import CHANNELS, usual_channel, usual_person
from screens.dialogs.answers import Answer, OneOf, WordsFor
from screens.dialogs.form import ActDialog


class ExtendDialog(ActDialog):
    """Which deadline, by how much, why; the notice is written while one types."""

    TITLE_WORDS = "Move a deadline"
    DONE = "The deadline is moved, and the complainant told (7.7)."
    HELP = (
        "If it cannot be settled in time, say why and when it will be (7.7). A deadline moves as far as its rule "
        "allows, never without a reason and a notice to the complainant. w shows the count."
    )

    def __init__(self, whole: CaseRead) -> None:
        super().__init__(whole)
        self._written = ""  # the notice as the desk wrote it last
        self._letter: Composed | None = None

    @property
    def _clocks(self) -> list[ClockRow]:
        return [clock for clock in self.whole.clocks if clock.runs and clock.extend_by > clock.extended_by]

    def fields(self) -> ComposeResult:
        """Deadline, how much, reason, notice."""
        clocks = self._clocks
        if not clocks:
            yield Static("No deadline of this case may be extended: its rules know no extension.", classes="said")
        kinds = {clock.kind: ClockKind(clock.kind).label for clock in clocks}
        first = clocks[0].kind if clocks else None
        about = "Only deadlines whose rule knows an extension."
        yield from self.field("deadline", OneOf(list(kinds.items()), first, id="kind", about=about))
        most = " · ".join(
            f"{ClockKind(clock.kind).label}: {clock.clock.words(clock.extend_by - clock.extended_by)} at most"
            for clock in clocks
        )
        yield from self.field("by", Answer("", id="by", about=f"In the deadline's own unit. {most}.", hint=most))
        yield from self.words(
            WordsFor(
                None,
                id="why",
                about="Why it takes longer. It goes into the notice.",
                outward=True,
                title="Why it takes longer. The complainant reads this",
            )
        )
        yield from self.words(
            WordsFor(
                None, id="text", about="The notice, as it was sent or said (7.7).", outward=True, title="Notice"
            )
        )
        channel = OneOf(CHANNELS, usual_channel(self.whole), id="channel", about="How.")
        whom = Answer(usual_person(self.whole), id="with_whom", about="To whom.")
        yield from how_told.how_told(self, channel, whom, names=("by way of", "with whom"))

    def on_mount(self) -> None:
        """How much is what is typed."""
        super().on_mount()
        self.query_one("#by").focus()

    def on_input_changed(self) -> None:
        """The date in the notice follows."""
        self._write()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """The reason in the notice follows."""
        if event.text_area.id == "why":
            self._write()

    def on_one_of_changed(self) -> None:
        """Another deadline."""
        self._write()

    def _write(self) -> None:
        """Write the notice anew, unless it was changed by hand."""
        notice, given = self.query_one("#text", WordsFor), self.answers()
        clock = next((clock for clock in self._clocks if clock.kind == given["kind"]), None)
        by = str(given["by"]).strip()
        if clock is None or not by.isdecimal() or notice.text != self._written:
            return
        anchor = datetime.fromisoformat(clock.anchor_at)
        moved = clock.extended_by + int(by)
        try:
            until = due(clock.clock, anchor, self.whole.calendar, self.whole.pauses.get(clock.id, ()), moved).on
        except Invalid:
            return  # so far that no calendar has it: said on saving
        typed = Typed(reason=str(given["why"]).strip() or None, new_date=until)
        try:
            self._letter = lettering.letter(self, self.whole, LetterKind.DELAY, typed=typed)
        except Invalid:
            return  # there is no reason yet: said on saving
        self._written = self._letter.text
        notice.load_text(self._written)

    async def carry_out(self, version: int) -> None:
        """Record it."""
        from complaintdesk.operations import inputs, tracking

        given = {name: kept for name, kept in how_told.given(self.answers()).items() if kept is not None}
        given["by"] = str(given["by"]).strip()
        if not given["by"].isdecimal():
            raise Invalid("By how much?", {"by": "write by how much, as a number"})
        given |= {**lettering.as_given(self._letter), "version": version}
        await self.act(tracking.extend, inputs.check(inputs.Extension, given))
        self.DONE = how_told.done(self, "The deadline is moved (7.7).", given)


class PauseDialog(ActDialog):
    """Why the clocks stand still."""

    TITLE_WORDS = "Let the clocks stand still"
    DONE = "The clocks for deciding stand still; z lets them run again."
    HELP = (
        "While something is waited for that the office has no hand in, the internal clocks for deciding may stand "
        "still, with the reason (7.3). What the law sets runs on, and the complainant is kept told as before."
    )

    def fields(self) -> ComposeResult:
        """The reason."""
        runs_on = [clock for clock in self.whole.clocks if clock.runs and clock.statutory]
        if runs_on:
            names = ", ".join(sorted({ClockKind(clock.kind).label for clock in runs_on}))
            yield Static(f"Set by law, and running on: {names}.", classes="said", markup=False)
        yield from self.words(
            WordsFor(
                None,
                id="why",
                about="What is waited for.",
                outward=False,
                title="What is waited for? Only we read this",
            )
        )

    async def carry_out(self, version: int) -> None:
        """Record it."""
        from complaintdesk.operations import inputs, tracking

        await self.act(tracking.pause, inputs.check(inputs.Standstill, {**self.answers(), "version": version}))


class ResumeDialog(ActDialog):
    """What has come is seen already: only to be confirmed."""

    TITLE_WORDS = "Let the clocks run again"
    DONE = "The clocks run again; the days they stood still are not counted."
    HELP = "The clocks run again from now; the days they stood still are not counted (7.3)."

    def fields(self) -> ComposeResult:
        """What was waited for."""
        for clock in self.whole.clocks:
            if clock.runs and clock.paused_at is not None:
                since = self.whole.when(clock.paused_at)
                said = f"{ClockKind(clock.kind).label}: still since {since}, {clock.paused_why}"
                yield Static(said, classes="said", markup=False)

    async def carry_out(self, version: int) -> None:
        """Record it."""
        from complaintdesk.operations import tracking

        await self.act(tracking.resume)
