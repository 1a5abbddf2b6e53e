"""`template`: the letter templates, shipped and the office's own (6.4, 7.1)."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from complaintdesk.cli import output, session
from complaintdesk.rules import letter_fields, merge
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.languages import LANGUAGES, NAMES
from complaintdesk.rules.letters import LetterKind
from complaintdesk.rules.merge import LetterText

if TYPE_CHECKING:
    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]

_ABOUT = """\
list    the templates, and whose each is
show    the template itself; --preview: the letter that it makes of an example, with --case REF of a real case
fields  the merge fields that this kind of letter knows
check   whether a file may be a template, and the letter that it would make
set     use this file in place of the shipped template
remove  go back to the shipped template

A template is a text file: “Subject: …”, an empty line, and the letter. {{ field }} stands for a merge field,
{% if field %} … {% endif %} for what is left out where the field is empty; nothing else is possible. That it
is free of charge, how to ask how it stands, and who writes are put below every letter by the desk.
"""
_ACTIONS = ("list", "show", "fields", "check", "set", "remove")


def add_to(verbs: Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser(
        "template",
        help="letter templates: list, show, fields, check, set, remove",
        description=_ABOUT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("action", metavar="ACTION", choices=_ACTIONS, help=", ".join(_ACTIONS))
    kinds = [kind.value for kind in LetterKind]
    parser.add_argument("kind", metavar="KIND", nargs="?", choices=kinds, help=", ".join(kinds))
    parser.add_argument("--lang", choices=LANGUAGES, help="default: the office's language")
    parser.add_argument("--file", metavar="FILE", help="the template; - reads standard input")
    parser.add_argument("--preview", action="store_true", help="with show: the letter that it makes")
    parser.add_argument("--case", metavar="REF", type=output.typed, help="with --preview and check: a real case")
    session.add_as(parser)
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """List, show, check or change."""
    if given.action == "list":
        return _list(given)
    if given.kind is None:
        raise Invalid(f"Say which letter: complaintdesk template {given.action} KIND.")
    acts: dict[str, Callable[[argparse.Namespace, LetterKind], int]] = {
        "show": _show,
        "fields": _fields,
        "check": _check,
        "set": _set,
        "remove": _remove,
    }
    return acts[given.action](given, LetterKind(given.kind))


def _list(given: argparse.Namespace) -> int:
    from complaintdesk.queries import lettering
    from complaintdesk.store import presets

    desk = session.open_here(given)
    with desk.look() as look:
        own = lettering.own_templates(look)
    desk.close()
    rows = []
    for kind in LetterKind:
        for language in LANGUAGES:
            kept = own.get((kind, language))
            subject = (kept or presets.letter(kind, language)).subject
            rows.append((kind.value, language, "your own" if kept else "shipped", output.line(subject)))
    output.print_table(("Kind", "Language", "Whose", "Subject"), rows)
    return 0


def _show(given: argparse.Namespace, kind: LetterKind) -> int:
    language, kept = _in_use(given, kind)
    if given.preview or given.case:
        return _preview(given, kind, language, kept)
    sys.stdout.write(f"Subject: {output.line(kept.subject)}\n\n{output.lines(kept.body)}\n")
    return 0


def _fields(given: argparse.Namespace, kind: LetterKind) -> int:
    names = letter_fields.known(kind)
    output.print_table(("Field", "It says"), [(name, letter_fields.FIELDS[name].says) for name in names])
    return 0


def _check(given: argparse.Namespace, kind: LetterKind) -> int:
    template = _read(given)
    merge.check(kind, template)
    language, _ = _in_use(given, kind)
    output.say("This may be a template. The letter that it makes:")
    return _preview(given, kind, language, template)


def _set(given: argparse.Namespace, kind: LetterKind) -> int:
    template = _read(given)
    language, _ = _in_use(given, kind)
    from complaintdesk.operations import inputs, templates

    kept = {"kind": kind, "language": language, "subject": template.subject, "body": template.body}
    desk = session.open_here(given)
    with desk.act(session.actor_here(desk, given.actor)) as act:
        templates.save(act, inputs.check(inputs.TemplateGiven, kept))
    desk.close()
    output.say(f"From now on this is your template for this letter ({kind.label}, {NAMES[language]}).")
    return 0


def _remove(given: argparse.Namespace, kind: LetterKind) -> int:
    language, _ = _in_use(given, kind)
    from complaintdesk.operations import templates

    desk = session.open_here(given)
    with desk.act(session.actor_here(desk, given.actor)) as act:
        templates.remove(act, kind, language)
    desk.close()
    output.say(f"The shipped template is used again ({kind.label}, {NAMES[language]}).")
    return 0


def _in_use(given: argparse.Namespace, kind: LetterKind) -> tuple[str, LetterText]:
    """The language that is meant, and the template that is used in it."""
    from complaintdesk.queries import lettering
    from complaintdesk.store import presets

    desk = session.open_here(given)
    with desk.look() as look:
        language = given.lang or lettering.letterhead(look).language
        kept = lettering.own_templates(look).get((kind, language))
    desk.close()
    return language, kept or presets.letter(kind, language)


def _preview(given: argparse.Namespace, kind: LetterKind, language: str, template: LetterText) -> int:
    from complaintdesk.documents.letters import compose, example, sources

    if given.case is None:
        made = example.preview(kind, language, template)
    else:
        desk = session.open_here(given)
        with desk.look() as look:
            read = sources.read(look, session.case_meant(look, given.case)[0])
        clerk = session.actor_here(desk, given.actor).name
        desk.close()
        composed = compose.compose(read, kind, clerk, language=language, template=template)
        made = LetterText(composed.subject, composed.text)
    sys.stdout.write(f"Subject: {output.line(made.subject)}\n\n{output.lines(made.body)}\n")
    return 0


def _read(given: argparse.Namespace) -> LetterText:
    if given.file is None:
        raise Invalid("Name the file of the template: --file FILE, or - for standard input.")
    try:
        raw = sys.stdin.buffer.read() if given.file == "-" else Path(given.file).read_bytes()
        return merge.read(raw.decode("utf-8-sig"))
    except OSError as error:
        raise Invalid(f"{given.file} cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise Invalid(f"{given.file} is not UTF-8 text (at byte {error.start + 1}).") from error
