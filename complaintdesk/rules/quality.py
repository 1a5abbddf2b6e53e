"""The checklist of a quality review: were both sides of a closed case treated fairly (annex D)?

In our own words; the heading of each question is one of the words by which annex D says what objectivity is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from complaintdesk.rules.measures import share
from complaintdesk.rules.vocabulary import Word


class Judgement(Word):
    """What a reviewer says to a question."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the checklist: its code never changes. `side`: whose treatment it looks at."""

    code: str
    word: str
    side: str  # complainant | staff | both
    text: str


_THEIRS, _STAFF, _BOTH = "complainant", "staff", "both"
QUESTIONS: tuple[Question, ...] = (
    Question("way_known", "openness", _THEIRS, "Did they know how it goes on: steps, times, where else to go?"),
    Question(
        "staff_told", "openness", _STAFF, "Were the staff concerned told what was said and what was decided?"
    ),
    Question("their_side", "impartiality", _THEIRS, "Was the complainant's side heard and written down?"),
    Question("our_side", "impartiality", _STAFF, "Was our staff's side heard and written down?"),
    Question("no_interest", "impartiality", _BOTH, "Was it handled by people with no stake in it?"),
    Question("on_evidence", "impartiality", _BOTH, "Does the decision rest on evidence, not on who said it?"),
    Question("confidential", "confidentiality", _THEIRS, "Did only those learn who complains who had to know?"),
    Question("staff_private", "confidentiality", _STAFF, "Was what concerns our staff kept to those who need it?"),
    Question(
        "reachable", "accessibility", _THEIRS, "Could they complain in the way and language that suits them?"
    ),
    Question("plain_words", "accessibility", _THEIRS, "Are our letters plain, without terms they cannot know?"),
    Question("facts_found", "completeness", _BOTH, "Were the facts that matter found, and both sides asked?"),
    Question("each_point", "completeness", _THEIRS, "Was each point of the complaint answered?"),
    Question("reasons", "completeness", _THEIRS, "Were reasons given that they can follow?"),
    Question("like_alike", "equity", _BOTH, "Was it decided as like cases were, or is it said why not?"),
    Question("remedy_fits", "equity", _THEIRS, "Does the remedy fit what went wrong and what it cost them?"),
    Question("staff_fair", "equity", _STAFF, "Was our staff treated fairly: no blame before findings?"),
    Question("needs_met", "sensitivity", _THEIRS, "Was it handled with regard to their needs and situation?"),
    Question("tone", "sensitivity", _BOTH, "Is the tone towards both sides respectful?"),
)
BY_CODE = {question.code: question for question in QUESTIONS}


@dataclass(frozen=True, slots=True)
class Result:
    """How often each was said to a question; those to whom it does not apply stand apart."""

    question: Question
    yes: int = 0
    partly: int = 0
    no: int = 0
    not_applicable: int = 0

    @property
    def applies(self) -> int:
        """Of how many cases it could be said."""
        return self.yes + self.partly + self.no

    def says(self) -> str:
        """`yes 83 %`, or that there are too few to say."""
        return share(self.yes, self.applies)


def results(answers: Iterable[tuple[str, str, int]]) -> tuple[Result, ...]:
    """A result for each question of the checklist, from (question, answer, how often); unknown codes left out."""
    counted: dict[str, dict[str, int]] = {code: {} for code in BY_CODE}
    for question, answer, times in answers:
        if question in counted:
            counted[question][answer] = counted[question].get(answer, 0) + times
    return tuple(Result(BY_CODE[code], **given) for code, given in counted.items())
