"""What a survey came to in words, as screen and shell tell it (8.3): the sample, non-response, both questions."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from complaintdesk.queries.satisfaction import Satisfaction
from complaintdesk.queries.surveys import Results, SurveyRow
from complaintdesk.rules import intervals, measures, sampling
from complaintdesk.rules.satisfaction import DEFINITION, LEAST, MARKS, LeftOut, Marks, Medium, Reply
from complaintdesk.rules.written import short_day

_LEFT_OUT: Final = {each.value: each.label for each in LeftOut}
_BAR: Final = 14  # cells of the longest bar: it fits beside a list
_FEW: Final = 0.05  # a sample of more than this share of all is told with the interval that this makes


class Part(NamedTuple):
    """A heading, and lines below it."""

    heading: str
    lines: tuple[str, ...]


def told(of: Results) -> list[Part]:
    """All of it, without who said what."""
    found, counted = of.survey, of.figures
    parts = [
        Part("Who answered", response_lines(found, counted)),
        Part("Satisfied with the handling", marks_lines(counted.handling, of.population)),
        Part("Satisfied with the outcome", marks_lines(counted.outcome, of.population)),
    ]
    if of.said:
        parts.append(Part("In their words", tuple(said_line(said.handling, said.words) for said in of.said)))
    if found.ended_note:
        parts.append(Part("Note at its end", (found.ended_note,)))
    return [*parts, Part("The sample", sample_lines(found)), Part("What is counted", (DEFINITION,))]


def summary(of: Results) -> Part:
    """In three lines: both shares, and who was asked so far."""
    found, counted = of.survey, of.figures
    asked = f"{counted.answered} answered of {counted.asked} asked, {found.sampled} in the sample"
    until = f"ended {_day(found.ended_on)}" if found.ended_on else f"to be asked by {_day(found.ask_by)}"
    return Part(
        found.title,
        (
            f"Handling: {counted.handling.in_words}.",
            f"Outcome: {counted.outcome.in_words}.",
            f"{asked}; {until}.",
        ),
    )


def said_line(handling: int | None, words: str) -> str:
    """What somebody said, behind their mark for the handling."""
    return f"{handling or '–'} · {words}"


def sample_lines(found: SurveyRow) -> tuple[str, ...]:
    """Of whom it was drawn, how, and by whom."""
    whose = found.department or "every department"
    lines = [
        f"Cases closed {_day(found.closed_from)} – {_day(found.closed_to)}, {whose}; asked "
        f"{Medium(found.medium).label}.",
        f"Drawn {_day(found.drawn_on)} by {found.drawn_by}: {found.sampled:,} at random of {found.eligible:,} who "
        f"could be asked, of {found.population:,} closed. Seed {found.seed}"
        f"{' (entered by hand)' if found.seed_given else ''}.",
    ]
    if why := sampling.left_out_in_words(found.left_out, _LEFT_OUT):
        lines.append(f"Left out: {why}.")
    if found.spare_months:
        lines.append(f"Nobody is in it who was asked within {found.spare_months} months before.")
    ended = f"Ended {_day(found.ended_on)} by {found.ended_by}." if found.ended_on else None
    return (*lines, ended or f"Under way: to be asked by {_day(found.ask_by)}.")


def response_lines(found: SurveyRow | None, counted: Satisfaction) -> tuple[str, ...]:
    """Who answered, refused, was not reached, and what that leaves open."""
    lines = [
        f"Asked {counted.asked:,}: answered {counted.answered:,}, refused {counted.refused:,}, not reached "
        f"{counted.not_reached:,}. Response rate: {counted.response_rate}."
    ]
    if found is not None:
        rest = (
            (Reply.WAITING, "still to be asked"),
            (Reply.NOT_ASKED, "never asked, as it ended before"),
            (Reply.TAKEN_OUT, "taken out"),
        )
        more = [f"{found.states[reply]:,} {words}" for reply, words in rest if found.states.get(reply)]
        if more:
            lines.append(f"Also in the sample: {', '.join(more)}.")
    if counted.by_handlers:
        lines.append(
            f"{counted.by_handlers:,} were asked by who handled their case, as nobody else works here: "
            "read with care."
        )
    return tuple(lines)


def marks_lines(marks: Marks, population: int | None = None) -> tuple[str, ...]:
    """The share with its interval, the mean, and how many gave each mark."""
    mean, spread = marks.mean, marks.mean_interval
    if mean is None or spread is None:
        return (f"Too few to say: {marks.answered} answered, and below {LEAST} a share says nothing.",)
    share = measures.share(marks.satisfied, marks.answered, LEAST)
    interval = intervals.wilson(marks.satisfied, marks.answered)
    lines = [
        f"{share} satisfied or very satisfied ({marks.satisfied} of {marks.answered}); 95 % interval "
        f"{interval.in_words}.",
        f"Mean mark {mean:.1f} of 5 (95 % interval {spread.low:.1f}–{spread.high:.1f}).",
    ]
    if population is not None and marks.answered > _FEW * population:
        narrower = intervals.wilson(marks.satisfied, marks.answered, max(population, marks.answered))
        lines.append(
            f"They are {measures.share(marks.answered, population, LEAST)} of the {population:,} who could be "
            f"asked: of those, the interval is {narrower.in_words}, if who did not answer thinks alike."
        )
    most = max(marks)
    for mark in sorted(MARKS, reverse=True):
        n = marks[mark - 1]
        bar = "█" * (max(1, round(_BAR * n / most)) if n else 0)
        lines.append(f"{mark} {MARKS[mark]:<17}{n:>5,}  {bar}".rstrip())
    return tuple(lines)


def _day(stored: str) -> str:
    return short_day(date.fromisoformat(stored), "en")
