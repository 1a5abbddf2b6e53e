"""What `survey` shows: the register, the call sheet, the results (8.3)."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from complaintdesk.cli import output, session
from complaintdesk.queries import case_file, satisfaction, survey_told, surveys
from complaintdesk.queries.satisfaction import Satisfaction
from complaintdesk.rules import measures
from complaintdesk.rules.errors import Invalid, NotFound
from complaintdesk.rules.satisfaction import LEAST, Marks, Medium, months_before
from complaintdesk.rules.vocabulary import ContactKind

if TYPE_CHECKING:
    from complaintdesk.queries.surveys import SampledRow, SurveyRow
    from complaintdesk.store.desk import Desk
    from complaintdesk.store.look import Look

_LISTED = ("N", "Until", "Answers", "Handling", "Outcome", "Survey")
_SHEET = ("Case", "By", "Asks", "State", "Name", "Reached at", "About")
_LONGEST = 60


def survey_meant(look: Look, typed: str | None) -> int:
    """The number of a survey; without one the newest. Raises `NotFound`, `Invalid`."""
    if typed is None:
        newest = look.value("SELECT max(id) FROM survey")
        if newest is None:
            raise NotFound("No sample was drawn yet: complaintdesk survey draw --from DAY --size 25.")
        return int(newest)
    if not (typed.isascii() and typed.isdecimal() and len(typed) < 12):
        raise Invalid(f"“{output.line(typed)}” is no number of a survey: complaintdesk survey list shows them.")
    return surveys.survey(look, int(typed)).id


def list_them(given: argparse.Namespace, desk: Desk) -> None:
    """The register of surveys."""
    with desk.look() as look:
        rows = [surveys.results(look, row.id) for row in surveys.surveys(look)]
    if given.format == "json":
        _print([{**_facts(row.survey), **_figures(row.figures)} for row in rows])
        return
    if not rows:
        output.say("Nobody was asked yet: complaintdesk survey draw --from DAY --size 25 draws a sample.")
        return
    output.print_table(
        _LISTED,
        [
            (
                str(row.survey.id),
                f"ended {row.survey.ended_on}" if row.survey.ended_on else row.survey.ask_by,
                f"{row.figures.answered}/{row.survey.sampled}",
                *(_share(marks) for marks in (row.figures.handling, row.figures.outcome)),
                output.line(row.survey.title),
            )
            for row in rows
        ],
    )


def results(given: argparse.Namespace, desk: Desk) -> None:
    """What a survey came to; with `--all`, what all of the last twelve months came to."""
    with desk.look() as look:
        if given.all:
            first = months_before(look.today, 12)
            whole = satisfaction.satisfaction(look, first, look.today)
            months = [(row.month, row.figures) for row in satisfaction.by_month(look, first, look.today)]
            by = [(row.name, row.figures) for row in satisfaction.by_department(look, first, look.today)]
        else:
            found = surveys.results(look, survey_meant(look, given.which))
    if given.all:
        _print_all(given, whole, months, by)
    elif given.format == "json":
        said = [entry._asdict() for entry in found.said]
        _print({**_facts(found.survey), **_figures(found.figures, found.population), "words": said})
    else:
        for part in (survey_told.summary(found), *survey_told.told(found)):
            _part(part.heading, part.lines)


def _print_all(
    given: argparse.Namespace,
    whole: Satisfaction,
    months: list[tuple[str, Satisfaction]],
    departments: list[tuple[str, Satisfaction]],
) -> None:
    if given.format == "json":
        by_month = [{"month": name, **_figures(figures)} for name, figures in months]
        by_department = [{"department": name, **_figures(figures)} for name, figures in departments]
        period = {"first": whole.first.isoformat(), "last": whole.last.isoformat()}
        _print({**period, **_figures(whole), "by_month": by_month, "by_department": by_department})
        return
    _part("Who answered", survey_told.response_lines(None, whole))
    _part("Satisfied with the handling", survey_told.marks_lines(whole.handling))
    _part("Satisfied with the outcome", survey_told.marks_lines(whole.outcome))
    for heading, rows in (("Month", months), ("Department", departments)):
        table = [
            (output.line(name), str(of.asked), str(of.answered), _share(of.handling), _share(of.outcome))
            for name, of in rows
        ]
        output.print_table((heading, "Asked", "Answered", "Handling", "Outcome"), table)


def sheet(given: argparse.Namespace, desk: Desk) -> None:
    """Whom to ask next: those of who acts, or with `--all` everybody's."""
    actor = session.actor_here(desk, given.actor)
    with desk.look() as look:
        survey_id = survey_meant(look, given.which)
        rows = surveys.sheet(look, survey_id, None if given.all else actor.id)
        reached = {row.id: _reached(look, row) for row in rows}
    if given.format == "json":
        _print([_asked(row, reached[row.id]) for row in rows])
        return
    if not rows:
        output.say(
            "Nobody is left to ask." if given.all else "Nobody is left for you to ask; --all shows the others."
        )
        return
    output.print_table(
        _SHEET,
        [
            (
                row.reference,
                Medium(row.medium).value,
                output.line(row.interviewer or "nobody"),
                _state(row),
                output.line(row.name if row.acts_for is None else f"{row.name} for {row.acts_for}"),
                output.line(", ".join(reached[row.id]) or "—"),
                output.cut(output.line(row.product or row.problem), _LONGEST),
            )
            for row in rows
        ],
    )


def _reached(look: Look, row: SampledRow) -> list[str]:
    wanted = (ContactKind.PHONE,) if row.medium == Medium.PHONE else (ContactKind.POST, ContactKind.EMAIL)
    return [way.value for way in case_file.person(look, row.person_id)[1] if way.kind in wanted]


def _state(row: SampledRow) -> str:
    if row.call_on is not None:
        return f"call on {row.call_on}"
    if row.printed_on is not None:
        return f"out since {row.printed_on}"
    return f"tried {row.tries}" if row.tries else "to be asked"


def _asked(row: SampledRow, reached: list[str]) -> dict[str, Any]:
    kept = row._asdict()
    names = (
        "reference",
        "name",
        "acts_for",
        "capacity",
        "language",
        "needs",
        "needs_note",
        "medium",
        "interviewer",
    )
    more = ("tries", "call_on", "printed_on", "received_on", "closed_on", "problem", "product", "description")
    return {**{name: kept[name] for name in (*names, *more)}, "reached_at": reached}


def _share(marks: Marks) -> str:
    return measures.share(marks.satisfied, marks.answered, LEAST)


def _facts(row: SurveyRow) -> dict[str, Any]:
    kept = row._asdict()
    return {name: kept[name] for name in kept if name not in ("version", "seed_given")} | {
        "seed_given": bool(row.seed_given),
        "sampled": row.sampled,
    }


def _figures(of: Satisfaction, population: int | None = None) -> dict[str, Any]:
    counts = {name: getattr(of, name) for name in ("asked", "answered", "refused", "not_reached", "by_handlers")}
    return {**counts, "handling": _marks(of.handling, population), "outcome": _marks(of.outcome, population)}


def _marks(marks: Marks, population: int | None) -> dict[str, Any]:
    """Shares as fractions; null where there are too few to say."""
    rounded = partial(round, ndigits=4)
    spread = {
        "share_satisfied": None if marks.share is None else rounded(marks.share),
        "interval": None if marks.interval is None else [*map(rounded, marks.interval)],
        "mean": None if marks.mean is None else rounded(marks.mean),
        "mean_interval": None if marks.mean_interval is None else [*map(rounded, marks.mean_interval)],
    }
    counts = {"answered": marks.answered, "satisfied": marks.satisfied, "marks": list(marks)}
    return {**counts, **spread, **({} if population is None else {"population": population})}


def _part(heading: str, lines: Iterable[str]) -> None:
    sys.stdout.write(f"{output.line(heading)}\n")
    sys.stdout.write("".join(f"  {output.lines(line)}\n" for line in lines) + "\n")


def _print(facts: object) -> None:
    sys.stdout.write(json.dumps(facts, ensure_ascii=False, indent=1) + "\n")
