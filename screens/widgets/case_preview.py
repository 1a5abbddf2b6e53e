"""The case under the cursor, beside the list."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from complaintdesk.queries.case_list import CaseRow
from complaintdesk.rules.errors import NotFound
from complaintdesk.store.look import Look
from screens.frame import desk_app
from screens.text import shown
from screens.work import begin

_ARROWS = {"in": "◀", "out": "▶", "inside": "●"}
_MOST = 6  # log entries shown
_WAIT = 0.06  # seconds the cursor rests before the case is read


class CasePreview(VerticalScroll, can_focus=False):
    """What happened, and the last entries of the log."""

    DEFAULT_CSS = "CasePreview { border-left: solid $primary-darken-1; padding: 0 1; }"

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static(markup=False)

    def follow(self, row: CaseRow | None) -> None:
        """Show this case as soon as the cursor rests on it."""
        begin(self, partial(self._show, row), group="preview", exclusive=True)

    async def _show(self, row: CaseRow | None) -> None:
        import asyncio

        await asyncio.sleep(_WAIT)
        text = Content("")
        if row is not None:
            try:
                text = await desk_app(self).look(lambda look: _preview(look, row))
            except NotFound:
                text = Content("This case is no longer on file.")
        self.query_one(Static).update(text)
        self.scroll_home(animate=False)


def _preview(look: Look, row: CaseRow) -> Content:
    from complaintdesk.queries import case_file, communications  # not before a case is looked at: start-up counts

    case = case_file.case_file(look, row.id)
    zone = ZoneInfo(look.office.time_zone)
    lines = [
        Content.styled(case.reference, "bold"),
        Content.styled(shown(row.complainant or "anonymous").plain, "bold"),
        Content.assemble(shown(case.problem_label), " · ", case.stage),
        Content(""),
        *([Content.assemble(("about ", "dim"), shown(case.product)), Content("")] if case.product else []),
        shown(case.description, lines=True),
        Content(""),
    ]
    for entry in communications.log(look, row.id)[1:][-_MOST:]:
        at = datetime.fromisoformat(entry.at).astimezone(zone).strftime("%d.%m. %H:%M")
        lines.append(Content.styled(f"{_ARROWS[entry.direction]} {at} {entry.channel}", "dim"))
        lines.append(shown(entry.text, lines=True))
    return Content("\n").join(lines)
