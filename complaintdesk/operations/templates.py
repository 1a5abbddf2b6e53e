"""The office's own letter templates in place of the shipped ones (ISO 10002:2018, 6.4, 7.1)."""

from __future__ import annotations

from sqlmodel import select

from complaintdesk.operations.inputs.letters import TemplateGiven
from complaintdesk.records.letter import LetterTemplate
from complaintdesk.rules import merge
from complaintdesk.rules.errors import NotFound
from complaintdesk.rules.languages import NAMES
from complaintdesk.rules.letters import LetterKind
from complaintdesk.rules.merge import LetterText
from complaintdesk.store.act import Act, operation


@operation
def save(act: Act, given: TemplateGiven) -> None:
    """Keep the office's own template. Raises `Invalid` at `subject` or `body` for what it may not hold."""
    merge.check(given.kind, LetterText(given.subject, given.body))
    kept = _kept(act, given.kind, given.language)
    if kept is None:
        kept = LetterTemplate(kind=given.kind.value, language=given.language, subject="", body="")
    kept.subject, kept.body = given.subject, given.body
    act.session.add(kept)


@operation
def remove(act: Act, kind: LetterKind, language: str) -> None:
    """Go back to the shipped template. Raises `NotFound` where the office has none of its own."""
    kept = _kept(act, kind, language)
    if kept is None:
        raise NotFound(
            f"The office has no template of its own for this letter ({kind.label}, {NAMES[language]}): "
            "the shipped one is used."
        )
    act.session.delete(kept)


def _kept(act: Act, kind: LetterKind, language: str) -> LetterTemplate | None:
    asked = select(LetterTemplate).where(LetterTemplate.kind == kind.value, LetterTemplate.language == language)
    return act.session.exec(asked).first()
