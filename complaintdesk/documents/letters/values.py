"""The values of the merge fields of one case (`rules.letter_fields`), in the language of the letter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from complaintdesk.documents import words
from complaintdesk.documents.letters.sources import Known, Sources, Typed
from complaintdesk.rules import written
from complaintdesk.rules.clocks import by_kind, due_on
from complaintdesk.rules.letter_fields import FIELDS
from complaintdesk.rules.letters import LetterKind
from complaintdesk.rules.plain_text import clean_line, fold, for_paper
from complaintdesk.rules.recourse import Level
from complaintdesk.rules.vocabulary import ClockKind, ComplainantKind, Outcome, Priority, Stage
from complaintdesk.store import presets

_LONGEST = 120  # characters of the first line that a letter repeats
_ENDS = ".!?…:;”\"')"


def values(sources: Sources, kind: LetterKind, language: str, clerk: str, typed: Typed) -> dict[str, str]:
    """Every field by its name, empty where there is nothing to say. Nothing in it is unseen on paper."""
    made = _Values(sources, kind, language, typed)
    found = {**made.of_everybody(clerk), **made.of_time(), **made.of_what_is_given(), **made.of_recourse()}
    assert found.keys() == FIELDS.keys(), found.keys() ^ FIELDS.keys()  # noqa: S101 - a field without a value
    return {name: for_paper(value or "") for name, value in found.items()}


def name_of(reader: Known | None) -> str:
    """The name to write to; empty where only a telephone number or an address is known of them."""
    if reader is None:
        return ""
    person, ways = reader
    name = for_paper(clean_line(person.name))
    return "" if name in {clean_line(way.value) for way in ways} else name


def salutation(reader: Known | None, language: str) -> str:
    """How a letter begins: to a person by name."""
    name = name_of(reader)
    # of an organisation the name is a person's where the organisation's own stands beside it
    person = reader is not None and (
        reader[0].kind == ComplainantKind.PERSON or reader[0].organisation not in (None, "", name)
    )
    if name and person:
        return words.label(language, "dear").format(name)
    return words.label(language, "dear_all")


class _Values:
    def __init__(self, sources: Sources, kind: LetterKind, language: str, typed: Typed) -> None:
        self.sources, self.kind, self.language, self.typed = sources, kind, language, typed
        self.case = sources.file
        running = [clock for clock in sources.clocks if clock.runs and clock.paused_at is None]
        self.running = by_kind((date.fromisoformat(clock.due_on), clock.kind) for clock in running)

    def of_everybody(self, clerk: str) -> dict[str, str | None]:
        case = self.case
        return {
            "reference": case.reference,
            "salutation": salutation(self.sources.reader, self.language),
            "name": name_of(self.sources.reader),
            "represented": name_of(self.sources.complainant) if self.sources.representative else None,
            "about": _quoted(case.description),
            "product": clean_line(case.product or ""),
            "received_on": self._day(case.received_on),
            "today": written.day(self.sources.today, self.language),
            "office": clean_line(self.sources.office.name),
            "clerk": clean_line(clerk),
            "owner": clean_line(case.owner or ""),
            "standing": words.word(self.language, Stage(case.stage)),
            "news": self.typed.news,
            "reason": _ended(self.typed.reason),
        }

    def of_time(self) -> dict[str, str | None]:
        review = self.case.standing.in_review
        decide, update = self._decide_by(), self._update_by()
        promised = [("decide_by", decide), ("update_by", update)]
        if decide == update:  # one day is said in one sentence
            promised = [("decide_and_update_by", decide)]
        said = [
            words.label(self.language, name).format(written.day(day, self.language))
            for name, day in promised
            if day is not None
        ]
        new_date = self.typed.new_date or (decide if self.kind is LetterKind.DELAY else None)
        if self.kind is LetterKind.DELAY and update is not None and new_date is not None and update >= new_date:
            update = None  # "until then" there is no news
        return {
            "promise": " ".join(said) or words.label(self.language, "no_promise"),
            "decide_by": self._of(decide),
            "update_by": self._of(update),
            "review_since": self._instant(self.case.review_at) if review else None,
            "no_review": None if review else "yes",
            "new_date": self._of(new_date),
            "decided_on": self._day(self.case.decided_on) or written.day(self.sources.today, self.language),
            "rejected_on": self._instant(self.case.answered_at) if self.case.standing.rejected else None,
        }

    def of_what_is_given(self) -> dict[str, str | None]:
        codes, amount, currency, offer = self._given()
        outcome = self.typed.outcome or (Outcome(self.case.outcome) if self.case.outcome else None)
        return {
            "offer": offer,
            "remedies": words.remedies(self.language, codes),
            "sum": None if amount is None else written.amount(amount, currency, self.language),
            "outcome": "" if outcome is None else words.word(self.language, outcome),
            "decision": self.typed.decision or self.case.decision,
        }

    def of_recourse(self) -> dict[str, str | None]:
        outcome = self.typed.outcome or self.case.outcome
        wanted = self.kind is LetterKind.FINAL or outcome != Outcome.UPHELD or self.case.standing.rejected
        until = self.running.get(ClockKind.RECOURSE)
        if self.typed.decision is not None:  # it is told now, and their time begins with it
            until = self._counted(ClockKind.RECOURSE)
        return {
            "recourse": "\n".join(self._ways()) if wanted else None,
            "recourse_until": self._of(until) if wanted else None,
        }

    def _given(self) -> tuple[list[str], int | None, str, str | None]:
        """Codes of remedies, the sum, its currency, and the words of the offer: as typed, else as on file."""
        typed, case = self.typed, self.case
        if typed.remedies is not None:
            codes = [remedy.value for remedy in typed.remedies]
            return codes, typed.amount, case.currency, typed.offer
        if self.kind is LetterKind.OFFER:
            waiting = [each for each in self.sources.proposals if each.side == "ours" and each.answer is None]
            if not waiting:
                return [], None, case.currency, typed.offer
            last = waiting[-1]
            return last.remedies.split(","), last.amount, last.currency, typed.offer or last.text
        return (case.remedy_given or "").split(","), case.sum_given, case.currency, typed.offer

    def _decide_by(self) -> date | None:
        kind = ClockKind.REVIEW_DECIDE if self.case.standing.in_review else ClockKind.DECIDE
        return self.running.get(kind)

    def _update_by(self) -> date | None:
        """The next news counts from today, when they have this letter."""
        return None if self.case.standing.closed else self._counted(ClockKind.UPDATE)

    def _counted(self, kind: ClockKind) -> date | None:
        priority = Priority(self.case.priority) if self.case.priority else None
        clocks = self.sources.policy.of_kind(kind, priority)
        return min((due_on(each, self.sources.now, self.sources.calendar) for each in clocks), default=None)

    def _ways(self) -> Iterator[str]:
        """Where they can go next, a line each: our own review while it is open, and the outside bodies."""
        standing = self.case.standing
        reviewed = standing.reviewed or (standing.in_review and self.typed.decision is not None)
        if not reviewed and not standing.in_review:
            review = words.label(self.language, "review")
            yield f"– {review}: {words.label(self.language, 'review_words')}"
        gone = {fold(row.body or "") for row in self.sources.recourse if row.level == Level.OUTSIDE}
        for body in self.sources.bodies:
            if fold(body.name) in gone:
                continue
            contact, within = presets.body_in(self.language, body.contact, body.within)
            until = f" {words.label(self.language, 'within').format(clean_line(within))}" if within else ""
            yield f"– {clean_line(body.name)}: {_ended(clean_line(contact))}{until}"

    def _of(self, day: date | None) -> str | None:
        return None if day is None else written.day(day, self.language)

    def _day(self, kept: str | None) -> str | None:
        return None if kept is None else written.day(date.fromisoformat(kept), self.language)

    def _instant(self, kept: str | None) -> str | None:
        if kept is None:
            return None
        local = datetime.fromisoformat(kept).astimezone(ZoneInfo(self.sources.office.time_zone))
        return written.day(local.date(), self.language)


def _quoted(text: str) -> str:
    """The first line that says anything, in quotation marks, cut at a word."""
    line = next((line for line in map(clean_line, for_paper(text).split("\n")) if line), "")
    if not line:
        return ""
    if len(line) > _LONGEST:
        line = line[: _LONGEST - 1].rsplit(" ", 1)[0].rstrip(" .,;:") + "…"
    return f"“{line.rstrip('.')}”"


def _ended(text: str | None) -> str:
    """The text with a full stop, unless it has an end of its own."""
    said = (text or "").rstrip()
    return said if not said or said[-1] in _ENDS else f"{said}."
