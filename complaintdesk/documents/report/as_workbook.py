"""A report as a workbook: a sheet for each part, numbers as numbers, with charts the spreadsheet draws itself.

Nothing that people have typed acts in it: texts are kept as texts, and begin with an apostrophe where a
spreadsheet might take them for a formula.
"""

from __future__ import annotations

from io import BytesIO

import openpyxl  # type: ignore[import-untyped]

from complaintdesk.documents.report.definitions import definitions
from complaintdesk.documents.report.reading import Report
from complaintdesk.documents.report.sheet import Sheet
from complaintdesk.queries import figure_words
from complaintdesk.queries.figure_words import DAYS_TITLES, PARETO_TITLES, amounts, remedy_label
from complaintdesk.queries.measured import Kind
from complaintdesk.rules.measures import PERIODIC
from complaintdesk.rules.vocabulary import Stage


def as_workbook(report: Report) -> bytes:
    """The file."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    book.properties.title = f"Complaint handling, {report.period}"
    book.properties.creator = "complaintdesk"
    for part in (_summary, _weeks, _days, _about, _worse, _objectives, _outcomes, _open, _definitions):
        part(report, book)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _summary(report: Report, book: openpyxl.Workbook) -> None:
    source = report.source
    sheet = Sheet(book, "Report", (30, 30, 30, 16, 12, 12, 12, 12))
    sheet.title(f"Complaint handling: report for {report.period}")
    for name, value in (
        ("Office", report.office),
        ("Period", report.period),
        ("Compared with", report.compared),
        ("Cases of", report.department),
        ("Made", f"{source.made} ({source.time_zone}), by {source.made_by}"),
        ("File", source.file),
        ("Program", f"{source.program}, definitions version {source.definitions}"),
    ):
        sheet.row(name, value)
    sheet.row("Cases on file", report.board.ever)
    sheet.gap()
    sheet.heads("Measure", "In the period", "Compared with", "Change", "Count", "Of", "Median", "9 in 10")
    for measure in PERIODIC:
        now, before = report.board.figure(measure.code), report.board.figure_before(measure.code)
        sheet.row(
            measure.title,
            figure_words.value(now),
            figure_words.value(before),
            figure_words.change(now, before),
            now.count,
            now.of,
            now.median,
            now.ninth,
        )
    sheet.gap()
    for who in ("Made by", "Seen by top management", "Seen by the auditor"):
        sheet.row(who, "", "Date")
        sheet.gap()


def _weeks(report: Report, book: openpyxl.Workbook) -> None:
    board = report.board
    sheet = Sheet(book, "Weeks", (12, 12, 10, 10, 10, 14, 10, 10, 10, 10, 14))
    sheet.title("Cases received and closed by week, with the limits of what is usual (XmR)")
    names = ("Mean", "Lower", "Upper", "Unusual")
    sheet.heads("From", "To", "Received", *names, "Closed", *names)
    for at, row in enumerate(board.weeks):
        values: list[object] = [row.first, row.last]
        for field in ("received", "closed"):
            chart = board.usual(field)
            marked = ", ".join(sorted({signal.rule.value for signal in chart.signals_at(at)}))
            values += [getattr(row, field), chart.centre, chart.lower, chart.upper, marked]
        sheet.row(*values)
    sheet.lines("Received by week", "M3", 1, (3, 4, 5, 6))
    sheet.lines("Closed by week", "M20", 1, (8, 9, 10, 11))


def _days(report: Report, book: openpyxl.Workbook) -> None:
    sheet = Sheet(book, "Days", (12, *(12 for _ in range(9))))
    sheet.title("Calendar days from receipt, by month")
    heads = [f"{DAYS_TITLES[kind].removeprefix('Days to ').capitalize()}: {what}" for kind in Kind for what in _OF]
    sheet.heads("Month", *heads)
    for rows in zip(*(report.board.days[kind] for kind in Kind), strict=True):
        sheet.row(rows[0].month, *(value for row in rows for value in (row.n, row.median, row.ninth)))
    for at, kind in enumerate(Kind):
        sheet.columns(DAYS_TITLES[kind], f"L{3 + 17 * at}", 1, (3 + 3 * at, 4 + 3 * at))


_OF = ("cases", "half within", "9 in 10 within")


def _about(report: Report, book: openpyxl.Workbook) -> None:
    for by, title in PARETO_TITLES.items():
        found = report.board.paretos[by]
        sheet = Sheet(book, title, (40, 10, 12, 12, 12))
        sheet.title(f"{title} of the cases received")
        sheet.heads(title, "Cases", "Before", "Change", "So far")
        for row in found.rows:
            sheet.row(row.label, row.n, row.before, row.n - row.before, _share(row.cumulative, found.total))
        sheet.percent(5)
        sheet.bars(title, "G3", 1, (2,))


def _worse(report: Report, book: openpyxl.Workbook) -> None:
    sheet = Sheet(book, "What got worse", (40, 10, 10, 10, 10, 60, 80))
    sheet.title("What got worse, and is our fix for it working?")
    heads = ("Problem or cause", "Kind", "Cases", "Before", "Change", "Is that beyond what is usual?", "Our fix")
    sheet.heads(*heads)
    for worse, actions in report.rose:
        said = "\n".join(f"{each.number} {each.title} ({each.state}): {each.says}" for each in actions)
        row = worse.row
        sheet.row(row.label, worse.by.value, row.n, row.before, worse.rise, worse.says, said or "none")


def _outcomes(report: Report, book: openpyxl.Workbook) -> None:
    board = report.board
    sheet = Sheet(book, "Remedies", (40, 12, 30))
    sheet.title("Remedies given by the decisions of the period")
    sheet.heads("Remedy", "Decisions", "Sums")
    for row in board.remedies:
        sheet.row(remedy_label(row.remedy), row.cases, amounts(row.sums))
    sheet.bars("Remedies given", "E3", 1, (2,))
    now = board.satisfaction
    sheet = Sheet(book, "Satisfaction", (30, 60))
    sheet.title("How complainants were treated, and what came of it")
    for name, n in (
        ("Asked", now.asked),
        ("Answered", now.answered),
        ("Refused", now.refused),
        ("Not reached", now.not_reached),
        ("Taken down by who handled the case", now.by_handlers),
    ):
        sheet.row(name, n)
    sheet.row("With the handling", now.handling.in_words)
    sheet.row("With the outcome", now.outcome.in_words)
    sheet.gap()
    sheet.heads("Came again after a fix", "Cases")
    for again in board.recurrences:
        sheet.row(f"{again.number} {again.title}", again.n)


def _objectives(report: Report, book: openpyxl.Workbook) -> None:
    sheet = Sheet(book, "Objectives", (40, 20, 20, 16, 24, 14))
    sheet.title("Objectives against actuals (6.2)")
    sheet.heads("Objective", "Target", "Actual", "Met?", "Owner", "Due")
    for row in report.board.objectives:
        title = report.board.objective_title(row)
        sheet.row(title, row.target_says, row.actual_says, row.verdict.says, row.owner, row.due_on)


def _open(report: Report, book: openpyxl.Workbook) -> None:
    board = report.board
    sheet = Sheet(book, "Open cases", (30, 12))
    sheet.title(f"Open cases on {board.today}")
    sheet.heads("Age", "Cases")
    for row in board.ages:
        sheet.row(row.label, row.n)
    sheet.bars("Open cases by age", "D3", 1, (2,))
    sheet.gap()
    sheet.heads("Stage", "Cases")
    for stage in board.stages:
        sheet.row(Stage(stage.stage).label, stage.n)


def _definitions(report: Report, book: openpyxl.Workbook) -> None:
    sheet = Sheet(book, "Definitions", (30, 110, 18))
    sheet.title("How each figure is counted (ISO 10002:2018)")
    sheet.heads("Figure", "Definition", "Clause")
    for each in definitions():
        sheet.row(each.title, each.definition, each.clause)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
