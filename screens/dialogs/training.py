"""A topic of training, and that somebody was trained in it (6.4)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from textual.app import ComposeResult

from complaintdesk.queries.people import StaffRow
from complaintdesk.queries.training import TopicRow
from complaintdesk.rules.dates import short
from complaintdesk.rules.errors import Invalid
from complaintdesk.rules.vocabulary import Role
from screens.dialogs.answers import Answer, DayAnswer, OneOf, Pick, Ticks, WordsFor
from screens.dialogs.form import FormDialog
from screens.dialogs.policy import day_typed
from screens.dialogs.together import staff_words
from screens.frame import desk_app

_YES_NO = [("no", "no"), ("yes", "yes, it is not asked for any more")]


class TopicDialog(FormDialog):
    """What it is, who needs it, how long it holds."""

    TITLE_WORDS = "A training topic"
    DONE = "Saved; the matrix says who lacks it."
    HELP = (
        "Something that people need to know for their part in handling complaints (6.4). Tick the roles that need "
        "it. What holds for a number of months has to be refreshed; the agenda reminds of it 60 days before."
    )

    def __init__(self, topic: TopicRow | None) -> None:
        super().__init__()
        self._topic = topic

    @property
    def about(self) -> str:
        """Which one."""
        return "new" if self._topic is None else self._topic.code

    def fields(self) -> ComposeResult:
        """Code and title; roles; months; retired."""
        kept = self._topic
        if kept is None:
            about = "A short name that never changes, like first_contact: small letters, digits and _."
            yield from self.field("code", Answer("", id="code", about=about))
        about = "What people need to know."
        yield from self.field("title", Answer(kept.title if kept else "", id="title", about=about))
        roles = [(role.value, role.label) for role in Role]
        ticked = kept.roles if kept else ()
        yield from self.field("needed by", Ticks(roles, ticked, id="roles", about="Which roles need it."))
        months = str(kept.valid_months) if kept and kept.valid_months else ""
        about = "After how many months it has to be refreshed; empty: it holds for good."
        yield from self.field("months", Answer(months, id="valid_months", about=about, hint="for good"))
        if kept is not None:
            retired = "yes" if kept.retired else "no"
            about = "Whether it is asked for at all."
            yield from self.field("retired", OneOf(_YES_NO, retired, id="retired", about=about))

    async def try_it(self) -> bool:
        """Save it."""
        from complaintdesk.operations import inputs, training

        given = self.answers()
        said = {
            **{name: given[name] for name in ("title", "roles")},
            "code": given.get("code", self._topic.code if self._topic else ""),
            "valid_months": str(given["valid_months"]).strip() or None,
            "retired": given.get("retired") == "yes",
        }
        checked = inputs.check(inputs.Topic, said)
        app = desk_app(self)
        if self._topic is None:
            await app.act(training.add_topic, checked)
        else:
            await app.act(training.change_topic, self._topic.id, checked)
        return True


class RecordDialog(FormDialog):
    """Who, in what, when, by whose judgement, how it went."""

    TITLE_WORDS = "Somebody was trained"
    DONE = "Noted."
    HELP = (
        "One training of one person (6.4): when it was, who judged it, and how it went. Until when it holds is "
        "counted by the topic’s months. What was not passed is kept too, and counts as lacking."
    )

    def __init__(self, topics: Sequence[TopicRow], first: int, staff: Sequence[StaffRow], today: date) -> None:
        super().__init__()
        self._topics, self._first, self._staff, self._today = topics, first, staff, today

    @property
    def about(self) -> str:
        """The clause."""
        return "6.4"

    def fields(self) -> ComposeResult:
        """Topic, person, day, assessor, result, note."""
        topics = [(topic.title, topic.id) for topic in self._topics]
        yield from self.field("topic", Pick(topics, self._first, id="topic_id", about="What it was about."))
        people = [(staff_words(person), person.id) for person in self._staff]
        about = "Who was trained."
        yield from self.field("who", Pick(people, id="staff_id", about=about, none="choose"))
        day = DayAnswer(short(self._today, self._today), id="trained_on", about="When: today, 12 Nov, 2026-11-12.")
        yield from self.field("when", day)
        about = "Who judged that they know it now: a colleague, or the trainer from outside."
        yield from self.field("judged by", Answer("", id="assessor", about=about))
        results = [("yes", "passed"), ("no", "not passed")]
        yield from self.field("result", OneOf(results, "yes", id="passed", about="How it went."))
        about = "What was done, where the certificate is, what is still missing."
        yield from self.words(WordsFor(None, id="note", about=about, outward=False))

    async def try_it(self) -> bool:
        """Save it."""
        from complaintdesk.operations import inputs, training

        given = self.answers()
        if given["staff_id"] is None:
            raise Invalid("Say who was trained.", {"staff_id": "say who was trained"})
        said = {
            **given,
            "passed": given["passed"] == "yes",
            "trained_on": day_typed(str(given["trained_on"]), self._today, "trained_on"),
        }
        await desk_app(self).act(training.record, inputs.check(inputs.Trained, said))
        return True
