"""Open an entry of the register, and write on it: problem, scope, causes, measures (8.2, 8.7)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from complaintdesk.queries import handling, people
from complaintdesk.queries.improvement_rows import Whole
from complaintdesk.queries.people import CategoryRow, DepartmentRow, StaffRow
from complaintdesk.queries.proposed import Proposal
from complaintdesk.rules.errors import Conflict, NotAllowed
from complaintdesk.rules.improvement import Kind, Scope
from complaintdesk.store.look import Look
from screens.dialogs.answers import Answer, DayAnswer, OneOf, Pick, WordsFor
from screens.dialogs.form import FormDialog
from screens.dialogs.policy import day_typed
from screens.dialogs.together import staff_words
from screens.frame import desk_app
from screens.text import shown

_ABOUT_SCOPE = "Cases that have all of what is said here are counted: its effect is judged by them."


class Lists(NamedTuple):
    """What the dialogs offer to choose from."""

    categories: list[CategoryRow]
    causes: list[tuple[str, str]]
    departments: list[DepartmentRow]
    staff: list[StaffRow]
    today: date


def known(look: Look) -> Lists:
    """All of it."""
    causes = [(cause.code, cause.label) for cause in handling.causes(look)]
    return Lists(people.categories(look), causes, people.departments(look), people.staff(look), look.today)


class _Subject(FormDialog):
    """What both dialogs ask: what it is about, whose it is, by when."""

    def __init__(self, lists: Lists) -> None:
        super().__init__()
        self._lists = lists

    def scope(self, scope: Scope) -> ComposeResult:
        """Category, product, cause, department."""
        with Vertical(id="scope-box"):
            lists = self._lists
            yield Static(f"What it is about. {_ABOUT_SCOPE}", classes="said", markup=False)
            categories = [(row.label, row.code) for row in lists.categories]
            causes = [(label, code) for code, label in lists.causes]
            departments = [(row.name, row.id) for row in lists.departments]
            for name, ident, options, value in (
                ("problem", "category", categories, scope.category),
                ("cause", "cause", causes, scope.cause),
                ("department", "department_id", departments, scope.department_id),
            ):
                kept = value if value in [code for _, code in options] else None
                yield from self.field(
                    name, Pick(options, kept, id=ident, about=_ABOUT_SCOPE, none="does not matter")
                )
            about = "Written as in the cases; empty: any product."
            yield from self.field("product", Answer(scope.product, id="product", about=about))

    def owner(self, owner_id: int | None) -> ComposeResult:
        """Who sees to it."""
        offered = [(staff_words(person), person.id) for person in self._lists.staff]
        value = owner_id if owner_id in [code for _, code in offered] else None
        about = "Who sees to it, and is asked when it is due."
        yield from self.field("owner", Pick(offered, value, id="owner_id", about=about, none="choose"))

    def due(self, day: str | None) -> ComposeResult:
        """By when."""
        about = "By when it is to be done: 12 Dec, +30, 2027-01-31."
        yield from self.field("due", DayAnswer(day, id="due_on", about=about))

    def passed_on(self, who: str | None, copy_to: str | None) -> ComposeResult:
        """Of good practice and compliments."""
        with Vertical(id="good-box"):
            about = "Whose good practice it is, or who was praised, and by whom."
            yield from self.field("whose", Answer(who, id="who", about=about))
            title = "What may be copied, and where"
            yield from self.words(WordsFor(copy_to, id="copy_to", about=title, outward=False, title=title))

    def show_for(self, kind: Kind) -> None:
        """Only what this kind of entry needs is asked."""
        self.query_one("#good-box").display = not kind.is_action


class BeginDialog(_Subject):
    """A new entry; from a proposal with what it says filled in."""

    TITLE_WORDS = "Into the register"
    DONE = "It is in the register. e writes the analysis, d when it is done."
    HELP = (
        "Corrective: against what has happened; preventive: against what could. Both are about a kind of case, "
        "and whether they work is judged by how often it comes again (8.7). Good practice and compliments are "
        "kept so that others can do likewise."
    )

    def __init__(self, lists: Lists, made: Proposal | None, cases: Sequence[int]) -> None:
        super().__init__(lists)
        self._made, self._cases = made, cases

    @property
    def about(self) -> str:
        """Where it comes from."""
        return "8.7" if self._made is None else f"{len(self._cases)} cases linked"

    def fields(self) -> ComposeResult:
        """What, about what, whose, by when."""
        made = self._made
        if made is not None:
            yield Static(shown(made.says), classes="said", markup=False)
        kinds = [(kind.value, kind.label) for kind in Kind]
        about = "What is to be kept in the register."
        yield from self.field("kind", OneOf(kinds, Kind.CORRECTIVE.value, id="kind", about=about))
        title = "" if made is None else made.title
        yield from self.field("title", Answer(title, id="title", about="A few words by which it is known."))
        said = "" if made is None else made.says
        box = WordsFor(
            said, id="problem", about="What is wrong, or what is good.", outward=False, title="What it is"
        )
        yield from self.words(box)
        yield from self.owner(desk_app(self).actor.id)
        yield from self.due(None)
        yield from self.scope(Scope() if made is None else made.scope)
        yield from self.passed_on(None, None)

    def on_mount(self) -> None:
        """Ready to write."""
        super().on_mount()
        self.show_for(Kind.CORRECTIVE)
        self.query_one("#title").focus()

    def on_one_of_changed(self) -> None:
        """Only what this kind needs is asked."""
        self.show_for(Kind(self.query_one("#kind", OneOf).value or Kind.CORRECTIVE))

    async def try_it(self) -> bool:
        """Open it."""
        from complaintdesk.operations import improvement, inputs

        given: dict[str, Any] = dict(self.answers())
        given["due_on"] = day_typed(str(given["due_on"]), self._lists.today, "due_on")
        if self._made is not None:
            given |= {"proposed": self._made.says, "pattern": self._made.key[:500], "cases": self._cases}
        begun = inputs.check(inputs.ImprovementBegun, given)
        await desk_app(self).act(improvement.begin, begun)
        return True


class WriteDialog(_Subject):
    """Write on an entry: the five whys, the cause, correction and prevention."""

    TITLE_WORDS = "Write on"
    DONE = "Saved."
    HELP = (
        "Five whys: a line each; ask why of each answer until something is found that can be changed. Correction "
        "puts right what happened; prevention keeps it from happening again. Somebody else's change is told "
        "before yours is saved over it."
    )

    def __init__(self, whole: Whole, lists: Lists) -> None:
        super().__init__(lists)
        self._whole = whole
        self._version = whole.row.version

    @property
    def about(self) -> str:
        """Its number."""
        return self._whole.row.number

    def fields(self) -> ComposeResult:
        """What is on file."""
        row, last = self._whole.row, self._whole.rounds[-1]
        if last.why_again:
            yield Static(shown(f"Again, because: {last.why_again}"), classes="said", markup=False)
        boxes = (
            ("whys", last.whys, "Why? And why is that? (a line each, five of them)"),
            ("analysis", last.analysis, "The cause"),
            ("correction", last.correction, "Correction: what puts right what happened"),
            ("prevention", last.prevention, "Prevention: what keeps it from happening again"),
        )
        if Kind(row.kind).is_action:
            for ident, said, title in boxes:
                yield from self.words(WordsFor(said, id=ident, about=title, outward=False, title=title))
        yield from self.owner(row.owner_id)
        yield from self.due(row.due_on)
        yield from self.field("title", Answer(row.title, id="title", about="A few words by which it is known."))
        box = WordsFor(row.problem, id="problem", about="What it is.", outward=False, title="What it is")
        yield from self.words(box)
        yield from self.scope(row.scope)
        yield from self.passed_on(row.who, row.copy_to)

    def on_mount(self) -> None:
        """Ready to write."""
        super().on_mount()
        self.show_for(Kind(self._whole.row.kind))

    async def try_it(self) -> bool:
        """Save it; what somebody else saved meanwhile is said first."""
        from complaintdesk.operations import improvement, inputs

        given: dict[str, Any] = {"version": self._version, **self.answers()}
        given["due_on"] = day_typed(str(given["due_on"]), self._lists.today, "due_on")
        row = self._whole.row
        for name, kept, offered in (
            ("category", row.category, [each.code for each in self._lists.categories]),
            ("cause", row.cause, [code for code, _ in self._lists.causes]),
            ("department_id", row.department_id, [each.id for each in self._lists.departments]),
            ("owner_id", row.owner_id, [each.id for each in self._lists.staff]),
        ):
            if given[name] is None and kept is not None and kept not in offered:
                del given[name]  # it is hidden by now, and stays as it was
        written = inputs.check(inputs.ImprovementWritten, given)
        try:
            await desk_app(self).act(improvement.write, row.id, written)
        except Conflict as conflict:
            self._version = int(conflict.theirs["version"])
            differing = [
                f"{name.replace('_', ' ')}: {theirs}"
                for name, theirs in conflict.theirs.items()
                if name != "version" and theirs != conflict.yours.get(name) and name in conflict.yours
            ]
            said = "; ".join(differing) or "nothing that you have changed"
            raise NotAllowed(
                f"Somebody has saved meanwhile: {said}. F10 saves yours over it, Esc keeps theirs."
            ) from conflict
        return True
