"""`status`: what a caller may hear of their case, after it was made sure who calls (7.3)."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING

from complaintdesk.cli import output, session
from complaintdesk.rules.errors import NotAllowed
from complaintdesk.rules.languages import LANGUAGES

if TYPE_CHECKING:
    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]


def add_to(verbs: Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser("status", help="what a caller may hear of their case; it is kept that they asked")
    parser.add_argument("reference", metavar="REF", type=output.typed, help="the case, as 2026-000123-8")
    parser.add_argument("--lang", choices=LANGUAGES, help="default: the complainant's language")
    parser.add_argument("--by", choices=("phone", "in_person"), default="phone", help="how they ask (phone)")
    parser.add_argument(
        "--sure", action="store_true", help="you have made sure who asks: print without a question"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    session.add_as(parser)
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Ask who it is, tell, and keep that it was told."""
    from complaintdesk.operations import tracking
    from complaintdesk.operations.inputs import Told, check
    from complaintdesk.queries import caller
    from complaintdesk.rules.caller_words import check_question

    desk = session.open_here(given)
    with desk.look() as look:
        case_id, _reference = session.case_meant(look, given.reference)
        known = caller.for_caller(look, case_id, given.lang)
    if not given.sure and not _is_them(check_question(known.language), known.proofs):
        raise NotAllowed("Nothing was told: it was not certain who asks (7.3). With --sure you say that it is.")
    told = {"channel": given.by, "text": "\n".join(known.sentences), "with_whom": known.whom}
    with desk.act(session.actor_here(desk, given.actor)) as act:
        tracking.tell_status(act, case_id, check(Told, told))
    desk.close()
    if given.format == "json":
        said = {"reference": known.reference, "language": known.language, "sentences": known.sentences}
        sys.stdout.write(json.dumps(said, ensure_ascii=False) + "\n")
    else:
        sys.stdout.write("".join(f"{output.line(sentence)}\n" for sentence in known.sentences))
    return 0


def _is_them(question: str, proofs: tuple[str, ...]) -> bool:
    """The question for the caller, what they should be able to say, and whether they could. Not at a pipe."""
    if not sys.stdin.isatty():
        return False
    output.say(f"Ask first: “{question}”")
    for proof in proofs:
        output.say(f"  {output.line(proof)}")
    output.say("Is it them, or somebody who acts for them? [y/N]")
    return sys.stdin.readline().strip().casefold() in ("y", "yes", "e", "evet")
