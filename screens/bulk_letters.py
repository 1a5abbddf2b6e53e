"""A letter to each of many: how their complaint stands, in the language of who reads it (7.3)."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from complaintdesk.queries.case_list import CaseRow
from complaintdesk.rules.errors import NotAllowed
from complaintdesk.rules.letters import LetterKind
from complaintdesk.rules.vocabulary import Channel
from screens.app import DeskApp

if TYPE_CHECKING:
    from complaintdesk.documents.letters.compose import Composed
    from complaintdesk.documents.letters.sources import Sources
    from complaintdesk.documents.paper.as_pdf import Printed


class ProgressLetters:
    """Writes them one by one: by e-mail where it goes out from here, else as a PDF in a folder, to be printed."""

    def __init__(self, app: DeskApp, news: str | None, folder: Path) -> None:
        self._app = app
        self._news = news
        self._folder = folder
        self.mailed = 0
        self.printed = 0

    @property
    def notes(self) -> list[str]:
        """Where the letters are."""
        found = [f"{self.mailed} go out by e-mail: Ctrl+O shows them."] if self.mailed else []
        return found + ([f"{self.printed} to print: {self._folder}"] if self.printed else [])

    async def one(self, row: CaseRow) -> None:
        """Write to the complainant of one case. Raises `NotAllowed`, `Invalid`, `Unsure`, `NotSaved`."""
        from complaintdesk.documents.letters import sources
        from complaintdesk.operations import writing

        known = await self._app.look(partial(sources.read, case_id=row.id))
        if known.reader is None:
            raise NotAllowed("The complaint is anonymous: there is nobody to write to.")
        made = self._composed(known)
        address = known.email if self._app.sends_mail and not _wants_paper(known) else None
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

        places.make_private_folder(self._folder)
        saving.save(printed, paper_file.free(self._folder, f"{reference}-{LetterKind.PROGRESS.value}", "pdf"))


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
