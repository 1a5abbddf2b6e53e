"""A filled complaint form (annex C) as the intake's fields would have it typed: for a clerk to look over (7.2)."""

from __future__ import annotations

from typing import Any

from complaintdesk.documents.forms.fields import YES
from complaintdesk.documents.forms.filled_form import FilledForm
from complaintdesk.rules.languages import NAMES
from complaintdesk.rules.vocabulary import Channel

_LINES = {
    "complainant.name": "name",
    "complainant.organisation": "organisation",
    "complainant.phone": "phone",
    "complainant.email": "email",
    "representative.name": "acting",
    "representative.phone": "acting_phone",
    "representative_capacity": "capacity",
    "product": "product",
    "order_number": "order",
    "branch": "branch",
    "description": "description",
    "supporting_documents": "documents",
    "sum_sought": "sum",
}


def as_typed(form: FilledForm) -> dict[str, Any]:
    """What stands in each field of the intake, by its path, as a draft keeps it; nothing is refused here."""
    typed: dict[str, Any] = {path: form.said(code) for path, code in _LINES.items()}
    typed["complainant.address"] = ", ".join(filter(None, form.said("address").split("\n")))
    typed["problem_on"] = form.day()
    for path, code in (("complainant.preferred_channel", "channel"), ("complainant.needs", "needs")):
        typed[path] = "".join(str(each) for each in form.ticked.get(code, ())[:1])
    typed["complainant.needs_note"] = form.needs_note()
    typed["remedies_sought"] = [str(each) for each in form.ticked.get("remedies", ())]
    typed["recurrent"] = "yes" if form.ticked.get("recurrent") == [YES] else ""
    typed["complainant.language"] = NAMES[form.language]
    typed["medium"] = Channel.LETTER.value
    return {path: value for path, value in typed.items() if value}
