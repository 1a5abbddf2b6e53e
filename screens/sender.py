"""Letters go out beside the work: once a minute, on a thread of their own, where e-mail is set up."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, Final

from complaintdesk.queries import outbox
from complaintdesk.rules.errors import Busy, DeskError

if TYPE_CHECKING:
    from complaintdesk.documents.mailing.rounds import Round
    from screens.app import DeskApp

SECONDS: Final = 60.0
_SOON: Final = 5.0  # seconds after the app was opened
_LEAVING: Final = 3.0  # seconds that leaving the desk waits for a letter that is on its way
_NOT_SET_UP = "E-mail is not set up on this machine: the README says how."
_DEFECT = "A defect of the program stopped the sending; complaintdesk send --once writes it down."


class Sender:
    """Sends what is due. `trouble` says why nothing can be sent, for the list of letters on their way."""

    def __init__(self, app: DeskApp) -> None:
        self._app = app
        self._round: Round | None = None
        self._thread: threading.Thread | None = None
        self._leaving = threading.Event()
        self.trouble = ""

    def start(self) -> None:
        """From now on, look once a minute."""
        self._app.set_timer(_SOON, self.look)
        self._app.set_interval(SECONDS, self.look)

    @property
    def is_busy(self) -> bool:
        """Whether a round is under way."""
        return self._thread is not None and self._thread.is_alive()

    def look(self) -> None:
        """Send what is due, unless that is being done."""
        if not self.is_busy and not self._leaving.is_set():
            # no thread that the app waits for: a server may take its time, and leaving the desk does not
            self._thread = threading.Thread(target=self._send, name="sender", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Begin nothing more. A letter that was handed over is waited for, shortly; then it may have gone."""
        self._leaving.set()
        if self._round is not None:
            self._round.stop()
        if self._thread is not None:
            self._thread.join(_LEAVING)

    def _send(self) -> None:
        """One round, on the sender's own thread."""
        from complaintdesk.documents.mailing import settings as settings_of

        try:
            settings = settings_of.read()
            self._app.sends_mail = settings is not None
            self.trouble = "" if settings is not None else _NOT_SET_UP
            if settings is None or not self._app.desk_gateway.look_from_thread(outbox.is_due):
                return
            from complaintdesk.documents.mailing.rounds import Round

            self._round = Round(self._do, settings)
            for posted in self._round.run():
                self.trouble = "" if posted.answer.others else posted.answer.said
        except Busy:
            return  # another terminal is writing at length: the next round is in a minute
        except DeskError as error:
            self.trouble = str(error)
        except Exception as error:  # noqa: BLE001 - a defect must not end the desk, and is said where letters are
            self.trouble = f"{_DEFECT} ({type(error).__name__})"
        finally:
            self._round = None

    def _do(self, operation: Any, *given: Any) -> Any:
        from complaintdesk.operations.sending import BY_ITSELF

        return self._app.desk_gateway.act_from_thread(BY_ITSELF, operation, *given)
