"""`why` counts a case's dates out; `policy` shows what is promised and puts it in force."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.shell import ok, refused
from tests.desk import Office


@pytest.fixture
def case(office: Office) -> tuple[Path, str]:
    """A complaint of a Friday, and its reference; nobody has the desk open."""
    taken = office.take_in(received_at="2026-11-20T16:00:00+00:00")
    office.extend(taken.case_id, 2, why="The maker [does] not answer.")
    office.desk.close()
    return office.path, taken.reference


def test_every_day_is_counted_out(case: tuple[Path, str]) -> None:
    path, reference = case
    told = ok(path, "why", reference)
    assert "acknowledge: due 2026-11-23 (runs)" in told
    assert "1 business day from when the complaint was received" in told
    assert "2026-11-21  Saturday 21 November    weekend" in told
    assert "Extended by 2 business days: The maker [does] not answer." in told


def test_the_count_ends_where_the_list_says_it_is_due(case: tuple[Path, str]) -> None:
    path, reference = case
    (first, *_) = json.loads(ok(path, "why", reference, "--format", "json"))
    (listed,) = json.loads(ok(path, "list", "--format", "json"))
    assert (first["clock"], first["due_on"]) == (listed["next_clock"], listed["next_due"])
    assert first["days"][-1]["day"] == first["due_on"]
    assert first["as_on_file"] is True
    assert len(json.loads(ok(path, "why", reference, "--all", "--format", "json"))) == 4  # one was an update


def test_a_policy_is_shown_with_its_rules_before_it_is_used(case: tuple[Path, str]) -> None:
    path, _ = case
    assert "small_business" in ok(path, "policy")
    told = ok(path, "policy", "uk_fca")
    assert "8 weeks" in told
    assert "by law" in told
    assert "DISP 1.6.2R" in told


def test_a_policy_in_force_holds_for_what_comes_in_from_then_on(case: tuple[Path, str], tmp_path: Path) -> None:
    path, before = case
    ok(path, "policy", "uk_fca", "--use")
    ok(path, "policy", "uk_fca", "--use")  # twice is once
    after = ok(path, "new", "--json", "-", stdin='{"description": "It broke."}').splitlines()[-1]
    assert "8 weeks" in ok(path, "why", after)
    assert "8 weeks" not in ok(path, "why", before)
    ok(path, "policy", "us_cfpb", "--use", "--category", "wrong_invoice")
    other = ok(path, "new", "--json", "-", stdin='{"description": "x", "problem": "wrong_invoice"}').splitlines()[
        -1
    ]
    assert "15 calendar days" in ok(path, "why", other)
    assert "no-such" in refused(path, "policy", "us_cfpb", "--use", "--category", "no-such")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("code = ", "is not TOML"),
        ('code = "mine"\nnaem = "x"', "naem: there is no such key; did you mean “name”?"),
        (
            'code = "m"\nname = "m"\nsource = "s"\nvalid_from = 2026-01-01\n[[clock]]\nkind = "decde"\n'
            'anchor = "received"\nlength = 1\nunit = "weeks"',
            "clock.1.kind: “decde” is not known; did you mean “decide”?",
        ),
        ('code = "m"\nname = "m"\nsource = "s"\nvalid_from = "soon"', "valid_from: write a day like 2026-11-12"),
        ('code = "m"\nname = "m"\nsource = "s"', "valid_from: this is missing"),
    ],
)
def test_a_policy_of_ones_own_says_what_is_wrong_with_it(
    case: tuple[Path, str], tmp_path: Path, text: str, said: str
) -> None:
    path, _ = case
    own = tmp_path / "own.toml"
    own.write_text(text, encoding="utf-8")
    told = refused(path, "policy", "--file", str(own), "--use")
    assert said in told
    assert str(own) in told


def test_a_policy_of_ones_own(case: tuple[Path, str], tmp_path: Path) -> None:
    path, _ = case
    own = tmp_path / "own.toml"
    own.write_text(
        'code = "own"\nname = "Ours"\nsource = "our leaflet"\nvalid_from = 2026-01-01\n'
        '[[clock]]\nkind = "decide"\nanchor = "received"\nlength = 3\nunit = "calendar_days"\n',
        encoding="utf-8",
    )
    ok(path, "policy", "--file", str(own), "--use")
    reference = ok(path, "new", "--json", "-", stdin='{"description": "It broke."}').splitlines()[-1]
    assert "3 calendar days from when the complaint was received (our leaflet)." in ok(path, "why", reference)
    assert "did you mean" in refused(path, "policy", "smal_business")
