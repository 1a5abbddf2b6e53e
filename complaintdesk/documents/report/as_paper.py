"""A report as a paper: to be read, printed, signed and handed to whoever audits (8.4, 8.5)."""

from __future__ import annotations

from complaintdesk.documents.paper.blocks import (
    Blank,
    Block,
    Facts,
    Figures,
    Grid,
    Heading,
    Paper,
    Points,
    Prose,
    Row,
)
from complaintdesk.documents.report import pictures
from complaintdesk.documents.report.definitions import definitions
from complaintdesk.documents.report.reading import Report, Rose
from complaintdesk.queries import figure_words
from complaintdesk.queries.figure_words import DAYS_TITLES, PARETO_TITLES
from complaintdesk.queries.measured import By, Kind
from complaintdesk.queries.objectives import ObjectiveRow
from complaintdesk.rules import comparing, period_words
from complaintdesk.rules.improvement import State
from complaintdesk.rules.measures import PERIODIC, share
from complaintdesk.rules.unusual import unusual, words
from complaintdesk.rules.vocabulary import Stage

_ABOUT = (
    "How complaints were handled in the period, counted from the cases on file. Each figure is defined at the end "
    "with the clause of ISO 10002:2018 that it serves. ▲ and ▼ are more and fewer than in {compared}. Where fewer "
    "than five cases would make a share, a median or an average, it says “too few to say”."
)


def as_paper(report: Report) -> Paper:
    """The paper."""
    source = report.source
    return Paper(
        language="en",
        office=report.office,
        contact=report.contact,
        heading=f"Complaint handling: report for {report.period}",
        blocks=tuple(_blocks(report)),
        page="Page {} of {}",
        foot=f"{report.office} · complaint handling, {report.period} · made {source.made}",
        dense=True,
    )


def _blocks(report: Report) -> list[Block]:
    return [
        Facts(
            (
                ("Period", f"{report.period} ({report.board.scope.period.name.replace('..', ' to ')})"),
                ("Compared with", report.compared),
                ("Cases of", report.department),
                ("Made", f"{report.source.made} ({report.source.time_zone}), by {report.source.made_by}"),
            )
        ),
        Prose(_ABOUT.format(compared=report.compared), "small"),
        *_glance(report),
        *_worse(report),
        *_weeks(report),
        Heading("Promises kept"),
        pictures.promises(report),
        *_annex_h(report),
        *_objectives(report),
        *_days(report),
        *_about(report),
        *_outcomes(report),
        *_open(report),
        *_definitions(report),
        *_sources(report),
        *_signatures(),
    ]


def _glance(report: Report) -> list[Block]:
    board = report.board
    tiles = [
        (f"{board.standing.open:,}", "open now", ""),
        (f"{board.standing.overdue:,}", "overdue now", ""),
    ]
    for code, title in (("received", "received"), ("closed", "closed")):
        now, before = board.figure(code), board.figure_before(code)
        tiles.append((f"{now.count:,}", title, figure_words.change(now, before)))
    for code, title in (("acknowledged_late", "acknowledged in time"), ("decided_late", "decided in time")):
        now = board.figure(code)
        of = now.of or 0
        tiles.append((share(of - now.count, of), title, f"of {of:,}" if now.value is not None else ""))
    handling = board.satisfaction.handling
    said = "too few to say" if handling.share is None else f"{round(100 * handling.share)} %"
    tiles.append((said, "satisfied with the handling", f"of {handling.answered:,} answers"))
    paid = board.figure("compensation")
    tiles.append((figure_words.short(paid), "compensation paid", f"{paid.count:,} payments" if paid.count else ""))
    return [Heading("At a glance"), Figures(tuple(tiles), 4)]


def _worse(report: Report) -> list[Block]:
    blocks: list[Block] = [Heading("What got worse, and is our fix for it working?")]
    if not report.board.figure("received").count:
        return [*blocks, Prose("Nothing was received in this period.")]
    if not report.rose:
        return [*blocks, Prose(f"No problem and no cause was more frequent than in {report.compared}.")]
    rows = tuple(
        (
            f"{'◆ ' if rose.worse.is_beyond else ''}{rose.worse.row.label}"
            + (" (cause)" if rose.worse.by is By.CAUSE else ""),
            f"{rose.worse.row.n:,}",
            comparing.change(rose.worse.row.n, rose.worse.row.before),
            rose.worse.says,
            _fix(rose),
        )
        for rose in report.rose
    )
    heads = ("Problem or cause", "Cases", "Change", "Is that beyond what is usual?", "What is done about it")
    return [*blocks, Grid(heads, rows, (21, 9, 11, 27, 32), (1,))]


def _fix(rose: Rose) -> str:
    if not rose.actions:
        return "No corrective action is about it."
    said = [f"{each.number} {each.title} ({each.state}): {each.says}" for each in rose.actions[:2]]
    if all(each.state in (State.CHECKED, State.CLOSED) for each in rose.actions):
        said.append("That was judged by the figures of its time, and it rises again.")
    return "\n".join(said)


def _weeks(report: Report) -> list[Block]:
    board = report.board
    blocks: list[Block] = [Heading("Arrivals and closings by week")]
    for field, title in (("received", "Received"), ("closed", "Closed")):
        chart = board.usual(field)
        said = [
            words(each, getattr(board.weeks[each.last], field), period_words.day(board.weeks[each.last].first))
            for each in unusual(chart)
        ]
        usual = "; ".join(said) if said else "no week is beyond what is usual"
        if chart.too_few:
            usual = "too few whole weeks to say what is usual"
        blocks += [Prose(f"{title} by week: {usual}.", "caption"), pictures.weeks(report, field)]
    return [*blocks, Prose(pictures.SIGNALS, "small")]


def _days(report: Report) -> list[Block]:
    blocks: list[Block] = [Heading("How long it took")]
    told = " (calendar days by month: dark, half of the cases; light, nine in ten; below, how many cases)"
    for kind in Kind:
        blocks += [Prose(DAYS_TITLES[kind] + told, "caption"), pictures.days(report, kind)]
        told = ""
    return blocks


def _about(report: Report) -> list[Block]:
    blocks: list[Block] = [Heading("What complaints were about")]
    for by, title in PARETO_TITLES.items():
        found = report.board.paretos[by]
        said = f"{title}: {found.total:,} cases, {comparing.change(found.total, found.total_before)}"
        blocks.append(Prose(said if found.rows else f"{title}: nothing in this period.", "caption"))
        if found.rows:
            blocks.append(pictures.pareto(report, by))
    return blocks


def _outcomes(report: Report) -> list[Block]:
    board = report.board
    now = board.satisfaction
    asked = (
        f"{now.asked:,} asked: {now.answered:,} answered, {now.refused:,} refused, {now.not_reached:,} not "
        f"reached; response {now.response_rate}"
    )
    again = tuple(f"{each.number} {each.title}: {each.n:,} cases" for each in board.recurrences)
    return [
        Heading("Remedies given"),
        pictures.remedies(report) if board.remedies else Prose("Nothing was decided in this period."),
        Heading("Satisfaction"),
        Facts(
            (
                ("Sample", asked),
                ("With the handling", now.handling.in_words),
                ("With the outcome", now.outcome.in_words),
            )
        ),
        Heading("What came again although something was done about it"),
        Points(again) if again else Prose("Nothing of a kind that was mended came again in this period."),
    ]


def _open(report: Report) -> list[Block]:
    rows = tuple((Stage(row.stage).label, f"{row.n:,}") for row in report.board.stages)
    half = (len(rows) + 1) // 2
    pairs = zip(rows[:half], (*rows[half:], ("", ""))[:half], strict=True)
    grid = tuple((*left, *right) for left, right in pairs)
    return [
        Heading(f"Open cases on {period_words.day(report.board.today)}"),
        pictures.ages(report),
        Grid(("Stage", "Cases", "Stage", "Cases"), grid, (35, 15, 35, 15), (1, 3)),
    ]


def _annex_h(report: Report) -> list[Block]:
    rows = []
    for measure in PERIODIC:
        now, before = report.board.figure(measure.code), report.board.figure_before(measure.code)
        moved = " ".join((figure_words.change(now, before), figure_words.judged(now, before))).strip()
        rows.append((measure.title, figure_words.value(now), figure_words.value(before), moved))
    heads = ("Measure", "In the period", "Compared with", "Change")
    return [Heading("Measures of annex H"), Grid(heads, tuple(rows), (30, 27, 27, 16))]


def _objectives(report: Report) -> list[Block]:
    rows = tuple(
        (
            f"{row.verdict.sign} {report.board.objective_title(row)}",
            row.target_says,
            row.actual_says,
            _verdict(row),
            row.owner,
            row.due_on,
        )
        for row in report.board.objectives
    )
    heads = ("Objective (6.2)", "Target", "Actual", "Met?", "Owner", "Due")
    table: Block = Grid(heads, rows, (28, 17, 17, 13, 14, 11)) if rows else Prose("No objective is set.")
    return [Heading("Objectives against actuals"), table]


def _verdict(row: ObjectiveRow) -> str:
    return row.verdict.says + (", past its alarm" if row.alarmed else "")


def _definitions(report: Report) -> list[Block]:
    rows = tuple((each.title, each.definition, each.clause) for each in definitions())
    heads = ("Figure", "Definition", "Clause")
    return [Heading("How each figure is counted"), Grid(heads, rows, (20, 64, 16))]


def _sources(report: Report) -> list[Block]:
    source, board = report.source, report.board
    return [
        Heading("Sources"),
        Facts(
            (
                ("File", source.file),
                ("Cases on file", f"{board.ever:,}"),
                ("Cases received in the period", f"{board.figure('received').count:,}"),
                ("Counted", f"{source.made} ({source.time_zone}; {source.made_utc})"),
                ("Made by", source.made_by),
                ("Program", f"{source.program}, definitions version {source.definitions}"),
            )
        ),
    ]


def _signatures() -> list[Block]:
    return [
        Heading("Signatures"),
        Row((Blank("Made by"), Blank("Date"))),
        Row((Blank("Seen by top management"), Blank("Date"))),
        Row((Blank("Seen by the auditor"), Blank("Date"))),
    ]
