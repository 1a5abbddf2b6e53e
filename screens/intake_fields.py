"""What the intake asks (7.2), in which order, why, and how it becomes the input model."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from textual.app import ComposeResult
from textual.widget import Widget

from complaintdesk.queries.callers import Caller
from complaintdesk.rules import dates, money, ways_to_reach
from complaintdesk.rules.dates import Order
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.vocabulary import Channel, Need, Remedy, Word
from complaintdesk.store.look import Office
from screens.intake_side import Matches
from screens.widgets.choice import Choice, ManyChoice, Offered
from screens.widgets.entries import Line, Words
from screens.widgets.fields import Field, Form, Pair, Part

_YES_NO = (Offered("", "no"), Offered("yes", "yes"))
_LATE = time(12)  # a letter that came on another day is taken to have come at noon

PHONE, NAME, EMAIL = "complainant.phone", "complainant.name", "complainant.email"
PREFERS, NEEDS = "complainant.preferred_channel", "complainant.needs"


# errors of `inputs.LogEntry` and of the operations, and the field they belong to
FIELD_OF = {"text": "description", "with_whom": NAME, "at": "received_at"}


def _offered(words: type[Word], *without: Word) -> tuple[Offered, ...]:
    return tuple(Offered(word.value, word.label) for word in words if word not in without)


def fields() -> ComposeResult:
    """All fields. Phone first, because it is what the desk has before a name; only the description is required."""
    yield Part("Who is calling")
    yield Field(PHONE, "Phone", Line("as they say it; a known caller shows at once", about=ABOUT[PHONE]))
    yield Field(NAME, "Name", Line("none: the complaint is anonymous", about=ABOUT[NAME]))
    yield Matches()
    yield Field(EMAIL, "E-mail", Line(about=ABOUT[EMAIL], check=ways_to_reach.check_email))
    with Pair():
        yield Field(PREFERS, "Prefers", Choice(_offered(Channel), about=ABOUT[PREFERS]))
        needs = Choice(_offered(Need, Need.NONE), hint="none", about=ABOUT[NEEDS])
        yield Field(NEEDS, "Needs", needs, second=True)
    yield Part("What happened")
    yield Field("problem", "Problem", Choice(hint="type part of a word, ↓ shows all", about=ABOUT["problem"]))
    with Pair():
        yield Field("product", "About", Line("product or service", about=ABOUT["product"]))
        yield Field("order_number", "Order no.", Line(about=ABOUT["order_number"]), second=True)
    with Pair():
        yield Field("problem_on", "When", Line("12 Nov, yesterday", about=ABOUT["problem_on"]))
        yield Field("recurrent", "Again?", _yes_no("recurrent"), second=True)
    hint = "What happened, as they say it. Needed. Tab goes on; so does Enter on an empty last line."
    yield Field("description", "In their words", Words(hint, about=ABOUT["description"]))
    yield Field("safety", "Anyone hurt?", _yes_no("safety"))
    danger = Field("safety_note", "What danger", Line("who, and is it over?", about=ABOUT["safety"]))
    yield danger.add_class("-hidden")
    yield Part("What they want")
    with Pair():
        remedies = ManyChoice(_offered(Remedy, Remedy.NONE), hint="nothing asked", about=ABOUT["remedies_sought"])
        yield Field("remedies_sought", "Remedy", remedies)
        yield Field("sum_sought", "Sum", Line("0.00", about=ABOUT["sum_sought"]), second=True)
    yield Field("immediate_action", "Done now", Line("nothing yet", about=ABOUT["immediate_action"]))
    with Pair():
        yield Field("department_id", "Department", Choice(about=ABOUT["department_id"]))
        medium = Choice(_offered(Channel), chosen=Channel.PHONE.value, about=ABOUT["medium"])
        yield Field("medium", "Came by", medium, second=True)


def _yes_no(path: str) -> Choice:
    return Choice(_YES_NO, hint="no", about=ABOUT[path])


def more() -> list[Widget]:
    """What is asked less often, below the rest."""
    about = "7.2: what is asked for at receipt."
    below = (Field(path, label, Line(about=ABOUT.get(path, about))) for path, label in _MORE)
    return [Part("More, where it was said"), *below]


_MORE = (
    ("complainant.address", "Address"),
    ("complainant.organisation", "Organisation"),
    ("complainant.language", "Language"),
    ("complainant.needs_note", "Needs, more"),
    ("representative.name", "Acting for"),
    ("representative.phone", "  their phone"),
    ("representative_capacity", "  acting as"),
    ("supporting_documents", "Documents"),
    ("branch", "Branch"),
    ("people_concerned", "People"),
    ("market_segment", "Market segment"),
    ("received_at", "Received on"),
)

ABOUT = {
    PHONE: "7.2: how to reach them. Four digits show who is calling. Enter takes the caller when exactly one has "
    "this whole number, and goes on otherwise; ↓ and Enter, or F7, take one of several.",
    NAME: "7.2: who complains. Three letters show who is on file. Left empty, the complaint is anonymous and is "
    "taken all the same.",
    EMAIL: "7.2: how to reach them.",
    PREFERS: "7.1: how they want to hear from us.",
    NEEDS: "7.1 and annex D: help they need with complaining, such as an interpreter or large print.",
    "problem": "7.2 and annex E: what kind of problem. Type part of a word; Enter takes the line with ▸.",
    "product": "7.2: the product or service complained about.",
    "order_number": "7.2: order, contract or invoice number. An open case with it is shown.",
    "problem_on": "7.2: the day it happened: 12 Nov, 12.11.2026, yesterday, monday, -3.",
    "recurrent": "7.2: whether it happened before.",
    "description": "7.2: what happened, in their words: the only thing that must be filled in. Enter begins a new "
    "line, and on an empty last line goes on; Tab always goes on. Open cases that read alike are shown.",
    "safety": "7.5: is anyone hurt or in danger? Then the case stands first in every list at once.",
    "remedies_sought": "7.2 and annex F: what they ask for, several if they like. Enter puts one in or takes it "
    "out; Enter on the empty line goes on.",
    "sum_sought": "7.2: the sum they ask for: 120, 1,234.50.",
    "immediate_action": "7.2: what was done at once, such as help or a promise.",
    "department_id": "7.2: the part of the shop that it concerns.",
    "medium": "7.2: how the complaint came.",
    "complainant.address": "7.2: where post reaches them.",
    "complainant.organisation": "7.2: the organisation that complains, or that they speak for.",
    "complainant.language": "7.1: the language they want to hear from us in.",
    "complainant.needs_note": "7.1 and annex D: what exactly they need.",
    "representative.name": "7.2: who is speaking, when they act for the complainant.",
    "representative_capacity": "7.2: in which capacity: daughter, lawyer, consumer association …",
    "supporting_documents": "7.2: letters, photos, receipts they have or send.",
    "people_concerned": "7.2: people of the shop who were there. None of them will investigate (7.6).",
    "received_at": "7.2: for a letter or form that came earlier: 12 Nov, or 12 Nov 14:30. The clocks count from "
    "then. Empty: now.",
}


def known(caller: Caller) -> dict[str, str]:
    """What is on file of a caller, by field; empty where nothing is."""
    return {
        PHONE: caller.phone or "",
        NAME: caller.name,
        EMAIL: caller.email or "",
        PREFERS: caller.preferred_channel or "",
        NEEDS: "" if caller.needs == Need.NONE else caller.needs,
        "complainant.address": caller.address or "",
        "complainant.organisation": caller.organisation or "",
        "complainant.language": caller.language or "",
    }


def day_understood(typed: str, today: Callable[[], date], order: Order) -> str:
    """The day written out, so that people see what was understood."""
    day = dates.parse_day(typed, today(), order=order)
    if day > today():
        raise Invalid("It lies ahead.", {"problem_on": "this day lies ahead"})
    weekday, number, month = dates.long(day).split()
    return f"{weekday[:3]} {number} {month[:3]} {day.year}"


def sum_understood(typed: str, currency: str) -> str:
    """The sum with its currency."""
    return money.format_amount(money.parse_amount(typed, currency), currency)


def parse_instant(typed: str, now: datetime, order: Order) -> datetime | None:
    """When it was received, from a day and perhaps a time at the office; `now` is local. None for today."""
    day, _blank, hour = typed.strip().rpartition(" ")
    if ":" not in hour:
        found = dates.parse_day(typed, now.date(), order=order)
        return None if found == now.date() else datetime.combine(found, _LATE, now.tzinfo)
    try:
        at = time.fromisoformat(hour.zfill(5)).replace(tzinfo=None)
    except ValueError as error:
        sentence = "Write the time after the day like 14:30."
        raise Invalid(sentence, {"received_at": sentence}) from error
    return datetime.combine(dates.parse_day(day or "today", now.date(), order=order), at, now.tzinfo)


def complaint_given(
    form: Form, office: Office, now: datetime, complainant_id: int | None, draft_id: str
) -> dict[str, Any]:
    """What was entered, as `inputs.Complaint` takes it. Raises `Invalid` with an error for each field."""
    local, order = now.astimezone(ZoneInfo(office.time_zone)), dates.order_of(office.country)
    errors = form.settle()
    given: dict[str, Any] = {}
    read: dict[str, Callable[[str], Any]] = {
        "problem_on": partial(dates.parse_day, today=local.date(), order=order),
        "sum_sought": partial(money.parse_amount, currency=office.currency),
        "received_at": partial(parse_instant, now=local, order=order),
        "department_id": int,
        "recurrent": bool,
        "safety": bool,
    }
    for path, entered in form.entered().items():
        try:
            value = read[path](entered) if path in read and isinstance(entered, str) else entered
        except Invalid as error:
            errors[path] = next(iter(error.fields.values()), str(error))
            continue
        who, _dot, name = path.rpartition(".")
        (given.setdefault(who, {}) if who else given)[name] = value
    if not form.text("description").strip():
        errors["description"] = "Write what happened, in their words. It is the only thing that must be filled in."
    if errors:
        raise Invalid("Some fields need another look.", errors)
    complainant = given.get("complainant", {})
    if complainant.get("organisation") and not complainant.get("name"):
        complainant["kind"] = "organisation"
    return given | {"complainant_id": complainant_id, "draft_id": draft_id}


def as_words(form: Form) -> str:
    """Everything that was entered but who called and by which medium, as text: the description first."""
    lines = [form.text("description").strip()]
    for path in form.entered():
        field = form.fields[path]
        if path not in ("description", "medium", PHONE, NAME, EMAIL, PREFERS, NEEDS):
            lines.append(f"{field.label.strip()}: {field.control.said}")
    return "\n".join([lines[0], *([""] if lines[1:] else []), *lines[1:]])
