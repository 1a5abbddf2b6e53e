"""Letters reach a real server: as written, encrypted, with a password; nothing is lost when it is down."""

from __future__ import annotations

import ssl
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from complaintdesk.documents.mailing.settings import NotSetUp
from complaintdesk.queries import outbox
from tests.desk import Office
from tests.mailing.letters import USUAL, one_round, posted, settings, waiting
from tests.mailing.server import DROP, Postbox, free_port, own_certificate, running


@pytest.fixture
def postbox() -> Postbox:
    """Nothing has arrived yet."""
    return Postbox()


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ssl.SSLContext]:
    """A certificate of our own for this machine."""
    return own_certificate(tmp_path_factory.mktemp("certificate"))


def test_a_letter_arrives_as_it_was_written(office: Office, postbox: Postbox) -> None:
    """Text, names and head; dots at the beginning of a line too. It is sent, and not sent again."""
    letter_id = waiting(office)
    with running(postbox) as port:
        assert one_round(office, settings(port, reply_to="desk@example.org")) == ["sent"]
        assert one_round(office, settings(port)) == []
    (arrived,) = postbox.arrived
    assert arrived.get_content().replace("\r\n", "\n").rstrip("\n") == USUAL["text"]
    assert str(arrived["From"]) == "Harbour Street Office <office@example.org>"
    assert str(arrived["To"]) == "Mehmet Işık <mehmet@example.com>"
    assert (arrived["Subject"], arrived["Message-ID"], arrived["Auto-Submitted"], arrived["Reply-To"]) == (
        *(USUAL["subject"], "<one@example.org>"),
        *("no", "desk@example.org"),
    )
    assert arrived["Date"].datetime == office.clock.now.replace(microsecond=0)
    assert postbox.envelopes == [("office@example.org", ["mehmet@example.com"])]
    kept = posted(office, letter_id)
    assert (kept.state, kept.attempts, kept.last_error, kept.next_try_at) == ("sent", 1, None, None)
    assert kept.sent_at is not None
    acts = [(event.act, event.actor) for event in office.history(kept.case_id)]
    assert acts[-2:] == [("sending.take", "the desk itself"), ("sending.sent", "the desk itself")]


def test_encrypted_and_with_a_password(
    office: Office, postbox: Postbox, certificate: tuple[Path, ssl.SSLContext], monkeypatch: pytest.MonkeyPatch
) -> None:
    """STARTTLS with a certificate that is checked, then the user; never a word in the clear."""
    monkeypatch.setenv("MAIL_PASSWORD", "sésame")
    waiting(office)
    ours = {
        "security": "starttls",
        "username": "office",
        "password_env": "MAIL_PASSWORD",
        "ca_file": certificate[0],
    }
    with running(postbox, tls=certificate[1], auth=True) as port:
        assert one_round(office, settings(port, **ours)) == ["sent"]
    assert (postbox.secure, postbox.users) == ([True], [("office", "sésame")])


def test_tls_from_the_first_byte(
    office: Office, postbox: Postbox, certificate: tuple[Path, ssl.SSLContext]
) -> None:
    waiting(office)
    with running(postbox, ssl_context=certificate[1]) as port:
        assert one_round(office, settings(port, security="tls", ca_file=certificate[0])) == ["sent"]
    assert len(postbox.arrived) == 1


def test_a_certificate_that_is_not_trusted_gets_nothing(
    office: Office, postbox: Postbox, certificate: tuple[Path, ssl.SSLContext]
) -> None:
    letter_id = waiting(office)
    with running(postbox, tls=certificate[1]) as port:
        assert one_round(office, settings(port, security="starttls")) == ["waiting"]
    assert "its certificate cannot be trusted" in (posted(office, letter_id).last_error or "")
    assert postbox.arrived == []


def test_a_server_without_encryption_gets_nothing_that_was_to_be_encrypted(
    office: Office, postbox: Postbox
) -> None:
    letter_id = waiting(office)
    with running(postbox) as port:
        assert one_round(office, settings(port, security="starttls")) == ["waiting"]
    assert "nothing is sent in the clear" in (posted(office, letter_id).last_error or "")
    assert postbox.arrived == []


def test_a_wrong_password_is_tried_with_one_letter_only(
    office: Office, postbox: Postbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server is not asked again and again in a round: accounts get locked that way. Both letters wait."""
    monkeypatch.setenv("MAIL_PASSWORD", "wrong")
    ids = [waiting(office), waiting(office)]
    with running(postbox, auth=True) as port:
        wrong = settings(port, username="office", password_env="MAIL_PASSWORD")  # noqa: S106 - a variable's name
        assert one_round(office, wrong) == ["waiting"]
    assert len(postbox.users) <= 2  # in each of the two ways that this server knows
    assert "does not take the user or the password: 535" in (posted(office, ids[0]).last_error or "")
    assert [posted(office, each).state for each in ids] == ["waiting", "waiting"]
    monkeypatch.delenv("MAIL_PASSWORD")
    with pytest.raises(NotSetUp, match="empty"):
        one_round(office, wrong)


def test_with_the_server_down_nothing_is_lost_and_it_goes_out_when_it_is_back(
    office: Office, postbox: Postbox
) -> None:
    """Tried after one minute, two, four, and so on; when the server is back both letters arrive once."""
    port = free_port()
    ids = [waiting(office), waiting(office)]
    waits = []
    for _ in range(3):
        assert one_round(office, settings(port)) == ["waiting"]
        assert one_round(office, settings(port)) in ([], ["waiting"])
        first = posted(office, ids[0])
        assert f"port {port}: " in (first.last_error or "")
        assert first.next_try_at is not None
        waits.append(datetime.fromisoformat(first.next_try_at) - office.clock.now)
        office.clock.step(hours=5)
    assert waits == [timedelta(minutes=n) for n in (1, 2, 4)]
    with office.desk.look() as look:
        assert outbox.late(look) == 2
    with running(postbox, port=port):
        assert one_round(office, settings(port)) == ["sent", "sent"]
    assert len(postbox.arrived) == 2
    with office.desk.look() as look:
        assert (outbox.late(look), outbox.under_way(look)) == (0, [])


def test_a_server_that_is_busy_is_asked_again(office: Office, postbox: Postbox) -> None:
    """451, then 250: tried again when its time has come, and not before."""
    postbox.says = ["451 try again later"]
    letter_id = waiting(office)
    with running(postbox) as port:
        assert one_round(office, settings(port)) == ["waiting"]
        assert one_round(office, settings(port)) == []
        assert posted(office, letter_id).last_error == "451 try again later"
        office.clock.step(minutes=1)
        assert one_round(office, settings(port)) == ["sent"]
    assert (len(postbox.arrived), posted(office, letter_id).attempts) == (1, 2)


@pytest.mark.parametrize("at_rcpt", [True, False])
def test_a_server_that_refuses_is_not_asked_again(office: Office, postbox: Postbox, at_rcpt: bool) -> None:
    """550: a person has to look; other letters go on."""
    (postbox.says_at_rcpt if at_rcpt else postbox.says).append("550 no such user")
    letter_id = waiting(office)
    waiting(office, to_address="other@example.com")
    with running(postbox) as port:
        assert one_round(office, settings(port)) == ["failed", "sent"]
        office.clock.step(days=1)
        assert one_round(office, settings(port)) == []
    kept = posted(office, letter_id)
    assert (kept.state, kept.last_error, kept.next_try_at) == ("failed", "550 no such user", None)
    with office.desk.look() as look:
        assert outbox.late(look) == 1


def test_a_connection_that_breaks_after_the_message_leaves_it_unsure(office: Office, postbox: Postbox) -> None:
    """It may have gone (here it did), so it is never sent again by itself."""
    postbox.says = [DROP]
    letter_id = waiting(office)
    with running(postbox) as port:
        assert one_round(office, settings(port)) == ["unsure"]
        office.clock.step(days=2)
        assert one_round(office, settings(port)) == []
    assert len(postbox.arrived) == 1
    assert "the connection broke off" in (posted(office, letter_id).last_error or "")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("no address", "no @"),
        ("jürgen@example.com", "no address with such letters"),
        ("a@" + "ü" * 70 + ".de", ""),
    ],
)
def test_an_address_that_cannot_be_sent_to(office: Office, postbox: Postbox, address: str, said: str) -> None:
    """It is refused here, with a sentence, and nothing is sent anywhere."""
    letter_id = waiting(office, to_address=address)
    with running(postbox, enable_SMTPUTF8=False) as port:
        assert one_round(office, settings(port)) == ["failed"]
    assert said in (posted(office, letter_id).last_error or "")
    assert postbox.arrived == []


def test_addresses_in_other_scripts(office: Office, postbox: Postbox) -> None:
    """A domain is sent as servers know it; letters before the @ where the server takes them."""
    waiting(office, to_address="info@bücher.example")
    waiting(office, to_address="jürgen@bücher.example")
    with running(postbox, enable_SMTPUTF8=True) as port:
        assert one_round(office, settings(port)) == ["sent", "sent"]
    assert [to for _, to in postbox.envelopes] == [
        ["info@xn--bcher-kva.example"],
        ["jürgen@xn--bcher-kva.example"],
    ]
