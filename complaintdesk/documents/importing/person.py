"""Who complained, from the cells of a row."""

from __future__ import annotations

from typing import Any

from complaintdesk.documents.importing import words
from complaintdesk.documents.importing.cells import Cells
from complaintdesk.rules import ways_to_reach
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.vocabulary import ComplainantKind, ContactKind, Need

# Needs are kept with a complainant. One who has any and gave no name is filed under this.
NOT_NAMED = "(not named)"


def complainant(cells: Cells) -> dict[str, Any] | None:
    """What is known of the complainant, for `inputs.ComplainantGiven`; None for an anonymous complaint.

    There is one where there is a name, an organisation, a phone, an e-mail address or a need. Where there is
    none, the other cells about them are kept with the case.
    """
    name = _name(cells)
    organisation = _somebody(cells, "organisation")
    contacts = [*_phones(cells), *_emails(cells)]
    tags = cells.text("needs")
    needs = words.needs(tags) if tags else ()
    if not (name or organisation or contacts or needs):
        cells.keep("address", "language", "needs")
        return None
    known = bool(name or organisation or contacts)
    address = ", ".join(text for _, text in cells.texts("address"))
    if address:
        contacts.append({"kind": ContactKind.POST, "value": address})
    if not needs:
        cells.keep("needs")
    return {
        "kind": ComplainantKind.PERSON if name or not organisation else ComplainantKind.ORGANISATION,
        "name": name if known else NOT_NAMED,
        "organisation": organisation,
        "contacts": contacts,
        "language": cells.text("language"),
        "needs": needs[0] if needs else Need.NONE,
        "needs_note": tags if needs else None,
    }


def _name(cells: Cells) -> str | None:
    parts = [_somebody(cells, "first_name"), _somebody(cells, "last_name")]
    joined = " ".join(part for part in parts if part)
    name = _somebody(cells, "name")
    if name and joined and joined != name:
        cells.keep("first_name", "last_name")
    return name or joined or None


def _somebody(cells: Cells, code: str) -> str | None:
    text = cells.text(code)
    if text is None or words.is_nobody(text):
        cells.keep(code)
        return None
    return text


def _phones(cells: Cells) -> list[dict[str, Any]]:
    found = []
    for column, text in cells.texts("phone"):
        if ways_to_reach.phone_digits(text):
            found.append({"kind": ContactKind.PHONE, "value": text})
        else:
            cells.other[column] = text
    return found


def _emails(cells: Cells) -> list[dict[str, Any]]:
    found = []
    for column, text in cells.texts("email"):
        if words.is_nobody(text):
            cells.other[column] = text
            continue
        try:
            address = ways_to_reach.check_email(text)
        except Invalid:
            # somebody may still make sense of it
            found.append({"kind": ContactKind.OTHER, "value": text})
            continue
        if address != text:
            cells.other[column] = text
        found.append({"kind": ContactKind.EMAIL, "value": address})
    return found
