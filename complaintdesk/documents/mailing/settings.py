"""How this machine sends e-mail: the section `[mail]` of its settings, read and checked here and nowhere else.

    [mail]
    host = "mail.example.com"
    security = "starttls"                # or "tls", or "none"
    username = "office"
    password_file = "/home/me/mail-password"
    from_address = "office@example.com"

Also `port` (587 for starttls, 465 for tls, 25 for none), `password_command` or `password_env` in place of
`password_file`, `from_name` (else the name of the office), `reply_to`, `timeout` in seconds (20), and `ca_file`
for a server whose certificate is the office's own. Without the section nothing is sent. A password stands neither
here nor in the file of the desk.
"""

from __future__ import annotations

import ipaddress
import os
import subprocess
import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError

from complaintdesk.operations import refusals
from complaintdesk.operations.inputs.fields import Entered, Line, OptionalEmail, OptionalLine
from complaintdesk.rules.errors import DeskError, Invalid
from complaintdesk.rules.ways_to_reach import check_email
from complaintdesk.store import places

_PORTS = {"starttls": 587, "tls": 465, "none": 25}
_COMMAND_SECONDS = 15.0  # somebody may have to unlock a key first
_FROM_WHERE = ("password_file", "password_command", "password_env")


class NotSetUp(DeskError):
    """E-mail cannot be sent as the settings of this machine stand; the sentence says what to put right."""


class MailSettings(Entered):
    """The section `[mail]`, checked. `timeout` is seconds for each answer of the server."""

    host: Line
    from_address: Annotated[str, Field(max_length=254)]
    port: Annotated[int, Field(ge=1, le=65_535)] = 0
    security: Literal["starttls", "tls", "none"] = "starttls"
    username: OptionalLine = None
    password_file: Path | None = None
    password_command: str | list[str] | None = None
    password_env: OptionalLine = None
    from_name: OptionalLine = None
    reply_to: OptionalEmail = None
    timeout: Annotated[int, Field(ge=2, le=45)] = 20  # so that all answers together come within `sending.HELD`
    ca_file: Path | None = None

    @property
    def usual_port(self) -> int:
        """The port that is meant."""
        return self.port or _PORTS[self.security]


def read(path: Path | None = None) -> MailSettings | None:
    """The settings of this machine; None where it has no `[mail]`. Raises `NotSetUp`."""
    path = path or places.config_file()
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise NotSetUp(
            f"{path} cannot be read: {getattr(error, 'strerror', None) or 'it is not UTF-8'}."
        ) from error
    try:
        whole = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise NotSetUp(f"{path} is not TOML: {error}.") from error
    section = whole.get("mail")
    if section is None:
        return None
    if not isinstance(section, dict):
        raise NotSetUp(f"{path}: mail is a section of its own, begun by a line with [mail].")
    return _checked(section, path)


def _checked(section: dict[str, Any], path: Path) -> MailSettings:
    if "password" in section:
        raise NotSetUp(
            f"{path}: no password stands in the settings, where others may come to read it. Take it out, and name "
            "a file with password_file, a program with password_command, or a variable with password_env."
        )
    try:
        settings = MailSettings.model_validate(section)
        check_email(settings.from_address)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise NotSetUp(f"{path}, [mail]: {_sentence(first)}.") from error
    except Invalid as error:
        raise NotSetUp(f"{path}, [mail]: from_address: {error}") from error
    trouble = _trouble(settings)
    if trouble is not None:
        raise NotSetUp(f"{path}, [mail]: {trouble}")
    if settings.password_command and not places.is_written_by_its_owner_only(path):
        raise NotSetUp(f"{path} names a program and others may write to it: make it yours alone (chmod go-w).")
    return settings


def _sentence(issue: Any) -> str:
    name = ".".join(str(step) for step in issue["loc"][:1])
    if issue["type"] == "extra_forbidden":
        return f"there is no setting “{name}”; there are {', '.join(MailSettings.model_fields)}"
    if issue["type"] == "literal_error":
        return f"{name} is {issue['ctx']['expected']}"
    return f"{name}: {refusals.sentence(issue)}"


def _trouble(settings: MailSettings) -> str | None:
    """What does not go together."""
    given = [name for name in _FROM_WHERE if getattr(settings, name)]
    if len(given) > 1:
        return f"the password comes from one place, not from {' and '.join(given)}."
    if given and not settings.username:
        return f"{given[0]} is given, and no username that it belongs to."
    if settings.username and not given:
        return "there is a username and no password_file, password_command or password_env."
    if settings.username and settings.security == "none" and not _is_this_machine(settings.host):
        return 'a password never goes over the network in the clear: say security = "starttls" or "tls".'
    return None


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.casefold() == "localhost"


def password(settings: MailSettings) -> str | None:
    """The password, asked for each time it is needed and kept nowhere; None without a user. Raises `NotSetUp`."""
    if not settings.username:
        return None
    try:
        found = _password(settings)
    except (OSError, UnicodeDecodeError, subprocess.SubprocessError) as error:
        why = getattr(error, "strerror", None) or type(error).__name__
        raise NotSetUp(f"The password for e-mail could not be had: {why}.") from error
    if not found:
        raise NotSetUp("The password for e-mail is empty.")
    return found


def _password(settings: MailSettings) -> str:
    if settings.password_env:
        return os.environ.get(settings.password_env, "")
    if settings.password_file is not None:
        path = settings.password_file.expanduser()
        if not places.is_private(path):
            raise NotSetUp(f"Others may read {path}, and it holds a password: make it yours alone (chmod 600).")
        return _first_line(path.read_text(encoding="utf-8"))
    command = settings.password_command or []
    words = _words(command) if isinstance(command, str) else command
    done = subprocess.run(  # noqa: S603 - the program that the owner of this machine has named
        words, stdin=subprocess.DEVNULL, capture_output=True, timeout=_COMMAND_SECONDS, check=False
    )
    if done.returncode:
        raise NotSetUp(f"The password for e-mail could not be had: {words[0]} ended with code {done.returncode}.")
    return _first_line(done.stdout.decode("utf-8"))


def _words(command: str) -> list[str]:
    import shlex

    try:
        return shlex.split(command)
    except ValueError as error:
        raise NotSetUp(f"password_command cannot be understood: {error}.") from error


def _first_line(text: str) -> str:
    return text.split("\n", 1)[0].rstrip("\r")
