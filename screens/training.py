"""Training: who needs to know what, who does, what expires (6.4)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType

from complaintdesk.queries import people, training
from complaintdesk.queries.training import Matrix, TopicRow
from complaintdesk.rules import training as rules
from complaintdesk.rules.training import Knows
from complaintdesk.rules.vocabulary import Role
from complaintdesk.store.look import Look
from screens.register import Block, Column, Entry, Register
from screens.text import cell as fitted

EVERYBODY = 0  # the entry with the whole matrix
_NAME, _SIGN, _BESIDE = 22, 4, 12  # cells of a name and of a topic's number; topics beside each other


class TrainingScreen(Register):
    """The topics, and above them the matrix of everybody by every topic."""

    NAME = "Training"
    CLAUSES = "6.4"
    COLUMNS = (
        Column("Topic", 0),
        Column("Needed by", 22),
        Column("Has", 5, right=True),
        Column("Lacks", 5, right=True),
        Column("Soon", 5, right=True),
    )
    EMPTY = (
        "No topic yet.\n\nA topic is something that people need to know for their part in handling "
        "complaints: the first contact, hearing both sides, data protection. n makes the first and "
        "says which roles need it; r then notes who was trained, by whose judgement. What expires "
        "within 60 days comes into the agenda."
    )
    HELP = (
        "Topics say who needs to know what (6.4); a record says who was trained, when, by whose "
        "judgement, and how it went. The first line is the matrix: ✓ has it, ! expires within 60 days, "
        "✗ lacks it, · need not. n makes a topic, e changes the one under the cursor, r notes a "
        "training."
    )
    KEYS = ("training.record", "training.new", "training.change", "register.back", "app.help")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "record", "Note training", id="training.record", tooltip="Somebody was trained"),
        Binding("n", "topic", "New topic", id="training.new", tooltip="Something that people need to know"),
        Binding("e", "change", "Change", id="training.change", tooltip="Change the topic under the cursor"),
    ]

    def entries(self, look: Look) -> Sequence[Entry]:
        """The matrix, then each topic."""
        made = training.matrix(look)
        topics = training.topics(look)
        if not topics:
            return []
        rows = [_line(EVERYBODY, "Everybody, every topic", "", list(made.all))]
        for topic in topics:
            cells = [cell for cell in made.all if cell.topic.id == topic.id]
            needed = "retired" if topic.retired else _roles(topic)
            rows.append(_line(topic.id, topic.title, needed, cells))
        return rows

    def page(self, look: Look, entry_id: int) -> Sequence[Block]:
        """The matrix, or who knows this and who was trained in it."""
        made = training.matrix(look)
        if entry_id == EVERYBODY:
            return [Block("Who knows what", _drawn(made))]
        topic = next((row for row in training.topics(look) if row.id == entry_id), None)
        if topic is None:
            return []
        facts = f"code {topic.code} · {_holds(topic)} · needed by {_roles(topic) or 'nobody'} since {topic.since}"
        standing = "\n".join(
            f"{cell.knows.sign} {cell.person.name}: {cell.knows.label}"
            + (f", {'on' if cell.knows.is_wanting else 'until'} {cell.until}" if cell.until else "")
            for cell in made.all
            if cell.topic.id == topic.id
        )
        kept = "\n".join(
            f"{row.trained_on}  {row.name} · {'passed' if row.passed else 'not passed'} · judged by {row.assessor}"
            + (f" · {row.note}" if row.note else "")
            for row in reversed(training.records(look, topic.id))
        )
        return [Block(topic.title, facts), Block("How it stands", standing), Block("Records", kept or "none yet")]

    async def action_topic(self) -> None:
        """A new topic."""
        from screens.dialogs.training import TopicDialog

        self.ask(TopicDialog(None))

    async def action_change(self) -> None:
        """Change the one under the cursor."""
        from screens.dialogs.training import TopicDialog

        topic = await self._topic()
        if topic is None:
            self.say("Stand on a topic first; n makes one.", error=True)
        else:
            self.ask(TopicDialog(topic))

    async def action_record(self) -> None:
        """Note a training, in the topic under the cursor or in another."""
        from screens.dialogs.training import RecordDialog

        topics, staff, today = await self.desk.look(
            lambda look: (training.topics(look), people.staff(look), look.today)
        )
        offered = [topic for topic in topics if not topic.retired]
        if not offered:
            self.say("There is no topic yet: n makes one.", error=True)
            return
        here = None if self.entry is None or self.entry.id == EVERYBODY else self.entry.id
        first = next((topic.id for topic in offered if topic.id == here), offered[0].id)
        self.ask(RecordDialog(offered, first, staff, today))

    async def _topic(self) -> TopicRow | None:
        here = None if self.entry is None else self.entry.id
        topics = await self.desk.look(training.topics)
        return next((topic for topic in topics if topic.id == here), None)


def _line(number: int, title: str, needed: str, cells: list[training.Cell]) -> Entry:
    has = sum(cell.knows in (Knows.HAS, Knows.SOON) for cell in cells)
    lacks = sum(cell.knows.is_wanting for cell in cells)
    soon = sum(cell.knows is Knows.SOON for cell in cells)
    marks = (f"✓ {has}", f"✗ {lacks}" if lacks else "", f"! {soon}" if soon else "")
    return Entry(number, (title, needed, *marks), alert=lacks > 0)


def _roles(topic: TopicRow) -> str:
    if set(topic.roles) == set(Role):
        return "everybody"
    return ", ".join(role.label for role in Role if role.value in topic.roles)


def _holds(topic: TopicRow) -> str:
    return "holds for good" if topic.valid_months is None else f"holds {topic.valid_months} months"


def _drawn(made: Matrix) -> str:
    """People down, topics across by their number, so many at a time; below, which number is which topic."""
    lines = []
    for first in range(0, len(made.topics), _BESIDE):
        numbers = range(first + 1, min(first + _BESIDE, len(made.topics)) + 1)
        lines.append(" " * _NAME + "".join(f"{at:>{_SIGN}}" for at in numbers))
        for person, cells in zip(made.people, made.cells, strict=True):
            signs = (cell.knows.sign for cell in cells[first : first + _BESIDE])
            lines.append(fitted(person.name, _NAME) + "".join(" " * (_SIGN - cell_len(s)) + s for s in signs))
        lines.append("")
    named = [f"{at:>3} {topic.title} ({topic.code})" for at, topic in enumerate(made.topics, 1)]
    said = f"✓ has it · ! expires within {rules.SOON} days · ✗ lacks it · “·” need not"
    return "\n".join((*lines, said, "", *named))
