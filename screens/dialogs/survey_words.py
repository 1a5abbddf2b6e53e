"""What is said on the phone, and to whom (8.3)."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from complaintdesk.documents.forms.questionnaire_words import SAID
from complaintdesk.queries import case_file, surveys
from complaintdesk.queries.case_file import ContactRow
from complaintdesk.queries.surveys import SampledRow, TryRow
from complaintdesk.rules import satisfaction
from complaintdesk.rules.dates import short
from complaintdesk.rules.languages import ENGLISH, NAMES, language_of
from complaintdesk.rules.plain_text import clean_line
from complaintdesk.rules.satisfaction import CallResult, Medium
from complaintdesk.rules.vocabulary import ContactKind, Need, Remedy
from complaintdesk.rules.ways_to_reach import phone_shown
from complaintdesk.store import survey_frame
from complaintdesk.store.look import Look

_LONGEST = 130  # characters of what it was about


class Calling(NamedTuple):
    """Somebody who is to be called, and how many are left with them; days are those of the office."""

    row: SampledRow
    ways: list[ContactRow]
    tries: list[TryRow]
    left: int
    apart: bool  # who calls had no hand in the case; False where nobody else works here
    office: str
    time_zone: str
    caller: str
    today: date


def next_call(look: Look, survey_id: int, staff_id: int | None, caller: str) -> Calling | None:
    """Whom this interviewer calls next; None where nobody is left today."""
    rows = [row for row in surveys.sheet(look, survey_id, staff_id) if row.medium == Medium.PHONE]
    today = look.today
    now = [row for row in rows if (row.call_on or "") <= today.isoformat()]
    if not now:
        return None
    row = now[0]
    _, ways = case_file.person(look, row.person_id)
    apart = staff_id not in {hand.staff_id for hand in survey_frame.hands(look, row.case_id)}
    tried, office = surveys.tries(look, row.id), look.office
    return Calling(row, ways, tried, len(now), apart, office.name, office.time_zone, caller, today)


def who(calling: Calling) -> str:
    """Who it is, the number, what they need, what was tried, what it was about."""
    row = calling.row
    name = row.name if row.acts_for is None else f"{row.name}, {row.capacity or 'acting'} for {row.acts_for}"
    phones = [phone_shown(way.value) for way in calling.ways if way.kind == ContactKind.PHONE]
    lines = [f"☎ {', '.join(phones) or 'no number is on file any more'} — {name}"]
    spoken = language_of(row.language)
    apart = [f"speaks {NAMES[spoken] if spoken else row.language}"] if row.language else []
    if row.needs != Need.NONE:
        apart.append(f"{_need(row.needs)}{f' ({row.needs_note})' if row.needs_note else ''}")
    if apart:
        lines.append("; ".join(apart))
    product = f" · {row.product}" if row.product else ""
    closed = "" if row.closed_on is None else f", closed {_day(row.closed_on, calling)}"
    lines.append(f"{row.problem}{product}, received {_day(row.received_on, calling)}{closed}.")
    said = clean_line(row.description)
    lines.append(f"“{said if len(said) <= _LONGEST else said[: _LONGEST - 1] + '…'}”")
    if row.remedy_given:
        given = [_remedy(code) for code in row.remedy_given.split(",")]
        lines.append(f"They were given: {', '.join(given)}.")
    lines += [_tried(each, calling) for each in calling.tries]
    return "\n".join(lines)


def script(calling: Calling) -> str:
    """What to say first: who calls, why, that it is up to them, and that it changes nothing."""
    said = SAID[language(calling.row)]
    apart = said.say_apart if calling.apart else ""
    return f"Say first: “{said.say.format(caller=calling.caller, office=calling.office, apart=apart)}”"


def language(row: SampledRow) -> str:
    """The language in which they are asked: theirs, where it is one of the desk's."""
    return language_of(row.language) or ENGLISH


def questions(row: SampledRow) -> tuple[str, str]:
    """Both questions; to whoever speaks another language of the desk also in theirs."""
    said = SAID[language(row)]
    both = ((satisfaction.HANDLING, said.handling), (satisfaction.OUTCOME, said.outcome))
    handling, outcome = ("\n".join(dict.fromkeys(each)) for each in both)
    return handling, outcome


def _tried(each: TryRow, calling: Calling) -> str:
    at = datetime.fromisoformat(each.at).astimezone(ZoneInfo(calling.time_zone))
    note = f" ({each.note})" if each.note else ""
    return f"Tried {short(at.date(), calling.today)} {at:%H:%M}: {CallResult(each.came_of_it).label}{note}"


def _need(code: str) -> str:
    return Need(code).label if code in list(Need) else code


def _remedy(code: str) -> str:
    return Remedy(code).label if code in list(Remedy) else code


def _day(stored: str, calling: Calling) -> str:
    return short(date.fromisoformat(stored), calling.today)
