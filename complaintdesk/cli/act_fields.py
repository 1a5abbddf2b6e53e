"""The fields of each act as `do ACT` prints them: whether it is needed, what it may be, and what it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum, auto
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, get_args, get_origin

from complaintdesk.cli.field_words import ELSE, NOT_KEPT, SAID
from complaintdesk.operations.inputs import ContactGiven, Entered, Outgoing
from complaintdesk.rules.languages import LANGUAGES
from complaintdesk.rules.vocabulary import ContactKind, Word

if TYPE_CHECKING:
    from complaintdesk.cli.acts import Verb

_HIDDEN = ("version",)  # the desk's own: what is on file when the act is carried out
_SUMS = ("amount", "sum_given", "sum_sought", "loss", "cost")
_PEOPLE = ("owner_id", "reviewer_id", "investigator_id", "approved_by_id", "staff_id")


class Kind(Enum):
    """How a field is typed at the shell."""

    TEXT = auto()
    YES_NO = auto()
    ONE_OF = auto()
    SEVERAL = auto()
    SUM = auto()
    DAY = auto()
    NUMBER = auto()
    PERSON = auto()
    DEPARTMENT = auto()
    CASE = auto()
    ENTRY = auto()
    OPEN_ONE = auto()
    CAUSE = auto()
    PROBLEM = auto()
    EMAIL = auto()
    CONTACTS = auto()


_BY_NAME = {
    **dict.fromkeys(_SUMS, Kind.SUM),
    **dict.fromkeys(_PEOPLE, Kind.PERSON),
    **dict.fromkeys(("remedy_id", "task_id"), Kind.OPEN_ONE),
    **dict.fromkeys(("email", "send_to"), Kind.EMAIL),
    "department_id": Kind.DEPARTMENT,
    "into_id": Kind.CASE,
    "communication_id": Kind.ENTRY,
    "cause": Kind.CAUSE,
    "problem": Kind.PROBLEM,
}
_VALUES = {
    Kind.TEXT: "text",
    Kind.YES_NO: "yes, no",
    Kind.SUM: "a sum, as 120.50",
    Kind.DAY: "a day: 12 Dec, tomorrow, yesterday, 2026-12-12",
    Kind.NUMBER: "a whole number",
    Kind.PERSON: "the name of somebody here",
    Kind.DEPARTMENT: "the name of a department",
    Kind.CASE: "a case, as 2026-000123-8",
    Kind.ENTRY: "the entry of the log, counted from the first as `show` prints them",
    Kind.OPEN_ONE: "its number, as `show` prints it",
    Kind.CAUSE: "a cause of the office's list (`settings`)",
    Kind.PROBLEM: "a problem category of the office's list (`settings`)",
    Kind.EMAIL: "an e-mail address",
    Kind.CONTACTS: f"each with its kind ({', '.join(ContactKind)}): phone 020 7946 0000; email a@b.com",
}
_TYPED: dict[Any, Kind] = {bool: Kind.YES_NO, date: Kind.DAY, int: Kind.NUMBER}


class Taken(NamedTuple):
    """A field of an act: the types it may be, whether it must be given, what it is otherwise."""

    types: frozenset[Any]
    needed: bool
    default: Any


def taken(model: type[Entered]) -> dict[str, Taken]:
    """What an act takes, by full names; the desk's own fields are not among them."""
    return {
        name: Taken(
            _types(field.annotation), field.is_required(), None if field.is_required() else field.get_default()
        )
        for name, field in model.model_fields.items()
        if name not in _HIDDEN
    }


def kind_of(name: str, field: Taken) -> Kind:
    """How the field with this full name is typed."""
    if name in _BY_NAME:
        return _BY_NAME[name]
    if ContactGiven in field.types:
        return Kind.CONTACTS
    if _words(field.types):
        return Kind.SEVERAL if tuple in field.types else Kind.ONE_OF
    return next((kind for type_, kind in _TYPED.items() if type_ in field.types), Kind.TEXT)


def _types(annotation: Any) -> frozenset[Any]:
    """The plain types that an annotation is made of."""
    arguments = get_args(annotation)
    if get_origin(annotation) is Annotated:
        return _types(arguments[0])
    if not arguments:
        return frozenset({annotation})
    return frozenset({get_origin(annotation)}).union(*(_types(each) for each in arguments))


def _words(types: frozenset[Any]) -> list[str]:
    return [word.value for each in types if isinstance(each, type) and issubclass(each, Word) for word in each]


def shown_name(name: str) -> str:
    """The field as it is typed: whose number it is need not be said."""
    return name.removesuffix("_id")


def names(verb: Verb) -> Iterator[str]:
    """The fields of an act as they are typed, needed ones with a star."""
    for name, field in taken(verb.model).items():
        yield shown_name(name) + ("*" if _needed(name, field) else "")


def lines(act: str, verb: Verb) -> Iterator[str]:
    """One line for each field, needed ones first: name, needed or what holds else, what it may be, what it is."""
    shown = sorted(taken(verb.model).items(), key=lambda each: not each[1].needed)
    rows = [(shown_name(name), _usual(act, verb, name, field), _takes(verb, name, field)) for name, field in shown]
    widths = [max((len(row[at]) for row in rows), default=0) for at in (0, 1)]
    for name, usual, takes in rows:
        yield f"  {name:<{widths[0]}}  {usual:<{widths[1]}}  {takes}. {said(act, name)}".rstrip()


def said(act: str, name: str) -> str:
    """What the field of this act means; empty only where no table has it, which a test forbids."""
    return SAID.get(f"{act}.{name}") or SAID.get(name, "")


def _needed(name: str, field: Taken) -> bool:
    return field.needed and kind_of(name, field) is not Kind.OPEN_ONE


def _usual(act: str, verb: Verb, name: str, field: Taken) -> str:
    """Needed; or what holds where it is not named."""
    typed = shown_name(name)
    if verb.kept is not None and f"{act}.{typed}" not in NOT_KEPT and name != "representative":
        return "needed once" if field.needed else "else as it is"
    if _needed(name, field):
        return "needed"
    if kind_of(name, field) is Kind.OPEN_ONE:
        return "else the open one"
    if isinstance(field.default, bool):
        return f"else {'yes' if field.default else 'no'}"
    usual = field.default or ELSE.get(f"{act}.{typed}") or ELSE.get(typed)
    return f"else {usual}" if usual else ""


def _takes(verb: Verb, name: str, field: Taken) -> str:
    kind = kind_of(name, field)
    if kind is Kind.ONE_OF or kind is Kind.SEVERAL:
        words = ", ".join(_words(field.types))
        return words if kind is Kind.ONE_OF else f"one or several with commas: {words}"
    if name == "language" and issubclass(verb.model, Outgoing):
        return ", ".join(LANGUAGES)
    return _VALUES[kind]
