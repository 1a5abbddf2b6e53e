"""The head of the case screen: which case, how urgent, how far; and the names of its panes."""

from __future__ import annotations

from datetime import date

from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widget import Widget

from complaintdesk.rules.dates import due_words
from complaintdesk.rules.vocabulary import ClockKind, ClosingReason, Stage
from screens.case_read import CaseRead
from screens.case_words import PRIORITY_SIGNS, label
from screens.text import shown

_LIFE = (  # done, and to be done
    ("received", "receive"),
    ("acknowledged", "acknowledge"),
    ("assessed", "assess"),
    ("investigated", "investigate"),
    ("decided", "decide"),
    ("carried out", "carry out"),
    ("closed", "close"),
)
_SIDE_WAYS = {Stage.REJECTED: "not accepted", Stage.IN_REVIEW: "in review", Stage.OUTSIDE: "outside"}


class CaseHead(Widget):
    """Two lines. What must be seen (reference, priority, what is due) is never cut; names give way."""

    DEFAULT_CSS = "CaseHead { height: 2; padding: 0 1; }"

    def __init__(self) -> None:
        super().__init__()
        self._whole: CaseRead | None = None

    def show(self, whole: CaseRead) -> None:
        """This case."""
        self._whole = whole
        self.refresh()

    def render(self) -> Content:
        """Title and progress."""
        if self._whole is None:
            return Content("")
        width = self.content_size.width
        return Content("\n").join([title(self._whole, width), progress(self._whole, width)])


def title(whole: CaseRead, width: int) -> Content:
    """Reference · who · what · priority, and at the right what is due."""
    case = whole.file
    sign = PRIORITY_SIGNS.get(case.priority or "", "not assessed")
    if case.safety and case.priority != "urgent":
        sign = f"‼ safety · {sign}"
    loud = bool(case.safety) or case.priority in ("urgent", "high")
    due, late = _due(whole)
    right = Content.styled(due, "bold $text-error" if late else "bold")
    urgent = Content.styled(sign, "bold $text-warning" if loud else "")
    names = Content.assemble(shown(whole.name), " · ", shown(case.problem_label))
    room = width - len(case.reference) - 2 - urgent.cell_length - 3 - right.cell_length - 2
    if room < 4:
        return Content.assemble((case.reference, "bold"), "  ", urgent, "  ", right).truncate(width, ellipsis=True)
    left = Content.assemble((case.reference, "bold"), "  ", names.truncate(room, ellipsis=True), " · ", urgent)
    return Content.assemble(left, " " * (width - left.cell_length - right.cell_length), right)


def _due(whole: CaseRead) -> tuple[str, bool]:
    case = whole.file
    if case.closed_on is not None:
        if whole.part_of is not None:
            return f"part of {whole.part_of}", False
        return f"closed {whole.day(case.closed_on)}: {label(ClosingReason, case.closing_reason)}", False
    if case.next_due is None:
        return "", False
    due = date.fromisoformat(case.next_due)
    at = whole.local(case.next_due_at).time() if case.next_due_at else None
    clock = f" ({label(ClockKind, case.next_clock)})" if case.next_clock else ""
    late = due < whole.today
    return ("" if late else "due ") + due_words(due, whole.today, at) + clock, late


def progress(whole: CaseRead, width: int) -> Content:
    """How far the case has come: ✓ done, ▶ to be done now, – left out; and the side way it is on."""
    case, standing = whole.file, whole.standing
    investigated = standing.investigated or standing.decided
    carried_out = standing.decided and not standing.to_carry_out and (standing.accepted or standing.closed)
    assessed = standing.assessed or standing.decided
    done = (True, standing.acknowledged, assessed, investigated, standing.decided, carried_out, standing.closed)
    parts: list[Content] = []
    at_now = True
    for (name, doing), is_done in zip(_LIFE, done, strict=True):
        if is_done:
            parts.append(Content.styled(f"{name} ✓", "$text-success"))
        elif standing.closed:
            parts.append(Content.styled(f"{name} –", "dim"))
        elif at_now:
            at_now = False
            parts.append(Content.styled(f"▶ {_side_way(whole) or doing}", "bold reverse"))
        else:
            parts.append(Content.styled(name, "dim"))
    if case.reopened:
        parts[0] = Content.styled(f"reopened {case.reopened}×", "bold")
    for between in (" — ", " ─ ", "─", " "):
        line = Content(between).join(parts)
        if line.cell_length <= width:
            return line
    return _narrow(parts, width)


def _side_way(whole: CaseRead) -> str | None:
    """What is waited for where it is none of the steps."""
    standing = whole.standing
    if standing.decided and not standing.informed:
        return "tell the decision"
    if standing.offered or (standing.informed and standing.answer is None):
        return "hear their answer"
    stage = whole.file.stage
    return _SIDE_WAYS.get(Stage(stage)) if stage in list(Stage) else None


def _narrow(parts: list[Content], width: int) -> Content:
    """One ✓ for all that is done; where even that is too long, the names of what was done first give way."""
    done = [Content.styled(part.plain.removesuffix(" ✓"), "$text-success") for part in parts if _is_done(part)]
    rest = [part for part in parts if not _is_done(part)]
    sign = Content.styled("✓", "$text-success")
    for left_out in range(len(done) + 1):
        line = Content(" ").join([sign, *([Content("…")] if left_out else []), *done[left_out:], *rest])
        if line.cell_length <= width:
            return line
    return Content(" ").join([sign, *rest]).truncate(width, ellipsis=True)


def _is_done(part: Content) -> bool:
    return part.plain.endswith("✓")


class PaneBar(Widget):
    """The panes' names on one line; `▸` stands before the one that is shown, its letter is underlined."""

    DEFAULT_CSS = "PaneBar { height: 1; padding: 0 1; background: $boost; }"

    class Chosen(Message):
        """A name was clicked."""

        def __init__(self, pane: str) -> None:
            super().__init__()
            self.pane = pane

    def __init__(self, panes: dict[str, tuple[str, str]]) -> None:
        super().__init__()
        self.auto_links = False  # a key is enough of a mark
        self._panes = panes  # id: (name, letter)
        self._counts: dict[str, int] = {}
        self._here = next(iter(panes))

    def show(self, here: str, counts: dict[str, int] | None = None) -> None:
        """Which one is shown, and how many entries each has."""
        self._here = here
        if counts is not None:
            self._counts = counts
        self.refresh()

    def render(self) -> Content:
        """One line, closer together where it is narrow."""
        wide = self._parts(" ")
        line = Content(" ").join(wide)
        return line if line.cell_length <= self.content_size.width else Content("").join(self._parts(""))

    def _parts(self, end: str) -> list[Content]:
        parts = []
        for pane, (name, letter) in self._panes.items():
            at = name.index(letter)
            here = pane == self._here
            text = Content.assemble(
                "▸" if here else " ",
                name[:at],
                (name[at], "underline bold"),
                name[at + 1 :],
                f" {self._counts[pane]}" if pane in self._counts else "",
                end,
            )
            text = text.stylize("bold reverse" if here else "")
            parts.append(text.stylize(Style.from_meta({"@click": f"choose({pane!r})"})))
        return parts

    def action_choose(self, pane: str) -> None:
        """It was clicked."""
        self.post_message(self.Chosen(pane))
