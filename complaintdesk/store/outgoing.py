"""What is on file that must not go out with a letter on one case: found by indexes, however many cases there are.

`rules.send_guard` says how texts are compared; operations ask here within their act, queries within a look.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from complaintdesk.rules import send_guard
from complaintdesk.rules.plain_text import fold
from complaintdesk.rules.send_guard import Inside, Verdict
from complaintdesk.store import mentions
from complaintdesk.store.look import Look
from complaintdesk.store.mentions import Whose

_NOTES = "a note for inside"
_FINDINGS = "the findings"
# Where each text stands, what it is called, and whether its words never go out. What was found, and what will
# prevent a repeat, may be meant for the complainant (7.7); what people said inside is not.
_INSIDE = (
    ("SELECT text FROM communication WHERE case_id = :id AND direction = 'inside'", _NOTES, True),
    ('SELECT decision_reason FROM "case" WHERE id = :id', "our reason for the decision", True),
    ('SELECT assessment_note FROM "case" WHERE id = :id', "the assessment", True),
    ('SELECT safety_note FROM "case" WHERE id = :id', "the note on safety", True),
    ('SELECT action_needed FROM "case" WHERE id = :id', "what was to be done at once", True),
    ('SELECT closing_note FROM "case" WHERE id = :id', "the note on the closing", True),
    ("SELECT our_side FROM investigation WHERE case_id = :id", "our side of the investigation", True),
    ("SELECT cause_note FROM investigation WHERE case_id = :id", "the note on the cause", True),
    ("SELECT findings FROM investigation WHERE case_id = :id", _FINDINGS, False),
    ("SELECT prevention FROM investigation WHERE case_id = :id", "what will prevent a repeat", False),
    ("SELECT what FROM evidence WHERE case_id = :id", "the evidence", True),
    ("SELECT carried_out_note FROM promised_remedy WHERE case_id = :id", "a note on a remedy", True),
    ("SELECT verified_note FROM promised_remedy WHERE case_id = :id", "a note on a remedy", True),
    ("SELECT paused_why FROM case_clock WHERE case_id = :id", "why the clocks stand still", True),
    (
        "SELECT p.why FROM case_clock k JOIN clock_pause p ON p.clock_id = k.id WHERE k.case_id = :id",
        "why the clocks stood still",
        True,
    ),
    ("SELECT what FROM task WHERE case_id = :id", "a task", True),
    ("SELECT answer FROM task WHERE case_id = :id", "the answer to a task", True),
    ("SELECT why FROM participant WHERE case_id = :id", "why somebody has a part in it", True),
    ("SELECT note FROM attachment WHERE case_id = :id", "the note on a file", True),
)
# What they said themselves, or were told before.
_KNOWN = (
    "SELECT text FROM communication WHERE case_id = :id AND direction <> 'inside'",
    'SELECT description FROM "case" WHERE id = :id',
    "SELECT their_side FROM investigation WHERE case_id = :id",
    "SELECT text FROM proposal WHERE case_id = :id",
    "SELECT why FROM recourse WHERE case_id = :id",
)


def judge(
    look: Look, case_id: int, text: str, inside: Sequence[Inside] = (), to_address: str | None = None
) -> Verdict:
    """What stands in the way of this text going out about this case. `inside` is not on file yet."""
    whose = mentions.whose(look, case_id)
    known = [row[0] for sql in _KNOWN for row in look.rows(sql, id=case_id) if row[0]]
    found = send_guard.judge_words(text, [*inside, *_inside(look, case_id)], known)
    questions = [*found.questions, *_cases(look, whose, text)]
    said = " ".join(known)
    for name, what in mentions.mentioned(look, whose, text, said):
        questions.append(f"{what} stands in it, and {name} has no part in this case. Is that meant?")
    if to_address is not None and fold(to_address) not in {fold(way) for way in whose.ways}:
        questions.append(f"{to_address} is no address that is on file for them. Is it really theirs?")
    return Verdict(found.refused, tuple(dict.fromkeys(questions)))


def _inside(look: Look, case_id: int) -> Iterator[Inside]:
    for sql, where, never in _INSIDE:
        yield from (Inside(where, text, never) for (text,) in look.rows(sql, id=case_id) if text)


def _cases(look: Look, whose: Whose, text: str) -> Iterator[str]:
    for number in send_guard.references_in(text):
        found = look.value('SELECT id FROM "case" WHERE reference = :number', number=number)
        if found is not None and found not in whose.cases:
            yield f"The number {number} is that of another case. Is it meant?"
