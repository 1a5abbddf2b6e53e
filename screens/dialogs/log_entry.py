"""Add to the log: what was said, written, or found out (7.3)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from textual.app import ComposeResult

from complaintdesk.rules.dates import parse_day
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.vocabulary import Act, Direction
from screens.case_read import CaseRead
from screens.dialogs.acknowledge import CHANNELS, usual_channel, usual_person
from screens.dialogs.answers import OUR_WORDS, THEIR_WORDS, Answer, OneOf, WordsFor
from screens.dialogs.form import ActDialog

_DIRECTIONS = [
    (Direction.IN.value, "in, from them"),
    (Direction.OUT.value, "out, to them"),
    (Direction.INSIDE.value, "inside, for us"),
]
_BOXES = {"in": "The complainant said", "out": THEIR_WORDS, "inside": OUR_WORDS}
_OUTWARD = {"in": None, "out": True, "inside": False}
_TIME = re.compile(r"(?:^|\s)([01]?[0-9]|2[0-3])[:.h]([0-5][0-9])$")


class LogDialog(ActDialog):
    """One entry; the box says who will read it."""

    TITLE_WORDS = "Add to the log"
    DONE = "Added to the log (7.3)."
    HELP = (
        "Keep every contact (7.3): what came in, what went out, what was found out inside. What goes out is news "
        "to the complainant, and the clock that keeps them told counts again from it."
    )

    def __init__(self, whole: CaseRead, direction: Direction | None = None) -> None:
        super().__init__(whole)
        owed = any(step.act is Act.LOG for step in whole.steps)
        self._direction = direction or (Direction.OUT if owed else Direction.IN)

    def fields(self) -> ComposeResult:
        """Which way, how, with whom, when, what."""
        yield from self.field(
            "which way",
            OneOf(_DIRECTIONS, self._direction.value, id="direction", about="◀ in, ▶ out, or ● inside (7.3)."),
        )
        text = WordsFor("", id="text", about="What was said or found out, as it was.", outward=True)
        text.read_by(_OUTWARD[self._direction.value], _BOXES[self._direction.value])
        yield from self.words(text)
        yield from self.field(
            "by", OneOf(CHANNELS, usual_channel(self.whole), id="channel", about="Phone, e-mail, letter …")
        )
        whom = "" if self._direction is Direction.INSIDE else usual_person(self.whole)
        yield from self.field("with whom", Answer(whom, id="with_whom", about="Whom you spoke or wrote to."))
        yield from self.field(
            "when",
            Answer(
                "",
                id="at",
                about="Empty means now; or 14:30, yesterday 9:15, 12 Nov 10:00, on the office's clock.",
                hint="now",
            ),
        )

    def on_mount(self) -> None:
        """The text is what is typed; the rest usually stands right."""
        super().on_mount()
        self.query_one("#text").focus()

    def on_one_of_changed(self, event: OneOf.Changed) -> None:
        """The box says who reads it."""
        if event.one_of.id == "direction":
            chosen = str(event.one_of.value)
            self.query_one("#text", WordsFor).read_by(_OUTWARD[chosen], _BOXES[chosen])
            whom = self.query_one("#with_whom", Answer)
            if whom.value == usual_person(self.whole) and chosen == "inside":
                whom.value = ""
            elif not whom.value and chosen != "inside":
                whom.value = usual_person(self.whole)

    async def carry_out(self, version: int) -> None:
        """Keep it."""
        from complaintdesk.operations import inputs, tracking

        given: dict[str, Any] = self.answers()
        given["at"] = instant(given["at"], self.whole.today, self.whole.office.time_zone)
        await self.act(tracking.log, inputs.check(inputs.LogEntry, given))


def instant(typed: str, today: date, time_zone: str) -> datetime | None:
    """The UTC instant meant by a time, a day or both on the office's clock; None for now. Raises `Invalid`."""
    text = typed.strip()
    if text in ("", "now"):
        return None
    found = _TIME.search(text)
    clock = time(int(found[1]), int(found[2])) if found else time(12)
    rest = text[: found.start()].strip(" ,") if found else text
    try:
        day = parse_day(rest, today) if rest else today
    except Invalid as wrong:
        raise Invalid(str(wrong), {"at": f"{wrong} Or a time: 14:30, yesterday 9:15"}) from wrong
    local = datetime.combine(day, clock, ZoneInfo(time_zone))
    if not found and day == today:
        return None
    return local.astimezone(UTC)
