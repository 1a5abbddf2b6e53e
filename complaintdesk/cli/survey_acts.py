"""What `survey` does: draws a sample, keeps what came of asking, writes letters, ends a survey (8.3)."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from complaintdesk.cli import output, papers, session, survey_shown
from complaintdesk.queries import people, surveys
from complaintdesk.rules.dates import order_of, parse_day
from complaintdesk.rules.errors import Invalid, NotFound

if TYPE_CHECKING:
    from complaintdesk.store.desk import Desk
    from complaintdesk.store.look import Look


def draw(given: argparse.Namespace, desk: Desk) -> None:
    """Draw a sample; its number goes to standard output."""
    from complaintdesk.operations import sampling
    from complaintdesk.operations.inputs import SurveyDrawn, check

    if given.first is None:
        raise Invalid("Say from which day on cases were closed: --from 2026-08-01.")
    with desk.look() as look:
        drawn = {
            "title": given.title,
            "closed_from": _day(look, "--from", given.first),
            "closed_to": _day(look, "--to", given.last) or look.today,
            "department_id": _named("There is no department", people.departments(look), given.department),
            "medium": given.by,
            "size": given.size,
            "percent": given.percent,
            "spare_months": given.spare,
            "seed": given.seed,
            "ask_by": _day(look, "--until", given.until),
            "interviewers": [
                _named("Nobody here is called", people.staff(look), name) for name in given.who or ()
            ],
        }
    with desk.act(session.actor_here(desk, given.actor)) as act:
        survey_id = sampling.draw(act, check(SurveyDrawn, drawn))
    with desk.look() as look:
        found = surveys.survey(look, survey_id)
    if given.format == "json":
        sys.stdout.write(json.dumps({"survey": survey_id, "sampled": found.sampled, "seed": found.seed}) + "\n")
        return
    sys.stdout.write(f"{survey_id}\n")
    output.say(
        f"{found.sampled:,} drawn of {found.eligible:,} who can be asked, of {found.population:,} closed; seed "
        f"{found.seed}. complaintdesk survey sheet {survey_id} shows whom to call."
    )


def answer(given: argparse.Namespace, desk: Desk) -> None:
    """Keep what somebody answered."""
    from complaintdesk.operations import satisfaction
    from complaintdesk.operations.inputs import SurveyAnswer, check

    with desk.look() as look:
        sampled_id, reference = _sampled(look, given.which)
        said = {
            "sampled_id": sampled_id,
            "handling": given.handling,
            "outcome": given.outcome,
            "words": given.words,
            "answered_on": _day(look, "--on", given.on),
            "never_again": given.never_again,
        }
    with desk.act(session.actor_here(desk, given.actor), given.why) as act:
        worried = satisfaction.answer(act, check(SurveyAnswer, said))
    output.say(f"Kept: what the complainant of {reference} answered.")
    if worried:
        output.say(
            "They are dissatisfied with the handling: offer to take that as a complaint of its own, or to take "
            f"{reference} up again."
        )


def call(given: argparse.Namespace, desk: Desk) -> None:
    """Keep a call that brought no answer."""
    from complaintdesk.operations import satisfaction
    from complaintdesk.operations.inputs import CallMade, check

    if given.result is None:
        raise Invalid("Say what came of it: --result not_reached, call_back, refused or taken_out.")
    with desk.look() as look:
        sampled_id, reference = _sampled(look, given.which)
        made = {
            "sampled_id": sampled_id,
            "came_of_it": given.result,
            "call_on": _day(look, "--again", given.again),
            "called_on": _day(look, "--on", given.on),
            "note": given.note,
            "never_again": given.never_again,
        }
    with desk.act(session.actor_here(desk, given.actor), given.why) as act:
        stands = satisfaction.call(act, check(CallMade, made))
    output.say(f"Kept. {reference} is now: {stands.label}.")


def letters(given: argparse.Namespace, desk: Desk) -> None:
    """Write the questionnaire of everybody who is asked by letter and has not answered, a file each."""
    from complaintdesk.documents.forms import questionnaire
    from complaintdesk.documents.paper import saving
    from complaintdesk.operations import satisfaction
    from complaintdesk.operations.inputs import SurveyMeant, check
    from complaintdesk.store import places

    folder: Path | None = given.output
    if folder is None:
        raise Invalid("Name the folder in which the letters are written: -o FOLDER.")
    chosen = "pdf" if given.format == "json" else given.format
    with desk.look() as look:
        found = surveys.survey(look, survey_shown.survey_meant(look, given.which))
        rows = questionnaire.waiting(look, found.id)
        made = [(row.reference, questionnaire.read(look, row, found, given.lang)) for row in rows]
    places.make_private_folder(folder)
    for reference, paper in made:
        printed = saving.content(paper, chosen)
        if not printed.complete:
            output.say(f"{reference}: {papers.NO_FONT}")
        saving.save(printed, folder / f"{reference}.{saving.ENDS[chosen]}", replace=True)
    with desk.act(session.actor_here(desk, given.actor)) as act:
        satisfaction.print_letters(act, check(SurveyMeant, {"survey_id": found.id}))
    output.say(f"{len(made)} letter{'s' * (len(made) != 1)} in {folder}.")


def end(given: argparse.Namespace, desk: Desk) -> None:
    """End a survey."""
    from complaintdesk.operations import satisfaction
    from complaintdesk.operations.inputs import SurveyEnded, check

    with desk.look() as look:
        survey_id = survey_shown.survey_meant(look, given.which)
        ended = {"survey_id": survey_id, "note": given.note, "ended_on": _day(look, "--on", given.on)}
    with desk.act(session.actor_here(desk, given.actor)) as act:
        satisfaction.end(act, check(SurveyEnded, ended))
    output.say(f"Survey {survey_id} has ended; what it found stays as it is.")


def _sampled(look: Look, typed: str | None) -> tuple[int, str]:
    """The place of a case in the newest survey that has it. Raises `Invalid`, `NotFound`."""
    if typed is None:
        raise Invalid(
            "Say whose answer it is, by the number of the case: complaintdesk survey answer 2026-000123-8."
        )
    case_id, reference = session.case_meant(look, typed)
    found = look.value("SELECT max(id) FROM survey_sampled WHERE case_id = :case_id", case_id=case_id)
    if found is None:
        raise NotFound(f"{reference} is in no sample, so nobody was to be asked about it.")
    return int(found), reference


def _day(look: Look, flag: str, typed: str | None) -> Any:
    if typed is None:
        return None
    try:
        return parse_day(typed, look.today, order=order_of(look.office.country))
    except Invalid as wrong:
        raise Invalid(f"{flag}: {wrong}") from wrong


def _named(nobody: str, rows: list[Any], typed: str | None) -> int | None:
    if typed is None:
        return None
    for row in rows:
        if row.name == typed:
            return int(row.id)
    raise NotFound(f"{nobody} “{typed}”: {', '.join(row.name for row in rows) or 'there are none'}.")
