"""`quality`: samples of closed cases for review from both sides; who gives what in like cases (annex D)."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

from complaintdesk.cli import output, session
from complaintdesk.rules.errors import Invalid

if TYPE_CHECKING:
    from complaintdesk.queries.drift import Compared
    from complaintdesk.store.look import Look

    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]

_ABOUT = """\
list           the samples; checklist: the questions with their codes
show N         one sample: its cases with the numbers of their reviews, and the results question by question
drift          who gives what in like cases, over the last 12 months; what is worth a talk first (--all: all of it)
draw, review, hand-over, conclude
               what is done, with name=value: quality draw size=10 period="last 90 days" reviewer="Helen Ward";
               quality review review=3 their_side=yes our_side=no our_side.note="Nobody asked him." …
               alone each says what it takes.
"""
_READING = ("list", "show", "drift", "checklist")


def add_to(verbs: Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser(
        "quality",
        help="review closed cases drawn at random; compare remedies in like cases",
        description=_ABOUT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("what", nargs="?", default="list", metavar="WHAT", type=output.typed, help="see above")
    parser.add_argument("given", nargs="*", metavar="N or NAME=VALUE", type=output.typed, help="what it takes")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    parser.add_argument("--all", action="store_true", help="with drift: also what is alike, and too few to say")
    session.add_as(parser)
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Tell, or do."""
    from complaintdesk.cli.room_acts import QUALITY, carry_out

    if given.what not in _READING:
        return carry_out(given, QUALITY, _READING)
    desk = session.open_here(given)
    with desk.look() as look:
        _tell(given, look)
    desk.close()
    return 0


def _tell(given: argparse.Namespace, look: Look) -> None:
    from complaintdesk.queries import drift, quality
    from complaintdesk.rules.quality import QUESTIONS

    as_json = given.format == "json"
    if given.what == "show":
        _show(look, _number(given), as_json)
    elif given.what == "drift":
        _drift(drift.compared(look), drift.DEFINITION, as_json, given.all)
    elif given.what == "checklist":
        rows = [(each.code, each.word, each.text) for each in QUESTIONS]
        if as_json:
            _as_json([dict(zip(("code", "word", "question"), row, strict=True)) for row in rows])
        else:
            output.print_table(("Code", "Word", "Question"), rows)
    elif as_json:
        _as_json([row._asdict() for row in quality.samples(look)])
    else:
        told = [
            (
                str(row.id),
                row.drawn_on,
                f"{row.reviewed}/{row.drawn}",
                "concluded" if row.concluded_on else f"due {row.due_on}",
                f"{row.period_first} to {row.period_last}",
                output.line(row.reviewer),
            )
            for row in quality.samples(look)
        ]
        output.print_table(("No.", "Drawn", "Seen", "Stands", "Closed cases of", "Reviewer"), told)


def _number(given: argparse.Namespace) -> int:
    if len(given.given) != 1 or not given.given[0].isdecimal():
        raise Invalid(f"Name the sample by its number: complaintdesk quality {given.what} 1.")
    return int(given.given[0])


def _show(look: Look, sample_id: int, as_json: bool) -> None:
    from complaintdesk.queries import quality

    row, reviews = quality.sample(look, sample_id), quality.reviews(look, sample_id)
    results = quality.results(look, sample_id)
    if as_json:
        told = {
            **row._asdict(),
            "cases": [
                {**each._asdict(), "answers": [said._asdict() for said in quality.answers(look, each.id)]}
                for each in reviews
            ],
            "results": [
                {
                    "question": each.question.code,
                    "yes": each.yes,
                    "partly": each.partly,
                    "no": each.no,
                    "not_applicable": each.not_applicable,
                    "says": each.says(),
                }
                for each in results
            ],
        }
        _as_json(told)
        return
    sys.stdout.write(
        f"Sample {row.id}: {row.drawn} of {row.population} cases closed from {row.period_first} to "
        f"{row.period_last}, seed {row.seed}, {row.passed_over} put back. Reviewer: {output.line(row.reviewer)}.\n"
    )
    if row.conclusion:
        sys.stdout.write(f"Concluded {row.concluded_on}: {output.lines(row.conclusion)}\n")
    sys.stdout.write("\n")
    cases = [
        (
            str(each.id),
            each.reference,
            output.line(each.problem),
            f"{each.yes} yes, {each.partly} partly, {each.no} no" if each.reviewed_at else "to be reviewed",
        )
        for each in reviews
    ]
    output.print_table(("Review", "Case", "Problem", "Says"), cases)
    sys.stdout.write("\n")
    numbers = [
        (each.question.word, *map(str, (each.yes, each.partly, each.no)), each.says(), each.question.text)
        for each in results
    ]
    output.print_table(("Word", "Yes", "Partly", "No", "Says", "Question"), numbers)


def _drift(told: Compared, definition: str, as_json: bool, everything: bool) -> None:
    from complaintdesk.rules.drift import Says

    shown = [each for each in told.drifts if everything or each.says is Says.TALK]
    if as_json:
        _as_json(
            {
                "decisions": told.decisions,
                "first": told.first,
                "definition": definition,
                "comparisons": [
                    {
                        "problem": each.problem,
                        "severity": each.severity,
                        "decided_by": told.names.get(each.decider_id),
                        "cases": [case.reference for case in each.cases[:200]],
                        "gave": each.gave,
                        "of": len(each.cases),
                        "others_gave": each.others_gave,
                        "others": each.others,
                        "chance_often": each.often,
                        "chance_much": each.much,
                        "says": each.says.value,
                    }
                    for each in shown
                ],
            }
        )
        return
    if not shown:
        sys.stdout.write("Nothing in like cases is worth a talk by these figures.\n")
    for each in shown:
        label = told.labels.get(each.problem, each.problem)
        name = output.line(told.names.get(each.decider_id, "?"))
        sys.stdout.write(f"{output.line(label)}, {each.severity or 'not graded'}: {name}\n")
        sys.stdout.write(f"  {each.often_words()}\n  {each.much_words(told.currency)}\n")
    sys.stdout.write(f"\n{told.decisions} decisions. {definition}\n")


def _as_json(told: Any) -> None:
    sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
