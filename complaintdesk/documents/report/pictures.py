"""The charts of a report: weeks with their limits, days by month, Pareto, promises, ages."""

from __future__ import annotations

from complaintdesk.documents.charts.bars import Bar, bars
from complaintdesk.documents.charts.by_time import Limits, Month, Point, month_chart, run_chart
from complaintdesk.documents.paper.blocks import Picture
from complaintdesk.documents.report.reading import Report
from complaintdesk.queries.figure_words import DAYS_TITLES, PARETO_TITLES, amounts, remedy_label
from complaintdesk.queries.measured import By, Kind
from complaintdesk.rules import comparing
from complaintdesk.rules.measures import share
from complaintdesk.rules.period_words import month

_MOST = 12  # kinds in a Pareto; the others are told below it
_RULES = {"beyond": "1", "run": "2", "near": "3"}
SIGNALS = "◇1 beyond the limits · ◇2 eight weeks in a row on one side of the mean · ◇3 three of four near a limit"


def weeks(report: Report, field: str) -> Picture:
    """Cases received or closed by week, with the limits of what is usual."""
    board = report.board
    chart = board.usual(field)
    points = []
    for at, row in enumerate(board.weeks):
        begins = row.last.day <= 7
        numbers = "".join(sorted({_RULES[signal.rule.value] for signal in chart.signals_at(at)}))
        points.append(Point(getattr(row, field), month(f"{row.last:%Y-%m}")[:3] if begins else "", numbers))
    limits = None
    if chart.centre is not None and chart.lower is not None and chart.upper is not None:
        limits = Limits(round(chart.centre, 1), round(chart.lower, 1), round(chart.upper, 1))
    said = ", ".join(f"{getattr(row, field)}" for row in board.weeks)
    usual = f" Mean {limits.mean}, limits {limits.lower} to {limits.upper}." if limits else ""
    words = f"Cases {field} in each week from {board.weeks[0].first} on: {said}.{usual}"
    return Picture(run_chart(points, limits, words), words)


def days(report: Report, kind: Kind) -> Picture:
    """Half and nine in ten, by month."""
    rows = report.board.days[kind]
    months = [Month(f"{month(row.month)[:3]} {row.month[2:4]}", row.n, row.median, row.ninth) for row in rows]
    said = "; ".join(
        f"{month(row.month)}: half within {row.median}, nine in ten within {row.ninth}"
        if row.median is not None
        else f"{month(row.month)}: too few to say"
        for row in rows
    )
    words = f"{DAYS_TITLES[kind]} by month. {said}."
    return Picture(month_chart(months, words), words)


def pareto(report: Report, by: By) -> Picture:
    """Kinds of cases, most first, with the share so far and the change."""
    found = report.board.paretos[by]
    rows = [
        Bar(
            row.label,
            row.n,
            f"{row.n:,}",
            (_percent(row.cumulative, found.total), comparing.change(row.n, row.before)),
        )
        for row in found.rows[:_MOST]
    ]
    rest = found.total - sum(row.n for row in found.rows[:_MOST])
    if rest > 0:
        rows.append(Bar("all others", 0, f"{rest:,}", (_percent(found.total, found.total), "")))
    said = "; ".join(f"{row.label}: {row.said}" for row in rows)
    words = f"{PARETO_TITLES[by]}, most first: {said}."
    return Picture(bars(rows, words, ("so far", "change")), words)


def promises(report: Report) -> Picture:
    """How many were acknowledged and decided in time."""
    rows = []
    for title, code in (("acknowledged in time", "acknowledged_late"), ("decided in time", "decided_late")):
        figure = report.board.figure(code)
        of = figure.of or 0
        kept = of - figure.count
        part = 100 * kept / of if of else 0
        rows.append(Bar(title, part, f"{share(kept, of)} · {kept:,} of {of:,}", whole=100 if of else 0))
    words = "; ".join(f"{row.label}: {row.said}" for row in rows)
    return Picture(bars(rows, words), words)


def ages(report: Report) -> Picture:
    """Open cases by age."""
    rows = [Bar(row.label, row.n, f"{row.n:,}") for row in report.board.ages]
    words = "Open cases by age: " + "; ".join(f"{row.label}: {row.said}" for row in rows)
    return Picture(bars(rows, words), words)


def remedies(report: Report) -> Picture:
    """What decisions gave, with their sums."""
    earlier = {row.remedy: row.cases for row in report.board.remedies_before}
    rows = [
        Bar(
            remedy_label(row.remedy),
            row.cases,
            f"{row.cases:,}",
            (amounts(row.sums), comparing.change(row.cases, earlier.get(row.remedy, 0))),
        )
        for row in report.board.remedies[:_MOST]
    ]
    words = "Remedies given: " + "; ".join(f"{row.label}: {row.said}" for row in rows)
    return Picture(bars(rows, words, ("sum", "change")), words)


def _percent(part: int, whole: int) -> str:
    return f"{round(100 * part / whole)} %" if whole else ""
