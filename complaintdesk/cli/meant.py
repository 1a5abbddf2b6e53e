"""What was typed after `do`, as the acts take it: names as ids, sums as minor units, days as dates."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from complaintdesk.cli import act_fields, session
from complaintdesk.cli.output import line
from complaintdesk.queries import communications, handling, people, together
from complaintdesk.rules import dates, money, plain_text
from complaintdesk.rules.errors import Invalid, NotAllowed, NotFound
from complaintdesk.rules.vocabulary import ContactKind, Remedy
from complaintdesk.store.look import Look

if TYPE_CHECKING:
    from complaintdesk.cli.acts import Verb
    from complaintdesk.queries.case_file import CaseFile

_LEAST = 40  # characters; anything shorter is no whole letter
_YES_NO = {
    **dict.fromkeys(("yes", "y", "true", "on", "1"), True),
    **dict.fromkeys(("no", "n", "false", "off", "0"), False),
}


def meant(look: Look, verb: Verb, case: CaseFile, told: Mapping[str, Any]) -> dict[str, Any]:
    """The act's fields by their full names. What is empty is the field's default, which mostly is nothing.

    Raises `Invalid` and `NotFound` for what cannot be meant, in a sentence that names the field.
    """
    fields = act_fields.taken(verb.model)
    found: dict[str, Any] = {}
    for name, value in told.items():
        full = f"{name}_id" if name not in fields and f"{name}_id" in fields else name
        field = fields.get(full)
        if full not in verb.model.model_fields:
            known = ", ".join(act_fields.shown_name(each) for each in fields) or "it takes nothing"
            raise Invalid(f"There is no “{line(name)}” here: {known}.", {name: "there is no such field"})
        empty = value is None or (isinstance(value, str) and not plain_text.clean(value))
        if field is not None and empty and not field.needed:
            found[full] = field.default
        elif field is not None and act_fields.kind_of(full, field) is act_fields.Kind.YES_NO:
            found[full] = _yes_no(full, value)
        elif field is not None and isinstance(value, str):
            found[full] = _value(look, case, full, field, value)
        else:
            found[full] = value  # numbers and lists of JSON are what they are
    _whole_letter(found.get("letter"))
    return found


def _value(look: Look, case: CaseFile, name: str, field: act_fields.Taken, typed: str) -> Any:
    kind = act_fields.kind_of(name, field)
    if kind is act_fields.Kind.SEVERAL:
        return tuple(part.strip() for part in typed.split(",") if part.strip())
    if kind is act_fields.Kind.CONTACTS:
        return tuple(_contacts(typed))
    if kind is act_fields.Kind.SUM:
        return _of(name, lambda: money.parse_amount(typed, case.currency))
    if kind is act_fields.Kind.DAY:
        order = dates.order_of(look.office.country)
        return _of(name, lambda: dates.parse_day(typed, look.today, order=order))
    if kind is act_fields.Kind.PERSON:
        return _named("Nobody here is called", people.staff(look), typed)
    if kind is act_fields.Kind.DEPARTMENT:
        return _named("There is no department", people.departments(look), typed)
    if kind is act_fields.Kind.CASE:
        return session.case_meant(look, typed)[0]
    if kind is act_fields.Kind.ENTRY:
        return _entry(look, case, typed)
    if kind is act_fields.Kind.CAUSE:
        return {plain_text.fold(row.label): row.code for row in handling.causes(look)}.get(
            plain_text.fold(typed.strip()), typed
        )
    return session.category(look, typed) if kind is act_fields.Kind.PROBLEM else typed


def _yes_no(name: str, told: Any) -> bool:
    found = _YES_NO.get(plain_text.fold(str(told).strip()))
    if found is None:
        raise Invalid(f"{name}: say yes or no.", {name: "say yes or no"})
    return found


def _of(name: str, understood: Callable[[], Any]) -> Any:
    try:
        return understood()
    except Invalid as wrong:
        said = str(wrong)
        raise Invalid(f"{act_fields.shown_name(name)}: {said}", {name: said}) from wrong


def _named(nobody: str, rows: Sequence[people.StaffRow | people.DepartmentRow], typed: str) -> int:
    for row in rows:
        if row.name == typed:
            return row.id
    raise NotFound(f"{nobody} “{typed}”: {', '.join(row.name for row in rows) or 'there are none'}.")


def _entry(look: Look, case: CaseFile, typed: str) -> int:
    log = communications.log(look, case.id)
    if not typed.strip().isdecimal() or not 1 <= int(typed) <= len(log):
        raise NotFound(f"The log has {len(log)} entries, counted from the first; there is no number {typed}.")
    return log[int(typed) - 1].id


def _contacts(typed: str) -> Iterator[dict[str, str]]:
    for part in (part.strip() for part in typed.split(";")):
        kind, _, value = part.partition(" ")
        if part and kind not in list(ContactKind):
            kinds = ", ".join(ContactKind)
            raise Invalid(
                f"“{part}” is no way to reach somebody: each begins with its kind ({kinds}) and ends with a "
                "semicolon, as in phone +44 20 7946 0000; email a@example.com.",
                {"contacts": f"each begins with its kind: {kinds}"},
            )
        if part:
            yield {"kind": kind, "value": value.strip()}


def _whole_letter(letter: Any) -> None:
    if isinstance(letter, str) and len(plain_text.clean(letter)) < _LEAST:
        raise Invalid(
            "letter is the whole letter, from its greeting to its closing, and goes out in place of the words of "
            f"the act: this is too short to be one (fewer than {_LEAST} characters). Leave it out, and the desk "
            "makes the letter of those words.",
            {"letter": "the whole letter, or nothing"},
        )


def the_one(look: Look, verb: Verb, case: CaseFile, told: Mapping[str, Any]) -> dict[str, Any]:
    """The remedy or the task that is meant; where only one is open, it need not be told.

    Raises `Invalid` that names those that are open where several are and none of them was told, `NotAllowed`
    where none is.
    """
    found: dict[str, Any] = {}
    fields = verb.model.model_fields
    if "remedy_id" in fields:
        verifying = "helped" in fields
        open_ones = {
            row.id: _remedy(row)
            for row in handling.remedies(look, case.id)
            if row.dropped_at is None and (row.carried_out_at is not None) is verifying and row.verified_at is None
        }
        waits = "to be verified" if verifying else "to be carried out"
        found["remedy_id"] = _chosen("remedy", waits, open_ones, told.get("remedy_id"))
    if "task_id" in fields:
        tasks = {task.id: f"{task.whom}: {task.what}" for task in together.tasks(look, case.id) if task.waits}
        found["task_id"] = _chosen("task", "to be answered", tasks, told.get("task_id"))
    return found


def _remedy(row: handling.RemedyRow) -> str:
    amount = "" if row.amount is None else f", {money.format_amount(row.amount, row.currency)}"
    return f"{Remedy(row.remedy).label}{amount}"


def _chosen(what: str, waits: str, open_ones: Mapping[int, str], told: Any) -> int:
    if not open_ones:
        raise NotAllowed(f"No {what} of this case waits {waits}.")
    if told is None and len(open_ones) == 1:
        return next(iter(open_ones))
    for number in open_ones:
        if str(told).strip() == str(number):
            return number
    named = "; ".join(f"{what}={number} ({line(said)})" for number, said in open_ones.items())
    said = f"Say which {what} is meant" if told is None else f"{what}={told} does not wait {waits}"
    raise Invalid(f"{said}. Open: {named}.", {f"{what}_id": "choose one that is open"})
