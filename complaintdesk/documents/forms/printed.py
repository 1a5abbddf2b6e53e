"""Each paper that is printed on request, by its name: one place for screens and shell (7.1, annexes C and E)."""

from __future__ import annotations

from complaintdesk.documents import receipt
from complaintdesk.documents.forms import complaint_form, follow_up, leaflet, policy_paper
from complaintdesk.documents.letters import sources
from complaintdesk.documents.paper.blocks import Paper
from complaintdesk.queries import lettering
from complaintdesk.store.look import Look


def paper(look: Look, name: str, language: str | None, case_id: int | None) -> Paper:
    """`leaflet`, `policy` or `complaint`; `receipt` or `follow-up` of a case. Raises `NotFound`.

    Without a language it is the office's, and for a receipt that of whom it is for.
    """
    head = lettering.letterhead(look)
    if name == "leaflet":
        return leaflet.leaflet(leaflet.told(look), language or head.language)
    if name == "policy":
        return policy_paper.policy(look, language=language)
    if name == "complaint":
        return complaint_form.blank(look.office.name, head, language or head.language)
    assert case_id is not None  # noqa: S101 - the other papers are those of a case
    if name == "receipt":
        return receipt.receipt(sources.read(look, case_id), language)
    return follow_up.follow_up(follow_up.followed(look, case_id), language or head.language)


def fillable(look: Look, language: str | None) -> str:
    """The complainant's form as text, to be filled in and sent back (annex C)."""
    head = lettering.letterhead(look)
    return complaint_form.fillable(look.office.name, head, language or head.language)
