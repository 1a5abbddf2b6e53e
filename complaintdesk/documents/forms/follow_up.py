"""The follow-up form (ISO 10002:2018, annex E): one case as a page, for the office's own file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from complaintdesk.documents import words
from complaintdesk.documents.forms import follow_up_words as forms
from complaintdesk.documents.letters.sources import Known, Sources, read
from complaintdesk.documents.letters.values import name_of
from complaintdesk.documents.paper.blocks import Block, Facts, Grid, Heading, Paper, Prose
from complaintdesk.queries import case_file, handling
from complaintdesk.queries.case_file import EventRow
from complaintdesk.queries.handling import Handled
from complaintdesk.queries.tracking_grid import GridRow, grid
from complaintdesk.rules import written
from complaintdesk.rules.plain_text import clean_line, for_paper
from complaintdesk.rules.vocabulary import Channel, ContactKind, Level, Need, Outcome, Priority
from complaintdesk.store.look import Look

Row = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Followed:
    """What the form shows of one case."""

    sources: Sources
    handled: Handled
    history: list[EventRow]


def followed(look: Look, case_id: int) -> Followed:
    """Ask for all of it. Raises `NotFound`."""
    return Followed(read(look, case_id), handling.handled(look, case_id), case_file.history(look, case_id))


def follow_up(of: Followed, language: str) -> Paper:
    """The page: receipt, complainant, problem, assessment, investigation, remedy, tracking."""
    return _Page(of, language).paper()


class _Page:
    def __init__(self, of: Followed, language: str) -> None:
        self.of, self.language = of, language
        self.sources, self.case = of.sources, of.sources.file
        self.zone = ZoneInfo(self.sources.office.time_zone)

    def paper(self) -> Paper:
        """All of it."""
        office = for_paper(clean_line(self.sources.office.name))
        title = f"{self._name('title')} – {self.case.reference}"
        return Paper(
            language=self.language,
            office=office,
            contact=(),
            heading=title,
            blocks=tuple(self._blocks()),
            page=words.label(self.language, "page"),
            facts=((words.label(self.language, "date"), written.short_day(self.sources.today, self.language)),),
            foot=f"{self._name('inside')} · {self.case.reference}",
            dense=True,
        )

    def _blocks(self) -> Iterator[Block]:
        parts = (
            ("receipt", self._receipt()),
            ("complainant", self._people()),
            ("problem", self._problem()),
            ("assessment", self._assessment()),
            ("investigation", self._investigation()),
            ("remedy", self._remedy()),
        )
        for number, (name, rows) in enumerate(parts, 1):
            yield Heading(f"{number}  {self._name(name)}")
            shown = tuple((self._name(key), for_paper(value)) for key, value in rows if value)
            yield Facts(shown) if shown else Prose("—")
        yield Heading(f"{len(parts) + 1}  {self._name('tracking')}")
        yield self._tracking()

    def _receipt(self) -> Iterator[Row]:
        case = self.case
        yield "received", self._moment(case.received_at)
        yield "by", words.said(self.language, Channel, case.medium)
        yield "taken_by", case.taken_by
        yield "department", case.department
        yield "branch", case.branch
        yield "at_once", case.immediate_action
        yield "due", self._day(case.next_due)
        yield "owner", case.owner

    def _people(self) -> Iterator[Row]:
        known = self.sources.complainant
        yield "name", name_of(known) or self._name("nobody")
        if known is not None:
            yield from self._person(known)
        acting = self.sources.representative
        if acting is not None:
            capacity = self.case.representative_capacity
            said = name_of(acting) + (f" ({capacity})" if capacity else "")
            yield "through", ", ".join([said, *self._ways(acting)])

    def _person(self, known: Known) -> Iterator[Row]:
        person, _ = known
        yield "organisation", person.organisation
        yield "reached", "\n".join(self._ways(known))
        yield "language", person.language
        needs = "" if person.needs == Need.NONE else words.said(self.language, Need, person.needs)
        yield "needs", ", ".join(part for part in (needs, person.needs_note or "") if part)

    def _ways(self, known: Known) -> list[str]:
        return [way.value for way in known[1] if way.kind in list(ContactKind)]

    def _problem(self) -> Iterator[Row]:
        case = self.case
        yield "category", words.problem(self.language, case.problem, case.problem_label)
        yield "product", case.product
        yield "order", case.order_number
        yield "happened_on", self._day(case.problem_on)
        yield "described", case.description
        yield "recurrent", self._name("yes") if case.recurrent else None
        yield "documents", case.supporting_documents
        yield "concerned", case.people_concerned

    def _assessment(self) -> Iterator[Row]:
        case = self.case
        if case.assessed_at is not None:
            for name, value in (("severity", case.severity), ("complexity", case.complexity)):
                yield name, words.said(self.language, Level, value)
            yield "impact", words.said(self.language, Level, case.impact)
            yield "priority", words.said(self.language, Priority, case.priority)
        safety = self._name("yes") if case.safety else self._name("no") if case.assessed_at else None
        yield "safety", " – ".join(part for part in (safety, case.safety_note) if part)
        yield "needed", case.action_needed
        yield "note", case.assessment_note

    def _investigation(self) -> Iterator[Row]:
        found = self.of.handled.investigation
        if found is not None:
            yield "investigator", found.investigator
            for name in ("their_side", "our_side", "findings"):
                yield name, getattr(found, name)
            yield (
                "cause",
                ", ".join(
                    part for part in (self._cause(found.cause, found.cause_label), found.cause_note) if part
                ),
            )
            yield "prevention", found.prevention
            yield "concluded", self._moment(found.concluded_at) if found.concluded_at else None
        yield "evidence", "\n".join(self._evidence())

    def _evidence(self) -> Iterator[str]:
        for each in self.of.handled.evidence:
            more = [part for part in (each.from_whom, self._day(each.obtained_on), each.where_kept) if part]
            yield clean_line(each.what) + (f" ({', '.join(more)})" if more else "")

    def _remedy(self) -> Iterator[Row]:
        case = self.case
        yield "asked", self._given(case.remedy_sought, case.sum_sought, case.currency)
        yield (
            "offered",
            "\n".join(
                f"{self._moment(each.made_at)}: {self._given(each.remedies, each.amount, each.currency)}"
                for each in self.of.handled.proposals
                if each.side == "ours"
            ),
        )
        yield "outcome", self._outcome(case.outcome)
        yield "decision", case.decision
        yield "reason", case.decision_reason
        yield "given", self._given(case.remedy_given, case.sum_given, case.currency) if case.decided_at else None
        yield "referred", case.referred_to

    def _tracking(self) -> Grid:
        heads = tuple(self._name(each) for each in ("action", "day", "who", "remarks"))
        rows = tuple(self._step(row) for row in grid(self.of.history))
        return Grid(heads, rows, (5, 5, 4, 8))

    def _step(self, row: GridRow) -> tuple[str, ...]:
        step = forms.STEPS[self.language].get(row.step, row.step)
        if row.at is None:
            return (words.capital(step, self.language), "", "", "")
        said = [for_paper(clean_line(self._remark(field, value))) for field, value in row.remarks]
        said += [self._name("times").format(row.times)] if row.times > 1 else []
        return (
            words.capital(step, self.language),
            self._moment(row.at),
            for_paper(row.who or ""),
            ", ".join(part for part in said if part),
        )

    def _remark(self, field: str, value: Any) -> str:
        text = str(value)
        if field in ("remedy", "remedy_given"):
            return words.remedies(self.language, text.split(","))
        if field == "channel":
            return words.said(self.language, Channel, text)
        if field == "priority":
            return words.said(self.language, Priority, text)
        if field == "outcome":
            return self._outcome(text)
        if field == "cause":
            return self._cause(text, None)
        if field == "closing_reason":
            return forms.REASONS[self.language].get(text, text.replace("_", " "))
        return text

    def _outcome(self, code: str | None) -> str:
        return forms.OUTCOMES[self.language][Outcome(code)] if code else ""

    def _cause(self, code: str | None, kept: str | None) -> str:
        """The office's own words where it has changed them."""
        if code is None:
            return ""
        found = self.of.handled.investigation
        label = kept or (found.cause_label if found is not None and found.cause == code else None)
        return forms.cause(self.language, code, label)

    def _given(self, codes: str | None, amount: int | None, currency: str) -> str:
        said: Iterable[str] = (
            words.remedies(self.language, (codes or "").split(",")),
            "" if amount is None else written.amount(amount, currency, self.language),
        )
        return ", ".join(part for part in said if part)

    def _name(self, key: str) -> str:
        return forms.NAMES[self.language][key]

    def _moment(self, kept: str) -> str:
        at = datetime.fromisoformat(kept).astimezone(self.zone)
        return f"{written.short_day(at.date(), self.language)}, {at:%H:%M}"

    def _day(self, kept: str | None) -> str | None:
        return None if kept is None else written.short_day(date.fromisoformat(kept), self.language)
