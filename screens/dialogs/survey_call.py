"""The call sheet: one complainant after the other is asked how they were treated (8.3)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Select, Static

from complaintdesk.queries.surveys import SampledRow
from complaintdesk.rules.dates import parse_day
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.satisfaction import HANDLING, MARKS, OUTCOME, CallResult, Reply
from screens.dialogs.answers import Answer, DayAnswer, OneOf, Pick, WordsFor
from screens.dialogs.form import FormDialog
from screens.dialogs.sure import SureDialog
from screens.dialogs.survey_words import Calling, questions, script, who
from screens.frame import desk_app
from screens.text import shown

WORRIED = (
    "They are dissatisfied with the handling: offer to take that as a complaint of its own (F2), or to take "
    "{reference} up again."
)
_MARKS = [(str(mark), f"{mark} {words}") for mark, words in MARKS.items()]
_CALLED = [
    (CallResult.ANSWERED.value, "answered"),
    (CallResult.NOT_REACHED.value, "not reached"),
    (CallResult.CALL_BACK.value, "call back on …"),
    (CallResult.REFUSED.value, "refused"),
    (CallResult.TAKEN_OUT.value, "not to be asked"),
]
_CAME_BACK = [each for each in _CALLED if each[0] != CallResult.CALL_BACK]
_KEPT = [each for each in _CALLED if each[0] in (CallResult.ANSWERED, CallResult.REFUSED)]
_YES_NO = [("no", "may be asked again"), ("yes", "never again")]


class AskedDialog(FormDialog):
    """What somebody answered, or why they did not."""

    AUTO_FOCUS = ""  # it would scroll away what is said first
    TITLE_WORDS = "How were they treated?"
    RESULTS: ClassVar[list[tuple[str, str]]] = _CALLED
    RECORD_NAMES = {"came_of_it": "result"}  # noqa: RUF012 - read only
    HELP = (
        "The handling and the outcome are asked apart (8.3): who did not get what they wanted can have been "
        "treated well. Read the questions as they stand, take their words down as they say them, and explain or "
        "defend nothing. 1 to 5 mark; three calls in vain, and they are not reached."
    )

    def __init__(self, today: date) -> None:
        super().__init__()
        self.today = today

    @property
    def row(self) -> SampledRow:
        """Who is asked."""
        raise NotImplementedError

    def head(self) -> ComposeResult:
        """Who it is."""
        yield from ()

    def questions(self) -> tuple[str, str]:
        """Both, as they are asked."""
        return HANDLING, OUTCOME

    def fields(self) -> ComposeResult:
        """Who it is; what came of it; the marks, their words; else the day, a note."""
        yield from self.head()
        about = "What came of it. The digit before each chooses it here; marks are given two fields further down."
        numbered = [(code, f"{at} {name}") for at, (code, name) in enumerate(self.RESULTS, start=1)]
        results = OneOf(numbered, CallResult.ANSWERED.value, id="result", about=about)
        yield from self.field("came of it", results)
        handling, outcome = self.questions()
        yield Static(shown(handling, lines=True), classes="question", markup=False)
        yield from self.field("handling", OneOf(_MARKS, None, id="handling", about="1 to 5 mark it."))
        yield Static(shown(outcome, lines=True), classes="question", markup=False)
        yield from self.field("outcome", OneOf(_MARKS, None, id="outcome", about="1 to 5 mark it."))
        title = "In their own words; it stays in the survey"
        yield from self.words(WordsFor(None, id="words", about="Word for word.", outward=False, title=title))
        about = "The day on which they want to be called: tomorrow, friday, 3 Dec."
        yield from self.field("call back on", DayAnswer("", id="call_on", about=about))
        yield from self.field("note", Answer("", id="note", about="What is to be known; why they are not asked."))
        yield from self.field("later", OneOf(_YES_NO, "no", id="never", about="Whether they may be asked again."))
        about = "Why what is kept of them is changed; the trail keeps it."
        yield from self.field("why changed", Answer("", id="why", about=about))

    def on_mount(self) -> None:
        """At what came of it; what is said first stays in view."""
        super().on_mount()
        self.query_one("#result").focus(scroll_visible=False)
        self._only_what_fits()

    @on(OneOf.Changed)
    def _another_result(self, event: OneOf.Changed) -> None:
        if event.one_of.id == "result":
            self._only_what_fits()

    def _only_what_fits(self) -> None:
        """Fields that say nothing to what came of it are not shown."""
        result = self.query_one("#result", OneOf).value
        answered = result == CallResult.ANSWERED
        for name in ("handling", "outcome"):
            self._row_of(name).display = answered
        for question in self.query(".question"):
            question.display = answered
        self.query_one("#words").display = answered
        self._row_of("call_on").display = result == CallResult.CALL_BACK
        self._row_of("note").display = not answered
        self._row_of("never").display = result not in (CallResult.NOT_REACHED, CallResult.CALL_BACK)
        self._row_of("why").display = self.row.state in (Reply.ANSWERED, Reply.REFUSED)

    def say_wrong(self, fields: dict[str, str]) -> None:
        """Somebody else has kept something meanwhile: then the field for the reason is there as well."""
        if "why" in fields:
            self._row_of("why").display = True
        super().say_wrong(fields)

    def _row_of(self, name: str) -> Any:
        return self.query_one(f"#{name}").parent

    async def try_it(self) -> bool:
        """Keep it."""
        from complaintdesk.operations import inputs, satisfaction

        given = self.answers()
        row = self.row
        never = given["never"] == "yes"
        if given["result"] == CallResult.ANSWERED:
            said = {
                "sampled_id": row.id,
                "handling": given["handling"] and int(given["handling"]),
                "outcome": given["outcome"] and int(given["outcome"]),
                "words": given["words"],
                "never_again": never,
                **self.answered_on(given),
            }
            checked = inputs.check(inputs.SurveyAnswer, said)
            worried = await desk_app(self).act_because(self._why(given), satisfaction.answer, checked)
            self.DONE = WORRIED.format(reference=row.reference) if worried else f"{row.reference}: answered."
            return True
        made = {
            "sampled_id": row.id,
            "came_of_it": given["result"],
            "call_on": self._day(given, "call_on") if given["result"] == CallResult.CALL_BACK else None,
            "note": given["note"],
            "never_again": never,
        }
        called = inputs.check(inputs.CallMade, made)
        if given["result"] == CallResult.REFUSED and not await self._refusal_meant():
            return False
        stands = await desk_app(self).act_because(self._why(given), satisfaction.call, called)
        self.DONE = f"{row.reference}: {CallResult(str(given['result'])).label}; now {stands.label}."
        return True

    async def _refusal_meant(self) -> bool:
        """Whether it is meant: a mark typed too early looks like a refusal, and no second call follows one."""
        question = f"{self.row.name} did not want to answer, and is not asked again in this survey."
        sure = await self.app.push_screen_wait(SureDialog([question], "They refused?"))
        if not sure:
            self._hold(False)
            self.query_one("#result").focus()
        return sure

    def _why(self, given: dict[str, Any]) -> str | None:
        return str(given["why"] or "").strip() or None

    def answered_on(self, given: dict[str, Any]) -> dict[str, Any]:
        """The day on which it was answered, where it is not today."""
        return {}

    def _day(self, given: dict[str, Any], field: str) -> date | None:
        typed = str(given[field] or "").strip()
        if not typed:
            return None
        try:
            return parse_day(typed, self.today)
        except Invalid as wrong:
            raise Invalid(str(wrong), {field: str(wrong)}) from wrong


class CallDialog(AskedDialog):
    """One complainant: what to say first, who it is, the number, what it was about."""

    def __init__(self, calling: Calling) -> None:
        super().__init__(calling.today)
        self.calling = calling

    @property
    def row(self) -> SampledRow:
        """Who is called."""
        return self.calling.row

    def questions(self) -> tuple[str, str]:
        """Both, in their language too."""
        return questions(self.row)

    @property
    def about(self) -> str:
        """The case, and how many are left."""
        left = self.calling.left
        return f"{self.row.reference} · {'the last' if left == 1 else f'{left} to call'}"

    def head(self) -> ComposeResult:
        """Whom to call, where, and what to say first."""
        yield Static(shown(who(self.calling), lines=True), id="whom", markup=False)
        yield Static(shown(script(self.calling), lines=True), id="script", markup=False)


class LetterBackDialog(AskedDialog):
    """A letter that came back: which, and what stands on it."""

    TITLE_WORDS = "A letter came back"
    RESULTS = _CAME_BACK
    WHOSE = "The number on the letter."

    def __init__(self, rows: Sequence[SampledRow], today: date) -> None:
        super().__init__(today)
        self.rows = {row.id: row for row in rows}

    @property
    def row(self) -> SampledRow:
        """Whose letter it is."""
        return self.rows[int(self.answers()["whose"])]

    @property
    def about(self) -> str:
        """How many are out."""
        return f"{len(self.rows)} out"

    def head(self) -> ComposeResult:
        """Whose letter it is, by the number that stands on it; the day it came."""
        offered = [(f"{row.reference} · {row.name}", row.id) for row in self.rows.values()]
        yield from self.field("whose", Pick(offered, offered[0][1], id="whose", about=self.WHOSE))
        yield from self.field("came on", DayAnswer("today", id="answered_on", about="The day on which it came."))

    def on_mount(self) -> None:
        """Whose it is first."""
        super().on_mount()
        self.query_one("#whose", Select).focus()

    def answered_on(self, given: dict[str, Any]) -> dict[str, Any]:
        """The day on which it came."""
        return {"answered_on": self._day(given, "answered_on")}


class PutRightDialog(LetterBackDialog):
    """An answer or a refusal that was kept wrongly: whose, what is right, and why it is changed."""

    TITLE_WORDS = "Put an answer right"
    RESULTS = _KEPT
    WHOSE = "Whose answer it is."

    @property
    def about(self) -> str:
        """How many are kept."""
        return f"{len(self.rows)} kept"

    def on_mount(self) -> None:
        """With what is kept of the first."""
        super().on_mount()
        self._as_kept()

    @on(Select.Changed, "#whose")
    def _another(self) -> None:
        self._as_kept()

    def _as_kept(self) -> None:
        row = self.row
        self.query_one("#result", OneOf).choose(row.state)
        for name, mark in (("handling", row.handling), ("outcome", row.outcome)):
            field = self.query_one(f"#{name}", OneOf)
            field.value = None if mark is None else str(mark)
            field.refresh()
        self.query_one("#words", WordsFor).load_text(row.words or "")
        self.query_one("#answered_on", Answer).value = row.done_on or "today"
        self._only_what_fits()
