"""What all surveys came to: the last twelve months, by month and by department (8.3)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from complaintdesk.queries import satisfaction, survey_told
from complaintdesk.queries.satisfaction import Satisfaction
from complaintdesk.rules import measures
from complaintdesk.rules.satisfaction import DEFINITION, LEAST, Marks, months_before
from complaintdesk.store.look import Look
from screens.frame import Follows, desk_app
from screens.widgets.reading import Block, Reading, Row
from screens.work import begin

_MONTHS = 12
_HEAD = ("", "asked", "answered", "handling", "mean", "outcome", "mean")
_WIDTHS = (18, 6, 9, 9, 5, 9, 5)


class SurveyResultsDialog(Follows, ModalScreen[None]):
    """Figures to read; Esc closes."""

    HELP = (
        "What everybody said who was asked within the last twelve months, by the day on which they answered (8.3)."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,r", "dismiss", "Back", id="results.back", tooltip="Back to the surveys"),
    ]
    CSS = """
    SurveyResultsDialog .dialog { width: 90; height: 90%; }
    SurveyResultsDialog Reading { height: 1fr; }
    """

    def compose(self) -> ComposeResult:
        """The figures."""
        with Vertical(classes="dialog") as box:
            box.border_title = "Satisfaction · the last twelve months · 8.3"
            box.border_subtitle = "Esc back"
            yield Reading(id="results")

    def on_mount(self) -> None:
        """Ask."""
        self.query_one(Reading).focus()
        begin(self, self.refresh_from_file, group="results", exclusive=True)

    async def refresh_from_file(self) -> None:
        """Ask again."""
        self.query_one(Reading).show(await desk_app(self).look(_blocks))


def _blocks(look: Look) -> list[Block]:
    last = look.today
    first = months_before(last, _MONTHS)
    whole = satisfaction.satisfaction(look, first, last)
    blocks = [_block("Who answered", survey_told.response_lines(None, whole))]
    blocks.append(_block("Satisfied with the handling", survey_told.marks_lines(whole.handling)))
    blocks.append(_block("Satisfied with the outcome", survey_told.marks_lines(whole.outcome)))
    months = [(row.month, row.figures) for row in satisfaction.by_month(look, first, last)]
    departments = [(row.name, row.figures) for row in satisfaction.by_department(look, first, last)]
    blocks.append(_block("By month", tuple(_table(months))))
    blocks.append(_block("By department", tuple(_table(departments))))
    return [*blocks, _block("What is counted", (DEFINITION,))]


def _block(heading: str, lines: tuple[str, ...]) -> Block:
    return Block(heading, (Row(heading, "title"), *map(Row, lines), Row("")))


def _table(rows: list[tuple[str, Satisfaction]]) -> Iterator[str]:
    if not rows:
        yield "Nobody was asked in that time."
        return
    yield _line(_HEAD)
    for name, figures in rows:
        asked = (str(figures.asked), str(figures.answered))
        yield _line((name, *asked, *_cells(figures.handling), *_cells(figures.outcome)))


def _cells(marks: Marks) -> tuple[str, str]:
    share = measures.share(marks.satisfied, marks.answered, LEAST).replace("too few to say", "too few")
    return share, "–" if marks.mean is None else f"{marks.mean:.1f}"


def _line(cells: tuple[str, ...]) -> str:
    first, *rest = zip(cells, _WIDTHS, strict=True)
    return f"{first[0][: first[1]]:<{first[1]}}" + "".join(f" {cell:>{width}}" for cell, width in rest)
