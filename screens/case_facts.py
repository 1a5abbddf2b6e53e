"""The facts of a case as they were received (7.2), and who complains (7.1)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from complaintdesk.rules.money import format_amount
from complaintdesk.rules.vocabulary import Channel, ComplainantKind, ContactKind, Need
from complaintdesk.rules.ways_to_reach import phone_shown
from screens.case_read import CaseRead, Known
from screens.case_words import label, remedies
from screens.widgets.reading import Block, Reading, Row

_INDENT = 18
Fact = tuple[str, str | None]


class FactsPane(Reading):
    """Everything that was taken down at receipt."""

    HELP = (
        "What was taken down at receipt (7.2), and how to reach the complainant (7.1). e corrects it; the words "
        "first taken down stay in the log and in the history."
    )

    def show_case(self, whole: CaseRead) -> None:
        """Show the facts as they stand."""
        self.show(list(_sections(whole)))


def fact_rows(facts: list[Fact]) -> tuple[Row, ...]:
    """Those facts that are there, each with its name at the left."""
    return tuple(
        Row(text, lead=name, lead_style="label", indent=_INDENT)
        for name, text in facts
        if text not in (None, "", "—")
    )


def _section(title: str, facts: list[Fact]) -> Iterator[Block]:
    rows = fact_rows(facts)
    if rows:
        yield Block(title, (Row(title, "title"), *rows, Row("")))


def _sections(whole: CaseRead) -> Iterator[Block]:
    case = whole.file
    if whole.complainant is None:
        yield Block("Who", (Row("Complainant", "title"), Row("anonymous: nobody to tell how it goes"), Row("")))
    else:
        yield from _section("Complainant", _person(whole.complainant))
    if whole.representative is not None:
        yield from _section(
            "Acting for them", [*_person(whole.representative), ("acting as", case.representative_capacity)]
        )
    yield from _section(
        "What happened",
        [
            ("problem", case.problem_label),
            ("about", case.product),
            ("order", case.order_number),
            ("happened on", case.problem_on and whole.day(case.problem_on)),
            ("happened before", "yes: it is not the first time" if case.recurrent else None),
            ("in their words", case.description),
            ("documents", case.supporting_documents),
        ],
    )
    yield from _section(
        "What they want",
        [
            ("remedy", remedies(case.remedy_sought)),
            ("sum", None if case.sum_sought is None else format_amount(case.sum_sought, case.currency)),
            ("done at once", case.immediate_action),
        ],
    )
    yield from _section(
        "Receipt",
        [
            ("reference", case.reference),
            ("received", f"{whole.when(case.received_at)}, by {label(Channel, case.medium)}"),
            ("taken in by", case.taken_by),
            ("owner", case.owner or "nobody yet"),
            ("department", case.department),
            ("branch", case.branch),
            ("concerns", case.people_concerned),
            ("market segment", case.market_segment),
            ("safety", case.safety_note or ("someone’s safety may be at stake" if case.safety else None)),
        ],
    )
    yield from _section("Brought in", [("from", case.origin), *_others(case.other_columns)])


def _person(known: Known) -> list[Fact]:
    person, ways = known
    needs = None if person.needs == "none" else label(Need, person.needs)
    return [
        ("name", person.name),
        ("kind", None if person.kind == ComplainantKind.PERSON else label(ComplainantKind, person.kind)),
        ("organisation", person.organisation),
        *(
            (label(ContactKind, way.kind), phone_shown(way.value) if way.kind == ContactKind.PHONE else way.value)
            for way in ways
        ),
        ("prefers", label(Channel, person.preferred_channel)),
        ("language", person.language),
        ("needs", " — ".join(part for part in (needs, person.needs_note) if part)),
        ("segment", person.market_segment),
    ]


def _others(text: str | None) -> list[Fact]:
    """The columns of an import for which the desk has no field, as they were."""
    if not text:
        return []
    try:
        columns: Any = json.loads(text)
    except ValueError:
        return [("other columns", text)]
    if not isinstance(columns, dict):
        return [("other columns", text)]
    return [(str(name), value if isinstance(value, str) else json.dumps(value)) for name, value in columns.items()]
