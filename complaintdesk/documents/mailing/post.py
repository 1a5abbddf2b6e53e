"""One e-mail to one server, and what became of it: taken, refused, to be tried again, or perhaps gone.

The one point that matters: until the mark that ends the message has left this machine, no server may deliver it;
from then until its answer it may be delivered, and only the answer tells.
"""

from __future__ import annotations

import contextlib
import re
import smtplib
import socket
import ssl
from base64 import b64encode
from typing import NamedTuple

from complaintdesk.documents.mailing.composing import Composed
from complaintdesk.documents.mailing.settings import MailSettings
from complaintdesk.rules.letters import SendingState
from complaintdesk.rules.plain_text import clean_line

_LAST_ANSWER = 120  # seconds for the answer to the whole message, which servers look through before they take it
_DOTS = re.compile(rb"(?m)^\.")
_DONE = b".\r\n"


class Answer(NamedTuple):
    """Where the letter is now, what was said, and whether it makes sense to try others in this round."""

    state: SendingState
    said: str
    others: bool = True


class _Refused(Exception):
    """The server said no to this one letter; `code` is its answer."""

    def __init__(self, code: int, said: bytes | str) -> None:
        super().__init__(_words(code, said))
        self.code = code


class _Unusable(Exception):
    """No letter can be sent to this server as it is set up."""


class Post:
    """One e-mail on its way. `abandon` may be called from another thread."""

    def __init__(self, settings: MailSettings, password: str | None) -> None:
        self._settings = settings
        self._password = password
        self._smtp: smtplib.SMTP | None = None
        self._handed_over = False
        self.interrupted = False  # by Ctrl+C, which whoever began the round has to know

    def send(self, composed: Composed) -> Answer:
        """Send it. Never raises for what a server or the network does."""
        try:
            smtp = self._connect()
            self._log_in(smtp)
            return self._hand_over(smtp, composed)
        except _Refused as refused:
            return Answer(SendingState.FAILED if refused.code >= 500 else SendingState.WAITING, str(refused))
        except _Unusable as trouble:
            return Answer(SendingState.WAITING, str(trouble), others=False)
        except smtplib.SMTPResponseException as error:
            return self._broken(_words(error.smtp_code, error.smtp_error))
        except (OSError, smtplib.SMTPException, UnicodeError) as error:
            return self._broken(_trouble(error, self._settings))
        except KeyboardInterrupt:
            self.interrupted = True
            return self._broken("Stopped by the person at this terminal.")
        finally:
            if self._smtp is not None:
                self._smtp.close()

    def abandon(self) -> None:
        """Break off, unless it has been handed over: then only its answer tells."""
        smtp = self._smtp
        if smtp is not None and not self._handed_over and smtp.sock is not None:
            with contextlib.suppress(OSError):
                smtp.sock.shutdown(socket.SHUT_RDWR)

    def _broken(self, said: str) -> Answer:
        state = SendingState.UNSURE if self._handed_over else SendingState.WAITING
        return Answer(state, said, others=False)

    def _connect(self) -> smtplib.SMTP:
        settings = self._settings
        port, timeout = settings.usual_port, settings.timeout
        smtp: smtplib.SMTP
        if settings.security == "tls":
            smtp = smtplib.SMTP_SSL(settings.host, port, _own_name(), timeout=timeout, context=self._context())
        else:
            smtp = smtplib.SMTP(settings.host, port, _own_name(), timeout=timeout)
        self._smtp = smtp
        smtp.ehlo_or_helo_if_needed()
        if settings.security == "starttls":
            if not smtp.has_extn("starttls"):
                raise _Unusable(
                    f"{settings.host} offers no encryption (STARTTLS), and nothing is sent in the clear."
                )
            smtp.starttls(context=self._context())
            smtp.ehlo_or_helo_if_needed()
        return smtp

    def _context(self) -> ssl.SSLContext:
        try:
            return ssl.create_default_context(cafile=self._settings.ca_file)
        except (OSError, ssl.SSLError) as error:
            raise _Unusable(f"The certificates in {self._settings.ca_file} cannot be read: {error}.") from error

    def _log_in(self, smtp: smtplib.SMTP) -> None:
        user, password = self._settings.username, self._password
        if user is None or password is None:
            return
        try:
            if user.isascii() and password.isascii():
                smtp.login(user, password)
            else:  # which smtplib cannot send
                plain = b64encode(f"\0{user}\0{password}".encode()).decode("ascii")
                code, answer = smtp.docmd("AUTH", f"PLAIN {plain}")
                if code not in (235, 503):
                    raise smtplib.SMTPAuthenticationError(code, answer)
        except smtplib.SMTPAuthenticationError as error:
            said = _words(error.smtp_code, error.smtp_error)
            raise _Unusable(f"{self._settings.host} does not take the user or the password: {said}") from error
        except smtplib.SMTPNotSupportedError as error:
            raise _Unusable(f"{self._settings.host} takes no password: leave username out.") from error

    def _hand_over(self, smtp: smtplib.SMTP, composed: Composed) -> Answer:
        options = []
        if composed.international:
            if not smtp.has_extn("smtputf8"):
                raise _Refused(550, f"{self._settings.host} takes no address with such letters")
            options = ["SMTPUTF8", "BODY=8BITMIME"]
        code, said = smtp.mail(composed.sender, options)
        if code != 250:
            raise _Unusable(f"{self._settings.host} takes nothing from {composed.sender}: {_words(code, said)}")
        code, said = smtp.rcpt(composed.recipient)
        if code not in (250, 251):
            raise _Refused(code, said)
        code, said = smtp.docmd("DATA")
        if code != 354:
            raise _Refused(code, said)
        content = composed.content if composed.content.endswith(b"\r\n") else composed.content + b"\r\n"
        smtp.send(_DOTS.sub(b"..", content))
        if smtp.sock is not None:
            smtp.sock.settimeout(max(self._settings.timeout, _LAST_ANSWER))
        self._handed_over = True
        smtp.send(_DONE)
        code, said = smtp.getreply()
        if not 200 <= code < 600:
            return Answer(SendingState.UNSURE, _words(code, said), others=False)
        self._handed_over = False  # there is an answer
        if code >= 300:
            raise _Refused(code, said)
        with contextlib.suppress(OSError, smtplib.SMTPException):  # it has been taken, whatever follows
            smtp.quit()
        return Answer(SendingState.SENT, _words(code, said))


def _own_name() -> str:
    """How this machine calls itself to a server; a name that is no whole one is none (RFC 5321, 4.1.3)."""
    name = socket.gethostname()
    return name if "." in name and name.isascii() else "[127.0.0.1]"


def _words(code: int, said: bytes | str) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return clean_line(f"{code} {text}") if code > 0 else clean_line(text) or "no answer"


def _trouble(error: Exception, settings: MailSettings) -> str:
    where = f"{settings.host}, port {settings.usual_port}"
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"{where}: its certificate cannot be trusted ({error.verify_message})."
    if isinstance(error, TimeoutError):
        return f"{where}: no answer in time."
    if isinstance(error, smtplib.SMTPServerDisconnected):
        return f"{where}: the connection broke off."
    why = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return clean_line(f"{where}: {why}.")
