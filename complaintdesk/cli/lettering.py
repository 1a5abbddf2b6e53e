"""`letter`: a letter on a case, to look at, to print, or written and logged (7.1, 7.3, 7.4, 7.7 to 7.9)."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from complaintdesk.cli import output, papers, session
from complaintdesk.rules.dates import order_of, parse_day
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.letters import BY_LETTER, LetterKind

if TYPE_CHECKING:
    from complaintdesk.documents.letters.compose import Composed
    from complaintdesk.documents.letters.sources import Typed
    from complaintdesk.store.desk import Actor, Desk
    from complaintdesk.store.look import Look

    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]

_ABOUT = """Print a letter on a case, made from the template in the complainant's language and what is on file.
With --write it is kept, logged, and does what it means: an acknowledgement acknowledges, a decision is told.
What was written for inside never goes out, and what may be somebody else's is asked about (--sure says yes)."""


def add_to(verbs: Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser(
        "letter", help="a letter on a case: print it, or write and log it", description=_ABOUT
    )
    parser.add_argument("reference", metavar="REF", type=output.typed, help="the case, as 2026-000123-8")
    parser.add_argument("kind", metavar="KIND", choices=[kind.value for kind in LetterKind], help=_kinds())
    papers.add_to(parser)
    parser.add_argument("--news", metavar="TEXT", type=output.typed, help="progress: what is new")
    parser.add_argument("--reason", metavar="TEXT", type=output.typed, help="delay: why it takes longer")
    parser.add_argument("--new-date", metavar="DAY", type=output.typed, help="delay: by when instead")
    parser.add_argument("--write", action="store_true", help="keep it, log it, and do what it means")
    channels = sorted(channel.value for channel in BY_LETTER)
    parser.add_argument("--channel", choices=channels, help="with --write: how it goes; default: letter")
    parser.add_argument(
        "--send-to", metavar="ADDRESS", type=output.typed, help="with --write: by e-mail from here"
    )
    parser.add_argument(
        "--sure", action="store_true", help="with --write: yes to what is asked before it goes out"
    )
    session.add_as(parser, "who writes it")
    parser.set_defaults(run=run)


def _kinds() -> str:
    return ", ".join(kind.value for kind in LetterKind)


def run(given: argparse.Namespace) -> int:
    """Print the letter; with `--write` keep it first."""
    from complaintdesk.documents.letters import compose, page, sources
    from complaintdesk.queries import lettering

    if not given.write and (given.channel or given.send_to):
        raise Invalid("--channel and --send-to say how a letter goes that is written: add --write.")
    desk = session.open_here(given)
    actor = session.actor_here(desk, given.actor)
    kind = LetterKind(given.kind)
    with desk.look() as look:
        case_id, reference = session.case_meant(look, given.reference)
        read = sources.read(look, case_id)
        made = compose.compose(read, kind, actor.name, language=given.lang, typed=_typed(given, look))
        paper = page.page(read, made.subject, made.text, made.language, look.today)
        judged = lettering.verdict(look, case_id, f"{made.subject}\n{made.text}", given.send_to)
    if judged.refused:
        raise Invalid(" ".join(judged.refused))
    # a letter that is written is refused with its questions; one that is only printed is said to have them
    for sentence in (*made.warnings, *(() if given.sure or given.write else judged.questions)):
        output.say(output.line(sentence))
    if given.write:
        _write(given, desk, actor, case_id, made)
        output.say(f"Written and logged on {reference}.{_left_to_do(given)}")
    desk.close()
    papers.write(given, paper)
    return 0


def _left_to_do(given: argparse.Namespace) -> str:
    """What nobody does by itself."""
    if given.send_to:
        return ""
    by_mail = given.channel == "email"
    return " Send it yourself: it does not go out from here." if by_mail else " It is yours to post."


def _typed(given: argparse.Namespace, look: Look) -> Typed:
    from complaintdesk.documents.letters.sources import Typed

    order = order_of(look.office.country)
    new_date = parse_day(given.new_date, look.today, order=order) if given.new_date else None
    return Typed(news=given.news, reason=given.reason, new_date=new_date)


def _write(given: argparse.Namespace, desk: Desk, actor: Actor, case_id: int, made: Composed) -> None:
    from complaintdesk.operations import inputs, writing

    written = {
        "kind": made.kind,
        "language": made.language,
        "subject": made.subject,
        "text": made.text,
        "channel": given.channel or ("email" if given.send_to else "letter"),
        "with_whom": made.to_name,
        "recourse_told": made.tells_recourse(made.text),
        "send_to": given.send_to,
        "sure": given.sure,
    }
    with desk.act(actor) as act:
        writing.write(act, case_id, inputs.check(inputs.Written, written))
