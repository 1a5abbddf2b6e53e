"""`letter`, `template`, `form` and `office`: papers from the shell (7.1, 7.2, annexes C and E)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from complaintdesk.rules.letters import LetterKind
from tests.cli.shell import listed, ok, refused, run
from tests.desk import Office
from tests.documents.cases import reachable, rejected_case

REF = "2026-000001-5"


@pytest.fixture
def path(office: Office) -> Path:
    """A case of Mehmet, who speaks Turkish, at which every letter has something to say."""
    reachable(office)
    rejected_case(office)
    office.desk.close()
    return office.path


def _log(path: Path) -> list[dict[str, str]]:
    entries: list[dict[str, str]] = json.loads(ok(path, "show", REF, "--format", "json"))["log"]
    return entries


def test_a_letter_is_printed_in_their_language_and_nothing_is_kept(path: Path) -> None:
    before = len(_log(path))
    printed = ok(path, "letter", REF, "decision")
    assert "Sayın Mehmet Işık," in printed
    assert "Şikâyetinizin ele alınması ücretsizdir." in printed
    assert "Dear Mehmet Işık," in ok(path, "letter", REF, "decision", "--lang", "en")
    assert ok(path, "letter", REF, "decision", "--format", "html").startswith("<!DOCTYPE html>")
    assert len(_log(path)) == before


@pytest.mark.parametrize("kind", list(LetterKind))
def test_every_kind_is_a_pdf(path: Path, tmp_path: Path, kind: LetterKind) -> None:
    asked = {"progress": ["--news", "It is here."], "delay": ["--reason", "Silent", "--new-date", "14 Dec"]}
    more = asked.get(kind.value, [])
    ok(path, "letter", REF, kind, *more, "-o", str(tmp_path / "x.pdf"))
    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF-")
    assert (tmp_path / "x.pdf").stat().st_mode & 0o777 == 0o600


def test_a_written_letter_is_logged_word_for_word(path: Path) -> None:
    news = ["--news", "We have found the parcel."]
    printed = ok(path, "letter", REF, "progress", *news, "--write", "--as", "Can Öz", "--channel", "email")
    kept = _log(path)[-1]
    assert (kept["direction"], kept["channel"], kept["staff"]) == ("out", "email", "Can Öz")
    assert "We have found the parcel." in kept["text"]
    assert " ".join(kept["text"].split("\n\n")[0].split()) in printed


def test_what_is_missing_stops_it_and_says_what_to_do(path: Path, tmp_path: Path) -> None:
    said = refused(path, "letter", REF, "delay", "-o", str(tmp_path / "x.pdf"))
    assert "“reason” is empty" in said
    assert not (tmp_path / "x.pdf").exists()
    ok(path, "new", "--json", "-", stdin='{"description": "It broke."}')
    other = listed(path, "--view", "all", "--search", "It broke")[0]["reference"]
    assert "“outcome” is empty" in refused(path, "letter", other, "decision", "--write")
    assert "add --write" in refused(path, "letter", REF, "progress", "--news", "x", "--channel", "email")


def test_words_for_inside_never_go_out_and_others_are_asked_about(path: Path) -> None:
    note = "He is a difficult customer who always threatens us"
    ok(path, "log", REF, "--direction", "inside", "--channel", "other", note)
    said = refused(path, "letter", REF, "progress", "--news", note, "--write", "--sure")
    assert "stands in a note for inside" in said
    other = '{"description": "x", "complainant": {"name": "Zeynep Kaya"}}'
    ok(path, "new", "--json", "-", stdin=other)
    before = len(_log(path))
    named = ["letter", REF, "progress", "--news", "As we told Zeynep Kaya.", "--write"]
    assert "Zeynep Kaya" in refused(path, *named)
    assert len(_log(path)) == before
    ok(path, *named, "--sure")
    assert len(_log(path)) == before + 1


def test_a_template_of_the_office_is_checked_kept_used_and_given_up(path: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.txt"
    own.write_text("Subject: Bizden {{ reference }}\n\nMerhaba {{ name }}!\n\n{{ news }}", "utf-8")
    assert "Merhaba Mehmet Işık!" in ok(path, "template", "check", "progress", "--lang", "tr", "--file", str(own))
    ok(path, "template", "set", "progress", "--lang", "tr", "--file", str(own))
    assert "your own" in ok(path, "template", "list")
    assert "Merhaba {{ name }}!" in ok(path, "template", "show", "progress", "--lang", "tr")
    printed = ok(path, "letter", REF, "progress", "--news", "Geldi.")
    assert "Merhaba Mehmet Işık!" in printed
    assert "ücretsizdir" in printed
    ok(path, "template", "remove", "progress", "--lang", "tr")
    assert "your own" not in ok(path, "template", "list")
    assert "no template of its own" in refused(path, "template", "remove", "progress", "--lang", "tr")


def test_a_template_that_could_act_is_refused(path: Path) -> None:
    for body in ("{{ name.__class__ }}", "{{ nmae }}", "{% for a in name %}{% endfor %}"):
        text = f"Subject: x\n\nHello\n{body}"
        assert "body: " in refused(path, "template", "set", "progress", "--file", "-", stdin=text)
    assert "begins with “Subject: …”" in refused(path, "template", "set", "progress", "--file", "-", stdin="Hello")
    assert "your own" not in ok(path, "template", "list")


def test_a_template_is_seen_as_the_letter_it_makes(path: Path) -> None:
    assert "Mehmet Işık" in ok(path, "template", "show", "offer", "--preview", "--lang", "en")
    of_case = ok(path, "template", "show", "decision", "--case", REF, "--lang", "en")
    assert "We repair the leg." in of_case
    fields = ok(path, "template", "fields", "offer")
    assert "offer" in fields
    assert "decision_reason" not in fields


def test_the_complainants_form_goes_out_and_comes_back(path: Path, tmp_path: Path) -> None:
    """As text it is filled in with any program; what stands in it is the case."""
    form = tmp_path / "form.txt"
    ok(path, "form", "complaint", "--lang", "tr", "-o", str(form))
    text = (
        form.read_text("utf-8-sig")
        .replace("Ad soyad:", "Ad soyad: Şule Çağrı")
        .replace("E-posta:", "E-posta: şule")
    )
    text = text.replace("anlatın):", "anlatın): Kapı kırık.\nÜç kez aradım.")
    form.write_text(text, "utf-8")
    assert "“E-posta”" in refused(path, "new", "--form", str(form))
    form.write_text(text.replace("E-posta: şule", "E-posta: sule@cagri.example"), "utf-8")
    reference = ok(path, "new", "--form", str(form), "--medium", "letter").strip()
    found = json.loads(ok(path, "show", reference, "--format", "json"))
    assert found["log"][0]["text"] == "Kapı kırık.\nÜç kez aradım."
    assert "Şule Çağrı" in json.dumps(found, ensure_ascii=False)


def test_a_form_refused_by_the_desk_is_told_by_its_own_names(path: Path, tmp_path: Path) -> None:
    form = tmp_path / "form.txt"
    form.write_text("What happened: It broke.\nDay of the problem: 9.11.2199\nName: Jo", "utf-8")
    said = refused(path, "new", "--form", str(form))
    assert "“Day of the problem”: " in said
    assert "Nothing was taken in." in said
    assert len(listed(path, "--view", "all")) == 1


@pytest.mark.parametrize("form", [("complaint",), ("leaflet",), ("follow-up", REF), ("receipt", REF)])
@pytest.mark.parametrize("language", ["en", "tr"])
def test_every_form_is_text_html_and_pdf(path: Path, tmp_path: Path, form: tuple[str, ...], language: str) -> None:
    for end, begins in (("pdf", b"%PDF-"), ("html", b"<!DOCTYPE html>")):
        out = tmp_path / f"x.{end}"
        ok(path, "form", *form, "--lang", language, "-o", str(out))
        assert out.read_bytes().startswith(begins)
    assert "Harbour Street Office" in ok(path, "form", *form, "--lang", language)


def test_a_form_of_one_case_needs_the_case_and_replaces_nothing(path: Path, tmp_path: Path) -> None:
    assert "is of one case" in refused(path, "form", "receipt")
    assert "is of no one case" in refused(path, "form", "leaflet", REF)
    out = tmp_path / "x.html"
    out.write_text("mine")
    assert "is there already" in refused(path, "form", "leaflet", "-o", str(out))
    assert out.read_text() == "mine"
    ok(path, "form", "leaflet", "-o", str(out), "--force")


def test_the_office_says_where_it_is_reached(path: Path) -> None:
    assert "020 7946 0958" in ok(path, "office")
    assert "01234" in ok(path, "office", "--phone", "01234", "--language", "tr")
    assert "Telefon: 01234" in " ".join(ok(path, "form", "leaflet").split())
    code, _, errors = run(path, "office", "--email", "nowhere")
    assert code == 1
    assert "e-mail" in errors.lower()


def test_a_paper_that_names_no_way_to_reach_the_office_says_what_mends_it(path: Path) -> None:
    """On stderr, so that the paper itself is what is piped on; the follow-up form is the office's own (7.1)."""
    gone = [part for way in ("--phone", "--email", "--address", "--website") for part in (way, "")]
    for form in (("leaflet",), ("complaint",), ("receipt", REF)):
        assert run(path, "form", *form)[2] == ""
    ok(path, "office", *gone)
    for form in (("leaflet",), ("complaint",), ("receipt", REF)):
        code, output, errors = run(path, "form", *form)
        assert (code, "complaintdesk office" in errors, "complaintdesk office" in output) == (0, True, False)
    assert run(path, "form", "follow-up", REF)[2] == ""


def test_what_nobody_sends_is_not_told_as_sent(path: Path) -> None:
    """E-mail is not set up: a letter is kept, the outbox is empty, and both say that a person sends it (7.3)."""
    news = ("--news", "We have found the parcel.")
    for channel, said in (("email", "Send it yourself"), ("letter", "yours to post")):
        assert said in run(path, "letter", REF, "progress", *news, "--write", "--channel", channel)[2]
    code, _, errors = run(path, "outbox")
    assert code == 0
    assert "0 letters on the way." in errors
    assert "E-mail is not set up here: letters are kept with their cases, and sent by hand." in errors
