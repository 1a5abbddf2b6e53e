"""A report as JSON: every figure with its numbers, its definition and clause, nothing rounded away.

Days are ISO dates at the office, sums are minor units by currency, shares lie between 0 and 1.
"""

from __future__ import annotations

import json
from typing import Any, Final

from complaintdesk.documents.report.definitions import definitions
from complaintdesk.documents.report.reading import Report
from complaintdesk.queries import figure_words
from complaintdesk.queries.measured import By
from complaintdesk.queries.objectives import ObjectiveRow
from complaintdesk.rules.figure import Figure
from complaintdesk.rules.measures import BY_CODE, PERIODIC
from complaintdesk.rules.satisfaction import Marks

FORMAT: Final = "complaintdesk report"
FORMAT_VERSION: Final = 1


def as_json(report: Report) -> str:
    """The text of the file, which ends with a newline."""
    return json.dumps(data(report), ensure_ascii=False, indent=1) + "\n"


def data(report: Report) -> dict[str, Any]:
    """The report as plain values."""
    board, scope = report.board, report.board.scope
    department = scope.department
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "office": report.office,
        "source": report.source._asdict() | {"cases_on_file": board.ever},
        "period": {"name": scope.period.name, "first": str(scope.first), "last": str(scope.last)},
        "compared_with": {"first": str(scope.compared.first), "last": str(scope.compared.last)},
        "department": None if department is None else {"id": department.id, "name": department.name},
        "measures": [
            _measure(board.figure(measure.code), board.figure_before(measure.code)) for measure in PERIODIC
        ],
        "open_now": {"on": str(board.today), **board.standing._asdict()},
        "ages": [{"label": row.label, "cases": row.n} for row in board.ages],
        "stages": [row._asdict() for row in board.stages],
        "weeks": _weeks(report),
        "days": {kind.value: [row._asdict() for row in rows] for kind, rows in board.days.items()},
        "pareto": {by.value: _pareto(report, by) for by in By},
        "worse": [
            {
                "by": rose.worse.by.value,
                **rose.worse.row._asdict(),
                "beyond_limits": rose.worse.is_beyond,
                "says": rose.worse.says,
                "months": dict(zip(rose.worse.months, rose.worse.counts, strict=True)),
                "actions": [action._asdict() for action in rose.actions],
            }
            for rose in report.rose
        ],
        "remedies": [{**row._asdict(), "sums": dict(row.sums)} for row in board.remedies],
        "objectives": [_objective(row) for row in board.objectives],
        "satisfaction": _satisfaction(report),
        "came_again": [row._asdict() for row in board.recurrences],
        "definitions": [
            {"code": each.code, "title": each.title, "definition": each.definition, "clause": each.clause}
            for each in definitions()
        ],
    }


def _measure(now: Figure, before: Figure) -> dict[str, Any]:
    measure = BY_CODE[now.measure]
    return {
        "code": measure.code,
        "title": measure.title,
        "unit": measure.unit.value,
        "better": measure.better.value,
        "clause": measure.clause,
        "now": _figure(now),
        "before": _figure(before),
        "change": figure_words.change(now, before),
    }


def _figure(figure: Figure) -> dict[str, Any]:
    numbers = figure._asdict() | {"sums": dict(figure.sums)}
    del numbers["measure"]
    return {**numbers, "says": figure_words.value(figure)}


def _weeks(report: Report) -> dict[str, Any]:
    board = report.board
    made: dict[str, Any] = {
        "rows": [
            {"first": str(row.first), "last": str(row.last), "received": row.received, "closed": row.closed}
            for row in board.weeks
        ]
    }
    for field in ("received", "closed"):
        chart = board.usual(field)
        made[field] = {
            "mean": chart.centre,
            "lower_limit": chart.lower,
            "upper_limit": chart.upper,
            "signals": [
                {"week": str(board.weeks[each.at].first), "rule": each.rule.value, "above": each.above}
                for each in chart.signals
            ],
        }
    return made


def _pareto(report: Report, by: By) -> dict[str, Any]:
    found = report.board.paretos[by]
    return {
        "total": found.total,
        "total_before": found.total_before,
        "rows": [row._asdict() for row in found.rows],
    }


def _objective(row: ObjectiveRow) -> dict[str, Any]:
    return {
        "measure": row.measure,
        "department": row.department,
        "target": row.target_says,
        "actual": row.actual_says,
        "figure": _figure(row.figure),
        "verdict": row.verdict.value,
        "past_alarm": row.alarmed,
        "owner": row.owner,
        "due": row.due_on,
    }


def _satisfaction(report: Report) -> dict[str, Any]:
    now = report.board.satisfaction
    return {
        "asked": now.asked,
        "answered": now.answered,
        "refused": now.refused,
        "not_reached": now.not_reached,
        "by_handlers": now.by_handlers,
        "handling": _marks(now.handling),
        "outcome": _marks(now.outcome),
    }


def _marks(marks: Marks) -> dict[str, Any]:
    interval = marks.interval
    return {
        "marks": list(marks),
        "share": marks.share,
        "interval": None if interval is None else list(interval),
        "mean": marks.mean,
        "says": marks.in_words,
    }
