"""A line for paths of files: Tab completes, a dropped file pastes its path, an e-mail is recognised."""

from __future__ import annotations

import asyncio

from textual import events
from textual.message import Message

from screens.dialogs.answers import Answer
from screens.dropped import completed, is_mail_source


class PathLine(Answer):
    """Paths as `screens.dropped` understands them."""

    class Offered(Message):
        """Tab was pressed, and the path may go on with one of these names; none when it is clear."""

        def __init__(self, names: tuple[str, ...]) -> None:
            super().__init__()
            self.names = names

    class MailPasted(Message):
        """The source of an e-mail was pasted in place of a path."""

        def __init__(self, source: str) -> None:
            super().__init__()
            self.source = source

    async def _on_key(self, event: events.Key) -> None:
        """Tab completes as far as it is clear; where it adds nothing, it goes on to the next field."""
        if event.key == "tab" and self.value and self.cursor_position == len(self.value):
            event.stop()
            event.prevent_default()
            found = await asyncio.to_thread(completed, self.value)
            self.post_message(self.Offered(found.names))
            if found.text != self.value:
                self.entered = found.text
            elif not found.names:
                self.screen.focus_next()
            return
        await super()._on_key(event)

    def _on_paste(self, event: events.Paste) -> None:
        """Several dropped files come in several lines, or behind each other: each is kept apart by a blank."""
        if is_mail_source(event.text):
            event.stop()
            event.prevent_default()
            self.post_message(self.MailPasted(event.text))
            return
        before, after = self.value[: self.cursor_position].rstrip(), self.value[self.cursor_position :]
        if before and before[-1] not in "/\\" and event.text.lstrip()[:1] in "'\"/":
            self.value = f"{before} {after}"  # a second file: not written into the path of the first
            self.cursor_position = len(before) + 1
        super()._on_paste(event)
