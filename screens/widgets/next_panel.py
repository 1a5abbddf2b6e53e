"""What ISO 10002 asks of the case now, and every act that is open: beside the case, or as a strip below it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.style import Style
from textual.widget import Widget

from complaintdesk.rules.next_steps import NextStep

_WIDE_ENOUGH_FOR_A_STRIP = 60
_MOST_IN_STRIP = 3  # steps; the strip has one more line, for the acts


class NextPanel(Widget):
    """Numbered steps. A click or the number does one."""

    DEFAULT_CSS = "NextPanel { height: auto; }"

    class Wanted(Message):
        """A step (its number from 1) or an act (its key) was clicked."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self) -> None:
        super().__init__()
        self.auto_links = False  # a key is enough of a mark
        self._steps: Sequence[NextStep] = ()
        self._acts: Sequence[tuple[str, str]] = ()
        self._rest = ""

    def show(self, steps: Sequence[NextStep], acts: Sequence[tuple[str, str]], rest: str) -> None:
        """The steps, the keys and names of the acts that are open, and what to say where no step is."""
        self._steps, self._acts, self._rest = steps, acts, rest
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as it has to say."""
        return len(self._lines(width))

    def render(self) -> Content:
        """The steps, then the acts."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        if not self._steps and not self._acts and not self._rest:
            return [Content("")]
        return self._strip(width) if width >= _WIDE_ENOUGH_FOR_A_STRIP else self._column(max(width, 10))

    def _strip(self, width: int) -> list[Content]:
        lines = []
        for number, step in enumerate(self._steps[:_MOST_IN_STRIP], 1):
            sign = "‼ " if step.overdue else ""
            name = "Next " if number == 1 else "     "
            more = len(self._steps) - _MOST_IN_STRIP
            tail = f"  +{more} more" if number == _MOST_IN_STRIP and more > 0 else ""
            lead = Content.assemble((name, "bold"), (f" {number} ", "reverse"), " ")
            after = Content.styled(f"  {step.clause}{tail}", "dim")
            room = width - lead.cell_length - after.cell_length
            said = Content.styled(f"{sign}{step.title}", _ink(step)).truncate(room, ellipsis=True)
            lines.append(self._click(Content.assemble(lead, said, after), str(number)))
        if not lines:
            lines = [Content(self._rest).truncate(width, ellipsis=True)]
        return [*lines, self._acts_line(width)]

    def _acts_line(self, width: int) -> Content:
        """As many as fit; the last one, which leads to all of them, always does."""
        parts = [self._act(key, name) for key, name in self._acts]
        while sum(part.cell_length + 2 for part in parts) - 2 > width and len(parts) > 1:
            del parts[-2]
        return Content("  ").join(parts).truncate(width, ellipsis=True)

    def _column(self, width: int) -> list[Content]:
        lines: list[Content] = []
        for number, step in enumerate(self._steps, 1):
            sign = "‼ " if step.overdue else ""
            titled = Content(f"{sign}{step.title}").stylize(_ink(step)).wrap(width - 4)
            said = [
                *titled,
                *(Content.styled(part.plain, "dim") for part in Content(f"{step.clause}").wrap(width - 4)),
            ]
            if number == 1:
                said += [Content.styled(part.plain, "dim") for part in Content(step.why).wrap(width - 4)]
            for at, part in enumerate(said):
                lead = Content.styled(f" {number} ", "reverse") if at == 0 else Content("   ")
                lines.append(self._click(Content.assemble(lead, " ", part), str(number)))
            lines.append(Content(""))
        if not self._steps:
            lines = [*Content(self._rest).wrap(width), Content("")]
        lines.append(Content.styled("Also", "dim"))
        return lines + [self._act(key, name) for key, name in self._acts]

    def _act(self, key: str, name: str) -> Content:
        return self._click(Content.assemble((key, "bold underline"), f" {name}"), key)

    def _click(self, content: Content, key: str) -> Content:
        return content.stylize(Style.from_meta({"@click": f"want({key!r})"}))

    def action_want(self, key: str) -> None:
        """It was clicked."""
        self.post_message(self.Wanted(key))


def _ink(step: NextStep) -> str:
    return "bold $text-error" if step.overdue else "bold"
