"""A letter to each of many: how their complaint stands, in the language of who reads it (7.3)."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from complaintdesk.queries.case_list import CaseRow
from complaintdesk.rules import send_guard
from complaintdesk.rules.errors import NotAllowed
from complaintdesk.rules.letters import LetterKind
from complaintdesk.rules.vocabulary import Channel
from screens.app import DeskApp

if TYPE_CHECKING:
    from complaintdesk.documents.letters.compose import Composed
    from complaintdesk.documents.letters.sources import Sources
    from complaintdesk.documents.paper.as_pdf import Printed


class Ready(NamedTuple):
    """A letter that can be written; `address` is where it goes by e-mail, None where it goes on paper."""

    known: Sources
    made: Composed
    address: str | None


class ProgressLetters:
    """Prepares them all, then writes them one by one: by e-mail where it goes out from here, else as a PDF."""

    def __init__(self, app: DeskApp, news: str | None, folder: Path) -> None:
        self._app = app
        self._news = news
        self.folder = folder
        self.ready: dict[int, Ready] = {}  # by case, in the order of the list
        self.mailed = 0
        self.printed = 0

    @property
    def by_mail(self) -> int:
        """How many of those that are ready go out by e-mail; the others go on paper."""
        return sum(letter.address is not None for letter in self.ready.values())

    @property
    def notes(self) -> list[str]:
        """Where the letters are."""
        found = [f"{self.mailed} go out by e-mail: Ctrl+O shows them."] if self.mailed else []
        return found + ([f"{self.printed} to print: {self.folder}"] if self.printed else [])

    async def prepare(self, row: CaseRow) -> None:
        """Compose and judge the letter of one case; write nothing. Raises `NotAllowed`, `Invalid`, `Unsure`."""
        from complaintdesk.documents.letters import sources
        from complaintdesk.queries import lettering

        known = await self._app.look(partial(sources.read, case_id=row.id))
        if known.reader is None:
            raise NotAllowed("The complaint is anonymous: there is nobody to write to.")
        if known.file.standing.closed:
            raise NotAllowed("The case is closed: how it stands is no news any more (7.9).")
        made = self._composed(known)
        address = known.email if self._app.sends_mail and not _wants_paper(known) else None
        text = f"{made.subject}\n{made.text}"
        judged = await self._app.look(partial(lettering.verdict, case_id=row.id, text=text, to_address=address))
        send_guard.require(judged, sure=False, field="letter")
        self.ready[row.id] = Ready(known, made, address)

    async def one(self, row: CaseRow) -> None:
        """Write what is ready for one case. Raises `NotAllowed`, `Invalid`, `Unsure`, `Conflict`, `NotSaved`."""
        from complaintdesk.operations import writing

        known, made, address = self.ready[row.id]
        printed = None if address else await asyncio.to_thread(_printed, known, made)
        await self._app.act(writing.write, row.id, _given(made, address, row.version))
        if printed is None:
            self.mailed += 1
        else:
            await asyncio.to_thread(self._save, printed, row.reference)
            self.printed += 1

    def _composed(self, known: Sources) -> Composed:
        from complaintdesk.documents.letters.compose import compose
        from complaintdesk.documents.letters.sources import Typed

        return compose(known, LetterKind.PROGRESS, self._app.actor.name, typed=Typed(news=self._news))

    def _save(self, printed: Printed, reference: str) -> None:
        from complaintdesk.documents.paper import saving
        from complaintdesk.store import places
        from screens.dialogs import paper_file

        places.make_private_folder(self.folder)
        saving.save(printed, paper_file.free(self.folder, f"{reference}-{LetterKind.PROGRESS.value}", "pdf"))


def _wants_paper(known: Sources) -> bool:
    return known.reader is not None and known.reader[0].preferred_channel == Channel.LETTER


def _printed(known: Sources, made: Composed) -> Printed:
    from complaintdesk.documents.letters import page
    from complaintdesk.documents.paper import saving

    return saving.content(page.page(known, made.subject, made.text, made.language, known.today), "pdf")


def _given(made: Composed, address: str | None, version: int) -> Any:
    from complaintdesk.operations.inputs import Written, check

    return check(
        Written,
        {
            "kind": made.kind,
            "language": made.language,
            "subject": made.subject,
            "text": made.text,
            "channel": Channel.EMAIL if address else Channel.LETTER,
            "send_to": address,
            "with_whom": made.to_name or None,
            "version": version,
        },
    )
