"""A round: every letter that is due goes out, one after another, each claimed first and its end written down."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from complaintdesk.documents.mailing import settings as settings_of
from complaintdesk.documents.mailing.composing import compose
from complaintdesk.documents.mailing.post import Answer, Post
from complaintdesk.documents.mailing.settings import MailSettings
from complaintdesk.operations import sending
from complaintdesk.operations.sending import Taken
from complaintdesk.rules.errors import Busy, Invalid, NotAllowed
from complaintdesk.rules.letters import SendingState

# Carries out an operation in an act of `sending.BY_ITSELF`.
Do = Callable[..., Any]
_TRIES = 5  # of writing down what became of a letter, each as long as the desk waits for the file


class Posted(NamedTuple):
    """A letter that was tried, and what became of it."""

    letter: Taken
    answer: Answer


class Round:
    """One round. `stop` may be called from another thread: nothing more is begun."""

    def __init__(self, do: Do, settings: MailSettings) -> None:
        self._do = do
        self._settings = settings
        self._stopped = threading.Event()
        self._post: Post | None = None

    def stop(self) -> None:
        """Begin nothing more, and break off what was not handed over yet."""
        self._stopped.set()
        if self._post is not None:
            self._post.abandon()

    def run(self) -> Iterator[Posted]:
        """Send what is due, until nothing is or the server is no good. Raises `NotSetUp` before any is claimed.

        Each letter is claimed by one terminal only, and what became of it is on file before the next begins.
        """
        password = settings_of.password(self._settings)
        while self._do(sending.left_behind) is not None:
            pass
        while not self._stopped.is_set():
            letter: Taken | None = self._do(sending.take)
            if letter is None:
                return
            answer = self._send(letter, password)
            self._write_down(letter, answer)
            yield Posted(letter, answer)
            if self._post is not None and self._post.interrupted:
                raise KeyboardInterrupt
            if not answer.others:
                return

    def _send(self, letter: Taken, password: str | None) -> Answer:
        try:
            composed = compose(letter, self._settings)
        except Invalid as error:
            return Answer(SendingState.FAILED, str(error))
        self._post = Post(self._settings, password)
        return self._post.send(composed)

    def _write_down(self, letter: Taken, answer: Answer) -> None:
        """What cannot be written down leaves the letter claimed: in a while it counts as perhaps gone."""
        said = [] if answer.state is SendingState.SENT else [answer.said]
        for left in reversed(range(_TRIES)):
            try:
                self._do(_ENDS[answer.state], letter.letter_id, letter.attempt, *said)
            except NotAllowed:
                return  # a person has decided about it meanwhile
            except Busy:
                if not left:
                    raise
            else:
                return


_ENDS = {
    SendingState.SENT: sending.sent,
    SendingState.WAITING: sending.later,
    SendingState.FAILED: sending.failed,
    SendingState.UNSURE: sending.unsure,
}
