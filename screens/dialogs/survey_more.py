"""Of a survey: its letters, who asks whom, its end, and what all of them came to (8.3)."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widgets import Static

from complaintdesk.queries.people import StaffRow
from complaintdesk.queries.surveys import SampledRow, SurveyRow
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.languages import LANGUAGES, NAMES
from complaintdesk.rules.satisfaction import Medium, Reply
from complaintdesk.store import places
from complaintdesk.store.look import Look
from screens.dialogs.answers import Answer, OneOf, Pick, WordsFor
from screens.dialogs.form import FormDialog
from screens.frame import desk_app
from screens.text import shown

if TYPE_CHECKING:
    from complaintdesk.documents.paper.blocks import Paper

_FORMATS = [("pdf", "PDF, to print"), ("html", "HTML, for a mail")]


class SurveyLettersDialog(FormDialog):
    """The questionnaires to print, a file each, in the language of who answers."""

    TITLE_WORDS = "Letters to print"
    HELP = (
        "A letter with the two questions to everybody in the sample who is asked by letter and has not answered: "
        "it carries the number of the case, so that you know whose answer comes back; b takes it in. Each is a "
        "file that only you may read. That it goes out stands in the log of the case."
    )

    def __init__(self, found: SurveyRow, rows: Sequence[SampledRow]) -> None:
        super().__init__()
        self.found = found
        self.rows = rows

    @property
    def about(self) -> str:
        """The survey."""
        return self.found.title

    def fields(self) -> ComposeResult:
        """Which, in which language, as what, where."""
        fresh = sum(row.printed_on is None for row in self.rows)
        which = [("new", f"{fresh} not printed yet"), ("all", f"all {len(self.rows)} that have not come back")]
        about = "Those that were not printed, or all again."
        yield from self.field("which", OneOf(which, "new" if fresh else "all", id="which", about=about))
        spoken = [("theirs", "theirs"), *((language, NAMES[language]) for language in LANGUAGES)]
        yield from self.field("language", OneOf(spoken, "theirs", id="language", about="Of who reads it."))
        yield from self.field("as", OneOf(_FORMATS, "pdf", id="format", about="PDF for paper."))
        about = "A file for each is made there; only you may read them."
        yield from self.field("folder", Answer(str(self._folder), id="folder", about=about))

    @property
    def _folder(self) -> Path:
        return desk_app(self).path.resolve().parent / "papers" / f"survey-{self.found.id}"

    @property
    def changed(self) -> bool:
        """Nothing is lost by leaving."""
        return False

    async def try_it(self) -> bool:
        """Make the letters, then keep that they go out."""
        from complaintdesk.operations import inputs, satisfaction

        answers = self.answers()
        rows = [row for row in self.rows if answers["which"] == "all" or row.printed_on is None]
        if not rows:
            raise Invalid("All of them are printed.", {"which": "all of them are printed"})
        language = None if answers["language"] == "theirs" else str(answers["language"])
        folder = Path(str(answers["folder"]).strip()).expanduser()
        app = desk_app(self)
        papers = await app.look(partial(_papers, rows=rows, found=self.found, language=language))
        complete = await asyncio.to_thread(_save, papers, folder, str(answers["format"]))
        if not complete:
            app.notify("Some signs have no font on this machine: look at the letters first.", severity="warning")
        await app.act(satisfaction.print_letters, inputs.check(inputs.SurveyMeant, {"survey_id": self.found.id}))
        self.DONE = f"{len(papers)} letter{'s' * (len(papers) != 1)} in {folder}"
        return True


def _papers(
    look: Look, rows: Sequence[SampledRow], found: SurveyRow, language: str | None
) -> list[tuple[str, Paper]]:
    from complaintdesk.documents.forms import questionnaire

    return [(row.reference, questionnaire.read(look, row, found, language)) for row in rows]


def _save(papers: Sequence[tuple[str, Paper]], folder: Path, chosen: str) -> bool:
    from complaintdesk.documents.paper import saving

    places.make_private_folder(folder)
    complete = True
    for reference, paper in papers:
        printed = saving.content(paper, chosen)
        complete = complete and printed.complete
        # printed again, it takes the place of the earlier one: the folder is the survey's own
        saving.save(printed, folder / f"{reference}.{saving.ENDS[chosen]}", replace=True)
    return complete


class GiveDialog(FormDialog):
    """Somebody else asks, or by letter instead of by phone."""

    TITLE_WORDS = "Who asks whom"
    DONE = "Noted."
    HELP = (
        "Whoever is to be asked can be given to somebody else, and be asked by letter instead of by phone. Who "
        "had a hand in a case does not ask about it (8.3): not its owner, investigator, decider or helper."
    )

    def __init__(self, found: SurveyRow, rows: Sequence[SampledRow], staff: Sequence[StaffRow]) -> None:
        super().__init__()
        self.found = found
        self.rows = {row.id: row for row in rows}
        self.staff = staff

    @property
    def about(self) -> str:
        """The survey."""
        return self.found.title

    def fields(self) -> ComposeResult:
        """Whom, who, how."""
        people = [
            (f"{row.reference} · {row.name} · {row.interviewer or 'nobody'}", row.id) for row in self.rows.values()
        ]
        yield from self.field("whom", Pick(people, people[0][1], id="whom", about="Who is to be asked."))
        first = self.rows[people[0][1]]
        staff = [(person.name, person.id) for person in self.staff]
        about = "Who asks them."
        yield from self.field(
            "asked by", Pick(staff, first.interviewer_id, id="staff_id", about=about, none="nobody")
        )
        ways = [(Medium.PHONE.value, "by phone"), (Medium.LETTER.value, "by letter")]
        yield from self.field("how", OneOf(ways, first.medium, id="medium", about="By phone or by letter."))

    async def try_it(self) -> bool:
        """Keep what was changed."""
        from complaintdesk.operations import inputs, satisfaction

        given = self.answers()
        row = self.rows[int(given["whom"])]
        app = desk_app(self)
        if given["staff_id"] is not None and given["staff_id"] != row.interviewer_id:
            to = {"sampled_id": row.id, "staff_id": given["staff_id"]}
            await app.act(satisfaction.assign, inputs.check(inputs.Interviewing, to))
        if given["medium"] != row.medium:
            how = {"sampled_id": row.id, "medium": given["medium"]}
            await app.act(satisfaction.ask_by, inputs.check(inputs.AskedBy, how))
        return True


class EndDialog(FormDialog):
    """The survey is over."""

    TITLE_WORDS = "End the survey"
    DONE = "Ended; what it found stays as it is."
    HELP = (
        "Who was tried in vain counts as not reached, who was never tried as not asked; both stay in the results "
        "(8.3). After that no answer is taken in any more."
    )

    def __init__(self, found: SurveyRow, today: date) -> None:
        super().__init__()
        self.found = found
        self.today = today

    @property
    def about(self) -> str:
        """The survey."""
        return self.found.title

    def fields(self) -> ComposeResult:
        """What it leaves open, a note."""
        waiting = self.found.states.get(Reply.WAITING, 0)
        left = f"{waiting} of {self.found.sampled} are still to be asked." if waiting else "Everybody was asked."
        yield Static(shown(left), classes="said", markup=False)
        yield from self.words(
            WordsFor(None, id="note", about="What is to be known.", outward=False, title="A note, if any")
        )

    async def try_it(self) -> bool:
        """End it."""
        from complaintdesk.operations import inputs, satisfaction

        ended = {"survey_id": self.found.id, "note": self.answers()["note"]}
        await desk_app(self).act(satisfaction.end, inputs.check(inputs.SurveyEnded, ended))
        return True
