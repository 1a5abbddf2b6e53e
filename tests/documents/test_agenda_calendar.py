"""The agenda as a calendar (RFC 5545), read by a strict parser written from the standard."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from complaintdesk.documents import agenda_calendar
from complaintdesk.queries.due import Due
from complaintdesk.rules.errors import NotSaved
from tests.hostile import HOSTILE

NOW = datetime(2026, 11, 23, 9, 5, tzinfo=UTC)
# 3.1: name *(";" param) ":" value; the values of parameters that are quoted may hold : ; and ,
_LINE = re.compile(r'([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"\x00-\x1f]*"|[^";:,\x00-\x1f]*))*):(.*)', re.S)
_DATE = re.compile(r"[0-9]{8}")
_ONCE = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "CLASS", "TRANSP"}  # 3.6.1
_TEXT = {"SUMMARY", "CATEGORIES", "X-WR-CALNAME", "UID", "PRODID"}


def _read(calendar: str) -> list[dict[str, str]]:
    """The properties of each VEVENT; fails for whatever the standard does not allow."""
    raw = calendar.encode("utf-8")
    assert raw.endswith(b"\r\n") and b"\r\n" in raw
    physical = raw[:-2].split(b"\r\n")
    assert all(len(line) <= 75 and b"\r" not in line and b"\n" not in line for line in physical)
    logical: list[str] = []
    for octets in physical:
        text = octets.decode("utf-8")  # no character is cut in two
        if text[0] in " \t":
            logical[-1] += text[1:]
        else:
            logical.append(text)
    assert (logical[0], logical[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    events: list[dict[str, str]] = []
    inside: dict[str, str] | None = None
    head: dict[str, str] = {}
    for line in logical[1:-1]:
        found = _LINE.fullmatch(line)
        assert found is not None, line
        name, parameters, value = found[1].upper(), found[2], found[3]
        assert not re.search(r"[\x00-\x08\x0a-\x1f\x7f]", value), line
        if (name, value) == ("BEGIN", "VEVENT"):
            assert inside is None
            inside = {}
        elif (name, value) == ("END", "VEVENT"):
            assert inside is not None and {"UID", "DTSTAMP", "DTSTART"} <= set(inside)
            events.append(inside)
            inside = None
        else:
            target = head if inside is None else inside
            assert name not in target or name not in _ONCE, line
            if name.startswith("DTSTART") or name == "DTEND":
                assert parameters == ";VALUE=DATE" and _DATE.fullmatch(value)
                datetime.strptime(value, "%Y%m%d")  # noqa: DTZ007 - a date of the calendar
            if name == "DTSTAMP":
                assert re.fullmatch(r"[0-9]{8}T[0-9]{6}Z", value)
            target[name] = _unescaped(value) if name in _TEXT else value
    assert inside is None
    assert head["VERSION"] == "2.0" and head["PRODID"]
    assert len({event["UID"] for event in events}) == len(events)
    return events


def _unescaped(value: str) -> str:
    """TEXT (3.3.11): a backslash stands only before one of these, and what separates never stands alone."""
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", re.sub(r"\\[;,nN]", "", value)), value
    assert re.fullmatch(r"(?:[^\\]|\\[\\;,nN])*", value, re.S), value
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def _due(what: str = "Plan: a leaflet", **given: Any) -> Due:
    usual = Due(date(2026, 12, 1), what, "Ayşe Demir", 1, "6.3", "plan", 1, key="item")
    return usual._replace(**given)


def _calendar(*rows: Due, named: bool = False, now: datetime = NOW) -> list[dict[str, str]]:
    return _read(agenda_calendar.as_calendar(rows, "Harbour Street, Office; 1", now, "desk", named=named))


def test_an_entry_lasts_the_whole_day() -> None:
    (event,) = _calendar(_due())
    assert event["SUMMARY"] == "Plan: a leaflet (Ayşe Demir)"
    assert (event["DTSTART"], event["DTEND"], event["DTSTAMP"]) == ("20261201", "20261202", "20261123T090500Z")
    assert event["CATEGORIES"] == "ISO 10002 6.3"


def test_an_empty_agenda_is_a_calendar_too() -> None:
    assert _calendar() == []


def test_the_last_day_of_all_is_a_day() -> None:
    (event,) = _calendar(_due(on=date.max))
    assert event["DTSTART"] == "99991231"


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_text_stays_text(what: str) -> None:
    assert len(_calendar(_due(what * 3, who=what))) == 1


def test_long_lines_are_folded_between_characters() -> None:
    what = "Şikâyet 配達が遅れました 🙂" * 20
    (event,) = _calendar(_due(what, who=None))
    assert event["SUMMARY"] == what


def test_what_separates_is_escaped() -> None:
    (event,) = _calendar(_due("a,b;c\\d\ne", who=None))
    assert event["SUMMARY"] == "a,b;c\\d e"


def test_an_entry_keeps_its_identity_when_its_day_moves() -> None:
    (one,) = _calendar(_due())
    (two,) = _calendar(_due(on=date(2027, 1, 5)), now=NOW.replace(hour=12))
    assert one["UID"] == two["UID"] and one["DTSTART"] != two["DTSTART"]
    (other,) = _read(agenda_calendar.as_calendar([_due()], "x", NOW, "another desk"))
    assert other["UID"] != one["UID"]


def test_figures_in_its_words_change_nothing_and_what_is_alike_is_there_twice() -> None:
    one, two = (_calendar(_due(f"{n} of 10 cases reviewed", key=""))[0]["UID"] for n in (3, 4))
    assert one == two
    assert len(_calendar(_due(key=""), _due(key=""))) == 2


def test_no_complainant_is_named_unless_that_is_wanted() -> None:
    case = _due("2026-000001-5 decide: Mehmet Işık · chair", room="case", outside="2026-000001-5 decide")
    call = _due("Ring Mehmet Işık", room="satisfaction", entry=2)
    told = [event["SUMMARY"] for event in _calendar(case, call)]
    assert told == [
        "2026-000001-5 decide (Ayşe Demir)",
        "Ask a complainant how they were treated (Ayşe Demir)",
    ]
    named = [event["SUMMARY"] for event in _calendar(case, call, named=True)]
    assert all("Mehmet Işık" in summary for summary in named)


def test_it_is_written_in_one_go_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "agenda.ics"
    for words in ("one", "two"):
        agenda_calendar.rewrite(path, agenda_calendar.as_calendar([_due(words)], "x", NOW, "desk"))
        with path.open(newline="", encoding="utf-8") as file:
            assert _read(file.read())[0]["SUMMARY"] == f"{words} (Ayşe Demir)"
    assert [each.name for each in tmp_path.iterdir()] == ["agenda.ics"]
    assert path.stat().st_mode & 0o077 == 0
    with pytest.raises(NotSaved):
        agenda_calendar.rewrite(tmp_path / "nowhere" / "agenda.ics", "x")
