"""The settings of this machine for e-mail: read in plain words, without a password in them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from complaintdesk.documents.mailing import settings as settings_of
from complaintdesk.documents.mailing.settings import MailSettings, NotSetUp, password
from complaintdesk.store import places

WHOLE = """
[mail]
host = "mail.example.com"
username = "office"
password_env = "MAIL_PASSWORD"
from_address = "office@example.com"
"""
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="permission bits and commands are POSIX's")


def _read(tmp_path: Path, text: str, mode: int = 0o600) -> MailSettings | None:
    path = tmp_path / "settings.toml"
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)
    return settings_of.read(path)


def test_they_are_where_locate_says(hermetic_home: Path) -> None:
    """Without the file, or without the section, nothing is sent."""
    assert settings_of.read() is None
    path = places.config_file()
    path.parent.mkdir(parents=True)
    path.write_text("[screen]\ndark = true\n", encoding="utf-8")
    assert settings_of.read() is None
    path.write_text(WHOLE, encoding="utf-8")
    found = settings_of.read()
    assert found is not None
    assert (found.host, found.usual_port, found.security, found.timeout) == (
        "mail.example.com",
        587,
        "starttls",
        20,
    )


@pytest.mark.parametrize(("security", "port"), [("tls", 465), ("starttls", 587)])
def test_the_port_follows_from_the_encryption(tmp_path: Path, security: str, port: int) -> None:
    found = _read(tmp_path, f'{WHOLE}security = "{security}"\n')
    assert found is not None
    assert found.usual_port == port


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[mail", "is not TOML"),
        ("mail = 3", "a section of its own"),
        ("[mail]\nhost = 'x'", "from_address: please fill this in"),
        ("[mail]\nfrom_address = 'a@example.com'", "host: please fill this in"),
        ("[mail]\nhost = 'x'\nfrom_address = 'nobody'", "from_address: An e-mail address looks like"),
        (f"{WHOLE}reply_to = 'nobody'", "reply_to: An e-mail address looks like"),
        (f"{WHOLE}usename = 'x'", "there is no setting “usename”; there are host, from_address"),
        (f"{WHOLE}password = 'secret'", "no password stands in the settings"),
        (f"{WHOLE}security = 'ssl'", "security is 'starttls', 'tls' or 'none'"),
        (f"{WHOLE}security = 'none'", "never goes over the network in the clear"),
        (f"{WHOLE}port = 'x'", "port: write a whole number"),
        (f"{WHOLE}port = 70000", "port: this must be at most 65,535"),
        (f"{WHOLE}timeout = 3600", "timeout: this must be at most 45"),
        (f"{WHOLE}password_file = '/x'", "from one place, not from password_file and password_env"),
        (WHOLE.replace('username = "office"', ""), "no username that it belongs to"),
        (WHOLE.replace('password_env = "MAIL_PASSWORD"', ""), "a username and no password_file"),
    ],
)
def test_what_is_wrong_is_said_with_the_name_of_the_setting(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(NotSetUp) as wrong:
        _read(tmp_path, text)
    assert said in str(wrong.value)
    assert "settings.toml" in str(wrong.value)
    assert "secret" not in str(wrong.value)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(NotSetUp, match="not UTF-8"):
        settings_of.read(tmp_path / "settings.toml")
    with pytest.raises(NotSetUp, match="cannot be read"):
        settings_of.read(tmp_path)


def _with(**given: object) -> MailSettings:
    usual = {"host": "x", "from_address": "a@example.com", "username": "office"}
    return MailSettings.model_validate({**usual, **given})


@POSIX
def test_the_password_comes_from_a_private_file_a_program_or_a_variable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "mail password"
    secret.write_text("sésame\nand notes\n", encoding="utf-8")
    secret.chmod(0o600)
    monkeypatch.setenv("MAIL_PASSWORD", "sésame")
    assert password(_with(password_file=secret)) == "sésame"
    assert password(_with(password_command=["cat", str(secret)])) == "sésame"
    assert password(_with(password_command=f"cat '{secret}'")) == "sésame"
    assert password(_with(password_env="MAIL_PASSWORD")) == "sésame"  # noqa: S106 - a variable's name
    assert password(_with(username=None)) is None


@POSIX
@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"password_file": "{}/open"}, "Others may read"),
        ({"password_file": "{}/none"}, "could not be had: No such file"),
        ({"password_file": "{}/empty"}, "is empty"),
        ({"password_command": "false"}, "false ended with code 1"),
        ({"password_command": "no-such-program-here"}, "could not be had: No such file"),
        ({"password_command": "echo 'x"}, "cannot be understood"),
        ({"password_env": "NO_SUCH_VARIABLE"}, "is empty"),
    ],
)
def test_a_password_that_cannot_be_had(tmp_path: Path, given: dict[str, str], said: str) -> None:
    (tmp_path / "open").write_text("secret")
    (tmp_path / "open").chmod(0o644)
    (tmp_path / "empty").write_text("")
    (tmp_path / "empty").chmod(0o600)
    with pytest.raises(NotSetUp) as wrong:
        password(_with(**{name: value.format(tmp_path) for name, value in given.items()}))
    assert said in str(wrong.value)
    assert "secret" not in str(wrong.value)


@POSIX
def test_settings_that_name_a_program_are_their_owners_alone(tmp_path: Path) -> None:
    """Who may write to the file may have a program carried out."""
    text = WHOLE.replace("password_env", "password_command")
    assert _read(tmp_path, text) is not None
    with pytest.raises(NotSetUp, match="others may write to it"):
        _read(tmp_path, text, 0o664)
