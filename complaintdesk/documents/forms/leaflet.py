"""The leaflet (ISO 10002:2018, 7.1): how and where to complain, what happens then, and where one can go next.

Its time limits are those of the policy in force, its addresses those of the office, its bodies those on file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from complaintdesk.documents import words
from complaintdesk.documents.forms import leaflet_words
from complaintdesk.documents.paper.blocks import Block, Facts, Heading, Paper, Points, Prose
from complaintdesk.queries import calendar, handling, lettering
from complaintdesk.queries.handling import BodyRow
from complaintdesk.queries.lettering import Letterhead
from complaintdesk.rules import opening_hours, written
from complaintdesk.rules.calendar import OfficeCalendar
from complaintdesk.rules.clocks import Clock, Policy
from complaintdesk.rules.plain_text import clean_line, for_paper
from complaintdesk.rules.vocabulary import ClockKind, Remedy
from complaintdesk.store import presets
from complaintdesk.store.look import Look

_SHOWN = (
    *(Remedy.INFORMATION, Remedy.APOLOGY, Remedy.DELIVER, Remedy.REPAIR, Remedy.REPLACEMENT, Remedy.EXCHANGE),
    *(Remedy.REFUND, Remedy.DISCOUNT, Remedy.COMPENSATION, Remedy.CANCEL_CONTRACT, Remedy.TECHNICAL_HELP),
)


@dataclass(frozen=True, slots=True)
class Told:
    """What the office tells everybody."""

    office: str
    letterhead: Letterhead
    policy: Policy
    calendar: OfficeCalendar
    bodies: list[BodyRow]


def told(look: Look) -> Told:
    """Ask for all of it."""
    return Told(
        look.office.name,
        lettering.letterhead(look),
        calendar.policy(look),
        calendar.office_calendar(look),
        handling.bodies(look),
    )


def leaflet(of: Told, language: str) -> Paper:
    """The leaflet, to hand out or to put on a wall."""
    office = for_paper(clean_line(of.office))
    said = leaflet_words.SAID[language]
    return Paper(
        language=language,
        office=office,
        contact=(),
        heading=said["title"],
        blocks=tuple(_blocks(of, language)),
        page=words.label(language, "page"),
        foot=f"{office} · {said['title']}",
        dense=True,  # so that it is one sheet
    )


def _blocks(of: Told, language: str) -> Iterator[Block]:
    said = leaflet_words.SAID[language]
    yield Prose(said["intro"])
    yield Prose(said["free"], "note")
    yield Heading(said["where"])
    yield Prose(said["ways"])
    rows = [*of.letterhead.contact.ways(language), *_hours(of.calendar, language)]
    if rows:
        yield Facts(tuple(rows))
    yield Heading(said["bring"])
    yield Points(leaflet_words.BRING[language])
    yield Heading(said["then"])
    yield Points(tuple(_steps(of.policy, language)), numbered=True)
    yield Heading(said["remedies"])
    shown = written.listed([words.word(language, remedy) for remedy in _SHOWN], language)
    yield Prose(said["remedies_words"].format(shown))
    yield Heading(said["status"])
    yield Prose(said["status_words"])
    yield Heading(said["next"])
    yield Prose(said["next_words"])
    bodies = tuple(_body(body, language) for body in of.bodies)
    if bodies:
        yield Points(bodies)
    yield Heading(said["help"])
    yield Points(leaflet_words.HELP[language])


def _hours(days: OfficeCalendar, language: str) -> Iterator[tuple[str, str]]:
    """The opening hours: weekdays that are alike together."""
    if days.week is None:
        return
    names = leaflet_words.WEEKDAYS[language]
    shown: list[tuple[int, int, str]] = []
    for day, spans in enumerate(days.week):
        text = opening_hours.day_text(spans).replace("-", "–")
        if shown and shown[-1][2] == text:
            shown[-1] = (shown[-1][0], day, text)
        elif text:
            shown.append((day, day, text))
        else:
            shown.append((day, day, ""))
    for first, last, text in shown:
        if text:
            yield names[first] if first == last else f"{names[first]}–{names[last]}", text


def _steps(policy: Policy, language: str) -> Iterator[str]:
    steps = leaflet_words.STEPS[language]
    for kind, sentence in (
        (ClockKind.ACKNOWLEDGE, "acknowledge"),
        (None, "assess"),
        (ClockKind.UPDATE, "update"),
        (ClockKind.DECIDE, "decide"),
        (None, "accept"),
        (ClockKind.REVIEW_DECIDE, "review"),
    ):
        clock = None if kind is None else _clock(policy, kind)
        if clock is not None:
            limit = steps["within"].format(_length(clock, language))
            yield f"{steps[sentence].format(limit)}{_longer(clock, sentence, language)}"
        elif kind is None or kind is not ClockKind.UPDATE:
            yield steps[sentence].format(steps["soon"])


def _clock(policy: Policy, kind: ClockKind) -> Clock | None:
    """The clock that the office promises to everybody: its own where it has one, else the law's."""
    return min(policy.of_kind(kind), key=lambda clock: clock.statutory, default=None)


def _longer(clock: Clock, sentence: str, language: str) -> str:
    if sentence != "decide" or not clock.extend_by:
        return ""
    more = written.length(clock.extend_by, clock.unit, language)
    return " " + leaflet_words.STEPS[language]["longer"].format(more)


def _length(clock: Clock, language: str) -> str:
    return written.length(clock.length, clock.unit, language)


def _body(body: BodyRow, language: str) -> str:
    contact, within = presets.body_in(language, body.contact, body.within)
    until = f" {words.label(language, 'within').format(clean_line(within))}" if within else ""
    said = for_paper(f"{clean_line(body.name)}: {clean_line(contact)}")
    return said + ("" if said.endswith(".") else ".") + for_paper(until)
