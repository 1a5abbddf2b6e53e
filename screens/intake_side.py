"""Beside the form: who is calling, what to say, which clocks this starts. Below it on a small screen."""

from __future__ import annotations

import textwrap
from datetime import date

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from complaintdesk.queries.callers import Caller, Duplicate
from complaintdesk.rules import dates, wording
from screens.intake_read import Calling, Started, due_or_closed
from screens.text import cell

_MATCHES = 4


def match_lines(calling: Calling, width: int) -> list[Content]:
    """Who may be calling, `▸` at the one that Enter takes."""
    first = max(0, min(calling.at - _MATCHES + 1, len(calling.matches) - _MATCHES))
    lines = []
    for number, one in enumerate(calling.matches[first : first + _MATCHES], first):
        here = number == calling.at
        line = Content(cell(("▸ " if here else "  ") + _who(one), width))
        lines.append(line.stylize("bold") if here else line)
    if lines:
        how = "F7 takes the first, ↓ and Enter another"
        if calling.at >= 0 or calling.sure:
            how = "Enter takes the one with ▸" if calling.at >= 0 else "Enter takes the one with this whole number"
        lines.append(Content.styled(cell(f"  {how}", width), "dim"))
    return lines


def _who(one: Caller) -> str:
    more = [_counted(one), one.phone or one.email or ""]
    return " · ".join([one.name, *(part for part in more if part)])


def _counted(one: Caller) -> str:
    return f"{one.open_cases} open, {one.closed_cases} closed"


class Matches(Widget):
    """Who may be calling, right below the name: on a small screen, where nothing stands beside the form."""

    DEFAULT_CSS = "Matches { height: auto; background: $boost; padding: 0 0 0 2; display: none; }"

    def __init__(self) -> None:
        super().__init__()
        self.calling = Calling()

    def show(self, calling: Calling) -> None:
        """Show these."""
        self.calling = calling
        self.set_class(bool(calling.matches), "-some")
        self.refresh(layout=True)

    def render(self) -> Content:
        """The lines."""
        return Content("\n").join(match_lines(self.calling, self.content_size.width or 60))


class Side(Widget):
    """The side of the intake, drawn for the width it has."""

    DEFAULT_CSS = "Side { height: auto; }"

    def __init__(self) -> None:
        super().__init__()
        self.calling = Calling()
        self.started: Started | None = None
        self.safety = False
        self.narrow = False

    def show(self, calling: Calling, started: Started | None, *, safety: bool, narrow: bool) -> None:
        """Show this."""
        self.calling, self.started, self.safety, self.narrow = calling, started, safety, narrow
        self.refresh(layout=True)

    def render(self) -> Content:
        """The lines that fit this kind of screen."""
        width = (self.content_size.width or self.app.size.width) - 1
        return Content("\n").join(self._below(width) if self.narrow else self._beside(width))

    # -- on a small screen -----------------------------------------------------------------------------

    def _below(self, width: int) -> list[Content]:
        """One line on the caller, two to say."""
        known = self._one_line(width)
        say = "" if self.started is None else f"Say: “{wording.while_taking(self.started.promise)[1]}”"
        said = textwrap.wrap(say, width) or [""]
        return [known, *(Content(line) for line in said)]

    def _one_line(self, width: int) -> Content:
        calling = self.calling
        if calling.alike:
            return _alike_line(calling.alike[0], width)
        if self.safety:
            return Content.styled("⚠ Safety: this case will stand first in every list (7.5).", "bold")
        if calling.taken is not None:
            told = f"✓ {calling.taken.name} · {_counted(calling.taken)}"
            newest = "".join(f" · {case.reference} {case.problem_label}" for case in calling.open_cases[:1])
            return Content.styled(cell(told + newest, width).rstrip(), "bold")
        if self.started is None:
            return Content("")
        due = (f"{kind.label} by {dates.short(day, self.started.today)}" for kind, day in self.started.due.items())
        return Content.styled(cell(" · ".join(due), width).rstrip(), "dim")

    # -- on a wide one ---------------------------------------------------------------------------------

    def _beside(self, width: int) -> list[Content]:
        parts = [self._caller(width), self._say(width), self._clocks(width)]
        if self.safety:
            parts.insert(1, [Content.styled("⚠ Safety: this case will stand first in every list (7.5).", "bold")])
        lines: list[Content] = []
        for part in parts:
            lines += [*part, Content("")]
        return lines

    def _caller(self, width: int) -> list[Content]:
        calling = self.calling
        lines = [Content.styled("Known caller", "bold $text-accent")]
        if calling.taken is not None:
            lines += self._taken(calling.taken, width)
        elif calling.matches:
            lines += match_lines(calling, width)
        else:
            words = "Four digits of the phone or three letters of the name show who is on file."
            lines += [Content.styled(line, "dim") for line in textwrap.wrap(words, width)]
        for case in calling.alike:
            lines.append(Content.styled(f"⚠ Same as {case.reference}? F6 adds to it", "bold"))
            told = f"  {case.problem_label}, {case.complainant or 'anonymous'}"
            lines.append(Content(cell(told, width).rstrip()))
        return lines

    def _taken(self, one: Caller, width: int) -> list[Content]:
        today = self.started.today if self.started is not None else date.min
        lines = [Content.styled(cell(f"✓ {one.name} · {one.phone or one.email or ''}", width).rstrip(), "bold")]
        lines.append(Content(f"  {_counted(one)}"))
        shown_cases = [*self.calling.open_cases[:3], *(c for c in self.calling.cases if c.closed_on)][:5]
        for case in shown_cases:
            told = f"  {case.reference} {case.problem_label}, {due_or_closed(case, today)}"
            lines.append(Content(cell(told, width).rstrip()))
        if self.calling.open_cases and not self.calling.alike:
            lines.append(Content.styled("  About one of these? F6 adds to it.", "dim"))
        return lines

    def _say(self, width: int) -> list[Content]:
        lines = [Content.styled("Say to the caller", "bold $text-accent")]
        if self.started is not None:
            for sentence in wording.while_taking(self.started.promise):
                lines += [Content(line) for line in textwrap.wrap(f"“{sentence}”", width)]
        return lines

    def _clocks(self, width: int) -> list[Content]:
        lines = [Content.styled("Clocks this starts", "bold $text-accent")]
        if self.started is None:
            return lines
        for kind, day in self.started.due.items():
            told = f"{kind.label:<12} {dates.short(day, self.started.today):<11} {self.started.lengths[kind]}"
            lines.append(Content(cell(told, width).rstrip()))
        return lines


def _alike_line(case: Duplicate, width: int) -> Content:
    """One open case that may be about the same, its end kept when it is cut."""
    end = "  F6 adds to it"
    told = f"⚠ Same as {case.reference}? {case.problem_label}, {case.complainant or 'anonymous'}"
    line = cell(told, max(10, width - cell_len(end))).rstrip()
    return Content.assemble((line, "bold"), (end, ""))
