"""Composing a letter on a case: subject, text, to whom, and what to look at before it goes (7.1)."""

from __future__ import annotations

from dataclasses import dataclass

from complaintdesk.documents.letters.sources import Sources, Typed, read
from complaintdesk.documents.letters.values import name_of, values
from complaintdesk.rules import letter_closing, letter_subjects, merge
from complaintdesk.rules.languages import NAMES, language_of
from complaintdesk.rules.letters import LetterKind
from complaintdesk.rules.merge import LetterText
from complaintdesk.rules.plain_text import for_paper
from complaintdesk.store import presets
from complaintdesk.store.look import Look

NOTHING = Typed()


@dataclass(frozen=True, slots=True)
class Composed:
    """A letter that is ready to be looked at. `text` is all of it, from the salutation to who writes."""

    kind: LetterKind
    language: str
    subject: str
    text: str
    to_name: str
    to_address: str | None  # their e-mail address
    recourse: str  # where they can go next, as the letter says it; empty where it does not
    warnings: tuple[str, ...]

    def tells_recourse(self, text: str) -> bool:
        """Whether the text, as it was changed by hand, still says where they can go next."""
        return bool(self.recourse) and self.recourse in text


def of_case(
    look: Look, case_id: int, kind: LetterKind, clerk: str, *, language: str | None = None, typed: Typed = NOTHING
) -> Composed:
    """A letter on a case as it stands now. Raises `MissingField`, `NotFound`."""
    return compose(read(look, case_id), kind, clerk, language=language, typed=typed)


def compose(
    sources: Sources,
    kind: LetterKind,
    clerk: str,
    *,
    language: str | None = None,
    typed: Typed = NOTHING,
    template: LetterText | None = None,
) -> Composed:
    """The letter in the reader's language unless another is said, from the office's own template where it has one.

    Raises `MissingField` for a field that the template needs and that is empty.
    """
    spoken = language or sources.language
    found = values(sources, kind, spoken, clerk, typed)
    chosen = template or sources.templates.get((kind, spoken)) or presets.letter(kind, spoken)
    merged = merge.render(kind, chosen, found)
    body = letter_closing.complete(merged.body, spoken, sources.file.reference, sources.letterhead.contact)
    end = letter_closing.regards(spoken, for_paper(clerk), for_paper(sources.office.name))
    return Composed(
        kind=kind,
        language=spoken,
        subject=merged.subject or letter_subjects.subject(kind, spoken, sources.file.reference),
        text=f"{body}\n\n{end}",
        to_name=name_of(sources.reader),
        to_address=sources.email,
        recourse=found["recourse"] if found["recourse"] in merged.body else "",
        warnings=tuple(_warnings(sources, spoken)),
    )


def _warnings(sources: Sources, language: str) -> list[str]:
    found = []
    reader = sources.reader
    if reader is None:
        found.append("Nobody is known to whom this could be sent: the complaint is anonymous.")
    elif said := reader[0].language:
        ours = language_of(said)
        if ours is None:
            found.append(
                f"They speak {for_paper(said)}; we write in {NAMES[language]}. Is somebody there to help them?"
            )
        elif ours != language:
            found.append(f"They speak {for_paper(said)}, and this letter is in {NAMES[language]}.")
    if not any(sources.letterhead.contact):
        found.append(
            "The office has not written down how it is reached: the letter names no telephone or address."
        )
    return found
