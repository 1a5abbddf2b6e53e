"""Which department is meant at the shell."""

from __future__ import annotations

from complaintdesk.queries import people
from complaintdesk.rules import plain_text
from complaintdesk.rules.errors import NotFound
from complaintdesk.store.look import Look


def department_meant(look: Look, name: str | None) -> int | None:
    """The department of this name, capitals and accents aside; None for none. Raises `NotFound`."""
    if name is None:
        return None
    known = people.departments(look)
    for each in known:
        if plain_text.fold(each.name) == plain_text.fold(name.strip()):
            return each.id
    raise NotFound(f"There is no department “{name}”: {', '.join(each.name for each in known)}.")
