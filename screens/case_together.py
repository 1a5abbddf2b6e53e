"""Who works on a case, what was asked of whom, and cases that may have to do with it (5.4, 8.2, annex D)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from complaintdesk.queries.together import TaskRow
from complaintdesk.rules.together import Part
from screens.case_advice import CASE
from screens.case_facts import Fact, fact_rows
from screens.case_read import CaseRead
from screens.frame import desk_app
from screens.widgets.reading import Block, Reading, Row

IMPROVEMENT = "improvement-"
TASK = "task-"  # the key of a block that is a task which waits
_PARTS = {Part.HELPER: "helps", Part.WATCHER: "watches", Part.CONFLICT: "no part in it"}


class TogetherPane(Reading):
    """People, tasks, related cases."""

    HELP = (
        "Who works on the case (5.4): its owner, who helps, who watches, and who has no part in it because of a "
        "conflict of interest (annex D). What was asked of whom and what they said; and cases of the same person "
        "or about the same thing (8.2). h asks for something or brings somebody in; Enter opens a task or a case."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "open_here", "Open it", id="together.open", show=False, tooltip="Open the task or the case"
        ),
    ]

    class TaskWanted(Message):
        """A task is to be answered."""

        def __init__(self, task_id: int) -> None:
            super().__init__()
            self.task_id = task_id

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(walk=True, id=id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter opens a task that waits or a case, and is the screen's own elsewhere."""
        return action != "open_here" or (self.current or "").startswith((CASE, TASK, IMPROVEMENT))

    def action_open_here(self) -> None:
        """Open what stands under the cursor."""
        current = self.current or ""
        if current.startswith(CASE):
            desk_app(self).open_case(int(current.removeprefix(CASE)))
        elif current.startswith(IMPROVEMENT):
            desk_app(self).enter("improvement", int(current.removeprefix(IMPROVEMENT)))
        else:
            self.post_message(self.TaskWanted(int(current.removeprefix(TASK))))

    def show_case(self, whole: CaseRead) -> None:
        """Show it as it stands."""
        self.show([_people(whole), *_tasks(whole), *_improvements(whole), *_related(whole)])


def _people(whole: CaseRead) -> Block:
    facts: list[Fact] = [("owner", whole.file.owner or "nobody yet: o gives it one")]
    for part in Part:
        named = [f"{row.name} ({row.why})" if row.why else row.name for row in whole.parts if row.part == part]
        facts.append((_PARTS[part], ", ".join(named)))
    facts += [("part of", whole.part_of), ("with it", ", ".join(whole.merged) or None)]
    return Block("people", (Row("Who works on it", "title"), *fact_rows(facts), Row("")))


def _tasks(whole: CaseRead) -> Iterator[Block]:
    if not whole.tasks:
        return
    yield Block("tasks", (Row("What was asked of others", "title"),))
    for task in whole.tasks:
        yield Block(f"{TASK}{task.id}" if task.waits else f"done-{task.id}", tuple(_task(whole, task)))
    yield Block("tasks-end", (Row(""),))


def _task(whole: CaseRead, task: TaskRow) -> Iterator[Row]:
    late = task.waits and task.due_on < whole.today.isoformat()
    sign = "▶" if task.waits else "✓" if task.answered_at else "–"
    until = f"was due {whole.day(task.due_on)}" if late else f"by {whole.day(task.due_on)}"
    yield Row(f"{sign} {task.whom}, {until}: {task.what}", "alarm" if late else "")
    if task.answered_at is not None:
        yield Row(f"{task.answer}", indent=2)
        yield Row(f"{whole.when(task.answered_at)}, {task.answered_by}", "muted", indent=2)
    elif task.dropped_at is not None:
        yield Row("not needed any more", "muted", indent=2)
    else:
        reminded = f", reminded {whole.when(task.reminded_at)}" if task.reminded_at else ""
        yield Row(f"asked {whole.when(task.asked_at)} by {task.asked_by}{reminded}", "muted", indent=2)


def _improvements(whole: CaseRead) -> Iterator[Block]:
    if not whole.improvements:
        return
    yield Block("improvements", (Row("What is improved because of it (8.7)", "title"),))
    for each in whole.improvements:
        yield Block(f"{IMPROVEMENT}{each.id}", (Row(f"{each.number}  {each.title} · {each.says}", indent=2),))
    yield Block("improvements-end", (Row(""),))


def _related(whole: CaseRead) -> Iterator[Block]:
    if not whole.related:
        return
    yield Block("related", (Row("May have to do with it", "title"),))
    for row in whole.related:
        same = "same person" if row.mine else "same problem and product"
        if row.mine and row.same_problem:
            same = "same person, same problem"
        ended = f"closed {whole.day(row.closed_on)}" if row.closed_on else "open"
        who = row.complainant or "anonymous"
        said = f"{row.reference}  {whole.day(row.received_on)} · {who} · {row.problem} · {ended} — {same}"
        yield Block(f"{CASE}{row.id}", (Row(said, indent=2),))
