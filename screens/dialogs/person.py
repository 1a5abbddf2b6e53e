"""Correct who complains or acts for them, and how to reach them (7.1, 7.2)."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult

from complaintdesk.rules.vocabulary import Channel, ComplainantKind, ContactKind, Need
from screens.case_read import CaseRead, Known
from screens.dialogs.answers import Answer, OneOf, WordsFor
from screens.dialogs.form import ActDialog

_USUAL = (ContactKind.PHONE, ContactKind.EMAIL, ContactKind.POST)


class PersonDialog(ActDialog):
    """All that is known of them."""

    REPRESENTATIVE: ClassVar[bool] = False
    TITLE_WORDS = "Who complains"
    DONE = "Corrected on all their cases; the log says so."
    HELP = (
        "Who complains and how to reach them (7.1, 7.2). What is corrected here is so on all their cases; what "
        "was there before stays in the history. An anonymous complaint gets its complainant here, once known."
    )

    def __init__(self, whole: CaseRead) -> None:
        super().__init__(whole)
        self._known: Known | None = whole.representative if self.REPRESENTATIVE else whole.complainant
        self._ways: list[ContactKind] = []

    def fields(self) -> ComposeResult:
        """Kind, names, every way to reach them and room for new ones, language, needs."""
        person, ways = self._known if self._known is not None else (None, [])
        kinds = [(kind.value, kind.label) for kind in ComplainantKind]
        kind = ComplainantKind.PERSON.value if person is None else person.kind
        yield from self.field("kind", OneOf(kinds, kind, id="kind", about="A person, or an organisation."))
        name = "" if person is None else person.name
        yield from self.field("name", Answer(name, id="name", about="As they want to be called."))
        organisation = None if person is None else person.organisation
        about = "The organisation they belong to."
        yield from self.field("organisation", Answer(organisation, id="organisation", about=about))
        kept = [(ContactKind(way.kind), way.value) for way in ways]
        kept += [(kind, "") for kind in _USUAL if kind not in [kind for kind, _ in kept]]
        kept.append((ContactKind.PHONE, ""))
        self._ways = [kind for kind, _ in kept]
        for at, (way, value) in enumerate(kept):
            said = f"{'another ' if not value and at == len(kept) - 1 else ''}{way.label}"
            yield from self.field(said, Answer(value, id=f"way-{at}", about="Emptied, it is taken away."))
        language = None if person is None else person.language
        about = "In which they want to hear from us: English, Turkish …"
        yield from self.field("language", Answer(language, id="language", about=about))
        channels = [("", "no matter"), *((channel.value, channel.label) for channel in Channel)]
        preferred = "" if person is None else person.preferred_channel or ""
        about = "How they want to hear from us."
        yield from self.field("prefers", OneOf(channels, preferred, id="preferred_channel", about=about))
        needs = [(need.value, need.label) for need in Need]
        about = "What they need so that they can complain like anybody (7.1)."
        need = Need.NONE.value if person is None else person.needs
        yield from self.field("needs", OneOf(needs, need, id="needs", about=about))
        note = None if person is None else person.needs_note
        title = "What we should know about their needs"
        yield from self.words(WordsFor(note, id="needs_note", about=f"{title} (7.1).", outward=False, title=title))

    async def carry_out(self, version: int) -> None:
        """Record it."""
        from complaintdesk.operations import complainants, inputs

        given: dict[str, Any] = self.answers()
        ways = [(kind, str(given.pop(f"way-{at}")).strip()) for at, kind in enumerate(self._ways)]
        given["contacts"] = tuple({"kind": kind, "value": value} for kind, value in ways if value)
        given["preferred_channel"] = given["preferred_channel"] or None
        given["representative"] = self.REPRESENTATIVE
        given["version"] = None if self._known is None else self._known[0].version
        await self.act(complainants.correct, inputs.check(inputs.PersonCorrected, given))


class RepresentativeDialog(PersonDialog):
    """Who acts for them."""

    REPRESENTATIVE = True
    TITLE_WORDS = "Who acts for them"
