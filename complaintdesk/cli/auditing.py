"""`audit`: the programme of audits, their questions, findings and reports (8.5, annex I)."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

from complaintdesk.cli import output, papers, session
from complaintdesk.rules.errors import Invalid

if TYPE_CHECKING:
    from complaintdesk.queries.audit import AuditRow, FindingRow
    from complaintdesk.store.look import Look

    Verbs = argparse._SubParsersAction[argparse.ArgumentParser]

_ABOUT = """\
list           the programme; findings: of all audits, with what is done; checklist: the questions that are shipped
show N         one audit: its questions with their numbers, answers, cases, figures, findings
report N       the report, as text, html or pdf (-o FILE, --format)
plan, change, drop, ask, answer, link, draw, figure, find, action, done, verify, conclude
               what is done, with name=value: audit plan title="Receipt" scope="7.2, 7.4" planned_on="12 Dec"
               auditor="Helen Ward"; alone each says what it takes. People, cases and days as they are called.
"""
_READING = ("list", "show", "report", "findings", "checklist")


def add_to(verbs: Verbs) -> None:
    """Add the verb."""
    parser = verbs.add_parser(
        "audit",
        help="plan audits, answer their questions, follow findings up, print the report",
        description=_ABOUT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("what", nargs="?", default="list", metavar="WHAT", type=output.typed, help="see above")
    parser.add_argument("given", nargs="*", metavar="N or NAME=VALUE", type=output.typed, help="what it takes")
    parser.add_argument("--format", choices=("text", "json", "html", "pdf"), help="default: text")
    papers.add_output_to(parser)
    session.add_as(parser)
    parser.set_defaults(run=run, lang=None)


def run(given: argparse.Namespace) -> int:
    """Tell, print, or do."""
    from complaintdesk.cli.room_acts import AUDIT, carry_out

    if given.what == "report":
        return _report(given)
    if given.what in _READING:
        desk = session.open_here(given)
        with desk.look() as look:
            _tell(given, look)
        desk.close()
        return 0
    return carry_out(given, AUDIT, _READING)


def _number(given: argparse.Namespace) -> int:
    if len(given.given) != 1 or not given.given[0].isdecimal():
        raise Invalid(f"Name the audit by its number: complaintdesk audit {given.what} 1.")
    return int(given.given[0])


def _report(given: argparse.Namespace) -> int:
    from complaintdesk.documents import audit_report

    if given.format == "json":
        raise Invalid("A report is text, html or pdf; `audit show` tells it as json.")
    desk = session.open_here(given)
    with desk.look() as look:
        paper = audit_report.report(look, _number(given))
    desk.close()
    papers.write(given, paper)
    return 0


def _tell(given: argparse.Namespace, look: Look) -> None:
    from complaintdesk.queries import audit
    from complaintdesk.store import checklist

    if given.what == "show":
        told = _whole(look, _number(given))
        _as_json(told) if given.format == "json" else _page(told)
    elif given.what == "findings":
        _listed(given, audit.all_findings(look), ("No.", "Clause", "Grade", "Stands", "Due", "Finding"), _finding)
    elif given.what == "checklist":
        scope = checklist.expanded(" ".join(given.given) or "all")
        asked = [each for each in checklist.questions() if each.clause in scope]
        rows = [(each.clause, each.aspect.value, each.text) for each in asked]
        if given.format == "json":
            _as_json([dict(zip(("clause", "aspect", "question"), row, strict=True)) for row in rows])
        else:
            output.print_table(("Clause", "Asks after", "Question"), rows)
    else:
        _listed(given, audit.programme(look), ("No.", "Day", "Stands", "Asked", "Auditor", "Audit"), _audit)


def _listed(given: argparse.Namespace, rows: list[Any], heads: tuple[str, ...], line: Any) -> None:
    if given.format == "json":
        _as_json([row._asdict() for row in rows])
    else:
        output.print_table(heads, [line(row) for row in rows])


def _audit(row: AuditRow) -> tuple[str, ...]:
    asked = f"{row.answered}/{row.questions}"
    return (str(row.id), row.planned_on, row.phase.label, asked, output.line(row.auditor), output.line(row.title))


def _finding(row: FindingRow) -> tuple[str, ...]:
    due = row.due_on or "—"
    return (str(row.id), row.clause, row.grade, row.progress.label, due, output.line(row.text))


def _whole(look: Look, audit_id: int) -> dict[str, Any]:
    from complaintdesk.queries import audit

    return {
        **audit.audit(look, audit_id)._asdict(),
        "phase": audit.audit(look, audit_id).phase.value,
        "asked": [each._asdict() for each in audit.questions(look, audit_id)],
        "cases": [each._asdict() for each in audit.cases(look, audit_id)],
        "figures": [each._asdict() for each in audit.figures(look, audit_id)],
        "found": [{**each._asdict(), "stands": each.progress.value} for each in audit.findings(look, audit_id)],
    }


def _page(told: dict[str, Any]) -> None:
    lines = [
        f"Audit {told['id']}: {output.line(told['title'])} ({told['phase'].replace('_', ' ')})",
        f"Scope: {told['scope'].replace(',', ', ')}   Audited by: {output.line(told['auditor'])}",
    ]
    lines += (
        [f"Concluded {told['concluded_on']}: {output.lines(told['conclusion'])}"] if told["conclusion"] else []
    )
    lines.append("")
    for each in told["asked"]:
        lines.append(f"{each['id']:>5}  {each['clause']:<8} {each['aspect']:<13} {output.line(each['text'])}")
        if each["answer"]:
            answer = each["answer"].replace("_", " ")
            lines.append(f"{'':>5}  {'':<8} → {answer}: {output.line(each['evidence'] or '')}")
    cases = [f"{each['reference']}  {'drawn' if each['drawn'] else 'chosen'}" for each in told["cases"]]
    figures = [f"{each['what']} {each['period'] or ''}: {each['value']}" for each in told["figures"]]
    found = [
        f"{each['id']:>5}  {each['clause']} {each['grade']} ({each['stands']}): {each['text']}"
        for each in told["found"]
    ]
    for name, rows in (("Cases", cases), ("Figures", figures), ("Findings", found)):
        if rows:
            lines += ["", name, *(f"  {output.line(row)}" for row in rows)]
    sys.stdout.write("\n".join(lines) + "\n")


def _as_json(told: Any) -> None:
    sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
