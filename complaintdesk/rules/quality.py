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
    text: str
    side: str  # complainant | staff | both


QUESTIONS: tuple[Question, ...] = (
    Question("way_known", "openness", "Did they know how it goes on: steps, times, where else to go?", "complainant"),
    Question("staff_told", "openness", "Were the staff concerned told what was said, and what was decided?", "staff"),
    Question("their_side", "impartiality", "Was the complainant's side heard and written down?", "complainant"),
    Question("our_side", "impartiality", "Was our staff's side heard and written down?", "staff"),
    Question("no_interest", "impartiality", "Was it handled by people with no stake in it?", "both"),
    Question("on_evidence", "impartiality", "Does the decision rest on evidence, not on who said it?", "both"),
    Question(
        "confidential", "confidentiality", "Did only those learn who it is who had to know?", "complainant"
    ),
    Question("staff_private", "confidentiality", "Was what concerns our staff kept to those who need it?", "staff"),
    Question("reachable", "accessibility", "Could they complain in the way and language that suits them?", "complainant"),
    Question("plain_words", "accessibility", "Are our letters plain, without terms they cannot know?", "complainant"),
    Question("facts_found", "completeness", "Were the facts that matter found, and asked of both sides?", "both"),
    Question("each_point", "completeness", "Was each point of the complaint answered?", "complainant"),
    Question("reasons", "completeness", "Were reasons given that they can follow?", "complainant"),
    Question("like_alike", "equity", "Was it decided as like cases were, or is it said why not?", "both"),
    Question("remedy_fits", "equity", "Does the remedy fit what went wrong and what it cost them?", "complainant"),
    Question("staff_fair", "equity", "Was our staff treated fairly: no blame before findings?", "staff"),
    Question("needs_met", "sensitivity", "Was it handled with regard to their needs and situation?", "complainant"),
    Question("tone", "sensitivity", "Is the tone towards both sides respectful?", "both"),
)  # fmt: skip
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
