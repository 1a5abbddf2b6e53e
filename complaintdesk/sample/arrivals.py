"""When complaints come in: by year, by season, by day of the week and by hour."""

from __future__ import annotations

from collections.abc import Iterator

from complaintdesk.sample.dice import Dice
from complaintdesk.sample.media import MEDIA, SPOKEN
from complaintdesk.sample.office import CLOSES, DAY, NOON, OPENS, Office

YEARS_BACK = 730
# Part of the year: after Christmas things break, in summer people are away.
_SEASON = (1.35, 1.10, 1.00, 0.95, 0.95, 0.90, 0.85, 0.80, 1.00, 1.05, 1.15, 1.30)
_WEEKDAY = (1.25, 1.10, 1.00, 0.95, 0.90, 0.30, 0.22)
_CLOSED = 0.25
_ROSTER_DAYS = 38


def by_day(dice: Dice, office: Office, cases: int, written: int) -> Iterator[tuple[int, int]]:
    """Each day with how many complaints it brings, `cases` in all; `written` more stand in the roster."""
    weights = [_weight(dice, office, day) for day in range(office.today - YEARS_BACK, office.today + 1)]
    # The last weeks of a small sample are the roster's, or too many would be open.
    lately = sum(weights[-_ROSTER_DAYS:]) / sum(weights) * cases
    share = max(0.0, 1.0 - written / lately) if lately else 0.0
    weights[-_ROSTER_DAYS:] = [weight * share for weight in weights[-_ROSTER_DAYS:]]
    total, gone, given = sum(weights), 0.0, 0
    for at, weight in enumerate(weights):
        gone += weight
        upto = min(cases, round(cases * gone / total))
        yield office.today - YEARS_BACK + at, upto - given
        given = upto


def on(dice: Dice, office: Office, day: int, n: int) -> Iterator[tuple[int, int, str]]:
    """The `n` complaints of a day: when received, when typed in, by which medium."""
    for _ in range(n):
        medium = dice.weighted(MEDIA)
        if office.is_open(day) and (medium in SPOKEN or day == office.today or dice.chance(0.6)):
            yield _in_hours(dice, office, day, medium)
        else:
            yield _out_of_hours(dice, office, day, medium)


def _in_hours(dice: Dice, office: Office, day: int, medium: str) -> tuple[int, int, str]:
    today = day == office.today
    second = dice.number(OPENS, NOON - 600 if today else CLOSES - 900)
    if dice.chance(0.45):  # most people ring in the morning
        second = OPENS + (second - OPENS) * 2 // 5
    received = day * DAY + second
    return received, received if today or medium in SPOKEN else received + dice.number(60, 5400), medium


def _out_of_hours(dice: Dice, office: Office, day: int, medium: str) -> tuple[int, int, str]:
    """Written in the evening or at a weekend, and typed in on the next business day; by today at the latest."""
    medium = dice.pick(("email", "web_form")) if medium in SPOKEN else medium
    last = OPENS if day == office.today else 22 * 3600
    received = day * DAY + dice.number(7 * 3600, last)
    typed = min(office.after(day, 1), office.today)
    return received, typed * DAY + OPENS + dice.number(60, 5400), medium


def _weight(dice: Dice, office: Office, day: int) -> float:
    date = office.local(day * DAY)
    growth = 0.8 + 0.4 * (day - office.today + YEARS_BACK) / YEARS_BACK
    week = _WEEKDAY[date.weekday()] if office.is_open(day) else min(_CLOSED, _WEEKDAY[date.weekday()])
    noise = dice.around(1.0, 0.12)
    today = 0.4 if day == office.today else 1.0
    return growth * week * noise * today * _SEASON[date.month - 1]
