"""A real SMTP server on this machine that does what a test tells it to, on a port that the system chooses."""

from __future__ import annotations

import asyncio
import shutil
import socket
import ssl
import subprocess
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

ACCEPT = "250 taken"
DROP = "drop"  # the connection breaks off after the whole message has come, without an answer
HANG = "hang"  # no answer ever comes


class Postbox:
    """What has arrived, and what the server says next at RCPT and after the message; told nothing, it accepts."""

    def __init__(self) -> None:
        self.arrived: list[EmailMessage] = []
        self.envelopes: list[tuple[str | None, list[str]]] = []
        self.tried = 0
        self.says: list[str] = []
        self.says_at_rcpt: list[str] = []
        self.secure: list[bool] = []
        self.users: list[Any] = []

    async def handle_RCPT(  # noqa: N802 - the names are aiosmtpd's
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Whether the recipient is known."""
        said = self.says_at_rcpt.pop(0) if self.says_at_rcpt else ACCEPT
        if said == ACCEPT:
            envelope.rcpt_tos.append(address)
        return said

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """What becomes of the message."""
        self.tried += 1
        said = self.says.pop(0) if self.says else ACCEPT
        if said in (ACCEPT, DROP):
            assert isinstance(envelope.content, bytes)
            parsed = message_from_bytes(envelope.content, policy=policy.default)
            assert isinstance(parsed, EmailMessage)
            self.arrived.append(parsed)
            self.envelopes.append((envelope.mail_from, list(envelope.rcpt_tos)))
            self.secure.append(session.ssl is not None)
        if said == HANG:
            await asyncio.sleep(3600)
        if said == DROP:
            transport: Any = server.transport
            transport.abort()
        return said

    def check(self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, given: Any) -> AuthResult:
        """Take the user `office` with the password `sésame`."""
        assert isinstance(given, LoginPassword)
        self.users.append((given.login.decode(), given.password.decode()))
        good = given == LoginPassword(b"office", "sésame".encode())
        return AuthResult(success=good, handled=good)


class _OnAnyPort(Controller):
    def _trigger_server(self) -> None:
        server: Any = self.server
        self.port = server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]


@contextmanager
def running(
    postbox: Postbox, *, port: int = 0, tls: ssl.SSLContext | None = None, auth: bool = False, **more: Any
) -> Iterator[int]:
    """A server that delivers to the postbox; gives its port."""
    if tls is not None:
        more.update(tls_context=tls, require_starttls=True)
    if auth:
        more.update(authenticator=postbox.check, auth_required=True, auth_require_tls=tls is not None)
    with warnings.catch_warnings():  # that a password without encryption is no good idea
        warnings.simplefilter("ignore")
        controller = _OnAnyPort(postbox, hostname="127.0.0.1", port=port, server_hostname="test.example", **more)
        controller.start()
        try:
            yield controller.port
        finally:
            controller.stop()


def free_port() -> int:
    """A port at which nobody listens."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def own_certificate(folder: Path) -> tuple[Path, ssl.SSLContext]:
    """A certificate for this machine that only it trusts, and the context of a server that has it."""
    program = shutil.which("openssl")
    assert program is not None, "the tests of encryption need openssl"
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    command = [program, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    command += ["-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    subprocess.run([*command, "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return certificate, context
