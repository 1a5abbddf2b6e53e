"""The frame around every screen: the line at the top, the line of keys, and what all screens can do."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

from screens.text import shown

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.dom import DOMNode

    from screens.app import DeskApp

MOST_KEYS = 5


class TopBar(Widget):
    """The office, what is overdue and due today, and who is working."""

    DEFAULT_CSS = "TopBar { dock: top; height: 1; background: $primary-darken-2; color: $text; padding: 0 1; }"

    def render(self) -> Content:
        """One line: left, middle and right part; where it is narrow, the middle says less, or gives way."""
        app = desk_app(self)
        left = Content.assemble(("Complaint Desk", "bold"), " · ", shown(app.office_name))
        right = shown(app.actor.name) + Content(f" · {app.actor.role.replace('_', ' ')}")
        middle = app.counts.words()
        width = self.content_size.width
        free = width - left.cell_length - right.cell_length - middle.cell_length
        if free < 4:
            left = Content.assemble(("Complaint Desk", "bold"))
            free = width - left.cell_length - right.cell_length - middle.cell_length
        if free < 2:
            middle = app.counts.short()
            free = width - left.cell_length - right.cell_length - middle.cell_length
        if free < 2:
            middle, free = Content(""), width - left.cell_length - right.cell_length
        before = max(1, free // 2)
        return Content.assemble(left, " " * before, middle, " " * max(1, free - before), right)


class KeyBar(Widget):
    """At most five keys of the screen that is shown, and the way to all the others. Each can be clicked."""

    DEFAULT_CSS = "KeyBar { dock: bottom; height: 1; background: $panel; color: $text; padding: 0 1; }"

    def on_mount(self) -> None:
        """The keys follow the focus."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.refresh())

    def render(self) -> Content:
        """The keys left, the palette right."""
        parts: list[Content] = []
        for binding in shown_bindings(self.screen)[:MOST_KEYS]:
            click = Style.from_meta({"@click": f"app.press({binding.key.split(',')[0]!r})"})
            key = self.app.get_key_display(binding)
            parts.append(Content.assemble((f" {key} ", "reverse"), f" {binding.description}  ").stylize(click))
        left = Content("").join(parts)
        right = Content("^p All commands").stylize(Style.from_meta({"@click": "app.command_palette"}))
        free = self.content_size.width - left.cell_length - right.cell_length
        return Content.assemble(left, " " * max(1, free), right) if free > 0 else left


def shown_bindings(screen: Screen[object]) -> list[Binding]:
    """The bindings that the line of keys shows: those that the screen names, else its own and then the app's."""
    seen: dict[str, Binding] = {}
    for active in screen.active_bindings.values():
        if active.enabled and active.binding.description:
            seen.setdefault(active.binding.id or active.binding.action, active.binding)
    named = getattr(screen, "KEYS", ())
    if named:
        return [seen[key] for key in named if key in seen]
    shown = [binding for binding in seen.values() if binding.show]
    own = [binding for binding in shown if not binding.action.startswith("app.")]
    return own + [binding for binding in shown if binding.action.startswith("app.")]


class Follows:
    """A dialog that shows what is on file now, and not as it was when it was opened."""

    async def refresh_from_file(self) -> None:
        """Read the file again and show what has changed."""
        raise NotImplementedError


class DeskScreen(Screen[None]):
    """A whole screen of the desk: compose its body in `body`, read the file in `refresh_from_file`."""

    KEYS: ClassVar[tuple[str, ...]] = ()  # ids of the bindings in the line of keys, at most five
    HELP: ClassVar[str] = ""  # what the screen is for, in a sentence or two, for ?

    def compose(self) -> ComposeResult:
        """The frame around the body."""
        yield TopBar()
        yield from self.body()
        yield KeyBar()

    def body(self) -> ComposeResult:
        """What stands between the two lines."""
        yield from ()

    @property
    def desk(self) -> DeskApp:
        """The app, typed."""
        return desk_app(self)

    async def refresh_from_file(self) -> None:
        """The file has changed, here or in another terminal: ask again and update in place."""


def desk_app(node: DOMNode) -> DeskApp:
    """The app, typed."""
    return cast("DeskApp", node.app)
