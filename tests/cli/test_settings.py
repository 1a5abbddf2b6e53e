"""`settings`: shown as a file, changed by hand, applied after a look at what changes (5.1, 5.4, 7.5)."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaintdesk.documents import settings_file
from complaintdesk.operations import office_settings
from complaintdesk.operations.inputs import Settings, check
from complaintdesk.rules.errors import Invalid
from tests.cli.shell import ok, refused, run
from tests.desk import Office


@pytest.fixture
def path(office: Office) -> Path:
    """The desk of three people, closed."""
    office.desk.close()
    return office.path


def test_what_is_shown_is_so_already(path: Path, tmp_path: Path) -> None:
    shown = ok(path, "settings", "show")
    settings = tomllib.loads(shown)
    assert settings["office"]["name"] == "Harbour Street Office"
    assert settings["priority"]["high.high"] == "high"
    assert {"role": "front_desk", "power": "offer", "up_to": "100.00"} in settings["authority"]
    assert [person["name"] for person in settings["person"]] == ["Ayşe Demir", "Can Öz", "Mary O’Neill"]
    file = tmp_path / "same.toml"
    file.write_text(shown, encoding="utf-8")
    assert "All is so already." in run(path, "settings", "apply", str(file))[2]


CHANGES = (
    ('phone = ""', 'phone = "020 7946 0123"', "the office’s phone: — → 020 7946 0123"),
    ("[opening_hours]", '[opening_hours]\nmonday = "09:00-17:00"', "opening hours on monday: 09:00-17:00"),
    ("[closures]", '[closures]\n2026-12-24 = "Christmas Eve"', "closed day: 2026-12-24 Christmas Eve"),
    ('"high.low" = "medium"', '"high.low" = "urgent"', "priority: high low urgent"),
    ('up_to = "100.00"', 'up_to = "150.50"', "authority: front desk offer 15050"),
    ('label = "somebody made a mistake"', 'label = "a slip"', "cause human_error: label: somebody made"),
    ('name = "Mary O’Neill"\n', 'name = "Mary O’Neill"\nactive = false\n', "active: yes → no"),
    ("# The parts of the office.\n", "[[department]]\nname = 'Workshop'\n", "new department: Workshop"),
)


def test_changes_are_said_and_made(path: Path, tmp_path: Path) -> None:
    shown = ok(path, "settings", "show")
    for old, new, _ in CHANGES:
        assert shown.count(old) == 1, old
        shown = shown.replace(old, new)
    file = tmp_path / "office.toml"
    file.write_text(shown, encoding="utf-8")
    assert "Nothing was changed" in refused(path, "settings", "apply", str(file))
    code, told, _ = run(path, "settings", "apply", str(file), "--yes", "--as", "Mary O’Neill")
    assert code == 0
    for _, _, said in CHANGES:
        assert said in told
    assert "All is so already." in run(path, "settings", "apply", str(file))[2]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[offise]", "no section “offise”"),
        ("office", "no settings file"),
        ("[[person]]\nname = 'X'\nrole = 'boss'", "front_desk"),
        ("[priority]\n'high.high' = 'red'", "urgent"),
        ("[opening_hours]\nmonday = 'early'", "no opening time"),
        ("[[cause]]\ncode = 'a'\nlabel = 'A'\n[[cause]]\ncode = 'a'\nlabel = 'B'", "is there twice"),
        ("[[authority]]\nrole = 'manager'\npower = 'offer'", "Somebody must be able to"),
        ("[[person]]\nname = 'X'\nrole = 'manager'\ndepartment = 'Moon'", "no department “Moon”"),
        ("[[person]]\nname = 'X'\nrole = 'manager'\nactive = false", "Somebody must work here"),
        ("person = 3", r"\[\[person\]\]"),
    ],
)
def test_what_is_wrong_is_said_in_plain_words(office: Office, text: str, why: str) -> None:
    with office.desk.look() as look:
        before = settings_file.as_toml(look)
    with pytest.raises(Invalid, match=why):
        office.do(office_settings.apply, settings_file.read(text, "GBP"))
    with office.desk.look() as look:
        assert settings_file.as_toml(look) == before


def test_nothing_that_a_case_rests_on_goes(office: Office) -> None:
    case_id = office.new_case(problem="late_delivery", department_id=1)
    office.acknowledge(case_id)
    office.assess(case_id)
    office.assign(case_id, 2)
    office.investigate(case_id, cause="supplier")
    few = {
        "people": [{"name": "Ayşe Demir", "role": "manager"}],
        "causes": [{"code": "new_one", "label": "New"}],
        "categories": [{"code": "other", "label": "anything"}],
        "departments": [],
        "bodies": [],
    }
    said = office.do(office_settings.apply, check(Settings, few))
    assert "Can Öz: active: yes → no" in said
    assert "cause supplier: hidden: no → yes" in said
    kept = office.case(case_id)
    assert (kept.owner, kept.department, kept.problem_label) == ("Can Öz", "Sales", "late delivery")
    assert office.value("SELECT count(*) FROM staff_member WHERE active") == 1
    event = office.rows("SELECT act, case_id FROM event ORDER BY id DESC LIMIT 1")
    assert event == [("office_settings.apply", None)]


def test_the_priority_table_of_the_office_is_used(office: Office) -> None:
    office.do(
        office_settings.apply,
        check(Settings, {"priorities": [{"severity": "low", "impact": "low", "priority": "high"}]}),
    )
    case_id = office.new_case()
    office.acknowledge(case_id)
    office.assess(case_id, severity="low", impact="low")
    assert office.case(case_id).priority == "high"


@given(st.dictionaries(st.text(max_size=20), st.text(max_size=20) | st.integers() | st.lists(st.integers())))
def test_any_table_is_settings_or_refused(found: dict[str, object]) -> None:
    text = "\n".join(f"[{settings_file._quoted(name)}]\n" for name in found)
    try:
        settings_file.read(text, "GBP")
    except Invalid as refused_with:
        assert str(refused_with)
