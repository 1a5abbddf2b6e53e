"""An act of a room without a form: done at once or after one question, and said on the line above the keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from complaintdesk.rules.errors import DeskError
from screens.dialogs.sure import SureDialog
from screens.register import Register
from screens.work import begin


async def carry_out(room: Register, said: str, operation: Callable[..., Any], *given: Any) -> None:
    """Do it, and say so; or say why it was not done."""
    try:
        await room.desk.act(operation, *given)
    except DeskError as error:
        room.say(str(error), error=True)
    else:
        room.say(said)


def ask_first(
    room: Register, title: str, question: str, said: str, operation: Callable[..., Any], *given: Any
) -> None:
    """The same once somebody has said that it is meant."""

    def answered(sure: bool | None) -> None:
        if sure:
            begin(room, partial(carry_out, room, said, operation, *given), group="act")

    room.app.push_screen(SureDialog([question], title), answered)
